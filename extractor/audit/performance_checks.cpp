#include "audit/performance_checks.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "audit/reading.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

std::optional<Decimal> weight_of(const Indicator& indicator) {
  if (!indicator.weight) return std::nullopt;
  std::string digits;
  for (const char c : *indicator.weight)
    if ((c >= '0' && c <= '9') || c == '.') digits += c;
  return Decimal::parse(digits);
}

struct Weights {
  Decimal sum;
  std::size_t weighted = 0;
};

Weights weights_of(const Performance& table) {
  Weights weights;
  for (const Indicator& indicator : table.indicators)
    if (const auto weight = weight_of(indicator))
      if (const auto more = add(weights.sum, *weight)) {
        weights.sum = *more;
        ++weights.weighted;
      }
  return weights;
}

// Many forms leave 10 of the 100 points to the execution of the budget.
bool is_whole(const Decimal& sum) { return sum == Decimal(100, 0) || sum == Decimal(90, 0); }

// Whether the document's forms give out 100 or 90 points: most of those that are fully weighted do.
bool points_are_whole(const Document& document) {
  int whole = 0, others = 0;
  for (const Performance& table : document.performance) {
    const Weights weights = weights_of(table);
    if (weights.weighted == 0 || weights.weighted < table.indicators.size()) continue;
    ++(is_whole(weights.sum) ? whole : others);
  }
  return others == 0 || whole > 2 * others || whole + others == 1;
}

void check_weights(const Document& document, int index, bool whole, Findings& findings) {
  static constexpr std::string_view kId = "weights";
  const Performance& table = document.performance[index];
  const auto [sum, weighted] = weights_of(table);
  const std::string name = table.project.value_or(table.title);
  // A form without weights promises nothing.
  if (weighted == 0) return;
  if (weighted < table.indicators.size())
    return findings.skip(kId, SkipReason::kPartMissing, {.performance = index}, name);
  if (is_whole(sum)) return findings.add_pass(kId, {.performance = index});
  if (!whole) return findings.skip(kId, SkipReason::kUnconfirmed, {.performance = index}, name);
  const FigureRef ref = ref_of(document, {.performance = index});
  findings.add_failure(kId, {ref},
                       "绩效目标表" + quoted(name) + "：指标权重合计" + sum.to_string() + "，既非100也非90" +
                           on_page(ref.page, Language::kChinese),
                       "performance table " + quoted(name) + ": the weights come to " + sum.to_string() +
                           ", neither 100 nor 90" + on_page(ref.page, Language::kEnglish));
}

std::optional<Operand> funds(const Document& document, int index, Funds which) {
  const Performance& table = document.performance[index];
  const auto& amount = which == Funds::kTotal       ? table.total
                       : which == Funds::kFiscal    ? table.fiscal
                       : which == Funds::kCarryover ? table.carryover
                                                    : table.other;
  if (!amount) return std::nullopt;
  return Operand{.value = *amount,
                 .yuan_per_unit = text::yuan_per_unit(table.money_unit.value_or("")).value_or(0),
                 .performance = index,
                 .funds = which};
}

// The total of the year is what the year's appropriation, the year before and others give; forms without a line for the
// year before have only two parts.
void check_funds(const Document& document, int index, Findings& findings) {
  static constexpr std::string_view kId = "performance_funds";
  const auto total = funds(document, index, Funds::kTotal);
  std::vector<Operand> parts;
  for (const Funds part : {Funds::kFiscal, Funds::kCarryover, Funds::kOther})
    if (const auto operand = funds(document, index, part)) parts.push_back(*operand);
  if (!total || parts.empty()) return;
  const auto fiscal = funds(document, index, Funds::kFiscal), other = funds(document, index, Funds::kOther);
  if (fiscal && other) {
    findings.compare(kId, {*total}, parts);
    return;
  }
  // A part that is left blank is nothing where the others make the total, and unknown where they do not.
  const auto outcome = compare({*total}, parts, Relation::kEqual);
  if (outcome && outcome->holds) return findings.add_pass(kId, {.performance = index});
  const Performance& table = document.performance[index];
  findings.skip(kId, SkipReason::kPartMissing, *total, table.project.value_or(table.title));
}

// The rows of the project tables that bear this name; with `parts` those, too, that say more beside it: （省级）.
std::vector<Operand> budget_of(const Ledger& ledger, std::string_view project, bool& any_projects, bool parts = false) {
  std::vector<Operand> operands;
  for (const LedgerTable& table : ledger.tables()) {
    const auto name = table.column("project_name"), total = table.column("total");
    if (!name || !total || table.table->id != "project_expenditure") continue;
    for (int row = 0; row < static_cast<int>(table.table->rows.size()); ++row) {
      const auto& text = table.cell(row, *name).text;
      any_projects = any_projects || text.has_value();
      const auto& value = table.cell(row, *total).value;
      const bool named = text == project || (parts && text && text->find(project) != std::string::npos);
      if (!named || !value) continue;
      operands.push_back({.value = *value,
                          .yuan_per_unit = table.table->yuan_per_unit.value_or(0),
                          .table = table.index,
                          .row = row,
                          .column = *total});
    }
  }
  return operands;
}

