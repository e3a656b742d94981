// Where a table's header ends, and what it says over each column.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "forms/patterns.h"
#include "forms/stitch.h"

namespace yusuan {

struct Header {
  int rows = 0;  ///< leading rows that are header or column numbers: the body starts here
  std::vector<std::vector<std::string>> paths;  ///< per column, from the top down
  std::vector<std::optional<int>> ordinals;     ///< per column, the printed column number
  std::vector<bool> shared;                     ///< per column, whether the first body row holds a header cell here
};

/// Reads the header of the table's first page. Where a header cell over several columns is divided only in the first
/// body row (类|款|项 beside the 合计), these cells go to the paths and are marked `shared`.
Header read_header(const GridTable& table, const Vocabulary& words);

/// A note printed inside the frame: the only text of its row, which reads like one. nullptr when the row is no note.
const std::string* sentence_across(const GridRow& row, const Vocabulary& words);

/// Whether a row at the top of a continued page repeats the header (or a part of it) or the column numbers.
bool repeats_header(const GridRow& row, const Header& header, const Vocabulary& words);

}  // namespace yusuan
