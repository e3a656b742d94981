// What the program says in Chinese.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yusuan::process {

/// The Chinese of what a line on stderr says in English; nullopt for what it has no Chinese of, such as the words of a
/// library.
std::optional<std::string> chinese_message(std::string_view english);

/// The messages that have a twin, %1, %2 … where what they are about stands.
std::vector<std::string_view> messages_with_chinese();

}  // namespace yusuan::process
