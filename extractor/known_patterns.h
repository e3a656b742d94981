// The patterns that a run reads by.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "forms/patterns.h"

namespace yusuan {

/// Those of the folder, else those that the program was built with, which are read once. Throws Error kBadPattern.
std::shared_ptr<const forms::Patterns> known_patterns(const std::optional<std::string>& dir);

}  // namespace yusuan
