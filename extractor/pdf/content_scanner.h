// The operators of a decoded PDF content stream, one after the other, with as much of their operands as drawing needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace yusuan::pdf {

/// An operator's one to three characters as a number, for `switch`.
constexpr std::uint32_t operator_code(std::string_view name) {
  std::uint32_t code = 0;
  for (const char c : name) code = code << 8 | static_cast<unsigned char>(c);
  return code;
}

/// Walks over any bytes without failing; what is no operator is skipped. The bytes must outlive it.
class ContentScanner {
 public:
  explicit ContentScanner(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  /// Goes on to the next operator; false at the end. Inline image data is stepped over when `ID` is reported.
  bool next();

  /// 0 for words longer than any operator.
  std::uint32_t code() const { return code_; }
  /// Numbers outside arrays before this operator; only the last kMostNumbers are kept, as viewers do.
  int numbers() const { return count_; }
  /// The i-th of the last `arity` numbers; arity <= numbers().
  double number(int i, int arity) const { return numbers_[count_ - arity + i]; }
  /// The last name among the operands, without its slash; empty when there is none.
  std::string_view name() const { return name_; }
  /// True when an array among the operands holds a number other than zero: a dash pattern that dashes.
  bool array_is_nonzero() const { return array_is_nonzero_; }
  /// Bytes in the strings among the operands, an upper bound on the characters they show.
  std::size_t string_bytes() const { return string_bytes_; }

  /// All that stands between the operator before and this one, as it stands.
  std::string_view operands() const { return {operands_, static_cast<std::size_t>(operator_ - operands_)}; }

  static constexpr int kMostNumbers = 8;

 private:
  void skip_literal_string();
  void skip_hex_string();
  void skip_inline_image();
  void read_name();
  void read_operator();
  void read_number();
  void push(double number);
  void clear_operands();

  const char* at_;
  const char* end_;
  const char* operands_ = at_;
  const char* operator_ = at_;
  std::uint32_t code_ = 0;
  int count_ = 0;
  double numbers_[kMostNumbers] = {};
  std::string_view name_;
  bool in_array_ = false;
  bool array_is_nonzero_ = false;
  std::size_t string_bytes_ = 0;
};

}  // namespace yusuan::pdf
