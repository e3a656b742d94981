// What people look at: header cells, the HTML page, the names of sheets.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "digest/sha256.h"
#include "feed/html.h"
#include "feed/page_script.h"
#include "feed/page_svg.h"
#include "feed/printed_header.h"
#include "feed/xlsx.h"
#include "small_document.h"
#include "text/utf8.h"

namespace yusuan::feed {
namespace {

std::string base64(const std::string& bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t j = i; j < i + 3; ++j)
      bits = bits << 8U | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j) text += i + j > bytes.size() ? '=' : kDigits[bits >> (18 - 6 * j) & 63U];
  }
  return text;
}

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
  EXPECT_EQ(page.find("<script>"), page.rfind("<script>")) << "ours alone";
  EXPECT_NE(page.find("<script>" + std::string(kPageScript) + "</script>"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;&quot;&amp;"), std::string::npos);
  for (const char* anchor : {"id=\"table-1\"", "id=\"table-2\"", "id=\"page-7\"", "id=\"page-8\"", "id=\"page-9\""}) {
    const std::size_t at = page.find(anchor);
    ASSERT_NE(at, std::string::npos) << anchor;
    EXPECT_EQ(page.find(anchor, at + 1), std::string::npos) << anchor;
  }
  EXPECT_NE(page.find("figure failing\" title=\"合计不等于各类之和\""), std::string::npos);
  EXPECT_EQ(page, to_html(document));
}

TEST(Html, AFindingLeadsToItsCell) {
  Document document = small_document();
  const std::string page = to_html(document);  // its check is of table 2, row 2, column 3
  EXPECT_NE(page.find("<a href=\"#cell-2-2-3\">合计不等于各类之和</a>"), std::string::npos);
  EXPECT_NE(page.find("id=\"cell-2-2-3\">62.80</span>"), std::string::npos);
  document.checks[0].refs[0].column.reset();
  EXPECT_NE(to_html(document).find("id=\"cell-2-2-1\">合计</span>"), std::string::npos);
  document.checks[0].refs[0].row = 99;  // which no table has
  EXPECT_NE(to_html(document).find("<a href=\"#table-2\">"), std::string::npos);
}

TEST(Html, ABrowserRunsNoScriptButOurs) {
  EXPECT_NE(to_html(small_document()).find("script-src 'sha256-" + std::string(kPageScriptHash) + "'\">"),
            std::string::npos);
  std::string digest;
  const std::string hex = digest::sha256_hex(kPageScript);
  for (std::size_t i = 0; i < hex.size(); i += 2) digest += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  EXPECT_EQ(base64(digest), kPageScriptHash) << "page_script.h has changed";
}

TEST(Html, ListsWhatStandsOutsideTheTables) {
  Document document = small_document();
  document.checks[0].refs = {{.statement = 0}};
  const std::string page = to_html(document);
  EXPECT_NE(page.find("<a href=\"#statement-1\">合计不等于各类之和</a>"), std::string::npos);
  EXPECT_NE(page.find("<tr id=\"statement-1\"><td class=\"text\">"), std::string::npos);
  EXPECT_NE(page.find("<section id=\"projects\">\n<h2>项目</h2>"), std::string::npos);
  EXPECT_NE(page.find("<tr id=\"performance-1\">"), std::string::npos);
  const std::string english = to_html(document, {.english = true});
  EXPECT_NE(english.find("<h2>projects</h2>"), std::string::npos);
  EXPECT_EQ(english.find("<h2>项目</h2>"), std::string::npos);
}

TEST(Html, TablesKeepTheirSpansPagesAndBoxes) {
  Grid grid{.page = 7, .box = {10, 20, 40, 50}, .column_edges = {10, 20, 40}, .row_edges = {20, 30, 50}};
  grid.cells = {{.row = 0, .col = 0, .row_span = 2, .box = {10, 20, 20, 50}, .text = "<b>&"},
                {.row = 0, .col = 1, .row_span = 2, .box = {20, 20, 40, 50}, .text = "1,103.51"}};
  const std::string page = to_html({{grid, {grid.page}}, {grid, {grid.page}}}, "a<b>.pdf");
  EXPECT_NE(page.find("<title>a&lt;b&gt;.pdf</title>"), std::string::npos);
  EXPECT_NE(page.find("<table data-page=\"7\" data-box=\"10.00 20.00 40.00 50.00\">\n<tbody>\n"
                      "<tr><td rowspan=\"2\" data-box=\"10.00 20.00 20.00 50.00\">&lt;b&gt;&amp;</td>"
                      "<td class=\"figure\" rowspan=\"2\" data-box=\"20.00 20.00 40.00 50.00\">1,103.51</td></tr>\n"
                      "<tr></tr>\n</tbody>"),
            std::string::npos)
      << page;
  EXPECT_EQ(page.find("id=\"page-7\""), page.rfind("id=\"page-7\""));
}

// Balanced tags, quoted attributes, no bare & and no character that XML forbids; the number of elements, or -1.
int elements_of_xml(const std::string& xml) {
  std::vector<std::string> open;
  int elements = 0;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml[at] == '&' && !RE2::PartialMatch(xml.substr(at, 7), "^&(?:amp|lt|gt|quot);")) return -1;
    if (xml[at] != '<') {
      const char32_t c = text::next_code_point(xml, at);
      if ((c < 0x20 && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF) return -1;
      continue;
    }
    std::string name, end;
    re2::StringPiece rest(xml.data() + at, xml.size() - at);
    if (RE2::Consume(&rest, "</([a-z]+)>", &name)) {
      if (open.empty() || open.back() != name) return -1;
      open.pop_back();
    } else if (RE2::Consume(&rest, "<([a-zA-Z]+)(?: [a-zA-Z0-9-]+=\"[^\"<]*\")*(/?)>", &name, &end)) {
      if (end.empty()) open.push_back(name);
      ++elements;
    } else {
      return -1;
    }
    at = xml.size() - rest.size();
  }
  return open.empty() ? elements : -1;
}

