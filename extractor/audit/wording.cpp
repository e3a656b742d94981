#include "audit/wording.h"

#include <algorithm>
#include <array>

namespace yusuan {
namespace {

// Longer sums are told by their number of addends.
constexpr std::size_t kNamedAddends = 4;

// What tells the figures of a comparison apart, and so has to be named.
struct Naming {
  bool table = false, row = false, column = false;
};

Naming naming_of(const std::vector<Operand>& left, const std::vector<Operand>& right) {
  Naming naming;
  for (const auto* side : {&left, &right})
    for (const Operand& operand : *side) {
      naming.table = naming.table || operand.table != left.front().table || operand.statement >= 0;
      naming.row = naming.row || operand.row != left.front().row;
      naming.column = naming.column || operand.column != left.front().column;
    }
  if (naming.table) naming.row = true;
  return naming;
}

// The text that names the row left of a column.
std::string row_name(const Table& table, const Operand& at) {
  const Row& row = table.rows[at.row];
  std::string name, code;
  for (int col = at.column - 1; col >= 0; --col) {
    const ColumnType type = table.columns[col].type;
    if (type == ColumnType::kMoney && name.empty() && code.empty()) continue;
    if (type == ColumnType::kMoney) break;
    if (!row.cells[col].text) continue;
    if (type == ColumnType::kCode) code = *row.cells[col].text + (code.empty() ? "" : " ") + code;
    if (type == ColumnType::kName) name = *row.cells[col].text + (name.empty() ? "" : " ") + name;
  }
  if (name.empty()) return code;
  return code.empty() ? name : code + " " + name;
}

std::string column_name(const Table& table, const Operand& at) {
  const Column& column = table.columns[at.column];
  if (column.header.empty()) return column.key;
  // `小计` says nothing without what stands over it.
  static constexpr std::array<std::string_view, 6> kVague = {"小计", "合计", "金额", "预算数", "决算数", "总计"};
  const std::string& last = column.header.back();
  if (column.header.size() > 1 && std::find(kVague.begin(), kVague.end(), last) != kVague.end() &&
      table.rows.size() == 1)
    return column.header[column.header.size() - 2] + last;
  return last;
}

int money_columns(const Table& table) {
  return static_cast<int>(std::count_if(table.columns.begin(), table.columns.end(),
                                        [](const Column& c) { return c.type == ColumnType::kMoney; }));
}

std::string name_of(const Document& document, const Operand& at, const Naming& naming, Language language) {
  const bool chinese = language == Language::kChinese;
  if (at.statement >= 0) {
    const auto& printed = document.statements[at.statement].name;
    return (chinese ? "文字说明" : "the text, ") + (printed ? "“" + *printed + "”" : std::string());
  }
  if (at.performance >= 0) {
    const Performance& form = document.performance[at.performance];
    return (chinese ? "绩效目标表“" : "the performance table “") + form.project.value_or(form.title) + "”";
  }
  if (at.table < 0) return {};
  const Table& table = document.tables[at.table];
  std::string name = naming.table ? table_name(table, language) : "";
  if (at.row < 0) return name + (chinese ? "（空表）" : " (declared empty)");
  if (naming.row)
    if (const std::string row = row_name(table, at); !row.empty()) name += "“" + row + "”";
  const bool needs_column = naming.table ? money_columns(table) > 2 : naming.column;
  if (needs_column || name.empty()) name += column_name(table, at);
  return name;
}

std::string pages_of(const Document& document, const std::vector<Operand>& left, const std::vector<Operand>& right,
                     Language language) {
  std::vector<int> pages;
  for (const auto* side : {&left, &right})
    for (const Operand& at : *side) {
      if (at.statement >= 0) pages.push_back(document.statements[at.statement].page);
      if (at.performance >= 0 && !document.performance[at.performance].pages.empty())
        pages.push_back(document.performance[at.performance].pages.front());
      if (at.table < 0) continue;
      const Table& table = document.tables[at.table];
      if (at.row >= 0) pages.push_back(table.rows[at.row].page);
      if (at.row < 0 && !table.pages.empty()) pages.push_back(table.pages.front());
    }
  std::sort(pages.begin(), pages.end());
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
  std::string text;
  for (const int page : pages)
    text += (text.empty() ? "" : language == Language::kChinese ? "、" : ", ") + std::to_string(page);
  return language == Language::kChinese ? "（第" + text + "页）"
                                        : (pages.size() > 1 ? " (pages " : " (page ") + text + ")";
}

std::string sum_of(const Document& document, const std::vector<Operand>& operands, const Naming& naming, bool mixed,
                   const Decimal& total, const std::string& unit, Language language) {
  const bool chinese = language == Language::kChinese;
  const auto with_unit = [&](const Operand& at) {
    if (!mixed) return grouped(at.value);
    return grouped(at.value) + (at.yuan_per_unit == 10'000 ? "万元" : at.yuan_per_unit == 1 ? "元" : "");
  };
  if (operands.size() == 1)
    return name_of(document, operands.front(), naming, language) + (chinese ? " " : " ") + with_unit(operands.front()) +
           (mixed ? "" : unit);
  std::string text;
  if (operands.size() > kNamedAddends) {
    text = chinese ? std::to_string(operands.size()) + "项之和"
                   : "the sum of " + std::to_string(operands.size()) + " figures";
    return text + " " + grouped(total) + unit;
  }
  for (const Operand& at : operands)
    text += (text.empty() ? "" : " + ") + name_of(document, at, naming, language) + " " + with_unit(at);
  return text + " = " + grouped(total) + unit;
}

}  // namespace

std::string grouped(const Decimal& value) {
  std::string text = value.to_string();
  const std::size_t first = value.is_negative() ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) text.insert(at -= 3, 1, ',');
  return text;
}

std::string table_name(const Table& table, Language language) {
  if (!table.number) return table.title;
  return (language == Language::kChinese ? "表" : "table ") + std::to_string(*table.number);
}

std::string finding(const Document& document, const std::vector<Operand>& left, const std::vector<Operand>& right,
                    const Outcome& outcome, Relation relation, Language language) {
  const bool chinese = language == Language::kChinese;
  const Naming naming = naming_of(left, right);
  const Operand& first = left.front();
  const std::string unit = outcome.unit.value_or("");
  bool mixed = false;
  for (const auto* side : {&left, &right})
    for (const Operand& at : *side) mixed = mixed || at.yuan_per_unit != first.yuan_per_unit;
  std::string where;
  if (first.table >= 0 && !naming.table) {
    const Table& table = document.tables[first.table];
    where = table_name(table, language);
    if (first.row >= 0 && !naming.row) where += "“" + row_name(table, first) + "”";
    if (!naming.column && money_columns(table) > 1) where += (chinese ? "" : " ") + column_name(table, first);
    where += chinese ? "：" : ": ";
  }
  const std::string stated = sum_of(document, left, naming, mixed, outcome.actual, unit, language);
  const std::string due = sum_of(document, right, naming, mixed, outcome.expected, unit, language);
  const std::string gap = grouped(outcome.difference.absolute()) + unit;
  const std::string pages = pages_of(document, left, right, language);
  if (relation == Relation::kAtLeast)
    return chinese ? where + stated + "，却小于" + due + "，相差" + gap + pages
                   : where + stated + " is less than " + due + ", by " + gap + pages;
  return chinese ? where + stated + "，而" + due + "，相差" + gap + pages
                 : where + stated + ", but " + due + "; difference " + gap + pages;
}

}  // namespace yusuan
