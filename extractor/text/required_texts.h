// Plain texts that whatever fits a regular expression holds.
#pragma once

#include <string_view>
#include <vector>

namespace yusuan::text {

/// Sets of plain texts: a text that fits `source`, in RE2's syntax, holds one at least of each. Parts of `source`.
/// `^(?:比|较)(.*)(?:增加|减少)$` wants one of 比, 较 and one of 增加, 减少. Empty where nothing can be told.
std::vector<std::vector<std::string_view>> required_texts(std::string_view source);

}  // namespace yusuan::text
