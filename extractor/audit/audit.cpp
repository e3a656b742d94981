#include "audit/audit.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "audit/agreements.h"
#include "audit/balance_checks.h"
#include "audit/change_checks.h"
#include "audit/column_rates.h"
#include "audit/debt_checks.h"
#include "audit/document_checks.h"
#include "audit/entity_check.h"
#include "audit/findings.h"
#include "audit/form_checks.h"
#include "audit/growth_checks.h"
#include "audit/inferred_sums.h"
#include "audit/item_checks.h"
#include "audit/ledger.h"
#include "audit/leftovers.h"
#include "audit/mended_outline.h"
#include "audit/part_checks.h"
#include "audit/percent_checks.h"
#include "audit/prose_checks.h"
#include "audit/put_back.h"
#include "audit/reading.h"
#include "audit/same_rows.h"
#include "audit/share_groups.h"
#include "audit/slip.h"
#include "audit/table_identities.h"
#include "audit/told_agreements.h"
#include "audit/told_checks.h"
#include "audit/told_growth.h"
#include "audit/told_rates.h"
#include "audit/told_rows.h"
#include "audit/word_checks.h"
#include "audit/year_checks.h"
#include "patterns/identity.h"

namespace yusuan::audit {
namespace {

CheckSeverity severity_of(const patterns::PatternNode& node) {
  const std::string word = node.optional_string("severity").value_or("money");
  if (word != "money" && word != "words" && word != "form") node.refuse("severity is money, words or form");
  return word == "money" ? CheckSeverity::kMoney : word == "words" ? CheckSeverity::kWords : CheckSeverity::kForm;
}

std::vector<Term> terms(const Document& document, const patterns::PatternFiles& files,
                        const patterns::PatternNode& shared) {
  std::vector<Term> list;
  for (const std::string_view kind : {"name", "term"})
    for (const patterns::PatternNode& node : shared.entries(kind))
      list.push_back({node.string("id"), node.string("zh"), node.string("en"), severity_of(node)});
  if (!document.facts.form) return list;
  for (const patterns::PatternNode& table : files.root(*document.facts.form + ".toml").entries("table")) {
    const auto titles = table.strings("examples");
    if (titles.empty()) continue;
    list.push_back({table.string("id"), titles.front(), "“" + titles.front() + "”", CheckSeverity::kMoney});
  }
  return list;
}

// Those of every form, then those of the document's own.
std::vector<patterns::Identity> identities_of(const Document& document, const patterns::PatternFiles& files,
                                              const patterns::PatternNode& shared) {
  auto identities = patterns::read_identities(shared);
  if (!document.facts.form) return identities;
  auto own = patterns::read_identities(files.root(*document.facts.form + ".toml"));
  identities.insert(identities.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  return identities;
}

// The ids of the tables that the document's form knows.
std::set<std::string> tables_of_form(const Document& document, const patterns::PatternFiles& files) {
  std::set<std::string> ids;
  if (!document.facts.form) return ids;
  for (const patterns::PatternNode& table : files.root(*document.facts.form + ".toml").entries("table"))
    ids.insert(table.string("id"));
  return ids;
}

// What the form itself holds the prose against.
std::set<std::string> subjects_of_form(const std::vector<patterns::Identity>& identities) {
  std::set<std::string> subjects;
  for (const patterns::Identity& identity : identities)
    if (identity.kind == patterns::IdentityKind::kStatement) subjects.insert(identity.subject);
  return subjects;
}

// The tables of which the form promises something of these kinds.
std::set<std::string> tables_with(const std::vector<patterns::Identity>& identities,
                                  std::initializer_list<patterns::IdentityKind> kinds) {
  std::set<std::string> ids;
  for (const patterns::Identity& identity : identities)
    if (std::find(kinds.begin(), kinds.end(), identity.kind) != kinds.end())
      ids.insert(identity.tables.begin(), identity.tables.end());
  return ids;
}

void check_all(const Document& document, const patterns::PatternFiles& files, const patterns::PatternNode& shared,
               Findings& findings) {
  const Ledger ledger(document, tables_of_form(document, files));
  check_hierarchies(ledger, findings);
  const auto identities = identities_of(document, files, shared);
  const PromisedTables promised{
      .rates = tables_with(identities, {patterns::IdentityKind::kRate}),
      .sums = tables_with(identities, {patterns::IdentityKind::kRowSum, patterns::IdentityKind::kSum})};
  for (const patterns::PatternNode& words : shared.entries("inferred")) {
    check_inferred_sums(ledger, words, promised.sums, findings);
    check_column_rates(ledger, words, promised, findings);
  }
  check_mended_outlines(ledger, findings);
  for (const patterns::Identity& identity : identities)
    if (identity.kind == patterns::IdentityKind::kStatement)
      check_statements(identity, ledger, document, findings);
    else
      check_identity(identity, ledger, findings);
  const patterns::PatternNode national = files.root("national.toml");
  if (!document.facts.form) check_agreements(national, ledger, findings);
  check_told_agreements(national, subjects_of_form(identities), ledger, document, findings);
  check_debt(shared, ledger, findings);
  check_changes(identities, ledger, document, findings);
  check_shares(identities, ledger, document, findings);
  check_share_groups(document, findings);
  check_growth(document, findings);
  check_told_growth(shared, document, findings);
  check_told_rates(ledger, document, findings);
  check_told_rows(ledger, document, findings);
  check_same_rows(ledger, findings);
  check_comparisons(shared, document, findings);
  check_words(shared, document, findings);
  check_years(shared, ledger, document, findings);
  check_items(shared, ledger, document, findings);
  check_forms(shared, document, findings);
  check_entity(shared, document, findings);
  check_leftovers(shared, document, findings);
  check_document(document, ledger, files, findings);
  check_told(ledger, document, findings);
  check_parts_told(document, findings);
  check_balances_told(document, findings);
}

// Where a slip of the hand is in a figure whose column a text dump leaves open.
struct OpenCell {
  int table = 0, row = 0, column = 0;
  const Decimal* value = nullptr;
};

std::optional<OpenCell> cell_at(const Document& document, const FigureRef& at) {
  if (!at.table || !at.row || !at.column) return std::nullopt;
  const Table& table = document.tables[*at.table];
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    if (table.columns[column].key == *at.column)
      if (const auto& value = table.rows[*at.row].cells[column].value)
        return OpenCell{*at.table, *at.row, static_cast<int>(column), &*value};
  return std::nullopt;
}

// Whether a figure of its row, or the one above or below it, is the same.
bool is_copied(const Document& document, const OpenCell& cell) {
  const Table& table = document.tables[cell.table];
  const auto is_same = [&](int row, int column) {
    return row >= 0 && row < static_cast<int>(table.rows.size()) && table.rows[row].cells[column].value == *cell.value;
  };
  if (is_same(cell.row - 1, cell.column) || is_same(cell.row + 1, cell.column)) return true;
  for (int column = 0; column < static_cast<int>(table.columns.size()); ++column)
    if (column != cell.column && is_same(cell.row, column)) return true;
  return false;
}

// Copies are found everywhere where figures stand in columns that are but likely: row and column have to say the same.
bool is_wrong_both_ways(const Document& document, const OpenCell& cell, const Findings& findings) {
  constexpr int kFewestDigits = 4;
  if (significant_digits(*cell.value) < kFewestDigits) return false;
  const auto due = findings.closes_both_ways(cell.table, cell.row, cell.column);
  return due && significant_digits(*due) >= kFewestDigits &&
         (*due == cell.value->negated() || is_copied(document, cell));
}

bool is_told(const Document& document, const Check& check, const Findings& findings) {
  if (check.status != CheckStatus::kFail) return false;
  if (check.likely && check.likely->kind.starts_with("digit") && check.likely->ref < check.refs.size())
    if (const auto cell = cell_at(document, check.refs[check.likely->ref]);
        cell && is_telling(*cell->value, *check.likely))
      return true;
  return std::any_of(check.refs.begin(), check.refs.end(), [&](const FigureRef& ref) {
    const auto cell = cell_at(document, ref);
    return cell && is_wrong_both_ways(document, *cell, findings);
  });
}

void check_open_figures(const Document& document, const patterns::PatternFiles& files,
                        const patterns::PatternNode& shared, Findings& findings) {
  const auto back = is_text_dump(document) ? put_back(document) : std::nullopt;
  if (!back) return;
  Findings tried(back->document, terms(back->document, files, shared));
  check_all(back->document, files, shared, tried);
  for (Check& check : tried.take()) {
    if (!is_told(back->document, check, tried) || !back->is_used_by(check)) continue;
    check.message_zh += "；数字所在的列按其他各行推定";
    check.message_en += "; its columns are taken from the other rows";
    check.inferred = true;
    findings.adopt(std::move(check));
  }
}

}  // namespace

std::vector<Check> audit(Document document, const patterns::PatternFiles& files) {
  audit_in_place(document, files);
  return std::move(document.checks);
}

void audit_in_place(Document& document, const patterns::PatternFiles& files) {
  document.checks.clear();
  // The tables of some disclosures are a file of their own.
  if (document.tables.empty() && document.statements.empty()) return;
  const patterns::PatternNode shared = files.root("audit.toml");
  Findings findings(document, terms(document, files, shared));
  check_all(document, files, shared, findings);
  check_open_figures(document, files, shared, findings);
  document.checks = findings.take();
  for (std::size_t table = 0; table < document.tables.size(); ++table)
    for (std::size_t row = 0; row < document.tables[table].rows.size(); ++row)
      for (std::size_t column = 0; column < document.tables[table].columns.size(); ++column)
        document.tables[table].rows[row].cells[column].proved =
            findings.proved(static_cast<int>(table), static_cast<int>(row), static_cast<int>(column));
}

}  // namespace yusuan::audit
