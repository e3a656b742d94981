// The fingerprint that says which file a result was read from.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace yusuan::digest {

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits. Never throws but for memory.
std::string sha256_hex(std::string_view bytes);

/// The same of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void add(std::string_view bytes);
  std::string hex();  ///< of all that was added; begins anew

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yusuan::digest
