// A document as plain text for a terminal.
#pragma once

#include <string>

#include "model/document.h"

namespace yusuan {

/// What the document says of itself, then each table with its title, number, unit and pages; figures to the right,
/// Chinese characters counted as two columns.
std::string show(const Document& document);

/// Columns that UTF-8 text takes in a terminal: 2 for a wide or full-width character, 0 for a combining mark.
int display_width(std::string_view text);

}  // namespace yusuan
