// Columns of all dumped tables, settled together: what one table leaves open another may decide.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dump/anchors.h"
#include "dump/layouts.h"
#include "dump/placement.h"

namespace yusuan {

/// The figures of one panel. `placings` has per row what it may hold, by figure column of the panel: one entry when the
/// row is settled, none when nothing fits.
struct SettledPanel {
  std::vector<std::vector<Placing>> placings;
  std::vector<Placing> known;  ///< per row what the rest of the document says
  bool moved = false;          ///< figures were given to other rows than they were printed with
  bool independent = false;    ///< the rows do not sum up: each was settled by itself
};

struct DumpedTable {
  const TableLayout* layout = nullptr;
  std::vector<Panel> panels;
  std::vector<SettledPanel> settled;  ///< as many as `panels`
  bool declared_empty = false;
  int scale = 2;  ///< decimals of a Minor
};

/// A figure that the text of the disclosure gives for a cell: `cell` as in a form's rules.
struct ToldFigure {
  CellSelector cell;
  Decimal value;
  std::string project = {};  ///< only in the row of this project; empty: any
};

/// Fills `settled` of every table.
void settle_columns(std::vector<DumpedTable>& tables, const FormLayout& form, const std::vector<ToldFigure>& told);

Minor minor_of(const Decimal& value, int scale);

}  // namespace yusuan
