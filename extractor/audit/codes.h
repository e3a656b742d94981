// Classification codes against the lists of patterns/.
#pragma once

#include <vector>

#include "model/document.h"
#include "patterns/pattern_files.h"

namespace yusuan {

/// A warning for each code that a table prints beside a name that no sourced entry of the code lists has for it: names
/// change by year and are cut short in print, so it is a doubt, not a failing check. Codes that the lists do not know,
/// or know from memory only, are not judged.
std::vector<Diagnostic> doubtful_codes(const Document& document, const PatternFiles& files);

}  // namespace yusuan
