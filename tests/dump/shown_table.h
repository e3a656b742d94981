// A table as text.
#pragma once

#include <string>

#include "model/table.h"

namespace yusuan::dump {

/// A line a row: its cells, a bar behind each, and its figures without a cell, a question mark before each.
inline std::string shown(const Table& table) {
  std::string text;
  for (const Row& row : table.rows) {
    for (const TableCell& cell : row.cells) text += cell.text.value_or("") + "|";
    for (const std::string& figure : row.unplaced) text += "?" + figure;
    text += "\n";
  }
  return text;
}

}  // namespace yusuan::dump
