// Texts that keep their cells: Markdown and tabs.
#include "dump/cell_layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "dump/page_marks.h"
#include "extract.h"
#include "json/document_json.h"
#include "json/schema.h"

namespace yusuan::dump {
namespace {

constexpr const char* kMarkdown =
    "某中心2026年单位预算\n\n## 支出总表\n\n单位：万元\n\n"
    "| 科目编码 | 科目名称 | 合计 | 基本支出 |  | 项目支出 |\n|---|---|---|---|---|---|\n"
    "|  |  |  | 人员经费 | 公用经费 |  |\n"
    "|  | 合计 | 300.00 | 150.00 | 50.00 | 100.00 |\n"
    "| 208 | 社会保障和就业支出 | 300.00 | 150.00 | 50.00 | 100.00 |\n"
    "| 2080501 | 行政单位离退休 | 300.00 | 150.00 | 50.00 | 100.00 |\n\n"
    "2026年支出预算300.00万元。\n";

Document read(const std::string& text) {
  Document document = extract(text, "dump.txt");
  EXPECT_EQ(json::schema_violation("disclosure", json::to_json(document)), std::nullopt);
  return document;
}

std::string headers(const Table& table) {
  std::string text;
  for (const Column& column : table.columns) {
    for (const std::string& part : column.header) text += part + "/";
    text += "|";
  }
  return text;
}

void expect_expenditure(const Document& document) {
  EXPECT_EQ(document.source.text_kind, "cells");
  ASSERT_EQ(document.tables.size(), 1U);
  const Table& table = document.tables.front();
  EXPECT_EQ(table.title, "支出总表");
  EXPECT_EQ(table.money_unit, "万元");
  EXPECT_EQ(headers(table), "科目编码/|科目名称/|合计/|基本支出/人员经费/|基本支出/公用经费/|项目支出/|");
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[2].cells.at(4).text, "50.00");
  EXPECT_EQ(table.rows[2].cells.at(4).box, std::nullopt);
}

TEST(CellLayout, ReadsMarkdown) { expect_expenditure(read(kMarkdown)); }

TEST(CellLayout, ReadsTabs) {
  std::string text = kMarkdown;
  text.erase(text.find("|---"), std::string("|---|---|---|---|---|---|\n").size());
  std::string tabs;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool edge = text[i] == '|' && (text[i - 1] == '\n' || text[i + 1] == '\n');
    if (!edge) tabs.push_back(text[i] == '|' ? '\t' : text[i]);
  }
  expect_expenditure(read(tabs));
}

TEST(CellLayout, TakesNoProseForCells) {
  const std::string text =
      "某中心2026年单位预算\n\n一、概况\n本单位|本部门 2026年预算300.00万元，比上年增加20.00万元。\n";
  EXPECT_EQ(lay_out_cells(text, forms::Vocabulary{}).figures, 0);
}

TEST(PageMarks, PartPages) {
  EXPECT_EQ(with_pages_parted("甲\n-- 1 of 2 --\n乙\n-- 2 of 2 --\n"), "甲\n\f乙\n\f");
  EXPECT_EQ(with_pages_parted("Page 1\n甲\n第2页\n乙\n"), "甲\n\f乙\n");
  EXPECT_EQ(with_pages_parted("甲\n─ 41 ─\n\f乙\n"), "甲\n\n\f乙\n");
  EXPECT_EQ(with_pages_parted("甲\n- 3 -\n乙\n"), "甲\n- 3 -\n乙\n");
}

}  // namespace
}  // namespace yusuan::dump
