#include "feed/parquet.h"

#include <zlib.h>

#include <bit>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "feed/thrift.h"

namespace yusuan::feed {
namespace {

// Numbers of parquet.thrift.
enum Physical : std::int32_t { kInt64 = 2, kDouble = 5, kByteArray = 6, kFixedBytes = 7 };
enum Encoding : std::int32_t { kPlain = 0, kRle = 3, kRleDictionary = 8 };
enum PageType : std::int32_t { kDataPage = 0, kDictionaryPage = 2 };
constexpr std::int32_t kRequired = 0, kOptional = 1;      // FieldRepetitionType
constexpr std::int32_t kUtf8 = 0, kDecimalConverted = 5;  // ConvertedType
constexpr int kStringType = 1, kDecimalType = 5;          // fields of LogicalType
constexpr std::int32_t kGzip = 2;                         // CompressionCodec
constexpr int kScale = 10, kPrecision = 38, kDecimalBytes = 16;
constexpr std::string_view kMagic = "PAR1";

std::string little_endian(std::uint64_t number, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8U * static_cast<unsigned>(i)));
  return text;
}

Physical physical_type(FieldType type) {
  switch (type) {
    case FieldType::kText:
      return kByteArray;
    case FieldType::kInteger:
      return kInt64;
    case FieldType::kDecimal:
      return kFixedBytes;
    case FieldType::kPoints:
      return kDouble;
  }
  return kByteArray;
}

// PLAIN; what does not fit its field's type is as good as 0 or empty, which no row has.
std::string plain(const FeedValue& value, FieldType type) {
  const auto* decimal = std::get_if<Decimal>(&value);
  const auto* number = std::get_if<std::int64_t>(&value);
  const auto* text = std::get_if<std::string>(&value);
  switch (type) {
    case FieldType::kText:
      return text != nullptr ? little_endian(text->size(), 4) + *text : little_endian(0, 4);
    case FieldType::kInteger:
      return little_endian(number != nullptr ? static_cast<std::uint64_t>(*number) : 0, 8);
    case FieldType::kDecimal:
      return parquet_decimal(decimal != nullptr ? *decimal : Decimal());
    case FieldType::kPoints:
      return little_endian(std::bit_cast<std::uint64_t>(decimal != nullptr ? decimal->to_double() : 0.0), 8);
  }
  return {};
}

std::string gzipped(const std::string& bytes) {
  constexpr int kWithGzipHeader = MAX_WBITS + 16, kUsualMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kWithGzipHeader, kUsualMemory, Z_DEFAULT_STRATEGY) !=
      Z_OK)
    throw std::bad_alloc();
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(packed.size() - stream.avail_out);
  deflateEnd(&stream);
  return packed;
}

struct ColumnChunk {
  std::int64_t values = 0, unpacked = 0, packed = 0;
  std::int64_t dictionary_at = 0, data_at = 0;
};

class ParquetFile {
 public:
  explicit ParquetFile(const Relation& relation) : relation_(relation), out_(kMagic) {}

  void add_group(const std::vector<FeedRow>& rows) {
    std::vector<ColumnChunk> chunks;
    for (std::size_t field = 0; field < relation_.fields.size(); ++field) chunks.push_back(add_column(rows, field));
    document_ = groups_.empty() ? document_of(rows.front()) : "";
    groups_.emplace_back(static_cast<std::int64_t>(rows.size()), std::move(chunks));
  }

  std::string finish() {
    const std::string footer = metadata();
    out_ += footer + little_endian(footer.size(), 4);
    out_ += kMagic;
    return std::move(out_);
  }

 private:
  std::string document_of(const FeedRow& row) const {
    for (std::size_t i = 0; i < row.size(); ++i)
      if (const auto* hash = std::get_if<std::string>(&row[i]); hash != nullptr)
        if (relation_.fields[i].name == "document_sha256") return *hash;
    return "";
  }

