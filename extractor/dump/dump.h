// A plain-text dump of a disclosure: the same tables as its PDF would give, without boxes.
#pragma once

#include <string_view>
#include <vector>

#include "forms/patterns.h"
#include "model/document.h"
#include "model/grid.h"

namespace yusuan {

/// Whether `bytes` are no PDF but Chinese text in UTF-8, UTF-16 with a byte order mark, or GB18030.
bool is_text_dump(std::string_view bytes);

/// Fills `source.input` and `source.pages`, `facts`, `contents`, `tables` and `performance`, and adds to `diagnostics`.
/// A figure that several columns could hold stands in its row's `unplaced`. Returns the lines that belong to no table,
/// page by page; boxes have no size, y counts lines. Throws Error kNotPdf unless is_text_dump(bytes).
std::vector<PageLayout> recognise_dump(std::string_view bytes, const Patterns& patterns, const PatternFiles& files,
                                       Document& document);

}  // namespace yusuan
