#include "audit/agreements.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "audit/told_agreements.h"

namespace yusuan::audit {
namespace {

// Rows of code, name, total, basic; the last one is the total.
Table table_of(const std::string& id, const std::vector<std::vector<std::string>>& rows) {
  Table table{.id = id, .title = id, .money_unit = "元", .yuan_per_unit = 1};
  table.pages = {1};
  table.status = TableStatus::kFilled;
  table.columns = {{"code", {"编码"}, {}, ColumnType::kCode},
                   {"name", {"名称"}, {}, ColumnType::kName},
                   {"total", {"合计"}, {}, ColumnType::kMoney},
                   {"basic", {"基本支出"}, {}, ColumnType::kMoney}};
  for (const auto& texts : rows) {
    Row row{.kind = texts[0].empty() ? RowKind::kTotal : RowKind::kLine, .page = 1};
    for (std::size_t i = 0; i < texts.size(); ++i) {
      TableCell& cell = row.cells.emplace_back();
      cell.text = texts[i];
      if (i >= 2) cell.value = Decimal::parse(texts[i]);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

const std::vector<std::vector<std::string>> kRows = {{"201", "甲", "7", "7"},
                                                     {"205", "乙", "5", "5"},
                                                     {"206", "丙", "9", "4"},
                                                     {"208", "丁", "3", "3"},
                                                     {"", "合计", "24", "19"}};

std::vector<Check> of_rows(const Document& document, CheckStatus status) {
  const patterns::PatternFiles files(std::nullopt);
  const Ledger ledger(document);
  Findings findings(document, {});
  check_agreements(files.root("national.toml"), ledger, findings);
  auto checks = findings.take();
  std::erase_if(checks, [&](const Check& check) { return check.id != "table_rows" || check.status != status; });
  return checks;
}

Document document_of(const std::vector<std::vector<std::string>>& other) {
  Document document;
  document.tables = {table_of("expenditure_summary", kRows), table_of("general_public_expenditure", other)};
  return document;
}

TEST(Agreements, RowsOfTablesWhoseTotalsAgreeAreHeldAgainstEachOther) {
  Document document = document_of(kRows);
  EXPECT_FALSE(of_rows(document, CheckStatus::kPass).empty());
  EXPECT_TRUE(of_rows(document, CheckStatus::kPass)[0].inferred);
  auto rows = kRows;
  rows[1][2] = "8";
  document = document_of(rows);
  ASSERT_EQ(of_rows(document, CheckStatus::kFail).size(), 1u);
  EXPECT_EQ(of_rows(document, CheckStatus::kFail)[0].refs.at(0).row, 1);
}

// Tables of one name may be of other things: nothing says that they promise each other anything.
TEST(Agreements, TotalsThatDifferAndRowsThatMostlyDifferSayNothing) {
  auto rows = kRows;
  rows[4][2] = "30";
  rows[1][2] = "11";
  EXPECT_TRUE(of_rows(document_of(rows), CheckStatus::kFail).empty());
  rows = kRows;
  rows[0][2] = "5";
  rows[1][2] = "7";
  EXPECT_TRUE(of_rows(document_of(rows), CheckStatus::kFail).empty());
}

TEST(Agreements, OfSeveralTablesNoneIsTheOne) {
  auto rows = kRows;
  rows[1][2] = "8";
  Document document = document_of(rows);
  document.tables.push_back(document.tables[0]);
  EXPECT_TRUE(of_rows(document, CheckStatus::kFail).empty());
}

// Items of four rows, each told in a sentence of its own.
Document told(const std::vector<std::pair<std::string, std::string>>& items) {
  Document document;
  document.tables = {table_of("general_public_expenditure", {{"2010101", "甲", "70000", "7"},
                                                             {"2050101", "乙", "50000", "5"},
                                                             {"2060101", "丙", "90000", "4"},
                                                             {"2080101", "丁", "30000", "3"},
                                                             {"", "合计", "240000", "19"}})};
  for (const auto& [code, amount] : items) {
    Statement statement;
    statement.text = code + amount;
    statement.page = 2;
    statement.subject = "function";
    statement.code = code;
    statement.amount = Decimal::parse(amount);
    statement.unit = "万元";
    document.statements.push_back(std::move(statement));
  }
  return document;
}

std::ptrdiff_t of_prose(const Document& document, CheckStatus status) {
  const patterns::PatternFiles files(std::nullopt);
  const Ledger ledger(document);
  Findings findings(document, {});
  check_told_agreements(files.root("national.toml"), {}, ledger, document, findings);
  const auto checks = findings.take();
  return std::count_if(checks.begin(), checks.end(), [&](const Check& check) {
    return check.id == "prose_table" && check.status == status && check.inferred;
  });
}

TEST(ToldAgreements, AnItemToldOtherwiseThanItsRowIsAFindingWhereTheOthersAgree) {
  const Document document = told({{"2010101", "7"}, {"2050101", "5"}, {"2060101", "9"}, {"2080101", "8"}});
  EXPECT_GT(of_prose(document, CheckStatus::kPass), 0);
  EXPECT_EQ(of_prose(document, CheckStatus::kFail), 1);
}

TEST(ToldAgreements, FewThatAgreeSayNothingOfOneThatDoesNot) {
  const Document document = told({{"2010101", "7"}, {"2050101", "5"}, {"2080101", "8"}});
  EXPECT_GT(of_prose(document, CheckStatus::kPass), 0);
  EXPECT_EQ(of_prose(document, CheckStatus::kFail), 0);
}

TEST(ToldAgreements, AnItemToldRightlyIsToldInPartElsewhere) {
  const Document document =
      told({{"2010101", "7"}, {"2050101", "5"}, {"2060101", "9"}, {"2080101", "3"}, {"2080101", "1"}});
  EXPECT_EQ(of_prose(document, CheckStatus::kFail), 0);
}

}  // namespace
}  // namespace yusuan::audit
