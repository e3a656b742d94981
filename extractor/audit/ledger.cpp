#include "audit/ledger.h"

#include <algorithm>

#include "audit/reading.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

bool is_label(ColumnType type) { return type == ColumnType::kCode || type == ColumnType::kName; }

struct SideColumns {
  std::vector<int> labels;  // code and name columns
  std::vector<int> figures;
};

// A label column to the right of a figure starts another side.
std::vector<SideColumns> sides_of(const Table& table) {
  std::vector<SideColumns> sides;
  for (int col = 0; col < static_cast<int>(table.columns.size()); ++col) {
    const ColumnType type = table.columns[col].type;
    if (sides.empty() || (is_label(type) && !sides.back().figures.empty())) sides.emplace_back();
    if (is_label(type)) sides.back().labels.push_back(col);
    if (type == ColumnType::kMoney) sides.back().figures.push_back(col);
  }
  return sides;
}

std::string_view leading_digits(std::string_view text) {
  return text.substr(0, std::min(text.find_first_not_of("0123456789 "), text.size()));
}

std::optional<Line> line_of(const Table& table, int number, const SideColumns& columns) {
  const Row& row = table.rows[number];
  Line line{.row = number, .total = row.kind == RowKind::kTotal};
  bool any = false;
  std::string_view in_code_cell;
  for (const int col : columns.labels) {
    const auto& text = row.cells[col].text;
    if (!text) continue;
    any = true;
    if (table.columns[col].type == ColumnType::kName) {
      if (line.label.text.empty()) line.label = patterns::label_of(*text);
      ++line.names;
      continue;
    }
    for (const char c : leading_digits(*text))
      if (c != ' ') line.code += c;
    if (const auto rest = text->substr(leading_digits(*text).size()); !rest.empty() && in_code_cell.empty())
      in_code_cell = std::string_view(*text).substr(text->size() - rest.size());
  }
  if (line.label.text.empty() && !in_code_cell.empty()) line.label = patterns::label_of(in_code_cell);
  if (line.code.empty()) line.code = line.label.code;
  if (line.code.size() != 3 && line.code.size() != 5 && line.code.size() != 7) line.code.clear();
  any = any || std::any_of(columns.figures.begin(), columns.figures.end(),
                           [&](int col) { return row.cells[col].value.has_value(); });
  return any ? std::optional(std::move(line)) : std::nullopt;
}

// Whether `line` is a part of what `whole` above it prints.
bool breaks_down(const Line& line, const Line& whole) {
  return line.code == whole.code && line.names > whole.names && line.label.bare == whole.label.bare;
}

LedgerSide side_with(const Table& table, SideColumns columns) {
  LedgerSide side;
  side.lines.reserve(table.rows.size());
  for (int row = 0; row < static_cast<int>(table.rows.size()); ++row)
    if (auto line = line_of(table, row, columns)) side.lines.push_back(*std::move(line));
  int whole = -1;
  for (int i = 0; i < static_cast<int>(side.lines.size()); ++i) {
    if (side.lines[i].code.empty()) continue;
    if (whole < 0 || !breaks_down(side.lines[i], side.lines[whole])) {
      side.by_code.push_back(whole = i);
      continue;
    }
    if (side.breakdowns.empty() || side.breakdowns.back().whole != whole) side.breakdowns.push_back({whole, {}});
    side.breakdowns.back().parts.push_back(i);
  }
  std::stable_sort(side.by_code.begin(), side.by_code.end(),
                   [&](int a, int b) { return side.lines[a].code < side.lines[b].code; });
  side.figure_columns = std::move(columns.figures);
  return side;
}

// Whether a form's pattern names columns of the table: one that has its id by the words of the country has none.
bool is_named(const Table& table) {
  return std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) { return !column.inferred; });
}

}  // namespace

