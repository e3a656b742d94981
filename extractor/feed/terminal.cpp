#include "feed/terminal.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <vector>

#include "feed/cell_findings.h"
#include "feed/printed_header.h"
#include "text/amount.h"
#include "text/one_line.h"

namespace yusuan::feed {
namespace {

// Wide enough for the longest names of ordinary items; eleven columns of figures still fit a wide terminal.
constexpr int kMaxTextWidth = 30;
constexpr int kMinWidth = 6;
constexpr int kHeaderWidth = 12;          // a header is wrapped only when it is longer: six characters
constexpr double kDoubtful = 0.3;         // of tables so doubtful, two in three are not right
constexpr std::size_t kShownDigits = 12;  // of the SHA-256: enough to know a file by
constexpr std::string_view kGap = "  ";

int width_of(UChar32 c) {
  if (c < 0) return 1;  // not UTF-8
  const int category = u_charType(c);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Calls `visit(width, first_byte, past_last_byte)` for each code point.
template <typename Visit>
void for_each_character(std::string_view text, Visit visit) {
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t start = i;
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    visit(width_of(c), start, i);
  }
}

// The text in pieces of at most `width` columns, cut anywhere, as Chinese is.
std::vector<std::string_view> wrapped(std::string_view text, int width) {
  std::vector<std::string_view> lines;
  std::int32_t start = 0;
  int used = 0;
  for_each_character(text, [&](int character, std::int32_t from, std::int32_t) {
    if (used > 0 && used + character > width) {
      lines.push_back(text.substr(start, from - start));
      start = from;
      used = 0;
    }
    used += character;
  });
  lines.push_back(text.substr(start));
  return lines;
}

struct Shape {
  int width = kMinWidth;
  bool right = false;  // figures
};

// A text and the columns of the terminal that it may take.
struct Piece {
  std::string_view text;
  Shape shape;
};

// A table on its way to the terminal.
struct TextTable {
  Grid grid{};
  int header_rows = 0;          // with a rule below; 0: none is known
  std::vector<bool> figures{};  // for each column whether it stands to the right; empty: cells with an amount do
};

void append_padded(std::string& out, std::string_view text, const Shape& shape) {
  const std::string padding(std::max(0, shape.width - display_width(text)), ' ');
  if (shape.right) out += padding;
  out += text;
  if (!shape.right) out += padding;
}

void append_line(std::string& out, const std::vector<Piece>& pieces) {
  std::vector<std::vector<std::string_view>> texts;
  std::size_t height = 1;
  for (const Piece& piece : pieces) {
    texts.push_back(wrapped(piece.text, piece.shape.width));
    height = std::max(height, texts.back().size());
  }
  for (std::size_t h = 0; h < height; ++h) {
    const std::size_t start = out.size();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (i > 0) out += kGap;
      append_padded(out, h < texts[i].size() ? texts[i][h] : std::string_view{}, pieces[i].shape);
    }
    out.resize(std::max(start, out.find_last_not_of(' ') + 1));
    out += '\n';
  }
}

// Columns of the terminal that some neighbours take together.
int joined_width(const std::vector<Shape>& shapes, int first, int count) {
  int width = (count - 1) * static_cast<int>(kGap.size());
  for (int i = first; i < first + count; ++i) width += shapes[static_cast<std::size_t>(i)].width;
  return width;
}

void append_rule(std::string& out, const std::vector<Shape>& shapes) {
  const int width = joined_width(shapes, 0, static_cast<int>(shapes.size()));
  for (int i = 0; i < width; ++i) out += "─";
  out += '\n';
}

void append_heading(std::string& out, const Table& table, Words words) {
  out += '\n';
  if (table.number) out += "[" + std::to_string(*table.number) + "] ";
  out += table.title.empty() ? words("（无标题）", "(no title)") : table.title;
  if (table.money_unit) out += "  (" + *table.money_unit + ")";
  if (!table.pages.empty()) out += "  " + pages_named(table.pages, words);
  if (table.status != TableStatus::kFilled) out += "  " + name_of(table.status, words);
  out += '\n';
}

// Beyond what texts of the header and of the body are wrapped.
struct WrapLimits {
  int header, body;
};

// By the cells of one column: one that spans several may wrap, and a text beyond its limit, never a figure.
std::vector<Shape> shapes_within(const TextTable& table, const WrapLimits& limits) {
  const Shape narrowest{.width = std::min(kMinWidth, limits.header)};
  std::vector<Shape> shapes(static_cast<std::size_t>(table.grid.columns()), narrowest);
  for (const Cell& cell : table.grid.cells) {
    if (cell.col_span > 1) continue;
    int& width = shapes[static_cast<std::size_t>(cell.col)].width;
    const int most = cell.row < table.header_rows ? limits.header : limits.body;
    const int wanted = display_width(cell.text);
    width = std::max(width, wanted <= most || text::parse_amount(cell.text) ? wanted : most);
  }
  return shapes;
}

std::vector<Shape> shapes_of(const TextTable& table, int line_width) {
  std::vector<Shape> shapes;
  // At last two characters a line: columns that hold no figure are many in the tables of incomes.
  for (const WrapLimits limits :
       {WrapLimits{kHeaderWidth, kMaxTextWidth}, {kHeaderWidth, 20}, {kHeaderWidth, 12}, {8, 8}, {4, 8}}) {
    shapes = shapes_within(table, limits);
    if (joined_width(shapes, 0, table.grid.columns()) <= line_width) break;
  }
  return shapes;
}

// The header as printed, level by level, and the body below.
TextTable text_table(const Table& table) {
  TextTable text{.header_rows = header_depth(table.columns)};
  const auto columns = table.columns.size(), rows = static_cast<std::size_t>(text.header_rows) + table.rows.size();
  for (std::size_t i = 0; i <= columns; ++i) text.grid.column_edges.push_back(static_cast<double>(i));
  for (std::size_t i = 0; i <= rows; ++i) text.grid.row_edges.push_back(static_cast<double>(i));
  for (const Column& column : table.columns) text.figures.push_back(is_figure(column.type));
  for (const HeaderCell& cell : header_cells(table.columns))
    text.grid.cells.push_back(
        {.row = cell.row, .col = cell.col, .row_span = cell.row_span, .col_span = cell.col_span, .text = cell.text});
  for (std::size_t r = 0; r < table.rows.size(); ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      const auto& cells = table.rows[r].cells;
      text.grid.cells.push_back({.row = text.header_rows + static_cast<int>(r),
                                 .col = static_cast<int>(c),
                                 .text = c < cells.size() ? cells[c].text.value_or("") : ""});
    }
  return text;
}

std::string doubt_named(const Doubt& doubt, Words words) {
  if (doubt.share < kDoubtful) return "";
  std::string reasons;
  for (const std::string& reason : doubt.reasons) reasons += (reasons.empty() ? "" : ", ") + reason;
  return words("，存疑：", ", doubtful: ") + reasons;
}

void append_cells(std::string& out, const TextTable& table, const std::vector<Shape>& shapes) {
  const Grid& grid = table.grid;
  const CellMap cells(grid);
  for (int row = 0; row < grid.rows(); ++row) {
    if (row > 0 && row == table.header_rows) append_rule(out, shapes);
    std::vector<Piece> pieces;
    for (int col = 0; col < grid.columns(); col += cells.at(row, col).col_span) {
      const Cell& cell = cells.at(row, col);
      const bool figure = cell.col_span == 1 && (table.figures.empty() ? text::parse_amount(cell.text).has_value()
                                                                       : table.figures[static_cast<std::size_t>(col)]);
      pieces.push_back({cell.row == row ? std::string_view(cell.text) : std::string_view{},
                        {joined_width(shapes, col, cell.col_span), figure}});
    }
    append_line(out, pieces);
  }
}

void append_table(std::string& out, const Table& table, int width, Words words) {
  append_heading(out, table, words);
  if (!table.columns.empty()) {
    const TextTable text = text_table(table);
    const std::vector<Shape> shapes = shapes_of(text, width);
    append_cells(out, text, shapes);
    if (table.rows.empty()) append_rule(out, shapes);
  }
  if (table.note) out += *table.note + '\n';
}

void append_grid(std::string& out, const Grid& grid, int width) {
  const TextTable text{.grid = grid};
  const std::vector<Shape> shapes = shapes_of(text, width);
  append_rule(out, shapes);
  append_cells(out, text, shapes);
  append_rule(out, shapes);
}

}  // namespace

