#include "forms/performance.h"

#include <algorithm>
#include <optional>
#include <string>

#include "forms/performance_rows.h"
#include "text/amount.h"
#include "text/spacing.h"

namespace yusuan {
namespace {

// A value that stands beside or below its label.
struct FieldValue {
  FieldLabel label;
  int column = 0;  ///< of the label
  std::string text;
};

struct OpenForm {
  Performance result;
  std::vector<FieldValue> values;
  IndicatorRows indicators;
};

// Prints of a form's amounts carry their unit or leave it to the label.
struct PrintedMoney {
  std::optional<Decimal> value;
  std::optional<std::string> unit;
};

PrintedMoney money_of(std::string_view text) {
  if (const auto amount = parse_amount(text)) return {amount->value, std::nullopt};
  const auto unit = text.find_first_not_of("0123456789,. -");
  if (unit == std::string_view::npos || !yuan_per_unit(text.substr(unit))) return {};
  const auto amount = parse_amount(text.substr(0, unit));
  if (!amount) return {};
  return {amount->value, std::string(text.substr(unit))};
}

// The value of the label that counts most; of several, one in `column` if there is any (-1: in none before others).
const FieldValue* value_of(const OpenForm& form, FormField field, int column = -1) {
  const FieldValue* best = nullptr;
  const auto rank = [&](const FieldValue& value) { return std::pair(value.column != column, value.label.rank); };
  for (const FieldValue& value : form.values)
    if (value.label.field == field && !value.text.empty() && (best == nullptr || rank(value) < rank(*best)))
      best = &value;
  return best;
}

std::optional<std::string> text_of(const OpenForm& form, FormField field) {
  const FieldValue* value = value_of(form, field);
  if (value == nullptr) return std::nullopt;
  return value->text;
}

void set_funds(OpenForm& form) {
  Performance& result = form.result;
  for (const FieldValue& value : form.values)
    if (value.label.unit) result.money_unit = value.label.unit;
  const FieldValue* total = value_of(form, FormField::kTotal);
  const auto amount = [&](FormField field) -> std::optional<Decimal> {
    // Where amounts of the whole project stand beside those of the year, each has its column.
    const FieldValue* value = value_of(form, field, total == nullptr ? -1 : total->column);
    if (value == nullptr) return std::nullopt;
    PrintedMoney money = money_of(value->text);
    if (money.unit && !result.money_unit) result.money_unit = std::move(money.unit);
    return money.value;
  };
  result.total = amount(FormField::kTotal);
  result.fiscal = amount(FormField::kFiscal);
  result.carryover = amount(FormField::kCarryover);
  result.other = amount(FormField::kOther);
}

class FormReader {
 public:
  explicit FormReader(const PerformanceWords& words) : words_(words) {}
  void read(const GridTable& table);
  std::vector<Performance> take() {
    close();
    return std::move(forms_);
  }

 private:
  void read(const Grid& grid);
  bool starts_form(const Grid& grid, const CellMap& map, int row) const;
  bool read_fields(const Grid& grid, const CellMap& map, int row);
  void open(const Grid& grid);
  void close();
  std::string value_at(const Grid& grid, const CellMap& map, const Cell& label, FormField field) const;

