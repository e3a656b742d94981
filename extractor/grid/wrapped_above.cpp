#include "grid/wrapped_above.h"

#include <algorithm>
#include <cmath>

namespace yusuan::grid {
namespace {

// In points: texts of one column begin alike, and lines of texts stand as far apart.
constexpr double kAlike = 1.0;
// Lines of one text that wraps in its cell.
constexpr std::size_t kMostWrapped = 24;

// Whether a word of a line begins where `text` does: not the first, but a code and the name behind it may be one text.
bool begins_beside_first(const ChunkLine& line, const Rect& text) {
  const Word* first = line.chunks.front().words.front();
  return std::ranges::any_of(line.chunks, [&](const Chunk& chunk) {
    return std::ranges::any_of(
        chunk.words, [&](const Word* word) { return word != first && std::abs(word->box.x0 - text.x0) < kAlike; });
  });
}

// The row of several texts in which the text alone at `at` ends, when its lines are set as far below each other; that
// of the end of `lines` when there is none.
std::size_t row_of_text(const std::vector<ChunkLine>& lines, std::size_t at) {
  const auto apart = [&](std::size_t i) { return lines[i + 1].box.y0 - lines[i].box.y1; };
  const Rect& text = lines[at].box;
  for (std::size_t i = at; i + 1 < std::min(lines.size(), at + kMostWrapped); ++i) {
    if (std::abs(apart(i) - apart(at)) > kAlike) break;
    const ChunkLine& next = lines[i + 1];
    if (next.chunks.size() > 1) return begins_beside_first(next, text) ? i + 1 : lines.size();
    if (std::abs(next.box.x0 - text.x0) > kAlike) break;
  }
  return lines.size();
}

}  // namespace

bool wraps_like_those_above(const Region& region, const std::vector<ChunkLine>& lines, std::size_t at) {
  if (row_of_text(lines, at) == lines.size()) return false;
  const double gap = lines[at + 1].box.y0 - lines[at].box.y1;
  const auto first = static_cast<std::size_t>(region.lines.front() - lines.data());
  for (std::size_t i = first; i + 1 < at; ++i)
    if (lines[i].chunks.size() == 1 && std::abs(lines[i].box.x0 - lines[at].box.x0) < kAlike &&
        std::abs(lines[i + 1].box.y0 - lines[i].box.y1 - gap) < kAlike && row_of_text(lines, i) < at)
      return true;
  return false;
}

}  // namespace yusuan::grid
