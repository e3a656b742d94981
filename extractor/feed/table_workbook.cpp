#include "feed/table_workbook.h"

#include <algorithm>

#include "feed/workbook_script.h"
#include "text/amount.h"
#include "text/utf8.h"

namespace yusuan::feed {
namespace {

constexpr int kMinWidth = 8, kMaxWidth = 40;

std::string pages_of(const FoundTable& table) {
  const std::string first = std::to_string(table.pages.front()), last = std::to_string(table.pages.back());
  return first == last ? first : first + "-" + last;
}

// page 3-5 (2): the second table that begins on page 3.
std::vector<std::string> names_of(const std::vector<FoundTable>& tables, Words words) {
  std::vector<std::string> names;
  int page = 0, place = 0;
  for (const FoundTable& table : tables) {
    place = table.grid.page == page ? place + 1 : 1;
    page = table.grid.page;
    names.push_back(words("第 ", "page ") + pages_of(table) + words(" 页", "") +
                    (place > 1 ? " (" + std::to_string(place) + ")" : ""));
  }
  return names;
}

bool has_leading_zero(std::string_view text) {
  return text.size() > 1 && text.front() == '0' && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<bool> columns_of_codes(const Grid& grid) {
  std::vector<bool> codes(static_cast<std::size_t>(grid.columns()), false);
  for (const Cell& cell : grid.cells)
    if (has_leading_zero(cell.text)) codes[static_cast<std::size_t>(cell.col)] = true;
  return codes;
}

std::vector<int> widths_of(const Grid& grid) {
  std::vector<int> widths(static_cast<std::size_t>(grid.columns()), kMinWidth);
  for (const Cell& cell : grid.cells)
    if (cell.col_span == 1) {
      int& width = widths[static_cast<std::size_t>(cell.col)];
      width = std::clamp(text::half_widths(cell.text) + 3, width, kMaxWidth);
    }
  return widths;
}

void write_table(SheetScript sheet, const Grid& grid) {
  const auto codes = columns_of_codes(grid);
  const auto widths = widths_of(grid);
  for (std::size_t col = 0; col < widths.size(); ++col) sheet.width(static_cast<int>(col), widths[col]);
  for (const Cell& cell : grid.cells) {
    const auto amount = codes[static_cast<std::size_t>(cell.col)] ? std::nullopt : text::parse_amount(cell.text);
    sheet.merged(cell.row, cell.col, cell.row_span, cell.col_span, amount ? "" : cell.text, Look::kCell);
    if (amount) sheet.number(cell.row, cell.col, amount->value, cell.text, Look::kCell);
  }
}

void write_list(SheetScript sheet, const std::vector<FoundTable>& tables, const std::vector<std::string>& names,
                const std::string& title, Words words) {
  sheet.text(0, 0, title, Look::kTitle);
  const std::vector<std::pair<std::string, int>> columns{{words("表", "table"), 20},
                                                         {words("行数", "rows"), 8},
                                                         {words("列数", "columns"), 10},
                                                         {words("存疑", "doubt"), 8},
                                                         {words("原因", "why"), 60}};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    sheet.width(static_cast<int>(i), columns[i].second);
    sheet.text(2, static_cast<int>(i), columns[i].first, Look::kHeader);
  }
  int row = 3;
  for (std::size_t i = 0; i < tables.size(); ++i, ++row) {
    const FoundTable& table = tables[i];
    sheet.link(row, 0, names[i], names[i]);
    sheet.number(row, 1, Decimal(table.grid.rows(), 0), "");
    sheet.number(row, 2, Decimal(table.grid.columns(), 0), "");
    sheet.number(row, 3, Decimal(static_cast<std::int64_t>(100 * table.doubt.share + 0.5), 2), "");
    std::string why;
    for (const std::string& reason : table.doubt.reasons) why += (why.empty() ? "" : ", ") + reason;
    sheet.text(row, 4, why);
  }
  sheet.freeze(3, 0);
}

}  // namespace

std::string table_workbook_script(const std::vector<FoundTable>& tables, const std::string& title, Words words) {
  WorkbookScript book(title);
  const auto names = names_of(tables, words);
  write_list(book.add(words("目录", "tables")), tables, names, title, words);
  for (std::size_t i = 0; i < tables.size(); ++i) write_table(book.add(names[i]), tables[i].grid);
  return book.packed();
}

}  // namespace yusuan::feed
