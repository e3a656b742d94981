#include "performance/wide_form.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

#include "model/table.h"
#include "performance/form_fields.h"
#include "performance/form_values.h"
#include "text/pattern.h"
#include "text/spacing.h"

namespace yusuan::performance {
namespace {

// Rows: code, funds by kind, kind: no header is deeper.
constexpr int kDeepestHeader = 4;
// In bytes: 30 CJK characters; names of units are shorter.
constexpr std::size_t kLongestHeading = 90;
// Of the width: borders of one column on two pages, fitted to their texts.
constexpr double kSameBorder = 0.02;

constexpr std::size_t index_of(FormField field) { return static_cast<std::size_t>(field); }
constexpr std::size_t kObjectiveIndex = index_of(FormField::kObjective);

// The row below the cells that begin in `row` and what stands beside them; 0 when that is no header's height.
int header_end(const Grid& grid, const CellMap& map, int row) {
  if (row >= grid.rows()) return 0;
  int end = row + 1;
  for (int at = row; at < end; ++at)
    for (int col = 0; col < grid.columns(); ++col) {
      const Cell& cell = map.at(at, col);
      if (cell.row < row) return 0;
      end = std::max(end, cell.row + cell.row_span);
      if (end > row + kDeepestHeader) return 0;
    }
  return end < grid.rows() ? end : 0;
}

std::vector<std::string> texts_above(const CellMap& map, int from, const Cell& leaf) {
  std::vector<std::string> above;
  const Cell* last = nullptr;
  for (int row = from; row < leaf.row; ++row) {
    const Cell& cell = map.at(row, leaf.col);
    if (&cell != last && !cell.text.empty()) above.push_back(cell.text);
    last = &cell;
  }
  return above;
}

// Cells of the header that nothing in it stands below, from left to right.
std::vector<const Cell*> leaves_of(const Grid& grid, const CellMap& map, int end) {
  std::vector<const Cell*> leaves;
  for (int col = 0; col < grid.columns();) {
    const Cell& cell = map.at(end - 1, col);
    col = cell.col + cell.col_span;
    leaves.push_back(&cell);
  }
  return leaves;
}

// The row 1, 2, 3 … below a header.
bool is_column_numbers(const Grid& grid, const CellMap& map, int row) {
  for (int col = 0; col < grid.columns(); ++col)
    if (map.at(row, col).text != std::to_string(col + 1)) return false;
  return true;
}

bool covers(const WideColumn& column, const Grid& grid, const Cell& cell) {
  const double from = share_of_width(grid, cell.box.x0), to = share_of_width(grid, cell.box.x1);
  return overlap(column.from, column.to, from, to) > std::min(column.to - column.from, to - from) / 2;
}

// A header cell that text from the page before runs into is no label any more.
bool same_header(const WideHeader& a, const WideHeader& b) {
  return std::equal(
             a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
             [](const WideColumn& x, const WideColumn& y) { return x.field == y.field || !x.field || !y.field; }) &&
         std::equal(a.indicators.begin(), a.indicators.end(), b.indicators.begin(), b.indicators.end(),
                    [](const IndicatorBand& x, const IndicatorBand& y) { return x.column == y.column; });
}

bool is_amount_field(FormField field) { return !fund_key(field).empty(); }

// A text of which a page break left a piece on either side, or which both sides repeat.
void go_on(std::string& text, const std::string& more) {
  if (more.empty() || text == more) return;
  text = text.empty() ? more : text::closed_up(text + more);
}

// A code in front of a name, wrapped in its narrow cell, is one word: 110000 22T-甲 is 11000022T-甲.
std::optional<std::string> with_code_joined(std::optional<std::string> name) {
  static const text::Pattern code("^([0-9A-Z]{6,} [0-9A-Z ]*)[-—_]");
  if (!name) return name;
  if (const auto groups = code.captures(*name)) {
    const std::size_t length = (*groups)[1].size();
    std::string joined = name->substr(0, length);
    std::erase(joined, ' ');
    name->replace(0, length, joined);
  }
  return name;
}

std::optional<std::string> unless_blank(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace

std::optional<WideHeader> wide_header(const Grid& grid, const CellMap& map, int row, const PerformanceWords& words,
                                      WideNeeds needs) {
  const int end = header_end(grid, map, row);
  if (end == 0) return std::nullopt;
  WideHeader header{.end = end};
  const auto leaves = leaves_of(grid, map, end);
  // From the first level on, columns are of indicators.
  const auto first = std::find_if(leaves.begin(), leaves.end(), [&](const Cell* cell) {
    const auto column = indicator_column(cell->text, words);
    return column && is_level(*column);
  });
  const auto named = indicator_header(grid, {first, leaves.end()}, words);
  if (named && named->whole) header.indicators = named->bands;
  if (header.indicators.empty() && needs == WideNeeds::kIndicators) return std::nullopt;
  const auto last = header.indicators.empty() ? leaves.end() : first;
  int known = 0, unknown = 0;
  bool key = false, objective = false;
  for (auto it = leaves.begin(); it != leaves.end(); ++it) {
    const Cell& leaf = **it;
    if (it >= last && indicator_column(leaf.text, words)) continue;
    auto above = texts_above(map, row, leaf);
    auto label = column_label(leaf.text, above, words);
    ++(label ? known : unknown);
    if (label && label->unit) header.money_unit = label->unit;
    key = key || (label && label->starts_form);
    objective = objective || (label && label->field == FormField::kObjective);
    above.push_back(leaf.text);
    header.columns.push_back({label ? std::optional(label->field) : std::nullopt, path_text(above),
                              share_of_width(grid, leaf.box.x0), share_of_width(grid, leaf.box.x1)});
  }
  const bool wide = key && (!header.indicators.empty() || (objective && unknown < known));
  if (!wide) return std::nullopt;
  return header;
}

WideForm::WideForm(WideHeader header, Performance head) : header_(std::move(header)), head_(std::move(head)) {
  if (!has(FormField::kProject)) key_ = FormField::kDepartment;
  if (!head_.money_unit) head_.money_unit = header_.money_unit;
}

bool WideForm::has(FormField field) const {
  return std::any_of(header_.columns.begin(), header_.columns.end(),
                     [&](const WideColumn& column) { return column.field == field; });
}

bool WideForm::has_header(const WideHeader& header) const { return same_header(header, header_); }

bool WideForm::repeat(const WideHeader& header) {
  if (!has_header(header)) return false;
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    header_.columns[i].from = header.columns[i].from;
    header_.columns[i].to = header.columns[i].to;
  }
  header_.indicators = header.indicators;
  for (Block& block : blocks_) block.indicators.move_bands(header_.indicators);
  return true;
}

bool WideForm::fits(const Grid& grid) const {
  const auto on_border = [&](double share) {
    return std::any_of(grid.column_edges.begin(), grid.column_edges.end(),
                       [&](double edge) { return std::abs(share_of_width(grid, edge) - share) < kSameBorder; });
  };
  return std::all_of(header_.columns.begin(), header_.columns.end(),
                     [&](const WideColumn& column) { return on_border(column.from) && on_border(column.to); }) &&
         std::all_of(header_.indicators.begin(), header_.indicators.end(),
                     [&](const IndicatorBand& band) { return on_border(band.from) && on_border(band.to); });
}

WideForm::Cells WideForm::cells_of(const Grid& grid, const CellMap& map, int row) const {
  Cells cells{};
  for (int col = 0; col < grid.columns();) {
    const Cell& cell = map.at(row, col);
    col = cell.col + cell.col_span;
    for (const WideColumn& column : header_.columns) {
      if (!column.field || !covers(column, grid, cell)) continue;
      const Cell*& place = cells[index_of(*column.field)];
      if (place == nullptr || place->text.empty()) place = &cell;
    }
  }
  return cells;
}

// Whether another project begins in this row. On top of a page the cells of a project that goes on are blank, repeat
// what they said, or hold the rest of it.
bool WideForm::starts_block(const Cells& cells, int row, bool page_top) const {
  if (blocks_.empty()) return true;
  const Block& block = blocks_.back();
  const Cell* name = cells[index_of(key_)];
  const Cell* total = cells[index_of(FormField::kTotal)];
  const std::string& known = block.text[index_of(key_)];
  // A figure that the page's edge cuts through is none.
  const std::string& printed = block.text[index_of(FormField::kTotal)];
  const std::string sum = money_of(printed).value ? printed : std::string();
  const bool other_name = name != nullptr && !name->text.empty() && name->text != known;
  const bool other_total = total != nullptr && !total->text.empty() && total->text != sum;
  if (page_top) {
    if (!other_name) return other_total && !sum.empty();
    if (total != nullptr && total->text.empty()) return sum.empty() && !known.empty() && header_.indicators.empty();
    // A name in the middle of a cell that the break cuts stands on either side of it, also where its totals do not.
    if (known.empty()) return other_total && !sum.empty();
    // Where each project has its total, a name without one is the rest of a name.
    return total == nullptr || !sum.empty() || blocks_.size() < 2;
  }
  const auto begins = [&](const Cell* cell) { return cell != nullptr && cell->row == row; };
  if (begins(name) && (name->row_span > 1 || other_name || (merged_ && name->text.empty()))) return true;
  if (begins(name) && header_.indicators.empty() && !name->text.empty()) return true;
  // A blank cell of its own: the page break cuts it, and its total stands behind that.
  const bool own_cell = begins(total) && total->row_span > 1;
  return begins(total) && (other_total || (own_cell && (!total->text.empty() || (merged_ && !sum.empty()))));
}

void WideForm::set_text(Block& block, FormField field, const Cell& cell, int page) {
  block.text[index_of(field)] = cell.text;
  if (is_amount_field(field) && money_of(cell.text).value)
    block.figures[index_of(field)] = {std::string(fund_key(field)), cell.text, page, cell.text_box};
}

void WideForm::fill(const Cells& cells, int row, bool page_top, int page) {
  Block& block = blocks_.back();
  for (std::size_t field = 0; field < kFields; ++field) {
    const Cell* cell = cells[field];
    if (cell == nullptr || (cell->row != row && !block.text[field].empty())) continue;
    if (field == kObjectiveIndex || (page_top && !is_amount_field(static_cast<FormField>(field))))
      go_on(block.text[field], cell->text);
    else if (block.text[field].empty() || (page_top && !money_of(block.text[field]).value))
      set_text(block, static_cast<FormField>(field), *cell, page);
  }
}

// What stands in columns that nobody knows: their header and the text.
void WideForm::add_unknown(const Grid& grid, const CellMap& map, int row) {
  std::vector<FormRow>& rows = blocks_.back().rows;
  for (const WideColumn& column : header_.columns) {
    if (column.field && *column.field != FormField::kIgnored && *column.field != FormField::kFunds) continue;
    for (int col = 0; col < grid.columns();) {
      const Cell& cell = map.at(row, col);
      col = cell.col + cell.col_span;
      if (cell.row != row || cell.text.empty() || !covers(column, grid, cell)) continue;
      FormRow printed{.cells = {column.header, cell.text}, .page = grid.page, .box = cell.text_box};
      const bool repeated = std::any_of(rows.begin(), rows.end(), [&](const FormRow& known) {
        return known.page != printed.page && known.cells == printed.cells;
      });
      if (!repeated) rows.push_back(std::move(printed));
    }
  }
}

// Projects above whose name a page break put behind it.
void WideForm::name_backwards() {
  const std::string& name = blocks_.back().text[index_of(key_)];
  if (name.empty()) return;
  for (std::size_t i = blocks_.size() - 1; i-- > 0 && blocks_[i].text[index_of(key_)].empty();)
    blocks_[i].text[index_of(key_)] = name;
}

// A unit above its projects, alone in a cell across all columns. A note there is longer.
bool WideForm::take_heading(const Grid& grid, const CellMap& map, int row) {
  const Cell& cell = map.at(row, 0);
  if (cell.row != row || cell.col_span < grid.columns() || cell.text.empty()) return false;
  if (cell.text.size() <= kLongestHeading && !has(FormField::kDepartment)) {
    department_ = cell.text;
    headed_ = true;
  } else if (!blocks_.empty()) {
    blocks_.back().rows.push_back({.cells = {cell.text}, .page = grid.page, .box = cell.text_box});
  }
  return true;
}

void WideForm::add(const Grid& grid, const CellMap& map, int row) {
  const bool page_top = grid_ != &grid && grid_ != nullptr;
  grid_ = &grid;
  if (take_heading(grid, map, row) || is_column_numbers(grid, map, row)) return;
  const Cells cells = cells_of(grid, map, row);
  if (headed_ || starts_block(cells, row, page_top)) {
    Block block{.indicators = IndicatorRows(header_.indicators)};
    if (auto printed = printed_row(grid, map, row)) block.first = std::move(*printed);
    // A name over several totals is each one's.
    if (const Cell* name = cells[index_of(key_)]; name != nullptr && name->text.empty() && page_top && !blocks_.empty())
      block.text[index_of(key_)] = blocks_.back().text[index_of(key_)];
    if (!has(FormField::kDepartment)) block.text[index_of(FormField::kDepartment)] = department_;
    headed_ = false;
    blocks_.push_back(std::move(block));
  }
  Block& block = blocks_.back();
  fill(cells, row, page_top, grid.page);
  name_backwards();
  const Cell* name = cells[index_of(key_)];
  merged_ = merged_ || (name != nullptr && name->row_span > 1 && !name->text.empty());
  if (block.pages.empty() || block.pages.back() != grid.page) block.pages.push_back(grid.page);
  add_unknown(grid, map, row);
  if (header_.indicators.empty()) return;
  if (!block.indicators.add(grid, map, row)) {
    if (auto printed = printed_row(grid, map, row)) block.rows.push_back(std::move(*printed));
  }
}

// A row of sums, or of a unit above its projects.
bool WideForm::is_summary(const Block& block, const Performance& entry, const PerformanceWords& words) const {
  if (!entry.indicators.empty() || entry.objective) return false;
  const bool units = std::any_of(header_.columns.begin(), header_.columns.end(), [&](const WideColumn& column) {
    return column.field == key_ && patterns::any_matches(words.units_too, column.header);
  });
  return (units && !header_.indicators.empty()) ||
         std::any_of(block.text.begin(), block.text.end(),
                     [&](const auto& t) { return patterns::any_matches(words.total, t); });
}

Performance WideForm::entry_of(Block& block, const PerformanceWords& words) const {
  Performance entry = head_;
  const auto text = [&](FormField field) { return unless_blank(block.text[index_of(field)]); };
  for (const FormField field : kTextFields) *text_field(entry, field) = text(field);
  entry.project = with_code_joined(std::move(entry.project));
  const auto amount = [&](FormField field) -> std::optional<Decimal> {
    PrintedMoney money = money_of(block.text[index_of(field)]);
    if (money.unit && !entry.money_unit) entry.money_unit = std::move(money.unit);
    return money.value;
  };
  for (const FormField field : kAmountFields) *amount_field(entry, field) = amount(field);
  for (FormFigure& figure : block.figures)
    if (!figure.text.empty()) entry.funds.push_back(std::move(figure));
  entry.indicators = block.indicators.take(words);
  entry.rows = std::move(block.rows);
  entry.pages = std::move(block.pages);
  return entry;
}

std::vector<Performance> WideForm::take(const PerformanceWords& words) {
  std::vector<Performance> entries;
  std::vector<FormRow> sums;  // above the next entry
  for (Block& block : blocks_) {
    Performance entry = entry_of(block, words);
    if (is_summary(block, entry, words)) {
      sums.push_back(std::move(block.first));
      continue;
    }
    const bool blank = entry.indicators.empty() && entry.rows.empty() && !entry.project && !entry.department &&
                       !entry.total && !entry.objective;
    if (blank) continue;
    entry.rows.insert(entry.rows.begin(), std::move_iterator(sums.begin()), std::move_iterator(sums.end()));
    sums.clear();
    entries.push_back(std::move(entry));
  }
  if (entries.empty()) {
    // A form without any project is one all the same.
    entries.push_back(head_);
    for (const Block& block : blocks_)
      if (!block.pages.empty() && (entries.back().pages.empty() || entries.back().pages.back() != block.pages.front()))
        entries.back().pages.push_back(block.pages.front());
  }
  std::vector<FormRow>& rest = entries.back().rows;
  rest.insert(rest.end(), std::move_iterator(sums.begin()), std::move_iterator(sums.end()));
  blocks_.clear();
  return entries;
}

}  // namespace yusuan::performance
