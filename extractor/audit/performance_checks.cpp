#include "audit/performance_checks.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "text/amount.h"

namespace yusuan {
namespace {

std::optional<Decimal> weight_of(const Indicator& indicator) {
  if (!indicator.weight) return std::nullopt;
  std::string digits;
  for (const char c : *indicator.weight)
    if ((c >= '0' && c <= '9') || c == '.') digits += c;
  return Decimal::parse(digits);
}

void check_weights(const Document& document, int index, Findings& findings) {
  static constexpr std::string_view kId = "weights";
  const Performance& table = document.performance[index];
  Decimal sum;
  std::size_t weighted = 0;
  for (const Indicator& indicator : table.indicators)
    if (const auto weight = weight_of(indicator))
      if (const auto more = add(sum, *weight)) {
        sum = *more;
        ++weighted;
      }
  const std::string name = table.project.value_or(table.title);
  // A form without weights promises nothing.
  if (weighted == 0) return;
  if (weighted < table.indicators.size())
    return findings.skip(kId, SkipReason::kPartMissing, {.performance = index}, name);
  // Many forms leave 10 of the 100 points to the execution of the budget.
  if (sum == Decimal(100, 0) || sum == Decimal(90, 0)) return findings.add_pass(kId, {.performance = index});
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
                 .yuan_per_unit = yuan_per_unit(table.money_unit.value_or("")).value_or(0),
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

// The rows of the project tables that bear this name.
std::vector<Operand> budget_of(const Ledger& ledger, std::string_view project, bool& any_projects) {
  std::vector<Operand> operands;
  for (const LedgerTable& table : ledger.tables()) {
    const auto name = table.column("project_name"), total = table.column("total");
    if (!name || !total || table.table->id != "project_expenditure") continue;
    for (int row = 0; row < static_cast<int>(table.table->rows.size()); ++row) {
      const auto& text = table.cell(row, *name).text;
      any_projects = any_projects || text.has_value();
      const auto& value = table.cell(row, *total).value;
      if (text != project || !value) continue;
      operands.push_back({.value = *value,
                          .yuan_per_unit = table.table->yuan_per_unit.value_or(0),
                          .table = table.index,
                          .row = row,
                          .column = *total});
    }
  }
  return operands;
}

void fail_name(std::string_view name, const FigureRef& ref, const char* where_zh, const char* where_en,
               Findings& findings) {
  findings.add_failure("project_name", {ref},
                       where_zh + quoted(name) + "：项目支出表中没有这个项目" + on_page(ref.page, Language::kChinese),
                       where_en + quoted(name) + ": project expenditure has no project of that name" +
                           on_page(ref.page, Language::kEnglish));
}

// Units of one department have projects of one name: a form is of one of them, or of all together.
void hold_budget(const Document& document, int index, const Operand& total, const std::vector<Operand>& budget,
                 Findings& findings) {
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
  if (budget.size() > 1 || forms > 1)
    return findings.skip(kId, SkipReason::kUnconfirmed, total, form.project.value_or(form.title));
  findings.compare(kId, {total}, budget);
}

void check_budget(const Document& document, const Ledger& ledger, int index, Findings& findings) {
  const Performance& table = document.performance[index];
  if (!table.project) return;
  bool any_projects = false;
  const auto budget = budget_of(ledger, *table.project, any_projects);
  const auto total = funds(document, index, Funds::kTotal);
  if (!budget.empty() && total)
    hold_budget(document, index, *total, budget, findings);
  else if (any_projects && budget.empty())
    fail_name(*table.project, ref_of(document, {.performance = index}), "绩效目标表", "performance table ", findings);
}

}  // namespace

void check_performance(const Document& document, const Ledger& ledger, Findings& findings) {
  for (int i = 0; i < static_cast<int>(document.performance.size()); ++i) {
    check_weights(document, i, findings);
    check_funds(document, i, findings);
    check_budget(document, ledger, i, findings);
  }
  for (const Project& project : document.projects) {
    if (!project.name) continue;
    bool any_projects = false;
    const auto budget = budget_of(ledger, *project.name, any_projects);
    FigureRef ref;
    ref.page = project.page;
    ref.box = project.box;
    if (any_projects && budget.empty()) fail_name(*project.name, ref, "文字说明", "the text, ", findings);
    if (!budget.empty()) findings.add_pass("project_name", {});
  }
}

}  // namespace yusuan
