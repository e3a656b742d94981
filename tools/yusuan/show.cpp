#include "show.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <vector>

#include "json/names.h"

namespace yusuan {
namespace {

// Wide enough for the longest names of ordinary items; eleven columns of figures still fit a wide terminal.
constexpr int kMaxTextWidth = 30;
constexpr int kMinWidth = 6;
constexpr int kHeaderWidth = 12;  // a header is wrapped only when it is longer: six characters
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

struct Line {
  std::vector<std::string> cells;
};

bool holds_figures(const Column& column) {
  return column.type == ColumnType::kMoney || column.type == ColumnType::kNumber || column.type == ColumnType::kPercent;
}

void append_padded(std::string& out, std::string_view text, const Shape& shape) {
  const std::string padding(std::max(0, shape.width - display_width(text)), ' ');
  if (shape.right) out += padding;
  out += text;
  if (!shape.right) out += padding;
}

void append_line(std::string& out, const Line& line, const std::vector<Shape>& shapes) {
  std::vector<std::vector<std::string_view>> pieces;
  std::size_t height = 1;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    pieces.push_back(wrapped(i < line.cells.size() ? line.cells[i] : std::string_view{}, shapes[i].width));
    height = std::max(height, pieces.back().size());
  }
  for (std::size_t h = 0; h < height; ++h) {
    const std::size_t start = out.size();
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      if (i > 0) out += kGap;
      append_padded(out, h < pieces[i].size() ? pieces[i][h] : std::string_view{}, shapes[i]);
    }
    out.resize(std::max(start, out.find_last_not_of(' ') + 1));
    out += '\n';
  }
}

std::string header_of(const Column& column) {
  std::string header;
  for (const std::string& cell : column.header) header += (header.empty() ? "" : "/") + cell;
  return header;
}

std::vector<Shape> shapes_of(const Table& table) {
  std::vector<Shape> shapes;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    Shape shape;
    shape.right = holds_figures(table.columns[i]);
    for (const Row& row : table.rows)
      if (i < row.cells.size() && row.cells[i].text)
        shape.width = std::max(shape.width, display_width(*row.cells[i].text));
    shape.width = std::max(shape.width, std::min(display_width(header_of(table.columns[i])), kHeaderWidth));
    shape.width = std::min(shape.width, kMaxTextWidth);
    shapes.push_back(shape);
  }
  return shapes;
}

std::string pages_of(const Table& table) {
  if (table.pages.empty()) return "";
  const int first = table.pages.front(), last = table.pages.back();
  return first == last ? "page " + std::to_string(first)
                       : "pages " + std::to_string(first) + "-" + std::to_string(last);
}

void append_heading(std::string& out, const Table& table) {
  out += '\n';
  if (table.number) out += "[" + std::to_string(*table.number) + "] ";
  out += table.title.empty() ? "(no title)" : table.title;
  if (table.money_unit) out += "  (" + *table.money_unit + ")";
  if (!table.pages.empty()) out += "  " + pages_of(table);
  if (table.status != TableStatus::kFilled) out += std::string("  ") + name_of(table.status);
  out += '\n';
}

void append_table(std::string& out, const Table& table) {
  append_heading(out, table);
  const std::vector<Shape> shapes = shapes_of(table);
  Line header;
  int width = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    header.cells.push_back(header_of(table.columns[i]));
    width += shapes[i].width + (i > 0 ? static_cast<int>(kGap.size()) : 0);
  }
  append_line(out, header, shapes);
  for (int i = 0; i < width; ++i) out += "─";
  out += '\n';
  for (const Row& row : table.rows) {
    Line line;
    for (const TableCell& cell : row.cells) line.cells.push_back(cell.text.value_or(""));
    append_line(out, line, shapes);
  }
  if (table.note) out += *table.note + '\n';
}

}  // namespace

int display_width(std::string_view text) {
  int total = 0;
  for_each_character(text, [&](int width, std::int32_t, std::int32_t) { total += width; });
  return total;
}

std::string show(const Document& document) {
  std::string out = document.facts.title.value_or(document.source.file) + '\n';
  out += document.facts.entity.value_or("entity unknown");
  if (document.facts.fiscal_year) out += ", " + std::to_string(*document.facts.fiscal_year);
  out += std::string(", ") + name_of(document.facts.kind) + ", " + std::to_string(document.source.pages) + " pages, " +
         std::to_string(document.tables.size()) + " tables\n";
  for (const Table& table : document.tables) append_table(out, table);
  for (const Diagnostic& diagnostic : document.diagnostics) {
    if (diagnostic.severity != Severity::kWarning) continue;
    out += "\nwarning: ";
    if (diagnostic.page) out += "page " + std::to_string(*diagnostic.page) + ": ";
    out += diagnostic.message;
  }
  if (out.back() != '\n') out += '\n';
  return out;
}

}  // namespace yusuan
