#include "forms/rows.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "forms/page_break.h"
#include "text/amount.h"

namespace yusuan {
namespace {

bool is_label(ColumnType type) { return type == ColumnType::kCode || type == ColumnType::kName; }

bool is_figure(ColumnType type) {
  return type == ColumnType::kMoney || type == ColumnType::kNumber || type == ColumnType::kPercent;
}

// A label stands in the middle of its cell when it is as far from both sides, within rounding, and has room to be
// elsewhere.
constexpr double kCentred = 1.2, kRoomLetters = 2;

Indent indent_of(const Cell& cell, const GridRow& row) {
  const auto first = std::find_if(row.cells.begin(), row.cells.end(), [](const Cell* c) { return c != nullptr; });
  const Rect& line = cell.first_line ? *cell.first_line : cell.text_box;
  const double room = cell.box.width() - cell.text_box.width();
  return {.x_pt = static_cast<float>(line.x0 - (*first)->box.x0),
          .em_pt = static_cast<float>(line.height()),
          .centred = std::abs(line.center_x() - cell.box.center_x()) < kCentred && room > kRoomLetters * line.height()};
}

// Columns with `skipped` set hold a header cell in this row.
std::vector<TableCell> read_cells(const GridRow& row, const std::vector<Column>& columns,
                                  const std::vector<bool>& skipped, std::vector<Diagnostic>& diagnostics) {
  std::vector<TableCell> cells(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string& text = row.text(static_cast<int>(i));
    if (text.empty() || skipped[i]) continue;
    const Rect box = row.starting_at(static_cast<int>(i))->text_box;
    cells[i].text = text;
    cells[i].box = box;
    if (is_label(columns[i].type) || columns[i].type == ColumnType::kText)
      cells[i].indent = indent_of(*row.starting_at(static_cast<int>(i)), row);
    if (!is_figure(columns[i].type)) continue;
    if (const auto amount = parse_amount(text))
      cells[i].value = amount->value;
    else if (!is_placeholder(text))
      diagnostics.push_back({Severity::kWarning, "figure_unread", "“" + text + "” is no figure", row.page, box});
  }
  return cells;
}

std::string only_digits(const std::string& text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

// A code and a name in one printed cell: `201 一般公共服务支出`. Gives the code's length in bytes, 0 when there is
// none.
std::size_t leading_code(const std::string& text, const Vocabulary& words) {
  if (!any_matches(words.code, text)) return 0;
  const auto end = text.find_first_not_of("0123456789");
  return end == std::string::npos ? text.size() : end;
}

// The code of a row from its code cells (类, 款, 项 or all in one) or the start of its name.
void read_code_and_name(Row& row, const std::vector<Column>& columns, const Vocabulary& words) {
  std::string code;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!row.cells[i].text) continue;
    const std::string& text = *row.cells[i].text;
    if (columns[i].type == ColumnType::kCode && row.name == std::nullopt) {
      const std::string digits = only_digits(text);
      code += digits;
      // 合计 stands in the code columns, and `code name` may stand in one cell of them.
      if (const auto end = digits.empty() ? 0 : leading_code(text, words);
          end != text.size() && digits.size() != text.size())
        row.name = text.substr(text.find_first_not_of(' ', end));
    } else if (columns[i].type == ColumnType::kName && row.name == std::nullopt) {
      const auto end = code.empty() ? leading_code(text, words) : 0;
      code += text.substr(0, end);
      if (end < text.size()) row.name = text.substr(text.find_first_not_of(' ', end));
    }
  }
  if (code.size() == 3 || code.size() == 5 || code.size() == 7) row.code = code;
}

RowKind kind_of(const Row& row, const Vocabulary& words) {
  const auto first = std::find_if(row.cells.begin(), row.cells.end(), [](const TableCell& c) { return c.text; });
  if (row.name && any_matches(words.total_row, *row.name)) return RowKind::kTotal;
  if (first != row.cells.end() && any_matches(words.total_row, *first->text)) return RowKind::kTotal;
  if (row.name && any_matches(words.memo_row, *row.name)) return RowKind::kMemo;
  if (!row.code) return RowKind::kLine;
  return row.code->size() == 3 ? RowKind::kClass : row.code->size() == 5 ? RowKind::kGroup : RowKind::kItem;
}

// A page number inside the frame: the only text of its row.
bool is_page_number(const Row& row) {
  static const Pattern number(R"(^(?:第\s*\d+\s*页.*|[-—–]\s*\d{1,4}\s*[-—–])$)");
  const std::string* only = nullptr;
  for (const TableCell& cell : row.cells) {
    if (!cell.text) continue;
    if (only != nullptr) return false;
    only = &*cell.text;
  }
  return only != nullptr && number.matches(*only);
}

void read_meaning(Row& row, const std::vector<Column>& columns, const Vocabulary& words) {
  row.code.reset();
  row.name.reset();
  read_code_and_name(row, columns, words);
  row.kind = kind_of(row, words);
}

bool is_blank(const Row& row) {
  return std::none_of(row.cells.begin(), row.cells.end(), [](const TableCell& cell) { return cell.text; });
}

}  // namespace

std::vector<Row> read_rows(const std::vector<const GridRow*>& body, const Header& header,
                           const std::vector<Column>& columns, const Vocabulary& words,
                           std::optional<std::string>& note, std::vector<Diagnostic>& diagnostics) {
  std::vector<BodyRow> read;
  const PageBreaks breaks(body, columns, words);
  const std::vector<bool> nothing(columns.size(), false);
  for (const GridRow* grid_row : body) {
    if (const std::string* text = sentence_across(*grid_row, words)) {
      note = note && *note != *text ? *text + *note : *text;
      continue;
    }
    Row row{.cells = read_cells(*grid_row, columns, grid_row == body.front() ? header.shared : nothing, diagnostics),
            .page = grid_row->page};
    if (is_blank(row) || is_page_number(row)) continue;
    read_meaning(row, columns, words);
    read.push_back({grid_row, std::move(row)});
    if (read.size() < 2) continue;
    BodyRow &above = read[read.size() - 2], &below = read.back();
    if (above.row.page == below.row.page) continue;
    const bool rest = breaks.joins_rest(above, below);
    if (!rest) breaks.mend_merged(above, below);
    read_meaning(above.row, columns, words);
    read_meaning(below.row, columns, words);
    if (rest || is_blank(below.row)) read.pop_back();
  }
  std::vector<Row> rows;
  rows.reserve(read.size());
  for (BodyRow& row : read) rows.push_back(std::move(row.row));
  return rows;
}

}  // namespace yusuan
