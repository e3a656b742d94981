#include "grid/table_halves.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "text/utf8.h"

namespace yusuan::grid {
namespace {

constexpr std::size_t kFewestRows = 4;
constexpr std::size_t kMostDigits = 6;

// The number of a row, -1 for another text.
int number_of(const Chunk& chunk) {
  const std::string text = chunk_text(chunk);
  return text::all_digits(text) && text.size() <= kMostDigits ? std::atoi(text.c_str()) : -1;
}

// The lines from the first that begins with a number on; empty when these do not count up by one.
std::vector<const ChunkLine*> numbered_lines(const Region& region) {
  std::vector<const ChunkLine*> lines;
  for (const ChunkLine* line : region.lines) {
    const int number = number_of(line->chunks.front());
    if (lines.empty() && number < 0) continue;
    if (!lines.empty() && number != number_of(lines.back()->chunks.front()) + 1) return {};
    lines.push_back(line);
  }
  return lines.size() < kFewestRows ? std::vector<const ChunkLine*>{} : lines;
}

// Between what a gutter leaves free; nullopt when the right half does not go on with the numbers of the left one.
std::optional<double> gutter_of(const Region& region) {
  const auto lines = numbered_lines(region);
  if (lines.empty()) return std::nullopt;
  const int next = number_of(lines.back()->chunks.front()) + 1;
  const auto& top = lines.front()->chunks;
  const auto second =
      std::find_if(top.begin(), top.end(), [&](const Chunk& chunk) { return number_of(chunk) == next; });
  if (second == top.begin() || second == top.end()) return std::nullopt;
  double left = (second - 1)->box.x1, right = second->box.x0;
  const double middle = (left + right) / 2;
  std::size_t rows = 0;
  for (const ChunkLine* line : lines) {
    const auto behind = std::find_if(line->chunks.begin(), line->chunks.end(),
                                     [&](const Chunk& chunk) { return chunk.box.center_x() > middle; });
    if (behind == line->chunks.begin()) return std::nullopt;
    left = std::max(left, (behind - 1)->box.x1);
    if (behind == line->chunks.end()) continue;
    right = std::min(right, behind->box.x0);
    if (number_of(*behind) != next + static_cast<int>(rows++)) return std::nullopt;
  }
  if (rows < kFewestRows || left >= right) return std::nullopt;
  return (left + right) / 2;
}

ChunkLine part_of(const ChunkLine& line, const std::vector<Chunk>& chunks) {
  ChunkLine part{.chunks = chunks, .box = chunks.front().box, .height = line.height};
  for (const Chunk& chunk : chunks) part.box = united(part.box, chunk.box);
  return part;
}

}  // namespace

std::vector<Region> halves_of(Region region, std::deque<ChunkLine>& store) {
  const auto gutter = gutter_of(region);
  if (!gutter) return {std::move(region)};
  Region left{.lines = {}, .captioned = region.captioned, .rules = region.rules}, right = left;
  for (const ChunkLine* line : region.lines) {
    std::vector<Chunk> before, behind;
    for (const Chunk& chunk : line->chunks) (chunk.box.center_x() < *gutter ? before : behind).push_back(chunk);
    if (!before.empty()) left.lines.push_back(&store.emplace_back(part_of(*line, before)));
    if (!behind.empty()) right.lines.push_back(&store.emplace_back(part_of(*line, behind)));
  }
  return {std::move(left), std::move(right)};
}

}  // namespace yusuan::grid
