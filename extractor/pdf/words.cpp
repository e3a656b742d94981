#include "pdf/words.h"

#include <poppler-page.h>

#include <algorithm>
#include <cmath>

#include "pdf/odd_fonts.h"
#include "pdf/repeated_words.h"
#include "pdf/right_to_left.h"
#include "pdf/seen_glyphs.h"
#include "pdf/utf8_text.h"

namespace yusuan::pdf {
namespace {

constexpr std::size_t kMostToldBytes = 120;  // of hidden text, in a diagnostic

struct Glyph {
  char32_t code = 0;
  Rect box;
};

// Characters that leave no mark and carry no meaning in a table.
bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb);
}

bool is_space(char32_t c) {
  return c == ' ' || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x3000;
}

Rect scaled(const poppler::rectf& box, double scale) {
  return {box.left() * scale, box.top() * scale, box.right() * scale, box.bottom() * scale};
}

// Code points with their boxes. Poppler keeps one box a code point, but may fail to spell some of them out.
void read_glyphs(const poppler::text_box& box, double scale, std::vector<Glyph>& glyphs) {
  glyphs.clear();
  const poppler::ustring text = box.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t code = text[i];
    if (code >= 0xd800 && code < 0xdc00 && i + 1 < text.size() && text[i + 1] >= 0xdc00 && text[i + 1] < 0xe000)
      code = 0x10000 + ((code - 0xd800) << 10) + (text[++i] - 0xdc00u);
    else if (code >= 0xd800 && code < 0xe000)
      code = 0xfffd;
    glyphs.push_back({code, scaled(box.char_bbox(glyphs.size()), scale)});
  }
}

// Bold by drawing each character again a little to the right: AABB for AB.
void drop_doubled(std::vector<Glyph>& glyphs) {
  constexpr double kInPlace = 1.0 / 3;  // of the character's width; neighbours stand a whole width apart
  const auto repeats = [](const Glyph& a, const Glyph& b) {
    return a.code == b.code && b.box.width() > 0 && std::fabs(a.box.x0 - b.box.x0) < kInPlace * b.box.width() &&
           std::fabs(a.box.y0 - b.box.y0) < kInPlace * b.box.height();
  };
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end(), repeats), glyphs.end());
}

void trim(std::vector<Glyph>& glyphs) {
  std::erase_if(glyphs, [](const Glyph& g) { return is_invisible(g.code); });
  while (!glyphs.empty() && is_space(glyphs.back().code)) glyphs.pop_back();
  const auto first = std::find_if(glyphs.begin(), glyphs.end(), [](const Glyph& g) { return !is_space(g.code); });
  glyphs.erase(glyphs.begin(), first);
}

// Extent along the reading direction.
CharSpan along(const Rect& box, int rotation) {
  switch (rotation) {
    case 90:
      return {static_cast<float>(box.y0), static_cast<float>(box.y1)};
    case 180:
      return {static_cast<float>(-box.x1), static_cast<float>(-box.x0)};
    case 270:
      return {static_cast<float>(-box.y1), static_cast<float>(-box.y0)};
    default:
      return {static_cast<float>(box.x0), static_cast<float>(box.x1)};
  }
}

Word word_of(const std::vector<Glyph>& glyphs, const Rect& whole, int rotation, bool complete) {
  Word word;
  word.rotation = rotation;
  word.box = whole;
  for (const Glyph& glyph : glyphs) {
    append_utf8(glyph.code, word.text);
    word.right_to_left = word.right_to_left || is_right_to_left(glyph.code);
  }
  if (!complete) return word;
  word.box = glyphs.front().box;
  for (const Glyph& glyph : glyphs) word.box = united(word.box, glyph.box);
  word.chars.reserve(glyphs.size());
  for (const Glyph& glyph : glyphs) word.chars.push_back(along(glyph.box, rotation));
  return word;
}

