// How the codes of a font are parted and how far each moves the text on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yusuan::pdf {

struct FontMetrics {
  enum class Codes : std::uint8_t {
    kUnknown,  ///< vertical fonts, character maps of the file's own, widths that only the reader knows
    kOneByte,
    kTwoBytes,
    kMixed,  ///< ASCII in one byte, all else in two, as in GBK
  };

  Codes codes = Codes::kUnknown;
  double em = 0.001;                      ///< of the font size: what a width of 1 is
  double ascent = 0.95, descent = -0.35;  ///< in em, of the boxes that Poppler draws around its characters
  float usual = 0;                        ///< width of what `widths` does not list
  std::vector<float> widths;              ///< by code, or by character of the collection; negative: not listed
  /// Where codes are no characters of the collection: which one the space is; ASCII follows it. The widths of others
  /// are the usual one. Negative: codes are characters.
  int space = -1;
  /// Codes are numbers of glyphs, and the file says of none which character it is: what a reader takes for characters
  /// are these numbers.
  bool unnamed = false;
  std::string name;  ///< as the file calls the font; may be empty

  /// Whether those boxes are far taller or flatter than a line, or beside it: they say nothing about where the
  /// characters stand.
  bool is_odd() const {
    // Boxes of 60 fonts of published PDFs are 0.77 to 1.44 high, their middles 0.22 to 0.40 above the baseline.
    constexpr double kFlattest = 0.75, kTallest = 1.8, kLowest = 0.1, kHighest = 0.55;
    const double middle = (ascent + descent) / 2;
    return ascent - descent > kTallest || ascent - descent < kFlattest || middle < kLowest || middle > kHighest;
  }

  float width(std::uint32_t code) const {
    std::int64_t at = code;
    if (space >= 0) at = code >= 0x20 && code < 0x7f ? space + static_cast<std::int64_t>(code) - 0x20 : -1;
    if (at < 0 || at >= static_cast<std::int64_t>(widths.size())) return usual;
    const float listed = widths[static_cast<std::size_t>(at)];
    return listed < 0 ? usual : listed;
  }

  /// Takes the first code off `text`, which is not empty; `bytes` is how many it had.
  std::uint32_t take_code(std::string_view& text, std::size_t& bytes) const {
    const auto first = static_cast<unsigned char>(text[0]);
    bytes = codes == Codes::kTwoBytes || (codes == Codes::kMixed && first >= 0x80) ? 2 : 1;
    std::uint32_t code = first;
    if (bytes == 2) code = code << 8 | (text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0u);
    text.remove_prefix(bytes < text.size() ? bytes : text.size());
    return code;
  }
};

}  // namespace yusuan::pdf
