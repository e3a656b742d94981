// Whole pages drawn as text in tests/data/drawn_tables.txt, and the cells that a reader sees: tables like those of
// statistical offices, with headers of several levels and without borders.
#include <gtest/gtest.h>

#include <fstream>

#include "drawn_page.h"
#include "grid/layout.h"
#include "test_paths.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// One column of characters and one line of a drawing, in points. An ideograph takes two columns.
constexpr double kColumn = 5, kLine = 14, kMargin = 50;

struct DrawnTable {
  std::string name;
  bool unread = false;  // `cells` are not what is read yet
  std::vector<std::string> page, cells;
};

std::vector<DrawnTable> drawn_tables() {
  std::ifstream file(YUSUAN_TEST_DATA "/drawn_tables.txt");
  std::vector<DrawnTable> tables;
  bool cells = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    if (line.starts_with("== ")) {
      tables.push_back({.name = line.substr(3), .unread = line.starts_with("== ? ")});
      cells = false;
    } else if (line == "=>") {
      cells = true;
    } else if (!tables.empty() && !(cells && line.empty())) {
      (cells ? tables.back().cells : tables.back().page).push_back(line);
    }
  }
  return tables;
}

void draw_line(const std::string& line, double y, Page& page) {
  double x = kMargin;
  std::string text;
  const auto end_word = [&] {
    if (text.empty()) return;
    const bool rule = text.size() > 1 && text.find_first_not_of('-') == std::string::npos;
    const double from = x - kColumn * static_cast<double>(text.size());
    if (rule)
      page.rulings.push_back(across(y + kLine / 2, from, x));
    else
      page.words.push_back(word(text, x - word(text, 0, 0).box.x1, y));
    text.clear();
  };
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t start = at;
    const char32_t c = text::next_code_point(line, at);
    if (c == U' ') {
      end_word();
      x += kColumn;
      continue;
    }
    text += line.substr(start, at - start);
    x += c < 0x80 ? kColumn : 2 * kColumn;
  }
  end_word();
}

Page page_of(const std::vector<std::string>& lines) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (std::size_t i = 0; i < lines.size(); ++i) draw_line(lines[i], kMargin + kLine * static_cast<double>(i), page);
  return page;
}

std::vector<std::string> cells_of(const Page& page) {
  std::vector<std::string> cells;
  for (const Grid& grid : lay_out(page, TableSearch::kEverything).grids) {
    if (!cells.empty()) cells.push_back("and");
    for (int row = 0; row < grid.rows(); ++row) {
      std::string texts;
      for (const Cell& cell : grid.cells) {
        if (cell.row != row) continue;
        if (!texts.empty()) texts += " | ";
        texts += cell.text.empty() ? "~" : cell.text;
        // Merged cells say so: rows x columns.
        if (cell.row_span > 1 || cell.col_span > 1)
          texts += " (" + std::to_string(cell.row_span) + "x" + std::to_string(cell.col_span) + ")";
      }
      cells.push_back(texts);
    }
  }
  return cells;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

TEST(DrawnTables, HaveTheCellsThatAReaderSees) {
  const auto tables = drawn_tables();
  ASSERT_FALSE(tables.empty());
  for (const DrawnTable& table : tables) {
    SCOPED_TRACE(table.name);
    ASSERT_FALSE(table.cells.empty());
    const std::string cells = joined(cells_of(page_of(table.page)));
    if (table.unread)
      EXPECT_NE(cells, joined(table.cells)) << "it is read now: take the ? away";
    else
      EXPECT_EQ(cells, joined(table.cells));
  }
}

}  // namespace
}  // namespace yusuan::grid
