#include "grid/text_beyond.h"

#include <algorithm>

namespace yusuan::grid {
namespace {

// In line heights: spaces are no wider.
constexpr double kSpace = 0.42;
// Of the lower height: words of one line share more.
constexpr double kSameLine = 0.5;

}  // namespace

bool goes_on_beyond(const ChunkLine& line, const std::vector<const Word*>& beyond) {
  if (line.chunks.size() > 1) return false;
  const Rect& box = line.box;
  return std::ranges::any_of(beyond, [&](const Word* word) {
    const double apart = -overlap(box.x0, box.x1, word->box.x0, word->box.x1);
    const double shared = overlap(box.y0, box.y1, word->box.y0, word->box.y1);
    return apart < kSpace * line.height && shared > kSameLine * std::min(box.height(), word->box.height());
  });
}

}  // namespace yusuan::grid
