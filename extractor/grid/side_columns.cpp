#include "grid/side_columns.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "grid/header_texts.h"

namespace yusuan::grid {
namespace {

// In points: texts of two columns are further apart.
constexpr double kNarrowestGap = 1.5;
// Share of the body's texts that may lie across a border: labels merged over columns.
constexpr double kCrossing = 0.02;
// In points: texts of one column begin, or end, at one place.
constexpr double kSameSide = 1.0;
// In points: two texts in the middle of their columns say the same of a border.
constexpr double kSameBorder = 1.5;

struct Gap {
  double from = 0, to = 0;
};

// The stretches between `from` and `to` that no text covers, but for a few that may be merged over columns, from left
// to right.
std::vector<Gap> gaps_between(double from, double to, const SideTexts& body) {
  const int tolerated = std::max(1, static_cast<int>(kCrossing * static_cast<double>(body.boxes.size())));
  std::vector<std::pair<double, int>> steps;
  for (std::size_t i = 0; i < body.boxes.size(); ++i) {
    const Rect& box = body.boxes[i];
    if (box.x1 <= from || box.x0 >= to) continue;
    const int weight = body.in_line[i] ? tolerated + 1 : 1;
    steps.emplace_back(std::max(from, box.x0), weight);
    steps.emplace_back(std::min(to, box.x1), -weight);
  }
  std::sort(steps.begin(), steps.end());
  std::vector<Gap> gaps;
  int covering = 0;
  double begun = from;
  for (const auto& [x, step] : steps) {
    if (covering <= tolerated && covering + step > tolerated && x - begun >= kNarrowestGap) gaps.push_back({begun, x});
    if (covering > tolerated && covering + step <= tolerated) begun = x;
    covering += step;
  }
  if (to - begun >= kNarrowestGap) gaps.push_back({begun, to});
  return gaps;
}

// The side at which the texts between two gaps are set; nothing when they are set at both or none.
std::optional<Side> side_of(const Gap& before, const Gap& after, const std::vector<Rect>& body) {
  std::size_t left = 0, right = 0, all = 0;
  for (const Rect& box : body) {
    if (box.x0 < before.to || box.x1 > after.from) continue;
    ++all;
    left += box.x0 - before.to < kSameSide;
    right += after.from - box.x1 < kSameSide;
  }
  const bool at_left = 2 * left > all, at_right = 2 * right > all;
  if (at_left == at_right) return std::nullopt;
  return at_left ? Side::kLeft : Side::kRight;
}

// The gap that parts two columns: behind the texts that end the left one.
const Gap& parting(const std::vector<Gap>& gaps, const std::vector<Rect>& body, Side names) {
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < gaps.size(); ++i) {
    const auto side = side_of(gaps[i], gaps[i + 1], body);
    if (side ? *side == Side::kRight : names == Side::kLeft) at = i + 1;
  }
  return gaps[at];
}

// What cells leave free beside their texts, from the outermost texts of the table; nothing when these stand off its
// sides.
std::optional<double> padding(const std::vector<Rect>& names, const std::vector<Rect>& body, double left,
                              double right) {
  double first = names.front().x0, last = names.back().x1;
  for (const Rect& box : body) {
    first = std::min(first, box.x0);
    last = std::max(last, box.x1);
  }
  const double free = std::min(first - left, right - last);
  return free >= 0 && free <= kCellPadding ? std::optional(free) : std::nullopt;
}

// A column between two gaps, and whether its name and most of its texts are set at its left or right: figures of one
// width are in line at both sides.
struct Column {
  double from = 0, to = 0;
  bool at_left = false, at_right = false;
};

Column column_between(const Gap& before, const Gap& after, const Rect& name, const std::vector<Rect>& body) {
  Column column{.from = before.to, .to = after.from};
  const bool name_left = name.x0 - column.from < kSameSide, name_right = column.to - name.x1 < kSameSide;
  std::size_t left = name_left, right = name_right, all = 1;
  for (const Rect& box : body) {
    if (box.center_x() < column.from || box.center_x() > column.to) continue;
    ++all;
    left += std::abs(box.x0 - column.from) < kSameSide;
    right += std::abs(column.to - box.x1) < kSameSide;
  }
  column.at_left = name_left && 2 * left > all && left >= right;
  column.at_right = name_right && 2 * right > all && right >= left;
  return column;
}

// Borders between columns; one is known where a column beside it is set at it.
struct Borders {
  std::vector<double> at;
  std::vector<bool> known;
};

Borders borders_of(const std::vector<Column>& columns, double left, double right, std::optional<double> free,
                   Side names) {
  Borders borders{.at = {left}, .known = {true}};
  for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
    const Column &before = columns[i], &after = columns[i + 1];
    const double width = after.from - before.to;
    // Texts of one width are in line at both sides, which says less than others do.
    const bool only_ends = before.at_right && !before.at_left, only_begins = after.at_left && !after.at_right;
    const bool certain = only_ends != only_begins;
    const bool ends = certain ? only_ends : before.at_right, begins = certain ? only_begins : after.at_left;
    const bool by_left = ends == begins ? names == Side::kLeft : begins;
    const bool fits = free && width >= 2 * *free;
    borders.at.push_back(!fits ? (before.to + after.from) / 2 : by_left ? after.from - *free : before.to + *free);
    borders.known.push_back(free && (ends != begins || width < 2 * *free + kSameSide));
  }
  borders.at.push_back(right);
  borders.known.push_back(true);
  return borders;
}

