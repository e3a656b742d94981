// Which rows an identity speaks of, by their labels.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yusuan::patterns {

/// How a label is numbered: 一、 / 1、 or 1. / （一） / 其中： / not at all.
enum class Numbering : std::uint8_t { kNone, kChinese, kDigit, kBracket, kMemo };

/// A printed label taken apart. `bare` is a view into the text, without numbering, leading code and 其中：.
struct Label {
  Numbering numbering = Numbering::kNone;
  std::string_view code;  ///< 3, 5 or 7 digits before the name, or in [ ]; empty when there are none
  std::string_view text, bare;
};

Label label_of(std::string_view text);

/// Alternatives parted by '|', each one of
///   `一、*`, `1、*`, `（一）*`, `其中：*`   every label numbered that way
///   `@total`                               every total row
///   `30231`                                a code
///   `年初结转和结余`, `使用非财政拨款结余*`  the bare label, whole or its beginning
///   `*`                                    every row
class Selector {
 public:
  Selector() = default;
  explicit Selector(std::string_view source);

  bool empty() const { return alternatives_.empty(); }
  bool fits(const Label& label, std::string_view code, bool total) const;
  const std::string& source() const { return source_; }

 private:
  enum class Kind : std::uint8_t { kAny, kTotal, kNumbering, kCode, kWhole, kPrefix };
  struct Alternative {
    Kind kind = Kind::kWhole;
    Numbering numbering = Numbering::kNone;
    std::string text;
  };
  std::string source_;
  std::vector<Alternative> alternatives_;
};

}  // namespace yusuan::patterns