std::optional<int> LedgerTable::column(std::string_view key) const {
  for (int col = 0; col < static_cast<int>(table->columns.size()); ++col)
    if (table->columns[col].key == key) return col;
  return std::nullopt;
}

const LedgerSide* LedgerTable::side_of(int column) const {
  for (const LedgerSide& side : sides)
    if (std::find(side.figure_columns.begin(), side.figure_columns.end(), column) != side.figure_columns.end())
      return &side;
  return nullptr;
}

Ledger::Ledger(const Document& document, const std::set<std::string>& of_form)
    : document_(document), withheld_(says_withheld(document)) {
  tables_.reserve(document.tables.size());
  const double lowest = lowest_row(document);
  for (int i = 0; i < static_cast<int>(document.tables.size()); ++i) {
    const Table& table = document.tables[i];
    LedgerTable entry{
        .table = &table,
        .index = i,
        .sides = {},
        .of_form = table.id && of_form.contains(*table.id) && is_named(table),
        .fully_read = is_fully_read(document, table) && !is_a_piece(document, static_cast<std::size_t>(i)),
        .gaps = leaves_out_rows(table),
        .open_end = ends_with_page(table, lowest)};
    for (SideColumns& columns : sides_of(table)) entry.sides.push_back(side_with(table, std::move(columns)));
    tables_.push_back(std::move(entry));
  }
}

const LedgerTable* Ledger::find(std::string_view id) const {
  const LedgerTable* first = nullptr;
  for (const LedgerTable& table : tables_) {
    if (table.table->id != id) continue;
    if (table.of_form) return &table;
    if (first == nullptr) first = &table;
  }
  return first;
}

std::optional<Operand> operand_of(const Document& document, int statement) {
  const Statement& stated = document.statements[statement];
  if (!stated.amount) return std::nullopt;
  return Operand{.value = *stated.amount,
                 .yuan_per_unit = text::yuan_per_unit(stated.unit.value_or("")).value_or(0),
                 .statement = statement};
}

std::vector<Operand> Ledger::stated(std::string_view subject) const {
  std::vector<Operand> operands;
  const std::vector<std::string>* section = nullptr;
  for (int i = 0; i < static_cast<int>(document_.statements.size()); ++i) {
    const Statement& statement = document_.statements[i];
    if (statement.subject != subject) continue;
    if (section != nullptr && *section != statement.section) break;
    section = &statement.section;
    if (const auto operand = operand_of(document_, i)) operands.push_back(*operand);
  }
  return operands;
}

bool Ledger::of_text_dump() const { return is_text_dump(document_); }

Ledger::Told Ledger::told_together(std::string_view whole, const std::vector<std::string>& parts) const {
  const auto& statements = document_.statements;
  const auto first = std::find_if(statements.begin(), statements.end(),
                                  [&](const Statement& s) { return s.subject == whole && s.amount.has_value(); });
  if (first == statements.end()) return {};
  const auto index = [&](auto at) { return static_cast<int>(at - statements.begin()); };
  Told told;
  if (const auto operand = operand_of(document_, index(first))) told.whole.push_back(*operand);
  for (auto next = first + 1; next != statements.end() && next->section == first->section; ++next) {
    const bool part = std::find(parts.begin(), parts.end(), next->subject) != parts.end();
    if (next->subject == whole || (!part && next->text != first->text)) break;
    if (const auto operand = operand_of(document_, index(next)); part && operand) told.parts.push_back(*operand);
  }
  return told;
}

std::pair<std::vector<int>::const_iterator, std::vector<int>::const_iterator> lines_with_code(const LedgerSide& side,
                                                                                              std::string_view code) {
  struct ByCode {
    const LedgerSide& side;
    bool operator()(int line, std::string_view c) const { return side.lines[line].code < c; }
    bool operator()(std::string_view c, int line) const { return c < side.lines[line].code; }
  };
  return std::equal_range(side.by_code.begin(), side.by_code.end(), code, ByCode{side});
}

}  // namespace yusuan::audit
