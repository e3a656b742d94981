// What the audit found, for people at a terminal.
#pragma once

#include <string>

#include "model/document.h"

namespace yusuan {

struct CheckView {
  bool english = false;  ///< else Chinese
  bool all = false;      ///< passed and skipped checks too
  bool colour = false;   ///< ANSI colours
};

/// The document's name, its failing checks with the largest difference first, and a line that counts.
std::string show_checks(const Document& document, const CheckView& view);

bool any_fails(const Document& document);

}  // namespace yusuan
