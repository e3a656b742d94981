#include "grid/objections.h"

#include <array>
#include <utility>

namespace yusuan {
namespace {

constexpr std::array kCodes = std::to_array<std::pair<Objection, std::string_view>>({
    {Objection::kAmountsInHeader, "amounts_in_header"},
    {Objection::kNoNames, "no_names"},
    {Objection::kNoRows, "no_rows"},
    {Objection::kNotToTheEnd, "not_to_the_end"},
    {Objection::kAcrossBorders, "across_borders"},
    {Objection::kCutWords, "cut_words"},
    {Objection::kSharedColumns, "shared_columns"},
    {Objection::kSmall, "small"},
    {Objection::kSparse, "sparse"},
    {Objection::kNoFigures, "no_figures"},
    {Objection::kWordy, "wordy"},
    {Objection::kList, "list"},
    {Objection::kScale, "scale"},
    {Objection::kRunningText, "running_text"},
    {Objection::kUnclearHeader, "unclear_header"},
    {Objection::kLinesLeftOut, "lines_left_out"},
    {Objection::kNoRules, "no_rules"},
});

}  // namespace

std::vector<std::string_view> codes_of(const Objections& objections) {
  std::vector<std::string_view> codes;
  for (const auto& [objection, code] : kCodes)
    if (objections.has(objection)) codes.push_back(code);
  return codes;
}

}  // namespace yusuan
