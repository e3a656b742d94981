// A name or message that strangers chose, for a terminal.
#pragma once

#include <string>
#include <string_view>

namespace yusuan::text {

/// A file may be called anything: a line feed, an escape sequence or a mark of direction in its name must not make a
/// second line, steer a terminal or turn the text around. Such characters become "?".
std::string one_line(std::string_view text);

}  // namespace yusuan::text
