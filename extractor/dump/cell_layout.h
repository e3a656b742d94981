// Tables whose cells a text keeps: Markdown, as OCR services write it, and columns parted by tabs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/patterns.h"
#include "model/grid.h"

namespace yusuan::dump {

struct CellLayouts {
  std::vector<PageLayout> pages;  ///< boxes are made up: columns and lines as if they had been typeset
  std::string rest;               ///< the text without its tables, pages parted by form feeds
  int figures = 0;                ///< amounts in cells
};

/// Pages are parted by form feeds. `figures` is 0 where the text keeps no cells, and the others then say nothing.
CellLayouts lay_out_cells(std::string_view text, const forms::Vocabulary& words);

}  // namespace yusuan::dump
