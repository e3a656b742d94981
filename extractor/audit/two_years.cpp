#include "audit/two_years.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "audit/percent.h"
#include "audit/wording.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::size_t kMostFigures = 4000;
constexpr std::size_t kItemDigits = 7;  // of a functional code

bool is_budget_kind(DocumentKind kind) {
  return kind == DocumentKind::kUnitBudget || kind == DocumentKind::kDepartmentBudget;
}

bool is_accounts_kind(DocumentKind kind) {
  return kind == DocumentKind::kUnitFinalAccounts || kind == DocumentKind::kDepartmentFinalAccounts;
}

// Whether a change is told against what the disclosure of the year before has: a budget against a budget.
bool is_against_published(std::string_view basis, DocumentKind kind) {
  static constexpr std::array<std::string_view, 6> kOfAccounts = {"执行", "决算", "实际", "完成", "调整", "口径"};
  const auto has = [&](std::string_view word) { return basis.find(word) != std::string_view::npos; };
  if (basis.empty()) return false;
  if (is_accounts_kind(kind)) return !has("预算") && !has("口径") && !has("年初");
  return std::none_of(kOfAccounts.begin(), kOfAccounts.end(), has);
}

std::string thing_of(const Statement& statement, std::string_view subject) {
  std::string thing = std::string(subject) + "|" + statement.fund.value_or("") + "|" + statement.code.value_or("");
  const bool of_name = subject == "other" || (subject.starts_with("function") && !statement.code);
  if (of_name) thing += "|" + statement.name.value_or("");
  return thing;
}

void add_statement(const Statement& statement, DocumentKind kind, std::vector<YearFigure>& figures) {
  const auto yuan = text::yuan_per_unit(statement.unit.value_or(""));
  if (!statement.amount || !yuan) return;
  const Rounded amount = printed(*statement.amount);
  YearFigure figure{.thing = thing_of(statement, statement.subject),
                    .name = statement.name.value_or(""),
                    .value = amount.value,
                    .slack = amount.slack,
                    .yuan_per_unit = *yuan,
                    .page = statement.page};
  const std::string_view suffix = is_budget_kind(kind) ? "_prior_budget" : "_prior_actual";
  if (statement.subject.ends_with(suffix)) {
    const std::string_view subject = statement.subject;
    figure.thing = thing_of(statement, subject.substr(0, subject.size() - suffix.size()));
    figure.before = true;
  }
  figures.push_back(figure);
  if (figure.before || !statement.change || !is_against_published(statement.change->basis, kind)) return;
  // 持平 is said of what is nearly the same.
  if (statement.change->direction == Direction::kFlat || !statement.change->amount) return;
  const Rounded change = as_fine_as(*statement.change->amount, *statement.amount);
  const auto then =
      statement.change->direction == Direction::kDecrease ? sum(amount, change) : difference(amount, change);
  if (!then || then->value.is_negative()) return;
  figure.value = then->value;
  figure.slack = then->slack;
  figure.before = true;
  figures.push_back(std::move(figure));
}

// A table that prints last year's column beside this year's under the key prior_….
void add_table(const Table& table, std::vector<YearFigure>& figures) {
  static constexpr std::string_view kPrior = "prior_";
  const auto yuan = table.yuan_per_unit;
  const bool both = std::any_of(table.columns.begin(), table.columns.end(),
                                [&](const Column& column) { return column.key.starts_with(kPrior); });
  if (!table.id || !yuan || !both) return;
  for (const Row& row : table.rows)
    for (std::size_t i = 0; i < table.columns.size() && figures.size() < kMostFigures; ++i) {
      const Column& column = table.columns[i];
      const auto& value = row.cells[i].value;
      if (column.type != ColumnType::kMoney || !value) continue;
      const bool before = column.key.starts_with(kPrior);
      const std::string_view key = std::string_view(column.key).substr(before ? kPrior.size() : 0);
      const std::string name = row.name.value_or("");
      figures.push_back({.thing = *table.id + "|" + std::string(key) + "|" + row.code.value_or(name),
                         .name = name.empty() ? column_title(column) : name + column_title(column),
                         .value = *value,
                         .slack = printed(*value).slack,
                         .yuan_per_unit = *yuan,
                         .before = before,
                         .page = page_of(row, row.cells[i])});
    }
}

// Rows of functional classification, whose items the prose of the year after speaks of.
void add_items(const Table& table, std::vector<YearFigure>& figures) {
  if (!table.yuan_per_unit) return;
  for (const Row& row : table.rows)
    for (std::size_t i = 0; i < table.columns.size() && figures.size() < kMostFigures; ++i) {
      const auto& value = row.cells[i].value;
      if (!row.code || row.code->size() != kItemDigits || !value || value->is_zero() ||
          table.columns[i].type != ColumnType::kMoney)
        continue;
      figures.push_back({.thing = "item|" + *row.code,
                         .name = row.name.value_or(""),
                         .value = *value,
                         .slack = printed(*value).slack,
                         .yuan_per_unit = *table.yuan_per_unit,
                         .before = false,
                         .page = page_of(row, row.cells[i])});
    }
}

std::optional<Rounded> in_yuan(const YearFigure& figure) {
  const Decimal factor(figure.yuan_per_unit, 0);
  const auto value = multiply(figure.value, factor), slack = multiply(figure.slack, factor);
  return value && slack ? std::optional(Rounded{*value, *slack}) : std::nullopt;
}

