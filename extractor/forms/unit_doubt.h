// Money units that a page prints and that cannot be meant.
#pragma once

#include <vector>

#include "model/diagnostic.h"
#include "model/table.h"

namespace yusuan::forms {

/// A warning `unit_doubtful` for each table of what bonds are used for that comes to several times the debt that
/// another table of the document tells in its own unit: bonds are a part of the debt. No figure is changed.
std::vector<Diagnostic> doubtful_units(const std::vector<Table>& tables);

}  // namespace yusuan::forms
