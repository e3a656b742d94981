// Rows with codes of a classification.
#pragma once

#include <cstddef>
#include <vector>

#include "dump/anchors.h"

namespace yusuan::dump {

/// Fills the rows of panel `index`: a row for each code with its name, wherever a torn table has put that, nested as
/// the codes are; and the total above or below them.
void rows_by_codes(const RowSource& source, std::vector<Panel>& panels, std::size_t index);

}  // namespace yusuan::dump
