#include "audit/year_checks.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/matches.h"
#include "audit/table_identities.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kPeriod = "base_year", kOwn = "own_year";

int year_in(std::string_view digits) {
  int year = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), year);
  return year;
}

bool is_budget(DocumentKind kind) {
  return kind == DocumentKind::kUnitBudget || kind == DocumentKind::kDepartmentBudget;
}

bool is_accounts(DocumentKind kind) {
  return kind == DocumentKind::kUnitFinalAccounts || kind == DocumentKind::kDepartmentFinalAccounts;
}

bool is_of(const patterns::PatternNode& node, DocumentKind kind) {
  const std::string of = node.string("of");
  return (of == "budget" && is_budget(kind)) || (of == "accounts" && is_accounts(kind));
}

// 比2023年预算 in a budget of 2025 is told of the wrong year where the others are told of 2024.
void check_periods(const patterns::PatternNode& shared, const Document& document, Findings& findings) {
  constexpr std::size_t kNamed = 12;
  if (!document.facts.fiscal_year) return;
  const int due = *document.facts.fiscal_year - 1;
  std::map<int, std::vector<FigureRef>> places;
  std::map<int, std::string> quotes;
  for (const patterns::PatternNode& node : shared.entries("base_year")) {
    if (!is_of(node, document.facts.kind)) continue;
    each_match(node, document, [&](const Groups& groups, const Paragraph& paragraph) {
      if (groups.size() < 2 || groups[1].data() == nullptr) return;
      const int year = year_in(groups[1]);
      if (places[year].size() < kNamed) places[year].push_back(place_of(paragraph));
      quotes.try_emplace(year, groups.front());
    });
  }
  // Without one of the year before, it may be the document's own year that was misread.
  if (!places.contains(due)) return;
  findings.add_pass(kPeriod, {});
  for (auto& [year, refs] : places) {
    // Final accounts are held against the budget of their own year, too.
    if (year == due || (year == due + 1 && !is_budget(document.facts.kind))) continue;
    std::vector<int> pages;
    for (const FigureRef& ref : refs) pages.push_back(ref.page);
    const std::string count = std::to_string(refs.size()), last = std::to_string(due);
    findings.add_failure(
        kPeriod, std::move(refs),
        "文字说明" + quoted(quotes[year]) + (pages.size() > 1 ? "等" + count + "处" : "") + "：上年应为" + last + "年" +
            on_pages(pages, Language::kChinese),
        "the text says " + quoted(quotes[year]) + ", the year before is " + last + on_pages(pages, Language::kEnglish));
  }
}

// ---- The year whose figures are told

// The sentence that a match stands in, up to the end of the match, or `whole`.
std::string_view sentence_of(const Paragraph& paragraph, std::string_view match, bool whole) {
  const std::string_view text = paragraph.text;
  // A match may begin with the stop itself.
  const auto begin = static_cast<std::size_t>(match.data() - text.data());
  std::size_t from = 0, to = begin + match.size();
  const std::size_t rest = to;
  if (whole) to = text.size();
  for (const std::string_view stop : {"。", "；"}) {
    if (const auto at = text.rfind(stop, begin); at != std::string_view::npos) from = std::max(from, at + stop.size());
    if (whole) to = std::min(to, text.find(stop, rest));
  }
  return text.substr(from, to - from);
}

// Whether a table prints the amount as one of the year itself.
bool is_of_tables(const Ledger& ledger, std::string_view amount, std::string_view unit) {
  constexpr std::size_t kFewestDigits = 4;
  static constexpr std::string_view kPrior = "prior";
  const auto parsed = text::parse_amount(amount);
  const auto yuan = text::yuan_per_unit(unit);
  if (!parsed || !yuan || parsed->value.to_string().size() <= kFewestDigits) return false;
  const Operand told{.value = parsed->value, .yuan_per_unit = *yuan};
  for (const LedgerTable& table : ledger.tables())
    for (const LedgerSide& side : table.sides)
      for (const int column : side.figure_columns) {
        if (table.table->columns[column].key.find(kPrior) != std::string::npos) continue;
        for (const Line& line : side.lines) {
          const auto figure = operand_at(table, line.row, column);
          const auto outcome =
              figure && !figure->value.is_zero() ? compare({told}, {*figure}, Relation::kEqual) : std::nullopt;
          if (outcome && outcome->holds) return true;
        }
      }
  return false;
}

// 2025年收入预算3,558.35万元 in a budget of 2026, all else of which is told of 2026.
void check_own_years(const patterns::PatternNode& shared, const Ledger& ledger, const Document& document,
                     Findings& findings) {
  constexpr int kFewestOwn = 3, kOwnPerOther = 3;
  if (!document.facts.fiscal_year || (!is_budget(document.facts.kind) && !is_accounts(document.facts.kind))) return;
  const int due = *document.facts.fiscal_year;
  const std::string own = std::to_string(due) + "年";
  struct Place {
    int year = 0;
    std::string quote;
    FigureRef ref;
    bool of_tables = false;
  };
  std::vector<Place> others;
  int told = 0;
  std::set<const char*> seen;  // one year may fit several patterns
  for (const patterns::PatternNode& node : shared.entries("own_year")) {
    std::optional<patterns::PatternList> besides;  // once there is another year
    each_match(node, document, [&](const Groups& groups, const Paragraph& paragraph) {
      if (groups.size() < 3 || !seen.insert(groups[1].data()).second) return;
      const int year = year_in(groups[1]);
      told += year == due;
      if (year == due) return;
      if (!besides) besides = node.patterns("besides");
      if (patterns::any_matches(*besides, groups[2])) return;
      // A sentence that speaks of the own year, too, compares the two.
      const bool has_amount = groups.size() > 4 && groups[3].data() != nullptr && groups[4].data() != nullptr;
      if (sentence_of(paragraph, groups.front(), !has_amount).find(own) != std::string_view::npos ||
          patterns::any_matches(*besides, sentence_of(paragraph, groups.front(), false)))
        return;
      others.push_back({year, std::string(groups.front()), place_of(paragraph),
                        has_amount && is_of_tables(ledger, groups[3], groups[4])});
    });
  }
  // Nobody tells of the budget after next.
  const auto is_ahead = [&](const Place& place) { return place.year > due && told >= kOwnPerOther - 1; };
  const bool sure = told >= kFewestOwn && kOwnPerOther * static_cast<int>(others.size()) <= told;
  if (told > 0) findings.add_pass(kOwn, {});
  for (const Place& place : others)
    if (sure || is_ahead(place) || (place.of_tables && others.size() == 1))
      findings.add_failure(kOwn, {place.ref},
                           "文字说明" + quoted(place.quote) + "：本文件的年度是" + std::to_string(due) +
                               on_page(place.ref.page, Language::kChinese),
                           "the text says " + quoted(place.quote) + ", the document is of " + std::to_string(due) +
                               on_page(place.ref.page, Language::kEnglish));
}

}  // namespace

void check_years(const patterns::PatternNode& shared, const Ledger& ledger, const Document& document,
                 Findings& findings) {
  check_periods(shared, document, findings);
  check_own_years(shared, ledger, document, findings);
}

}  // namespace yusuan::audit
