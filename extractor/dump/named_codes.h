// The codes of a page whose columns a dump has torn apart, told by the names printed there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dump/torn_codes.h"

namespace yusuan::dump {

/// What the codes of `page` must be for the names of the code lists that are printed on it: a name below the class or
/// group in front of it is its part. In the order of the codes. nullopt unless the parts of these codes are just the
/// digits printed on the page. `before` is the last code of the page before, empty on the first.
std::optional<std::vector<PrintedCode>> codes_by_names(const std::vector<Token>& tokens, int page,
                                                       const CodeNames& names, const std::string& before);

}  // namespace yusuan::dump
