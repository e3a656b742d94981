#include "audit/item_checks.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/table_identities.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kPurpose = "purpose", kListed = "listed_lines", kClass = "retired_class",
                           kProjects = "project_count", kTold = "prose_sum";

// The first clause of what an item is for, or why it changed.
std::string_view first_clause(std::string_view text) {
  for (const std::string_view stop : {"。", "；"}) text = text.substr(0, std::min(text.find(stop), text.size()));
  return text;
}

std::string_view without_expenditure(std::string_view name) {
  static constexpr std::string_view kExpenditure = "支出";
  if (name.ends_with(kExpenditure)) name.remove_suffix(kExpenditure.size());
  return name;
}

bool is_item(const Statement& statement) {
  constexpr std::size_t kItemDigits = 7;
  return statement.subject.starts_with("function") && statement.code && statement.code->size() == kItemDigits &&
         statement.name && statement.reason;
}

// ---- Purposes

// Why an item changed (缴费基数增加) may be told in the words of another one.
bool is_cause(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kWords = {"增", "减", "降", "升", "调"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// Whether a purpose is another item's: it says the other's name and little else, and not its own.
bool is_pasted(std::string_view purpose, std::string_view own, std::string_view other) {
  // Short names are plain words; a class or 经费 may stand around the name.
  constexpr std::size_t kShortestName = 15, kMostBesides = 30;
  own = without_expenditure(own);
  other = without_expenditure(other);
  return other.size() >= kShortestName && purpose.find(other) != std::string_view::npos &&
         purpose.find(own) == std::string_view::npos && purpose.size() <= other.size() + kMostBesides &&
         !is_cause(purpose);
}

void fail_pasted(const Document& document, int index, int other, Findings& findings) {
  const Statement &statement = document.statements[index], &source = document.statements[other];
  const std::string purpose(first_clause(*statement.reason));
  findings.add_failure(kPurpose, {ref_of(document, {.statement = index}), ref_of(document, {.statement = other})},
                       told(statement, Language::kChinese) + "用途写作" + quoted(purpose) + "，与" +
                           quoted(*source.name) + "的相同" + on_page(statement.page, Language::kChinese),
                       told(statement, Language::kEnglish) + "is said to be for " + quoted(purpose) + ", as is " +
                           quoted(*source.name) + on_page(statement.page, Language::kEnglish));
}

void check_purposes(const patterns::PatternNode& shared, const Document& document, Findings& findings) {
  const patterns::PatternList open = shared.patterns("open_item");
  std::map<std::string_view, int> first;
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const Statement& statement = document.statements[i];
    if (!is_item(statement)) continue;
    const std::string_view purpose = first_clause(*statement.reason);
    const auto [found, is_new] = first.try_emplace(purpose, i);
    const Statement& other = document.statements[found->second];
    if (is_new || other.code == statement.code || *other.name == *statement.name) continue;
    if (!patterns::any_matches(open, *statement.name) && is_pasted(purpose, *statement.name, *other.name))
      fail_pasted(document, i, found->second, findings);
    else if (!patterns::any_matches(open, *other.name) && is_pasted(purpose, *other.name, *statement.name))
      fail_pasted(document, found->second, i, findings);
  }
}

// The figures of an item in all tables that have both columns.
struct BasicAndProject {
  bool any = false, basic = false, project = false;
  Operand at;
};

BasicAndProject find_item(const Ledger& ledger, std::string_view code) {
  BasicAndProject found;
  for (const LedgerTable& table : ledger.tables()) {
    const auto basic = table.column("basic"), project = table.column("project");
    const LedgerSide* side = basic && project ? table.side_of(*basic) : nullptr;
    if (side == nullptr || !table.fully_read) continue;
    const auto [first, last] = lines_with_code(*side, code);
    for (auto it = first; it != last; ++it) {
      const int row = side->lines[*it].row;
      const auto is_something = [&](int column) {
        const auto operand = operand_at(table, row, column);
        return operand && !operand->value.is_zero();
      };
      found.any = true;
      found.basic = found.basic || is_something(*basic);
      found.project = found.project || is_something(*project);
      found.at = {.table = table.index, .row = row, .column = is_something(*basic) ? *basic : *project};
    }
  }
  return found;
}

// 主要用于…基本支出 of an item that has none.
void check_kinds_of_spending(const Ledger& ledger, const Document& document, Findings& findings) {
  static constexpr std::string_view kBasic = "基本支出", kProject = "项目支出";
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const Statement& statement = document.statements[i];
    if (!is_item(statement)) continue;
    const std::string_view purpose = first_clause(*statement.reason);
    const bool basic = purpose.find(kBasic) != std::string_view::npos,
               project = purpose.find(kProject) != std::string_view::npos;
    if (basic == project) continue;
    const BasicAndProject item = find_item(ledger, *statement.code);
    if (!item.any || item.basic == item.project) continue;
    if (item.basic == basic) {
      findings.add_pass(kPurpose, {.statement = i});
      continue;
    }
    const std::string is(basic ? kBasic : kProject), due(basic ? kProject : kBasic);
    const FigureRef there = ref_of(document, item.at);
    const std::vector<int> pages = {statement.page, there.page};
    findings.add_failure(kPurpose, {ref_of(document, {.statement = i}), there},
                         told(statement, Language::kChinese) + "用途写作" + quoted(purpose) + "，而" +
                             table_name(document.tables[item.at.table], Language::kChinese) + "中只有" + due +
                             on_pages(pages, Language::kChinese),
                         told(statement, Language::kEnglish) + "is said to be for " + quoted(purpose) + ", but " +
                             table_name(document.tables[item.at.table], Language::kEnglish) + " has only " + due +
                             on_pages(pages, Language::kEnglish));
  }
}

