#include "grid/surroundings.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "grid/body_start.h"

namespace yusuan::grid {
namespace {

// Lines of so many texts, so many of them figures, are rows; a run of so many is a table, whatever stands around it.
constexpr std::size_t kFewestTexts = 4;
constexpr int kFewestFigures = 2;
constexpr std::size_t kFewestRows = 8;
// In line heights: rows of one run are no further apart; what is none stands this far apart from it, and so many times
// further than its rows from each other, and sticks out of its sides by this much.
constexpr double kSameRun = 1.0;
constexpr double kApart = 1.0;
constexpr double kFurther = 2.0;
constexpr double kSticksOut = 0.8;
// Mark, maker and unit of a table on one line; the colon of full width.
constexpr std::size_t kMostInCaption = 3;
constexpr std::size_t kMostAboveCaption = 4;
constexpr std::size_t kColonBytes = 3;

using Lines = std::vector<const ChunkLine*>;

bool is_row(const ChunkLine& line) { return line.chunks.size() >= kFewestTexts && figures_in(line) >= kFewestFigures; }

double gap_above(const Lines& lines, std::size_t i) { return lines[i]->box.y0 - lines[i - 1]->box.y1; }

// The longest run of rows, as [first, end).
std::optional<std::pair<std::size_t, std::size_t>> longest_run(const Lines& lines) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (std::size_t i = 0; i < lines.size();) {
    if (!is_row(*lines[i])) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < lines.size() && is_row(*lines[end]) && gap_above(lines, end) < kSameRun * lines[end]->height) ++end;
    if (end - i > best.second - best.first) best = {i, end};
    i = end;
  }
  return best.second - best.first >= kFewestRows ? std::optional(best) : std::nullopt;
}

// `部门：某局` or `单位：万元`: a label and its value, in one text.
bool is_labelled(const Chunk& chunk) {
  const std::string text = chunk_text(chunk);
  const std::size_t colon = text.find("：");
  return !chunk.figure && colon != std::string::npos && colon > 0 && colon + kColonBytes < text.size();
}

// What a table is counted in, and whose it is, stands at the side of a line right above it, as no name of a column
// does; forms have such texts in the line below, too.
void cut_caption(Region& region) {
  Lines& lines = region.lines;
  const auto labelled = [](const ChunkLine* line) { return std::ranges::any_of(line->chunks, is_labelled); };
  for (std::size_t i = 0; i + 2 < lines.size() && i < kMostAboveCaption && figures_in(*lines[i]) == 0; ++i) {
    const auto& chunks = lines[i]->chunks;
    if (chunks.size() < 2 || chunks.size() > kMostInCaption || !is_labelled(chunks.back())) continue;
    if (labelled(lines[i + 1]) || lines[i + 1]->chunks.size() < 2) return;
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    region.labelled = true;
    return;
  }
}

}  // namespace

void cut_surroundings(Region& region) {
  Lines& lines = region.lines;
  cut_caption(region);
  const auto run = longest_run(lines);
  if (!run) return;
  const auto [first, end] = *run;
  Rect box = lines[first]->box;
  double widest = 0, height = 0;
  for (std::size_t i = first; i < end; ++i) {
    box = united(box, lines[i]->box);
    height = std::max(height, lines[i]->height);
    if (i > first) widest = std::max(widest, gap_above(lines, i));
  }
  const double apart = std::max(kApart * height, kFurther * widest);
  const auto sticks_out = [&](const ChunkLine& line) {
    return line.box.x0 < box.x0 - kSticksOut * height || line.box.x1 > box.x1 + kSticksOut * height;
  };
  for (std::size_t i = end; i < lines.size(); ++i)
    if (gap_above(lines, i) > apart && sticks_out(*lines[i])) {
      lines.resize(i);
      break;
    }
  for (std::size_t i = first; i > 0; --i)
    if (gap_above(lines, i) > apart && sticks_out(*lines[i - 1])) {
      lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i));
      break;
    }
}

}  // namespace yusuan::grid