  ColumnChunk add_column(const std::vector<FeedRow>& rows, std::size_t place) {
    const Field& field = relation_.fields[place];
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::string dictionary;
    std::vector<std::uint32_t> levels, indices;
    for (const FeedRow& row : rows) {
      const bool null = std::holds_alternative<std::monostate>(row[place]) && !field.required;
      levels.push_back(null ? 0 : 1);
      if (null) continue;
      std::string bytes = plain(row[place], field.type);
      const auto [known, first] = numbers.try_emplace(bytes, static_cast<std::uint32_t>(numbers.size()));
      if (first) dictionary += bytes;
      indices.push_back(known->second);
    }
    const int width = numbers.size() < 2 ? 0 : std::bit_width(numbers.size() - 1);
    std::string data;
    if (!field.required) {
      const std::string packed = run_lengths(levels, 1);
      data = little_endian(packed.size(), 4) + packed;
    }
    data += static_cast<char>(width);
    data += run_lengths(indices, width);
    ColumnChunk chunk{.values = static_cast<std::int64_t>(rows.size())};
    chunk.dictionary_at = add_page(kDictionaryPage, numbers.size(), dictionary, chunk);
    chunk.data_at = add_page(kDataPage, rows.size(), data, chunk);
    return chunk;
  }

  // Where it begins.
  std::int64_t add_page(PageType type, std::size_t values, const std::string& bytes, ColumnChunk& chunk) {
    const std::string packed = gzipped(bytes);
    ThriftWriter head;
    head.int32(1, type);
    head.int32(2, static_cast<std::int32_t>(bytes.size()));
    head.int32(3, static_cast<std::int32_t>(packed.size()));
    head.begin_struct(type == kDataPage ? 5 : 7);
    head.int32(1, static_cast<std::int32_t>(values));
    head.int32(2, type == kDataPage ? kRleDictionary : kPlain);
    if (type == kDataPage) {
      head.int32(3, kRle);
      head.int32(4, kRle);
    }
    head.end_struct();
    const std::string header = head.take();
    const auto at = static_cast<std::int64_t>(out_.size());
    out_ += header + packed;
    chunk.unpacked += static_cast<std::int64_t>(header.size() + bytes.size());
    chunk.packed += static_cast<std::int64_t>(header.size() + packed.size());
    return at;
  }

  std::string metadata() const {
    ThriftWriter file;
    file.int32(1, 1);  // version of the format
    file.begin_list(2, ThriftType::kStruct, relation_.fields.size() + 1);
    file.begin_struct(0);
    file.binary(4, relation_.name);
    file.int32(5, static_cast<std::int32_t>(relation_.fields.size()));
    file.end_struct();
    for (const Field& field : relation_.fields) write_field(file, field);
    std::int64_t rows = 0;
    for (const auto& [count, chunks] : groups_) rows += count;
    file.int64(3, rows);
    file.begin_list(4, ThriftType::kStruct, groups_.size());
    for (const auto& [count, chunks] : groups_) write_group(file, count, chunks);
    file.begin_list(5, ThriftType::kStruct, 3 + relation_.fields.size());
    write_note(file, "yusuan.schema_version", std::to_string(kFeedSchemaVersion));
    write_note(file, "yusuan.document", document_);
    write_note(file, relation_.name, relation_.meaning);
    for (const Field& field : relation_.fields) write_note(file, relation_.name + '.' + field.name, field.meaning);
    file.binary(6, "yusuan");
    return file.take();
  }

  static void write_field(ThriftWriter& file, const Field& field) {
    file.begin_struct(0);
    file.int32(1, physical_type(field.type));
    if (field.type == FieldType::kDecimal) file.int32(2, kDecimalBytes);
    file.int32(3, field.required ? kRequired : kOptional);
    file.binary(4, field.name);
    if (field.type == FieldType::kText) {
      file.int32(6, kUtf8);
      file.begin_struct(10);
      file.begin_struct(kStringType);
      file.end_struct();
      file.end_struct();
    } else if (field.type == FieldType::kDecimal) {
      file.int32(6, kDecimalConverted);
      file.int32(7, kScale);
      file.int32(8, kPrecision);
      file.begin_struct(10);
      file.begin_struct(kDecimalType);
      file.int32(1, kScale);
      file.int32(2, kPrecision);
      file.end_struct();
      file.end_struct();
    }
    file.end_struct();
  }

