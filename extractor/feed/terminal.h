// A document, or the tables of one, as plain text for a terminal.
#pragma once

#include <string>
#include <vector>

#include "feed/language.h"
#include "model/document.h"
#include "model/found_table.h"

namespace yusuan::feed {

constexpr int kWideLine = 150;  ///< columns of a terminal as wide as the screen

/// Where lines would be wider than `width`, texts wrap more than they have to; no figure is ever cut.
/// What the document says of itself, then each table with its title, number, unit, pages and printed header; figures to
/// the right, Chinese characters counted as two columns.
std::string show(const Document& document, int width = kWideLine, Words words = {});

/// Each table under its pages, its place on the first and what makes it doubtful. A text stands in the first row that
/// its cell covers and may take the width of all its columns.
std::string show(const std::vector<FoundTable>& tables, int width = kWideLine, Words words = {.english = true});

/// Columns that UTF-8 text takes in a terminal: 2 for a wide or full-width character, 0 for a combining mark.
int display_width(std::string_view text);

}  // namespace yusuan::feed
