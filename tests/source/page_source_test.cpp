// What a new source of pages has to bring: words in their places. The rest reads them as it reads those of a PDF.
#include "source/page_source.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "known_patterns.h"
#include "read_source.h"

namespace yusuan::source {
namespace {

constexpr double kRowHeight = 20, kColumnWidth = 150, kLeft = 70, kTop = 120;
// An ideograph is as wide as high, a digit half as wide.
constexpr double kTextSize = 10;

Word word(const std::string& text, double left, double top) {
  double width = 0;
  for (const char c : text)
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) width += static_cast<unsigned char>(c) < 0x80 ? 0.5 : 1.0;
  return {.text = text, .box = {left, top, left + width * kTextSize, top + kTextSize}};
}

using Rows = std::vector<std::vector<std::string>>;

// A ruled table below its title and unit, as a recogniser of pictures might see it.
Page page_of(const std::string& title, const Rows& rows) {
  Page page{.number = 1, .width_pt = 595, .height_pt = 842};
  page.words = {word(title, 220, 60), word("单位：万元", kLeft + 390, 95)};
  const auto columns = rows.front().size();
  for (std::size_t row = 0; row < rows.size(); ++row)
    for (std::size_t column = 0; column < columns; ++column)
      page.words.push_back(word(rows[row][column], kLeft + 10 + static_cast<double>(column) * kColumnWidth,
                                kTop + 5 + static_cast<double>(row) * kRowHeight));
  const double right = kLeft + static_cast<double>(columns) * kColumnWidth;
  const double bottom = kTop + static_cast<double>(rows.size()) * kRowHeight;
  for (std::size_t row = 0; row <= rows.size(); ++row)
    page.rulings.push_back({Axis::kHorizontal, kTop + static_cast<double>(row) * kRowHeight, kLeft, right, 0.5});
  for (std::size_t column = 0; column <= columns; ++column)
    page.rulings.push_back({Axis::kVertical, kLeft + static_cast<double>(column) * kColumnWidth, kTop, bottom, 0.5});
  return page;
}

class Recognised final : public PageSource {
 public:
  explicit Recognised(Page page, bool left_text_out = false) : page_(std::move(page)), left_text_out_(left_text_out) {}

  int pages() const override { return 1; }
  void describe(Source& source) const override {
    source.pages = 1;
    source.input = "picture";
    source.ocr_pages = {1};
  }
  Page read(int) override { return page_; }
  bool left_text_out() const override { return left_text_out_; }
  std::vector<Diagnostic> take_diagnostics() override {
    return {{Severity::kWarning, "faint_words", "two words are hardly legible", 1, {}}};
  }

 private:
  Page page_;
  bool left_text_out_;
};

Document read(Page page, bool left_text_out = false) {
  Recognised source(std::move(page), left_text_out);
  Document document;
  read_source(source, {}, *known_patterns({}), document);
  return document;
}

TEST(PageSource, AnyThatKnowsWordsAndPlacesIsReadLikeAPdf) {
  const Document document = read(page_of("表1 收入总表", {{"项目", "合计", "财政拨款"},
                                                          {"一般公共服务支出", "300.50", "300.50"},
                                                          {"教育支出", "20.00", "20.00"},
                                                          {"合计", "320.50", "320.50"}}));
  EXPECT_EQ(document.source.input, "picture");
  EXPECT_EQ(document.source.ocr_pages, std::vector<int>{1});
  ASSERT_EQ(document.tables.size(), 1U);
  const Table& table = document.tables.front();
  EXPECT_EQ(table.title, "收入总表");
  EXPECT_EQ(table.money_unit, "万元");
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[0].cells[1].value, Decimal(30050, 2));
  EXPECT_TRUE(table.rows[0].cells[1].box);
  EXPECT_FALSE(document.checks.empty());
  const auto& said = document.diagnostics;
  EXPECT_TRUE(std::any_of(said.begin(), said.end(), [](const Diagnostic& d) { return d.code == "faint_words"; }));
}

// Why a page with one image and no word is refused.
std::string refusal(const Rect& image, bool left_text_out) {
  try {
    read({.number = 1, .width_pt = 595, .height_pt = 842, .images = {image}}, left_text_out);
    return "it was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kNoText);
    return error.what();
  }
}

TEST(PageSource, WithoutAWordIsRefused) {
  const Rect scan{0, 0, 595, 842}, logo{20, 20, 120, 60};
  EXPECT_TRUE(refusal(logo, false).find("are images") != std::string::npos) << refusal(logo, false);
  EXPECT_TRUE(refusal(logo, true).find("odd angle or hidden") != std::string::npos) << refusal(logo, true);
  // Below a watermark.
  EXPECT_TRUE(refusal(scan, true).find("are images") != std::string::npos) << refusal(scan, true);
}

}  // namespace
}  // namespace yusuan::source
