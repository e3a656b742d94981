// The header of a table whose columns are known: which text names which columns.
#pragma once

#include <vector>

#include "grid/column_contents.h"
#include "grid/text_header.h"
#include "model/page.h"

namespace yusuan::grid {

/// Reads `lines`, those of the header from the top down, as a tree over the columns between `edges`: a text stands in
/// the middle of what it names, or all stand at its left or right; texts that name the same together are one wrapped
/// text, names side by side are aligned. `rules` are horizontal; one between a text and those below it shows what it
/// spans. `contents`, of each column or empty, tell where nothing else does.
TextHeader read_header_tree(const std::vector<ChunkLine>& lines, const std::vector<double>& edges,
                            const std::vector<Ruling>& rules, const std::vector<Content>& contents = {});

}  // namespace yusuan::grid
