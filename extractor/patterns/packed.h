// A tree of pattern values as one piece of bytes: how the program holds what patterns/ says. Nothing is parsed, copied
// or relocated when it starts, and of a form that the document is not printed on hardly more is looked at than its
// titles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "patterns/pattern_value.h"

namespace yusuan::patterns {

/// The names of the files that `root` is from, then `root`; read by PackedValue alone.
std::string pack(const PatternValue& root);

/// One value of the bytes that pack() made, which must outlive it, as must what points to their text. Cheap to copy.
class PackedValue {
 public:
  class Iterator;

  /// The root of `packed`.
  explicit PackedValue(std::string_view packed);

  PatternValue::Kind kind = PatternValue::Kind::kTable;
  int line = 0;
  std::string_view key;     ///< in its table; empty in lists and for the whole file
  std::string_view text;    ///< of a string
  std::int64_t number = 0;  ///< of an integer
  std::size_t size = 0;     ///< how many elements a list has, how many entries a table

  std::string_view file() const;  ///< that it is from, without folder
  /// The elements of a list, the entries of a table.
  Iterator begin() const;
  Iterator end() const;

 private:
  PackedValue() = default;
  void read(const char* at);

  const char* names_ = nullptr;  // of the files
  std::size_t file_ = 0;         // its place among them
  std::string_view children_;
  const char* next_ = nullptr;  // behind the value
};

class PackedValue::Iterator {
 public:
  const PackedValue& operator*() const { return value_; }
  Iterator& operator++();
  bool operator==(const Iterator& other) const { return at_ == other.at_; }

 private:
  friend class PackedValue;
  Iterator(const PackedValue& parent, const char* at);
  void read();

  PackedValue value_;
  const char *at_, *end_;
};

/// What pack() was given. `result` must not be moved.
void unpack(std::string_view packed, ParsedPatterns& result);

}  // namespace yusuan::patterns
