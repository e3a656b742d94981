#include "performance/form_fields.h"

#include <algorithm>
#include <utility>

#include "performance/form_values.h"
#include "text/amount.h"
#include "text/pattern.h"
#include "text/spacing.h"

namespace yusuan::performance {
namespace {

// Rows between a label and the amount of the row of sums below it: tasks of a department.
constexpr int kFarthestBelow = 60;

bool is_money(FormField field) {
  return field == FormField::kTotal || field == FormField::kFiscal || field == FormField::kCarryover ||
         field == FormField::kOther || field == FormField::kFunds;
}

bool is_amount(const Cell& cell) { return money_of(cell.text).value.has_value(); }

// 总体资金情况（万元）: a unit in brackets at the end of a label that nobody knows.
std::optional<std::string> bracketed_unit(std::string_view text) {
  static const text::Pattern in_brackets(R"([（(](?:单位[:：]\s*)?([^（()）]{1,12})[)）]\s*[:：]?$)");
  const auto groups = in_brackets.captures(text);
  if (!groups || !text::yuan_per_unit((*groups)[1])) return std::nullopt;
  return std::string((*groups)[1]);
}

// Whether a cell of the row says that it holds the sums.
bool is_total_row(const Grid& grid, const CellMap& map, int row, const PerformanceWords& words) {
  for (int col = 0; col < grid.columns(); ++col)
    if (const Cell& cell = map.at(row, col); cell.row == row && patterns::any_matches(words.total, cell.text))
      return true;
  return false;
}

}  // namespace

PrintedMoney money_of(std::string_view text) {
  if (const auto amount = text::parse_amount(text)) return {amount->value, std::nullopt};
  const auto unit = text.find_first_not_of("0123456789,. -");
  if (unit == std::string_view::npos || !text::yuan_per_unit(text.substr(unit))) return {};
  const auto amount = text::parse_amount(text.substr(0, unit));
  if (!amount) return {};
  return {amount->value, std::string(text.substr(unit))};
}

std::optional<FormRow> printed_row(const Grid& grid, const CellMap& map, int row) {
  FormRow printed{.page = grid.page};
  bool any = false;
  for (int col = 0; col < grid.columns();) {
    const Cell& cell = map.at(row, col);
    col = cell.col + cell.col_span;
    if (cell.row != row) continue;
    printed.cells.push_back(cell.text);
    if (cell.text.empty()) continue;
    printed.box = any ? united(printed.box, cell.text_box) : cell.text_box;
    any = true;
  }
  if (!any) return std::nullopt;
  return printed;
}

// Amounts that stand below their label: 合计 and other labels may stand between. Of several, the one in the row of
// sums.
void FormFields::look_below(const Grid& grid, const CellMap& map, const Cell& label, const PerformanceWords& words,
                            Value& value) const {
  std::vector<const Cell*> amounts;
  const Cell* sum = nullptr;
  int below = 0;
  for (int row = label.row + label.row_span; row < grid.rows() && below < kFarthestBelow; ++below) {
    const Cell& cell = map.at(row, label.col);
    if (is_amount(cell)) {
      amounts.push_back(&cell);
      if (is_total_row(grid, map, row, words)) sum = &cell;
    } else if (!cell.text.empty() && (!amounts.empty() || !patterns::any_matches(words.total, cell.text))) {
      break;
    }
    row = cell.row + cell.row_span;
  }
  const Cell* found = sum != nullptr ? sum : amounts.size() == 1 ? amounts.front() : nullptr;
  if (found == nullptr) return;
  value.text = found->text;
  value.cells = {found};
}

// What stands right of the label, or below it when that is a label as well.
FormFields::Value FormFields::value_at(const Grid& grid, const CellMap& map, const Cell& label, FieldLabel known,
                                       const PerformanceWords& words) const {
  Value value{.label = std::move(known), .column = label.col, .page = grid.page};
  const FormField field = value.label.field;
  if (!value.label.inline_value.empty()) {
    value.text = value.label.inline_value;
    value.cells = {&label};
    return value;
  }
  const int right = label.col + label.col_span, below = label.row + label.row_span;
  if (right < grid.columns()) {
    const Cell& cell = map.at(label.row, right);
    const bool fits = !cell.text.empty() && !field_label(cell.text, words);
    if (fits && (!is_money(field) || is_amount(cell))) {
      value.text = cell.text;
      value.cells = {&cell};
      return value;
    }
    if (fits && field != FormField::kObjective && !is_money(field)) return value;
  }
  if (is_money(field)) look_below(grid, map, label, words, value);
  if (field != FormField::kObjective || below >= grid.rows()) return value;
  const Cell& cell = map.at(below, label.col);
  if (cell.col != label.col || cell.row != below || field_label(cell.text, words)) return value;
  value.text = cell.text;
  value.cells = {&cell};
  return value;
}

bool FormFields::add(const Grid& grid, const CellMap& map, int row, const PerformanceWords& words) {
  bool labelled = false;
  auto printed = printed_row(grid, map, row);
  if (!printed) return false;
  std::vector<const Cell*> others;
  for (int col = 0; col < grid.columns();) {
    const Cell& cell = map.at(row, col);
    col = cell.col + cell.col_span;
    if (cell.row != row || cell.text.empty()) continue;
    auto label = field_label(cell.text, words);
    if (!label || !label->inline_value.empty()) others.push_back(&cell);
    if (!label) {
      if (auto unit = bracketed_unit(cell.text); unit && !unit_ && !is_amount(cell)) unit_ = std::move(unit);
      continue;
    }
    labelled = true;
    values_.push_back(value_at(grid, map, cell, std::move(*label), words));
  }
  if (!others.empty()) rows_.push_back({std::move(*printed), std::move(others)});
  return labelled;
}

bool FormFields::go_on(const Grid& grid, const CellMap& map, int row) {
  if (values_.empty() || values_.back().label.field != FormField::kObjective) return false;
  Value& last = values_.back();
  for (int col = 0; col < grid.columns();) {
    const Cell& cell = map.at(row, col);
    col = cell.col + cell.col_span;
    if (cell.row != row) continue;
    last.text = text::closed_up(last.text + cell.text);
    last.cells.push_back(&cell);
  }
  return true;
}

void FormFields::add_rest(const Grid& grid, const CellMap& map, int row) {
  auto printed = printed_row(grid, map, row);
  // No value comes from it: a cell that is none.
  if (printed) rows_.push_back({std::move(*printed), {nullptr}});
}

// The value of the label that counts most; of several, one in `column` if there is any (-1: in none before others).
const FormFields::Value* FormFields::value_of(FormField field, int column) const {
  const Value* best = nullptr;
  const auto rank = [&](const Value& value) { return std::pair(value.column != column, value.label.rank); };
  for (const Value& value : values_)
    if (value.label.field == field && !value.text.empty() && (best == nullptr || rank(value) < rank(*best)))
      best = &value;
  return best;
}

const FormFields::Value* FormFields::amount_of(FormField field, int column) const {
  const Value* value = value_of(field, column);
  return value != nullptr && money_of(value->text).value ? value : nullptr;
}

void FormFields::fill(Performance& form) const {
  std::vector<const Cell*> used;
  const auto use = [&](const Value* value) {
    if (value != nullptr) used.insert(used.end(), value->cells.begin(), value->cells.end());
    return value;
  };
  const auto text = [&](FormField field) -> std::optional<std::string> {
    const Value* value = use(value_of(field));
    if (value == nullptr) return std::nullopt;
    return value->text;
  };
  for (const FormField field : kTextFields) *text_field(form, field) = text(field);
  for (const Value& value : values_)
    if (value.label.unit) form.money_unit = value.label.unit;
  if (!form.money_unit) form.money_unit = unit_;
  const Value* total = amount_of(FormField::kTotal, -1);
  if (total == nullptr) total = amount_of(FormField::kFunds, -1);
  const auto amount = [&](FormField field, const Value* value) -> std::optional<Decimal> {
    if (use(value) == nullptr) return std::nullopt;
    const Rect box = value->cells.empty() ? Rect() : value->cells.front()->text_box;
    form.funds.push_back({std::string(fund_key(field)), value->text, value->page, box});
    PrintedMoney money = money_of(value->text);
    if (money.unit && !form.money_unit) form.money_unit = std::move(money.unit);
    return money.value;
  };
  // Where amounts of the whole project stand beside those of the year, each has its column.
  const int column = total == nullptr ? -1 : total->column;
  for (const FormField field : kAmountFields)
    *amount_field(form, field) = amount(field, field == FormField::kTotal ? total : amount_of(field, column));
  std::sort(used.begin(), used.end());
  for (const PrintedRow& row : rows_) {
    const bool rest = std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell* cell) {
      return cell == nullptr || !std::binary_search(used.begin(), used.end(), cell);
    });
    if (rest) form.rows.push_back(row.row);
  }
}

}  // namespace yusuan::performance
