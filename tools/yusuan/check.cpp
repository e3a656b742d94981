#include "check.h"

#include <algorithm>
#include <array>
#include <vector>

namespace yusuan {
namespace {

constexpr const char* kRed = "\x1b[31m";
constexpr const char* kGreen = "\x1b[32m";
constexpr const char* kYellow = "\x1b[33m";
constexpr const char* kPlain = "\x1b[0m";

std::vector<const Check*> checks_with(const Document& document, CheckStatus status) {
  std::vector<const Check*> checks;
  for (const Check& check : document.checks)
    if (check.status == status) checks.push_back(&check);
  return checks;
}

std::string count_line(const Document& document, const CheckView& view) {
  std::array<int, 3> counts{};
  for (const Check& check : document.checks) counts[static_cast<std::size_t>(check.status)] += check.count;
  const auto number = [&](CheckStatus status) { return std::to_string(counts[static_cast<std::size_t>(status)]); };
  if (view.english)
    return number(CheckStatus::kPass) + " passed, " + number(CheckStatus::kFail) + " failed, " +
           number(CheckStatus::kSkipped) + " skipped";
  return "相符 " + number(CheckStatus::kPass) + "，不符 " + number(CheckStatus::kFail) + "，跳过 " +
         number(CheckStatus::kSkipped);
}

}  // namespace

bool any_fails(const Document& document) {
  return std::any_of(document.checks.begin(), document.checks.end(),
                     [](const Check& check) { return check.status == CheckStatus::kFail; });
}

std::string show_checks(const Document& document, const CheckView& view) {
  struct Kind {
    CheckStatus status;
    const char *chinese, *english, *colour;
  };
  static constexpr std::array<Kind, 3> kKinds = {{{CheckStatus::kFail, "不符", "FAIL", kRed},
                                                  {CheckStatus::kSkipped, "跳过", "skip", kYellow},
                                                  {CheckStatus::kPass, "相符", "pass", kGreen}}};
  std::string text = document.source.file;
  if (document.facts.title) text += "  " + *document.facts.title;
  text += '\n';
  for (const Kind& kind : kKinds) {
    if (kind.status != CheckStatus::kFail && !view.all) continue;
    for (const Check* check : checks_with(document, kind.status)) {
      const std::string mark = view.english ? kind.english : kind.chinese;
      text += "  " + (view.colour ? kind.colour + mark + kPlain : mark) + "  ";
      text += (view.english ? check->message_en : check->message_zh) + "\n";
    }
  }
  return text + "  " + count_line(document, view) + "\n";
}

}  // namespace yusuan
