#include "grid/underlines.h"

#include <algorithm>
#include <cmath>

namespace yusuan::grid {
namespace {

// In heights of a word: an underline runs inside its box, as near to its foot, begins and ends as near to a letter's
// sides, and never leaves the text for longer than a wide space.
constexpr double kAboveFoot = 0.35;
constexpr double kBelowFoot = 0.05;
constexpr double kAtSide = 0.1;
constexpr double kSpace = 1.0;

using ByFoot = std::vector<const Word*>;  // sorted by their lower sides

bool at_foot(const Word& word, const Ruling& rule) {
  const double above = (word.box.y1 - rule.position) / word.box.height();
  return above > -kBelowFoot && above < kAboveFoot && overlap(word.box.x0, word.box.x1, rule.from, rule.to) > 0;
}

bool has_side_at(const Word& word, double x) {
  const double near = kAtSide * word.box.height();
  return std::abs(word.box.x0 - x) < near || std::abs(word.box.x1 - x) < near ||
         std::any_of(word.chars.begin(), word.chars.end(), [&](const CharSpan& letter) {
           return std::abs(letter.x0 - x) < near || std::abs(letter.x1 - x) < near;
         });
}

// Whether the words follow each other along the whole rule.
bool run_along(std::vector<const Word*>& words, const Ruling& rule) {
  std::sort(words.begin(), words.end(), [](const Word* a, const Word* b) { return a->box.x0 < b->box.x0; });
  double reached = rule.from;
  for (const Word* word : words) {
    if (word->box.x0 - reached > kSpace * word->box.height()) return false;
    reached = std::max(reached, word->box.x1);
  }
  return true;
}

bool is_underline(const Ruling& rule, const ByFoot& words, double tallest) {
  const auto from = std::lower_bound(words.begin(), words.end(), rule.position - kBelowFoot * tallest,
                                     [](const Word* word, double y) { return word->box.y1 < y; });
  std::vector<const Word*> above;
  for (auto at = from; at != words.end() && (*at)->box.y1 < rule.position + kAboveFoot * tallest; ++at)
    if (at_foot(**at, rule)) above.push_back(*at);
  const auto begins = [&](const Word* word) { return has_side_at(*word, rule.from); };
  const auto ends = [&](const Word* word) { return has_side_at(*word, rule.to); };
  return std::any_of(above.begin(), above.end(), begins) && std::any_of(above.begin(), above.end(), ends) &&
         run_along(above, rule);
}

}  // namespace

std::vector<Ruling> without_underlines(const std::vector<Ruling>& rules, const std::vector<Word>& words) {
  ByFoot by_foot;
  double tallest = 0;
  for (const Word& word : words) {
    if (word.rotation != 0) continue;
    by_foot.push_back(&word);
    tallest = std::max(tallest, word.box.height());
  }
  std::sort(by_foot.begin(), by_foot.end(), [](const Word* a, const Word* b) { return a->box.y1 < b->box.y1; });
  std::vector<Ruling> others;
  std::copy_if(rules.begin(), rules.end(), std::back_inserter(others),
               [&](const Ruling& rule) { return !is_underline(rule, by_foot, tallest); });
  return others;
}

}  // namespace yusuan::grid
