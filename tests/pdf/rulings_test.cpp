#include <gtest/gtest.h>

#include <cstdio>
#include <memory>

#include "pdf/content_painter.h"
#include "small_pdf.h"

namespace yusuan::pdf {
namespace {

// "h 120 10-110 w0.5" for each ruling, "fill 10,20,30,40 ff0000", "image 0,0,10,10", parted by "; ".
std::string drawn(const SmallPdf& pdf) {
  const Page page = read_page(pdf);
  std::string all;
  char part[120];
  const auto add = [&] { all += (all.empty() ? "" : "; ") + std::string(part); };
  for (const Ruling& r : page.rulings) {
    std::snprintf(part, sizeof part, "%c %g %g-%g w%g%s", r.axis == Axis::kHorizontal ? 'h' : 'v', r.position, r.from,
                  r.to, r.width_pt, r.dashed ? " dashed" : "");
    add();
  }
  for (const Fill& f : page.fills) {
    std::snprintf(part, sizeof part, "fill %g,%g,%g,%g %06x", f.box.x0, f.box.y0, f.box.x1, f.box.y1, f.rgb);
    add();
  }
  for (const Rect& i : page.images) {
    std::snprintf(part, sizeof part, "image %g,%g,%g,%g", i.x0, i.y0, i.x1, i.y1);
    add();
  }
  return all;
}

struct Case {
  const char *content, *expected;
};

// The page is 300 by 200 points; y is counted from its top.
constexpr Case kDress[] = {
    // thin filled rectangles
    {"10 80 100 .5 re f", "h 119.75 10-110 w0.5"},
    {"10 80 .5 100 re 20 80 .5 100 re f*", "v 10.25 20-120 w0.5; v 20.25 20-120 w0.5"},
    {"110 80 -100 -1 re F", "h 120.5 10-110 w1"},
    {"10 80 m 110 80 l 110 81 l 10 81 l h f", "h 119.5 10-110 w1"},
    {"10 80 m 110 80 l 110 81 l 10 81 l 10 80 l f", "h 119.5 10-110 w1"},
    {"10 80 100 0 re f", "h 120 10-110 w0"},
    {"10 80 .5 .5 re f", "h 119.75 10-10.5 w0.5; v 10.25 119.5-120 w0.5"},
    {"10 20 100 50 re 11 21 98 48 re f*",
     "h 130.5 10-110 w1; h 179.5 10-110 w1; v 10.5 130-180 w1; v 109.5 130-180 w1"},
    // bars with slanting ends, wherever they meet; outlines of any kind that are thin and long
    {"10 80 m 110 80 l 110 79 l 11 79 l h f", "h 120.5 10-110 w1"},
    {"10 80 m 110 80 l 109 79 l 11 79 l h f", "h 120.5 10-110 w1"},
    {"10 20 m 10 80 l 11 79 l 11 20 l h f", "v 10.5 120-180 w1"},
    {"10 80 m 13 80 l 12 79 l 10 79 l h f", "h 120.5 10-13 w1"},
    {"10 80 m 60 80.4 l 110 80 l 110 79 l 60 79.2 l 10 79 l h f", "h 120.3 10-110 w1.4"},
    {"10 80 m 40 80.5 80 80.5 110 80 c 80 79.5 40 79.5 10 80 c f", "h 120 10-110 w0"},
    {"10 80 m 40 90 l 110 80 l h f 10 40 m 12 42 l 14 40 l 12 38 l h f", ""},
    {"10 80 m 13 81 17 79 20 80 c 20 79 l 10 79 l h f", ""},
    // frames, whichever way round
    {"10 20 m 110 20 l 110 70 l 10 70 l h 11 21 m 11 69 l 109 69 l 109 21 l h f",
     "h 130.5 10-110 w1; h 179.5 10-110 w1; v 10.5 130-180 w1; v 109.5 130-180 w1"},
    // strokes
    {"10 80 m 40 80 70 80 110 80 c S 10 70 m 40 70 110 70 y S", "h 120 10-110 w1; h 130 10-110 w1"},
    {"10 80 m 130 80 -20 80 110 80 c S", ""},
    {"2 w 10 80 m 110 80 l S", "h 120 10-110 w2"},
    {"0 w 10 80 m 10 20 l S", "v 10 120-180 w0"},
    {"[3 2] 0 d 10 80 m 110 80 l S [] 0 d 10 70 m 110 70 l S", "h 120 10-110 w1 dashed; h 130 10-110 w1"},
    {"10 80 100 50 re S", "h 120 10-110 w1; v 110 70-120 w1; h 70 10-110 w1; v 10 70-120 w1"},
    {"10 80 m 110 80 l 110 20 l s", "h 120 10-110 w1; v 110 120-180 w1"},
    {"10 80 m 110 80.5 l S 10 80 m 110 90 l S", "h 119.75 10-110 w1"},
    {"10 80 m 40 90 70 90 110 80 c S", ""},
    {"10 w 10 80 m 110 80 l S", "fill 10,115,110,125 000000"},
    // backgrounds, in every colour
    {"1 0 0 rg 10 80 100 50 re f", "fill 10,70,110,120 ff0000"},
    {".5 g 10 80 100 50 re f", "fill 10,70,110,120 808080"},
    {"0 0 1 0 k 10 80 100 50 re f", "fill 10,70,110,120 ffff00"},
    {"/DeviceRGB cs 0 1 0 sc 10 80 100 50 re f", "fill 10,70,110,120 00ff00"},
    {"/Pattern cs /P scn 10 80 100 50 re f", "fill 10,70,110,120 808080"},
    {"1 g 10 80 100 50 re B",
     "h 120 10-110 w1; v 110 70-120 w1; h 70 10-110 w1; v 10 70-120 w1; fill 10,70,110,120 ffffff"},
    // what is not seen
    {"1 G 10 80 m 110 80 l S .98 g 10 70 100 .5 re f", ""},
    {"10 80 m 110 80 l n 10 80 100 .5 re W n", ""},
    {"10 80 m 110 80 l S 1 g 0 0 300 100 re f", "fill 0,100,300,200 ffffff"},
    {"10 80 m 110 80 l S 1 G 10 80 m 110 80 l S", ""},
    {"10 80 m 110 80 l S 1 g 0 0 300 80 re f", "h 120 10-110 w1; fill 0,120,300,200 ffffff"},
    // white on a colour that shows it
    {".2 .4 .6 rg 10 70 100 30 re f 1 g 10 80 100 .5 re f", "h 119.75 10-110 w0.5; fill 10,100,110,130 336699"},
    {"0 g 10 70 100 30 re f 1 G 10 80 m 110 80 l S", "h 120 10-110 w1; fill 10,100,110,130 000000"},
    {"0 g 10 70 100 30 re f 1 g 10 70 100 30 re f 10 80 100 .5 re f",
     "fill 10,100,110,130 000000; fill 10,100,110,130 ffffff"},
    {"0 g 10 70 100 30 re f 1 g 10 69.5 100 .5 re f", "h 130.25 10-110 w0.5; fill 10,100,110,130 000000"},
    {"0 g 10 70 100 30 re f 1 g 10 68 100 .5 re f", "fill 10,100,110,130 000000"},
    {".92 g 10 70 100 30 re f 1 g 10 80 100 .5 re f", "h 119.75 10-110 w0.5; fill 10,100,110,130 ebebeb"},
    {".92 g 10 70 100 30 re f 1 g 10 69.5 100 .5 re f", "fill 10,100,110,130 ebebeb"},
    {".96 g 10 70 100 30 re f 1 g 10 80 100 .5 re f", "fill 10,100,110,130 f5f5f5"},
    // clip
    {"0 0 50 200 re W n 10 80 m 110 80 l S 60 10 m 60 90 l S", "h 120 10-50.75 w1"},
    {"q 0 0 50 200 re W* n 10 80 100 20 re f Q 10 80 m 110 80 l S", "h 120 10-110 w1; fill 10,100,50,120 000000"},
    {"-50 80 m 900 80 l S 400 0 m 400 200 l S", "h 120 -0.75-300.75 w1"},
    // matrices
    {"q 2 0 0 .5 10 20 cm 0 0 m 50 0 l S Q 0 0 m 9 0 l S", "h 180 10-110 w1; h 200 0-9 w1"},
    {"0 1 -1 0 100 20 cm 10 0 m 60 0 l S", "v 100 120-170 w1"},
    {"1 0 0 -1 0 200 cm 10 80 100 .5 re f", "h 80.25 10-110 w0.5"},
    {"q q q Q Q Q Q Q 10 80 100 .5 re f q", "h 119.75 10-110 w0.5"},
    // images
    {"q 50 0 0 20 10 10 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q 10 80 100 .5 re f",
     "h 119.75 10-110 w0.5; image 10,170,60,190"},
    // colour set inside text
    {"BT 1 g (f 10 80 100 50 re f) pop ET 10 80 100 .5 re f", ""},
    // too few operands, and numbers out of this world
    {"80 m l 5 re f S re f 10 80 100 .5 re f", "h 119.75 10-110 w0.5"},
    {"1e999 99999999999999999999999 99999999999999999 .5 re f 10 80 100 .5 re f", "h 119.75 10-110 w0.5"},
};

TEST(Rulings, OfEveryDress) {
  for (const Case& c : kDress) EXPECT_EQ(drawn({c.content}), c.expected) << c.content;
}

TEST(Rulings, InNestedForms) {
  SmallPdf pdf{"q 1 0 0 1 10 0 cm /A Do Q /A Do"};
  pdf.resources = "/XObject<</A 6 0 R>>";
  pdf.objects = {SmallPdf::stream("/Type/XObject/Subtype/Form/BBox[0 0 50 100]/Matrix[1 0 0 1 0 20]"
                                  "/Resources<</XObject<</B 7 0 R>>>>",
                                  "q 2 w /B Do Q"),
                 SmallPdf::stream("/Type/XObject/Subtype/Form/BBox[0 0 500 500]", "5 10 m 95 10 l S")};
  EXPECT_EQ(drawn(pdf), "h 170 15-60.75 w2; h 170 5-50.75 w2");
}

TEST(Rulings, EndWhereFormsDrawThemselves) {
  SmallPdf pdf{"/A Do"};
  pdf.resources = "/XObject<</A 6 0 R>>";
  pdf.objects = {SmallPdf::stream("/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Resources<</XObject<</A 6 0 R>>>>",
                                  "/A Do 10 80 100 .5 re f /A Do")};
  EXPECT_EQ(drawn(pdf), "h 119.75 10-110 w0.5");
}

// Each form draws the next one ten times: 10^15 drawings.
class Multiplying : public ContentResources {
 public:
  explicit Multiplying(int levels) {
    form_.bytes = levels == 0 ? "10 80 100 .5 re f" : "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do";
    if (levels > 0) form_.resources = std::make_shared<Multiplying>(levels - 1);
  }
  DrawnObject object(std::string_view) const override {
    return {DrawnObject::Kind::kForm, std::shared_ptr<const FormContent>(std::shared_ptr<void>(), &form_)};
  }
  Transparency transparency(std::string_view) const override { return {}; }
  ColorSpace color_space(std::string_view) const override { return ColorSpace::kUnknown; }

