// What the headers of budgets' tables are made of in the whole country: texts that are whole, and what stands over
// what. A dump keeps neither the borders of cells nor the widths of letters; where places leave open what a piece of a
// header belongs to, its words tell.
#pragma once

#include <string>
#include <vector>

#include "dump/kept_names.h"

namespace yusuan::dump {

/// Whether a text is that of a whole cell of a header.
bool is_header_text(const std::string& text);

enum class Kinship { kNone, kOwn, kForeign };

/// Whether a name of a column stands below a text over several: as a part of it, as no part of it, or as may be.
Kinship kinship(const std::string& over, const std::string& name);

/// Texts that wrap over lines of `header`, told by their words. No word is in two of them.
std::vector<HeaderName> texts_told_by_words(const std::vector<const KeptLine*>& header);

}  // namespace yusuan::dump
