#include "grid/tables_beside.h"

#include <algorithm>
#include <cmath>

#include "grid/chunks.h"

namespace yusuan::grid {
namespace {

// In points: rules of one table begin and end within as much.
constexpr double kSameEnd = 2.0;
constexpr std::size_t kFewestRules = 3;
// Of the lower one, tables beside each other share so much of their height.
constexpr double kBeside = 0.5;
// In its height: a line of text above the first rule of a table is its header.
constexpr double kHeaderGap = 1.0;
// Pages with more rules are drawings.
constexpr std::size_t kMostRules = 400;

// Around the rules that begin and end alike.
struct Stack {
  Rect box;
  std::size_t rules = 0;
};

std::vector<Stack> stacks_of(const std::vector<Ruling>& rules) {
  std::vector<Stack> stacks;
  for (const Ruling& rule : rules) {
    auto home = std::find_if(stacks.begin(), stacks.end(), [&](const Stack& stack) {
      return std::abs(stack.box.x0 - rule.from) < kSameEnd && std::abs(stack.box.x1 - rule.to) < kSameEnd;
    });
    if (home == stacks.end())
      home = stacks.insert(stacks.end(), {.box = {rule.from, rule.position, rule.to, rule.position}});
    home->box.y0 = std::min(home->box.y0, rule.position);
    home->box.y1 = std::max(home->box.y1, rule.position);
    ++home->rules;
  }
  std::erase_if(stacks, [](const Stack& stack) { return stack.rules < kFewestRules; });
  return stacks;
}

// One text a line between the rules: they are those of a column, below its name and about its sum.
bool is_column(const Stack& stack, const std::vector<const Word*>& words) {
  std::vector<const Word*> inside;
  std::ranges::copy_if(words, std::back_inserter(inside),
                       [&](const Word* word) { return holds_middle(stack.box, word->box); });
  return std::ranges::none_of(chunk_lines(inside), [](const ChunkLine& line) { return line.chunks.size() > 1; });
}

bool are_beside(const Rect& left, const Rect& right, const std::vector<const Word*>& words,
                const std::vector<Ruling>& rules) {
  const double height = std::min(left.height(), right.height());
  if (left.x1 >= right.x0 || overlap(left.y0, left.y1, right.y0, right.y1) < kBeside * height) return false;
  const double top = std::min(left.y0, right.y0), bottom = std::max(left.y1, right.y1);
  const auto within = [&](double y) { return y > top - kSameEnd && y < bottom + kSameEnd; };
  const bool ruled = std::any_of(rules.begin(), rules.end(), [&](const Ruling& rule) {
    return within(rule.position) && rule.from < right.x0 - kSameEnd && rule.to > left.x1 + kSameEnd;
  });
  return !ruled && std::none_of(words.begin(), words.end(), [&](const Word* word) {
    return within(word->box.center_y()) && word->box.x0 < right.x0 && word->box.x1 > left.x1;
  });
}

}  // namespace

std::vector<std::vector<const Word*>> parts_beside(const std::vector<const Word*>& words,
                                                   const std::vector<Ruling>& rules) {
  std::vector<std::vector<const Word*>> parts;
  std::vector<const Word*> rest = words;
  if (rules.size() <= kMostRules) {
    std::vector<Stack> stacks = stacks_of(rules);
    if (stacks.size() > 1) std::erase_if(stacks, [&](const Stack& stack) { return is_column(stack, words); });
    std::sort(stacks.begin(), stacks.end(), [](const Stack& a, const Stack& b) { return a.box.x0 < b.box.x0; });
    for (const Stack& stack : stacks) {
      const bool has_neighbour = std::any_of(stacks.begin(), stacks.end(), [&](const Stack& other) {
        return are_beside(stack.box, other.box, words, rules) || are_beside(other.box, stack.box, words, rules);
      });
      if (!has_neighbour) continue;
      const auto belongs = [&](const Word* word) {
        const Rect& box = word->box;
        const double above = stack.box.y0 - box.y1;
        return holds_middle(stack.box, box) || (box.center_x() > stack.box.x0 && box.center_x() < stack.box.x1 &&
                                                box.center_y() < stack.box.y0 && above < kHeaderGap * box.height());
      };
      const auto outside = std::stable_partition(rest.begin(), rest.end(), belongs);
      parts.emplace_back(rest.begin(), outside);
      rest.erase(rest.begin(), outside);
    }
  }
  parts.push_back(std::move(rest));
  return parts;
}

}  // namespace yusuan::grid
