#include "audit/wording.h"

#include <algorithm>
#include <array>
#include <utility>

#include "audit/slip.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

// Longer sums are told by their number of addends.
constexpr std::size_t kNamedAddends = 8;

// What tells the figures of a comparison apart, and so has to be named. `forms`: they are of performance tables, of one
// project.
struct Naming {
  bool table = false, row = false, column = false, forms = false;
};

Naming naming_of(const std::vector<Operand>& left, const std::vector<Operand>& right) {
  Naming naming{.forms = left.front().performance >= 0};
  for (const auto* side : {&left, &right})
    for (const Operand& operand : *side) {
      naming.table = naming.table || operand.table != left.front().table || operand.statement >= 0;
      naming.row = naming.row || operand.row != left.front().row;
      naming.column = naming.column || operand.column != left.front().column;
    }
  if (naming.table) naming.row = true;
  // The project's name stands before all figures.
  if (naming.forms && right.size() == 1) naming.row = false;
  return naming;
}

std::string column_name(const Table& table, const Operand& at) {
  const Column& column = table.columns[at.column];
  // Where rows are named, their column needs no more.
  return table.rows.size() == 1 || column.header.empty() ? column_title(column) : column.header.back();
}

int money_columns(const Table& table) {
  return static_cast<int>(std::count_if(table.columns.begin(), table.columns.end(),
                                        [](const Column& c) { return c.type == ColumnType::kMoney; }));
}

const char* funds_name(Funds funds, bool chinese) {
  switch (funds) {
    case Funds::kTotal:
      return chinese ? "资金总额" : "funds";
    case Funds::kFiscal:
      return chinese ? "财政拨款" : "fiscal appropriation";
    case Funds::kCarryover:
      return chinese ? "上年结转" : "carry-over";
    case Funds::kOther:
      return chinese ? "其他资金" : "other funds";
  }
  return "";
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Chinese needs no space, but 表1 and 2024年预算数 are not 表12024年预算数.
void append_name(std::string& text, const std::string& name, bool chinese) {
  const bool digits_meet = !text.empty() && !name.empty() && is_digit(text.back()) && is_digit(name.front());
  text += (chinese && !digits_meet) || text.empty() ? name : " " + name;
}

std::string name_of(const Document& document, const Operand& at, const Naming& naming, Language language) {
  const bool chinese = language == Language::kChinese;
  if (at.statement >= 0) return told_name(document.statements[at.statement], language);
  if (at.performance >= 0) {
    if (naming.table) return chinese ? "绩效目标表" : "its performance table";
    return funds_name(at.funds, chinese);
  }
  if (at.table < 0) return {};
  const Table& table = document.tables[at.table];
  std::string name = naming.table ? table_name(table, language) : "";
  if (at.row < 0) return name + (chinese ? "（空表）" : " (declared empty)");
  if (naming.row)
    if (const std::string row = row_name(table, at); !row.empty())
      name += (chinese || name.empty() ? "" : " ") + quoted(row);
  const bool needs_column = naming.table && !naming.forms ? money_columns(table) > 2 : naming.column;
  if (needs_column || name.empty()) append_name(name, column_name(table, at), chinese);
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
  return on_pages(std::move(pages), language);
}

std::string sum_of(const Document& document, const std::vector<Operand>& operands, const Naming& naming, bool mixed,
                   const Decimal& total, const std::string& unit, Language language) {
  const bool chinese = language == Language::kChinese;
  const auto with_unit = [&](const Operand& at) {
    if (!mixed) return text::grouped(at.value);
    return text::grouped(at.value) + (at.yuan_per_unit == 10'000 ? "万元" : at.yuan_per_unit == 1 ? "元" : "");
  };
  if (operands.size() == 1)
    return name_of(document, operands.front(), naming, language) + " " + with_unit(operands.front()) +
           (mixed ? "" : unit);
  std::string text;
  if (operands.size() > kNamedAddends) {
    text = chinese ? std::to_string(operands.size()) + "项之和"
                   : "the sum of " + std::to_string(operands.size()) + " figures";
    return text + " " + text::grouped(total) + unit;
  }
  for (const Operand& at : operands)
    text += (text.empty() ? "" : " + ") + name_of(document, at, naming, language) + " " + with_unit(at);
  return text + " = " + text::grouped(total) + unit;
}

// What all figures have in common, with a colon.
std::string subject_of(const Document& document, const Operand& first, const Naming& naming, Language language) {
  const bool chinese = language == Language::kChinese;
  const char* colon = chinese ? "：" : ": ";
  if (naming.forms) {
    const Performance& form = document.performance[first.performance];
    const std::string name = quoted(form.project.value_or(form.title));
    if (naming.table) return (chinese ? "项目" : "project ") + name + colon;
    return (chinese ? "绩效目标表" : "performance table ") + name + colon;
  }
  if (first.table < 0 || naming.table) return {};
  const Table& table = document.tables[first.table];
  std::string where = table_name(table, language);
  if (first.row >= 0 && !naming.row)
    if (const std::string row = row_name(table, first); !row.empty()) where += (chinese ? "" : " ") + quoted(row);
  if (!naming.column && money_columns(table) > 1) append_name(where, column_name(table, first), chinese);
  return where + colon;
}

// People and things are counted in the unit of the text.
std::string unit_of(const Document& document, const Operand& first, const Outcome& outcome) {
  if (outcome.unit) return *outcome.unit;
  return first.statement < 0 ? std::string() : document.statements[first.statement].unit.value_or("");
}

}  // namespace

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

std::string quoted(std::string_view text) {
  static constexpr std::string_view kOpen = "“", kClose = "”";
  std::string result(kOpen);
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const bool open = rest.starts_with(kOpen), close = rest.starts_with(kClose);
    result += open ? "‘" : close ? "’" : std::string(1, text[at]);
    at += open || close ? kOpen.size() : 1;
  }
  return result += kClose;
}

