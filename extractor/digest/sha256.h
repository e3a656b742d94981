// The fingerprint that says which file a result was read from.
#pragma once

#include <string>
#include <string_view>

namespace yusuan {

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits. Never throws but for memory.
std::string sha256_hex(std::string_view bytes);

}  // namespace yusuan
