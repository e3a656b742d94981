// Slips of a careless hand, in figures, years, units, names and notes.
#include "audit/slip.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "audit/audit.h"

namespace yusuan::audit {
namespace {

std::string between(const char* printed, const char* due) {
  return std::string(slip_between(*Decimal::parse(printed), *Decimal::parse(due)).value_or("none"));
}

TEST(Slip, IsOneDigitSignOrUnit) {
  EXPECT_EQ(between("1234.56", "1324.56"), "digits_swapped");
  EXPECT_EQ(between("134.56", "1234.56"), "digit_dropped");
  EXPECT_EQ(between("12234.56", "1234.56"), "digit_doubled");
  EXPECT_EQ(between("12934.56", "1234.56"), "none");
  EXPECT_EQ(between("1934.56", "1234.56"), "digit_changed");
  EXPECT_EQ(between("-12.34", "12.34"), "sign");
  EXPECT_EQ(between("12.34", "123400"), "unit");
  EXPECT_EQ(between("1234.56", "4321.56"), "none");
  EXPECT_EQ(between("1234.56", "1234.56"), "none");
  EXPECT_EQ(between("0.00", "10.00"), "none");
}

TEST(Slip, CountsTheDigitsThatTell) {
  EXPECT_EQ(significant_digits(*Decimal::parse("0.00")), 0);
  EXPECT_EQ(significant_digits(*Decimal::parse("-1200.00")), 2);
  EXPECT_EQ(significant_digits(Decimal(std::numeric_limits<std::int64_t>::min(), 0)), 19);
}

Document budget() {
  Document document;
  document.facts.fiscal_year = 2025;
  document.facts.kind = DocumentKind::kDepartmentBudget;
  document.facts.entity = "某市应急管理局";
  Table table{.number = 1, .title = "支出表", .money_unit = "万元", .yuan_per_unit = 10'000, .pages = {9}};
  table.status = TableStatus::kFilled;
  table.columns = {{"name", {"项目"}, {}, ColumnType::kName},
                   {"total", {"合计"}, {}, ColumnType::kMoney},
                   {"basic", {"基本支出"}, {}, ColumnType::kMoney},
                   {"project", {"项目支出"}, {}, ColumnType::kMoney}};
  const auto add = [&](const char* name, RowKind kind, const char* total, const char* basic, const char* project) {
    Row row{.kind = kind, .name = name, .page = 9};
    row.cells.push_back({.text = name});
    for (const char* figure : {total, basic, project})
      row.cells.push_back({.text = figure, .value = Decimal::parse(figure)});
    table.rows.push_back(row);
  };
  add("行政运行", RowKind::kLine, "1234.56", "1000.16", "234.40");
  add("应急救援", RowKind::kLine, "2345.67", "1300.12", "1045.55");
  add("安全监管", RowKind::kLine, "345.61", "45.20", "300.41");
  add("合计", RowKind::kTotal, "3925.84", "2345.48", "1580.36");
  document.tables.push_back(table);
  return document;
}

void tell(Document& document, const std::vector<std::string>& paragraphs) {
  Section section{.path = {"情况说明"}, .paragraphs = {}, .pages = {3}};
  for (const std::string& text : paragraphs) section.paragraphs.push_back({.text = text, .page = 3, .box = {}});
  document.sections.push_back(section);
}

void state(Document& document, const char* subject, const char* amount, const char* unit = "万元") {
  document.statements.push_back({.text = subject + std::string(amount),
                                 .page = 3,
                                 .subject = subject,
                                 .amount = Decimal::parse(amount),
                                 .unit = unit});
}

std::vector<Check> failed(const Document& document) {
  auto checks = audit(document, patterns::PatternFiles(std::nullopt));
  std::erase_if(checks, [](const Check& check) { return check.status != CheckStatus::kFail; });
  return checks;
}

std::vector<Check> told(const std::vector<std::string>& paragraphs) {
  Document document = budget();
  tell(document, paragraphs);
  return failed(document);
}

TEST(Slip, IsToldOfTheFigureThatNothingElseConfirms) {
  Document document = budget();
  EXPECT_TRUE(failed(document).empty());
  document.tables[0].rows[1].cells[2].value = Decimal(130021, 2);
  const auto checks = failed(document);
  ASSERT_EQ(checks.size(), 1U);
  ASSERT_TRUE(checks[0].likely);
  EXPECT_EQ(checks[0].likely->kind, "digits_swapped");
  EXPECT_EQ(checks[0].likely->due, Decimal(130012, 2));
  EXPECT_EQ(checks[0].refs[checks[0].likely->ref].column, "basic");
  EXPECT_NE(checks[0].message_zh.find("1,300.12则相符（相邻两位数字颠倒）"), std::string::npos) << checks[0].message_zh;
}

TEST(Slip, IsTheNeighboursAmount) {
  Document document = budget();
  document.tables[0].rows[1].cells[3].value = Decimal(30041, 2);  // that of the row below
  const auto checks = failed(document);
  ASSERT_EQ(checks.size(), 1U);
  ASSERT_TRUE(checks[0].likely);
  EXPECT_EQ(checks[0].likely->kind, "pasted");
  EXPECT_EQ(checks[0].likely->due, Decimal(104555, 2));
  EXPECT_EQ(checks[0].refs[checks[0].likely->ref].column, "project");
}

TEST(Slip, IsTheTotalOfAnotherTable) {
  Document document = budget();
  document.tables.push_back(document.tables[0]);
  document.tables[1].number = 2;
  document.tables[1].title = "另一张表";
  for (Row& row : document.tables[1].rows)
    for (TableCell& cell : row.cells)
      if (cell.value) cell.value = add(*cell.value, *cell.value);
  EXPECT_TRUE(failed(document).empty());
  document.tables[0].rows[1].cells[3].value = Decimal(469096, 2);  // 2 * 2345.48
  const auto checks = failed(document);
  ASSERT_EQ(checks.size(), 1U);
  ASSERT_TRUE(checks[0].likely);
  EXPECT_EQ(checks[0].likely->kind, "other_total");
  EXPECT_EQ(checks[0].likely->due, Decimal(104555, 2));
}

std::string likely_of(const char* told_ten_thousands, const char* printed_yuan) {
  const Operand told{.value = *Decimal::parse(told_ten_thousands), .yuan_per_unit = 10'000, .statement = 0};
  const Operand printed{.value = *Decimal::parse(printed_yuan), .yuan_per_unit = 1, .table = 0, .row = 0, .column = 0};
  const auto outcome = compare({told}, {printed}, Relation::kEqual);
  if (!outcome || outcome->holds) return "holds";
  const auto slips = possible_slips({told}, {printed}, *outcome, Relation::kEqual, 0);
  return slips.empty() ? "none" : slips.front().slip.kind;
}

TEST(Slip, IsCutInsteadOfRounded) {
  EXPECT_EQ(likely_of("10429.83", "104298367.00"), "truncated");
  EXPECT_EQ(likely_of("10429.84", "104298367.00"), "holds");
  EXPECT_EQ(likely_of("10429.85", "104298367.00"), "digit_changed");
  EXPECT_EQ(likely_of("104298367", "104298367.00"), "unit");
}

TEST(Slip, IsFoundWithinWhatRoundingGives) {
  const auto figure = [](const char* value, int row) {
    return Operand{.value = *Decimal::parse(value), .yuan_per_unit = 10'000, .table = 0, .row = row, .column = 0};
  };
  const std::vector<Operand> total = {figure("100.05", 0)},
                             parts = {figure("33.50", 1), figure("60.02", 2), figure("36.55", 3)};  // 3.50
  const auto outcome = compare(total, parts, Relation::kEqual);
  ASSERT_TRUE(outcome && !outcome->holds);
  const auto slips = possible_slips(total, parts, *outcome, Relation::kEqual, 0);
  ASSERT_EQ(slips.size(), 1U);
  EXPECT_EQ(slips[0].slip.kind, "digit_doubled");
  EXPECT_EQ(slips[0].slip.due, Decimal(350, 2));
}

TEST(Slip, OfAFigureWhoseColumnIsOpen) {
  Document document = budget();
  document.source.input = "text";
  Row& row = document.tables[0].rows[1];  // 2345.67 1300.12 1045.55
  row.unplaced = {"2,345.67", "1,300.21", "1,045.55"};
  for (int column = 1; column < 4; ++column) row.cells[column] = {};
  const auto checks = failed(document);
  ASSERT_EQ(checks.size(), 1U);
  ASSERT_TRUE(checks[0].likely);
  EXPECT_EQ(checks[0].likely->kind, "digits_swapped");
  EXPECT_NE(checks[0].message_zh.find("1,300.21"), std::string::npos) << checks[0].message_zh;
  document.tables[0].rows[1].unplaced = {"2,345.67", "1,045.55", "1,300.12"};  // no slip: a wrong column
  EXPECT_TRUE(failed(document).empty());
}

TEST(Slip, OfAnOpenFigureIsACopyWhereRowAndColumnMissTheSame) {
  Document document = budget();
  document.source.input = "text";
  auto& rows = document.tables[0].rows;
  for (int i = 0; i < 3; ++i) rows[i].code = "201010" + std::to_string(i + 1);
  rows[3].code = "20101";
  rows[3].kind = RowKind::kLine;
  std::rotate(rows.begin(), rows.begin() + 3, rows.end());
  Row& row = rows[2];  // 2345.67 1300.12 1045.55
  for (int column = 1; column < 4; ++column) row.cells[column] = {};
  row.unplaced = {"2,345.67", "2,345.67", "1,045.55"};
  const auto checks = failed(document);
  ASSERT_FALSE(checks.empty());
  EXPECT_NE(checks[0].message_zh.find("2,345.67"), std::string::npos) << checks[0].message_zh;
  row.unplaced = {"2,345.67", "1,845.19", "1,045.55"};  // no copy: it may be misread
  EXPECT_TRUE(failed(document).empty());
  row.unplaced = {"2,345.67", "1,300.12", "2,345.67"};  // a copy in its row, but
  rows[0].cells[3].value = Decimal(200000, 2);          // the column misses something else
  EXPECT_TRUE(failed(document).empty());
}

TEST(Slip, IsNoneWhereAFigureOfTheRowFoundNoColumn) {
  Document document = budget();
  document.source.input = "text";
  Row& row = document.tables[0].rows[1];  // 2345.67 1300.12 1045.55
  row.cells[2].value = Decimal(231567, 2);
  row.cells[2].text = "2,315.67";
  row.cells[3] = {};
  ASSERT_EQ(failed(document).size(), 1U);  // one digit
  row.unplaced = {"30.00"};
  EXPECT_TRUE(failed(document).empty());
}

TEST(Proof, CountsWhatHoldsAFigureAndNoZeros) {
  Document document = budget();
  document.tables[0].rows[2].cells[3].value = Decimal(0, 2);
  document.tables[0].rows[2].cells[1].value = Decimal(4520, 2);
  audit_in_place(document, patterns::PatternFiles(std::nullopt));
  EXPECT_EQ(document.tables[0].rows[0].cells[2].proved, 1);
  EXPECT_EQ(document.tables[0].rows[2].cells[3].proved, 0);
}

TEST(Told, AmountsOfOneThingDifferByNoSlip) {
  Document document = budget();
  state(document, "basic", "2345.48");
  EXPECT_TRUE(failed(document).empty());
  state(document, "expenditure_total", "3952.84");
  const auto checks = failed(document);
  ASSERT_EQ(checks.size(), 1U);
  EXPECT_EQ(checks[0].id, "prose_table");
  EXPECT_EQ(checks[0].likely->kind, "digits_swapped");
  // Another amount altogether may be of another thing.
  document.statements.back().amount = Decimal(411111, 2);
  EXPECT_TRUE(failed(document).empty());
}

TEST(Told, OneDigitMayBeThatOfATableThatWasNotRead) {
  Document document = budget();
  state(document, "basic", "2345.48");
  state(document, "expenditure_total", "3925.24");
  ASSERT_EQ(failed(document).size(), 1U);
  Table unread{.title = "项目支出表", .money_unit = "万元", .yuan_per_unit = 10'000, .pages = {10}};
  unread.status = TableStatus::kFilled;
  document.tables.push_back(unread);
  EXPECT_TRUE(failed(document).empty());
  document.statements.back().amount = Decimal(395284, 2);  // swapped
  EXPECT_EQ(failed(document).size(), 1U);
}

TEST(Told, OneAmountInYuanAmongManyIsASlip) {
  std::vector<std::string> others;
  for (int i = 1; i <= 10; ++i) others.push_back("支出" + std::to_string(i) + ".25万元。");
  const auto with = [&](const std::string& text) {
    auto all = others;
    all.push_back(text);
    return told(all);
  };
  EXPECT_TRUE(told(others).empty());
  ASSERT_EQ(with("支出81.50元。").size(), 1U);
  EXPECT_EQ(with("支出81.50元。")[0].id, "money_unit");
  EXPECT_TRUE(with("每人补助81.50元。").empty());
  EXPECT_TRUE(with("单价50元以上的设备。").empty());
  EXPECT_TRUE(with("支出81.50元，其中支出60.30元。").empty());
  // What the table prints in 万元.
  for (int i = 11; i <= 20; ++i) others.push_back("支出" + std::to_string(i) + ".25万元。");
  EXPECT_EQ(with("支出3925.84元，发放60.30元。").size(), 1U);
}

TEST(Told, ChangesOfOneAmountDifferByNoSlip) {
  Document document = budget();
  const auto change = [&](const char* subject, const char* by) {
    state(document, subject, "3925.84");
    document.statements.back().change = Change{"上年", Direction::kIncrease, Decimal::parse(by), std::nullopt};
  };
  change("revenue_total", "123.45");
  change("expenditure_total", "123.45");
  EXPECT_TRUE(failed(document).empty());
  change("fiscal_appropriation_total", "132.45");
  const auto checks = failed(document);
  ASSERT_EQ(checks.size(), 1U);
  EXPECT_EQ(checks[0].id, "repeated_change");
}

TEST(Told, AnAmountInThePlaceOfItsChange) {
  Document document = budget();
  const auto change = [&](const char* subject, const char* by) {
    state(document, subject, "3925.84");
    document.statements.back().change = Change{"上年", Direction::kIncrease, Decimal::parse(by), std::nullopt};
  };
  change("revenue_total", "123.45");
  change("expenditure_total", "123.45");
  change("fiscal_appropriation_total", "3925.84");
  const auto checks = failed(document);
  ASSERT_EQ(checks.size(), 1U);
  EXPECT_EQ(checks[0].id, "repeated_change");
  ASSERT_TRUE(checks[0].likely);
  EXPECT_EQ(checks[0].likely->kind, "pasted");
}

TEST(Told, PartsToldAgainAreNotAddedAgain) {
  Document document = budget();
  state(document, "three_public_total", "51.75");
  for (const char* subject : {"overseas_trips", "vehicles", "official_receptions", "vehicles"})
    state(document, subject, subject == std::string("vehicles") ? "44.75" : subject[1] == 'v' ? "0.00" : "7.00");
  EXPECT_TRUE(failed(document).empty());
  document.statements[2].amount = Decimal(4457, 2);
  const auto checks = failed(document);
  ASSERT_EQ(checks.size(), 1U);
  EXPECT_EQ(checks[0].id, "prose_sum");
}

TEST(Growth, IsHeldAgainstAmountAndChangeWhateverItIsOf) {
  EXPECT_TRUE(told({"接待费15.25万元（一处3万元），比上年减少5.25万元，下降25.61%。"}).empty());
  EXPECT_EQ(told({"接待费15.25万元（一处3万元），比上年减少5.25万元，下降26.51%。"}).size(), 1U);
  EXPECT_EQ(told({"接待费15.25万元，比2024年预算20.50万元减少5.52万元，下降25.61%。"}).size(), 1U);
  // 1万元 is no rounded figure beside 12.2万元.
  EXPECT_EQ(told({"接待费（一处）12.2万元，比上年减少1万元，下降4.6%。"}).size(), 1U);
  EXPECT_TRUE(told({"接待费（一处）12.2万元，比上年减少1万元，下降7.6%。"}).empty());
  EXPECT_TRUE(told({"接待费15.25万元，同口径比上年减少5.25万元，下降9.00%。"}).empty());
  EXPECT_TRUE(told({"接待费15.25万元，同比增加15.25万元，增长100%。"}).empty());
}

TEST(Growth, IsAuditedWithoutTables) {
  Document document = budget();
  document.tables.clear();
  EXPECT_TRUE(failed(document).empty());
  state(document, "basic", "120.00");
  document.statements.back().change = Change{"上年", Direction::kIncrease, Decimal(20, 0), Decimal(2, 1)};
  EXPECT_EQ(failed(document).size(), 1U);
}

TEST(Persons, OfOfficeAndInstitutionAreAll) {
  EXPECT_TRUE(told({"实有人员59人，其中行政51人，事业8人。"}).empty());
  EXPECT_EQ(told({"实有人员59人，其中行政15人，事业8人。"}).size(), 1U);
  EXPECT_TRUE(told({"实有人员59人，其中行政15人，事业8人，工勤36人。"}).empty());
}

TEST(Parts, MakeTheirWholeButForASlip) {
  EXPECT_TRUE(told({"支出3925.84万元，其中：基本支出2345.48万元、项目支出1580.36万元。"}).empty());
  // Not all of the parts.
  EXPECT_TRUE(told({"支出3925.84万元，其中：基本支出2345.48万元、项目支出1000.00万元。"}).empty());
  EXPECT_EQ(told({"支出3925.84万元，其中：基本支出2435.48万元、项目支出1580.36万元。"}).size(), 1U);
  // A list of thousands of figures has no parts.
  std::string list;
  for (int i = 0; i < 500; ++i) list += "甲1.00万元，";
  EXPECT_TRUE(told({list + "支出3925.84万元，其中：基本支出2435.48万元、项目支出1580.36万元。"}).empty());
  EXPECT_EQ(told({"比上年增加118.76万元，其中基本支出增加79.26万元，项目支出减少39.50万元。"}).size(), 1U);
  EXPECT_TRUE(told({"比上年增加118.76万元，其中基本支出增加79.26万元，项目支出增加39.50万元。"}).empty());
}

TEST(Units, OfAnAmountAndItsChangeAreTheSame) {
  EXPECT_TRUE(told({"收入5.67万元，比上年增加1.23万元。"}).empty());
  EXPECT_TRUE(told({"补助5.67万元，人均标准500元，比上年增加30元。"}).empty());
  EXPECT_EQ(told({"收入5.67万元，比上年增加1.23元。"}).size(), 1U);
}

TEST(Years, AreTheDocumentsOwn) {
  const std::string own = "2025年收入预算5万元。", other = "2023年支出预算8万元。";
  EXPECT_TRUE(told({own, own, own}).empty());
  const auto checks = told({own, own, own, other});
  ASSERT_EQ(checks.size(), 1U);
  EXPECT_EQ(checks[0].id, "own_year");
  // Told beside the own year, or of what was carried out.
  EXPECT_TRUE(told({own, own, own, "2024年支出预算8万元，2025年支出预算9万元。"}).size() <= 1U);
  EXPECT_TRUE(told({own, own, own, "2024年预算执行8万元。"}).empty());
  // Few are told, but the amount is the table's.
  EXPECT_EQ(told({"2023年支出预算3925.84万元。"}).size(), 1U);
  EXPECT_TRUE(told({"2023年支出预算3925.99万元。"}).empty());
  EXPECT_EQ(told({"比2024年预算增加1万元。", "比2025年预算增加1万元。"}).size(), 1U);
  // Without an amount; a budget of the year after tells of none.
  EXPECT_EQ(told({own, own, own, "2023年度本单位政府采购编制如下。"}).size(), 1U);
  EXPECT_TRUE(told({own, own, own, "2024年度收入预算如下，2025年收入预算如下。"}).empty());
  EXPECT_EQ(told({own, own, "2026年单位预算安排购置车辆。"}).size(), 1U);
  EXPECT_EQ(told({own, own, own, "根据《2023年政府收支分类科目》编制。"}).size(), 1U);
}

TEST(Entity, HasNoLetterChanged) {
  const std::string name = "某市应急管理局负责救援。";
  EXPECT_TRUE(told({name, name}).empty());
  EXPECT_EQ(told({name, name, "由某市应急监理局负责。"}).size(), 1U);
  EXPECT_EQ(told({name, name, "由某市应急监管局负责。"}).size(), 0U);
  EXPECT_EQ(told({name, name, "由某市应急管里局负责。"}).size(), 1U);
  // Short names: what an office may be for is another office.
  const auto called = [&](const std::string& other) {
    const std::string entity = "某市民政局负责救助。";
    Document document = budget();
    document.facts.entity = "某市民政局";
    document.sections.push_back({.path = {"概况"}, .paragraphs = {}, .pages = {3}});
    for (const std::string& text : {entity, entity, other})
      document.sections.back().paragraphs.push_back({.text = text, .page = 3, .box = {}});
    return failed(document).size();
  };
  EXPECT_EQ(called("由某市财政局负责。"), 0U);
  EXPECT_EQ(called("由某市民教局负责。"), 1U);
  // The rest of a longer name.
  EXPECT_TRUE(told({name, name, "下设某市应急管理指挥中心。"}).empty());
}

TEST(Notes, AreOfTheFundOfTheirTable) {
  Document document = budget();
  document.tables[0].title = "政府性基金预算支出表";
  document.tables[0].note = "注：本表反映部门本年度政府性基金预算支出情况。";
  EXPECT_TRUE(failed(document).empty());
  document.tables[0].note = "注：本表反映部门本年度国有资本经营预算支出情况。";
  EXPECT_EQ(failed(document).size(), 1U);
  document.tables[0].note = "注：包括一般公共预算、政府性基金预算、政府性基金预算。";
  EXPECT_EQ(failed(document).size(), 1U);
  document.tables[0].note = "注：财政拨款收支包括国有资本经营预算、政府性基金预算、国有资本经营预算拨款收支情况。";
  EXPECT_EQ(failed(document).size(), 1U);
  document.tables[0].note = "注：包括一般公共预算收入、一般公共预算支出、政府性基金预算收入。";
  EXPECT_TRUE(failed(document).empty());
}

}  // namespace
}  // namespace yusuan::audit