// Whether a project's row and form name one thing: tables say more in brackets, and whose project it is.
bool is_name_of(std::string_view a, std::string_view b) {
  return a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos;
}

bool every_row_has(const LedgerTable& table, int column) {
  for (int row = 0; row < static_cast<int>(table.table->rows.size()); ++row)
    if (!table.cell(row, column).value) return false;
  return true;
}

// The project of the tables that has the amount of a form, where it is the only one and has no form under its own name:
// the same project under another name. A name alone proves nothing: tables sum up what forms tell one by one.
std::optional<std::string> renamed(const Document& document, const Ledger& ledger, const Operand& total) {
  std::optional<std::string> found;
  for (const LedgerTable& table : ledger.tables()) {
    const auto name = table.column("project_name"), amount = table.column("total");
    if (!name || !amount || table.table->id != "project_expenditure") continue;
    if (!table.fully_read && (lost_figures(document) || !every_row_has(table, *amount))) continue;
    for (int row = 0; row < static_cast<int>(table.table->rows.size()); ++row) {
      const auto& text = table.cell(row, *name).text;
      const auto& value = table.cell(row, *amount).value;
      if (!text || !value) continue;
      const auto outcome = compare({total},
                                   {{.value = *value,
                                     .yuan_per_unit = table.table->yuan_per_unit.value_or(0),
                                     .table = table.index,
                                     .row = row,
                                     .column = *amount}},
                                   Relation::kEqual);
      if (!outcome || !outcome->difference.is_zero()) continue;
      if (found && *found != *text) return std::nullopt;
      found = text;
    }
  }
  if (found && std::any_of(document.performance.begin(), document.performance.end(),
                           [&](const Performance& form) { return form.project && is_name_of(*form.project, *found); }))
    return std::nullopt;
  return found;
}

void fail_name(const Document& document, int index, const std::string& other, Findings& findings) {
  const std::string name = quoted(document.performance[index].project.value_or(""));
  const FigureRef ref = ref_of(document, {.performance = index});
  findings.add_failure(
      "project_name", {ref},
      "绩效目标表" + name + "：项目支出表中金额相同的项目名为" + quoted(other) + on_page(ref.page, Language::kChinese),
      "performance table " + name + ": project expenditure has a project of this amount called " + quoted(other) +
          on_page(ref.page, Language::kEnglish));
}

// Units of one department have projects of one name: a form is of one of them, or of all together.
// A table may list a project by who pays for it.
void hold_budget(const Document& document, const Ledger& ledger, int index, const Operand& total,
                 const std::vector<Operand>& budget, Findings& findings) {
  static constexpr std::string_view kId = "project_budget";
  const Performance& form = document.performance[index];
  const auto forms = std::count_if(document.performance.begin(), document.performance.end(),
                                   [&](const Performance& other) { return other.project == form.project; });
  const auto fits = [&](const std::vector<Operand>& rows) {
    const auto outcome = compare({total}, rows, Relation::kEqual);
    return outcome && outcome->holds;
  };
  if (std::any_of(budget.begin(), budget.end(), [&](const Operand& row) { return fits({row}); }) || fits(budget))
    return findings.add_pass(kId, {.performance = index});
  bool any_projects = false;
  const auto parts = budget_of(ledger, form.project.value_or(""), any_projects, true);
  if (fits(parts)) return findings.add_pass(kId, {.performance = index});
  if (budget.size() > 1 || forms > 1 || parts.size() > budget.size())
    return findings.skip(kId, SkipReason::kUnconfirmed, total, form.project.value_or(form.title));
  findings.compare(kId, {total}, budget);
}

void check_name(const Document& document, const Ledger& ledger, int index, const std::optional<Operand>& total,
                Findings& findings) {
  const auto other = total && !total->value.is_zero() ? renamed(document, ledger, *total) : std::nullopt;
  if (other)
    fail_name(document, index, *other, findings);
  else
    findings.skip("project_name", SkipReason::kRowAbsent, {.performance = index},
                  document.performance[index].project.value_or(""));
}

void check_budget(const Document& document, const Ledger& ledger, int index, Findings& findings) {
  const Performance& table = document.performance[index];
  if (!table.project) return;
  bool any_projects = false;
  const auto budget = budget_of(ledger, *table.project, any_projects);
  const auto total = funds(document, index, Funds::kTotal);
  if (!budget.empty() && total)
    hold_budget(document, ledger, index, *total, budget, findings);
  else if (any_projects && budget.empty())
    check_name(document, ledger, index, total, findings);
}

}  // namespace

void check_performance(const Document& document, const Ledger& ledger, Findings& findings) {
  const bool whole = points_are_whole(document);
  for (int i = 0; i < static_cast<int>(document.performance.size()); ++i) {
    check_weights(document, i, whole, findings);
    check_funds(document, i, findings);
    check_budget(document, ledger, i, findings);
  }
  for (const Project& project : document.projects) {
    if (!project.name) continue;
    bool any_projects = false;
    const auto budget = budget_of(ledger, *project.name, any_projects);
    if (any_projects && budget.empty()) findings.skip("project_name", SkipReason::kRowAbsent, {}, *project.name);
    if (!budget.empty()) findings.add_pass("project_name", {});
  }
}

}  // namespace yusuan::audit