  void write_group(ThriftWriter& file, std::int64_t rows, const std::vector<ColumnChunk>& chunks) const {
    std::int64_t bytes = 0;
    file.begin_struct(0);
    file.begin_list(1, ThriftType::kStruct, chunks.size());
    for (std::size_t i = 0; i < chunks.size(); ++i) {
      write_chunk(file, relation_.fields[i], chunks[i]);
      bytes += chunks[i].unpacked;
    }
    file.int64(2, bytes);
    file.int64(3, rows);
    file.end_struct();
  }

  static void write_chunk(ThriftWriter& file, const Field& field, const ColumnChunk& chunk) {
    file.begin_struct(0);
    file.int64(2, chunk.dictionary_at);
    file.begin_struct(3);
    file.int32(1, physical_type(field.type));
    file.begin_list(2, ThriftType::kInt32, 3);
    for (const Encoding encoding : {kPlain, kRle, kRleDictionary}) file.element(encoding);
    file.begin_list(3, ThriftType::kBinary, 1);
    file.element(field.name);
    file.int32(4, kGzip);
    file.int64(5, chunk.values);
    file.int64(6, chunk.unpacked);
    file.int64(7, chunk.packed);
    file.int64(9, chunk.data_at);
    file.int64(11, chunk.dictionary_at);
    file.end_struct();
    file.end_struct();
  }

  static void write_note(ThriftWriter& file, const std::string& key, const std::string& value) {
    file.begin_struct(0);
    file.binary(1, key);
    file.binary(2, value);
    file.end_struct();
  }

  const Relation& relation_;
  std::string out_;
  std::string document_;                                                   // whose rows these are, where there is one
  std::vector<std::pair<std::int64_t, std::vector<ColumnChunk>>> groups_;  // rows, and a chunk a field
};

std::size_t equal_from(const std::vector<std::uint32_t>& numbers, std::size_t from) {
  std::size_t end = from;
  while (end < numbers.size() && numbers[end] == numbers[from]) ++end;
  return end - from;
}

}  // namespace

std::string run_lengths(const std::vector<std::uint32_t>& numbers, int width) {
  constexpr std::size_t kPiece = 8;
  std::string out;
  for (std::size_t at = 0; at < numbers.size();) {
    if (const std::size_t run = equal_from(numbers, at); run >= kPiece || width == 0) {
      append_varint(out, run << 1U);
      out += little_endian(numbers[at], (width + 7) / 8);
      at += run;
      continue;
    }
    std::size_t pieces = 0;
    std::string bits;
    for (; at < numbers.size() && equal_from(numbers, at) < kPiece; ++pieces, at += kPiece) {
      std::uint64_t waiting = 0;
      unsigned held = 0;
      for (std::size_t i = at; i < at + kPiece; ++i) {
        waiting |= std::uint64_t{i < numbers.size() ? numbers[i] : 0U} << held;
        for (held += static_cast<unsigned>(width); held >= 8; held -= 8, waiting >>= 8U)
          bits += static_cast<char>(waiting);
      }
    }
    append_varint(out, pieces << 1U | 1U);
    out += bits;
  }
  return out;
}

std::string parquet_decimal(const Decimal& value) {
  __extension__ using Wide = __int128;  // 19 digits and ten more
  Wide number = value.mantissa();
  for (int scale = value.scale(); scale < kScale; ++scale) number *= 10;
  int finer = value.scale() - kScale;
  for (; finer > 1; --finer) number /= 10;
  if (finer == 1) number = (number + (number < 0 ? -5 : 5)) / 10;
  std::string bytes;
  for (int i = kDecimalBytes - 1; i >= 0; --i) bytes += static_cast<char>(number >> (8 * i));
  return bytes;
}

std::string to_parquet(const Relation& relation, const std::vector<std::vector<FeedRow>>& groups) {
  ParquetFile file(relation);
  for (const std::vector<FeedRow>& rows : groups)
    if (!rows.empty()) file.add_group(rows);
  return file.finish();
}

}  // namespace yusuan::feed