// ---- Lines that the text lists

struct Listed {
  std::vector<std::string> without_amount;
  int with_amount = 0;
  Operand at;
};

// Looks up names as labels of the sides of a table.
Listed look_up(const LedgerTable& table, std::string_view names) {
  static constexpr std::string_view kComma = "、";
  std::map<std::string_view, std::pair<bool, int>> lines;  // whether a line of that name has an amount, and its row
  for (const LedgerSide& side : table.sides)
    for (const Line& line : side.lines) {
      auto& [amount, row] = lines[line.label.bare];
      row = line.row;
      for (const int column : side.figure_columns)
        if (const auto operand = operand_at(table, line.row, column); operand && !operand->value.is_zero())
          amount = true;
    }
  Listed listed{.without_amount = {}, .at = {.table = table.index}};
  while (!names.empty()) {
    const auto end = std::min(names.find(kComma), names.size());
    const std::string_view name = names.substr(0, end);
    names.remove_prefix(std::min(end + kComma.size(), names.size()));
    const auto line = lines.find(name);
    if (line == lines.end()) continue;
    if (line->second.first) {
      ++listed.with_amount;
    } else {
      listed.without_amount.emplace_back(name);
      listed.at.row = line->second.second;
    }
  }
  return listed;
}

void check_list(const LedgerTable& table, std::string_view names, const Paragraph& paragraph, const Document& document,
                Findings& findings) {
  // A list that names many lines without an amount explains what may be among them.
  constexpr int kFewestRight = 5;
  constexpr std::size_t kMostWrong = 2;
  const Listed listed = look_up(table, names);
  if (listed.with_amount < kFewestRight || listed.without_amount.size() > kMostWrong) return;
  if (listed.without_amount.empty()) return findings.add_pass(kListed, {.table = table.index});
  std::string wrong;
  for (const std::string& name : listed.without_amount) wrong += (wrong.empty() ? "" : "、") + name;
  const FigureRef there = ref_of(document, listed.at);
  const std::vector<int> pages = {paragraph.page, there.page};
  findings.add_failure(kListed, {{.page = paragraph.page, .box = paragraph.box}, there},
                       "文字说明列有" + quoted(wrong) + "，而" + table_name(*table.table, Language::kChinese) +
                           "中没有这项金额" + on_pages(pages, Language::kChinese),
                       "the text lists " + quoted(wrong) + ", which has no amount in " +
                           table_name(*table.table, Language::kEnglish) + on_pages(pages, Language::kEnglish));
}

