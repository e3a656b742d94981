// Words against figures, and text that nobody filled in.
#include <gtest/gtest.h>

#include <algorithm>

#include "audit/audit.h"

namespace yusuan::audit {
namespace {

Document document_of(const std::vector<std::pair<std::string, std::vector<std::string>>>& sections) {
  Document document;
  document.facts.fiscal_year = 2025;
  document.facts.kind = DocumentKind::kDepartmentBudget;
  document.tables.push_back({.title = "收支总表", .pages = {9}});
  int page = 3;
  for (const auto& [heading, paragraphs] : sections) {
    Section section{.path = {heading}, .paragraphs = {}, .pages = {page}};
    for (const std::string& text : paragraphs) section.paragraphs.push_back({.text = text, .page = page, .box = {}});
    document.sections.push_back(std::move(section));
    ++page;
  }
  return document;
}

// `id: message` of each failure.
std::vector<std::string> failures(const Document& document) {
  std::vector<std::string> all;
  for (const Check& check : audit(document, patterns::PatternFiles(std::nullopt)))
    if (check.status == CheckStatus::kFail) all.push_back(check.id + ": " + check.message_zh);
  return all;
}

std::vector<std::string> failures(const std::string& paragraph) {
  return failures(document_of({{"情况说明", {paragraph}}}));
}

TEST(WordChecks, HoldTheWordAgainstTheTwoFigures) {
  EXPECT_TRUE(failures("1.“公共安全支出”30.00万元，上年:29.50万元，主要是司法经费增加。").empty());
  EXPECT_TRUE(failures("1.“公共安全支出”30.00万元，上年:30.01万元，主要是司法经费保持不变。").empty());
  const auto found = failures("1.“公共安全支出”30.00万元，上年:31.50万元，主要是司法经费增加。");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0], "direction: 文字说明“1.‘公共安全支出’”：由31.50到30.00，文中却称增加，应为减少（第3页）");
}

TEST(WordChecks, HoldTheWordsOfAmountAndRateAgainstEachOther) {
  EXPECT_TRUE(failures("公务接待费1.20万元，比上年减少0.30万元，下降20.00%。").empty());
  EXPECT_TRUE(failures("公务接待费1.20万元，比上年增加0万元，下降0%。").empty());
  EXPECT_EQ(failures("公务接待费1.20万元，比上年增加0.30万元，下降20.00%。").size(), 1U);
  EXPECT_EQ(failures("公务接待费1.20万元，比上年减少0.30万元。增加的主要原因是活动增多。").size(), 1U);
  // Another thing has its own direction.
  EXPECT_TRUE(failures("收入预算比上年减少0.30万元，支出预算增加的主要原因是活动增多。").empty());
}

TEST(WordChecks, OneChangeOfOneAmountHasOneDirection) {
  Document document = document_of({});
  const Statement statement{.text = "收入预算12.34万元，比2024年预算增加5.67万元",
                            .page = 4,
                            .subject = "revenue_total",
                            .name = "收入预算",
                            .amount = Decimal(1234, 2),
                            .unit = "万元",
                            .change = Change{"2024年预算", Direction::kIncrease, Decimal(567, 2), std::nullopt}};
  document.statements = {statement, statement};
  EXPECT_TRUE(failures(document).empty());
  document.statements[1].change->direction = Direction::kDecrease;
  EXPECT_EQ(failures(document).size(), 1U);
}

TEST(WordChecks, KnowTheYearBefore) {
  const std::string right = "收入预算8万元，比2024年预算增加2万元。", wrong = "支出预算8万元，比2023年预算增加2万元。";
  EXPECT_TRUE(failures(document_of({{"情况说明", {right}}})).empty());
  const auto found = failures(document_of({{"情况说明", {right, wrong}}}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("上年应为2024年"), std::string::npos) << found[0];
  // The document's own year may be misread.
  EXPECT_TRUE(failures(document_of({{"情况说明", {wrong}}})).empty());
}

TEST(WordChecks, TheGlossaryOfACityIsNoneOfADistrict) {
  Document document = document_of({{"名词解释", {"财政拨款收入：是市级预算主管部门从本级财政部门取得的财政拨款。"}}});
  document.facts.entity = "示例市城东区司法局";
  EXPECT_EQ(failures(document).size(), 1U);
  for (const char* entity : {"示例市司法局", "示例市经济技术开发区管理委员会", "示例壮族自治区司法厅",
                             "示例市城东区人民法院", "示例市公安局城东区分局"}) {
    document.facts.entity = entity;
    EXPECT_TRUE(failures(document).empty()) << entity;
  }
}

TEST(WordChecks, NothingWasCarriedOutOfNothing) {
  Document document = document_of({});
  const auto told = [&](const std::string& subject, std::optional<Decimal> amount, std::optional<Decimal> share) {
    document.statements.push_back({.text = "支出年初预算为0万元，支出决算为30.00万元，完成年初预算的95.89%",
                                   .page = 5,
                                   .subject = subject,
                                   .name = "支出",
                                   .amount = amount,
                                   .unit = "万元",
                                   .share_percent = share});
  };
  told("expenditure_total_initial_budget", Decimal(0, 0), {});
  told("expenditure_total", Decimal(3000, 2), {});
  told("expenditure_total_completion", {}, Decimal(9589, 2));
  ASSERT_EQ(failures(document).size(), 1U);
  document.statements[0].amount = Decimal(3129, 2);
  EXPECT_TRUE(failures(document).empty());
}

TEST(Leftovers, AreOneFindingAKind) {
  const auto found =
      failures(document_of({{"示例市XX局2025年预算", {"本年收入XXX万元。", "财政拨款增加（减少）的主要原因是qq。"}},
                            {"支出情况", {"接待费1万元，主要原因是。", "运行费2万元，主要原因是11，比上年持平。"}}}));
  EXPECT_EQ(found, (std::vector<std::string>{"template_text: 保留了模板的选择项“增加（减少）”（第3页）",
                                             "template_text: 保留了模板的占位符“XXX万元”等2处（第3页）",
                                             "template_text: 没有填写原因“主要原因是。”（第4页）",
                                             "template_text: 原因处只填了占位字符“主要原因是qq”等2处（第3、4页）"}));
}

TEST(Leftovers, AreNotWhatBelongsToTheText) {
  EXPECT_TRUE(failures(document_of({{"名词解释", {"存货增加（减少）：指存货的变动。"}},
                                    {"公开方式", {"详见www.xxgk.gov.cn，XXL号工作服30件，原因是：", "1、人员增加。"}},
                                    {"变动原因", {"主要原因是30人调入，增减变动不大。"}}}))
                  .empty());
}

TEST(Leftovers, StandInNotesToo) {
  Document document = document_of({});
  document.tables[0].note = "无政府性基金预算的，仍保留该表格式，并在本表下方作下述说明：";
  const auto found = failures(document);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("（第9页）"), std::string::npos) << found[0];
}

TEST(Leftovers, SectionsThatAllSayOneMarkSayNothing) {
  EXPECT_EQ(failures(document_of({{"一、概述", {"1"}}, {"二、依据", {"1"}}, {"三、主体", {"1"}}})).size(), 1U);
  EXPECT_TRUE(failures(document_of({{"一、概述", {"1"}}, {"二、依据", {"2"}}, {"三、主体", {"3"}}})).empty());
}

}  // namespace
}  // namespace yusuan::audit
