#include "audit/sum_rule.h"

#include <algorithm>
#include <array>
#include <map>

#include "audit/reading.h"
#include "audit/slip.h"
#include "audit/table_identities.h"

namespace yusuan::audit {
namespace {

// Most sums hold: one wrong figure must not hide the rule that it breaks. Only sums of several parts tell of it; where
// a total repeats its one part in all rows, it is a sum, too.
bool confirmed(const std::vector<PrintedSum>& sums) {
  std::ptrdiff_t telling = 0, told = 0, holding = 0;
  for (const PrintedSum& sum : sums) {
    const bool held = holds(sum);
    holding += held;
    telling += tells(sum);
    told += held && tells(sum);
  }
  const auto all = static_cast<std::ptrdiff_t>(sums.size());
  return holding > 0 && (holding == all || (told > 1 && 4 * told >= 3 * telling && 4 * holding >= 3 * all));
}

bool confirmed_but_for_slips(const std::vector<PrintedSum>& sums, bool by_numbers) {
  std::ptrdiff_t told = by_numbers ? 1 : 0;
  for (const PrintedSum& sum : sums) {
    if (holds(sum))
      told += tells(sum);
    else if (!holds_but_for_a_slip(sum))
      return false;
  }
  return told > 0;
}

// The number of an entry: 3 of 三、 （三） 3.; 0 when it has none.
int entry_number(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kDigits = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static constexpr std::array<std::string_view, 2> kOpen = {"（", "("};
  static constexpr std::string_view kTen = "十";
  for (const std::string_view open : kOpen)
    if (text.starts_with(open)) text.remove_prefix(open.size());
  int number = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9' && number < 100) {
    number = 10 * number + (text.front() - '0');
    text.remove_prefix(1);
  }
  if (number > 0) return number;
  const auto digit = [&]() {
    for (std::size_t i = 0; i < kDigits.size(); ++i)
      if (text.starts_with(kDigits[i])) {
        text.remove_prefix(kDigits[i].size());
        return static_cast<int>(i) + 1;
      }
    return 0;
  };
  const int tens = digit();
  if (!text.starts_with(kTen)) return tens;
  text.remove_prefix(kTen.size());
  return 10 * std::max(1, tens) + digit();
}

// Whether entries that are numbered in one way leave numbers out: they stand on a page that was not read, or what was
// printed is an extract.
bool leaves_out_entries(const LedgerSide& side, const std::vector<int>& lines) {
  if (lines.empty()) return false;
  const patterns::Numbering numbering = side.lines[lines.front()].label.numbering;
  if (numbering == patterns::Numbering::kNone) return false;
  int due = 1;
  for (const int i : lines) {
    if (side.lines[i].label.numbering != numbering) return false;
    if (entry_number(side.lines[i].label.text) != due++) return true;
  }
  return false;
}

}  // namespace

bool holds_but_for_a_slip(const PrintedSum& sum) {
  const auto outcome = compare(sum.total, sum.parts, Relation::kEqual);
  if (!outcome || outcome->holds) return false;
  const auto slips = possible_slips(sum.total, sum.parts, *outcome, Relation::kEqual, 0);
  return std::any_of(slips.begin(), slips.end(),
                     [](const SlipAt& at) { return at.slip.kind != "sign" && is_telling(at.operand.value, at.slip); });
}

bool holds(const PrintedSum& sum) {
  const auto outcome = compare(sum.total, sum.parts, Relation::kEqual);
  return outcome && outcome->holds;
}

bool tells(const PrintedSum& sum) {
  return std::count_if(sum.parts.begin(), sum.parts.end(), [](const Operand& part) { return !part.value.is_zero(); }) >
         1;
}

bool lacks_a_part(const LedgerTable& table, const LedgerSide& side, const std::vector<int>& parts, int column) {
  return std::any_of(parts.begin(), parts.end(), [&](int part) {
    const int row = side.lines[part].row;
    return !operand_at(table, row, column) &&
           std::any_of(side.figure_columns.begin(), side.figure_columns.end(),
                       [&](int other) { return operand_at(table, row, other).has_value(); });
  });
}

