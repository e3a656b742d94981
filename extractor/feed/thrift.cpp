#include "feed/thrift.h"

#include <utility>

namespace yusuan::feed {

void append_varint(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) out += static_cast<char>(number | 0x80U);
  out += static_cast<char>(number);
}

void ThriftWriter::int32(int id, std::int32_t value) {
  head(id, ThriftType::kInt32);
  zigzag(value);
}

void ThriftWriter::int64(int id, std::int64_t value) {
  head(id, ThriftType::kInt64);
  zigzag(value);
}

void ThriftWriter::binary(int id, std::string_view bytes) {
  head(id, ThriftType::kBinary);
  element(bytes);
}

void ThriftWriter::begin_list(int id, ThriftType elements, std::size_t count) {
  constexpr std::size_t kShort = 15;  // from there on the length follows
  head(id, ThriftType::kList);
  const auto type = static_cast<unsigned>(elements);
  out_ += static_cast<char>((count < kShort ? count : kShort) << 4U | type);
  if (count >= kShort) append_varint(out_, count);
}

void ThriftWriter::element(std::int32_t value) { zigzag(value); }

void ThriftWriter::element(std::string_view bytes) {
  append_varint(out_, bytes.size());
  out_ += bytes;
}

void ThriftWriter::begin_struct(int id) {
  if (id > 0) head(id, ThriftType::kStruct);
  outer_.push_back(std::exchange(last_, 0));
}

void ThriftWriter::end_struct() {
  out_ += '\0';
  last_ = outer_.back();
  outer_.pop_back();
}

std::string ThriftWriter::take() {
  out_ += '\0';
  return std::move(out_);
}

void ThriftWriter::head(int id, ThriftType type) {
  const int step = id - last_;
  last_ = id;
  if (step > 0 && step <= 15) {
    out_ += static_cast<char>(static_cast<unsigned>(step) << 4U | static_cast<unsigned>(type));
    return;
  }
  out_ += static_cast<char>(type);
  zigzag(id);
}

void ThriftWriter::zigzag(std::int64_t value) {
  append_varint(out_, static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63));
}

}  // namespace yusuan::feed