 private:
  FormContent form_;
};

TEST(Rulings, EndWhereFormsMultiply) {
  Page page;
  page.width_pt = page.height_pt = 200;
  const PaintResult result = paint("/X Do", Multiplying(15), {}, page);
  EXPECT_TRUE(result.cut_short);
  EXPECT_FALSE(page.rulings.empty());
}

TEST(Rulings, AreInvisibleWhenTransparent) {
  SmallPdf pdf{"q /T gs 10 80 100 .5 re f Q q /T gs 10 70 m 110 70 l S Q"};
  pdf.resources = "/ExtGState<</T<</ca 0>>>>";
  EXPECT_EQ(drawn(pdf), "h 130 10-110 w1");
}

TEST(Rulings, ColoursOfProfilesGoByTheirChannels) {
  SmallPdf pdf{"/C cs 1 0 0 sc 10 80 100 50 re f /S cs 0 scn 10 20 100 .5 re f 1 scn 10 10 100 .5 re f"};
  pdf.resources = "/ColorSpace<</C[/ICCBased 6 0 R]/S[/Separation/Spot/DeviceGray 7 0 R]>>";
  pdf.objects = {SmallPdf::stream("/N 3", ""), "<</FunctionType 2/Domain[0 1]/N 1>>"};
  EXPECT_EQ(drawn(pdf), "h 189.75 10-110 w0.5; fill 10,70,110,120 ff0000");
}

}  // namespace
}  // namespace yusuan::pdf
