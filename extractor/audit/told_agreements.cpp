#include "audit/told_agreements.h"

#include <algorithm>

#include "audit/prose_checks.h"
#include "audit/table_places.h"
#include "patterns/identity.h"

namespace yusuan {
namespace {

constexpr std::string_view kProseTable = "prose_table";
// Items agree by the dozen (450 of 453 in the documents of 27 places); fewer that do may do so by chance.
constexpr std::ptrdiff_t kFewestAgreeing = 3;
constexpr std::size_t kItemDigits = 7;

// One amount of the prose, and what each column that knows its row has.
struct Said {
  Operand amount;
  std::string code;
  std::vector<Operands> printed;
  const LedgerTable* first = nullptr;  // which printed.front() is of
  int hidden = 0;

  bool agrees_with(const Operands& figures) const {
    const auto outcome = compare({amount}, figures, Relation::kEqual, hidden);
    return outcome && outcome->holds;
  }
  const Operands* agreeing() const {
    const auto found = std::find_if(printed.begin(), printed.end(), [&](const auto& p) { return agrees_with(p); });
    return found == printed.end() ? nullptr : &*found;
  }
};

Operands figures_of(const Place& place, const std::string& code) {
  Operands operands;
  for (const Line& line : place.side->lines)
    if (place.means(line) && (code.empty() || line.code == code)) place.add(line, operands);
  return operands;
}

// Without a code only the row that a reference names can be meant, or the one row of its table.
bool leaves_row_open(const Place& place, const std::string& code) {
  return code.empty() && place.rows->empty() && place.side->lines.size() > 1;
}

std::vector<Said> said_of(const std::string& subject, const std::vector<Place>& places, const Document& document) {
  std::vector<Said> said;
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const Statement& statement = document.statements[i];
    if (statement.subject != subject || !is_first_of_sentence(document, i)) continue;
    const auto amount = operand_of(document, i);
    if (!amount || amount->value.is_zero()) continue;
    Said one{.amount = *amount, .code = statement.code.value_or(""), .printed = {}};
    if (!one.code.empty()) one.hidden = kAdjusted;
    for (const Place& place : places) {
      if (leaves_row_open(place, one.code)) continue;
      auto figures = figures_of(place, one.code);
      if (figures.empty()) continue;
      if (one.printed.empty()) one.first = place.table;
      one.printed.push_back(std::move(figures));
    }
    if (!one.printed.empty()) said.push_back(std::move(one));
  }
  return said;
}

void report(const std::vector<Said>& said, bool accuse, Findings& findings) {
  std::ptrdiff_t coded = 0, agreeing = 0;
  for (const Said& one : said) {
    coded += !one.code.empty();
    agreeing += !one.code.empty() && one.agreeing() != nullptr;
  }
  const bool rule = accuse && agreeing >= kFewestAgreeing && 4 * agreeing >= 3 * coded;
  for (const Said& one : said) {
    if (const Operands* printed = one.agreeing()) {
      findings.compare(kProseTable, {one.amount}, *printed, Relation::kEqual, one.hidden);
      continue;
    }
    // Where one telling of an item agrees, another is of a part of it.
    const bool told_rightly = std::any_of(said.begin(), said.end(), [&](const Said& other) {
      return other.code == one.code && other.agreeing() != nullptr;
    });
    if (rule && one.code.size() == kItemDigits && !told_rightly && one.first->fully_read)
      findings.compare(kProseTable, {one.amount}, one.printed.front(), Relation::kEqual, one.hidden);
  }
}

}  // namespace

void check_told_agreements(const PatternNode& national, const Ledger& ledger, const Document& document,
                           Findings& findings) {
  findings.infer(true);
  for (const PatternNode& node : national.entries("told")) {
    const auto figures = references(node, "figures");
    std::vector<Place> places;
    for (const Reference& figure : figures)
      if (const auto place = place_of(figure, ledger)) places.push_back(*place);
    if (!places.empty()) report(said_of(node.string("subject"), places, document), !ledger.of_text_dump(), findings);
  }
  findings.infer(false);
}

}  // namespace yusuan
