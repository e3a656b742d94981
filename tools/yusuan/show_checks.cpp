#include "show_checks.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "text/one_line.h"

namespace yusuan {
namespace {

constexpr const char* kRed = "\x1b[31m";
constexpr const char* kGreen = "\x1b[32m";
constexpr const char* kYellow = "\x1b[33m";
constexpr const char* kPlain = "\x1b[0m";

struct Kind {
  CheckStatus status;
  const char *chinese, *english, *colour;
};

constexpr std::array<Kind, 3> kKinds = {{{CheckStatus::kFail, "不符", "FAIL", kRed},
                                         {CheckStatus::kSkipped, "跳过", "skip", kYellow},
                                         {CheckStatus::kPass, "相符", "pass", kGreen}}};

class ChecksText {
 public:
  ChecksText(const Document& document, const CheckView& view) : document_(document), view_(view) {}

  std::string build() {
    text_ = text::one_line(document_.source.file);
    if (document_.facts.title) text_ += "  " + *document_.facts.title;
    text_ += '\n';
    for (const Kind& kind : kKinds) {
      list(kind, [&](const Check& check) { return check.status == kind.status && !is_form(check); });
      if (kind.status == CheckStatus::kFail) list_form(kind);
    }
    return text_ + "  " + counts_said(json::counts_of(document_), view_.english) + left_out() + "\n";
  }

 private:
  static bool is_form(const Check& check) {
    return check.status == CheckStatus::kFail && check.severity == CheckSeverity::kForm;
  }

  void list(const Kind& kind, const std::function<bool(const Check&)>& belongs) {
    const std::string mark = view_.english ? kind.english : kind.chinese;
    for (const Check& check : document_.checks) {
      if (!belongs(check) || !feed::is_listed(check, view_.choice)) continue;
      text_ += "  " + (view_.colour ? kind.colour + mark + kPlain : mark) + "  ";
      text_ += (view_.english ? check.message_en : check.message_zh) + "\n";
    }
  }

  void list_form(const Kind& kind) {
    const auto forms = std::count_if(document_.checks.begin(), document_.checks.end(), [&](const Check& check) {
      return is_form(check) && feed::is_listed(check, view_.choice);
    });
    if (forms == 0) return;
    text_ += view_.english ? "  form, no money at stake:\n" : "  格式问题，不涉及金额：\n";
    list(kind, is_form);
  }

  std::string left_out() const {
    const auto hidden = std::count_if(document_.checks.begin(), document_.checks.end(), [&](const Check& check) {
      return check.status == CheckStatus::kFail && !feed::is_listed(check, view_.choice);
    });
    if (hidden == 0) return "";
    const std::string number = std::to_string(hidden);
    return view_.english ? " (" + number + " below --min-stake)" : "（" + number + " 条低于 --min-stake，未列出）";
  }

  const Document& document_;
  const CheckView& view_;
  std::string text_;
};

}  // namespace

std::string counts_said(const json::CheckCounts& counts, bool english) {
  const std::string passed = std::to_string(counts.passed), failed = std::to_string(counts.failed),
                    skipped = std::to_string(counts.skipped);
  return english ? passed + " passed, " + failed + " failed, " + skipped + " skipped"
                 : "相符 " + passed + "，不符 " + failed + "，跳过 " + skipped;
}

bool any_fails(const Document& document, const feed::FindingChoice& choice) {
  return std::any_of(document.checks.begin(), document.checks.end(), [&](const Check& check) {
    return check.status == CheckStatus::kFail && feed::is_listed(check, choice);
  });
}

std::string show_checks(const Document& document, const CheckView& view) { return ChecksText(document, view).build(); }

}  // namespace yusuan
