// Reads what the command line names.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

namespace yusuan::process {

/// A document that is opened and not yet read.
class Input {
 public:
  /// The file, or standard input for "-"; never waits for the other end of a pipe. Throws Error(kUnreadable) for a
  /// missing or unreadable file, a folder, an empty file, Error(kTooExpensive) for one beyond 256 MiB.
  explicit Input(const std::string& path);
  Input(Input&& other) noexcept;
  Input& operator=(Input&& other) noexcept;
  ~Input();

  int descriptor() const { return descriptor_; }
  bool is_file() const { return is_file_; }  ///< no pipe, terminal or device
  /// SHA-256 of the whole file, in hexadecimal digits; what was read before and will be read does not matter. Throws
  /// Error(kUnreadable). Only of a file.
  std::string sha256() const;

 private:
  int descriptor_;
  bool is_file_ = false;
};

/// What is left to read, to its end; `so_far`, if any, keeps up with how many bytes are there. Throws as Input does.
std::string read_all(int descriptor, std::atomic<std::uint64_t>* so_far = nullptr);

/// The whole content of the file, or of standard input for "-". Throws as Input does.
std::string read_input(const std::string& path, std::atomic<std::uint64_t>* so_far = nullptr);

}  // namespace yusuan::process