// Where texts in the middle between a known border and one from `from` to `to` put that: the place that most agree on.
std::optional<double> by_middles(double from, double to, const Borders& borders, const std::vector<Rect>& texts) {
  std::vector<double> places;
  for (const Rect& text : texts)
    for (std::size_t i = 0; i < borders.at.size(); ++i) {
      const double place = 2 * text.center_x() - borders.at[i];
      const bool between = std::min(place, borders.at[i]) < text.x0 && text.x1 < std::max(place, borders.at[i]);
      if (borders.known[i] && between && place > from && place < to) places.push_back(place);
    }
  std::optional<double> best;
  std::ptrdiff_t most = 0;
  for (const double place : places) {
    const auto same = std::count_if(places.begin(), places.end(),
                                    [&](double other) { return std::abs(other - place) < kSameBorder; });
    if (same > most) {
      most = same;
      best = place;
    }
  }
  return best;
}

// Texts set at no side of a column: those in the middle of one or several.
std::vector<Rect> in_middles(std::vector<Rect> texts, const std::vector<Column>& columns) {
  std::erase_if(texts, [&](const Rect& text) {
    return std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
      return std::abs(text.x0 - column.from) < kSameSide || std::abs(text.x1 - column.to) < kSameSide;
    });
  });
  return texts;
}

}  // namespace

SideTexts::SideTexts(std::vector<Rect> texts) : boxes(std::move(texts)) {
  std::vector<double> begins, ends;
  for (const Rect& box : boxes) {
    begins.push_back(box.x0);
    ends.push_back(box.x1);
  }
  std::sort(begins.begin(), begins.end());
  std::sort(ends.begin(), ends.end());
  const auto near = [](const std::vector<double>& sorted, double x) {
    return std::upper_bound(sorted.begin(), sorted.end(), x + kSameSide) -
           std::lower_bound(sorted.begin(), sorted.end(), x - kSameSide);
  };
  for (const Rect& box : boxes) in_line.push_back(near(begins, box.x0) > 1 || near(ends, box.x1) > 1);
}

std::vector<double> edges_beside_names(const std::vector<Rect>& names, const std::vector<Rect>& header,
                                       const SideTexts& below, double left, double right, Side side) {
  if (names.size() < 2) return {};
  const std::vector<Rect>& body = below.boxes;
  const auto free = padding(names, body, left, right);
  std::vector<Gap> gaps{{left, left}};
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    const auto free_of_text = gaps_between(names[i].x1, names[i + 1].x0, below);
    if (free_of_text.empty()) return {};
    gaps.push_back(parting(free_of_text, body, side));
  }
  gaps.front().to = names.front().x0;
  gaps.push_back({names.back().x1, right});
  for (const Rect& box : body) {
    gaps.front().to = std::min(gaps.front().to, box.x0);
    gaps.back().from = std::max(gaps.back().from, box.x1);
  }
  std::vector<Column> columns;
  for (std::size_t i = 0; i < names.size(); ++i)
    columns.push_back(column_between(gaps[i], gaps[i + 1], names[i], body));
  Borders borders = borders_of(columns, left, right, free, side);
  std::vector<Rect> texts = header;
  texts.insert(texts.end(), body.begin(), body.end());
  texts = in_middles(std::move(texts), columns);
  for (std::size_t i = 1; i + 1 < borders.at.size(); ++i)
    if (!borders.known[i])
      if (const auto place = by_middles(gaps[i].from, gaps[i].to, borders, texts)) borders.at[i] = *place;
  return borders.at;
}

}  // namespace yusuan::grid