bool agrees(const YearFigure& a, const YearFigure& b) {
  const auto left = in_yuan(a), right = in_yuan(b);
  const auto gap = left && right ? difference(*left, *right) : std::nullopt;
  return gap && gap->value.absolute() <= gap->slack;
}

using Published = std::multimap<std::string_view, const YearFigure*>;

// What the earlier document has of the thing that the later one says something of.
std::vector<const YearFigure*> published_of(const Published& published, const YearFigure& told) {
  std::vector<const YearFigure*> found;
  const auto take = [&](const std::string& thing) {
    const auto [first, last] = published.equal_range(thing);
    for (auto at = first; at != last; ++at) found.push_back(at->second);
  };
  take(told.thing);
  const auto code = told.thing.rfind('|');
  if (code != std::string::npos && told.thing.size() - code - 1 == kItemDigits)
    take("item|" + told.thing.substr(code + 1));
  return found;
}

// What is told, and what was published.
struct Broken {
  const YearFigure *told, *then;
};

// Those of one cause: the same amounts of several things.
Check failure_of(const YearCard& earlier, const std::vector<Broken>& same) {
  const YearFigure &told = *same.front().told, &then = *same.front().then;
  Check check{.id = "prior_year", .status = CheckStatus::kFail, .count = static_cast<int>(same.size())};
  const auto left = in_yuan(told), right = in_yuan(then);
  if (left && right) {
    check.actual = left->value;
    check.expected = right->value;
    check.difference = subtract(left->value, right->value);
    check.unit = "元";
    if (const auto slack = add(left->slack, right->slack)) check.tolerance = *slack;
    if (check.difference) check.stake_yuan = check.difference->absolute();
  }
  std::vector<int> pages, pages_then;
  for (const Broken& one : same) {
    check.refs.push_back({.page = one.told->page});
    pages.push_back(one.told->page);
    pages_then.push_back(one.then->page);
  }
  const std::string is = text::grouped(told.value) + money_unit_name(told.yuan_per_unit),
                    was = text::grouped(then.value) + money_unit_name(then.yuan_per_unit),
                    year = std::to_string(earlier.year);
  check.message_zh = quoted(told.name) + (same.size() > 1 ? "等" + std::to_string(same.size()) + "处" : "") +
                     "：按本文件，上年为" + is + on_pages(pages, Language::kChinese) + "，而" + year + "年的文件为" +
                     was + on_pages(pages_then, Language::kChinese);
  check.message_en = quoted(told.name) + ": by this document " + is + " the year before" +
                     on_pages(pages, Language::kEnglish) + ", but that of " + year + " has " + was +
                     on_pages(pages_then, Language::kEnglish);
  return check;
}

}  // namespace

YearCard year_card(const Document& document) {
  YearCard card{.file = document.source.file,
                .entity = document.facts.entity.value_or(""),
                .sha256 = document.source.sha256,
                .year = document.facts.fiscal_year.value_or(0),
                .kind = document.facts.kind,
                .figures = {}};
  if (!is_budget_kind(card.kind) && !is_accounts_kind(card.kind)) return card;
  for (const Statement& statement : document.statements)
    if (card.figures.size() < kMostFigures) add_statement(statement, card.kind, card.figures);
  for (const Table& table : document.tables) add_table(table, card.figures);
  for (const Table& table : document.tables) add_items(table, card.figures);
  return card;
}

bool follows(const YearCard& later, const YearCard& earlier) {
  return later.year > 0 && later.year == earlier.year + 1 && later.kind == earlier.kind && !later.entity.empty() &&
         later.entity == earlier.entity;
}

std::vector<Check> compare_years(const YearCard& earlier, const YearCard& later) {
  // Of three documents of one office in three years 29 of 30 such figures agree.
  constexpr std::ptrdiff_t kFewestAgreeing = 3;
  Published published;
  for (const YearFigure& figure : earlier.figures)
    if (!figure.before) published.emplace(figure.thing, &figure);
  std::ptrdiff_t agreeing = 0, all = 0;
  std::set<std::string> told_rightly;
  std::set<std::pair<std::string, Decimal>> seen;
  std::vector<Broken> broken;
  for (const YearFigure& told : later.figures) {
    if (!told.before || !seen.emplace(told.thing, told.value).second) continue;
    const auto then = published_of(published, told);
    if (then.empty()) continue;
    ++all;
    if (std::any_of(then.begin(), then.end(), [&](const YearFigure* figure) { return agrees(told, *figure); })) {
      ++agreeing;
      told_rightly.insert(told.thing);
    } else {
      broken.push_back({&told, then.front()});
    }
  }
  std::vector<Check> checks;
  if (agreeing < kFewestAgreeing || 4 * agreeing < 3 * all) return checks;
  std::vector<std::vector<Broken>> causes;
  for (const Broken& one : broken) {
    if (told_rightly.contains(one.told->thing)) continue;
    const auto same = std::find_if(causes.begin(), causes.end(), [&](const std::vector<Broken>& cause) {
      return cause.front().told->value == one.told->value && cause.front().then->value == one.then->value;
    });
    same == causes.end() ? causes.push_back({one}) : same->push_back(one);
  }
  for (const auto& cause : causes) checks.push_back(failure_of(earlier, cause));
  return checks;
}

}  // namespace yusuan::audit