int display_width(std::string_view text) {
  int total = 0;
  for_each_character(text, [&](int width, std::int32_t, std::int32_t) { total += width; });
  return total;
}

std::string show(const Document& document, int width, Words words) {
  const DocumentFacts& facts = document.facts;
  const std::string between = words(" · ", ", ");
  const auto counted = [](int count, const std::string& what) { return std::to_string(count) + ' ' + what; };
  std::string out = facts.title.value_or(text::one_line(document.source.file)) + '\n';
  out += facts.entity.value_or(words("不知是谁的", "entity unknown"));
  if (facts.fiscal_year) out += between + std::to_string(*facts.fiscal_year);
  out += between + name_of(facts.kind, words) + between + counted(document.source.pages, words("页", "pages")) +
         between + counted(static_cast<int>(document.tables.size()), words("张表", "tables")) + between + "SHA-256 " +
         document.source.sha256.substr(0, kShownDigits) + "\n";
  for (const Table& table : document.tables) append_table(out, table, width, words);
  for (const Diagnostic& diagnostic : document.diagnostics) {
    if (diagnostic.severity != Severity::kWarning) continue;
    out += words("\n存疑：", "\nwarning: ");
    if (diagnostic.page) out += pages_named({*diagnostic.page}, words) + words("：", ": ");
    out += diagnostic.message;
  }
  if (out.back() != '\n') out += '\n';
  return out;
}

std::string show(const std::vector<FoundTable>& tables, int width, Words words) {
  std::string out;
  int page = 0, place = 0;
  for (const FoundTable& table : tables) {
    const Grid& grid = table.grid;
    place = grid.page == page ? place + 1 : 1;
    page = grid.page;
    out += (out.empty() ? "" : "\n") + pages_named(table.pages, words) + words("，表 ", ", table ") +
           std::to_string(place) + words("：", ": ") + std::to_string(grid.rows()) + words(" 行，", " rows, ") +
           std::to_string(grid.columns()) + words(" 列", " columns") + doubt_named(table.doubt, words) + '\n';
    append_grid(out, grid, width);
  }
  return out;
}

}  // namespace yusuan::feed