// Poppler starts a word wherever the baseline changes: tilted text comes as words of one to a few characters.
bool runs_along(const Rect& box, std::size_t characters, const TiltedRun& run) {
  constexpr double kFarFromLine = 0.75;  // of the font size; the middle of a character is 0.3 to 0.5 off its baseline
  // Of the font size. "ft" at 45 degrees comes 0.39 high; body text under a watermark is 0.25 of its size or less.
  constexpr double kLowest = 0.35, kHighest = 2.0;
  constexpr double kWatermarkSize = 20;  // points; at this size whole groups of letters are taken for tilted
  const std::size_t most_together = run.size_pt >= kWatermarkSize ? 5 : 2;
  const double low = std::min(box.width(), box.height()), high = std::max(box.width(), box.height());
  if (characters > most_together || high < kLowest * run.size_pt || low > kHighest * run.size_pt) return false;
  if (characters > 1 && low < kLowest * run.size_pt) return false;
  const double dx = box.center_x() - run.start.x, dy = box.center_y() - run.start.y;
  const double along = dx * run.direction.x + dy * run.direction.y;
  const double across = std::fabs(dx * run.direction.y - dy * run.direction.x);
  return across <= kFarFromLine * run.size_pt && along >= -run.size_pt && along <= run.length_pt + run.size_pt;
}

// Tells the words of tilted text from those that stand under it.
class TiltedText {
 public:
  explicit TiltedText(const PaintResult& drawn)
      : runs_(drawn.tilted), upright_(drawn.upright), all_placed_(drawn.all_placed) {}

  // `complete`: the place of each character is known.
  bool holds(const Word& word, const std::vector<Glyph>& glyphs, bool complete) const {
    if (runs_.empty()) return false;
    if (!complete) return along_any(word.box, glyphs.size());
    const auto is_drawn = [&](const Glyph& glyph) { return upright_.stands_at(glyph.box, word.rotation); };
    if (std::any_of(glyphs.begin(), glyphs.end(), is_drawn)) return false;
    return along_any(word.box, glyphs.size()) ||
           (all_placed_ &&
            std::all_of(glyphs.begin(), glyphs.end(), [&](const Glyph& glyph) { return along_any(glyph.box, 1); }));
  }

 private:
  bool along_any(const Rect& box, std::size_t characters) const {
    return std::any_of(runs_.begin(), runs_.end(),
                       [&](const TiltedRun& run) { return runs_along(box, characters, run); });
  }

  const std::vector<TiltedRun>& runs_;
  SeenGlyphs upright_;
  bool all_placed_;
};

}  // namespace

PageWords read_words(const poppler::page& page, double scale, double width_pt, double height_pt,
                     const PaintResult& drawn) {
  PageWords result;
  const SeenGlyphs seen(drawn.glyphs), named(drawn.unnamed);
  const TiltedText tilted(drawn);
  bool any_right_to_left = false;
  const auto add = [&](std::vector<Glyph>& glyphs, const Rect& whole, int rotation, bool complete) {
    trim(glyphs);
    if (glyphs.empty()) return;
    if (complete) drop_doubled(glyphs);
    Word word = word_of(glyphs, whole, rotation, complete);
    const bool is_outside = word.box.x1 <= 0 || word.box.y1 <= 0 || word.box.x0 >= width_pt || word.box.y0 >= height_pt;
    if (is_outside || !std::isfinite(word.box.width() + word.box.height())) return;
    if (tilted.holds(word, glyphs, complete))
      result.tilted += word.text;
    else {
      any_right_to_left = any_right_to_left || word.right_to_left;
      result.words.push_back(std::move(word));
    }
  };
  std::vector<Glyph> glyphs, part;
  const std::vector<poppler::text_box> boxes = page.text_list();
  result.words.reserve(boxes.size());
  for (const poppler::text_box& box : boxes) {
    read_glyphs(box, scale, glyphs);
    const bool complete = !glyphs.empty() && glyphs.back().box.x1 != 0 && box.char_bbox(glyphs.size()).right() == 0;
    const int rotation = box.rotation() * 90;  // Poppler counts quarter turns, clockwise
    const Rect whole = scaled(box.bbox(), scale);
    if (complete && !named.all())
      for (Glyph& glyph : glyphs)
        if (named.hides(glyph.box, rotation, glyph.code)) {
          glyph.code = 0xfffd;
          ++result.unnamed;
        }
    if (!complete || seen.all()) {
      add(glyphs, whole, rotation, complete);
      continue;
    }
    part.clear();
    for (const Glyph& glyph : glyphs) {
      if (!seen.hides(glyph.box, rotation, glyph.code)) {
        part.push_back(glyph);
        continue;
      }
      if (result.hidden.size() < kMostToldBytes) append_utf8(glyph.code, result.hidden);
      add(part, whole, rotation, true);
      part.clear();
    }
    add(part, whole, rotation, true);
  }
  set_on_lines(result.words, drawn.odd);
  lower_tall_words(result.words);
  drop_repeated(result.words);
  if (any_right_to_left) set_right_to_left(result.words);
  return result;
}

}  // namespace yusuan::pdf
