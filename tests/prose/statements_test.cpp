// Runs the examples of patterns/prose.toml: `text -> subject:code amount unit share= change= basis= reason= | …`.
#include "prose/statements.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "prose/figures.h"

namespace yusuan::prose {
namespace {

const patterns::PatternFiles& files() {
  static const patterns::PatternFiles all{std::nullopt};
  return all;
}

std::vector<Statement> statements_in(const std::string& text, const std::vector<std::string>& path = {}) {
  static const ProseVocabulary words = read_prose_vocabulary(files());
  static const std::vector<Table> no_tables;
  FunctionCodes codes(no_tables, files());
  const TextLine line{text, {50, 100, 500, 112}, 3};
  const TextRun run{.text = text, .lines = {&line}};
  std::vector<Statement> statements;
  read_statements(run, path, "某局", words, codes, statements);
  return statements;
}

std::vector<std::string> parts_of(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  return parts;
}

// As examples write it; `basis` and `reason` only where `expected` has them.
std::string shown(const Statement& statement, const std::string& expected) {
  std::string text = statement.subject;
  if (statement.code) text += ":" + *statement.code;
  if (statement.amount) text += " " + statement.amount->to_string() + *statement.unit;
  if (statement.share_percent) text += " share=" + statement.share_percent->to_string();
  if (const auto& change = statement.change) {
    text += " change=";
    if (change->direction == Direction::kFlat) {
      text += "=";
    } else {
      text += change->direction == Direction::kIncrease ? "+" : "-";
      text += (change->amount ? change->amount->to_string() : "") + "/";
      if (change->percent) text += change->percent->to_string() + "%";
    }
    if (expected.find(" basis=") != std::string::npos) text += " basis=" + change->basis;
  }
  if (expected.find(" reason=") != std::string::npos) text += " reason=" + statement.reason.value_or("");
  return text;
}

void expect_example(const std::string& example) {
  const auto sides = parts_of(example, " -> ");
  ASSERT_EQ(sides.size(), 2u) << example;
  const auto statements = statements_in(sides[0]);
  const auto expected = parts_of(sides[1], " | ");
  std::string all;
  for (std::size_t i = 0; i < statements.size(); ++i)
    all += (i ? " | " : "") + shown(statements[i], i < expected.size() ? expected[i] : "");
  EXPECT_EQ(all, sides[1]) << sides[0];
}

TEST(Statements, examples_of_the_patterns) {
  std::size_t count = 0;
  for (const char* kind : {"reading", "clause", "function_path", "measure", "subject"})
    for (const patterns::PatternNode& entry : files().root("prose.toml").entries(kind))
      for (const std::string& example : entry.strings("examples")) {
        expect_example(example);
        ++count;
      }
  EXPECT_GT(count, 25u);
}

TEST(Statements, counterexamples_state_nothing) {
  std::size_t count = 0;
  for (const patterns::PatternNode& entry : files().root("prose.toml").entries("nothing"))
    for (const std::string& text : entry.strings("counterexamples")) {
      EXPECT_TRUE(statements_in(text).empty()) << text;
      ++count;
    }
  EXPECT_GT(count, 4u);
}

TEST(Statements, every_pattern_compiles) {
  const ProseVocabulary words = read_prose_vocabulary(files());
  for (const auto* readings : {&words.readings, &words.clauses})
    for (const Reading& reading : *readings)
      for (const text::Pattern& pattern : reading.text) EXPECT_NO_THROW(pattern.check()) << pattern.source();
  for (const FunctionPath& path : words.function_paths)
    for (const text::Pattern& pattern : path.text) EXPECT_NO_THROW(pattern.check());
  for (const Measure& measure : words.measures)
    for (const text::Pattern& pattern : measure.text) EXPECT_NO_THROW(pattern.check());
  for (const SubjectPattern& subject : words.subjects)
    for (const text::Pattern& pattern : subject.wide) EXPECT_NO_THROW(pattern.check());
}

TEST(Statements, every_subject_is_listed_in_the_header_of_the_file) {
  const std::string_view contract =
      "revenue_total expenditure_total revenue_expenditure_total fiscal_appropriation function other";
  for (const std::string& key : parts_of(contract, " ")) {
    const ProseVocabulary words = read_prose_vocabulary(files());
    const bool own = key == "function" || key == "other";
    EXPECT_TRUE(own || std::any_of(words.subjects.begin(), words.subjects.end(),
                                   [&](const SubjectPattern& subject) { return subject.key == key; }))
        << key;
  }
}

TEST(Statements, take_the_side_and_the_fund_from_the_headings) {
  const auto revenue = statements_in("一般公共预算8.76万元，占100.00%。", {"二、关于某局2024年收入预算情况说明"});
  ASSERT_EQ(revenue.size(), 1u);
  EXPECT_EQ(revenue[0].subject, "general_public_revenue");
  EXPECT_EQ(revenue[0].fund, "general_public");
  const auto personnel = statements_in("人员经费76.32万元。", {"六、某局2024年一般公共预算基本支出情况说明"});
  ASSERT_EQ(personnel.size(), 1u);
  EXPECT_EQ(personnel[0].fund, "general_public");
  EXPECT_EQ(personnel[0].name, "人员经费");
}

TEST(Statements, take_what_they_speak_of_from_the_title_above_or_before_them) {
  const auto trips =
      statements_in("2026年预算安排6.14万元，与上年持平。", {"六、“三公”经费支出情况", "（一）因公出国（境）经费"});
  ASSERT_EQ(trips.size(), 1u);
  EXPECT_EQ(trips[0].subject, "overseas_trips");
  const auto receptions =
      statements_in("（二）公务接待费。2026年预算数9.80万元，安排3个。", {"四、“三公”经费预算情况说明"});
  ASSERT_EQ(receptions.size(), 2u);
  EXPECT_EQ(receptions[0].subject, "official_receptions");
  EXPECT_EQ(receptions[0].name, "公务接待费");
  const auto budget = statements_in("2026年预算数9.80万元。", {"四、“三公”经费预算情况说明"});
  ASSERT_EQ(budget.size(), 1u);
  EXPECT_EQ(budget[0].subject, "other");
  const auto groups = statements_in("2026年安排2个。", {"（一）因公出国（境）经费"});
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].subject, "other");
}

