// The lines of text in one ruled cell, and whether a line ends because there was no room left.
#pragma once

#include <string>
#include <vector>

#include "grid/text_lines.h"
#include "model/grid.h"

namespace yusuan::grid {

/// In line heights: lines of one row, and figures and their texts, stand this near to each other.
inline constexpr double kSameBaseline = 0.35;

/// One line of a cell.
struct CellLine {
  Rect box;
  std::string text;      ///< without inner spaces
  bool figure = false;   ///< a figure, a code, a date of digits or a placeholder, whole or a piece of one
  bool item = false;     ///< begins an item: 一、 （二） 3. 其中：
  double letter_pt = 0;  ///< width of its first letter, or of its first word where that is Latin
};

/// What a cell offers its lines: its sides, and how far its table's texts stay away from them.
struct CellRoom {
  double x0 = 0, x1 = 0;
  double padding_pt = 0;
  std::size_t decimals = 0;  ///< that the column's figures have, where nearly all have as many; 0: not known
};

/// The lines of a cell's words, all upright, from the top down.
std::vector<CellLine> cell_lines(const std::vector<const Word*>& words);

/// The same of those of the words that are upright.
std::vector<CellLine> upright_lines(const std::vector<const Word*>& words);

/// Whether all upright words stand on one line: much cheaper to tell than what the lines say.
bool on_one_line(const std::vector<const Word*>& words);

/// The least distance that a grid's texts keep from the sides of their cells, at most what any producer pads with.
double padding_of(const Grid& grid, const std::vector<std::vector<const Word*>>& words_of);

/// By column how many decimals nearly all figures have that stand alone in their cells, there or in the whole table; 0
/// when that differs or too few do.
std::vector<std::size_t> usual_decimals(const Grid& grid, const std::vector<std::vector<const Word*>>& words_of);

/// How many more letters like the first of `next` would have fitted into `line`; 0 when it is full.
double letters_left(const CellLine& line, const CellLine& next, const CellRoom& room);

/// Whether the first letter of `next` found no room in `line`.
bool is_full(const CellLine& line, const CellLine& next, const CellRoom& room);

/// Whether `tail` goes on a figure that `head` had no room for: `16533` / `9`, `1,234,5` / `67.89`.
bool breaks_off(const CellLine& head, const CellLine& tail, const CellRoom& room);

/// Whether `tail` may go on the text or figure of `head`: that had no room left, and `tail` begins nothing of its own.
bool goes_on(const CellLine& head, const CellLine& tail, const CellRoom& room);

}  // namespace yusuan::grid
