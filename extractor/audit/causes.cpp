#include "audit/causes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <tuple>

#include "text/amount.h"

namespace yusuan {
namespace {

// Yuan that a difference comes to; nullopt where it is none of money.
std::optional<Decimal> stake_of(const Check& check) {
  if (!check.difference || !check.unit) return std::nullopt;
  const auto yuan = yuan_per_unit(*check.unit);
  return yuan ? multiply(check.difference->absolute(), Decimal(*yuan, 0)) : std::nullopt;
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
  return causes;
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
  std::vector<Check> told;
  std::map<Cause, std::size_t> known;
  for (Check& check : failures) {
    check.stake_yuan = stake_of(check);
    const auto causes = causes_of(document, check);
    const auto same =
        std::find_if(causes.begin(), causes.end(), [&](const Cause& cause) { return known.contains(cause); });
    const std::size_t at = same == causes.end() ? told.size() : known.at(*same);
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

}  // namespace yusuan
