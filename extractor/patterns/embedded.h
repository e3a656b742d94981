// The files of patterns/ as the program was built with them.
#pragma once

#include <span>
#include <string_view>

namespace yusuan::patterns {

struct EmbeddedFile {
  std::string_view name;    ///< without folder: "common.toml"
  std::string_view text;    ///< of a code list; empty for .toml
  std::string_view merged;  ///< of a .toml file: packed, together with what it is based on
  std::string_view own;     ///< what the file itself says, packed
};

/// Sorted by name.
std::span<const EmbeddedFile> embedded_files();

}  // namespace yusuan::patterns
