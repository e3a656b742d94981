// `tables`: which pages are read, and what the results look like for a terminal.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "extract.h"
#include "feed/terminal.h"
#include "page_ranges.h"
#include "test_paths.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

std::string ranges_text(std::string_view text) {
  const auto ranges = parse_page_ranges(text);
  if (!ranges) return "error";
  std::string shown;
  for (const PageRange& range : *ranges)
    shown += (shown.empty() ? "" : " ") + std::to_string(range.first) + '-' + std::to_string(range.last);
  return shown;
}

TEST(PageRanges, AreReadAsTheTableSays) {
  std::ifstream table(YUSUAN_TEST_DATA "/page_ranges.txt");
  int cases = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t bar = line.find('|');
    EXPECT_EQ(ranges_text(line.substr(0, bar)), text::trimmed(line.substr(bar + 1))) << line;
    ++cases;
  }
  EXPECT_GT(cases, 10);
}

TEST(PageAreas, AreReadAsTheTableSays) {
  std::ifstream table(YUSUAN_TEST_DATA "/page_area.txt");
  int cases = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t bar = line.find('|');
    const auto area = parse_page_area(line.substr(0, bar));
    std::ostringstream shown;
    if (area)
      shown << area->page << ' ' << area->box.x0 << ' ' << area->box.y0 << ' ' << area->box.x1 << ' ' << area->box.y1;
    EXPECT_EQ(area ? shown.str() : "error", text::trimmed(line.substr(bar + 1))) << line;
    ++cases;
  }
  EXPECT_GT(cases, 10);
}

class TablesOfPages : public testing::Test {
 protected:
  TablesOfPages() {
    std::ifstream file(YUSUAN_FIXTURES "/xinjiang-unit-budget/input.pdf", std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), {});
    options_.on_page = [this](int page) { read_.push_back(page); };
  }

  std::string bytes_;
  ExtractOptions options_;
  std::vector<int> read_;
};

TEST_F(TablesOfPages, AreThoseOfTheDocumentAndNoOtherPageIsRead) {
  std::vector<std::string> expected;
  for (const FoundTable& table : find_tables(bytes_).tables)
    if (table.grid.page == 6 || table.grid.page == 7 || table.grid.page == 11) expected.push_back(feed::show({table}));
  options_.pages = {{11, 11}, {6, 7}, {7, 7}};
  std::vector<std::string> found;
  for (const FoundTable& table : find_tables(bytes_, options_).tables) found.push_back(feed::show({table}));
  EXPECT_EQ(read_, (std::vector<int>{6, 7, 11, 0}));
  EXPECT_FALSE(found.empty());
  EXPECT_EQ(found, expected);
}

TEST_F(TablesOfPages, RefuseAPageBeyondTheEndBeforeAnyIsRead) {
  options_.pages = {{1, 2}, {20, 26}};
  try {
    find_tables(bytes_, options_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kNoSuchPage);
    EXPECT_STREQ(error.what(), "there is no page 26: the last one is 25");
  }
  EXPECT_TRUE(read_.empty());
}

TEST(ShowTables, AlignsCellsOverTheColumnsTheySpan) {
  Grid grid{.page = 3, .column_edges = {0, 10, 20, 30}, .row_edges = {0, 10, 20, 30}};
  grid.cells = {{.row = 0, .col = 0, .row_span = 2, .text = "功能分类科目"},
                {.row = 0, .col = 1, .col_span = 2, .text = "支出预算"},
                {.row = 1, .col = 1, .text = "合计"},
                {.row = 1, .col = 2, .text = "基本支出"},
                {.row = 2, .col = 0, .text = "行政运行"},
                {.row = 2, .col = 1, .text = "1,103.51"},
                {.row = 2, .col = 2, .text = ""}};
  Grid next{.page = 3, .column_edges = {0, 10}, .row_edges = {0, 10}, .cells = {{.text = "备注"}}};
  EXPECT_EQ(feed::show({{grid, {3}}, {next, {3}}}),
            "page 3, table 1: 3 rows, 3 columns\n"
            "────────────────────────────────\n"
            "功能分类科目  支出预算\n"
            "              合计      基本支出\n"
            "行政运行      1,103.51\n"
            "────────────────────────────────\n"
            "\n"
            "page 3, table 2: 1 rows, 1 columns\n"
            "──────\n"
            "备注\n"
            "──────\n");
}

TEST(ShowTables, WrapsNamesOfWideTablesAndNeverAFigure) {
  const std::string name = "机关事业单位基本养老保险缴费支出", figure = "1,234,567,890.12";
  Grid grid{.page = 1, .column_edges = {0}, .row_edges = {0, 1, 2}};
  for (int col = 0; col < 12; ++col) {
    grid.column_edges.push_back(col + 1);
    grid.cells.push_back({.row = 0, .col = col, .text = name});
  }
  for (int col = 0; col < 12; ++col) grid.cells.push_back({.row = 1, .col = col, .text = figure});
  const std::string text = feed::show({{grid, {1}}});
  EXPECT_EQ(text.find(name), std::string::npos);
  EXPECT_NE(text.find(figure + "  " + figure), std::string::npos);
}

}  // namespace
}  // namespace yusuan
