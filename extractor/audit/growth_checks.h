// Growth rates of the prose, recomputed from the amounts beside them.
#pragma once

#include <string_view>

#include "audit/findings.h"

namespace yusuan::audit {

/// 同口径 leaves out what the amounts hold: whether the words before a rate say so.
bool is_of_another_base(std::string_view words);

/// Growth rates of statements and the increases beside them.
void check_growth(const Document& document, Findings& findings);

}  // namespace yusuan::audit
