#include "prose/wholes.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace yusuan::prose {
namespace {

// The budget, its outcome and what is told of both.
constexpr std::size_t kBesideRate = 3;
constexpr std::string_view kCompletion = "_completion", kInitial = "_initial_budget", kFullYear = "_full_year_budget";

bool is_budget_of(const Statement& statement, std::string_view subject, std::string_view suffix) {
  return statement.subject.size() == subject.size() + suffix.size() && statement.subject.starts_with(subject) &&
         statement.subject.ends_with(suffix);
}

// The first `depth` headings are the same.
bool same_path(const Statement& a, const Statement& b, std::size_t depth) {
  return a.section.size() >= depth && b.section.size() >= depth &&
         std::equal(a.section.begin(), a.section.begin() + static_cast<std::ptrdiff_t>(depth), b.section.begin());
}

// The first amount under the same `depth` headings; nullopt when it cannot hold the part, or is itself a part beside
// it.
std::optional<int> opening_amount(const std::vector<Statement>& statements, std::size_t part, std::size_t depth) {
  const Statement& share = statements[part];
  for (std::size_t i = 0; i < part; ++i) {
    const Statement& whole = statements[i];
    if (!same_path(whole, share, depth) || !whole.amount || whole.unit != share.unit) continue;
    const bool beside = whole.share_percent && whole.section == share.section;
    if (beside || (share.amount && *whole.amount < *share.amount)) return std::nullopt;
    return static_cast<int>(i);
  }
  return std::nullopt;
}

// Whether the share is what the amounts say, as far as its digits go.
bool tells_share(const Statement& whole, const Statement& part) {
  if (!whole.amount || !part.amount || whole.unit != part.unit || whole.share_percent) return false;
  if (whole.amount->is_zero() || whole.amount->is_negative() || *whole.amount < *part.amount) return false;
  const double due = 100 * part.amount->to_double() / whole.amount->to_double();
  return std::abs(due - part.share_percent->to_double()) <= std::pow(10, -part.share_percent->scale());
}

// The nearest statement from `first` on of which the part is the share it says.
std::optional<int> told_whole(const std::vector<Statement>& statements, std::size_t part, std::size_t first) {
  constexpr std::size_t kFarthest = 40;
  for (std::size_t i = part; i-- > first && part - i < kFarthest;)
    if (tells_share(statements[i], statements[part])) return static_cast<int>(i);
  return std::nullopt;
}

// 预算为44.52万元，实际支出22.62万元，其中A占88.86%: what is stated again as this year's own, nearer to the part, is
// what the part is a share of.
int stated_again(const std::vector<Statement>& statements, int opening, std::size_t part) {
  const Statement& first = statements[static_cast<std::size_t>(opening)];
  std::string_view subject = first.subject;
  for (const std::string_view suffix : {kInitial, kFullYear})
    if (subject.ends_with(suffix)) subject.remove_suffix(suffix.size());
  for (std::size_t i = part; i-- > static_cast<std::size_t>(opening) + 1;) {
    const Statement& again = statements[i];
    if (again.subject != subject || again.code != first.code || again.section != first.section || again.share_percent)
      continue;
    if (!again.amount || again.unit != first.unit || subject == "other") continue;
    if (statements[part].amount && *again.amount < *statements[part].amount) continue;
    return static_cast<int>(i);
  }
  return opening;
}

}  // namespace

std::optional<int> whole_of(const std::vector<Statement>& statements, std::size_t part, std::size_t first,
                            const Subject* named) {
  const Statement& share = statements[part];
  if (named != nullptr) {
    const std::string key = named->full_key();
    const auto last = [&](bool by_name) -> std::optional<int> {
      for (std::size_t i = part; i-- > 0;) {
        const Statement& whole = statements[i];
        if (whole.subject != key || whole.code != named->code || !whole.amount) continue;
        // What no subject fits is one thing only under one name.
        if ((by_name || !named->known()) && whole.name != named->name) continue;
        return static_cast<int>(i);
      }
      return std::nullopt;
    };
    if (const auto same = last(true)) return same;
    if (const auto alike = last(false)) return alike;
    return told_whole(statements, part, first);
  }
  if (first < part && tells_share(statements[first], share)) return static_cast<int>(first);
  if (const auto told = told_whole(statements, part, first)) return told;
  const std::size_t depth = share.section.size();
  auto whole = opening_amount(statements, part, depth);
  if (!whole && depth >= 2) whole = opening_amount(statements, part, depth - 1);
  return whole ? std::optional(stated_again(statements, *whole, part)) : std::nullopt;
}

std::optional<int> budget_of(const std::vector<Statement>& statements, std::size_t completion, std::string_view basis,
                             const ProseVocabulary& words) {
  const Statement& rate = statements[completion];
  if (!rate.subject.ends_with(kCompletion)) return std::nullopt;
  const std::string_view subject = std::string_view(rate.subject).substr(0, rate.subject.size() - kCompletion.size());
  const bool initial = any_in(words.initial, basis), full = any_in(words.full_year, basis);
  for (std::size_t i = completion; i-- > 0 && statements[i].section == rate.section;) {
    const Statement& budget = statements[i];
    if (budget.code != rate.code || !budget.amount) continue;
    // Another place's budget is no measure: it has another name, or stands just before.
    if (budget.name != rate.name && completion - i > kBesideRate) continue;
    if ((!full && is_budget_of(budget, subject, kInitial)) || (!initial && is_budget_of(budget, subject, kFullYear)))
      return static_cast<int>(i);
  }
  return std::nullopt;
}

bool is_sum_of_the_rest(const std::vector<Statement>& statements, std::size_t whole) {
  // No sentence lists more; a paragraph of thousands is looked at each time that one of its changes asks.
  constexpr std::size_t kMostParts = 200;
  if (whole >= statements.size() || !statements[whole].amount || statements.size() - whole > kMostParts) return false;
  std::optional<Decimal> sum = Decimal();
  int parts = 0;
  for (std::size_t i = whole + 1; i < statements.size() && sum; ++i) {
    if (!statements[i].amount || statements[i].unit != statements[whole].unit) continue;
    sum = add(*sum, *statements[i].amount);
    ++parts;
  }
  return parts > 1 && sum && *sum == *statements[whole].amount;
}

}  // namespace yusuan::prose
