#include "forms/table_index.h"

#include <algorithm>

#include "forms/marks.h"

namespace yusuan::forms {

bool is_index(const Header& header, const Vocabulary& words) {
  for (const auto& path : header.paths)
    for (const std::string& text : path)
      if (patterns::any_matches(words.index_header, text)) return true;
  return false;
}

void EmptyTables::read(const GridTable& index, const Header& header, const Vocabulary& words) {
  static const text::Pattern asks("是否(?:为)?空表"), yes("^(?:是|空表|√)$");
  int column = -1;
  for (int col = 0; col < index.columns && col < static_cast<int>(header.paths.size()); ++col)
    for (const std::string& text : header.paths[static_cast<std::size_t>(col)])
      if (asks.matches(text)) column = col;
  if (column < 0) return;
  for (const GridRow& row : index.rows) {
    if (!yes.matches(row.text(column))) continue;
    for (int col = 0; col < column; ++col) {
      const std::string& text = row.text(col);
      if (const auto mark = mark_in(text, words.number); mark && mark->number) numbers_.push_back(*mark->number);
      if (patterns::any_matches(words.title, text)) titles_.push_back(text);
    }
  }
}

bool EmptyTables::names(const Table& table) const {
  const auto has = [](const auto& list, const auto& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  };
  return (table.number && has(numbers_, *table.number)) || has(titles_, table.title);
}

}  // namespace yusuan::forms