TEST(Statements, keep_what_nobody_knows_under_its_printed_noun) {
  const auto statements = statements_in("建筑高度为29.8米，绿地率为35%。");
  ASSERT_EQ(statements.size(), 2u);
  EXPECT_EQ(statements[0].subject, "other");
  EXPECT_EQ(statements[0].name, "建筑高度");
  EXPECT_EQ(statements[0].amount->to_string(), "29.8");
  EXPECT_EQ(statements[1].name, "绿地率");
  EXPECT_EQ(statements[1].unit, "%");
}

TEST(Statements, leave_the_figures_of_a_reason_out_of_the_statement_before) {
  const auto statements = statements_in("公用经费9.44万元，比上年预算增加6.05万元，原因是在职人员多了3人，经费增加。");
  ASSERT_EQ(statements.size(), 2u);
  EXPECT_EQ(statements[0].reason, "在职人员多了3人，经费增加");
  EXPECT_EQ(statements[0].change->amount->to_string(), "6.05");
  EXPECT_EQ(statements[1].subject, "staff_in_post");
  EXPECT_EQ(statements[1].change->amount->to_string(), "3");
}

// A paragraph whose beginning was torn off: 事业 stands before it.
TEST(Statements, grow_by_no_more_than_they_are) {
  const auto statements = statements_in("收入2.00万元，公务接待费1.00万元，本部门预算收入较上年增加5.00万元");
  ASSERT_EQ(statements.size(), 3U);
  EXPECT_FALSE(statements[0].change);
  ASSERT_TRUE(statements[2].change);
  EXPECT_EQ(statements[2].change->amount, Decimal(500, 2));
  EXPECT_FALSE(statements[2].amount);
  // What the text itself says of one name stays together, right or wrong.
  EXPECT_TRUE(statements_in("预算收入2.00万元，公务接待费1.00万元，预算收入较上年增加5.00万元")[0].change);
}

