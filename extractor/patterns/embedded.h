// The files of patterns/ as the program was built with them.
#pragma once

#include <span>
#include <string_view>

#include "patterns/pattern_value.h"

namespace yusuan {

struct EmbeddedFile {
  std::string_view name;  ///< without folder: "common.toml"
  std::string_view text;  ///< of a code list; empty for .toml
  PatternValue root;      ///< of a .toml file
};

/// Sorted by name.
std::span<const EmbeddedFile> embedded_files();

}  // namespace yusuan
