#include "forms/outline_entries.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

#include "text/amount.h"

namespace yusuan::forms {
namespace {

// Indentation is set in half letters or more: 6 pt of a 9 pt font is the least that real tables have.
constexpr double kSameIndent = 0.3;
constexpr double kLeadLetters = 3;  // 其中：
// Labels set in the middle of their cells by a column's format, not one by one.
constexpr double kCentredColumn = 0.6;
constexpr int kFewestIndented = 2;
// Digits that codes of units and of the finest revenues go on from; codes of units have at least the first of these.
constexpr std::array<std::size_t, 3> kCodesGoneOn{3, 6, 7};
constexpr std::size_t kUnitDigits = 3;
// Columns of labels that tell how a row looks, and the mark of one set in the middle.
constexpr std::size_t kLookColumns = 62;
constexpr std::uint64_t kCentredLook = std::uint64_t{1} << 63;

bool is_additive(ColumnType type) { return type == ColumnType::kMoney || type == ColumnType::kNumber; }
// The cell that names the row: the name, else the code, else the first words.
const TableCell* label_cell(const Table& table, const Row& row, std::size_t first, std::size_t end) {
  const TableCell *code = nullptr, *words = nullptr;
  for (std::size_t i = first; i < end && i < row.cells.size(); ++i) {
    if (!row.cells[i].text || is_figure(table.columns[i].type)) continue;
    if (table.columns[i].type == ColumnType::kName) return &row.cells[i];
    const TableCell*& place = table.columns[i].type == ColumnType::kCode ? code : words;
    if (place == nullptr) place = &row.cells[i];
  }
  return code != nullptr ? code : words;
}

// "2023-06", "61".
bool has_no_words(std::string_view text) { return text.find_first_not_of("0123456789-/. ") == std::string_view::npos; }

// Whether the first words of a row without a name stand behind the column of names.
bool is_behind_name(const Table& table, const Row& row, std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end && i < row.cells.size(); ++i) {
    if (table.columns[i].type == ColumnType::kName) return true;
    if (row.cells[i].text && !is_figure(table.columns[i].type)) return false;
  }
  return false;
}

bool is_subtotal(std::string_view text) { return text == "小计" || text == "合计"; }

bool says_total(std::string_view name) {
  constexpr std::array<std::string_view, 3> kTotals{"合计", "总计", "共计"};
  return std::any_of(kTotals.begin(), kTotals.end(), [&](std::string_view total) { return name.ends_with(total); });
}

// The digits that stand in a cell before the label: 154001 before the name of a unit.
std::string digits_before(const Table& table, const Row& row, std::size_t first, const TableCell& label) {
  for (std::size_t i = first; i < row.cells.size() && &row.cells[i] != &label; ++i)
    if (const auto& text = row.cells[i].text; text && !is_figure(table.columns[i].type) &&
                                              text->size() >= kUnitDigits &&
                                              text->find_first_not_of("0123456789") == std::string::npos)
      return *text;
  return {};
}

std::optional<OutlineEntry> entry_of(const Table& table, int number, const LabelBlock& block, std::size_t end) {
  const Row& row = table.rows[number];
  const TableCell* cell = label_cell(table, row, block.first, end);
  OutlineEntry entry{.row = number};
  bool figures = false;
  for (std::size_t i = block.first; i < end && i < row.cells.size(); ++i) {
    if (is_figure(table.columns[i].type)) {
      figures = figures || row.cells[i].text.has_value();
    } else if (row.cells[i].text) {
      ++entry.labels;
      if (i - block.first < kLookColumns) entry.look |= std::uint64_t{1} << (i - block.first);
      if (cell != nullptr && &row.cells[i] > cell && is_subtotal(*row.cells[i].text)) entry.group_total = true;
    }
  }
  if (cell != nullptr && !figures && text::is_placeholder(*cell->text)) return std::nullopt;
  // The number of a line whose labels stand in another block.
  if (cell != nullptr && !figures && has_no_words(*cell->text)) return std::nullopt;
  entry.printed = figures;
  if (cell == nullptr) return figures ? std::optional(std::move(entry)) : std::nullopt;
  FigureLabel label = label_of(table, row, block);
  if (const auto digits = label.code ? label.code->size() : 0; digits == 3 || digits == 5 || digits == 7)
    entry.code = std::move(*label.code);
  else
    entry.unit = digits > 0 ? *label.code : digits_before(table, row, block.first, *cell);
  // A row that has but a date, a line number or a remark of its own shares the name above.
  if (!label.name && entry.code.empty() && (has_no_words(*cell->text) || is_behind_name(table, row, block.first, end)))
    return figures ? std::optional(std::move(entry)) : std::nullopt;
  entry.name = label.name ? std::move(*label.name) : *cell->text;
  entry.number = text::number_of_label(entry.name);
  entry.column = static_cast<int>(cell - row.cells.data() - static_cast<std::ptrdiff_t>(block.first));
  entry.total = (label.level == RowKind::kTotal || says_total(entry.name)) &&
                entry.number.style == text::NumberStyle::kNone && entry.number.lead == text::Lead::kNone &&
                entry.code.empty();
  entry.subtotal = entry.name.ends_with("小计") && entry.number.style == text::NumberStyle::kNone &&
                   entry.number.lead == text::Lead::kNone;
  if (const auto& indent = cell->indent) {
    entry.x = entry.printed_x = indent->x_pt;
    entry.em = indent->em_pt;
    entry.same_x = kSameIndent * indent->em_pt;
    entry.name_x = indent->x_pt + (entry.number.lead == text::Lead::kNone ? 0 : kLeadLetters * indent->em_pt);
  }
  return entry;
}

// In a column set in the middle indentation says nothing, and 合计 or a heading set in the middle of its cell has none.
// A label that fills its cell seems to be in the middle, too: it begins where others do that are not.
void forget_centred(const Table& table, const LabelBlock& block, std::size_t end, Outline& outline) {
  int centred = 0, known = 0;
  std::vector<bool> is_centred;
  for (const OutlineEntry& entry : outline.entries) {
    const TableCell* cell = label_cell(table, table.rows[entry.row], block.first, end);
    const bool middle = cell != nullptr && cell->indent && cell->indent->centred;
    is_centred.push_back(middle);
    centred += middle;
    known += entry.x.has_value();
  }
  const bool all = centred > kCentredColumn * known;
  std::vector<double> places;
  for (std::size_t i = 0; i < outline.entries.size(); ++i)
    if (!is_centred[i] && outline.entries[i].x) places.push_back(*outline.entries[i].x);
  std::sort(places.begin(), places.end());
  double leftmost = std::numeric_limits<double>::max();
  for (const OutlineEntry& entry : outline.entries)
    if (entry.x) leftmost = std::min(leftmost, *entry.x);
  for (std::size_t i = 0; i < outline.entries.size(); ++i) {
    OutlineEntry& entry = outline.entries[i];
    const auto begins_with_others = [&] {
      const auto place = std::lower_bound(places.begin(), places.end(), *entry.x - entry.same_x);
      return place != places.end() && *place <= *entry.x + entry.same_x;
    };
    if (is_centred[i] && entry.x && !entry.total && !all && begins_with_others()) continue;
    if (is_centred[i]) entry.look |= kCentredLook;
    if (all || is_centred[i] || (entry.total && entry.x && *entry.x > leftmost + entry.same_x)) entry.x.reset();
  }
}

// More than one indentation that several rows share.
bool is_indented(const std::vector<OutlineEntry>& entries) {
  std::vector<double> places;
  double same = 0;
  for (const OutlineEntry& entry : entries) {
    if (!entry.x) continue;
    places.push_back(*entry.x);
    same = std::max(same, entry.same_x);
  }
  std::sort(places.begin(), places.end());
  int shared = 0;
  for (std::size_t first = 0; first < places.size();) {
    std::size_t last = first + 1;
    while (last < places.size() && places[last] - places[last - 1] <= same) ++last;
    shared += static_cast<int>(last - first) >= kFewestIndented;
    first = last;
  }
  return shared > 1;
}

std::optional<std::int64_t> scaled(const Decimal& value, int scale) {
  std::int64_t result = value.mantissa();
  for (int at = value.scale(); at < scale; ++at)
    if (__builtin_mul_overflow(result, 10, &result)) return std::nullopt;
  // Its absolute value is none of an int64_t.
  return result == std::numeric_limits<std::int64_t>::min() ? std::nullopt : std::optional(result);
}

FigureColumn figures_of(const Table& table, const std::vector<OutlineEntry>& entries, std::size_t column) {
  int scale = 0;
  const auto value = [&](const OutlineEntry& entry) -> const std::optional<Decimal>& {
    return table.rows[entry.row].cells[column].value;
  };
  for (const OutlineEntry& entry : entries)
    if (value(entry)) scale = std::max(scale, value(entry)->scale());
  FigureColumn figures;
  for (const OutlineEntry& entry : entries)
    figures.values.push_back(value(entry) ? scaled(*value(entry), scale) : std::nullopt);
  return figures;
}

// Codes of other lengths count where one goes on from another: 154001 of 154, 103060103 of 1030601.
void take_longer_codes(std::vector<OutlineEntry>& entries) {
  const auto code_of = [](const OutlineEntry& entry) { return entry.code.empty() ? entry.unit : entry.code; };
  std::set<std::string> codes, gone_on;
  for (const OutlineEntry& entry : entries) codes.insert(code_of(entry));
  for (const OutlineEntry& entry : entries)
    for (const std::size_t length : kCodesGoneOn)
      if (entry.unit.size() > length && codes.contains(entry.unit.substr(0, length)))
        gone_on.insert({entry.unit, entry.unit.substr(0, length)});
  for (OutlineEntry& entry : entries)
    if (gone_on.contains(entry.unit)) entry.code = entry.unit;
}

// Counts beside money need not add up: years, numbers of pieces.
void mark_counts(const Table& table, std::size_t first, std::size_t end, Outline& outline) {
  const auto is_money = [](const Column& column) { return column.type == ColumnType::kMoney; };
  if (std::none_of(table.columns.begin() + first, table.columns.begin() + end, is_money)) return;
  std::size_t figures = 0;
  for (std::size_t column = first; column < end; ++column)
    if (is_additive(table.columns[column].type)) outline.figures[figures++].binding = is_money(table.columns[column]);
}

}  // namespace

Outline read_outline(const Table& table, const LabelBlock& block, std::size_t end) {
  Outline outline;
  for (int row = 0; row < static_cast<int>(table.rows.size()); ++row)
    if (auto entry = entry_of(table, row, block, end)) outline.entries.push_back(*std::move(entry));
  take_longer_codes(outline.entries);
  forget_centred(table, block, end, outline);
  outline.indented = is_indented(outline.entries);
  for (std::size_t column = block.first; column < end; ++column)
    if (is_additive(table.columns[column].type)) outline.figures.push_back(figures_of(table, outline.entries, column));
  mark_counts(table, block.first, end, outline);
  return outline;
}

}  // namespace yusuan::forms
