// Tables in looks that rule little or nothing: what tells their rows, their names and where they begin.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "drawn_page.h"
#include "grid/chunks.h"
#include "grid/layout.h"
#include "grid/text_header.h"
#include "laid_out_rows.h"

namespace yusuan::grid {
namespace {

Page blank_page() { return {.number = 1, .width_pt = 600, .height_pt = 800}; }

void add_names_and_rows(Page& page, double y) {
  add_row(page, {{"Sector", 60}, {"2024", 200}, {"2025", 300}}, y);
  for (const char* name : {"Health", "Textiles", "Transport"})
    add_row(page, {{name, 60}, {"1,250", 200}, {"3,118", 300}}, y += 16);
}

TEST(OpenStyles, AListOfContentsIsNoPartOfTheTableBelow) {
  Page page = blank_page();
  for (int entry = 0; entry < 4; ++entry) {
    page.words.push_back(word("Chapter..................................", 60, 60.0 + 14 * entry));
    page.words.push_back(word(std::to_string(2 + 3 * entry), 300, 60.0 + 14 * entry));
  }
  add_names_and_rows(page, 126);
  const Rows rows = rows_of(page);
  ASSERT_EQ(rows.size(), 4u) << rows[0];
  EXPECT_EQ(rows[0], "Sector|2024|2025");
}

// A unit in the middle, further from the names than these from each other.
TEST(OpenStyles, WhatStandsBetweenNamesAndTheirFiguresHeadsNoOtherTable) {
  Page page = blank_page();
  add_row(page, {{"2024", 220}, {"2025", 320}}, 100);
  add_row(page, {{"Sector", 60}}, 108);
  add_row(page, {{"I", 200}, {"II", 250}, {"I", 300}, {"II", 350}}, 116);
  write(page, "million euro", 240, 142);
  for (const char* name : {"Health", "Textiles", "Transport"}) {
    const double y = page.words.back().box.y1 + 16;
    add_row(page, {{name, 60}, {"12.5", 195}, {"31.8", 245}, {"40.2", 295}, {"51.3", 345}}, y);
  }
  const Rows rows = rows_of(page);
  ASSERT_GT(rows.size(), 4u) << rows[0];
  EXPECT_EQ(rows.back(), "Transport|12.5|31.8|40.2|51.3");
  EXPECT_NE(rows[0].find("2024"), std::string::npos);
}

// Rules between columns that meet no rule across, because headings of rows interrupt them.
TEST(OpenStyles, HeadingsInterruptTheRulesBetweenColumns) {
  Page page = blank_page();
  page.rulings = {across(100, 60, 360), across(120, 60, 360), across(260, 60, 360), down(60, 100, 260),
                  down(360, 100, 260)};
  for (const double x : {200.0, 280.0})
    for (const auto& [from, to] : std::vector<std::pair<double, double>>{{100, 120}, {140, 180}, {200, 240}})
      page.rulings.push_back(down(x, from, to));
  add_row(page, {{"Item", 65}, {"2024", 210}, {"2025", 290}}, 105);
  add_row(page, {{"Men", 65}}, 125);
  add_row(page, {{"Health", 65}, {"12.5", 210}, {"31.8", 290}}, 145);
  add_row(page, {{"Textiles", 65}, {"13.5", 210}, {"32.8", 290}}, 165);
  add_row(page, {{"Women", 65}}, 185);
  add_row(page, {{"Health", 65}, {"14.5", 210}, {"33.8", 290}}, 205);
  add_row(page, {{"Textiles", 65}, {"15.5", 210}, {"34.8", 290}}, 225);
  add_row(page, {{"Total", 65}}, 245);
  const Rows rows = rows_of(page);
  ASSERT_EQ(rows.size(), 8u) << rows[0];
  EXPECT_EQ(rows[1], "Men");
  EXPECT_EQ(rows[3], "Textiles|13.5|32.8");
  EXPECT_EQ(rows[5], "Health|14.5|33.8");
}

// All at the left of their columns: no name stands in the middle of what it names.
TEST(OpenStyles, NamesThatComeAgainAreToldApartByThoseAbove) {
  std::vector<Word> words = {word("Rural", 160, 70), word("Urban", 480, 70)};
  for (const auto& [name, x] : std::vector<std::pair<std::string, double>>{
           {"Households", 160}, {"Firms", 320}, {"Households", 480}, {"Firms", 640}})
    words.push_back(word(name, x, 84));
  words.push_back(word("Region", 60, 98));
  std::vector<TextColumn> columns = {{60, 100}};
  for (int i = 0; i < 8; ++i) {
    words.push_back(word(i % 2 == 0 ? "2024" : "2025", 160 + 80 * i, 98));
    columns.push_back({160.0 + 80 * i, 200.0 + 80 * i});
  }
  std::vector<const Word*> pointers;
  for (const Word& w : words) pointers.push_back(&w);
  const auto lines = chunk_lines(pointers);
  std::vector<const ChunkLine*> header;
  for (const ChunkLine& line : lines) header.push_back(&line);
  const TextHeader read = read_text_header(header, columns, edges_between(columns, 60, 760), {});
  EXPECT_EQ(read.row_edges.size(), 4u);
  ASSERT_EQ(read.cells.size(), 15u);
  EXPECT_EQ(read.cells[0].first, 1);
  EXPECT_EQ(read.cells[0].last, 4);
  EXPECT_EQ(read.cells[3].first, 3);
  EXPECT_EQ(read.cells[3].last, 4);
}

TEST(OpenStyles, TextsOfIdeographsStandCloserThanWordsOfLetters) {
  const auto texts = [](const std::string& left, const std::string& right, double gap, double height) {
    Word a = word(left, 100, 100), b = word(right, 0, 100);
    b = word(right, a.box.x1 + gap, 100);
    a.box.y1 = b.box.y1 = 100 + height;
    return chunk_lines({&a, &b}).at(0).chunks.size();
  };
  EXPECT_EQ(texts("分管工作", "电话", 6, 10), 2u);
  EXPECT_EQ(texts("收", "入", 8, 10), 1u);
  EXPECT_EQ(texts("part", "time", 6, 10), 1u);
  // The box of the font is half as high again as its letters.
  EXPECT_EQ(texts("1,210.50", "99.10", 6, 18), 2u);
}

// Figures at the left of columns whose names stand in the middle, and a column of units with per cent signs.
TEST(OpenStyles, NamesMayStandRightOfTheirTexts) {
  Page page = blank_page();
  add_row(page, {{"Item", 60}, {"Result", 240}, {"Unit", 330}, {"Range", 420}}, 100);
  double y = 100;
  for (const char* name : {"Zinc", "Lead", "Iron", "Arsenic", "Copper"}) {
    const bool percent = y > 140;
    add_row(page, {{name, 60}, {"20.62", 160}, {percent ? "%" : "mg", percent ? 337.5 : 335}, {"2.0-9.0", 420}},
            y += 18);
  }
  const Rows rows = rows_of(page);
  ASSERT_EQ(rows.size(), 6u) << rows[0];
  EXPECT_EQ(rows[0], "Item|Result|Unit|Range");
  EXPECT_EQ(rows[5], "Copper|20.62|%|2.0-9.0");
}

// Names so near to those of the next column that they are one text in some lines, and apart in others.
TEST(OpenStyles, RowsSetAlikeWordForWordAreNoHeader) {
  Page page = blank_page();
  add_row(page, {{"姓名", 345}, {"职务", 379}, {"分管工作", 413}, {"电话", 457}}, 393);
  add_row(page, {{"杨帆", 350}, {"副局长", 379}, {"办公室", 418}, {"62044722", 457}}, 410);
  add_row(page, {{"刘洋", 350}, {"局长", 384}, {"综合", 423}, {"89203353", 457}}, 427);
  add_row(page, {{"张伟", 350}, {"主任", 384}, {"财务", 423}, {"87516626", 457}}, 444);
  add_row(page, {{"李秀英", 345}, {"局长", 384}, {"财务", 423}, {"33938671", 457}}, 461);
  add_row(page, {{"王建国", 345}, {"副局长", 379}, {"办公室", 418}, {"69347573", 457}}, 478);
  const Rows rows = rows_of(page);
  ASSERT_EQ(rows.size(), 6u) << rows[0];
  EXPECT_EQ(rows[0], "姓名|职务|分管工作|电话");
  EXPECT_EQ(rows[5], "王建国|副局长|办公室|69347573");
}

// The head alone is a frame; below it, rules across part rows whose texts wrap, telephones among them.
TEST(OpenStyles, RulesAcrossPartRowsWhoseFiguresWrap) {
  Page page = blank_page();
  page.rulings = {across(80, 60, 400), across(100, 60, 400)};
  add_row(page, {{"Name", 70}, {"Department", 170}, {"Telephone", 280}, {"Mail", 360}}, 85);
  double y = 100;
  for (const char* name : {"Tom", "Wei", "Anna", "Yusuf", "Ingrid"}) {
    add_row(page, {{name, 70}, {"Parks", 170}, {"and", 198}, {"+97", 280}, {"66", 298}}, y + 8);
    add_row(page, {{"O'Neill", 70}, {"recreation", 170}, {"6268", 280}, {"405", 303}}, y + 22);
    page.words.push_back(word("mail@ex", 360, y + 15));
    y += 40;
    page.rulings.push_back(across(y, 60, 400));
  }
  const Rows rows = rows_of(page);
  ASSERT_EQ(rows.size(), 6u) << rows[0];
  EXPECT_EQ(rows[5], "Ingrid O'Neill|Parks and recreation|+97 66 6268 405|mail@ex");
}

// Sentences between two columns of names.
TEST(OpenStyles, SentencesMayBeCells) {
  Page page = blank_page();
  add_row(page, {{"Term", 60}, {"Meaning", 180}, {"Source", 480}}, 100);
  double y = 100;
  for (const char* name : {"Health", "Textiles", "Transport", "Metals", "Education", "Mining", "Fishing"}) {
    page.words.push_back(word(name, 60, y += 18));
    write(page, "The part of revenue that remains after the cost of sales", 180, y);
    page.words.push_back(word("survey", 480, y));
  }
  const Rows rows = rows_of(page);
  ASSERT_EQ(rows.size(), 8u) << rows[0];
  EXPECT_EQ(rows[7], "Fishing|The part of revenue that remains after the cost of sales|survey");
}

// A text of two lines in the middle of its row, above and below the figures of that.
TEST(OpenStyles, TheTextAroundARowIsNoRunningText) {
  Page page = blank_page();
  const auto add = [&](const char* name, double y) {
    add_row(page, {{"行政运行", 55}, {"87.35", 217}, {name, 267}, {"4,206.56", 495}}, y);
  };
  add("机关服务", 100);
  add("专项业务", 126);
  page.words.push_back(word("关于支持乡镇基础设施建设和农村人居环境", 267, 150));
  add_row(page, {{"行政运行", 55}, {"87.35", 217}, {"4,206.56", 495}}, 156);
  page.words.push_back(word("整治提升的专项补助经费含上年结转安排", 267, 162));
  add("住房公积金", 186);
  add("事业运行", 212);
  const Rows rows = rows_of(page);
  ASSERT_EQ(rows.size(), 5u) << rows[0];
  EXPECT_EQ(rows[2],
            "行政运行|87.35|关于支持乡镇基础设施建设和农村人居环境整治提升的专项补助经费含上年结转安排|4,206.56");
}

}  // namespace
}  // namespace yusuan::grid
