// What stands above a table (number, title, preparer, money unit) and below it (notes).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "forms/patterns.h"
#include "model/grid.h"

namespace yusuan::forms {

struct Caption {
  std::optional<int> number;
  std::optional<std::string> label;  ///< the mark that numbers it, as printed
  std::optional<std::string> title;
  std::optional<std::string> preparer;
  std::optional<std::string> money_unit;
  bool skipped = false;  ///< the title says that this is no numbered table
  bool prose = false;    ///< running text stands between the table and what is above it
};

/// Reads the lines above `grid`, from the top down: those below the previous grid of the page, or below the page's top.
Caption read_caption(const std::vector<const TextLine*>& lines, const Grid& grid, const Vocabulary& words);

/// Whether a cell of the row tells the money unit.
bool tells_unit(const Grid& grid, int row, const Vocabulary& words);

/// Whether a cell encloses the title of a table and its unit, with its preparer between them or not.
bool holds_title_and_unit(const Cell& cell, const Vocabulary& words);

/// Takes the leading rows that hold a title or a caption off the grid (white boxes drawn like cells, titles inside the
/// frame), as lines. Usually none.
std::vector<TextLine> take_caption_rows(Grid& grid, const Vocabulary& words);

/// The note among the lines right below a table: from the first line that reads like a note to the last that goes on
/// with it. nullopt when there is none.
std::optional<std::string> read_note(const std::vector<const TextLine*>& lines, const Grid& grid,
                                     const Vocabulary& words);

}  // namespace yusuan::forms
