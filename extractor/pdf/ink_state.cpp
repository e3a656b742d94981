#include "pdf/ink_state.h"

#include <algorithm>
#include <cmath>

namespace yusuan::pdf {
namespace {

constexpr std::uint32_t op(std::string_view name) { return operator_code(name); }

constexpr std::uint32_t kMiddleGray = 0x808080;
constexpr std::uint32_t kPaper = 0xffffff;
constexpr double kFaintest = 0.03;  // alpha or tint below which nothing is seen, as for white

std::uint32_t channel(double value) {
  return value > 0 ? static_cast<std::uint32_t>(std::lround(std::fmin(value, 1) * 255)) : 0;
}

std::uint32_t rgb_of(double r, double g, double b) { return channel(r) << 16 | channel(g) << 8 | channel(b); }

// The colour that the last numbers before an operator name in this space; grey where they do not say enough.
std::uint32_t color_in(ColorSpace space, const ContentScanner& in) {
  switch (space) {
    case ColorSpace::kGray:
      if (in.numbers() >= 1) return rgb_of(in.number(0, 1), in.number(0, 1), in.number(0, 1));
      break;
    case ColorSpace::kRgb:
      if (in.numbers() >= 3) return rgb_of(in.number(0, 3), in.number(1, 3), in.number(2, 3));
      break;
    case ColorSpace::kCmyk:
      if (in.numbers() >= 4) {
        const double light = 1 - in.number(3, 4);
        return rgb_of((1 - in.number(0, 4)) * light, (1 - in.number(1, 4)) * light, (1 - in.number(2, 4)) * light);
      }
      break;
    case ColorSpace::kTint:
      if (in.numbers() >= 1) return in.number(0, 1) < kFaintest ? kPaper : kMiddleGray;
      break;
    case ColorSpace::kUnknown:
      break;
  }
  return kMiddleGray;
}

ColorSpace space_named(std::string_view name, const ContentResources& resources) {
  if (name == "DeviceGray" || name == "G" || name == "CalGray") return ColorSpace::kGray;
  if (name == "DeviceRGB" || name == "RGB" || name == "CalRGB") return ColorSpace::kRgb;
  if (name == "DeviceCMYK" || name == "CMYK") return ColorSpace::kCmyk;
  if (name == "Pattern") return ColorSpace::kUnknown;
  return resources.color_space(name);
}

void set_space(Paint& paint, ColorSpace space) {
  paint.space = space;
  const bool starts_black = space == ColorSpace::kGray || space == ColorSpace::kRgb || space == ColorSpace::kCmyk;
  paint.rgb = starts_black ? 0 : kMiddleGray;
}

}  // namespace

Ink InkState::ink(const Paint& paint) const {
  return {paint.rgb, paint.alpha >= kFaintest, paint.alpha >= 1 && !blends};
}

bool InkState::paints_text() const {
  const int mode = text.mode & 3;  // with 4, it clips what follows as well
  const bool fills = mode == 0 || mode == 2, strokes = mode == 1 || mode == 2;
  return (fills && fill_ink().visible) || (strokes && stroke_ink().visible);
}

void InkState::apply(const Transparency& change) {
  if (change.fill_alpha) fill.alpha = *change.fill_alpha;
  if (change.stroke_alpha) stroke.alpha = *change.stroke_alpha;
  if (change.blends) blends = *change.blends;
  if (change.line_width) line_width = std::fabs(*change.line_width);
}

bool InkState::change_color(const ContentScanner& in, const ContentResources& resources) {
  const auto set = [&](Paint& paint, ColorSpace space) {
    paint.space = space;
    paint.rgb = color_in(space, in);
  };
  switch (in.code()) {
    case op("g"):
      set(fill, ColorSpace::kGray);
      return true;
    case op("G"):
      set(stroke, ColorSpace::kGray);
      return true;
    case op("rg"):
      set(fill, ColorSpace::kRgb);
      return true;
    case op("RG"):
      set(stroke, ColorSpace::kRgb);
      return true;
    case op("k"):
      set(fill, ColorSpace::kCmyk);
      return true;
    case op("K"):
      set(stroke, ColorSpace::kCmyk);
      return true;
    case op("cs"):
      set_space(fill, space_named(in.name(), resources));
      return true;
    case op("CS"):
      set_space(stroke, space_named(in.name(), resources));
      return true;
    case op("sc"):
    case op("scn"):
      set(fill, fill.space);
      return true;
    case op("SC"):
    case op("SCN"):
      set(stroke, stroke.space);
      return true;
    default:
      return false;
  }
}

}  // namespace yusuan::pdf
