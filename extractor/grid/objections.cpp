#include "grid/objections.h"

#include <array>

namespace yusuan::grid {
namespace {

constexpr std::array<std::string_view, kObjections.size()> kCodes{"amounts_in_header",
                                                                  "no_names",
                                                                  "no_rows",
                                                                  "not_to_the_end",
                                                                  "across_borders",
                                                                  "cut_words",
                                                                  "shared_columns",
                                                                  "small",
                                                                  "sparse",
                                                                  "no_figures",
                                                                  "wordy",
                                                                  "list",
                                                                  "scale",
                                                                  "running_text",
                                                                  "unclear_header",
                                                                  "lines_left_out",
                                                                  "no_rules"};

}  // namespace

std::string_view code_of(Objection objection) { return kCodes[static_cast<std::size_t>(objection)]; }

std::vector<std::string_view> codes_of(const Objections& objections) {
  std::vector<std::string_view> codes;
  for (const Objection objection : kObjections)
    if (objections.has(objection)) codes.push_back(code_of(objection));
  return codes;
}

}  // namespace yusuan::grid
