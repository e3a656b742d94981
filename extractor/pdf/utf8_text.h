// UTF-8 from and to code points, for what Poppler says.
#pragma once

#include <string>
#include <string_view>

namespace yusuan::pdf {

void append_utf8(char32_t c, std::string& out);
std::string utf8_of(std::u32string_view text);
/// Of UTF-8 that `append_utf8` wrote.
std::u32string code_points_of(std::string_view utf8);

}  // namespace yusuan::pdf
