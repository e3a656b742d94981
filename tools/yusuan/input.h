// Reads what the command line names.
#pragma once

#include <string>

namespace yusuan {

/// The whole content of the file, or of standard input for "-". Throws Error(kUnreadable) for a missing or unreadable
/// file, a folder, an empty input, Error(kTooExpensive) for one beyond 256 MiB.
std::string read_input(const std::string& path);

}  // namespace yusuan
