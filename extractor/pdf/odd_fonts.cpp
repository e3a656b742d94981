#include "pdf/odd_fonts.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <tuple>

namespace yusuan::pdf {
namespace {

// In em. Boxes of common fonts are 1.0 to 1.5 high; a page is taken for a tall one when half of its words exceed this.
constexpr double kTallest = 1.8;
constexpr double kLowered = 1.2;
// In em, the widest that is usual: figures are 0.4 to 0.6 wide.
constexpr double kFigureWidth = 0.5;

bool is_vertical(const Word& word) { return word.rotation == 90 || word.rotation == 270; }

double height_of(const Word& word) { return is_vertical(word) ? word.box.width() : word.box.height(); }

struct Em {
  double pt = 0;
  bool full_width = false;  // told by a full-width character, else by a figure
};

// Advances include letter spacing, but never that of the last character: the narrowest tells.
std::optional<Em> em_of(const Word& word) {
  double full = 0, figure = 0;
  std::size_t character = 0;
  for (std::size_t i = 0; i < word.text.size() && character < word.chars.size(); ++character) {
    const auto lead = static_cast<unsigned char>(word.text[i]);
    const double advance = static_cast<double>(word.chars[character].x1) - word.chars[character].x0;
    double* const narrowest = lead >= 0xE4 && lead <= 0xE9 ? &full : lead >= '0' && lead <= '9' ? &figure : nullptr;
    if (narrowest != nullptr && advance > 0) *narrowest = *narrowest > 0 ? std::min(*narrowest, advance) : advance;
    i += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }
  if (full > 0) return Em{full, true};
  if (figure > 0) return Em{figure / kFigureWidth, false};
  return std::nullopt;
}

bool is_tall(const Word& word, const Em& em) { return height_of(word) > kTallest * em.pt; }

void lower(Word& word, double height) {
  const double half = height / 2;
  if (is_vertical(word)) {
    const double x = word.box.center_x();
    word.box.x0 = x - half, word.box.x1 = x + half;
  } else {
    const double y = word.box.center_y();
    word.box.y0 = y - half, word.box.y1 = y + half;
  }
}

bool is_before(const OddGlyph& a, const OddGlyph& b) { return std::tie(a.axis, a.from) < std::tie(b.axis, b.from); }

// The one that begins there and has Poppler's box from `low` to `high`; null where there is none. Of glyphs in order.
const OddGlyph* glyph_at(const std::vector<OddGlyph>& glyphs, Axis axis, double from, double low, double high) {
  constexpr double kSamePlace = 0.12;  // points: Poppler and we reckon the same place from the same numbers
  auto glyph =
      std::lower_bound(glyphs.begin(), glyphs.end(), OddGlyph{.axis = axis, .from = from - kSamePlace}, is_before);
  for (; glyph != glyphs.end() && glyph->axis == axis && glyph->from <= from + kSamePlace; ++glyph)
    if (std::abs(glyph->low - low) <= kSamePlace && std::abs(glyph->high - high) <= kSamePlace) return &*glyph;
  return nullptr;
}

}  // namespace

void set_on_lines(std::vector<Word>& words, std::vector<OddGlyph> glyphs) {
  if (glyphs.empty()) return;
  std::sort(glyphs.begin(), glyphs.end(), is_before);
  for (Word& word : words) {
    Rect& box = word.box;
    const bool level = !is_vertical(word);
    double &low = level ? box.y0 : box.x0, &high = level ? box.y1 : box.x1;
    // Text that is turned by two or three quarters begins at the other end.
    for (const double from : {level ? box.x0 : box.y0, level ? box.x1 : box.y1})
      if (const OddGlyph* glyph = glyph_at(glyphs, level ? Axis::kHorizontal : Axis::kVertical, from, low, high)) {
        low = glyph->line_low, high = glyph->line_high;
        break;
      }
  }
}

void lower_tall_words(std::vector<Word>& words) {
  std::size_t tall = 0, full_width = 0;
  for (const Word& word : words)
    if (const auto em = em_of(word); em && em->full_width) {
      ++full_width;
      tall += is_tall(word, *em);
    }
  if (tall == 0 || 2 * tall < full_width) return;
  std::optional<Em> last;  // of the words before, for those that do not tell
  for (Word& word : words) {
    const auto own = em_of(word);
    if (own) last = own;
    if (last && is_tall(word, *last)) lower(word, kLowered * last->pt);
  }
}

}  // namespace yusuan::pdf
