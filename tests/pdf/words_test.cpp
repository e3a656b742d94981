#include <gtest/gtest.h>

#include <algorithm>

#include "small_pdf.h"

namespace yusuan::pdf {
namespace {

std::string text_of(const Page& page) {
  std::string text;
  for (const Word& word : page.words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

TEST(Words, HaveABoxForEachCharacter) {
  const Page page = read_page({"BT /F 20 Tf 60 80 Td (Word) Tj ET"});
  ASSERT_EQ(page.words.size(), 1u);
  const Word& word = page.words[0];
  ASSERT_EQ(word.chars.size(), 4u);
  EXPECT_NEAR(word.chars[0].x0, 60, 0.01);
  EXPECT_NEAR(word.chars[1].x0, word.chars[0].x1, 0.01);
  EXPECT_NEAR(word.chars[3].x1, word.box.x1, 0.01);
  EXPECT_TRUE(word.box.contains(61, 120));
}

// A word stands on the ruling under it, however the page is turned, cropped or scaled.
TEST(Words, AgreeWithRulingsOnEveryPage) {
  struct {
    const char* page;
    int rotation;
    double width, height, x, y;  // of the word's start on its baseline
  } const cases[] = {
      {"/MediaBox[0 0 300 200]", 0, 300, 200, 60, 120},
      {"/MediaBox[300 200 0 0]", 0, 300, 200, 60, 120},
      {"/MediaBox[0 0 300 200]/Rotate 90", 90, 200, 300, 80, 60},
      {"/MediaBox[0 0 300 200]/Rotate 180", 180, 300, 200, 240, 80},
      {"/MediaBox[0 0 300 200]/Rotate -90", 270, 200, 300, 120, 240},
      {"/MediaBox[0 0 300 200]/CropBox[50 40 250 180]", 0, 200, 140, 10, 100},
      {"/MediaBox[0 0 300 200]/CropBox[50 40 250 180]/Rotate 90", 90, 140, 200, 40, 10},
      {"/MediaBox[-20 -10 300 200]/CropBox[-999 -999 999 999]", 0, 320, 210, 80, 120},
      {"/MediaBox[0 0 300 200]/UserUnit 2", 0, 600, 400, 120, 240},
  };
  for (const auto& c : cases) {
    const Page page = read_page({"BT /F 20 Tf 60 80 Td (Word) Tj ET 60 80 50 0 re f", c.page});
    EXPECT_NEAR(page.width_pt, c.width, 0.01) << c.page;
    EXPECT_NEAR(page.height_pt, c.height, 0.01) << c.page;
    ASSERT_EQ(page.words.size(), 1u) << c.page;
    ASSERT_EQ(page.rulings.size(), 1u) << c.page;
    const Word& word = page.words[0];
    const Ruling& ruling = page.rulings[0];
    EXPECT_EQ(word.rotation, c.rotation) << c.page;
    const bool across = c.rotation % 180 == 0;
    EXPECT_EQ(ruling.axis, across ? Axis::kHorizontal : Axis::kVertical) << c.page;
    EXPECT_NEAR(ruling.position, across ? c.y : c.x, 0.01) << c.page;
    const bool forwards = c.rotation < 180;
    EXPECT_NEAR(forwards ? ruling.from : ruling.to, across ? c.x : c.y, 0.01) << c.page;
    const double start = across ? (forwards ? word.box.x0 : word.box.x1) : (forwards ? word.box.y0 : word.box.y1);
    EXPECT_NEAR(start, across ? c.x : c.y, 0.01) << c.page;
    EXPECT_GT(overlap(ruling.position, ruling.position, across ? word.box.y0 : word.box.x0,
                      across ? word.box.y1 : word.box.x1),
              -0.01)
        << c.page;
    EXPECT_EQ(word.chars.size(), 4u) << c.page;
  }
}

TEST(Words, DrawnTwiceForBoldCountOnce) {
  EXPECT_EQ(text_of(read_page({"BT /F 12 Tf 60 80 Td (bold) Tj 0.5 0 Td (bold) Tj ET"})), "bold");
  EXPECT_EQ(text_of(read_page({"BT /F 12 Tf 60 80 Td (bold) Tj 2 0 Td (bold) Tj ET"})), "bold");
  EXPECT_EQ(text_of(read_page({"BT /F 12 Tf 60 80 Td (1,100.00) Tj ET"})), "1,100.00");
  EXPECT_EQ(text_of(read_page({"BT /F 12 Tf 60 80 Td (0.00) Tj 40 0 Td (0.00) Tj 0 -14 Td (0.00) Tj ET"})),
            "0.00 0.00 0.00");
}

// A line drawn once more in another state, with characters left out and their room kept.
TEST(Words, SetAgainWithACharacterLeftOutCountOnce) {
  EXPECT_EQ(text_of(read_page({"BT /F 12 Tf 60 80 Td (1.9) Tj ET BT /F 12 Tf 60 80 Td [(1)-278(9)] TJ ET"})), "1.9");
  EXPECT_EQ(text_of(read_page({"BT /F 12 Tf 60 80 Td [(126)-278(4)] TJ ET BT /F 12 Tf 60 80 Td (126.4) Tj ET"})),
            "126.4");
  // Figures that overlap are not one in another.
  EXPECT_EQ(text_of(read_page({"BT /F 12 Tf 60 80 Td (1.9) Tj ET BT /F 12 Tf 62 80 Td (19) Tj ET"})).size(), 6u);
}

// Bands of a page that each draw all of its text, clipped to themselves: a full stop is in the lower one.
TEST(Words, KeepFullStopsBelowAClip) {
  EXPECT_EQ(text_of(read_page({"q 50 83 100 9 re W n BT /F 12 Tf 60 80 Td [(7)-278(6)] TJ ET Q "
                               "q 50 75 100 8 re W n BT /F 12 Tf 60 80 Td (7.6) Tj ET Q"})),
            "7.6");
}

TEST(Words, OfFontsWithTooTallBoxesStandOnTheirLines) {
  SmallPdf pdf{"BT /T 10 Tf 60 150 Td (QM) Tj 0 -15 Td (QN) Tj /F 10 Tf 100 0 Td (E1) Tj ET"};
  pdf.resources = "/Font<</F 5 0 R/T 6 0 R>>";
  pdf.objects = {
      "<</Type/Font/Subtype/TrueType/BaseFont/Invented/FirstChar 32/LastChar 33/Widths[500 500]"
      "/FontDescriptor 7 0 R/Encoding/WinAnsiEncoding>>",
      "<</Type/FontDescriptor/FontName/Invented/Flags 32/Ascent 950/Descent -2480/MissingWidth 600>>"};
  const Page page = read_page(pdf);
  ASSERT_EQ(page.words.size(), 3u);
  for (const Word& word : page.words) {
    const double baseline = word.text == "QM" ? 50 : 65;
    EXPECT_NEAR(word.box.y0, baseline - 9, 2.0) << word.text;
    EXPECT_NEAR(word.box.y1, baseline + 2.5, 1.0) << word.text;
  }
}

TEST(Words, OutsideThePageAreDropped) {
  EXPECT_EQ(text_of(read_page({"BT /F 12 Tf 60 80 Td (in) Tj 500 0 Td (out) Tj ET"})), "in");
}

TEST(Words, TiltedWatermarksAreLeftOutAndReported) {
  for (const char* matrix : {".707 .707 -.707 .707", ".5 .866 -.866 .5", ".866 -.5 .5 .866", ".966 .259 -.259 .966"}) {
    const std::string bytes = SmallPdf{"BT /F 36 Tf " + std::string(matrix) +
                                       " 100 60 Tm (Draft) Tj ET BT /F 10 Tf 20 100 Td (1) Tj 100 10 Td (body) Tj ET"}
                                  .bytes();
    PdfReader reader(bytes, {});
    std::string text = text_of(reader.read(1));
    EXPECT_TRUE(text == "1 body" || text == "body 1") << text;
    const auto diagnostics = reader.take_diagnostics();
    ASSERT_EQ(diagnostics.size(), 1u);
    EXPECT_EQ(diagnostics[0].code, "tilted_text");
    EXPECT_TRUE(reader.left_text_out());
  }
}

// Figures as large as the watermark's letters are high, and a seal's letters on an arc that Poppler joins to a word.
TEST(Words, UnderTiltedTextStay) {
  const Page page =
      read_page({"BT /F 24 Tf .866 .5 -.5 .866 20 20 Tm (Internal) Tj ET "
                 "BT /F 9 Tf 40 40 Td (54.33) Tj 30 12 Td (12) Tj 20 20 Td (7) Tj ET"});
  std::vector<std::string> texts;
  for (const Word& word : page.words) texts.push_back(word.text);
  std::sort(texts.begin(), texts.end());
  EXPECT_EQ(texts, (std::vector<std::string>{"12", "54.33", "7"}));
}

// An embedded font whose map names no characters: its codes are numbers of glyphs, here those of `<` and `A`.
SmallPdf unnamed_pdf(const std::string& map) {
  SmallPdf pdf{.content = "BT /F 10 Tf 20 100 Td (seen) Tj /G 10 Tf 60 0 Td <003C0041> Tj ET"};
  pdf.resources = "/Font<</F 5 0 R/G 6 0 R>>";
  pdf.objects = {
      "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Odd/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 9 0 R>>",
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Odd/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
      "/Supplement 0>>/DW 500/FontDescriptor 8 0 R>>",
      "<</Type/FontDescriptor/FontName/ABCDEF+Odd/Flags 4/Ascent 900/Descent -200/FontFile2 10 0 R>>",
      SmallPdf::stream("", "begincmap 1 begincodespacerange <0000><FFFF> endcodespacerange " + map + "endcmap"),
      SmallPdf::stream("", "none"),
  };
  return pdf;
}

TEST(Words, OfGlyphsThatNothingNamesAreNoOthers) {
  const std::string bytes = unnamed_pdf("").bytes();
  PdfReader reader(bytes, {});
  const Page page = reader.read(1);
  ASSERT_EQ(page.words.size(), 2u);
  EXPECT_EQ(page.words[0].text, "seen");
  EXPECT_EQ(page.words[1].text, "\xEF\xBF\xBD\xEF\xBF\xBD");
  const auto diagnostics = reader.take_diagnostics();
  const auto told = std::find_if(diagnostics.begin(), diagnostics.end(),
                                 [](const Diagnostic& diagnostic) { return diagnostic.code == "no_unicode"; });
  ASSERT_NE(told, diagnostics.end());
  EXPECT_NE(told->message.find("ABCDEF+Odd"), std::string::npos);
  EXPECT_EQ(told->page, 1);
}

TEST(Words, OfGlyphsThatAMapNamesAreThese) {
  const Page page = read_page(unnamed_pdf("2 beginbfchar <003C> <0034> <0041> <0030> endbfchar "));
  ASSERT_EQ(page.words.size(), 2u);
  EXPECT_EQ(page.words[1].text, "40");
}

}  // namespace
}  // namespace yusuan::pdf
