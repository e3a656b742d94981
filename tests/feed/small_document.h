// A document with one of everything that a feed carries.
#pragma once

#include <utility>

#include "model/document.h"

namespace yusuan::feed {

inline TableCell text_cell(const char* text) { return {.text = text, .box = Rect{10, 20, 30.5, 40}}; }

inline TableCell figure_cell(const char* text, std::int64_t mantissa, int scale) {
  return {.text = text, .box = Rect{10, 20, 30.5, 40}, .value = Decimal(mantissa, scale)};
}

/// Two lists side by side in 万元, with a total row; the second row has no revenue.
inline Table two_sided_table() {
  Table table{.number = 1,
              .id = "revenue_expenditure_summary",
              .title = "收支总表",
              .money_unit = "万元",
              .yuan_per_unit = 10000,
              .pages = {7},
              .status = TableStatus::kFilled};
  table.columns = {{"revenue_item", {"收入", "项目"}, {}, ColumnType::kName, false},
                   {"revenue_amount", {"收入", "预算数"}, 1, ColumnType::kMoney, false},
                   {"expenditure_item", {"支出", "功能分类"}, {}, ColumnType::kName, false},
                   {"general_public", {"支出", "预算数"}, 2, ColumnType::kMoney, false}};
  table.rows = {{RowKind::kLine,
                 {},
                 "财政拨款",
                 {text_cell("财政拨款"), figure_cell("1,103.51", 110351, 2), text_cell("201 一般公共服务支出"),
                  figure_cell("900.50", 90050, 2)},
                 7},
                {RowKind::kLine, {}, {}, {{}, {}, text_cell("其中：人员"), figure_cell("-3.00", -300, 2)}, 7},
                {RowKind::kTotal,
                 {},
                 "收入总计",
                 {text_cell("收入总计"), figure_cell("1,103.51", 110351, 2), text_cell("支出总计"),
                  figure_cell("1,103.51", 110351, 2)},
                 7}};
  return table;
}

/// Codes and percents.
inline Table classified_table() {
  Table table{.number = 2,
              .id = "expenditure_summary",
              .title = "支出总表",
              .money_unit = "元",
              .yuan_per_unit = 1,
              .pages = {8, 9},
              .status = TableStatus::kFilled};
  table.columns = {{"code", {"科目编码"}, {}, ColumnType::kCode, false},
                   {"name", {"科目名称"}, {}, ColumnType::kName, false},
                   {"total", {"支出", "合计"}, {}, ColumnType::kMoney, false},
                   {"growth_percent", {"支出", "增长率"}, {}, ColumnType::kPercent, false}};
  table.rows = {
      {RowKind::kClass,
       "208",
       "社会保障",
       {text_cell("208"), text_cell("社会保障"), figure_cell("62.805", 62805, 3), figure_cell("-1.5%", -15, 1)},
       8},
      {RowKind::kTotal, {}, "合计", {text_cell("合计"), {}, figure_cell("62.80", 6280, 2), {}}, 9}};
  return table;
}

inline Document small_document() {
  Document document;
  document.source = {.file = "a,b\".pdf", .sha256 = std::string(64, 'a'), .bytes = 10, .pages = 9, .producer = "=1+1"};
  document.facts = {.title = "某局2025年部门预算",
                    .entity = "某局",
                    .fiscal_year = 2025,
                    .kind = DocumentKind::kDepartmentBudget,
                    .form = "some-form"};
  document.overview = Overview{{}, {}, {}, {"某局（本级）"}, 4};
  document.tables = {two_sided_table(), classified_table()};
  document.statements = {{.section = {"第三部分", "一、收支"},
                          .text = "收入1103.51万元。",
                          .page = 10,
                          .box = {},
                          .subject = "revenue_total",
                          .amount = Decimal(110351, 2),
                          .unit = "万元",
                          .change = Change{"上年", Direction::kDecrease, Decimal(5, 0), {}}}};
  document.projects = {{.name = "修缮项目", .scale = Decimal(1250, 1), .scale_unit = "万元", .page = 11, .box = {}}};
  document.performance = {{.number = 12,
                           .title = "项目支出绩效目标表",
                           .project = "修缮项目",
                           .total = Decimal(1250, 1),
                           .money_unit = "万元",
                           .funds = {{"total", "125.0", 12, {10, 20, 30, 40}}},
                           .indicators = {{.levels = {"产出指标", "数量指标", "修缮面积", "其中：屋面"},
                                           .op = ">=",
                                           .value = Decimal(1000, 0),
                                           .unit = "平方米",
                                           .target = "≥1000平方米",
                                           .page = 13,
                                           .box = {10, 20, 30, 40}}},
                           .rows = {{{"合计", "", "125.0"}, 13, {10, 20, 30, 40}}},
                           .pages = {12, 13}}};
  Check check{.id = "column_sum",
              .status = CheckStatus::kFail,
              .expected = Decimal(6281, 2),
              .actual = Decimal(6280, 2),
              .difference = Decimal(-1, 2),
              .unit = "元"};
  check.refs = {{.table = 1, .row = 1, .column = "total", .page = 9}};
  check.message_zh = "合计不等于各类之和";
  check.message_en = "the total is not the sum of its classes";
  document.checks = {check};
  document.diagnostics = {{Severity::kWarning, "figure_unread", "a cell\tholds no figure\\", 8, {}}};
  return document;
}

}  // namespace yusuan::feed
