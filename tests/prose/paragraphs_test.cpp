#include "prose/paragraphs.h"

#include <gtest/gtest.h>

#include <deque>

#include "prose/lines.h"
#include "prose/sections.h"

namespace yusuan::prose {
namespace {

// Lines of twelve points on a page of 600 × 800, text between 60 and 540.
class Page {
 public:
  void line(double x0, const std::string& text, double x1, double gap = 8, int page = 1) {
    if (page != page_) y_ = 100, page_ = page;
    y_ += 12 + gap;
    lines_.push_back({text, {x0, y_, x1, y_ + 12}, page});
  }
  std::vector<TextRun> runs() const {
    std::vector<ProseLine> lines;
    for (const TextLine& line : lines_) lines.push_back({&line, 60, 540, 600, false});
    return rejoin(lines);
  }

 private:
  std::deque<TextLine> lines_;
  double y_ = 100;
  int page_ = 1;
};

std::vector<std::string> texts(const std::vector<TextRun>& runs) {
  std::vector<std::string> all;
  for (const TextRun& run : runs) all.push_back(run.text);
  return all;
}

TEST(Paragraphs, go_on_over_full_lines_and_pages) {
  Page page;
  page.line(84, "收入预算100.00万", 540);
  page.line(60, "元，其中：财政拨款", 538);
  page.line(60, "收入100.00万元。", 200, 8, 2);
  page.line(84, "支出预算100.00万元。", 300, 8, 2);
  EXPECT_EQ(texts(page.runs()),
            (std::vector<std::string>{"收入预算100.00万元，其中：财政拨款收入100.00万元。", "支出预算100.00万元。"}));
}

TEST(Paragraphs, put_figures_together_that_a_full_line_breaks) {
  const auto joined = [](const std::string& above, const std::string& below, double end = 538) {
    Page page;
    page.line(60, above, end);
    page.line(60, below, 300);
    return texts(page.runs()).front();
  };
  EXPECT_EQ(joined("财政拨款收入19", "3,165.23万元，占99%。"), "财政拨款收入193,165.23万元，占99%。");
  EXPECT_EQ(joined("财政拨款收入1776", "661.04万元。"), "财政拨款收入1776661.04万元。");
  EXPECT_EQ(joined("设有科室1", "2个。"), "设有科室12个。");
  EXPECT_EQ(joined("财政拨款收入19", "3,165.23万元。", 525), "财政拨款收入19 3,165.23万元。") << "room for more";
  EXPECT_EQ(joined("支出1,234.56", "1,200.00万元。"), "支出1,234.56 1,200.00万元。") << "no figure";
}

TEST(Paragraphs, keep_a_heading_apart_from_the_text_below) {
  Page page;
  page.line(84, "一、关于某中心2024年收入预算情况说明总体说", 535);
  page.line(60, "明", 72);
  page.line(84, "收入预算100.00万元。", 300);
  EXPECT_EQ(texts(page.runs()),
            (std::vector<std::string>{"一、关于某中心2024年收入预算情况说明总体说明", "收入预算100.00万元。"}));
}

TEST(Paragraphs, keep_a_part_apart_from_a_marked_heading_below) {
  Page page;
  page.line(180, "第一部分2024年部门预算说明", 500);
  page.line(60, "一、部门基本情况", 160);
  EXPECT_EQ(texts(page.runs()), (std::vector<std::string>{"第一部分2024年部门预算说明", "一、部门基本情况"}));
}

TEST(Paragraphs, start_anew_at_list_marks_but_not_inside_a_figure) {
  Page page;
  page.line(60, "（一）因公出国（境）费0万元，与上年持平，共计", 538);
  page.line(60, "2.02万元。", 120);
  page.line(60, "（二）公务接待费0.73万元。", 300);
  EXPECT_EQ(texts(page.runs()), (std::vector<std::string>{"（一）因公出国（境）费0万元，与上年持平，共计2.02万元。",
                                                          "（二）公务接待费0.73万元。"}));
}

TEST(Paragraphs, give_back_the_mark_that_justification_moved) {
  Page page;
  page.line(84, "（七）负责会计管理工作，监督和规范会计", 540);
  page.line(60, "行为，执行财务规则。（八）", 548);
  page.line(60, "负责非税收入管理。", 200);
  EXPECT_EQ(texts(page.runs()), (std::vector<std::string>{"（七）负责会计管理工作，监督和规范会计行为，执行财务规则。",
                                                          "（八）负责非税收入管理。"}));
}

TEST(Paragraphs, know_titles_by_their_place) {
  Page page;
  page.line(240, "第三部分情况说明", 360);
  page.line(84, "一、收入情况", 160);
  page.line(84, "收入100.00万元。", 300);
  const auto runs = page.runs();
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_EQ(runs[0].mark, Mark::kPart);
  const auto sections = part_by_headings(runs, read_prose_vocabulary(patterns::PatternFiles({})));
  ASSERT_EQ(sections.size(), 1u);
  EXPECT_EQ(sections[0].path, (std::vector<std::string>{"第三部分情况说明", "一、收入情况"}));
}

TEST(Marks, are_told_from_figures_and_words) {
  EXPECT_EQ(mark_of("一、主要职能").mark, Mark::kChinese);
  EXPECT_EQ(mark_of("（十一）完成其他任务").mark, Mark::kBracketed);
  EXPECT_EQ(mark_of("(一)单位运行经费情况").mark, Mark::kBracketed);
  EXPECT_EQ(mark_of("10、住房保障支出").mark, Mark::kDigit);
  EXPECT_EQ(mark_of("1.房屋").mark, Mark::kDigit);
  EXPECT_EQ(mark_of("第二部分 预算表").mark, Mark::kPart);
  EXPECT_EQ(mark_of("（1）基本支出").mark, Mark::kBracketedDigit);
  for (const char* none : {"2.02万元", "（项）。主要用于", "2023年度相比", "第三条 职责", "一般公共预算", "（境）费"})
    EXPECT_EQ(mark_of(none).mark, Mark::kNone) << none;
}

TEST(Places, are_those_of_the_lines_that_hold_the_text) {
  Page page;
  page.line(84, "收入预算100.00万", 540);
  page.line(60, "元。支出预算100.00", 540);
  page.line(60, "万元。", 100);
  const auto runs = page.runs();
  ASSERT_EQ(runs.size(), 1u);
  const std::size_t second = runs[0].text.find("支出");
  const Paragraph place = runs[0].place_of(second, runs[0].text.size());
  EXPECT_EQ(place.box.y0, runs[0].lines[1]->box.y0);
  EXPECT_EQ(place.box.y1, runs[0].lines[2]->box.y1);
}

}  // namespace
}  // namespace yusuan::prose
