#include "forms/left_out.h"

#include <algorithm>
#include <sstream>

#include "text/amount.h"

namespace yusuan {
namespace {

// Sentences state amounts among words; in a row they stand side by side.
constexpr int kFewestAmounts = 3;
constexpr int kFewestLines = 3;

bool is_row(const TextLine& line) {
  int amounts = 0, words = 0;
  std::istringstream text(line.text);
  for (std::string word; text >> word; ++words)
    amounts += word.find_first_of(".,") != std::string::npos && parse_amount(word).has_value();
  return amounts >= kFewestAmounts && 2 * amounts > words;
}

}  // namespace

std::vector<Diagnostic> figures_left_out(const std::vector<PageLayout>& layouts) {
  std::vector<Diagnostic> warnings;
  for (const PageLayout& layout : layouts) {
    const auto first = std::find_if(layout.lines.begin(), layout.lines.end(), is_row);
    const auto rows = std::count_if(first, layout.lines.end(), is_row);
    if (rows >= kFewestLines)
      warnings.push_back({Severity::kWarning, "figures_outside",
                          std::to_string(rows) + " lines of amounts stand in no table; rows may be missing",
                          layout.number, first->box});
  }
  return warnings;
}

}  // namespace yusuan