void check_lists(const patterns::PatternNode& shared, const Ledger& ledger, const Document& document,
                 Findings& findings) {
  for (const patterns::PatternNode& node : shared.entries("listed")) {
    const patterns::PatternList titles = node.patterns("title"), texts = node.patterns("text");
    const auto table = std::find_if(ledger.tables().begin(), ledger.tables().end(), [&](const LedgerTable& candidate) {
      return candidate.table->status == TableStatus::kFilled && candidate.fully_read &&
             patterns::any_matches(titles, candidate.table->title);
    });
    if (table == ledger.tables().end()) continue;
    for (const Section& section : document.sections)
      for (const Paragraph& paragraph : section.paragraphs)
        for (const text::Pattern& text : texts)
          if (const auto groups = text.captures(paragraph.text); groups && groups->size() > 1)
            check_list(*table, (*groups)[1], paragraph, document, findings);
  }
}

// ---- Names of classes that are no more

bool has_class(const Document& document, std::string_view name) {
  return std::any_of(document.tables.begin(), document.tables.end(), [&](const Table& table) {
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [&](const Row& row) { return row.name && *row.name == name; });
  });
}

void check_retired(const patterns::PatternNode& shared, const Document& document, Findings& findings) {
  if (!document.facts.fiscal_year) return;
  for (const patterns::PatternNode& node : shared.entries("retired_class")) {
    const std::string old = node.string("old"), now = node.string("now");
    if (*document.facts.fiscal_year < node.optional_integer("since").value_or(0)) continue;
    for (const Section& section : document.sections)
      for (const Paragraph& paragraph : section.paragraphs) {
        if (paragraph.text.find(old) == std::string::npos) continue;
        if (!patterns::any_matches(node.patterns("text"), paragraph.text) || !has_class(document, now) ||
            has_class(document, old))
          continue;
        findings.add_failure(
            kClass, {{.page = paragraph.page, .box = paragraph.box}},
            "文字说明用旧科目名" + quoted(old) + "，表中为" + quoted(now) + on_page(paragraph.page, Language::kChinese),
            "the text calls a class " + quoted(old) + ", the tables call it " + quoted(now) +
                on_page(paragraph.page, Language::kEnglish));
      }
  }
}

// ---- So many projects of so much

std::vector<Operand> all_funds(const Document& document, Funds which) {
  std::vector<Operand> all;
  for (int i = 0; i < static_cast<int>(document.performance.size()); ++i) {
    const Performance& form = document.performance[i];
    const auto& amount = which == Funds::kTotal ? form.total : form.fiscal;
    const auto unit = text::yuan_per_unit(form.money_unit.value_or(""));
    if (!amount || !unit || !form.project) return {};
    all.push_back({.value = *amount, .yuan_per_unit = *unit, .performance = i, .funds = which});
  }
  return all;
}

// The largest total of a column 项目支出; nullopt where no table has one.
std::optional<Operand> project_total(const Ledger& ledger) {
  std::optional<Operand> largest;
  for (const LedgerTable& table : ledger.tables()) {
    const auto column = table.column("project");
    const LedgerSide* side = column && table.table->yuan_per_unit ? table.side_of(*column) : nullptr;
    if (side == nullptr) continue;
    for (const Line& line : side->lines) {
      const auto operand = line.total ? operand_at(table, line.row, *column) : std::nullopt;
      if (operand && (!largest || largest->value < operand->value)) largest = operand;
    }
  }
  return largest;
}

// 项目1个，涉及1.00万元 beside projects of a hundred times as much: what the template had there.
bool is_placeholder(const Statement& count, const Statement& money, const std::optional<Operand>& projects) {
  const Decimal one(1, 0), least(1'000'000, 0);
  if (count.amount != one || money.amount != one || money.unit != "万元" || !projects) return false;
  const auto yuan = multiply(projects->value, Decimal(projects->yuan_per_unit, 0));
  return yuan && *yuan >= least;
}

