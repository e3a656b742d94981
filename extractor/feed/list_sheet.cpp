#include "feed/list_sheet.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace yusuan::feed {
namespace {

constexpr int kLineHeight = 16, kMostLines = 20;

int lines_of(std::string_view text, int width) {
  const int room = std::max(width - 4, 1);
  return (text::half_widths(text) + room - 1) / room;
}

}  // namespace

void write_value(SheetScript& sheet, int row, int col, const FeedValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return sheet.number(row, col, Decimal(*number, 0), "", Look::kCell);
  if (const auto* decimal = std::get_if<Decimal>(&value)) return sheet.number(row, col, *decimal, ",", Look::kCell);
  const auto* text = std::get_if<std::string>(&value);
  sheet.text(row, col, text == nullptr ? "" : *text, Look::kCell);
}

void fit_row(SheetScript& sheet, int row, int lines) { sheet.height(row, kLineHeight * std::min(lines, kMostLines)); }

ListSheet::ListSheet(SheetScript sheet, std::vector<ListColumn> columns) : sheet_(sheet), columns_(std::move(columns)) {
  int lines = 1;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    lines = std::max(lines, lines_of(columns_[i].title, columns_[i].width));
    sheet_.text(0, static_cast<int>(i), columns_[i].title, Look::kHeader);
    sheet_.width(static_cast<int>(i), columns_[i].width);
  }
  fit_row(sheet_, 0, lines);
}

void ListSheet::add(const FeedRow& values) {
  int lines = 1;
  for (std::size_t i = 0; i < values.size() && i < columns_.size(); ++i) {
    write_value(sheet_, row_, static_cast<int>(i), values[i]);
    if (const auto* text = std::get_if<std::string>(&values[i]))
      lines = std::max(lines, lines_of(*text, columns_[i].width));
  }
  // Spreadsheets do not fit rows to wrapped cells by themselves where another program opens the file.
  if (lines > 1) fit_row(sheet_, row_, lines);
  ++row_;
}

void ListSheet::close() {
  sheet_.freeze(1, 0);
  sheet_.filter(row_, static_cast<int>(columns_.size()));
  sheet_.print_wide(0, 0);
}

}  // namespace yusuan::feed
