// How a form's tables are printed, and what holds between their cells: what stands in for the rulings that a dump lost.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "forms/patterns.h"
#include "model/table.h"

namespace yusuan {

/// A standard row that carries no code. `depth` 0 is the sum of all rows of depth 1, and so on down.
struct RowLabel {
  std::string text;
  int depth = 0;
};

/// whole = the sum of `parts`; column keys.
struct SumRule {
  std::string whole;
  std::vector<std::string> parts;
};

struct TableLayout {
  std::string id;
  std::vector<Column> columns;  ///< in printed order; empty when the pattern file does not say
  std::vector<RowLabel> labels;
  std::vector<SumRule> sums;
};

/// `row` is a label (with or without its numbering; its beginning with *; alternatives parted by |), a code, `total`,
/// `each` (rows with a code) or `all`.
struct CellSelector {
  std::string table, row, column;
};

struct EqualRule {
  CellSelector a, b;
};

/// These cells are blank when the table `when_empty` is declared empty.
struct ZeroRule {
  std::string when_empty;
  std::vector<CellSelector> cells;
};

/// The prose states this cell as `subject`; an empty row is the row of the statement's code.
struct StatedRule {
  std::string subject;
  CellSelector cell;
};

struct FormLayout {
  std::vector<TableLayout> tables;
  std::vector<EqualRule> equal;
  std::vector<ZeroRule> zero;
  std::vector<StatedRule> stated;
  std::optional<CellSelector> project_scale;  ///< what the prose calls the scale of a project, in the row of its name

  const TableLayout* find(std::string_view id) const;
};

/// The keys `printed`, `numbered`, `sums`, `labels` of a form's tables, `path` of their columns, and [[equal]],
/// [[zero]], [[project_scale]] and the statements among the [[identity]] entries. Throws Error kBadPattern.
FormLayout read_layout(const PatternFiles& files, const FormPattern& form);

}  // namespace yusuan
