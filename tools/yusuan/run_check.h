// `yusuan check` over one document or many.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "commands.h"
#include "feed/feed_rows.h"
#include "show_checks.h"

namespace yusuan {

struct CheckRequest {
  Request document;                 ///< how each is read, and where the findings of all go
  std::vector<std::string> inputs;  ///< files; folders stand for the *.pdf and *.txt below them; - is standard input
  CheckView view;
  std::string colour = "auto";  ///< of text: "auto" (a terminal, and NO_COLOR is not set), "always" or "never"
};

/// Puts the script of a workbook of findings where the request says.
using WriteFindings = std::function<void(const CheckRequest&, std::string_view script)>;

/// One document after the other, and a line over all where there are several. Returns 1 when a check that is listed
/// fails, 3 when a document cannot be read. `write_workbook` is needed for xlsx only.
int run_check(const CheckRequest& request, const WriteFindings& write_workbook = {});

}  // namespace yusuan
