#include "pdf/text_runs.h"

#include <algorithm>
#include <cmath>

#include "pdf/shown_text.h"

namespace yusuan::pdf {
namespace {

constexpr std::size_t kMostRuns = 100'000;      // the fullest page seen has 6000
constexpr std::size_t kMostGlyphs = 1'000'000;  // of a page; text of hidden ones beyond is kept
constexpr std::size_t kMostCoverTests = 4'000'000;
// Points: what is thinner is a line.
constexpr double kThinnestCover = 3.0;
constexpr std::size_t kMostCovers = 256;
constexpr std::size_t kMostImages = 256;
// Of the font size, above the baseline: the middle of figures and letters.
constexpr double kMiddle = 0.35;
// The same of a full stop or comma, which lie on the baseline.
constexpr double kMiddleOfPoint = 0.05;
// Of a run's direction, the tangent of what still counts as upright.
constexpr double kUpright = 0.01;

// Where a character stands in text space, and its middle above the baseline, of the font size.
struct Place {
  double at = 0, advance = 0;
  double middle = kMiddle;
  std::uint32_t code = 0;
};

// Calls `take(Place)` for each character; returns where the text ends.
template <typename Take>
double walk(std::string_view operands, const TextStyle& style, const Take& take) {
  const FontMetrics& font = *style.font;
  double at = 0;
  for (ShownText text(operands); text.next();) {
    if (!text.is_string()) {
      at -= text.number() / 1000 * style.size * style.stretch;
      continue;
    }
    for (std::string_view rest = text.bytes(); !rest.empty();) {
      std::size_t bytes = 0;
      const std::uint32_t code = font.take_code(rest, bytes);
      const double advance = font.width(code) * font.em * style.size * style.stretch;
      const bool is_point = bytes == 1 && (code == '.' || code == ',');
      take(Place{at, advance, is_point ? kMiddleOfPoint : kMiddle, code});
      at += advance + (style.char_space + (bytes == 1 && code == ' ' ? style.word_space : 0)) * style.stretch;
    }
  }
  return at;
}

bool is_known(const TextStyle& style) {
  return style.font != nullptr && style.font->codes != FontMetrics::Codes::kUnknown;
}

Point middle_of(const Transform& to_page, const TextStyle& style, const Place& place) {
  return to_page.apply(place.at + place.advance / 2, style.rise + place.middle * style.size);
}

bool holds(const Rect& box, Point p) { return p.x >= box.x0 && p.x <= box.x1 && p.y >= box.y0 && p.y <= box.y1; }

}  // namespace

bool is_upright(double x, double y) {
  return std::fmin(std::fabs(x), std::fabs(y)) <= kUpright * std::fmax(std::fabs(x), std::fabs(y));
}

std::optional<double> TextRuns::show(std::string_view operands, const TextStyle& style, const Transform& to_page,
                                     const Rect& clip, bool painted) {
  if (!is_known(style)) return std::nullopt;
  Place first, last;
  bool any = false;
  const double length = walk(operands, style, [&](const Place& place) {
    if (!any) first = place;
    last = place;
    any = true;
  });
  if (!any || runs_.size() >= kMostRuns) return length;
  const Point from = middle_of(to_page, style, {}), to = middle_of(to_page, style, {.at = length});
  const Rect middle{std::min(from.x, to.x), std::min(from.y, to.y), std::max(from.x, to.x), std::max(from.y, to.y)};
  runs_.push_back({operands, style, to_page, clip, middle, painted});
  any_odd_ = any_odd_ || style.font->is_odd();
  any_unnamed_ = any_unnamed_ || style.font->unnamed;
  // A clip is convex: what lies between two characters inside of it is inside, too.
  any_hidden_ = any_hidden_ || !painted || !holds(clip, middle_of(to_page, style, first)) ||
                !holds(clip, middle_of(to_page, style, last));
  return length;
}

void TextRuns::cover(const Rect& box) {
  if (std::min(box.width(), box.height()) < kThinnestCover || tests_ > kMostCoverTests || covers_.size() >= kMostCovers)
    return;
  for (const Run& run : runs_) {
    ++tests_;
    const Rect common = intersected(run.middle, box);
    if (common.x1 < common.x0 || common.y1 < common.y0) continue;
    covers_.push_back({box, runs_.size()});
    any_hidden_ = true;
    return;
  }
}

void TextRuns::add_glyphs(std::size_t number, const std::vector<Rect>& images, std::vector<DrawnGlyph>& glyphs) const {
  const Run& run = runs_[number];
  const Transform& m = run.to_page;
  if (!is_upright(m.a, m.b)) return;
  const bool across = std::fabs(m.b) <= std::fabs(m.a);
  walk(run.operands, run.style, [&](const Place& place) {
    const double at = place.at, advance = place.advance;
    const Point p = m.apply(at, run.style.rise), q = m.apply(at + advance, run.style.rise);
    const Point middle = middle_of(m, run.style, place);
    const Point foot = m.apply(at + advance / 2, run.style.rise);
    const auto holds_middle = [&](const Rect& box) { return holds(box, middle); };
    DrawnGlyph glyph{.axis = across ? Axis::kHorizontal : Axis::kVertical};
    glyph.from = across ? std::min(p.x, q.x) : std::min(p.y, q.y);
    glyph.to = across ? std::max(p.x, q.x) : std::max(p.y, q.y);
    glyph.baseline = across ? p.y : p.x;
    glyph.code = place.code;
    glyph.hidden = !holds(run.clip, middle) ||
                   (!run.painted && std::none_of(images.begin(), images.end(), holds_middle)) ||
                   std::any_of(covers_.begin(), covers_.end(), [&](const Cover& cover) {
                     return number < cover.runs && holds(cover.box, middle) && holds(cover.box, foot);
                   });
    if (glyphs.size() < kMostGlyphs && std::isfinite(glyph.from + glyph.to + glyph.baseline)) glyphs.push_back(glyph);
  });
}

std::vector<DrawnGlyph> TextRuns::glyphs(const std::vector<Rect>& images) const {
  std::vector<DrawnGlyph> glyphs;
  if (!any_hidden_) return glyphs;
  std::vector<Rect> largest = images;
  std::sort(largest.begin(), largest.end(),
            [](const Rect& a, const Rect& b) { return a.width() * a.height() > b.width() * b.height(); });
  if (largest.size() > kMostImages) largest.resize(kMostImages);
  for (std::size_t run = 0; run < runs_.size(); ++run) add_glyphs(run, largest, glyphs);
  const auto hidden = [](const DrawnGlyph& glyph) { return glyph.hidden; };
  if (std::none_of(glyphs.begin(), glyphs.end(), hidden) || std::all_of(glyphs.begin(), glyphs.end(), hidden))
    return {};
  return glyphs;
}

std::vector<DrawnGlyph> TextRuns::upright() const {
  std::vector<DrawnGlyph> glyphs;
  for (std::size_t run = 0; run < runs_.size(); ++run) add_glyphs(run, {}, glyphs);
  return glyphs;
}

std::vector<DrawnGlyph> TextRuns::unnamed(std::vector<std::string>& fonts) const {
  std::vector<DrawnGlyph> glyphs;
  if (!any_unnamed_) return glyphs;
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    const FontMetrics& font = *runs_[run].style.font;
    if (!font.unnamed || !runs_[run].painted) continue;
    add_glyphs(run, {}, glyphs);
    if (std::find(fonts.begin(), fonts.end(), font.name) == fonts.end()) fonts.push_back(font.name);
  }
  for (DrawnGlyph& glyph : glyphs) glyph.hidden = true;
  return glyphs;
}

