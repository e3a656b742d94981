// What rulings that meet draw, other than tables: frames around text, charts, rules beside a list.
#pragma once

#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Cells with text.
std::ptrdiff_t texts_in(const Grid& grid);

/// Whether no row, or no column, has two cells: a frame around text more often than a table.
bool is_frame(const Grid& grid);

/// Whether `grid` is the only row of a table's end: at the top of its page, above all other `grids`, and as wide as
/// `before`, the table that ran to the end of the page before (null when there is none).
bool is_last_row_of(const Grid* before, const Grid& grid, const std::vector<Grid>& grids);

/// Whether a grid, which is filled, is the lines of a chart: hardly a cell filled, no header, labels across the lines.
bool is_chart(const Grid& grid);

/// Whether a side of `grid` is not drawn: it may be no more than rules across a table and a stroke beside its labels.
bool is_open(const Grid& grid, const std::vector<Ruling>& vertical);

}  // namespace yusuan::grid
