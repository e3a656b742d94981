#include "audit/told_agreements.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "audit/prose_checks.h"
#include "audit/table_places.h"
#include "patterns/identity.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kProseTable = "prose_table";
// Items agree by the dozen (450 of 453 in the documents of 27 places); fewer that do may do so by chance.
constexpr std::ptrdiff_t kFewestAgreeing = 3;
constexpr std::size_t kItemDigits = 7;

// One amount of the prose, and what the columns that know its row have: the first that agrees, else the first.
struct Said {
  Operand amount;
  std::string code;
  int hidden = 0;
  Operands printed;
  const LedgerTable* table = nullptr;  // of `printed`
  bool agrees = false;
};

bool agree(const Said& said, const Operands& figures) {
  const auto outcome = compare({said.amount}, figures, Relation::kEqual, said.hidden);
  return outcome && outcome->holds;
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
      if (one.agrees || leaves_row_open(place, one.code)) continue;
      auto figures = figures_at(place, one.code);
      if (figures.empty()) continue;
      one.agrees = agree(one, figures);
      if (!one.agrees && !one.printed.empty()) continue;
      one.printed = std::move(figures);
      one.table = place.table;
    }
    if (!one.printed.empty()) said.push_back(std::move(one));
  }
  return said;
}

// What a document has one figure of, which it tells as its table prints it.
bool is_single(std::string_view subject) {
  static constexpr std::array<std::string_view, 6> kSingle = {"three_public_total", "overseas_trips",
                                                              "vehicles",           "vehicle_purchase",
                                                              "vehicle_operation",  "official_receptions"};
  return std::find(kSingle.begin(), kSingle.end(), subject) != kSingle.end();
}

// Of three subjects or more that a table has, the only one of which no sentence says what it prints.
void accuse_the_exception(const std::vector<std::vector<Said>>& subjects, Findings& findings) {
  constexpr int kFewestRight = 2;
  const std::vector<Said>* wrong = nullptr;
  int right = 0, wrongs = 0;
  for (const auto& said : subjects) {
    if (said.empty()) continue;
    if (std::any_of(said.begin(), said.end(), [](const Said& one) { return one.agrees; })) {
      ++right;
      continue;
    }
    ++wrongs;
    wrong = &said;
  }
  if (wrongs != 1 || right < kFewestRight || wrong->size() != 1) return;
  const Said& one = wrong->front();
  if (!one.code.empty() || !one.table->fully_read || findings.accuses(one.amount.statement)) return;
  findings.compare(kProseTable, {one.amount}, one.printed, Relation::kEqual, one.hidden);
}

void report(const std::vector<Said>& said, bool accuse, Findings& findings) {
  std::ptrdiff_t coded = 0, agreeing = 0;
  std::set<std::string> told_rightly;  // codes
  for (const Said& one : said) {
    if (one.agrees) told_rightly.insert(one.code);
    coded += !one.code.empty();
    agreeing += !one.code.empty() && one.agrees;
  }
  const bool rule = accuse && agreeing >= kFewestAgreeing && 4 * agreeing >= 3 * coded;
  for (const Said& one : said) {
    // Where one telling of an item agrees, another is of a part of it.
    const bool wrong =
        rule && one.code.size() == kItemDigits && !told_rightly.contains(one.code) && one.table->fully_read;
    if (one.agrees || wrong) findings.compare(kProseTable, {one.amount}, one.printed, Relation::kEqual, one.hidden);
  }
}

}  // namespace

void check_told_agreements(const patterns::PatternNode& national, const std::set<std::string>& besides,
                           const Ledger& ledger, const Document& document, Findings& findings) {
  findings.infer(true);
  std::vector<std::vector<Said>> single;
  for (const patterns::PatternNode& node : national.entries("told")) {
    const std::string subject = node.string("subject");
    if (besides.contains(subject)) continue;
    const auto figures = references(node, "figures");
    std::vector<Place> places;
    for (const patterns::Reference& figure : figures)
      if (const auto place = place_of(figure, ledger)) places.push_back(*place);
    if (places.empty()) continue;
    auto said = said_of(subject, places, document);
    report(said, !ledger.of_text_dump(), findings);
    if (is_single(subject)) single.push_back(std::move(said));
  }
  if (!ledger.of_text_dump()) accuse_the_exception(single, findings);
  findings.infer(false);
}

}  // namespace yusuan::audit
