#include "dump/layouts.h"

#include <algorithm>

#include "text/utf8.h"

namespace yusuan {
namespace {

std::vector<std::string> split(std::string_view text, std::string_view at) {
  std::vector<std::string> pieces;
  for (std::size_t from = 0;;) {
    const auto end = text.find(at, from);
    pieces.emplace_back(trimmed(text.substr(from, end - from)));
    if (end == std::string_view::npos) return pieces;
    from = end + at.size();
  }
}

std::vector<Column> printed_columns(const PatternNode& node, const TablePattern& pattern) {
  const auto entries = node.entries("column");
  const bool numbered = node.optional_string("numbered").value_or("no") == "yes";
  std::vector<Column> columns;
  int ordinal = 0;
  for (const std::string& key : node.strings("printed")) {
    const auto known = std::find_if(pattern.columns.begin(), pattern.columns.end(),
                                    [&](const ColumnPattern& column) { return column.key == key; });
    if (known == pattern.columns.end()) node.refuse("`printed` names " + key + ", which is no column");
    Column column{.key = key, .header = {}, .ordinal = {}, .type = known->type, .inferred = false};
    column.header = entries[static_cast<std::size_t>(known - pattern.columns.begin())].strings("path");
    if (numbered && column.type == ColumnType::kMoney) column.ordinal = ++ordinal;
    columns.push_back(std::move(column));
  }
  return columns;
}

std::vector<RowLabel> row_labels(const PatternNode& node) {
  std::vector<RowLabel> labels;
  for (const std::string& label : node.strings("labels")) {
    const auto depth = label.find_first_not_of(' ');
    if (depth == std::string::npos) node.refuse("`labels` holds a blank one");
    labels.push_back({label.substr(depth), static_cast<int>(depth)});
  }
  return labels;
}

std::vector<SumRule> sum_rules(const PatternNode& node) {
  std::vector<SumRule> rules;
  for (const std::string& rule : node.strings("sums")) {
    const auto sides = split(rule, "=");
    if (sides.size() != 2) node.refuse("write a sum as whole = part + part");
    rules.push_back({sides[0], split(sides[1], "+")});
  }
  return rules;
}

CellSelector selector(const std::string& text, const PatternNode& node) {
  auto parts = split(text, "/");
  if (parts.size() != 3) node.refuse("write a cell as table/row/column");
  return {parts[0], parts[1], parts[2]};
}

// `table[row].column` or `table.column`, as the audit's identities write it.
CellSelector figure(const std::string& text, const PatternNode& node) {
  const auto open = text.find('['), close = text.find("].");
  const auto dot = text.rfind('.');
  if (dot == std::string::npos || (open != std::string::npos && close == std::string::npos))
    node.refuse("write a figure as table[row].column or table.column");
  if (open == std::string::npos) return {text.substr(0, dot), "", text.substr(dot + 1)};
  std::string row = text.substr(open + 1, close - open - 1);
  if (row == "@total") row = "total";
  return {text.substr(0, open), row, text.substr(close + 2)};
}

}  // namespace

const TableLayout* FormLayout::find(std::string_view id) const {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const TableLayout& t) { return t.id == id; });
  return found == tables.end() ? nullptr : &*found;
}

FormLayout read_layout(const PatternFiles& files, const FormPattern& form) {
  const PatternNode root = files.root(form.name + ".toml");
  FormLayout layout;
  const auto entries = root.entries("table");
  for (std::size_t i = 0; i < entries.size(); ++i)
    layout.tables.push_back({form.tables[i].id, printed_columns(entries[i], form.tables[i]), row_labels(entries[i]),
                             sum_rules(entries[i])});
  for (const PatternNode& node : root.entries("equal")) {
    const auto cells = node.strings("cells");
    if (cells.size() != 2) node.refuse("`cells` must name two");
    layout.equal.push_back({selector(cells[0], node), selector(cells[1], node)});
  }
  for (const PatternNode& node : root.entries("zero")) {
    ZeroRule rule{node.string("when_empty"), {}};
    for (const std::string& cell : node.strings("cells")) rule.cells.push_back(selector(cell, node));
    layout.zero.push_back(std::move(rule));
  }
  for (const PatternNode& node : root.entries("identity"))
    if (node.string("kind") == "statement")
      layout.stated.push_back({node.string("subject"), figure(node.string("figure"), node)});
  for (const PatternNode& node : root.entries("project_scale"))
    layout.project_scale = figure(node.string("figure"), node);
  return layout;
}

}  // namespace yusuan
