// Where the header of a table without borders ends.
#pragma once

#include <string>
#include <vector>

#include "grid/text_regions.h"

namespace yusuan::grid {

/// 19xx or 20xx: over a column it is a name, no figure.
bool is_year(const std::string& text);

/// How many texts of a line behind the first are figures.
int figures_in(const ChunkLine& line);

/// Whether most texts of a line behind its first are figures, and not all of these years.
bool is_line_of_figures(const ChunkLine& line);

/// The index of the first line below the header: a rule across (at one of the heights `wide`) says it, or the first
/// line of figures. 0 when there is no header.
std::size_t body_start(const Region& region, const std::vector<double>& wide);

}  // namespace yusuan::grid