void fail_placeholder(const Document& document, int index, const Operand& projects, Findings& findings) {
  const Statement &count = document.statements[index], &money = document.statements[index + 1];
  const Table& table = document.tables[projects.table];
  const std::string is = text::grouped(*money.amount) + *money.unit,
                    all = text::grouped(projects.value) + table.money_unit.value_or("");
  findings.add_failure(
      kProjects, {ref_of(document, {.statement = index + 1}), ref_of(document, projects)},
      told(count, Language::kChinese) + "项目" + text::grouped(*count.amount) + "个，涉及项目预算资金" + is + "，而" +
          table_name(table, Language::kChinese) + "项目支出为" + all + on_page(count.page, Language::kChinese),
      told(count, Language::kEnglish) + text::grouped(*count.amount) + " project of " + is + ", but " +
          table_name(table, Language::kEnglish) + " has projects of " + all + on_page(count.page, Language::kEnglish));
}

void check_projects(const Ledger& ledger, const Document& document, Findings& findings) {
  const auto& statements = document.statements;
  for (int i = 0; i + 1 < static_cast<int>(statements.size()); ++i) {
    const Statement &count = statements[i], &money = statements[i + 1];
    if (count.subject != "project_count" || money.subject != "performance_amount" || count.text != money.text) continue;
    if (const auto projects = project_total(ledger); is_placeholder(count, money, projects))
      fail_placeholder(document, i, *projects, findings);
    const auto amount = operand_of(document, i + 1);
    // Only where just as many forms are printed they are the ones that are meant.
    if (!amount || !count.amount || *count.amount != Decimal(static_cast<std::int64_t>(document.performance.size()), 0))
      continue;
    const auto total = all_funds(document, Funds::kTotal), fiscal = all_funds(document, Funds::kFiscal);
    if (total.size() < 2) continue;
    const auto agrees = [&](const std::vector<Operand>& funds) {
      const auto outcome = funds.empty() ? std::nullopt : compare({*amount}, funds, Relation::kEqual);
      return outcome && outcome->holds;
    };
    findings.compare(kProjects, {*amount}, !agrees(total) && agrees(fiscal) ? fiscal : total);
  }
}

// ---- A whole and its parts, told in one breath

void check_told_sums(const patterns::PatternNode& shared, const Document& document, Findings& findings) {
  for (const patterns::PatternNode& node : shared.entries("told_sum"))
    for (const Section& section : document.sections)
      for (const Paragraph& paragraph : section.paragraphs)
        for (const text::Pattern& text : node.patterns("text")) {
          const auto groups = text.captures(paragraph.text);
          if (!groups || groups->size() < 4) continue;
          std::vector<Operand> figures;
          for (std::size_t i = 1; i < groups->size(); ++i)
            if (const auto amount = text::parse_amount((*groups)[i])) figures.push_back({.value = amount->value});
          if (figures.size() + 1 < groups->size()) continue;
          const std::vector<Operand> parts(figures.begin() + 1, figures.end());
          // Rounded like amounts of a table.
          const auto outcome = compare({figures.front()}, parts, Relation::kEqual);
          const auto slack = Decimal(static_cast<std::int64_t>(figures.size()), figures.front().value.scale());
          if (!outcome) continue;
          if (outcome->holds || outcome->difference.absolute() < slack) {
            findings.add_pass(kTold, {});
            continue;
          }
          const std::string name = node.string("zh"), quote((*groups)[0]);
          findings.add_failure(
              kTold, {{.page = paragraph.page, .box = paragraph.box}},
              "文字说明" + quoted(quote) + "：" + name + text::grouped(figures.front().value) + "，而各部分之和为" +
                  text::grouped(outcome->expected) + on_page(paragraph.page, Language::kChinese),
              "the text, " + quoted(quote) + ": the parts of " + text::grouped(figures.front().value) + " come to " +
                  text::grouped(outcome->expected) + on_page(paragraph.page, Language::kEnglish));
        }
}

}  // namespace

void check_items(const patterns::PatternNode& shared, const Ledger& ledger, const Document& document,
                 Findings& findings) {
  check_purposes(shared, document, findings);
  check_kinds_of_spending(ledger, document, findings);
  check_lists(shared, ledger, document, findings);
  check_retired(shared, document, findings);
  check_projects(ledger, document, findings);
  check_told_sums(shared, document, findings);
}

}  // namespace yusuan::audit
