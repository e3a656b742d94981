// A numbered table of a disclosure: titled, with typed columns, rows in printed order and every figure with its place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/decimal.h"
#include "model/geometry.h"

namespace yusuan {

enum class ColumnType : std::uint8_t {
  kCode,     ///< digits of a functional or economic classification
  kName,     ///< what the row is about
  kText,     ///< anything else in words
  kMoney,    ///< an amount in the table's money unit
  kNumber,   ///< a count or another plain number
  kPercent,  ///< a share or growth rate, in percent
};

/// Whether the cells of such a column hold figures.
constexpr bool is_figure(ColumnType type) {
  return type == ColumnType::kMoney || type == ColumnType::kNumber || type == ColumnType::kPercent;
}

struct Column {
  std::string key;                  ///< unique within the table, snake_case; "column_5" where no pattern names it
  std::vector<std::string> header;  ///< header cells over the column, from the top down
  std::optional<int> ordinal;       ///< printed column number
  ColumnType type = ColumnType::kText;
  bool inferred = true;  ///< false when a form's pattern names the column
};

/// The elements of a header or heading path as one text.
std::string path_text(const std::vector<std::string>& path, std::string_view separator = "/");

enum class RowKind : std::uint8_t { kTotal, kClass, kGroup, kItem, kLine, kMemo };

/// How the first line of a cell stands in its table.
struct Indent {
  float x_pt = 0;        ///< from the table's left border
  float em_pt = 0;       ///< height of the line, about the width of an ideograph
  bool centred = false;  ///< in the middle of its cell, so that `x_pt` says nothing
};

struct TableCell {
  std::optional<std::string> text;  ///< nullopt when blank
  std::optional<Rect> box;          ///< around the text, on the page that page_of names
  std::optional<Decimal> value;     ///< money, number and percent columns; in the printed unit
  std::optional<Indent> indent;     ///< of label cells read from a PDF
  int page = 0;                     ///< from 1, where it is another one than `Row::page`; else 0
  int proved = 0;                   ///< passing identities that hold the figure and others that are not zero
};

/// A row's place in the outline of its table, by codes, numbering, indentation and sums.
struct RowPlace {
  int level = 1;              ///< 1 at the top, a parent's level + 1 below it
  std::optional<int> parent;  ///< index in Table::rows of the row that this one is a part of, always an earlier row
};

struct Row {
  RowKind kind = RowKind::kLine;
  std::optional<std::string> code;  ///< full code without spaces: "2080101"
  std::optional<std::string> name;
  std::vector<TableCell> cells;       ///< as many as the table has columns
  int page = 0;                       ///< where the row starts, from 1
  std::vector<std::string> unplaced;  ///< figures of the row whose columns a text dump leaves open, as printed
  RowPlace place;                     ///< of the first block of labels (model/labels.h)
  std::vector<RowPlace> beside;       ///< of the further blocks, from left to right; empty in a table with one block
};

/// The page that a cell of the row stands on: not the row's own where a page cut the row, or where the table goes on to
/// the right on the facing page.
inline int page_of(const Row& row, const TableCell& cell) { return cell.page > 0 ? cell.page : row.page; }

enum class TableStatus : std::uint8_t { kFilled, kDeclaredEmpty, kBlank };

struct Table {
  std::optional<int> number;
  std::optional<std::string> label;  ///< the mark that is printed with it: 表1-1, 公开07表
  std::optional<std::string> id;     ///< which table of the form this is; nullopt when no pattern knows it
  std::string title;                 ///< empty when the table has none
  std::optional<std::string> preparer;
  std::optional<std::string> money_unit;      ///< as printed: 元, 万元
  std::optional<std::int64_t> yuan_per_unit;  ///< 1, 10000
  std::vector<int> pages;
  TableStatus status = TableStatus::kBlank;
  std::optional<std::string> note;
  std::vector<Column> columns;
  std::vector<Row> rows;
};

}  // namespace yusuan
