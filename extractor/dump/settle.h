// Columns of all dumped tables, settled together: what one table leaves open another may decide.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dump/anchors.h"
#include "dump/layouts.h"
#include "solve/placement.h"

namespace yusuan::dump {

/// The figures of one panel. `placings` has per row what it may hold, by figure column of the panel: one entry when the
/// row is settled, none when nothing fits.
struct SettledPanel {
  std::vector<std::vector<solve::Placing>> placings;
  std::vector<solve::Placing> known;  ///< per row what the rest of the document says
  bool moved = false;                 ///< figures were given to other rows than they were printed with
  bool independent = false;           ///< the rows do not sum up: each was settled by itself …
  std::vector<bool> confirmed = {};   ///< … but these, which sum up among themselves; empty: none
};

struct DumpedTable {
  std::string id;
  std::vector<Column> columns;  ///< empty when the form's file does not say how the table is printed
  std::vector<Panel> panels;
  std::vector<SettledPanel> settled;  ///< as many as `panels`
  bool declared_empty = false;
  bool untangled = false;          ///< figures of its right side stood behind the labels of its left one
  int scale = 2;                   ///< decimals of a Minor
  solve::Minor precision = 1;      ///< of the coarsest figures, see PlacementProblem
  std::int64_t yuan_per_unit = 0;  ///< 0: not known
};

/// A figure that the text of the disclosure gives for a cell.
struct ToldFigure {
  patterns::Reference cell;
  Decimal value;
  std::string code = {};     ///< only in the row of this code; empty: as `cell` says
  std::string project = {};  ///< only in the row of this project; empty: any
  std::int64_t yuan_per_unit = 0;
};

/// Fills `settled` of every table.
void settle_columns(std::vector<DumpedTable>& tables, const FormLayout& form, const std::vector<ToldFigure>& told);

}  // namespace yusuan::dump
