// A document as one page for a browser.
#pragma once

#include <string>

#include "model/document.h"

namespace yusuan {

/// Self-contained: no script, nothing fetched. Tables as printed under `#table-1`, `#table-2`, …; `#page-8` is the
/// first row from page 8 of the PDF. Figures of failing checks are marked and say why.
std::string to_html(const Document& document);

}  // namespace yusuan
