#include "audit/reading.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "model/unplaced.h"

namespace yusuan::audit {
namespace {

// What stages before say of figures that reached no cell.
bool tells_of_lost_figures(const Diagnostic& diagnostic) {
  static constexpr std::array<std::string_view, 7> kCodes = {"figures_outside",  "figures_left_out",   "table_left_out",
                                                             "page_unread",      "performance_unread", "figures_joined",
                                                             "columns_unmatched"};
  return std::any_of(kCodes.begin(), kCodes.end(), [&](std::string_view code) { return diagnostic.code == code; });
}

// Offices have 保密 among their duties; withheld is what is told of contents.
bool withholds(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kWords = {"涉密信息", "涉密内容", "涉密部分", "涉密项目",
                                                             "剔除涉密", "涉密不",   "不予公开"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// Points; negative where the row has no place on its page.
double bottom_of(const Row& row) {
  double bottom = -1;
  for (const TableCell& cell : row.cells)
    if (cell.box) bottom = std::max(bottom, cell.box->y1);
  return bottom;
}

// The number that a cell which counts rows holds: `栏次` and `行次` print 1 to 9999 in bare digits.
std::optional<int> count_in(const TableCell& cell) {
  constexpr std::size_t kMostDigits = 4;
  if (!cell.text || cell.text->empty() || cell.text->size() > kMostDigits) return std::nullopt;
  int number = 0;
  for (const char c : *cell.text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = 10 * number + (c - '0');
  }
  return number;
}

// Whether a column counts the rows upwards and passes over some numbers.
bool counts_with_gaps(const Table& table, int column) {
  // What has fewer steps of one, or many that are not, is a column of something else.
  constexpr int kFewestSteps = 10, kStepsPerGap = 2;
  int steps = 0, gaps = 0;
  std::optional<int> last;
  for (const Row& row : table.rows) {
    const auto number = count_in(row.cells[column]);
    if (!number) continue;
    if (last && *number <= *last) return false;
    (last && *number != *last + 1 ? gaps : steps) += 1;
    last = number;
  }
  return gaps > 0 && steps >= kFewestSteps && steps > kStepsPerGap * gaps;
}

}  // namespace

bool is_unread(const Table& table, int row, int column) {
  const TableCell& cell = table.rows[row].cells[column];
  if (cell.value || !cell.text || !is_figure(table.columns[column].type)) return false;
  return std::any_of(cell.text->begin(), cell.text->end(), [](char c) { return (c >= '0' && c <= '9') || c == '#'; });
}

bool is_fully_read(const Document& document, const Table& table) {
  if (has_unplaced(table)) return false;
  for (int row = 0; row < static_cast<int>(table.rows.size()); ++row)
    for (int column = 0; column < static_cast<int>(table.rows[row].cells.size()); ++column)
      if (table.columns[column].type == ColumnType::kMoney && is_unread(table, row, column)) return false;
  if (table.pages.empty()) return true;
  const int first = *std::min_element(table.pages.begin(), table.pages.end());
  const int last = *std::max_element(table.pages.begin(), table.pages.end());
  // What is lost on the page behind may be the rest of it.
  return std::none_of(document.diagnostics.begin(), document.diagnostics.end(), [&](const Diagnostic& diagnostic) {
    return diagnostic.page && *diagnostic.page >= first && *diagnostic.page <= last + 1 &&
           tells_of_lost_figures(diagnostic);
  });
}

bool has_unread_table(const Document& document) {
  return std::any_of(document.tables.begin(), document.tables.end(),
                     [](const Table& table) { return table.status == TableStatus::kFilled && table.rows.empty(); });
}

bool is_a_piece(const Document& document, std::size_t index) {
  if (!is_text_dump(document)) return false;
  const Table& table = document.tables[index];
  const auto is_beside = [&](std::size_t other) {
    return other < document.tables.size() && table.id && document.tables[other].id == table.id &&
           document.tables[other].number == table.number && document.tables[other].title == table.title;
  };
  return is_beside(index - 1) || is_beside(index + 1);
}

bool lost_figures(const Document& document) {
  return std::any_of(document.diagnostics.begin(), document.diagnostics.end(), tells_of_lost_figures);
}

double lowest_row(const Document& document) {
  double lowest = -1;
  for (const Table& table : document.tables)
    for (const Row& row : table.rows) lowest = std::max(lowest, bottom_of(row));
  return lowest;
}

bool ends_with_page(const Table& table, double lowest) {
  // Rows are 12 to 40 points high; the page's last one may leave room for one more.
  constexpr double kRoomPt = 40;
  const double last = table.rows.empty() ? -1 : bottom_of(table.rows.back());
  return last >= 0 && last + kRoomPt >= lowest;
}

bool is_read_by_order(const Document& document) { return document.source.text_kind == "order"; }

bool is_text_dump(const Document& document) { return document.source.input == "text"; }

bool says_withheld(const Document& document) {
  const auto in_row = [](const Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const TableCell& cell) { return cell.text && withholds(*cell.text); });
  };
  return std::any_of(document.tables.begin(), document.tables.end(),
                     [&](const Table& table) {
                       return (table.note && withholds(*table.note)) ||
                              std::any_of(table.rows.begin(), table.rows.end(), in_row);
                     }) ||
         std::any_of(document.sections.begin(), document.sections.end(), [](const Section& section) {
           return std::any_of(section.paragraphs.begin(), section.paragraphs.end(),
                              [](const Paragraph& paragraph) { return withholds(paragraph.text); });
         });
}

bool leaves_out_rows(const Table& table) {
  for (int column = 0; column < static_cast<int>(table.columns.size()); ++column)
    if (table.columns[column].type != ColumnType::kCode && counts_with_gaps(table, column)) return true;
  return false;
}

bool is_numbering_row(const Table& table, int row) {
  static constexpr std::string_view kColumnNumbers = "栏次";
  constexpr int kFewest = 3;
  if (table.rows[row].name && table.rows[row].name->starts_with(kColumnNumbers)) return true;
  std::optional<Decimal> last;
  int figures = 0;
  for (const TableCell& cell : table.rows[row].cells) {
    if (!cell.value) continue;
    if (cell.value->scale() > 0) return false;
    const auto step = last ? subtract(*cell.value, *last) : std::optional(Decimal(1, 0));
    if (!step || *step != Decimal(1, 0)) return false;
    last = cell.value;
    ++figures;
  }
  return figures >= kFewest;
}

}  // namespace yusuan::audit
