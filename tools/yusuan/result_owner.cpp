#include "result_owner.h"

#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>

namespace yusuan {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHead = std::size_t{64} << 10U;  // JSON, HTML and text name their document within the first lines
constexpr std::size_t kMostWorkbook = std::size_t{256} << 20U;
constexpr std::size_t kMostProperties = std::size_t{64} << 10U;
constexpr std::size_t kDigits = 12;  // which text for people shows

std::string read(const fs::path& path, std::size_t most) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(most, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(most));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

// A number of `count` bytes, the lowest first; 0 beyond the end.
std::size_t number_at(std::string_view bytes, std::size_t at, int count) {
  std::size_t number = 0;
  for (int i = count - 1; i >= 0; --i) {
    const std::size_t place = at + static_cast<std::size_t>(i);
    number = number << 8U | (place < bytes.size() ? static_cast<unsigned char>(bytes[place]) : 0U);
  }
  return number;
}

std::string inflated(std::string_view packed) {
  std::string text(kMostProperties, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  inflate(&stream, Z_FINISH);
  text.resize(text.size() - stream.avail_out);
  inflateEnd(&stream);
  return text;
}

// docProps/core.xml of a workbook, found by the ZIP archive's list of contents.
std::string properties_of(std::string_view archive) {
  constexpr std::string_view kEntry = "PK\x01\x02", kName = "docProps/core.xml";
  for (std::size_t at = archive.find(kEntry); at != std::string_view::npos; at = archive.find(kEntry, at + 1)) {
    const std::size_t packed_size = number_at(archive, at + 20, 4), name_size = number_at(archive, at + 28, 2);
    if (at + 46 + name_size > archive.size() || archive.substr(at + 46, name_size) != kName) continue;
    const std::size_t header = number_at(archive, at + 42, 4);
    const std::size_t start = header + 30 + number_at(archive, header + 26, 2) + number_at(archive, header + 28, 2);
    if (start > archive.size() || packed_size > archive.size() - start) return {};
    const std::string_view packed = archive.substr(start, packed_size);
    return number_at(archive, at + 10, 2) == 0 ? std::string(packed.substr(0, kMostProperties)) : inflated(packed);
  }
  return {};
}

}  // namespace

bool is_result_of(const fs::path& path, const std::string& sha256) {
  std::error_code ignored;
  const std::string_view digits = std::string_view(sha256).substr(0, kDigits);
  if (fs::is_directory(path, ignored)) {
    for (const char* name : {"documents.csv", "documents.ndjson", "documents.parquet"})
      if (read(path / name, kHead).find(digits) != std::string::npos) return true;
    return false;
  }
  const std::string head = read(path, kHead);
  if (!head.starts_with("PK")) return head.find(digits) != std::string::npos;
  return properties_of(read(path, std::min<std::size_t>(fs::file_size(path, ignored), kMostWorkbook))).find(digits) !=
         std::string::npos;
}

}  // namespace yusuan
