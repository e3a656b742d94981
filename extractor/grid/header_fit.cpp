#include "grid/header_fit.h"

#include <algorithm>
#include <cmath>

#include "model/median.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// Text reaches over the border of its column by less (in points).
constexpr double kOverhang = 2.0;
// A rule drawn below a text is trimmed by less at each end.
constexpr double kTrimmed = 9.0;
// Per point off the middle, per point over a border; then lines parted that are set like one text, or at a side like
// one, a rule that agrees, a text wrapped where there was room, a name over two sides of the table.
constexpr double kOffMiddle = 0.3;
constexpr double kOverBorder = 0.2;
constexpr double kTorn = 1.0;
constexpr double kTornAtSide = 0.25;
constexpr double kByRule = -1.0;
constexpr double kRoomLeft = 2.0;
constexpr double kOverSides = 0.1;
// In line heights: letters of one word are set apart by less; lines of one text are closer.
constexpr double kLetterGap = 2.0;
constexpr double kTornGap = 0.35;
// Labels and two columns.
constexpr std::size_t kFewestEdges = 4;
// Letters of Chinese that a line break may keep together.
constexpr double kKept = 2.0;

bool at_side(Setting setting) { return setting == Setting::kLeft || setting == Setting::kRight; }

// How far two lines are from being set alike.
double askew(const Rect& upper, const Rect& lower, Setting setting) {
  if (setting == Setting::kLeft) return std::abs(upper.x0 - lower.x0);
  return std::abs(setting == Setting::kRight ? upper.x1 - lower.x1 : upper.center_x() - lower.center_x());
}

}  // namespace

// The first column of figures is no wider than most others: what is left of it is free or its labels'.
std::vector<double> HeaderFit::cells_between(const std::vector<double>& edges, double left_of_gap) {
  if (left_of_gap <= 0 || edges.size() < kFewestEdges) return edges;
  std::vector<double> widths;
  for (std::size_t i = 2; i < edges.size(); ++i) widths.push_back(edges[i] - edges[i - 1]);
  const double width = median(std::move(widths));
  std::vector<double> cells = edges;
  for (std::size_t i = 1; i + 1 < edges.size(); ++i) cells[i] -= left_of_gap * width;
  cells[1] = std::max(cells[1], cells[2] - width);
  return cells;
}

double HeaderFit::off_middle(const Rect& box, int first, int last) const {
  const Setting setting = setting_at(first < last ? settings_.spanning : settings_.names, first);
  const double off = missed(box, cells_[first], cells_[last + 1], setting) - kOffCentre;
  const double over =
      std::max(0.0, edges_[first] - kOverhang - box.x0) + std::max(0.0, box.x1 - edges_[last + 1] - kOverhang);
  return std::min(kMostOffMiddle, kOffMiddle * std::max(0.0, off)) + std::min(kMostOffMiddle, kOverBorder * over);
}

const Ruling* HeaderFit::rule_between(const Rect& upper, double y) const {
  const auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const Ruling& r) {
    return r.position > upper.center_y() && r.position < y && r.from < upper.center_x() && r.to > upper.center_x();
  });
  return rule == rules_.end() ? nullptr : &*rule;
}

bool HeaderFit::ruled_between(const Rect& upper, double y) const { return rule_between(upper, y) != nullptr; }

double HeaderFit::rule_below(const Rect& name, double next, int first, int last) const {
  const Ruling* rule = rule_between(name, next);
  if (rule == nullptr) return 0;
  const double left = rule->from - edges_[first], right = edges_[last + 1] - rule->to;
  if (left > kTrimmed || right > kTrimmed) return kAgainstRule;
  return left > -kTrimmed && right > -kTrimmed ? kByRule : 0;
}

double HeaderFit::room_left(const HeaderText& upper, const HeaderText& lower, int first, int last) const {
  if (setting_at(first < last ? settings_.spanning : settings_.names, first) == Setting::kCentre) return 0;
  const Rect& word = lower.chunk.words.front()->box;
  std::size_t at = 0;
  const bool letters = text::is_cjk(text::next_code_point(lower.chunk.words.front()->text, at));
  const double room = edges_[last + 1] - edges_[first] - upper.chunk.box.width();
  return room > kCellPadding + (letters ? kKept * word.height() : word.width()) ? kRoomLeft : 0;
}

double HeaderFit::torn(const HeaderText& upper, const std::vector<const HeaderText*>& texts, int after,
                       int first) const {
  const Setting name = setting_at(settings_.names, upper.first), spanning = setting_at(settings_.spanning, first);
  double cost = 0;
  for (const HeaderText* text : texts) {
    const Rect &above = upper.chunk.box, &box = text->chunk.box;
    if (text->line <= after || box.y0 - above.y1 >= kTornGap * box.height()) continue;
    const bool same_column = upper.first == upper.last && text->first == upper.first && text->last == upper.last;
    if (same_column && askew(above, box, name) < kOffCentre)
      cost = std::max(cost, at_side(name) ? kTornAtSide : kTorn);
    else if (at_side(spanning) && askew(above, box, spanning) < kOffCentre)
      cost = std::max(cost, kTornAtSide);
  }
  return cost;
}

double HeaderFit::over_sides(int first, int last) const {
  double cost = 0;
  for (std::size_t column = first + 1; !contents_.empty() && column <= static_cast<std::size_t>(last); ++column)
    if (contents_[column - 1] == Content::kFigures && contents_[column] == Content::kLabels) cost += kOverSides;
  return cost;
}

bool are_letters(const HeaderText& a, const HeaderText& b) {
  const auto single = [](const HeaderText& text) {
    return text.chunk.words.size() == 1 && text::decoded(text.chunk.words.front()->text).size() == 1;
  };
  return single(a) && single(b) && b.chunk.box.x0 - a.chunk.box.x1 < kLetterGap * a.chunk.box.height();
}

}  // namespace yusuan::grid