TEST(Svg, IsXmlWhateverThePageHolds) {
  const std::string hostile = "</text><script>&\"'\x01\x1b\x7f\xFF\xEF\xBF\xBF\xED\xA0\x80 中";
  const double far = 1e300, none = std::nan("");
  Page page{.number = 2, .width_pt = 600, .height_pt = 800};
  for (const int rotation : {0, 90, 180, 270})
    page.words.push_back({.text = hostile, .raw = hostile, .box = {10, 10, 60, 22}, .rotation = rotation});
  page.words.push_back({.text = "", .box = {far, none, -far, none}});
  page.rulings = {{.position = 30, .from = 5, .to = none, .dashed = true}, {.axis = Axis::kVertical, .to = far}};
  page.fills = {{.box = {0, 0, far, 1}, .rgb = 0xFFFFFFFF}};
  page.images = {{1, 2, 3, 4}};
  PageLayout layout;
  Grid grid{.page = 2, .column_edges = {0, 1, 2}, .row_edges = {0, 1}, .ruled = false};
  grid.cells = {{.col_span = 2, .text = hostile}};
  layout.grids = {grid, Grid{}};
  layout.lines = {{.text = hostile}};
  const std::string svg = to_svg(page, layout);
  EXPECT_GT(elements_of_xml(svg), 30);
  EXPECT_EQ(svg.find("nan"), std::string::npos);
  EXPECT_NE(svg.find("5 words"), std::string::npos);
  EXPECT_NE(svg.find("1 merged cells"), std::string::npos);
  EXPECT_EQ(elements_of_xml("<a><b></a>"), -1);
}

TEST(Html, ShowsWhatSteersTheDisplay) {
  Document document;
  document.source = {.file = "a\u202efdp.\u009b1m\x1b.pdf"};
  const std::string html = to_html(document);
  EXPECT_NE(html.find("a\\u202efdp.\\u009b1m\\u001b.pdf"), std::string::npos);
  for (const char* steering : {"\u202e", "\u009b", "\x1b"}) EXPECT_EQ(html.find(steering), std::string::npos);
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
    EXPECT_LE(text::count_code_points(name), 31U) << name;
    EXPECT_EQ(name.find_first_of("[]:*?/\\'"), std::string::npos) << name;
    std::string folded = name;
    std::transform(folded.begin(), folded.end(), folded.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    EXPECT_TRUE(seen.insert(folded).second) << name;
    EXPECT_FALSE(name.empty());
  }
}

}  // namespace
}  // namespace yusuan::feed
