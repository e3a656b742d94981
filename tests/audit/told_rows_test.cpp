// Sentences that tell amount, completion and growth, against the row with their name.
#include <gtest/gtest.h>

#include "small_documents.h"

namespace yusuan::audit {
namespace {

constexpr int kRows = 12;

const char* const kNames[kRows] = {"增值税",         "企业所得税", "个人所得税", "资源税",
                                   "城市维护建设税", "房产税",     "印花税收入", "土地增值税",
                                   "车船税收入",     "耕地占用税", "契税收入",   "专项收入"};

std::string rate_of(int row) { return std::to_string(92 + row % 4) + "." + std::to_string(1 + row % 7); }
std::string growth_of(int row) { return std::to_string(3 + row) + "." + std::to_string(1 + row % 8); }
int amount_of(int row) { return 15213 + 1171 * row; }

void add_sentence(Document& document, int row, const std::string& amount, const std::string& rate) {
  const std::string text = std::string(kNames[row]) + "完成" + amount + "万元，占预算的" + rate + "%";
  Statement statement{.text = text, .page = 3, .subject = "other", .name = kNames[row], .unit = "万元"};
  statement.amount = Decimal::parse(amount);
  statement.change = Change{.basis = "", .direction = Direction::kIncrease, .percent = Decimal::parse(growth_of(row))};
  document.statements.push_back(statement);
  Statement completion{.text = text, .page = 3, .subject = "other_completion", .name = kNames[row]};
  completion.share_percent = Decimal::parse(rate);
  document.statements.push_back(std::move(completion));
}

// The sentence of the last row tells these.
Document document_of(const std::string& amount, const std::string& rate, int rows = kRows) {
  Document document;
  Table table = filled_table("收入执行情况表", 21,
                             {{"name", {"项目"}, {}, ColumnType::kName},
                              {"column_2", {"执行数"}, {}, ColumnType::kMoney},
                              {"column_3", {"完成预算％"}, {}, ColumnType::kPercent},
                              {"column_4", {"比上年增长％"}, {}, ColumnType::kPercent}});
  for (int row = 0; row < rows; ++row)
    add_row(table, kNames[row], {std::to_string(amount_of(row)), rate_of(row), growth_of(row)});
  document.tables.push_back(std::move(table));
  for (int row = 0; row < rows; ++row) {
    const bool last = row + 1 == rows;
    add_sentence(document, row, last ? amount : std::to_string(amount_of(row)), last ? rate : rate_of(row));
  }
  return document;
}

TEST(ToldRows, HaveWhatTheSentencesTell) {
  EXPECT_TRUE(failing_messages(document_of(std::to_string(amount_of(kRows - 1)), rate_of(kRows - 1))).empty());
}

TEST(ToldRows, NameAnAmountThatIsNotThatOfBothItsRates) {
  // 28,094 with its first digits swapped.
  const auto found = failing_messages(document_of("82094", rate_of(kRows - 1)));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("82,094万元"), std::string::npos) << found[0];
}

TEST(ToldRows, NameARateThatIsThatOfTheRowButForASlip) {
  const auto found = failing_messages(document_of(std::to_string(amount_of(kRows - 1)), "59.5"));
  ASSERT_EQ(found.size(), 1U) << rate_of(kRows - 1);
  EXPECT_NE(found[0].find("59.5%"), std::string::npos) << found[0];
}

TEST(ToldRows, AccuseNothingWhereFewSentencesAgree) {
  EXPECT_TRUE(failing_messages(document_of("32904", rate_of(4), 5)).empty());
}

}  // namespace
}  // namespace yusuan::audit
