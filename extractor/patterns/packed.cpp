#include "patterns/packed.h"

#include <algorithm>
#include <vector>

namespace yusuan::patterns {
namespace {

using Kind = PatternValue::Kind;

// Of the first byte; the rest is the file.
constexpr unsigned kKindBits = 2;

// Seven bits a byte, the lowest first; the last byte has its highest bit clear.
void put(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) out += static_cast<char>(number | 0x80U);
  out += static_cast<char>(number);
}

std::uint64_t take_number(const char*& at) {
  std::uint64_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return number;
  }
}

void put(std::string& out, std::string_view text) {
  put(out, text.size());
  out += text;
}

std::string_view take_text(const char*& at) {
  const auto size = static_cast<std::size_t>(take_number(at));
  const std::string_view text(at, size);
  at += size;
  return text;
}

class Packer {
 public:
  std::string value(const PatternValue& value) {
    std::string out;
    put(out, file(value.file) << kKindBits | static_cast<std::uint64_t>(value.kind));
    put(out, static_cast<std::uint64_t>(value.line));
    put(out, value.key);
    if (value.kind == Kind::kString) put(out, value.text);
    if (value.kind == Kind::kInteger) put(out, static_cast<std::uint64_t>(value.number));
    if (value.kind != Kind::kList && value.kind != Kind::kTable) return out;
    std::string children;
    for (const PatternValue& child : value.children) children += this->value(child);
    put(out, value.children.size());
    put(out, children);
    return out;
  }

  std::string names() const {
    std::string out;
    put(out, names_.size());
    for (const std::string_view name : names_) put(out, name);
    return out;
  }

 private:
  std::uint64_t file(std::string_view name) {
    const auto known = std::find(names_.begin(), names_.end(), name);
    const auto place = static_cast<std::uint64_t>(known - names_.begin());
    if (known == names_.end()) names_.push_back(name);
    return place;
  }

  std::vector<std::string_view> names_;
};

PatternValue unpacked(const PackedValue& packed, ParsedPatterns& result) {
  const auto kept = [&](std::string_view text) {
    return text.empty() ? std::string_view() : std::string_view(result.strings.emplace_back(text));
  };
  PatternValue value{.kind = packed.kind, .line = packed.line, .key = kept(packed.key), .text = kept(packed.text)};
  value.file = result.strings.emplace_back(packed.file()).c_str();
  value.number = packed.number;
  std::vector<PatternValue> children;
  for (const PackedValue& child : packed) children.push_back(unpacked(child, result));
  value.children = result.lists.emplace_back(std::move(children));
  return value;
}

}  // namespace

std::string pack(const PatternValue& root) {
  Packer packer;
  const std::string value = packer.value(root);
  return packer.names() + value;
}

PackedValue::PackedValue(std::string_view packed) : names_(packed.data()) {
  const char* at = names_;
  for (std::uint64_t names = take_number(at); names > 0; --names) take_text(at);
  read(at);
}

void PackedValue::read(const char* at) {
  const std::uint64_t head = take_number(at);
  kind = static_cast<Kind>(head & ((1U << kKindBits) - 1));
  file_ = static_cast<std::size_t>(head >> kKindBits);
  line = static_cast<int>(take_number(at));
  key = take_text(at);
  text = kind == Kind::kString ? take_text(at) : std::string_view();
  number = kind == Kind::kInteger ? static_cast<std::int64_t>(take_number(at)) : 0;
  const bool has_children = kind == Kind::kList || kind == Kind::kTable;
  size = has_children ? static_cast<std::size_t>(take_number(at)) : 0;
  children_ = has_children ? take_text(at) : std::string_view();
  next_ = at;
}

std::string_view PackedValue::file() const {
  const char* at = names_;
  take_number(at);
  for (std::size_t i = 0; i < file_; ++i) take_text(at);
  return take_text(at);
}

PackedValue::Iterator PackedValue::begin() const { return {*this, children_.data()}; }

PackedValue::Iterator PackedValue::end() const { return {*this, children_.data() + children_.size()}; }

PackedValue::Iterator::Iterator(const PackedValue& parent, const char* at)
    : at_(at), end_(parent.children_.data() + parent.children_.size()) {
  value_.names_ = parent.names_;
  read();
}

void PackedValue::Iterator::read() {
  if (at_ != end_) value_.read(at_);
}

PackedValue::Iterator& PackedValue::Iterator::operator++() {
  at_ = value_.next_;
  read();
  return *this;
}

void unpack(std::string_view packed, ParsedPatterns& result) { result.root = unpacked(PackedValue(packed), result); }

}  // namespace yusuan::patterns
