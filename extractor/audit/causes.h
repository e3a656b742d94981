// Findings of one cause told once, the gravest first.
#pragma once

#include <vector>

#include "model/document.h"

namespace yusuan::audit {

/// Joins failures that one misprint makes - what one sentence says of one thing, and those that differ by the same
/// amount in a cell that they share - into the first of them, with all their places; then orders them: contradictions
/// of money by what is at stake, then those of words, then those of form.
std::vector<Check> by_cause(const Document& document, std::vector<Check> failures);

}  // namespace yusuan::audit
