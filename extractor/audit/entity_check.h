// The name of the entity wherever the document says whose figures it tells.
#pragma once

#include <cstddef>
#include <string>

#include "audit/findings.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

/// Names that are nearly the entity's are findings; short forms of it are not.
void check_entity(const patterns::PatternNode& shared, const Document& document, Findings& findings);

/// How many letters two names share, in any order.
std::size_t shared_letters(std::u32string a, std::u32string b);

}  // namespace yusuan::audit