  const PerformanceWords& words_;
  std::vector<Performance> forms_;
  std::optional<OpenForm> form_;
  Caption caption_;
  std::string title_inside_;
};

void FormReader::read(const GridTable& table) {
  const Caption& caption = table.caption;
  const bool other = caption.title && !caption.skipped;
  const bool next_title = caption.title && form_ && form_->result.title != *caption.title;
  const bool apart = form_ && table.grids.front()->page > form_->result.pages.back() + 1;
  if (other || next_title || apart || caption.prose) close();
  if (other) return;
  caption_ = caption;
  for (const Grid* grid : table.grids) read(*grid);
}

void FormReader::open(const Grid& grid) {
  close();
  form_.emplace();
  form_->result.title = caption_.title.value_or(title_inside_);
  form_->result.money_unit = caption_.money_unit;
  form_->result.pages.push_back(grid.page);
}

void FormReader::close() {
  if (!form_) return;
  Performance& result = form_->result;
  result.project = text_of(*form_, FormField::kProject);
  result.department = text_of(*form_, FormField::kDepartment);
  name_whole_department(result, words_);
  result.executing_unit = text_of(*form_, FormField::kExecutingUnit);
  result.owner = text_of(*form_, FormField::kOwner);
  result.objective = text_of(*form_, FormField::kObjective);
  set_funds(*form_);
  result.indicators = form_->indicators.take(words_);
  if (!result.indicators.empty() || (!result.title.empty() && (result.project || result.department) && result.total))
    forms_.push_back(std::move(result));
  form_.reset();
}

// A row that begins with the name of a project or department, when the open form has one or has come to its indicators.
bool FormReader::starts_form(const Grid& grid, const CellMap& map, int row) const {
  const Cell& first = map.at(row, 0);
  if (first.row != row || first.col_span == grid.columns()) return false;
  const auto label = first_label(first.text, words_);
  if (!label) return false;
  if (!form_ || form_->indicators.has_header()) return true;
  return label->field == FormField::kProject && value_of(*form_, FormField::kProject) != nullptr;
}

// What stands right of the label, or below it when that is a label as well.
std::string FormReader::value_at(const Grid& grid, const CellMap& map, const Cell& label, FormField field) const {
  const int right = label.col + label.col_span, below = label.row + label.row_span;
  if (right < grid.columns()) {
    const Cell& cell = map.at(label.row, right);
    if (!cell.text.empty() && !field_label(cell.text, words_)) return cell.text;
  }
  if (field != FormField::kObjective || below >= grid.rows()) return {};
  const Cell& cell = map.at(below, label.col);
  if (cell.col != label.col || cell.row != below || field_label(cell.text, words_)) return {};
  return cell.text;
}

// Whether the row holds any label.
bool FormReader::read_fields(const Grid& grid, const CellMap& map, int row) {
  bool labelled = false;
  for (int col = 0; col < grid.columns();) {
    const Cell& cell = map.at(row, col);
    col = cell.col + cell.col_span;
    if (cell.row != row) continue;
    auto label = field_label(cell.text, words_);
    if (!label) continue;
    labelled = true;
    std::string value = label->inline_value.empty() ? value_at(grid, map, cell, label->field) : label->inline_value;
    form_->values.push_back({std::move(*label), cell.col, std::move(value)});
  }
  return labelled;
}

void FormReader::read(const Grid& grid) {
  if (grid.columns() < 2) return;
  const CellMap map(grid);
  for (int row = 0; row < grid.rows(); ++row) {
    const Cell& first = map.at(row, 0);
    if (first.col_span == grid.columns() && any_matches(words_.title, first.text)) {
      title_inside_ = first.text;
      continue;
    }
    if (starts_form(grid, map, row)) open(grid);
    if (!form_ && IndicatorRows().take_header(grid, map, row, words_)) open(grid);
    if (form_ && form_->result.pages.back() != grid.page) form_->result.pages.push_back(grid.page);
    if (!form_ || form_->indicators.take_header(grid, map, row, words_)) continue;
    if (form_->indicators.has_header()) {
      form_->indicators.add(grid, map, row);
      continue;
    }
    // An objective that the page break cut: text alone on top of the page.
    const bool labelled = read_fields(grid, map, row);
    if (labelled || row > 0 || form_->values.empty()) continue;
    FieldValue& last = form_->values.back();
    for (const Cell& cell : grid.cells)
      if (cell.row == 0 && last.label.field == FormField::kObjective) last.text = closed_up(last.text + cell.text);
  }
}

}  // namespace

std::vector<Performance> read_performance_forms(const std::vector<GridTable>& tables, const PerformanceWords& words) {
  FormReader reader(words);
  for (const GridTable& table : tables) reader.read(table);
  return reader.take();
}

}  // namespace yusuan
