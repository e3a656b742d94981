#include "grid/fill_bands.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace yusuan::grid {
namespace {

// In points: areas of cells beside each other miss each other, their row and their table by less.
constexpr double kNear = 3.0;
// In points: nothing lower holds a line of text.
constexpr double kLowest = 5.0;
// In heights of a word: an edge further inside it cuts it.
constexpr double kInside = 0.25;
// Pages with more areas are pictures.
constexpr std::size_t kMostFills = 2000;
constexpr std::uint32_t kPaper = 0xffffff;
// In points: so far above and below an edge its sides show their colours.
constexpr double kBesideEdge = 1.0;

struct Band {
  double top = 0, bottom = 0;
  std::vector<std::pair<double, double>> parts;
};

// Areas that are not as white as paper, those of one row together.
std::vector<Band> bands_in(const std::vector<Fill>& fills, const Rect& table) {
  std::vector<Band> bands;
  for (const Fill& fill : fills) {
    const Rect& box = fill.box;
    if (fill.rgb == kPaper || box.height() < kLowest || !holds_middle(table, box)) continue;
    auto home = std::ranges::find_if(bands, [&](const Band& band) {
      return std::abs(band.top - box.y0) < kNear && std::abs(band.bottom - box.y1) < kNear;
    });
    if (home == bands.end()) home = bands.insert(bands.end(), {.top = box.y0, .bottom = box.y1, .parts = {}});
    home->parts.emplace_back(box.x0, box.x1);
  }
  return bands;
}

bool runs_across(Band& band, const Rect& table) {
  std::ranges::sort(band.parts);
  double reached = table.x0;
  for (const auto& [from, to] : band.parts) {
    if (from > reached + kNear) return false;
    reached = std::max(reached, to);
  }
  return reached > table.x1 - kNear;
}

std::uint32_t color_at(const std::vector<Fill>& fills, double x, double y) {
  for (std::size_t i = fills.size(); i-- > 0;)
    if (fills[i].box.contains(x, y)) return fills[i].rgb;
  return kPaper;
}

// Whether a reader sees the edge: the lines of one text, each painted on its own, have none between them.
bool is_seen(const std::vector<Fill>& fills, const Band& band, double y) {
  return std::ranges::all_of(band.parts, [&](const auto& part) {
    const double x = (part.first + part.second) / 2;
    return color_at(fills, x, y - kBesideEdge) != color_at(fills, x, y + kBesideEdge);
  });
}

bool parts_words(double y, const Rect& table, const std::vector<Word>& words) {
  bool above = false, below = false;
  for (const Word& word : words) {
    if (!holds_middle(table, word.box)) continue;
    const double inside = kInside * word.box.height();
    if (word.box.y0 < y - inside && word.box.y1 > y + inside) return false;
    (word.box.center_y() < y ? above : below) = true;
  }
  return above && below;
}

}  // namespace

std::vector<Ruling> rulings_of_bands(const std::vector<Fill>& fills, const Grid& grid, const std::vector<Word>& words) {
  std::vector<Ruling> rulings;
  if (fills.size() > kMostFills) return rulings;
  std::vector<Band> bands = bands_in(fills, grid.box);
  std::ranges::sort(bands, {}, &Band::top);
  double reached = grid.box.y0;  // the head so far
  for (Band& band : bands) {
    if (std::abs(band.top - reached) > kNear || !runs_across(band, grid.box)) continue;
    if (band.bottom > grid.row_edges[1] - kNear) break;
    reached = band.bottom;
    if (!is_seen(fills, band, reached) || !parts_words(reached, grid.box, words)) continue;
    rulings.push_back({.axis = Axis::kHorizontal, .position = reached, .from = grid.box.x0, .to = grid.box.x1});
  }
  return rulings;
}

}  // namespace yusuan::grid
