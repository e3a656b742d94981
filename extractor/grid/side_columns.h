// Columns between rules of one length, from header texts that stand at a side of them.
#pragma once

#include <cstdint>
#include <vector>

#include "model/geometry.h"

namespace yusuan::grid {

/// The side of its cell at which a name stands.
enum class Side : std::uint8_t { kLeft, kRight };

/// The texts below a header, and which of them begin or end like others: these stand in one column.
struct SideTexts {
  SideTexts(std::vector<Rect> texts);  // NOLINT: boxes are texts

  std::vector<Rect> boxes;
  std::vector<bool> in_line;
};

/// The columns' borders between the table's sides `left` and `right`, one column a name. `names` go from left to right,
/// `header` are all texts of the header, `body` those below it. A border lies where no text of the body stands between
/// two names. Where there are several such places the texts between them tell: set at the left they begin a column, at
/// the right they end one, else they stand below the name that `side` says. Where a place is wide a text in the middle
/// of several columns tells, else the padding of cells. Empty when two names have no such place between them.
std::vector<double> edges_beside_names(const std::vector<Rect>& names, const std::vector<Rect>& header,
                                       const SideTexts& below, double left, double right, Side side);

}  // namespace yusuan::grid