std::vector<OddGlyph> TextRuns::odd() const {
  // Of the font size: what common fonts keep above and below the baseline.
  constexpr double kAscent = 0.9, kDescent = -0.25;
  std::vector<OddGlyph> glyphs;
  if (!any_odd_) return glyphs;
  for (const Run& run : runs_) {
    const Transform& m = run.to_page;
    const FontMetrics& font = *run.style.font;
    if (!font.is_odd() || !is_upright(m.a, m.b)) continue;
    const bool level = std::fabs(m.b) <= std::fabs(m.a);
    walk(run.operands, run.style, [&](const Place& place) {
      const auto at_height = [&](double em) { return m.apply(place.at, run.style.rise + em * run.style.size); };
      const auto across = [&](double em) { return level ? at_height(em).y : at_height(em).x; };
      const auto [low, high] = std::minmax({across(font.ascent), across(font.descent)});
      const auto [line_low, line_high] = std::minmax({across(kAscent), across(kDescent)});
      const OddGlyph glyph{.axis = level ? Axis::kHorizontal : Axis::kVertical,
                           .from = level ? at_height(0).x : at_height(0).y,
                           .low = low,
                           .high = high,
                           .line_low = line_low,
                           .line_high = line_high};
      if (glyphs.size() < kMostGlyphs && std::isfinite(glyph.from + glyph.low + glyph.high)) glyphs.push_back(glyph);
    });
  }
  return glyphs;
}

}  // namespace yusuan::pdf
