#include "audit/debt_checks.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "audit/slip.h"
#include "audit/table_identities.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kBalance = "debt_balance", kLimit = "debt_limit";

struct DebtRows {
  std::optional<Operand> opening, issued, repaid, closing, limit, added, next_limit;
};

// The row's one figure; nullopt where it prints none, or several.
std::optional<Operand> only_figure(const LedgerTable& table, const LedgerSide& side, const Line& line) {
  std::optional<Operand> found;
  for (const int column : side.figure_columns) {
    const auto operand = operand_at(table, line.row, column);
    if (operand && found) return std::nullopt;
    if (operand) found = operand;
  }
  return found;
}

class DebtWords {
 public:
  explicit DebtWords(const patterns::PatternNode& node)
      : opening_(node.patterns("opening")),
        issued_(node.patterns("issued")),
        repaid_(node.patterns("repaid")),
        closing_(node.patterns("closing")),
        added_(node.patterns("added")),
        limit_(node.patterns("limit")) {}

  DebtRows rows_of(const LedgerTable& table, const LedgerSide& side) const {
    DebtRows rows;
    for (const Line& line : side.lines) {
      if (line.label.numbering != patterns::Numbering::kChinese) continue;
      if (auto* place = place_for(std::string(line.label.bare), rows)) *place = only_figure(table, side, line);
    }
    return rows;
  }

 private:
  std::optional<Operand>* place_for(const std::string& label, DebtRows& rows) const {
    if (patterns::any_matches(opening_, label)) return &rows.opening;
    if (patterns::any_matches(issued_, label)) return &rows.issued;
    if (patterns::any_matches(repaid_, label)) return &rows.repaid;
    if (patterns::any_matches(closing_, label)) return &rows.closing;
    if (patterns::any_matches(added_, label)) return &rows.added;
    if (patterns::any_matches(limit_, label)) return rows.limit ? &rows.next_limit : &rows.limit;
    return nullptr;
  }

  patterns::PatternList opening_, issued_, repaid_, closing_, added_, limit_;
};

// So many rounded figures make up one part in `share` of a figure.
int hidden_for(const Operand& of, std::int64_t share) {
  const std::int64_t halves = 2 * (of.value.absolute().mantissa() / share);
  return static_cast<int>(std::min<std::int64_t>(halves, std::numeric_limits<int>::max()));
}

// How one digit of another is told from what differs by little, or by round amounts.
enum class OtherDigit : std::uint8_t { kNever, kInLargeGaps };

bool is_off_by_a_slip(const std::vector<Operand>& left, const std::vector<Operand>& right, const Outcome& outcome,
                      OtherDigit changed) {
  constexpr int kFewestDigits = 3;
  const bool large = std::to_string(outcome.difference.absolute().mantissa()).size() >= kFewestDigits;
  const auto slips = closing_digit_slips(left, right, outcome);
  return std::any_of(slips.begin(), slips.end(), [&](const SlipAt& at) {
    return at.slip.kind != "digit_changed" || (large && changed == OtherDigit::kInLargeGaps);
  });
}

// Holds where both sides agree to the digit; else fails where a slip explains it, or where they differ by more than one
// part in `share`.
void hold(std::string_view id, const std::vector<Operand>& left, const std::vector<Operand>& right, std::int64_t share,
          OtherDigit changed, Findings& findings) {
  const auto exact = compare(left, right, Relation::kEqual);
  const auto wide = compare(left, right, Relation::kEqual, hidden_for(left.front(), share));
  if (!exact || !wide) return;
  if (!exact->holds && wide->holds && !is_off_by_a_slip(left, right, *exact, changed))
    return findings.skip(id, SkipReason::kUnconfirmed, left.front(), "");
  findings.compare(id, left, right);
}

void check_rows(const DebtRows& rows, Findings& findings) {
  // Of 36 published tables the largest gap is one part in 16 of the balance (debts taken over), and one in 125 of the
  // limit.
  constexpr std::int64_t kShareOfBalance = 4, kShareOfLimit = 10;
  if (rows.opening && rows.issued && rows.repaid && rows.closing) {
    Operand repaid = *rows.repaid;
    repaid.value = repaid.value.negated();
    hold(kBalance, {*rows.closing}, {*rows.opening, *rows.issued, repaid}, kShareOfBalance, OtherDigit::kInLargeGaps,
         findings);
  }
  if (rows.limit && rows.closing && !rows.closing->value.is_zero())
    findings.compare(kLimit, {*rows.limit}, {*rows.closing}, Relation::kAtLeast);
  if (rows.limit && rows.added && rows.next_limit)
    hold(kLimit, {*rows.next_limit}, {*rows.limit, *rows.added}, kShareOfLimit, OtherDigit::kNever, findings);
}

}  // namespace

void check_debt(const patterns::PatternNode& shared, const Ledger& ledger, Findings& findings) {
  findings.infer(true);
  for (const patterns::PatternNode& node : shared.entries("debt_balance")) {
    const auto titles = node.patterns("title");
    for (const LedgerTable& table : ledger.tables()) {
      if (table.table->status != TableStatus::kFilled || !table.fully_read ||
          !patterns::any_matches(titles, table.table->title))
        continue;
      const DebtWords words(node);
      for (const LedgerSide& side : table.sides) check_rows(words.rows_of(table, side), findings);
    }
  }
  findings.infer(false);
}

}  // namespace yusuan::audit
