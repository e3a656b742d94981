#include "process/outbox.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "process/output.h"

namespace yusuan::process {
namespace {

// Pictures of a thousand pages need not be in memory twice.
class Mapping {
 public:
  explicit Mapping(int descriptor) {
    const off_t end = lseek(descriptor, 0, SEEK_END);
    if (end <= 0) return;
    void* start = mmap(nullptr, static_cast<std::size_t>(end), PROT_READ, MAP_SHARED, descriptor, 0);
    if (start == MAP_FAILED)
      throw OutputError(std::string("no memory for what is to be written: ") + std::strerror(errno), false);
    bytes_ = {static_cast<const char*>(start), static_cast<std::size_t>(end)};
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (!bytes_.empty()) munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  }
  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

// A parcel is its kind, two lengths, then name and bytes: `f9 120;page.html…`.
class Opener {
 public:
  explicit Opener(std::string_view bytes) : rest_(bytes) {}

  bool empty() const { return rest_.empty(); }
  char kind() {
    const char kind = rest_.front();
    rest_.remove_prefix(1);
    return kind;
  }
  std::size_t length(char end) {
    std::size_t length = 0;
    const auto [stop, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), length);
    if (error != std::errc() || stop == rest_.data() + rest_.size() || *stop != end) broken();
    rest_.remove_prefix(static_cast<std::size_t>(stop - rest_.data()) + 1);
    return length;
  }
  std::string_view take(std::size_t length) {
    if (length > rest_.size()) broken();
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }
  [[noreturn]] static void broken() { throw OutputError("the reading process has handed over something else", false); }

 private:
  std::string_view rest_;
};

bool is_plain(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string_view::npos &&
         name.find('\0') == std::string_view::npos;
}

}  // namespace

void Outbox::put(Parcel parcel, std::string_view name, std::string_view bytes) const {
  std::string head(1, static_cast<char>(parcel));
  head += std::to_string(name.size()) + ' ' + std::to_string(bytes.size()) + ';';
  head += name;
  write_whole(file_.descriptor(), head);
  write_whole(file_.descriptor(), bytes);
}

void Outbox::deliver(bool good,
                     const std::function<void(Parcel, const std::string& name, std::string_view bytes)>& take) const {
  const Mapping all(file_.descriptor());
  Opener opener(all.bytes());
  while (!opener.empty()) {
    const auto parcel = static_cast<Parcel>(opener.kind());
    const std::size_t name_length = opener.length(' '), length = opener.length(';');
    const std::string name(opener.take(name_length));
    const std::string_view bytes = opener.take(length);
    if (!is_plain(name)) Opener::broken();
    if (good || parcel == Parcel::kPicture) take(parcel, name, bytes);
  }
}

}  // namespace yusuan::process
