// What people look at: header cells, the HTML page, the names of sheets.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "feed/header_cells.h"
#include "feed/html.h"
#include "feed/xlsx.h"
#include "small_document.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

std::string shown(const std::vector<HeaderCell>& cells) {
  std::string text;
  for (const HeaderCell& cell : cells)
    text += cell.text + '@' + std::to_string(cell.row) + ',' + std::to_string(cell.col) + ' ' +
            std::to_string(cell.row_span) + 'x' + std::to_string(cell.col_span) + ';';
  return text;
}

TEST(HeaderCells, CoverTheHeaderOnce) {
  const std::vector<Column> columns{{.key = "a", .header = {"项目", "类"}},
                                    {.key = "b", .header = {"项目", "款"}},
                                    {.key = "c", .header = {"名称"}},
                                    {.key = "d", .header = {}},
                                    {.key = "e", .header = {"支出", "预算数", "合计"}},
                                    {.key = "f", .header = {"支出", "预算数", "项目"}}};
  EXPECT_EQ(shown(header_cells(columns)),
            "项目@0,0 1x2;类@1,0 2x1;款@1,1 2x1;名称@0,2 3x1;@0,3 3x1;支出@0,4 1x2;预算数@1,4 1x2;合计@2,4 1x1;"
            "项目@2,5 1x1;");
  int places = 0;
  for (const HeaderCell& cell : header_cells(columns)) places += cell.row_span * cell.col_span;
  EXPECT_EQ(places, header_depth(columns) * 6);
}

TEST(Html, IsEscapedAndAnchored) {
  Document document = small_document();
  document.tables[1].title = "<script>\"&";
  const std::string page = to_html(document);
  EXPECT_EQ(page.find("<script>"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;&quot;&amp;"), std::string::npos);
  for (const char* anchor : {"id=\"table-1\"", "id=\"table-2\"", "id=\"page-7\"", "id=\"page-8\"", "id=\"page-9\""}) {
    const std::size_t at = page.find(anchor);
    ASSERT_NE(at, std::string::npos) << anchor;
    EXPECT_EQ(page.find(anchor, at + 1), std::string::npos) << anchor;
  }
  EXPECT_NE(page.find("figure failing\" title=\"合计不等于各类之和\""), std::string::npos);
  EXPECT_EQ(page, to_html(document));
}

TEST(SheetNames, AreLegalAndDifferent) {
  const auto titled = [](const char* title) { return Table{.number = 1, .title = title}; };
  const std::string long_title = "一般公共预算财政拨款收入支出决算总表（含政府性基金和国有资本经营预算）";
  const std::vector<Table> tables{titled("收[支]:*?/\\'总表"),
                                  titled(long_title.c_str()),
                                  titled(long_title.c_str()),
                                  titled("Ab"),
                                  titled("aB"),
                                  titled("")};
  std::set<std::string> seen;
  for (const std::string& name : sheet_names(tables, {"facts"})) {
    EXPECT_LE(count_code_points(name), 31U) << name;
    EXPECT_EQ(name.find_first_of("[]:*?/\\'"), std::string::npos) << name;
    std::string folded = name;
    std::transform(folded.begin(), folded.end(), folded.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    EXPECT_TRUE(seen.insert(folded).second) << name;
    EXPECT_FALSE(name.empty());
  }
}

}  // namespace
}  // namespace yusuan
