// Lines that number the pages of a dump.
#pragma once

#include <string>
#include <string_view>

namespace yusuan::dump {

/// `text` with its pages parted by form feeds, and without the lines that number them: where it has no form feeds and
/// says at least two numbers in their order, as `-- 1 of 29 --`, `Page 3`, `第3页`, `- 3 -`. Lines that say such a
/// number at the head or foot of a page are blank then, too.
std::string with_pages_parted(std::string_view text);

}  // namespace yusuan::dump
