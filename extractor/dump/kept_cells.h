// The rows of a table whose lines a dump keeps, as cells of a grid.
#pragma once

#include <string>
#include <vector>

#include "dump/kept_columns.h"
#include "dump/kept_lines.h"
#include "model/grid.h"

namespace yusuan::dump {

/// A cell whose figures may as well belong to other columns.
struct OpenCell {
  int page = 0;
  Rect box;                          ///< around its text
  std::vector<std::string> figures;  ///< as printed
};

/// Adds the rows of a body below the last edge of `grid`, whose columns are known, and to `open` the cells whose
/// figures may as well stand in others. `borders` are in columns of characters. Figures that stand below each other
/// beside one name are rows of their own.
void add_body_rows(const std::vector<const KeptLine*>& lines, const KeptBody& body, const std::vector<double>& borders,
                   Grid& grid, std::vector<OpenCell>& open);

}  // namespace yusuan::dump
