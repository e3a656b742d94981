// What the extractor was unsure of, or what a library complained about. Part of the result, never thrown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/geometry.h"

namespace yusuan {

enum class Severity : std::uint8_t { kInfo, kWarning };

struct Diagnostic {
  Severity severity = Severity::kInfo;
  std::string code;         ///< stable, snake_case: "poppler", "no_tables", "figure_unread"
  std::string message;      ///< one sentence for a person
  std::optional<int> page;  ///< from 1
  std::optional<Rect> box;
};

}  // namespace yusuan
