#include "grid/rule_stacks.h"

#include <algorithm>
#include <cmath>

#include "grid/chunks.h"
#include "grid/unruled_tops.h"

namespace yusuan::grid {
namespace {

// Rules of one table begin and end at the same places, but for rounding.
constexpr double kSameEnd = 3.0;
// In line heights: a caption stands further below the last rule of the table before than a row below its rule.
constexpr double kCaptionGap = 1.2;
// In line heights: lines of one row are no further apart.
constexpr double kSameRow = 0.3;

// Whether a text is the first line of one in a row of the stack's: of the several texts in the next line one goes on
// with it, or they stand half beside it.
bool begins_row(const std::vector<ChunkLine>& lines, std::size_t at, const RuleStack& stack, double rule) {
  if (at + 1 >= lines.size()) return false;
  const ChunkLine &line = lines[at], &next = lines[at + 1];
  if (next.box.center_y() > rule || next.box.x0 < stack.from - kSameEnd || next.box.x1 > stack.to + kSameEnd ||
      next.chunks.size() < 2)
    return false;
  if (next.box.y0 < line.box.y1) return true;
  return next.box.y0 - line.box.y1 < kSameRow * line.height &&
         std::ranges::any_of(next.chunks, [&](const Chunk& chunk) {
           return std::abs(chunk.box.x0 - line.box.x0) < kSameEnd ||
                  std::abs(chunk.box.center_x() - line.box.center_x()) < kSameEnd;
         });
}

// Whether a table ends with the rule at `from` and another one begins with that at `to`: notes or a caption between.
bool parts_tables(const std::vector<ChunkLine>& lines, const RuleStack& stack, double from, double to) {
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const ChunkLine& line = lines[at];
    if (line.box.center_y() < from || line.box.center_x() < stack.from || line.box.center_x() > stack.to) continue;
    if (line.box.center_y() > to) return false;
    return is_note(line) || (line.chunks.size() == 1 && line.box.y0 - from > kCaptionGap * line.height &&
                             !begins_row(lines, at, stack, to));
  }
  return false;
}

// Cuts stacks of tables that stand one below the other.
std::vector<RuleStack> parted(const std::vector<RuleStack>& stacks, const std::vector<ChunkLine>& lines) {
  std::vector<RuleStack> parts;
  for (const RuleStack& stack : stacks) {
    RuleStack part{.from = stack.from, .to = stack.to, .heights = {}};
    for (std::size_t i = 0; i < stack.heights.size(); ++i) {
      part.heights.push_back(stack.heights[i]);
      if (part.heights.size() < 2 || i + 2 >= stack.heights.size() ||
          !parts_tables(lines, stack, stack.heights[i], stack.heights[i + 1]))
        continue;
      parts.push_back(part);
      part.heights.clear();
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

// Rules that stand beside others at the same heights, with one text a line between them, are those of single columns,
// drawn below a name and about a sum: what they are a part of reaches over all of these and its labels.
void drop_column_rules(std::vector<RuleStack>& stacks, const std::vector<ChunkLine>& lines) {
  const auto beside = [](const RuleStack& a, const RuleStack& b) {
    return overlap(a.from, a.to, b.from, b.to) <= 0 &&
           std::ranges::count_if(a.heights, [&](double y) {
             return std::ranges::any_of(b.heights, [y](double other) { return std::abs(y - other) < 1; });
           }) > 1;
  };
  const auto is_column = [&](const RuleStack& stack) {
    return std::ranges::none_of(lines, [&](const ChunkLine& line) {
      return line.box.center_y() > stack.heights.front() && line.box.center_y() < stack.heights.back() &&
             std::ranges::count_if(line.chunks, [&](const Chunk& chunk) {
               return overlap(chunk.box.x0, chunk.box.x1, stack.from, stack.to) > 0;
             }) > 1;
    });
  };
  std::vector<RuleStack> kept;
  for (const RuleStack& stack : stacks)
    if (!is_column(stack) || std::ranges::none_of(stacks, [&](const RuleStack& other) { return beside(stack, other); }))
      kept.push_back(stack);
  stacks = std::move(kept);
}

// Rules of equal extent, at least two.
std::vector<RuleStack> stacks_of(const std::vector<Ruling>& rules) {
  std::vector<RuleStack> stacks;
  for (const Ruling& rule : rules) {  // sorted by height
    auto home = std::find_if(stacks.begin(), stacks.end(), [&](const RuleStack& stack) {
      return std::abs(stack.from - rule.from) < kSameEnd && std::abs(stack.to - rule.to) < kSameEnd;
    });
    if (home == stacks.end()) home = stacks.insert(stacks.end(), {.from = rule.from, .to = rule.to, .heights = {}});
    home->heights.push_back(rule.position);
  }
  std::erase_if(stacks, [](const RuleStack& stack) { return stack.heights.size() < 2; });
  return stacks;
}

}  // namespace

std::vector<RuleStack> rule_stacks(const std::vector<Ruling>& rules, const std::vector<const Word*>& words) {
  std::vector<RuleStack> stacks = stacks_of(rules);
  if (stacks.empty()) return stacks;
  const std::vector<ChunkLine> lines = chunk_lines(words);
  drop_column_rules(stacks, lines);
  stacks = parted(stacks, lines);
  for (RuleStack& stack : stacks) add_unruled_top(stack, rules, lines);
  return stacks;
}

}  // namespace yusuan::grid