std::vector<PrintedSum> sums_down_columns(const LedgerTable& table, const LedgerSide& side, int total,
                                          const std::vector<int>& parts) {
  std::vector<PrintedSum> sums;
  const bool gaps = leaves_out_entries(side, parts);
  for (const int column : side.figure_columns) {
    PrintedSum sum{.total = {}, .parts = {}, .gaps = gaps};
    if (const auto operand = operand_at(table, side.lines[total].row, column)) sum.total.push_back(*operand);
    for (const int part : parts) {
      if (const auto operand = operand_at(table, side.lines[part].row, column)) sum.parts.push_back(*operand);
      sum.unread = sum.unread || is_unread(*table.table, side.lines[part].row, column);
    }
    if (!sum.total.empty() && !sum.parts.empty()) sums.push_back(std::move(sum));
  }
  return sums;
}

namespace {

// The only one of many that does not hold.
bool is_the_exception(const std::vector<PrintedSum>& sums) {
  constexpr std::ptrdiff_t kMany = 6;
  std::ptrdiff_t told = 0, broken = 0;
  for (const PrintedSum& sum : sums)
    if (holds(sum))
      told += tells(sum);
    else
      ++broken;
  return broken == 1 && told >= kMany;
}

// Whether a sum that nothing vouches for is broken all the same: by a slip, or as the only one of many by parts that
// are more than it. Where they are less, rows may be left out.
bool is_told(const PrintedSum& sum, const Outcome& outcome, bool exception) {
  return (exception && outcome.difference.is_negative() != outcome.actual.is_negative()) ||
         is_closed_by_a_slip(sum.total, sum.parts);
}

}  // namespace

bool report_rule(std::string_view id, const std::vector<PrintedSum>& sums, const LedgerTable& table, Findings& findings,
                 Confirmed by) {
  const bool is_rule =
      by == Confirmed::kAsPrinted ? confirmed(sums) : confirmed_but_for_slips(sums, by == Confirmed::kByNumbers);
  if (!is_rule || sums.empty()) return false;
  std::map<int, int> lacking;  // by row: columns in which the parts are less than their total
  for (const PrintedSum& sum : sums)
    if (const auto outcome = compare(sum.total, sum.parts, Relation::kEqual);
        outcome && !outcome->holds && outcome->difference.is_negative() == outcome->actual.is_negative())
      ++lacking[sum.total.front().row];
  const bool exception = is_the_exception(sums);
  for (const PrintedSum& sum : sums) {
    const Operand& total = sum.total.front();
    const auto outcome = compare(sum.total, sum.parts, Relation::kEqual);
    const bool broken = outcome && !outcome->holds;
    const bool down = sum.parts.front().column == total.column;
    // A figure that found no column may be the part that is missing: no slip, whatever the difference.
    const bool open = !down && !table.table->rows[total.row].unplaced.empty();
    if (broken && (!table.fully_read || sum.unread) && (open || !breaks_by_a_slip(sum.total, sum.parts)))
      findings.skip(id, SkipReason::kNotFullyRead, total, row_name(*table.table, total));
    else if (broken && down && (lacking[total.row] > 1 || sum.gaps))
      findings.skip(id, SkipReason::kRowsMissing, total, row_name(*table.table, total));
    else if (broken && (sum.lacks || (sum.may_lack && !is_closed_by_a_slip(sum.total, sum.parts)) ||
                        (sum.alone && !is_told(sum, *outcome, exception)) || counts_several_times(*outcome)))
      findings.skip(id, SkipReason::kUnconfirmed, total, row_name(*table.table, total));
    else
      findings.compare(id, sum.total, sum.parts);
  }
  return true;
}

}  // namespace yusuan::audit
