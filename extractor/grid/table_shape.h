// Whether lines that part into columns are a table: not a list, a table of contents, or the axes of a chart.
#pragma once

#include <vector>

#include "grid/body_rows.h"
#include "grid/objections.h"

namespace yusuan::grid {

/// What a table must show to be taken for one.
enum class Evidence : std::uint8_t {
  kAlignment,  ///< columns of figures, or several columns of short texts
  kRules,      ///< also at least two horizontal rules drawn across it
};

struct Shape {
  std::size_t columns = 0;
  int rows = 0;
  int figure_columns = 0;
  double filled = 0;      // share of places of the body
  double words = 0;       // mean number in a text
  bool contents = false;  // page numbers behind titles
  bool scales = false;    // all columns of figures count up or down in equal steps: the axes of a chart
  bool flows = false;     // the texts of its columns go on from row to row: running text in narrow columns
  bool named = false;     // its first line has a text in each column, and each row one in the first
  bool numbered = false;  // nothing but numbers or bullets in front of one column of texts
};

/// `rows` has the row of each line.
Shape shape_of(const std::vector<BodyLine>& body, const std::vector<int>& rows, std::size_t columns);

/// What says that it is no table. `announced`: rules or a caption show that there is one. `headed`: a line above a rule
/// names each column.
Objections objections_to(const Shape& shape, bool announced, bool headed, Evidence evidence);

}  // namespace yusuan::grid
