#include "grid/page_columns.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "grid/chunks.h"
#include "grid/text_lines.h"

namespace yusuan::grid {
namespace {

using Words = WordLine;

// In points: gutters are at least so wide and are looked for so far apart.
constexpr double kGutter = 10.0;
constexpr double kStep = 2.0;
// In points: so many lines are higher.
constexpr double kLowest = 30.0;
// Of the width of all words: where gutters are.
constexpr double kFrom = 0.35;
constexpr double kTo = 0.65;
// Lines of running text on either side that make it a column; of its width, what they fill.
constexpr int kFewestLines = 6;
constexpr double kFull = 0.7;
// Lines that stand on one baseline (in points) on both sides without being running text: a table over both.
constexpr int kFewestShared = 3;
constexpr double kSameBaseline = 0.5;

bool crosses(const Word& word, double gutter) { return word.box.x0 < gutter + kGutter && word.box.x1 > gutter; }

// The left side of the strip in the middle that the fewest words cross; of equals the middle one.
double gutter_of(const Words& words, const Rect& box) {
  std::vector<double> best;
  std::ptrdiff_t fewest = static_cast<std::ptrdiff_t>(words.size());
  for (double x = box.x0 + kFrom * box.width(); x + kGutter < box.x0 + kTo * box.width(); x += kStep) {
    const auto crossing =
        std::count_if(words.begin(), words.end(), [&](const Word* word) { return crosses(*word, x); });
    if (crossing < fewest) best.clear();
    fewest = std::min(fewest, crossing);
    if (crossing == fewest) best.push_back(x);
  }
  return best.empty() ? box.x0 : best[best.size() / 2];
}

// One side of a gutter between two heights.
struct PageSide {
  Words words;
  std::vector<double> others;  // baselines of lines that are no running text
  int lines = 0;               // of running text
  double top = 0, bottom = 0;  // of these
};

PageSide side_of(Words words) {
  PageSide side{.words = std::move(words)};
  if (side.words.empty()) return side;
  const double full = kFull * box_of(side.words).width();
  for (const ChunkLine& line : chunk_lines(side.words)) {
    if (line.chunks.size() == 1 && is_prose(line.chunks.front()) && line.box.width() > full) {
      if (side.lines++ == 0) side.top = line.box.y0;
      side.bottom = line.box.y1;
    } else {
      side.others.push_back(line.box.y1);
    }
  }
  return side;
}

bool are_columns(const PageSide& left, const PageSide& right) {
  if (left.lines < kFewestLines || right.lines < kFewestLines) return false;
  const auto shared = std::count_if(left.others.begin(), left.others.end(), [&](double y) {
    return std::any_of(right.others.begin(), right.others.end(),
                       [&](double other) { return std::abs(other - y) < kSameBaseline; });
  });
  return shared < kFewestShared;
}

}  // namespace

std::vector<Words> page_parts(const Words& words) {
  if (words.empty()) return {};
  const double gutter = gutter_of(words, box_of(words));
  std::vector<double> ends{-1e9, 1e9};  // heights of words that cross it
  for (const Word* word : words)
    if (crosses(*word, gutter)) ends.push_back(word->box.center_y());
  std::sort(ends.begin(), ends.end());
  std::vector<Words> parts(1);  // the first is what is in no column
  Words rest = words;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    if (ends[i + 1] - ends[i] < kLowest) continue;
    const auto between = [&](const Word* word) {
      return word->box.center_y() > ends[i] && word->box.center_y() < ends[i + 1];
    };
    Words left, right;
    for (const Word* word : rest)
      if (between(word)) (word->box.x0 < gutter ? left : right).push_back(word);
    if (left.empty() || right.empty()) continue;
    PageSide on_left = side_of(std::move(left)), on_right = side_of(std::move(right));
    if (!are_columns(on_left, on_right)) continue;
    const double top = std::min(on_left.top, on_right.top), bottom = std::max(on_left.bottom, on_right.bottom);
    const auto outside = [&](const Word* word) { return word->box.center_y() < top || word->box.center_y() > bottom; };
    std::erase_if(rest, [&](const Word* word) { return between(word) && !outside(word); });
    std::erase_if(on_left.words, outside);
    std::erase_if(on_right.words, outside);
    parts.push_back(std::move(on_left.words));
    parts.push_back(std::move(on_right.words));
  }
  parts.front() = std::move(rest);
  return parts;
}

}  // namespace yusuan::grid
