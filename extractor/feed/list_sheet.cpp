#include "feed/list_sheet.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace yusuan {
namespace {

constexpr int kLineHeight = 16, kMostLines = 20;

int lines_of(std::string_view text, int width) {
  const int room = std::max(width - 4, 1);
  return (half_widths(text) + room - 1) / room;
}

}  // namespace

ListSheet::ListSheet(SheetScript sheet, std::vector<ListColumn> columns) : sheet_(sheet), columns_(std::move(columns)) {
  int lines = 1;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    lines = std::max(lines, lines_of(columns_[i].title, columns_[i].width));
    sheet_.text(0, static_cast<int>(i), columns_[i].title, Look::kHeader);
    sheet_.width(static_cast<int>(i), columns_[i].width);
  }
  sheet_.height(0, kLineHeight * std::min(lines, kMostLines));
}

void ListSheet::add(const FeedRow& values) {
  int lines = 1;
  for (std::size_t i = 0; i < values.size() && i < columns_.size(); ++i) {
    const int col = static_cast<int>(i);
    if (const auto* number = std::get_if<std::int64_t>(&values[i])) {
      sheet_.number(row_, col, Decimal(*number, 0), "", Look::kCell);
    } else if (const auto* decimal = std::get_if<Decimal>(&values[i])) {
      sheet_.number(row_, col, *decimal, ",", Look::kCell);
    } else {
      const auto* text = std::get_if<std::string>(&values[i]);
      sheet_.text(row_, col, text == nullptr ? "" : *text, Look::kCell);
      if (text != nullptr) lines = std::max(lines, lines_of(*text, columns_[i].width));
    }
  }
  // Spreadsheets do not fit rows to wrapped cells by themselves where another program opens the file.
  if (lines > 1) sheet_.height(row_, kLineHeight * std::min(lines, kMostLines));
  ++row_;
}

void ListSheet::close() {
  sheet_.freeze(1, 0);
  sheet_.filter(row_, static_cast<int>(columns_.size()));
  sheet_.print_wide(0, 0);
}

}  // namespace yusuan
