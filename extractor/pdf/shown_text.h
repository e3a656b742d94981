// The operands of a text-showing operator: its strings, decoded, and the moves between them.
#pragma once

#include <string>
#include <string_view>

namespace yusuan::pdf {

/// Walks over the strings and numbers of `operands`, as they stand before Tj, TJ, ' or ", without failing on any bytes.
class ShownText {
 public:
  explicit ShownText(std::string_view operands) : rest_(operands) {}

  /// Goes on to the next string or number; false at the end.
  bool next();
  bool is_string() const { return is_string_; }
  /// The bytes of a string; valid until the next call.
  std::string_view bytes() const { return bytes_; }
  /// Inside an array; elsewhere numbers are parameters and are stepped over.
  double number() const { return number_; }

 private:
  void read_literal();
  void read_hex();
  void read_number();

  std::string_view rest_;
  std::string bytes_;
  double number_ = 0;
  bool is_string_ = false;
  bool in_array_ = false;
};

}  // namespace yusuan::pdf
