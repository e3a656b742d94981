// Forms that say only what differs from another one: `based_on = 'central-budget'` at the top of a file of patterns/;
// patterns/README.md says how the two merge.
#pragma once

#include "patterns/pattern_value.h"

namespace yusuan::patterns {

/// What the file `own` says together with what it takes over from `base`. The result points into both and into
/// `storage`, to which its lists are added. Throws Error kBadPattern where `own` leaves out what `base` does not have.
PatternValue inherit(const PatternValue& base, const PatternValue& own, ParsedPatterns& storage);

}  // namespace yusuan::patterns
