#include "grid/double_columns.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "grid/cell_text.h"
#include "grid/chunks.h"
#include "grid/text_lines.h"

namespace yusuan::grid {
namespace {

// Of the lines in a column's cells, so many hold two figures, and so many of them show it.
constexpr double kDouble = 0.6;
constexpr std::size_t kFewestRows = 3;
// In line heights: figures of one column are no further apart; groups of thousands stand within a space.
constexpr double kFigureGap = 0.45;
constexpr double kWideGap = 0.9;

using CellWords = std::vector<const Word*>;

// The gap between two figures that are all a line of a cell holds, from and to.
using Gap = std::pair<double, double>;

bool has_decimals(const std::string& text) {
  const std::size_t point = text.find_last_of('.');
  return point != std::string::npos && point + 1 < text.size();
}

std::optional<Gap> gap_of(const WordLine& line) {
  if (line.size() != 2 || !is_figure_text(line[0]->text) || !is_figure_text(line[1]->text)) return std::nullopt;
  const Rect &left = line[0]->box, &right = line[1]->box;
  const bool whole = has_decimals(line[0]->text) && has_decimals(line[1]->text);
  if (right.x0 - left.x1 < (whole ? kFigureGap : kWideGap) * std::max(left.height(), right.height()))
    return std::nullopt;
  return Gap{left.x1, right.x0};
}

// Where column `col` parts, nullopt for one column.
std::optional<double> middle_of(const Grid& grid, int col, const std::vector<CellWords>& words_of) {
  std::size_t filled = 0;
  std::vector<Gap> gaps;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const CellWords& words = words_of[i];
    const bool upright = std::all_of(words.begin(), words.end(), [](const Word* word) { return word->rotation == 0; });
    if (grid.cells[i].col != col || grid.cells[i].col_span != 1 || !upright) continue;
    for (const WordLine& line : word_lines(words)) {
      ++filled;
      if (const auto gap = gap_of(line)) gaps.push_back(*gap);
    }
  }
  if (gaps.size() < kFewestRows || static_cast<double>(gaps.size()) < kDouble * static_cast<double>(filled))
    return std::nullopt;
  Gap common = gaps.front();
  for (const Gap& gap : gaps) common = {std::max(common.first, gap.first), std::min(common.second, gap.second)};
  if (common.second <= common.first) return std::nullopt;
  return (common.first + common.second) / 2;
}

// Whether the words of a cell leave a gap at `x`.
bool parts_at(const CellWords& words, double x) {
  double left = -1e9, right = 1e9, height = 0;
  for (const Word* word : words) {
    if (word->rotation != 0 || (word->box.x0 < x && word->box.x1 > x)) return false;
    height = std::max(height, word->box.height());
    if (word->box.x1 <= x)
      left = std::max(left, word->box.x1);
    else
      right = std::min(right, word->box.x0);
  }
  return right - left >= kFigureGap * height;
}

void part(Grid& grid, int col, double x, std::vector<CellWords>& words_of) {
  std::vector<Cell> cells;
  std::vector<CellWords> words;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    Cell cell = grid.cells[i];
    const bool inside = cell.col == col && cell.col_span == 1;
    if (cell.col > col)
      ++cell.col;
    else if (cell.col + cell.col_span > col)
      ++cell.col_span;
    if (!inside || !parts_at(words_of[i], x)) {
      cells.push_back(cell);
      words.push_back(std::move(words_of[i]));
      continue;
    }
    Cell right = cell;
    cell.col_span = right.col_span = 1;
    ++right.col;
    cell.box.x1 = right.box.x0 = x;
    CellWords beyond;
    for (const Word* word : words_of[i])
      if (word->box.center_x() > x) beyond.push_back(word);
    std::erase_if(words_of[i], [&](const Word* word) { return word->box.center_x() > x; });
    cells.insert(cells.end(), {cell, right});
    words.push_back(std::move(words_of[i]));
    words.push_back(std::move(beyond));
  }
  grid.column_edges.insert(grid.column_edges.begin() + col + 1, x);
  grid.cells = std::move(cells);
  words_of = std::move(words);
}

}  // namespace

void part_double_columns(Grid& grid, const std::vector<Word>& words) {
  auto words_of = words_by_cell(grid, words);
  for (int col = 0; col < grid.columns(); ++col)
    if (const auto x = middle_of(grid, col, words_of)) part(grid, col++, *x, words_of);
}

}  // namespace yusuan::grid
