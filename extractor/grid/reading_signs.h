// What can be seen of a reading and of the words around it, whichever finder it came from.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Signs that a reading is not right, each a share from 0 (not so) to 1.
enum class ReadingSign : std::uint8_t {
  kJoinedTexts,     ///< of the texts: they stand apart in their line as those of two columns do
  kStackedFigures,  ///< of the rows: a cell has figures above each other
  kStackedTexts,    ///< of the rows: several cells have lines above each other
  kCrossing,        ///< of the words: they lie across the side of their cell
  kBlank,           ///< of the cells: they have no text
  kBlankColumns,    ///< of the columns: no cell of theirs alone has a text
  kAlternating,     ///< of the pairs of neighbouring columns: where one has a text the other has none
  kTextsBeside,     ///< of the rows: a text stands on their height beside the table
  kGoesOnAbove,     ///< 1: a line of texts in several columns stands right above
  kGoesOnBelow,     ///< 1: the same right below
  kUnnamed,         ///< of the columns: figures with nothing above them
  kAlone,           ///< of three: rows at the top with one text
  kUnruled,         ///< 1: no rulings show the cells
};
constexpr std::size_t kReadingSigns = 13;

using ReadingSigns = std::array<double, kReadingSigns>;

/// The signs of a filled grid; `words` are those of its page, in order of no kind; those not upright do not count.
ReadingSigns signs_of(const Grid& grid, const std::vector<Word>& words);

/// 0 of nothing.
double share(std::size_t part, std::size_t whole);

/// Whether one of `sorted`, the middles of words, is that of the row in which `y` is the middle of a word so high.
bool is_height_of_text(const std::vector<double>& sorted, double y, double height);

}  // namespace yusuan::grid
