#include "grid/section_heads.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace yusuan::grid {
namespace {

// A heading of a section stands so many times further from the rows above than these from each other; in line heights:
// its rule runs this near below it and begins as near to its left side.
constexpr double kSectionGap = 1.2;
constexpr double kSectionRule = 1.5;
constexpr double kSectionSide = 0.5;
// Titles are set in letters so many times as tall as those of rows.
constexpr double kTitle = 1.25;
// Those of a section with its number in front so many times as tall as what follows.
constexpr double kSectionTitle = 1.15;

}  // namespace

bool heads_numbered_section(const std::vector<ChunkLine>& lines, std::size_t at) {
  const ChunkLine& line = lines[at];
  if (line.chunks.size() != 2 || line.chunks[0].words.size() > 1 || line.chunks[1].figure || at + 1 == lines.size() ||
      line.height < kSectionTitle * lines[at + 1].height)
    return false;
  const std::string& number = line.chunks[0].words.front()->text;
  return !number.empty() && number.front() != '0' && number.front() != '.' &&
         number.find_first_not_of("0123456789.") == std::string::npos;
}

bool is_title(const Region& region, const ChunkLine& line) {
  if (line.chunks.size() > 1 || region.lines.size() < 2) return false;
  return std::all_of(region.lines.begin(), region.lines.end(), [&](const ChunkLine* row) {
    return row->chunks.size() < 2 || line.height > kTitle * row->height;
  });
}

bool heads_section(const Region& region, const ChunkLine& line, const std::vector<Ruling>& rules) {
  if (line.chunks.size() > 1 || region.lines.size() < 3) return false;
  double widest = 0;
  for (std::size_t i = 1; i < region.lines.size(); ++i)
    widest = std::max(widest, region.lines[i]->box.y0 - region.lines[i - 1]->box.y1);
  if (line.box.y0 - region.lines.back()->box.y1 < kSectionGap * widest) return false;
  return std::any_of(rules.begin(), rules.end(), [&](const Ruling& rule) {
    return rule.position > line.box.center_y() && rule.position - line.box.y1 < kSectionRule * line.height &&
           std::abs(rule.from - line.box.x0) < kSectionSide * line.height && rule.to > line.box.x1 + line.height;
  });
}

}  // namespace yusuan::grid
