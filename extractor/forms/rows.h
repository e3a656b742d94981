// Body rows: codes, kinds, typed figures; rows cut by a page break made whole.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "forms/header.h"
#include "model/diagnostic.h"
#include "model/table.h"

namespace yusuan::forms {

/// The rows of the body in printed order; `body` starts with the first row below `header`. Blank filler rows are left
/// out; a sentence inside the frame that reads like a note is moved to `note`. A figure column's text that is no figure
/// gives a Diagnostic.
std::vector<Row> read_rows(const std::vector<const GridRow*>& body, const Header& header,
                           const std::vector<Column>& columns, const Vocabulary& words,
                           std::optional<std::string>& note, std::vector<Diagnostic>& diagnostics);

}  // namespace yusuan::forms
