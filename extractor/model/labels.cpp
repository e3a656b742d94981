#include "model/labels.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace yusuan {
namespace {

bool is_label(const Column& column) { return column.type == ColumnType::kCode || column.type == ColumnType::kName; }

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Levels of a code: 208 class, 20801 group, 2080101 item. Economic codes have the first two.
RowKind level_of(const FigureLabel& label) {
  const std::string_view name = label.name ? std::string_view(*label.name) : std::string_view();
  if (label.code) {
    if (label.code->size() == 3) return RowKind::kClass;
    if (label.code->size() == 5) return RowKind::kGroup;
    if (label.code->size() == 7) return RowKind::kItem;
  }
  constexpr std::array<std::string_view, 2> kTotals{"合计", "总计"};
  if (std::any_of(kTotals.begin(), kTotals.end(), [&](std::string_view total) { return name.ends_with(total); }))
    return RowKind::kTotal;
  return name.starts_with("其中") ? RowKind::kMemo : RowKind::kLine;
}

void add_code(FigureLabel& label, const std::string& text) {
  if (all_digits(text)) {
    label.code = label.code.value_or("") + text;
  } else if (!label.name) {
    label.name = text;  // 公用经费合计 stands in the code's column
  }
}

// 301 工资福利支出 in one cell.
void part_code_from_name(FigureLabel& label) {
  if (label.code || !label.name) return;
  const std::size_t digits = std::min(label.name->find_first_not_of("0123456789"), label.name->size());
  if (digits != 3 && digits != 5 && digits != 7) return;
  const std::string_view name = name_behind_code(*label.name, digits);
  // "301.5": no name follows
  if (name.empty() || static_cast<unsigned char>(name.front()) < 0x80) return;
  label.code = label.name->substr(0, digits);
  label.name = std::string(name);
}

}  // namespace

std::string_view name_behind_code(std::string_view text, std::size_t code) {
  constexpr std::array<std::string_view, 7> kParting{" ", "-", "－", "—", "–", "_", "、"};
  std::string_view name = text.substr(std::min(code, text.size()));
  for (bool parted = code > 0; parted;) {
    parted = false;
    for (const std::string_view mark : kParting)
      if (name.starts_with(mark)) {
        name.remove_prefix(mark.size());
        parted = true;
      }
  }
  return name;
}

std::vector<LabelBlock> label_blocks(const Table& table) {
  std::vector<LabelBlock> blocks;
  LabelBlock current;
  bool figures_seen = false;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (is_label(column) && figures_seen) {
      current = {.first = i, .own_labels = true};
      figures_seen = false;
    }
    figures_seen = figures_seen || is_figure(column.type);
    blocks.push_back(current);
  }
  return blocks;
}

FigureLabel label_of(const Table& table, const Row& row, const LabelBlock& block) {
  if (!block.own_labels) return {row.kind, row.code, row.name};
  FigureLabel label;
  for (std::size_t i = block.first; i < table.columns.size() && i < row.cells.size(); ++i) {
    const Column& column = table.columns[i];
    if (is_figure(column.type)) break;
    if (!row.cells[i].text) continue;
    if (column.type == ColumnType::kCode) add_code(label, *row.cells[i].text);
    if (column.type == ColumnType::kName && !label.name) label.name = row.cells[i].text;
  }
  part_code_from_name(label);
  label.level = level_of(label);
  return label;
}

}  // namespace yusuan
