// What a user asks of the views, with the answers of a few documents: the same on every database.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "feed/feed_rows.h"
#include "small_document.h"

namespace yusuan::feed {

inline Document blank_document(char sha, const char* entity, int year, DocumentKind kind) {
  Document document;
  document.source = {.file = std::string(1, sha) + ".pdf", .sha256 = std::string(64, sha), .bytes = 1, .pages = 20};
  document.facts = {.title = {}, .entity = entity, .fiscal_year = year, .kind = kind, .published_on = {}, .form = {}};
  return document;
}

inline Table money_table(const char* id, const std::vector<const char*>& keys) {
  Table table{.id = id, .title = id, .money_unit = "万元", .yuan_per_unit = 10000, .pages = {5}};
  table.status = TableStatus::kFilled;
  table.columns = {{"name", {"项目"}, {}, ColumnType::kName, false}};
  for (const char* key : keys) table.columns.push_back({key, {key}, {}, ColumnType::kMoney, false});
  return table;
}

// Hundredths of the unit; a negative one is a blank cell.
inline void add_row(Table& table, RowKind kind, const char* name, const std::vector<int>& hundredths,
                    const char* code = nullptr) {
  Row row{kind, code == nullptr ? std::nullopt : std::optional<std::string>(code), name, {text_cell(name)}, 5};
  for (const int amount : hundredths) row.cells.push_back(amount < 0 ? TableCell{} : figure_cell("…", amount, 2));
  table.rows.push_back(std::move(row));
}

inline std::vector<Document> documents_of_a_city() {
  Document first = blank_document('a', "甲乙市民政局", 2025, DocumentKind::kDepartmentBudget);
  Table across = money_table("three_public_expenses", {"total", "overseas_trips", "vehicles", "vehicle_purchase",
                                                       "vehicle_operation", "official_receptions"});
  add_row(across, RowKind::kLine, "", {2810, -1, 1800, -1, 1800, 1010});
  Table lines = money_table("expenditure_summary", {"total"});
  add_row(lines, RowKind::kTotal, "合计", {100000});
  add_row(lines, RowKind::kItem, "行政运行", {80000}, "2080201");
  first.tables = {across, lines};

  Document second = blank_document('b', "甲乙市民政局", 2026, DocumentKind::kDepartmentBudget);
  Table down = money_table("three_public_expenses", {"prior_budget", "budget"});
  add_row(down, RowKind::kTotal, "合计", {2810, 4100});
  add_row(down, RowKind::kLine, "1.因公出国（境）费", {0, 700});
  add_row(down, RowKind::kLine, "2.公务用车购置及运行费", {1800, -1});
  add_row(down, RowKind::kMemo, "其中：公务用车购置费", {0, 1600});
  add_row(down, RowKind::kLine, "公务用车运行费", {1800, 1800});
  add_row(down, RowKind::kLine, "3.公务接待费", {1010, -1});
  add_row(lines, RowKind::kItem, "一般行政管理事务", {20000}, "2080202");
  lines.rows[1].cells[1] = figure_cell("900.00", 90000, 2);
  second.tables = {down, lines};
  second.overview = Overview{{}, {}, {}, {"甲乙市福利院"}, 3};

  Document again = blank_document('c', "甲乙市民政局", 2026, DocumentKind::kDepartmentBudget);
  again.facts.published_on = "2026-03-01";
  again.tables = {lines};
  again.statements = {{.section = {},
                       .text = "“三公”经费5万元。",
                       .page = 9,
                       .box = {},
                       .subject = "three_public_total",
                       .amount = Decimal(5, 0),
                       .unit = "万元",
                       .change = {}}};

  Document unit = blank_document('d', "甲乙市福利院", 2026, DocumentKind::kUnitBudget);
  Table none = money_table("three_public_expenses", {"total"});
  none.status = TableStatus::kDeclaredEmpty;
  unit.tables = {none};
  unit.projects = {{.name = "绿化项目", .scale = Decimal(30, 0), .scale_unit = "万元", .page = 4, .box = {}},
                   {.name = "修缮项目", .scale = Decimal(99, 0), .scale_unit = "万元", .page = 4, .box = {}}};
  unit.performance = {
      {.title = "绩效目标表", .project = "修缮项目", .total = Decimal(90, 0), .money_unit = "万元", .pages = {7}}};
  Check grave{.id = "row_sum", .status = CheckStatus::kFail, .unit = "元", .stake_yuan = Decimal(900, 0)};
  grave.refs = {{.table = 0, .row = 0, .column = "total", .page = 8},
                {.table = 0, .row = 0, .column = "total", .page = 5}};
  grave.message_zh = "甲";
  Check light = grave;
  light.stake_yuan = Decimal(100, 0);
  light.message_zh = "乙";
  Check form = grave;
  form.severity = CheckSeverity::kForm;
  form.message_zh = "丙";
  unit.checks = {form, light, grave};

  Document accounts = blank_document('e', "甲乙市民政局", 2026, DocumentKind::kDepartmentFinalAccounts);
  lines.rows[1].cells[1] = figure_cell("810.00", 81000, 2);
  Table spent = money_table("general_public_expenditure", {"budget", "actual"});
  add_row(spent, RowKind::kLine, "教育支出", {20000, 15000});
  accounts.tables = {lines, spent};
  return {first, second, again, unit, accounts};
}

/// SQL, and the first field of the first row that it answers.
inline std::vector<std::pair<std::string, std::string>> questions_to_a_city() {
  const std::string three = " FROM three_public_by_year WHERE file = ";
  const auto yuan = [](const std::string& field) { return "SELECT CAST(" + field + "_yuan AS BIGINT)"; };
  return {
      {yuan("total") + three + "'a.pdf'", "281000"},
      {yuan("overseas_trips") + three + "'a.pdf'", "0"},  // blank, and the total leaves nothing over
      {yuan("vehicle_purchase") + three + "'a.pdf'", "0"},
      {yuan("vehicles") + three + "'b.pdf'", "340000"},  // blank, of two that are printed
      {yuan("overseas_trips") + three + "'b.pdf'", "70000"},
      {yuan("official_receptions") + three + "'b.pdf'", "0"},
      {yuan("total") + three + "'c.pdf'", "50000"},
      {"SELECT source" + three + "'c.pdf'", "text"},
      {"SELECT COUNT(*)" + three + "'c.pdf' AND vehicles_yuan IS NULL", "1"},  // nobody says that there are none
      {yuan("vehicles") + three + "'d.pdf'", "0"},
      {"SELECT source" + three + "'d.pdf'", "declared none"},
      {"SELECT superseded_by FROM editions WHERE file = 'b.pdf'", std::string(64, 'c')},
      {"SELECT COUNT(*) FROM latest_documents", "4"},
      {"SELECT COUNT(*) FROM latest_documents WHERE file = 'b.pdf'", "0"},
      {"SELECT CAST(change_yuan AS BIGINT) FROM year_over_year WHERE code = '2080201'", "1000000"},
      {"SELECT COUNT(*) FROM year_over_year", "2"},  // with the total; what is new has no year before
      {"SELECT CAST(percent AS BIGINT) FROM budget_against_accounts WHERE code = '2080201'", "90"},
      {"SELECT CAST(difference_yuan AS BIGINT) FROM budget_against_accounts WHERE name = '教育支出'", "-500000"},
      {"SELECT project FROM largest_projects", "修缮项目"},
      {"SELECT CAST(SUM(amount_yuan) AS BIGINT) FROM largest_projects",
       "1200000"},  // of the form, not of the text, too
      {"SELECT message_zh FROM findings", "甲"},
      {"SELECT message_zh FROM findings WHERE severity = 'form'", "丙"},
      {"SELECT first_page FROM findings", "5"},
      {"SELECT part FROM texts WHERE text LIKE '%绿化%'", "project"},
      {"SELECT parent_entity FROM unit_documents", "甲乙市民政局"},
      {"SELECT COUNT(*) FROM unit_documents", "1"},
      {"SELECT COUNT(*) FROM documents WHERE region = '甲乙市' AND government_level = 'city'", "5"},
      {"SELECT COUNT(*) FROM documents WHERE loaded_at LIKE '20__-__-__T__:__:__.___Z'", "5"},
  };
}

}  // namespace yusuan::feed
