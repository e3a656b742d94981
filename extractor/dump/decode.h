// Bytes of a text file to UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yusuan::dump {

/// UTF-8 without a byte order mark, line ends '\n', form feeds kept. Takes UTF-8, UTF-16 with a byte order mark, and
/// GB18030 (with GBK and GB2312). nullopt for what is no text: control characters, or bytes that no encoding explains.
std::optional<std::string> decode_text(std::string_view bytes);

/// Whether `text` can be a Chinese disclosure: it holds ideographs and is no markup.
bool is_chinese_prose(std::string_view text);

}  // namespace yusuan::dump
