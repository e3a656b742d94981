#include "audit/told_growth.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/matches.h"
#include "audit/percent.h"
#include "text/amount.h"
#include "text/sentence.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kGrowth = "growth";

// Groups of a pattern, by their number.
constexpr std::size_t kAmount = 1, kUnit = 2, kBasis = 3, kWord = 4, kBy = 5, kByUnit = 6, kRateWord = 7, kPercent = 8,
                      kGroups = 9;

struct Told {
  Decimal amount, by, percent;
  bool down = false, rate_down = false;
};

std::optional<Told> read_told(const std::vector<std::string>& decrease, const Groups& groups) {
  if (groups.size() < kGroups || groups[kUnit] != groups[kByUnit]) return std::nullopt;
  if (text::is_of_another_base(groups[kBasis])) return std::nullopt;
  const auto amount = text::parse_amount(groups[kAmount]), by = text::parse_amount(groups[kBy]),
             percent = text::parse_amount(groups[kPercent]);
  if (!amount || !by || !percent || amount->value.is_negative() || by->value.is_zero()) return std::nullopt;
  const auto is_down = [&](std::string_view word) {
    return std::find(decrease.begin(), decrease.end(), word) != decrease.end();
  };
  return Told{amount->value, by->value, percent->value, is_down(groups[kWord]), is_down(groups[kRateWord])};
}

// Whether the growth of a statement says the same: what holds it against its amount has the better words for it.
bool is_stated(const Document& document, const Paragraph& paragraph, const Told& told) {
  return std::any_of(document.statements.begin(), document.statements.end(), [&](const Statement& statement) {
    return statement.page == paragraph.page && statement.amount && statement.change &&
           statement.change->amount == told.by && statement.change->percent == told.percent;
  });
}

void check_growth(const Told& told, std::string_view quote, const Paragraph& paragraph, Findings& findings) {
  // The words for more and for less are held against each other elsewhere.
  if (told.down != told.rate_down) return;
  const Rounded amount = printed(told.amount), by = as_fine_as(told.by, told.amount);
  const auto base = told.down ? sum(amount, by) : difference(amount, by);
  if (!base || base->value <= base->slack) return;
  const auto fits = is_percent_of(printed_percent(told.percent), by, *base);
  if (!fits) return;
  if (*fits) return findings.add_pass(kGrowth, {});
  const std::string due = percent_text(by.value, base->value, told.percent.scale());
  findings.add_failure(
      kGrowth, {place_of(paragraph)},
      "文字说明" + quoted(quote) + "：由" + text::grouped(base->value) + "到" + text::grouped(told.amount) + "，应为" +
          due + "%，文中为" + told.percent.to_string() + "%" + on_page(paragraph.page, Language::kChinese),
      "the text says " + quoted(quote) + ": from " + text::grouped(base->value) + " to " + text::grouped(told.amount) +
          " is " + due + "%" + on_page(paragraph.page, Language::kEnglish));
}

}  // namespace

void check_told_growth(const patterns::PatternNode& shared, const Document& document, Findings& findings) {
  const auto decrease = shared.strings("decrease");
  for (const patterns::PatternNode& node : shared.entries("told_growth"))
    each_match(node, document, [&](const Groups& groups, const Paragraph& paragraph) {
      const auto told = read_told(decrease, groups);
      if (told && !is_stated(document, paragraph, *told)) check_growth(*told, groups.front(), paragraph, findings);
    });
}

}  // namespace yusuan::audit
