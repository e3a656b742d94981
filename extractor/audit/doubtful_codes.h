// Classification codes against the lists of patterns/.
#pragma once

#include <vector>

#include "model/document.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

/// A doubt for each code that a table prints beside a name that the code lists do not have for it, once a name: names
/// change by year and are cut short in print, so it is no failing check. A warning where a published document bears the
/// listed name, an info where the list has it from memory only. Codes that the lists do not know are not judged.
std::vector<Diagnostic> doubtful_codes(const Document& document, const patterns::PatternFiles& files);

}  // namespace yusuan::audit
