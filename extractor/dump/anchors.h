// The rows of a dumped table: what each is called, and which figures are printed with it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dump/code_names.h"
#include "dump/layouts.h"
#include "dump/runs.h"
#include "dump/tokens.h"

namespace yusuan::dump {

struct PrintedFigure {
  std::string text;
  Decimal value;
  int page = 0;
};

struct AnchoredRow {
  std::vector<std::string> code;    ///< 类, 款, 项 as printed, or all in one; empty for totals and labels
  std::string name;                 ///< empty when it was not found
  std::vector<std::string> beside;  ///< what stands in the words columns behind the name's, one by one
  bool total = false;
  bool code_cells_taken = false;  ///< of a total: its label stands in the column of names
  int parent = -1;                ///< the row this one is a part of, in the same panel; -1: none
  std::vector<bool> summed;       ///< figure columns in which the parts of this row sum up; empty: all
  int page = 0;
  std::size_t at = 0;                  ///< token that figures follow
  std::vector<Run> words;              ///< tokens of its code and names
  bool interrupted = false;            ///< words of no row stand between its words and its figures
  std::vector<PrintedFigure> figures;  ///< printed behind it, in order
  std::string full_code() const;
};

/// One side of a table (most have only one): a run of descriptor columns and the figure columns to the right of them.
struct Panel {
  std::vector<std::size_t> codes, names, figures;  ///< columns of the table
  std::vector<AnchoredRow> rows;
  std::vector<PrintedFigure> loose;  ///< printed before the first row
  bool row_by_row = false;           ///< the figures of each row stand together right behind its words
  bool on_lines = false;             ///< … and mostly on the line of its words: the text was read line by line
};

/// What rows are found by.
struct RowSource {
  const std::vector<Token>& tokens;
  const std::vector<Column>& columns;
  const TableLayout& layout;
  const forms::Vocabulary& words;
  CodeNames& names;
};

/// Rows by codes, by labels, else by text that figures follow; without descriptor columns one row. Every figure among
/// the tokens is in exactly one place of the result. Names printed beside codes are learnt.
std::vector<Panel> anchor_rows(const RowSource& source);

}  // namespace yusuan::dump
