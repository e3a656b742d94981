// Where a table's header ends, and what it says over each column.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "forms/grid_table.h"
#include "forms/patterns.h"

namespace yusuan::forms {

struct Header {
  std::vector<std::vector<std::string>> paths;  ///< per column, from the top down
  std::vector<std::optional<int>> ordinals;     ///< per column, the printed column number
  std::optional<std::string> unit;              ///< money unit that a line in the header says
  std::vector<bool> shared;                     ///< per column, whether the first body row holds a header cell here
};

/// How many leading rows of `rows` are header or column numbers: at least the first, or `known` where that is more.
int count_header_rows(const std::vector<GridRow>& rows, int known, const Vocabulary& words);

bool holds_figure(const GridRow& row);

/// Whether each column has a cell of its own in this row, with words in it: below such a row a header has nothing left
/// to divide.
bool heads_each_column(const GridRow& row);

/// Whether a row starts an entry: it holds figures, a code, an entry's number, a total or a placeholder, or is blank.
bool starts_body(const GridRow& row, const Vocabulary& words);

/// Reads the header rows of the table. Where a header cell over several columns is divided only in the first body row
/// (类|款|项 beside the 合计), these cells go to the paths and are marked `shared`.
Header read_header(const GridTable& table, const Vocabulary& words);

/// A note printed inside the frame: the only text of its row, which reads like one. nullptr when the row is no note.
const std::string* sentence_across(const GridRow& row, const Vocabulary& words);

/// Whether all that a row says is who signs for the table and when.
bool is_signature(const GridRow& row, const Vocabulary& words);

/// Whether a row holds nothing but the numbers of the columns and labels that go with them.
bool numbers_columns(const GridRow& row, const Vocabulary& words);

}  // namespace yusuan::forms
