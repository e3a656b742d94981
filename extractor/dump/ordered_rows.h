// The rows of a table whose places a dump lost: lines of texts and figures in the order of its columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dump/kept_lines.h"
#include "forms/patterns.h"

namespace yusuan::dump {

class HeaderWords;

enum class ItemKind : std::uint8_t { kCode, kText, kFigure };

/// What stands in a cell, or in one line of it.
struct OrderedItem {
  ItemKind kind = ItemKind::kText;
  std::string text;
  int row = 0;         ///< of the line
  bool parts = false;  ///< several texts that a space parts: they may belong to several columns
};

struct OrderedRow {
  std::vector<OrderedItem> items;  ///< from left to right
  bool numbers = false;            ///< numbers the columns
  bool full = false;               ///< as many figures as there are columns of them: each stands in its own
};

/// A table of one page.
struct OrderedTable {
  std::vector<ItemKind> columns;
  /// Of each column the cells over it, from the top down; empty where the text does not tell.
  std::vector<std::vector<std::string>> header;
  std::size_t blank_behind = 0;      ///< columns of remarks behind all others, blank in every row
  bool units = false;                ///< the first column has units, the next two codes and names
  std::vector<std::string> heading;  ///< all words above its rows
  std::vector<OrderedRow> rows;
  int first_row = 0, last_row = 0;  ///< lines that it takes up, its header included
};

/// Reads lines `first` to before `end` of a page as a table: its fullest rows say how many columns it has, where a row
/// that numbers them, its header or printed zeros confirm that none is blank in all rows. nullopt where nothing does,
/// and the words above its rows are not those of `above`, a table that was read before, or null.
std::optional<OrderedTable> read_ordered_table(const KeptPage& page, std::size_t first, std::size_t end,
                                               const forms::Vocabulary& words, const HeaderWords& headers,
                                               const OrderedTable* above);

}  // namespace yusuan::dump
