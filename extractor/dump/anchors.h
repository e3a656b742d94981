// The rows of a dumped table: what each is called, and which figures are printed with it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dump/layouts.h"
#include "dump/names.h"
#include "dump/tokens.h"

namespace yusuan {

struct PrintedFigure {
  std::string text;
  Decimal value;
};

struct AnchoredRow {
  std::vector<std::string> code;  ///< 类, 款, 项 as printed; empty for totals and labels
  std::string name;               ///< empty when it was not found
  std::string second_name;        ///< 项目名称 beside the name of the code
  bool total = false;
  int parent = -1;  ///< the row this one is a part of, in the same panel; -1: none
  int page = 0;
  std::size_t at = 0;                  ///< token where it starts
  std::vector<PrintedFigure> figures;  ///< printed behind it, in order
  std::string full_code() const;
};

/// One side of a table (most have only one): a run of descriptor columns and the figure columns to the right of them.
struct Panel {
  std::vector<std::size_t> codes, names, figures;  ///< columns of the table
  std::vector<AnchoredRow> rows;
  std::vector<PrintedFigure> loose;  ///< printed before the first row
};

/// Rows by codes, by the layout's labels, else by text that figures follow. Every figure among `tokens` is in exactly
/// one place of the result. Names printed beside codes are learnt.
std::vector<Panel> anchor_rows(const std::vector<Token>& tokens, const TableLayout& layout, const Vocabulary& words,
                               CodeNames& names);

}  // namespace yusuan
