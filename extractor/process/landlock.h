// Leaves the process the files that it needs, and no other.
#pragma once

#include <string>
#include <vector>

namespace yusuan::process {

/// From here on this process opens for reading what lies below `readable` and below the system's libraries and data
/// (/usr, /lib, the time zone, the loader's cache), and nothing else; it changes no file at all. Descriptors that are
/// open already keep working. What does not exist is left out. There is no way back. False where the kernel has no
/// Landlock (Linux 5.13 and later have it, unless it was switched off).
bool keep_to_files(const std::vector<std::string>& readable);

}  // namespace yusuan::process
