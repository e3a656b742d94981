#include "audit/causes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "audit/slip.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

// Yuan that a difference comes to; nullopt where it is none of money.
std::optional<Decimal> stake_of(const Check& check) {
  if (!check.difference || !check.unit) return std::nullopt;
  const auto yuan = text::yuan_per_unit(*check.unit);
  return yuan ? multiply(check.difference->absolute(), Decimal(*yuan, 0)) : std::nullopt;
}

// Figures that contradict each other in one row are the same cause in another table that prints the row, too.
std::optional<std::string> figures_of_row(const Document& document, const Check& check) {
  constexpr int kFewestSignificant = 4;
  if (check.refs.empty() || !check.actual || !check.expected) return std::nullopt;
  const FigureRef& at = check.refs.front();
  if (!at.table || !at.row || significant_digits(*check.actual) < kFewestSignificant ||
      significant_digits(*check.expected) < kFewestSignificant)
    return std::nullopt;
  const Row& row = document.tables[*at.table].rows[*at.row];
  const std::string name = row.code.value_or(row.name.value_or(""));
  if (name.empty()) return std::nullopt;
  return check.id + " " + name + " " + check.actual->to_string() + " " + check.expected->to_string() +
         check.unit.value_or("");
}

// What tells one cause from another: what a sentence says of one thing, or a cell and the amount that is missing there.
using Cause = std::tuple<std::string, int, int, int>;

std::vector<Cause> causes_of(const Document& document, const Check& check) {
  std::vector<Cause> causes;
  for (const FigureRef& ref : check.refs) {
    if (ref.statement) {
      const Statement& statement = document.statements[*ref.statement];
      causes.emplace_back(statement.text + "|" + statement.name.value_or(""), ref.page, -1, -1);
    }
    if (ref.table && ref.row && ref.column && check.difference)
      causes.emplace_back(*ref.column + " " + check.difference->absolute().to_string() + check.unit.value_or(""),
                          ref.page, *ref.table, *ref.row);
  }
  if (const auto figures = figures_of_row(document, check)) causes.emplace_back(*figures, -1, -1, -1);
  return causes;
}

// The tables that a check compares.
std::string tables_of(const Check& check) {
  std::string tables = check.id + check.unit.value_or("");
  for (const FigureRef& ref : check.refs)
    if (ref.table) tables += " " + std::to_string(*ref.table);
  return tables;
}

// What one figure has too much and another, between the same tables, too little: it is booked in the wrong place.
bool is_moved(const Check& a, const Check& b) {
  if (!a.difference || !b.difference || !a.tolerance || !b.tolerance) return false;
  const auto left = add(*a.difference, *b.difference), slack = add(*a.tolerance, *b.tolerance);
  return left && slack && left->absolute() <= *slack && a.difference->absolute() > *slack;
}

bool is_same_place(const FigureRef& a, const FigureRef& b) {
  return a.page == b.page && a.table == b.table && a.row == b.row && a.column == b.column &&
         a.statement == b.statement && a.performance == b.performance;
}

void join(Check& whole, Check&& more) {
  whole.message_zh += "；" + more.message_zh;
  whole.message_en += "; " + more.message_en;
  whole.count += more.count;
  if (!whole.stake_yuan || (more.stake_yuan && *whole.stake_yuan < *more.stake_yuan))
    whole.stake_yuan = more.stake_yuan;
  whole.severity = std::min(whole.severity, more.severity);
  std::vector<std::size_t> at;  // of the further figures among those of the whole
  for (FigureRef& ref : more.refs) {
    const auto same =
        std::find_if(whole.refs.begin(), whole.refs.end(), [&](const FigureRef& r) { return is_same_place(r, ref); });
    at.push_back(static_cast<std::size_t>(same - whole.refs.begin()));
    if (same == whole.refs.end()) whole.refs.push_back(std::move(ref));
  }
  if (whole.likely || !more.likely || more.likely->ref >= at.size()) return;
  whole.likely = std::move(more.likely);
  whole.likely->ref = at[whole.likely->ref];
}

}  // namespace

std::vector<Check> by_cause(const Document& document, std::vector<Check> failures) {
  constexpr std::size_t kMost = 20;  // of one pair of tables that are tried against each other
  std::vector<Check> told;
  std::map<Cause, std::size_t> known;
  std::map<std::string, std::vector<std::size_t>> between;
  for (Check& check : failures) {
    check.stake_yuan = stake_of(check);
    const auto causes = causes_of(document, check);
    const auto same =
        std::find_if(causes.begin(), causes.end(), [&](const Cause& cause) { return known.contains(cause); });
    std::size_t at = same == causes.end() ? told.size() : known.at(*same);
    std::vector<std::size_t>& beside = between[tables_of(check)];
    for (std::size_t i = 0; at == told.size() && check.refs.size() > 1 && i < std::min(beside.size(), kMost); ++i)
      if (is_moved(told[beside[i]], check)) at = beside[i];
    if (at == told.size()) beside.push_back(at);
    for (const Cause& cause : causes) known.try_emplace(cause, at);
    if (at == told.size())
      told.push_back(std::move(check));
    else
      join(told[at], std::move(check));
  }
  std::stable_sort(told.begin(), told.end(), [](const Check& a, const Check& b) {
    if (a.severity != b.severity) return a.severity < b.severity;
    return a.stake_yuan.value_or(Decimal()) > b.stake_yuan.value_or(Decimal());
  });
  return told;
}

}  // namespace yusuan::audit
