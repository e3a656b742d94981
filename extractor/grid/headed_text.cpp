#include "grid/headed_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "grid/body_start.h"
#include "grid/three_line.h"

namespace yusuan::grid {
namespace {

// Fewer columns stand above each other in lists and forms, too.
constexpr int kFewestColumns = 3;
constexpr int kFewestRows = 2;
constexpr int kFewestWordRows = 3;
// Lines of a header, and of a region, beyond which nothing is searched.
constexpr std::size_t kMostHeaderLines = 10;
constexpr std::size_t kMostLines = 400;
// Doubt of a header, a column, below which it reads without contradiction.
constexpr double kClear = 0.5;
constexpr double kPlain = 3.0;
// Of the region's words below the top of the header, the table holds so many; of its places, so many hold a text.
constexpr double kCovered = 0.9;
constexpr double kFilled = 0.3;
// In line heights: a title is so many times as tall as a name; what is centred on the table misses its middle by less.
constexpr double kTitle = 1.2;
constexpr double kCentred = 0.5;
// Of the widest gap between two lines of the top of a region: the gap between header and body.
constexpr double kWide = 0.8;
// In points: cells leave at least so much free beside their texts.
constexpr double kPadding = 2.0;

using Lines = std::vector<const ChunkLine*>;

// The first line of the header: that of several texts, or one above it that names some of them.
std::size_t header_top(const Lines& lines) {
  std::size_t first = 0;
  while (first < lines.size() && lines[first]->chunks.size() < 2) ++first;
  if (first == lines.size()) return first;
  const ChunkLine& names = *lines[first];
  for (; first > 0; --first) {
    const ChunkLine& line = *lines[first - 1];
    const bool apart = names.box.y0 - line.box.y1 > names.height || line.height > kTitle * names.height;
    const bool title = std::abs(line.box.center_x() - names.box.center_x()) < kCentred * line.height;
    if (apart || title || line.box.x1 > names.box.x1 || ends_with_colon(line.chunks.front()) ||
        chunk_text(line.chunks.front()).find("：") != std::string::npos)
      break;
  }
  return first;
}

double gap_above(const Lines& lines, std::size_t i) { return lines[i]->box.y0 - lines[i - 1]->box.y1; }

// Where the header may end, as the index of the first line of the body, ascending.
std::vector<std::size_t> header_ends(const Region& region, std::size_t top) {
  const Lines& lines = region.lines;
  const std::size_t figures = body_start(region, {});
  if (figures <= top) return {top + 1};
  if (figures - top > kMostHeaderLines) return {};
  double widest = 0;
  for (std::size_t i = top + 1; i <= figures; ++i) widest = std::max(widest, gap_above(lines, i));
  for (std::size_t i = figures; i-- > top + 1;)
    if (gap_above(lines, i) >= kWide * widest) return {i, figures};
  return {figures};
}

std::vector<const Word*> words_of(const Lines& lines, std::size_t from) {
  std::vector<const Word*> words;
  for (std::size_t i = from; i < lines.size(); ++i)
    for (const Chunk& chunk : lines[i]->chunks) words.insert(words.end(), chunk.words.begin(), chunk.words.end());
  return words;
}

bool names_each(const Grid& grid) {
  return std::all_of(grid.cells.begin(), grid.cells.end(),
                     [](const Cell& cell) { return cell.row > 0 || (cell.col_span == 1 && !cell.text.empty()); });
}

bool names_alone(const HeadedTable& found) { return found.header_rows == 1 && names_each(found.table.grid); }

Objections objections_to(const HeadedTable& found, std::size_t words, Evidence evidence) {
  Objections objections = found.table.objections;
  const Grid& grid = found.table.grid;
  const int rows = grid.rows() - found.header_rows;
  std::ptrdiff_t texts = 0, figures = 0;
  for (const Cell& cell : grid.cells) {
    texts += cell.row >= found.header_rows && !cell.text.empty();
    figures += cell.row >= found.header_rows && cell.col > 0 && is_figure_text(cell.text);
  }
  if (grid.columns() < kFewestColumns || rows < kFewestRows) objections.add(Objection::kSmall);
  if (figures < rows && (rows < kFewestWordRows || evidence == Evidence::kRules)) objections.add(Objection::kNoFigures);
  if (static_cast<double>(texts) < kFilled * rows * grid.columns()) objections.add(Objection::kSparse);
  // A name for each column contradicts none, wherever it stands.
  if (found.doubt > (names_alone(found) ? kPlain : kClear)) objections.add(Objection::kUnclearHeader);
  if (static_cast<double>(found.table.words.size()) < kCovered * static_cast<double>(words))
    objections.add(Objection::kLinesLeftOut);
  return objections;
}

}  // namespace

std::vector<TextTable> headed_texts(const Region& region, Evidence evidence, Asked asked) {
  const Lines& lines = region.lines;
  if (lines.size() > kMostLines) return {};
  const std::size_t top = header_top(lines);
  if (top + 1 >= lines.size()) return {};
  const std::vector<const Word*> words = words_of(lines, top);
  Rect box = words.front()->box;
  for (const Word* word : words) box = united(box, word->box);
  std::vector<HeadedTable> readings;
  for (const std::size_t end : header_ends(region, top)) {
    if (end <= top || end >= lines.size()) continue;
    const double foot = (lines[end - 1]->box.y1 + lines[end]->box.y0) / 2;
    const RuleStack stack{
        .from = box.x0 - kPadding, .to = box.x1 + kPadding, .heights = {box.y0 - 1, foot}, .drawn = false};
    if (asked == Asked::kAll) {
      std::ranges::move(headed_readings(stack, 0, words, region.rules, box.y1 + 1, nullptr),
                        std::back_inserter(readings));
      continue;
    }
    auto table = headed_table(stack, 0, words, region.rules, box.y1 + 1, nullptr);
    if (table && (readings.empty() || table->doubt < readings.front().doubt)) readings.assign(1, std::move(*table));
    // What stands below a name for each column is no header.
    if (!readings.empty() && names_alone(readings.front())) break;
  }
  std::vector<TextTable> tables;
  for (HeadedTable& found : readings) {
    found.table.objections = objections_to(found, words.size(), evidence);
    if (asked == Asked::kAll || !found.table.objections.any()) tables.push_back(std::move(found.table));
  }
  return tables;
}

}  // namespace yusuan::grid
