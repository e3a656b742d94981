#include "audit/share_groups.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "audit/ledger.h"
#include "audit/percent.h"
#include "audit/percent_checks.h"
#include "audit/told_figures.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kShare = "share";
// One share to 0.01 %, or two to 0.1 %.
constexpr int kFewestDecimals = 2;

struct Part {
  int statement = 0;
  Decimal amount, percent;
};

std::optional<Decimal> sum_of(const std::vector<Decimal>& values) {
  Decimal all;
  for (const Decimal& value : values) {
    const auto more = add(all, value);
    if (!more) return std::nullopt;
    all = *more;
  }
  return all;
}

std::vector<Decimal> amounts_of(const std::vector<Part>& parts) {
  std::vector<Decimal> amounts;
  for (const Part& part : parts) amounts.push_back(part.amount);
  return amounts;
}

bool fits(const Part& part, const Rounded& whole) {
  return is_percent_of(printed_percent(part.percent), printed(part.amount), whole) == true;
}

// The only part that is not its share of the whole, where others are, to so many decimals that it is no chance.
const Part* exception_to(const std::vector<Part>& parts, const Rounded& whole) {
  const Part* exception = nullptr;
  int decimals = 0;
  for (const Part& part : parts) {
    if (fits(part, whole)) {
      if (!is_round_percent(part.percent)) decimals += part.percent.scale();
      continue;
    }
    if (exception != nullptr) return nullptr;
    exception = &part;
  }
  return decimals >= kFewestDecimals ? exception : nullptr;
}

// What the whole is by the amount and the share of a part; nullopt where the share says too little.
std::optional<Rounded> whole_by(const Part& part) {
  constexpr std::int64_t kLeastShare = 5;  // in percent: of less, the last digit is too much
  if (part.percent < Decimal(kLeastShare, 0) || part.amount.is_zero()) return std::nullopt;
  const auto hundredfold = multiply(part.amount, Decimal(10'000, 0));
  if (!hundredfold || part.percent.mantissa() == 0) return std::nullopt;
  // 100 * amount / percent, with two decimals more than the amount.
  std::int64_t mantissa = hundredfold->mantissa();
  for (int i = 0; i < part.percent.scale(); ++i)
    if (__builtin_mul_overflow(mantissa, 10, &mantissa)) return std::nullopt;
  const Decimal whole(mantissa / part.percent.mantissa(), hundredfold->scale() + 2);
  const auto slack = multiply(whole, Decimal(3, part.percent.scale() + 1));
  if (!slack) return std::nullopt;
  return Rounded{whole, Decimal(slack->mantissa() / std::max<std::int64_t>(1, kLeastShare), slack->scale())};
}

// The amounts make the whole: then it is the share that is wrong.
bool check_percents(const std::vector<Part>& parts, const Document& document, Findings& findings) {
  const auto amounts = amounts_of(parts);
  const auto all = sum_of(amounts);
  if (!all || *all <= Decimal()) return false;
  const Rounded whole{*all, rounding_of(amounts)};
  if (std::all_of(parts.begin(), parts.end(), [&](const Part& part) { return fits(part, whole); })) return true;
  const Part* wrong = exception_to(parts, whole);
  if (wrong == nullptr) return false;
  // Small shares are theirs of many wholes: where they are so of the one that this share speaks of, the list is no more
  // than a part of that.
  const auto larger = whole_by(*wrong);
  if (larger && std::all_of(parts.begin(), parts.end(), [&](const Part& part) { return fits(part, *larger); }))
    return true;
  const std::string unit = document.statements[wrong->statement].unit.value_or("");
  const std::string is = text::grouped(wrong->amount) + unit, of = text::grouped(*all) + unit;
  fail_percent(kShare, document, wrong->statement, wrong->percent.to_string(),
               percent_text(wrong->amount, *all, wrong->percent.scale()),
               {is + "占各项合计" + of, is + " of " + of + " in all"}, findings);
  return true;
}

// The shares make 100 %: then it is the amount that is wrong.
void check_amounts(const std::vector<Part>& parts, const Document& document, Findings& findings) {
  constexpr std::size_t kFewest = 3;
  std::vector<Decimal> percents;
  for (const Part& part : parts) percents.push_back(part.percent);
  const auto all = sum_of(percents);
  const auto gap = all ? subtract(*all, Decimal(100, 0)) : std::nullopt;
  if (parts.size() < kFewest || !gap || gap->absolute() > rounding_of(percents)) return;
  const Part* wrong = nullptr;
  for (const Part& part : parts) {
    const auto whole = whole_by(part);
    const Part* exception = whole ? exception_to(parts, *whole) : nullptr;
    if (exception == nullptr) continue;
    if (wrong != nullptr && wrong != exception) return;
    wrong = exception;
  }
  if (wrong == nullptr) return;
  const Statement& statement = document.statements[wrong->statement];
  const std::string is = text::grouped(wrong->amount) + statement.unit.value_or(""),
                    share = wrong->percent.to_string() + "%";
  findings.add_failure(kShare, {ref_of(document, {.statement = wrong->statement})},
                       told(statement, Language::kChinese) + is + "，文中称占" + share +
                           "，而各项占比合计100%，其余各项金额与占比相符，此处金额与占比不符" +
                           on_page(statement.page, Language::kChinese),
                       told(statement, Language::kEnglish) + is + " told as " + share +
                           ": the shares make 100%, and the other amounts are theirs" +
                           on_page(statement.page, Language::kEnglish));
}

void check_group(const std::vector<Part>& parts, const Document& document, Findings& findings) {
  if (parts.size() < 2) return;
  if (std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return findings.accuses(part.statement); }))
    return;
  if (!check_percents(parts, document, findings)) check_amounts(parts, document, findings);
}

}  // namespace

void check_share_groups(const Document& document, Findings& findings) {
  std::vector<Part> parts;
  const Statement* last = nullptr;
  bool whole = true;
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const Statement& statement = document.statements[i];
    const bool share = statement.amount && statement.share_percent && !statement.subject.ends_with("_completion");
    const bool goes_on = share && last != nullptr && last->section == statement.section &&
                         last->unit == statement.unit && last->share_of == statement.share_of;
    // A part in another unit stands among the others.
    const bool cut = share && last != nullptr && last->section == statement.section && last->unit != statement.unit;
    if (!goes_on) {
      if (whole && !cut) check_group(parts, document, findings);
      parts.clear();
      whole = !cut;
    }
    if (share) parts.push_back({i, *statement.amount, *statement.share_percent});
    last = share ? &statement : nullptr;
  }
  if (whole) check_group(parts, document, findings);
}

}  // namespace yusuan::audit