std::string told_name(const Statement& statement, Language language) {
  const std::string place = language == Language::kChinese ? "文字说明" : "the text, ";
  if (statement.name && !statement.name->empty()) return place + quoted(*statement.name);
  return statement.section.empty() ? place : place + quoted(statement.section.back());
}

std::string told(const Statement& statement, Language language) {
  return told_name(statement, language) + (language == Language::kChinese ? "：" : ": ");
}

std::string on_page(int page, Language language) {
  return language == Language::kChinese ? "（第" + std::to_string(page) + "页）"
                                        : " (page " + std::to_string(page) + ")";
}

std::string on_pages(std::vector<int> pages, Language language) {
  std::sort(pages.begin(), pages.end());
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
  std::string text;
  for (const int page : pages)
    text += (text.empty() ? "" : language == Language::kChinese ? "、" : ", ") + std::to_string(page);
  return language == Language::kChinese ? "（第" + text + "页）"
                                        : (pages.size() > 1 ? " (pages " : " (page ") + text + ")";
}

std::string column_title(const Column& column) {
  if (column.header.empty()) return column.key;
  // `小计` says nothing without what stands over it.
  static constexpr std::array<std::string_view, 6> kVague = {"小计", "合计", "金额", "预算数", "决算数", "总计"};
  const std::string& last = column.header.back();
  if (column.header.size() > 1 && std::find(kVague.begin(), kVague.end(), last) != kVague.end())
    return column.header[column.header.size() - 2] + last;
  return last;
}

std::string table_name(const Table& table, Language language) {
  if (!table.number) return table.title;
  return (language == Language::kChinese ? "表" : "table ") + std::to_string(*table.number);
}

std::string finding(const Document& document, const std::vector<Operand>& left, const std::vector<Operand>& right,
                    const Outcome& outcome, Relation relation, Language language) {
  const bool chinese = language == Language::kChinese;
  const Naming naming = naming_of(left, right);
  const std::string unit = unit_of(document, left.front(), outcome);
  bool mixed = false;
  for (const auto* side : {&left, &right})
    for (const Operand& at : *side) mixed = mixed || at.yuan_per_unit != left.front().yuan_per_unit;
  const std::string where = subject_of(document, left.front(), naming, language);
  const std::string stated = sum_of(document, left, naming, mixed, outcome.actual, unit, language);
  const std::string due = sum_of(document, right, naming, mixed, outcome.expected, unit, language);
  const std::string gap = text::grouped(outcome.difference.absolute()) + unit;
  const std::string pages = pages_of(document, left, right, language);
  if (relation == Relation::kAtLeast)
    return chinese ? where + stated + "，却小于" + due + "，相差" + gap + pages
                   : where + stated + " is less than " + due + ", by " + gap + pages;
  return chinese ? where + stated + "，而" + due + "，相差" + gap + pages
                 : where + stated + ", but " + due + "; difference " + gap + pages;
}

std::string slip_told(const Document& document, const Operand& at, const Slip& slip, Language language) {
  std::string name;
  if (at.statement >= 0) name = told_name(document.statements[at.statement], language);
  if (at.table >= 0 && at.row >= 0) {
    const Table& table = document.tables[at.table];
    if (const std::string row = row_name(table, at); !row.empty()) name = quoted(row);
    if (money_columns(table) > 1) name += column_title(table.columns[at.column]);
  }
  const std::string is = text::grouped(at.value), due = text::grouped(slip.due), kind = slip_name(slip.kind, language);
  return language == Language::kChinese ? "；若" + name + " " + is + "为" + due + "则相符（" + kind + "）"
                                        : "; it would agree if " + name + " " + is + " were " + due + " (" + kind + ")";
}

}  // namespace yusuan::audit
