#include "forms/rows.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "forms/page_break.h"
#include "forms/row_codes.h"
#include "text/amount.h"

namespace yusuan::forms {
namespace {

bool is_label(ColumnType type) { return type == ColumnType::kCode || type == ColumnType::kName; }

// The figure of a cell that should hold one.
void read_figure(TableCell& cell, int page, std::vector<Diagnostic>& diagnostics) {
  std::string& text = *cell.text;
  const auto amount = text::parse_amount(text);
  if (amount) {
    cell.value = amount->value;
    if (amount->slip)
      diagnostics.push_back({Severity::kWarning, "separator_missing",
                             "“" + text + "” is read as " + amount->value.to_string(), page, cell.box});
    // Spaces inside a figure are layout's.
    std::erase(text, ' ');
  } else if (!text::is_placeholder(text)) {
    diagnostics.push_back({Severity::kWarning, "figure_unread", "“" + text + "” is no figure", page, cell.box});
  }
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
    const Cell& printed = *row.starting_at(static_cast<int>(i));
    const Rect box = printed.text_box;
    const int page = printed.page > 0 ? printed.page : row.page;
    cells[i].text = text;
    cells[i].box = box;
    if (page != row.page) cells[i].page = page;
    if (is_label(columns[i].type) || columns[i].type == ColumnType::kText) cells[i].indent = indent_of(printed, row);
    if (text::is_spreadsheet_error(text)) {
      diagnostics.push_back({Severity::kWarning, "spreadsheet_error",
                             "“" + text + "” is what a spreadsheet prints that could not calculate", page, box});
      continue;
    }
    if (is_figure(columns[i].type))
      read_figure(cells[i], page, diagnostics);
    else if (text::joins_amounts(text))
      diagnostics.push_back(
          {Severity::kWarning, "figures_joined", "“" + text + "” is more than one figure", page, box});
  }
  return cells;
}

RowKind kind_of(const Row& row, const Vocabulary& words) {
  const auto first = std::find_if(row.cells.begin(), row.cells.end(), [](const TableCell& c) { return c.text; });
  if (row.name && patterns::any_matches(words.total_row, *row.name)) return RowKind::kTotal;
  if (first != row.cells.end() && patterns::any_matches(words.total_row, *first->text)) return RowKind::kTotal;
  if (row.name && patterns::any_matches(words.memo_row, *row.name)) return RowKind::kMemo;
  if (!row.code) return RowKind::kLine;
  return row.code->size() == 3 ? RowKind::kClass : row.code->size() == 5 ? RowKind::kGroup : RowKind::kItem;
}

// A page number inside the frame: the only text of its row.
bool is_page_number(const Row& row) {
  static const text::Pattern number(R"(^(?:第\s*\d+\s*页.*|[-—–]\s*\d{1,4}\s*[-—–])$)");
  const std::string* only = nullptr;
  for (const TableCell& cell : row.cells) {
    if (!cell.text) continue;
    if (only != nullptr) return false;
    only = &*cell.text;
  }
  return only != nullptr && number.matches(*only);
}

// Code, name and kind of rows that may still change where pages part them.
class RowMeaning {
 public:
  RowMeaning(const std::vector<Column>& columns, const Vocabulary& words) : codes_(columns, words), words_(words) {}
  void read(Row& row) { read(row, unsaid_); }
  void read(Row& row, std::vector<Diagnostic>& diagnostics) {
    row.code.reset();
    row.name.reset();
    codes_.read(row, diagnostics);
    row.kind = kind_of(row, words_);
  }

 private:
  RowCodes codes_;
  const Vocabulary& words_;
  std::vector<Diagnostic> unsaid_;
};

bool is_blank(const Row& row) {
  return std::none_of(row.cells.begin(), row.cells.end(), [](const TableCell& cell) { return cell.text; });
}

// What was said of pieces of figures that are whole now: of those in `rest`, and of what they were added to.
void forget_unread(const Row& whole, const Row& rest, std::vector<Diagnostic>& diagnostics) {
  const auto stands_in = [](const Row& row, const Diagnostic& said, std::size_t i) {
    return said.page == row.page && said.box && row.cells[i].box && encloses(*row.cells[i].box, *said.box);
  };
  std::erase_if(diagnostics, [&](const Diagnostic& said) {
    if (said.code != "figure_unread") return false;
    for (std::size_t i = 0; i < rest.cells.size(); ++i)
      if (rest.cells[i].text && whole.cells[i].value && (stands_in(rest, said, i) || stands_in(whole, said, i)))
        return true;
    return false;
  });
}

// The only column of texts of which each row with a figure has either a text or a name, never both; at least this many
// rows on either side.
std::optional<std::size_t> column_of_details(const std::vector<Row>& rows, const std::vector<Column>& columns) {
  constexpr int kFewest = 3;
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].type != ColumnType::kText) continue;
    int named = 0, detailed = 0;
    const bool either = std::ranges::all_of(rows, [&](const Row& row) {
      const bool figure = std::ranges::any_of(row.cells, [](const TableCell& cell) { return cell.value.has_value(); });
      const bool text = row.cells[i].text.has_value(), name = row.name || row.code;
      named += figure && name;
      detailed += figure && text;
      return !figure || text != name;
    });
    if (!either || named < kFewest || detailed < kFewest) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

// 科目 | 金额 | 项目明细: the parts of 科目 are called what stands behind their amounts.
void name_by_details(std::vector<Row>& rows, const std::vector<Column>& columns) {
  const auto details = column_of_details(rows, columns);
  for (std::size_t i = 0; details && i < rows.size(); ++i)
    if (!rows[i].name && !rows[i].code) rows[i].name = rows[i].cells[*details].text;
}

}  // namespace

std::vector<Row> read_rows(const std::vector<const GridRow*>& body, const Header& header,
                           const std::vector<Column>& columns, const Vocabulary& words,
                           std::optional<std::string>& note, std::vector<Diagnostic>& diagnostics) {
  std::vector<BodyRow> read;
  const PageBreaks breaks(body, columns, words);
  RowMeaning meaning(columns, words);
  const std::vector<bool> nothing(columns.size(), false);
  for (const GridRow* grid_row : body) {
    if (const std::string* text = sentence_across(*grid_row, words)) {
      note = note && *note != *text ? *text + *note : *text;
      continue;
    }
    if (is_signature(*grid_row, words)) continue;
    Row row{.cells = read_cells(*grid_row, columns, grid_row == body.front() ? header.shared : nothing, diagnostics),
            .page = grid_row->page};
    if (is_blank(row) || is_page_number(row)) continue;
    meaning.read(row);
    read.push_back({grid_row, std::move(row)});
    if (read.size() < 2) continue;
    BodyRow &above = read[read.size() - 2], &below = read.back();
    const bool rest = breaks.joins_rest(above, below);
    if (above.row.page == below.row.page && !rest) continue;
    if (!rest) breaks.mend_merged(above, below);
    if (rest) forget_unread(above.row, below.row, diagnostics);
    meaning.read(above.row);
    meaning.read(below.row);
    if (rest || is_blank(below.row)) read.pop_back();
  }
  std::vector<Row> rows;
  rows.reserve(read.size());
  RowMeaning whole(columns, words);
  for (BodyRow& row : read) {
    whole.read(row.row, diagnostics);
    rows.push_back(std::move(row.row));
  }
  name_by_details(rows, columns);
  return rows;
}

}  // namespace yusuan::forms
