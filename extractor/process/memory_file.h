// A file that is nowhere but in memory.
#pragma once

#include <string>

namespace yusuan::process {

class MemoryFile {
 public:
  MemoryFile();  ///< throws std::system_error
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile();
  int descriptor() const { return descriptor_; }
  std::string content() const;  ///< throws std::system_error

 private:
  int descriptor_;
};

/// The whole content of a file that can be sought in, wherever its descriptor stands. Throws std::system_error.
std::string content_of(int descriptor);

}  // namespace yusuan::process
