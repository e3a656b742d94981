#include "grid/unruled_tops.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>

#include "grid/middle_columns.h"

namespace yusuan::grid {
namespace {

// Rules of one table begin and end at the same places, but for rounding.
constexpr double kSameEnd = 3.0;
// Fewer rules may frame anything.
constexpr std::size_t kFewestRules = 3;
// In line heights: the lowest line of a header above its rule; lines of one header; the rule below a name above that.
constexpr double kAboveRule = 2.5, kSameHeader = 0.6, kAboveName = 1.5, kNameAboveRule = 4;
// In points: tops that names agree about; above the highest text of a header.
constexpr double kSameTop = 2.0, kAboveText = 0.5;
// Lines of a header whose names are set downwards.
constexpr int kMostLines = 12;
// Names over columns: a caption has two texts at most.
constexpr std::size_t kFewestNames = 3;
constexpr double kNamed = 0.6;
// Bands of a stack in which the row of most texts is looked for.
constexpr std::size_t kBands = 3;

bool is_within(const RuleStack& stack, const ChunkLine& line) {
  return line.box.x0 > stack.from - kSameEnd && line.box.x1 < stack.to + kSameEnd;
}

bool has_figure(const ChunkLine& line) {
  return std::any_of(line.chunks.begin(), line.chunks.end(), [](const Chunk& chunk) { return chunk.figure; });
}

bool has_amount(const ChunkLine& line) {
  return std::any_of(line.chunks.begin(), line.chunks.end(), [](const Chunk& chunk) {
    return chunk.figure && chunk_text(chunk).find('.') != std::string::npos;
  });
}

// The row of most texts in the first bands; null where the first band is no row of amounts or of column numbers alone,
// and may be the header.
const ChunkLine* fullest_row(const RuleStack& stack, const std::vector<ChunkLine>& lines) {
  const ChunkLine* fullest = nullptr;
  bool amounts = false, numbers = false;
  int first = 0;
  for (const ChunkLine& line : lines) {
    const double y = line.box.center_y();
    if (y < stack.heights.front() || y > stack.heights[std::min(kBands, stack.heights.size() - 1)]) continue;
    if (!is_within(stack, line)) continue;
    if (y < stack.heights[1]) {
      ++first;
      amounts = amounts || has_amount(line);
      numbers = is_ordinal_line(line);
    }
    if (fullest == nullptr || line.chunks.size() > fullest->chunks.size()) fullest = &line;
  }
  return amounts || (numbers && first == 1) ? fullest : nullptr;
}

// The highest rule below a name of several columns: of rules above the stack, close to each other.
double highest_rule(const RuleStack& stack, const std::vector<Ruling>& rules, double reach) {
  double highest = stack.heights.front();
  for (auto rule = rules.rbegin(); rule != rules.rend(); ++rule) {
    const bool part = rule->from > stack.from - kSameEnd && rule->to < stack.to + kSameEnd &&
                      rule->to - rule->from < stack.to - stack.from - 2 * kSameEnd;
    if (part && rule->position < highest - 1 && rule->position > highest - reach) highest = rule->position;
  }
  return highest;
}

// Whether rows go on below the last rule: the rules part rows, and close none.
bool goes_on_below(const RuleStack& stack, const std::vector<ChunkLine>& lines) {
  const double last = stack.heights.back(), band = last - stack.heights[stack.heights.size() - 2];
  return std::any_of(lines.begin(), lines.end(), [&](const ChunkLine& line) {
    return line.box.center_y() > last && line.box.center_y() < last + band && line.chunks.size() > 1 &&
           has_figure(line) && is_within(stack, line);
  });
}

using Lines = std::vector<const ChunkLine*>;

// Of the texts of a row, those that one of the lines has a text over.
std::size_t named(const ChunkLine& row, const Lines& header) {
  return static_cast<std::size_t>(std::count_if(row.chunks.begin(), row.chunks.end(), [&](const Chunk& chunk) {
    return std::any_of(header.begin(), header.end(), [&](const ChunkLine* line) {
      return std::any_of(line->chunks.begin(), line->chunks.end(), [&](const Chunk& name) {
        return overlap(chunk.box.x0, chunk.box.x1, name.box.x0, name.box.x1) > 0;
      });
    });
  }));
}

// The lines right above the first rule, from it up; what stands above the header may be among them.
Lines lines_above(const RuleStack& stack, const std::vector<ChunkLine>& lines) {
  Lines above;
  double top = stack.heights.front(), reach = kAboveRule;
  for (auto line = lines.rbegin(); line != lines.rend() && above.size() < kMostLines; ++line) {
    if (line->box.center_y() > stack.heights.front()) continue;
    if (top - line->box.y1 > reach * line->height || !is_within(stack, *line) || has_figure(*line)) break;
    above.push_back(&*line);
    top = std::min(top, line->box.y0);
    reach = kAboveName;
  }
  return above;
}

// Names stand in the middle between the rule and the top of the header: the top that most of those agree about below
// which no rule parts them. nullopt where all have one.
std::optional<double> top_by_middles(const ChunkLine& row, double rule, double name_rule, const Lines& above) {
  std::vector<double> tops;
  for (const Chunk& lane : row.chunks) {
    double y0 = rule, y1 = 0, reach = kAboveRule;
    for (const ChunkLine* line : above)
      for (const Chunk& name : line->chunks) {
        if (overlap(lane.box.x0, lane.box.x1, name.box.x0, name.box.x1) <= 0) continue;
        if (y0 - name.box.y1 > reach * line->height) continue;
        y0 = std::min(y0, name.box.y0);
        y1 = std::max(y1, name.box.y1);
        reach = kSameHeader;
      }
    const bool parted = y1 > name_rule && y0 > name_rule && name_rule < rule;
    if (y1 > 0 && !parted) tops.push_back(y0 + y1 - rule);
  }
  std::optional<double> best;
  std::ptrdiff_t most = 0;
  for (const double top : tops) {
    const auto agree = std::ranges::count_if(tops, [top](double other) { return std::abs(other - top) < kSameTop; });
    if (agree > most || (agree == most && top > *best)) best = top, most = agree;
  }
  return best;
}

}  // namespace

void add_unruled_top(RuleStack& stack, const std::vector<Ruling>& rules, const std::vector<ChunkLine>& lines) {
  if (stack.heights.size() < kFewestRules || goes_on_below(stack, lines)) return;
  const ChunkLine* row = fullest_row(stack, lines);
  if (row == nullptr || row->chunks.size() < kFewestNames) return;
  const double rule = stack.heights.front(), name_rule = highest_rule(stack, rules, kNameAboveRule * row->height);
  Lines header = lines_above(stack, lines);
  if (header.empty()) return;
  const auto middle = top_by_middles(*row, rule, name_rule, header);
  double top = middle.value_or(rule);
  for (const ChunkLine* line : header)  // above the highest rule stands the name of its columns
    if (name_rule < rule && line->box.center_y() < name_rule && (!middle || line->box.y1 > top)) {
      top = std::min(top, line->box.y0 - 1);
      break;
    }
  if (!middle && name_rule == rule) return;
  std::erase_if(header, [top](const ChunkLine* line) { return line->box.center_y() < top; });
  for (const ChunkLine* line : header) top = std::min(top, line->box.y0 - kAboveText);
  const std::size_t names = named(*row, header);
  if (names < kFewestNames || static_cast<double>(names) < kNamed * static_cast<double>(row->chunks.size())) return;
  stack.heights.insert(stack.heights.begin(), top);
}

}  // namespace yusuan::grid
