#include "forms/columns.h"

#include <algorithm>
#include <set>

#include "text/amount.h"

namespace yusuan {
namespace {

std::string joined(const std::vector<std::string>& path) {
  std::string text;
  for (const std::string& element : path) text += (text.empty() ? "" : "/") + element;
  return text;
}

const ColumnPattern* column_named(const std::vector<ColumnPattern>& patterns, const std::string& path) {
  for (const ColumnPattern& pattern : patterns)
    if (any_matches(pattern.header, path)) return &pattern;
  return nullptr;
}

// Without a word of the header to go by: a column of figures is money where the table has a money unit.
ColumnType type_by_content(const std::vector<const GridRow*>& body, int column, bool has_money_unit) {
  int figures = 0, texts = 0, percents = 0;
  for (const GridRow* row : body) {
    const std::string& text = row->text(column);
    if (text.empty() || is_placeholder(text)) continue;
    const auto amount = parse_amount(text);
    ++(amount ? figures : texts);
    percents += amount && amount->percent;
  }
  if (figures == 0 || texts > figures) return ColumnType::kText;
  if (2 * percents > figures) return ColumnType::kPercent;
  return has_money_unit ? ColumnType::kMoney : ColumnType::kNumber;
}

void make_unique(std::vector<Column>& columns) {
  std::set<std::string> seen;
  for (Column& column : columns) {
    const std::string key = column.key;
    for (int n = 2; !seen.insert(column.key).second; ++n) column.key = key + "_" + std::to_string(n);
  }
}

}  // namespace

std::vector<Column> name_columns(const Header& header, const std::vector<const GridRow*>& body,
                                 const TablePattern* form, bool has_money_unit, const Vocabulary& words) {
  std::vector<Column> columns;
  for (std::size_t i = 0; i < header.paths.size(); ++i) {
    Column column{.header = header.paths[i], .ordinal = header.ordinals[i]};
    const std::string path = joined(column.header);
    const ColumnPattern* known = form == nullptr ? nullptr : column_named(form->columns, path);
    column.inferred = known == nullptr;
    if (known == nullptr) known = column_named(words.columns, path);
    if (known != nullptr) {
      column.key = known->key;
      column.type = known->type;
    } else {
      column.key = "column_" + std::to_string(i + 1);
      column.type = type_by_content(body, static_cast<int>(i), has_money_unit);
    }
    columns.push_back(std::move(column));
  }
  make_unique(columns);
  return columns;
}

}  // namespace yusuan
