// The rows of a table as an outline sees them: label, code, numbering, indentation, figures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/labels.h"
#include "model/table.h"
#include "text/numbering.h"

namespace yusuan::forms {

struct OutlineEntry {
  int row = 0;       ///< index in Table::rows
  std::string code;  ///< 3, 5 or 7 digits, or more that begin with another row's; empty when there is none
  std::string unit;  ///< other digits before the label: the code of a unit, the number of a line
  std::string name;  ///< as printed, with its number; empty when the label is blank
  text::LabelNumber number;
  int labels = 0;                   ///< filled cells before the figures
  std::uint64_t look = 0;           ///< rows with the same cells filled, set in the middle or not, look alike
  bool printed = false;             ///< some text stands in a cell of figures
  bool total = false;               ///< 合计, 总计, … without a number
  bool subtotal = false;            ///< 小计 without a number
  int column = 0;                   ///< the column of the label, from the block's first
  bool group_total = false;         ///< 小计 behind the label: the row is the total of those that share it
  std::optional<double> x;          ///< indentation in points; nullopt when it says nothing
  std::optional<double> printed_x;  ///< the same, whatever it says
  double name_x = 0;                ///< where the text behind 其中： starts, as far as letters are as wide as high
  double em = 0;                    ///< width of a letter in points
  double same_x = 0;                ///< within this many points two indentations are one
};

/// What the rows print in one column of figures, as whole numbers of its smallest printed digit.
struct FigureColumn {
  std::vector<std::optional<std::int64_t>> values;  ///< one an entry
  bool binding = true;                              ///< false for counts beside money: they need not add up
};

struct Outline {
  std::vector<OutlineEntry> entries;  ///< rows where the block is blank are left out
  std::vector<FigureColumn> figures;  ///< money and numbers; no percentages
  bool indented = false;              ///< whether the table tells levels apart by indentation
};

/// The block whose columns are `first` to before `end`; `own_labels` as in LabelBlock.
Outline read_outline(const Table& table, const LabelBlock& block, std::size_t end);

}  // namespace yusuan::forms
