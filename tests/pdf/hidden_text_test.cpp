#include <gtest/gtest.h>

#include <algorithm>

#include "pdf/shown_text.h"
#include "small_pdf.h"

namespace yusuan::pdf {
namespace {

// /C has characters 0.6 em wide and says so, /F leaves its widths to the reader, /I is an image, /X a form.
SmallPdf pdf_of(const std::string& content, const std::string& page = "/MediaBox[0 0 300 200]") {
  std::string widths;
  for (int code = 32; code < 127; ++code) widths += "600 ";
  return {
      content,
      page,
      "/Font<</F 5 0 R/C 6 0 R>>/XObject<</I 7 0 R/X 8 0 R>>/ExtGState<</T<</ca .5>>/N<</ca 0>>>>",
      {"<</Type/Font/Subtype/Type1/BaseFont/Courier/FirstChar 32/LastChar 126/Widths[" + widths + "]>>",
       SmallPdf::stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "x"),
       SmallPdf::stream("/Type/XObject/Subtype/Form/BBox[0 0 30 40]/Matrix[1 0 0 1 60 70]",
                        "BT /C 10 Tf 0 10 Td (12345678) Tj ET")}};
}

std::string read(const SmallPdf& pdf) {
  std::string text;
  for (const Word& word : read_page(pdf).words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

std::string read(const std::string& content) { return read(pdf_of(content)); }

struct Case {
  const char *content, *expected;
};

// Characters are 6 points wide; the clip ends below the middle of the sixth.
constexpr Case kClipped[] = {
    {"q 60 70 32 30 re W n BT /C 10 Tf 60 80 Td (12345678) Tj ET Q", "12345"},
    {"q 60 70 33.5 30 re W n BT /C 10 Tf 60 80 Td (12345678) Tj ET Q", "123456"},
    {"q 66.5 70 90 30 re W n BT /C 10 Tf 60 80 Td <3132333435363738> Tj ET Q", "2345678"},
    {"q 60 70 32 30 re W n BT /C 10 Tf 60 80 Td [(123)(45)-0(6\\0678)] TJ ET Q", "12345"},
    {"q 60 70 32 30 re W n BT /C 10 Tf 60 80 Td (123) Tj (45) Tj (678) Tj ET Q", "12345"},
    {"q 60 70 32 30 re W n BT /C 20 Tf 50 Tz 60 80 Td (12345678) Tj ET Q", "12345"},
    {"q 60 70 32 30 re W n BT /C 5 Tf 2 0 0 2 60 80 Tm (12345678) Tj ET Q", "12345"},
    {"q 60 70 32 30 re W n BT /C 10 Tf .5 Tc 60 80 Td (12345678) Tj ET Q", "12345"},
    {"/X Do", "12345"},
    // lines below the cell, half lines by their middle
    {"q 60 70 90 20 re W n BT /C 10 Tf 16 TL 60 80 Td (above) Tj T* (below) Tj ET Q", "above"},
    {"q 60 78 90 20 re W n BT /C 10 Tf 60 76 Td (above) Tj ET Q BT /C 10 Tf 200 80 Td (1) Tj ET", "above 1"},
    {"q 60 78 90 20 re W n BT /C 10 Tf 60 73 Td (above) Tj ET Q BT /C 10 Tf 200 80 Td (1) Tj ET", "1"},
    // the neighbour's figure stands where the rest would
    {"q 60 70 32 30 re W n BT /C 10 Tf 60 80 Td (abcdefgh) Tj ET Q BT /C 10 Tf 97.5 80 Td (1,234) Tj ET",
     "abcde 1,234"},
    // painted in two pieces, as pages printed in bands are
    {"q 0 0 90 200 re W n BT /C 10 Tf 60 80 Td (12345678) Tj ET Q q 90 0 210 200 re W n BT /C 10 Tf 60 80 Td "
     "(12345678) "
     "Tj ET Q",
     "12345678"},
    // nobody knows how wide its characters are
    {"q 60 70 32 30 re W n BT /F 10 Tf 60 80 Td (12345678) Tj ET Q", "12345678"},
};

TEST(HiddenText, IsWhatTheClipCutsAway) {
  for (const Case& c : kClipped) EXPECT_EQ(read(c.content), c.expected) << c.content;
}

TEST(HiddenText, IsCutAwayOnTurnedPages) {
  for (const char* turn : {"90", "180", "270"})
    EXPECT_EQ(read(pdf_of(kClipped[0].content, "/MediaBox[0 0 300 200]/Rotate " + std::string(turn))), "12345") << turn;
  EXPECT_EQ(read(pdf_of(kClipped[0].content, "/MediaBox[0 0 300 200]/UserUnit 2")), "12345");
}

const std::string kSeen = "BT /C 10 Tf 20 150 Td (seen) Tj ET ";

constexpr Case kPainted[] = {
    {"BT /C 10 Tf 3 Tr 60 80 Td (text) Tj ET", "seen"},
    {"/N gs BT /C 10 Tf 60 80 Td (text) Tj ET", "seen"},
    {"BT /C 10 Tf 60 80 Td (text) Tj ET 1 g 50 70 100 30 re f", "seen"},
    {"BT /C 10 Tf 60 80 Td (text) Tj ET 1 g 72 70 100 30 re f", "seen te"},
    // recognised in an image
    {"q 100 0 0 50 50 70 cm /I Do Q BT /C 10 Tf 3 Tr 60 80 Td (text) Tj ET", "seen text"},
    // a background, a line through it, a veil, an outline
    {"1 g 50 70 100 30 re f 0 g BT /C 10 Tf 60 80 Td (text) Tj ET", "seen text"},
    {"BT /C 10 Tf 60 80 Td (text) Tj ET 50 82 100 1 re f", "seen text"},
    {"BT /C 10 Tf 60 80 Td (text) Tj ET 50 81.5 100 4 re f", "seen text"},
    {"BT /C 10 Tf 60 80 Td (text) Tj ET /T gs 50 70 100 30 re f", "seen text"},
    {"BT /C 10 Tf 60 80 Td (text) Tj ET 50 70 100 30 re S", "seen text"},
};

TEST(HiddenText, IsWhatIsNotPaintedOrPaintedOver) {
  for (const Case& c : kPainted) EXPECT_EQ(read(kSeen + c.content), c.expected) << c.content;
}

TEST(HiddenText, IsNotAllThereIs) { EXPECT_EQ(read("BT /C 10 Tf 3 Tr 60 80 Td (text) Tj ET"), "text"); }

TEST(HiddenText, IsReported) {
  const std::string bytes = pdf_of(kClipped[0].content).bytes();
  PdfReader reader(bytes, {});
  reader.read(1);
  const auto diagnostics = reader.take_diagnostics();
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_EQ(diagnostics[0].code, "hidden_text");
  EXPECT_NE(diagnostics[0].message.find("678"), std::string::npos);
}

TEST(ShownText, WalksOverStringsAndMoves) {
  ShownText text("/F [(a\\(b\\)(c))-120.5<4 141>7]12 (\\101\\\n\\7z)");
  std::string all;
  while (text.next()) all += text.is_string() ? "'" + std::string(text.bytes()) + "'" : std::to_string(text.number());
  EXPECT_EQ(all, "'a(b)(c)'-120.500000'AA'7.000000'A\az'");
  for (const char* broken : {"(", "<", "(\\", "[-", "<<", "(\\1", "[.", "--"})
    for (ShownText any(broken); any.next();) EXPECT_LE(any.bytes().size(), 1u);
}

// A name that its cell cuts off, under figures of the next one that begin where its letters do.
TEST(HiddenText, UnderOtherCharactersInTheSamePlaceIsNotSeen) {
  const Page page =
      read_page(pdf_of("q 40 70 58 20 re W n BT /C 10 Tf 50 75 Td (XXXXXXXXXX) Tj ET Q "
                       "BT /C 10 Tf 98 75 Td (12) Tj ET"));
  std::string text;
  for (const Word& word : page.words) text += word.text;
  EXPECT_EQ(std::count(text.begin(), text.end(), 'X'), 8) << text;
  EXPECT_NE(text.find("12"), std::string::npos) << text;
}

}  // namespace
}  // namespace yusuan::pdf