// Whatever its length; each quotes what stands around it.
TEST(Statements, are_read_of_a_paragraph_without_end) {
  constexpr int kParts = 2000;
  for (const std::string comma : {"，", "；", ""}) {
    std::string text;
    for (int i = 0; i < kParts; ++i)
      text += "项目" + std::to_string(i) + "号支出" + std::to_string(i) + ".05万元" + comma;
    const auto statements = statements_in(text);
    ASSERT_EQ(statements.size(), static_cast<std::size_t>(kParts)) << comma;
    for (int i = 0; i < kParts; ++i) {
      const Statement& statement = statements[static_cast<std::size_t>(i)];
      EXPECT_EQ(statement.amount, Decimal(100 * i + 5, 2));
      EXPECT_NE(statement.text.find(std::to_string(i) + ".05万元"), std::string::npos) << statement.text;
      EXPECT_LT(statement.text.size(), 5000U);
    }
  }
}

TEST(Statements, give_one_cause_to_both_sides) {
  const auto statements = statements_in(
      "财政拨款收入8万元，比上年预算增加2万元；财政拨款支出7万元，比上年预算增加1万元。"
      "财政拨款收入支出增加的主要原因是项目调整。");
  ASSERT_EQ(statements.size(), 2u);
  EXPECT_EQ(statements[0].reason, "项目调整");
  EXPECT_EQ(statements[1].reason, "项目调整");
}

// Index of the whole of each statement, -1 without.
std::vector<int> wholes(const std::string& text, const std::vector<std::string>& path) {
  std::vector<int> indices;
  for (const Statement& statement : statements_in(text, path)) indices.push_back(statement.share_of.value_or(-1));
  return indices;
}

TEST(Statements, know_what_their_shares_are_of) {
  EXPECT_EQ(wholes("本年支出合计2940.05万元，其中：基本支出2336.91万元，占79.49%；项目支出603.14万元，占20.51%。",
                   {"三、支出"}),
            (std::vector<int>{-1, 0, 0}));
  EXPECT_EQ(wholes("收入预算10万元，支出预算8万元。一般公共预算拨款支出6万元，占支出预算的75%。", {"一、收支"}),
            (std::vector<int>{-1, -1, 1}));
  EXPECT_EQ(wholes("“三公”经费支出预算为44.52万元，“三公”经费支出决算为22.62万元。其中公务接待费20.10万元，占88.86%。",
                   {"七、“三公”经费"}),
            (std::vector<int>{-1, -1, 1}));
  EXPECT_EQ(wholes("基本支出6万元，占75%。", {"一、支出"}), (std::vector<int>{-1}));
  EXPECT_EQ(wholes("公务接待费年初预算为2万元，支出决算为1万元，完成年初预算的50%。", {"七、“三公”经费"}),
            (std::vector<int>{-1, -1, 0}));
}

TEST(Figures, need_a_unit_and_belong_to_no_name) {
  const ProseVocabulary words = read_prose_vocabulary(files());
  const auto printed = [&](const std::string& text) {
    std::string all;
    for (const Figure& figure : find_figures(text, words))
      all += text.substr(figure.begin, figure.end - figure.begin) + ";";
    return all;
  };
  EXPECT_EQ(printed("2024年1月1日支出1,198.68万元、6辆"), "1,198.68万元;6辆;");
  EXPECT_EQ(printed("单价100万元（含）以上设备0台（套）"), "0台（套）;");
  EXPECT_EQ(printed("司法（06款）行政运行（01项）434.89万元"), "434.89万元;");
  EXPECT_EQ(printed("《2项规定》第3项（〔2021〕45号）12个月"), "");
  EXPECT_EQ(printed("结余可支付能力为3.66个月，平均期限4.8年，2026年起12个月。1.2019年收入"), "3.66个月;4.8年;");
  EXPECT_EQ(printed("增长-5.20%，增长277.22 %"), "-5.20%;277.22 %;");
  EXPECT_EQ(printed("补贴30元—320元，起付线8,100至9,500元，每年2-3次，下调至3,000元"), "3,000元;");
}

}  // namespace
}  // namespace yusuan::prose
