// `check`: what is listed, in which order, and what a row of findings says.
#include <gtest/gtest.h>

#include "feed/csv.h"
#include "feed/finding_rows.h"
#include "show_checks.h"

namespace yusuan {
namespace {

Check failure(const char* id, CheckSeverity severity, std::optional<Decimal> stake, std::vector<FigureRef> refs = {}) {
  return {.id = id,
          .status = CheckStatus::kFail,
          .severity = severity,
          .stake_yuan = stake,
          .refs = std::move(refs),
          .message_zh = std::string("问题") + id,
          .message_en = std::string("finding ") + id};
}

Document document() {
  Document document;
  document.source.file = "a.pdf";
  document.facts = {.title = "某局2026年预算", .entity = "某局", .fiscal_year = 2026};
  Table table{.number = 3, .label = "表3", .title = "支出总表"};
  table.columns = {{"name", {"科目名称"}, {}, ColumnType::kName, false},
                   {"total", {"支出", "合计"}, {}, ColumnType::kMoney, false}};
  table.rows = {{RowKind::kItem, "2080101", "行政运行", {{}, {.text = "1.00"}}, 11}};
  document.tables = {table};
  const FigureRef cell{.table = 0, .row = 0, .column = "total", .page = 11, .box = Rect{1, 2, 3, 4}};
  document.checks = {failure("a", CheckSeverity::kMoney, Decimal(500'000, 0), {{.statement = 0, .page = 6}, cell}),
                     failure("b", CheckSeverity::kMoney, Decimal(100, 0)),
                     failure("c", CheckSeverity::kWords, {}),
                     failure("d", CheckSeverity::kForm, {}),
                     {.id = "e", .status = CheckStatus::kPass, .count = 7, .message_zh = "相符e"}};
  return document;
}

TEST(CheckText, FormStandsInABlockOfItsOwn) {
  EXPECT_EQ(show_checks(document(), {}),
            "a.pdf  某局2026年预算\n"
            "  不符  问题a\n"
            "  不符  问题b\n"
            "  不符  问题c\n"
            "  格式问题，不涉及金额：\n"
            "  不符  问题d\n"
            "  相符 7，不符 4，跳过 0\n");
}

TEST(CheckText, LeavesOutWhatHasLessAtStake) {
  const CheckView view{.english = true, .choice = {.least_yuan = Decimal(1000, 0)}};
  EXPECT_EQ(show_checks(document(), view),
            "a.pdf  某局2026年预算\n"
            "  FAIL  finding a\n"
            "  7 passed, 4 failed, 0 skipped (3 below --min-stake)\n");
  EXPECT_TRUE(any_fails(document(), view.choice));
  EXPECT_FALSE(any_fails(document(), {.least_yuan = Decimal(1'000'000, 0)}));
}

TEST(FindingRows, SayWhereToLook) {
  const auto rows = feed::finding_rows(document(), "in/a.pdf", {.least_yuan = Decimal(1000, 0)});
  ASSERT_EQ(rows.size(), 1U);
  const std::string csv = feed::to_csv(feed::finding_fields(), rows);
  EXPECT_EQ(
      csv.substr(csv.find('\n') + 1),
      "in/a.pdf,某局,2026,fail,money,500000,问题a,finding a,表3 支出总表,2080101 行政运行,支出/合计,6,,,,,6;11,,,,,a,"
      "0,\r\n");
}

TEST(FindingRows, StandWithTheGravestFirstWhateverTheirDocument) {
  auto rows = feed::finding_rows(document(), "a.pdf", {.all = true});
  const auto more = feed::finding_rows(document(), "b.pdf", {.all = true});
  rows.insert(rows.end(), more.begin(), more.end());
  rows.push_back({std::int64_t{1}});  // from a reading process that was taken over
  feed::sort_findings(rows);
  std::string order;
  for (const feed::FeedRow& row : rows) order += std::get<std::string>(row[feed::kFindingCheckId]);
  EXPECT_EQ(order, "aabbccddee");
}

}  // namespace
}  // namespace yusuan
