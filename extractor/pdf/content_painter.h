// Carries out a page's content as far as lines, boxes and images go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/page.h"
#include "pdf/text_runs.h"
#include "pdf/transform.h"

namespace yusuan::pdf {

enum class ColorSpace : std::uint8_t {
  kGray,
  kRgb,
  kCmyk,
  kTint,     ///< spot colours: 0 is paper
  kUnknown,  ///< patterns, indexed, Lab: painted as a middle grey
};

/// What a graphics state dictionary changes; nullopt where it says nothing.
struct Transparency {
  std::optional<double> fill_alpha, stroke_alpha;
  std::optional<bool> blends;  ///< a blend mode other than Normal, or a soft mask
  std::optional<double> line_width;
};

class ContentResources;

/// A piece of content with a coordinate system of its own.
struct FormContent {
  std::string bytes;  ///< decoded
  Transform matrix;
  std::optional<Rect> box;
  std::shared_ptr<const ContentResources> resources;  ///< null: those of the content that draws it
};

struct DrawnObject {
  enum class Kind : std::uint8_t { kNone, kImage, kForm } kind = Kind::kNone;
  std::shared_ptr<const FormContent> form;
};

/// What the names in a content stream stand for. Names come without their slash; unknown ones give the empty value.
class ContentResources {
 public:
  virtual ~ContentResources() = default;
  virtual DrawnObject object(std::string_view name) const = 0;
  virtual Transparency transparency(std::string_view name) const = 0;
  virtual ColorSpace color_space(std::string_view name) const = 0;
  virtual const FontMetrics* font(std::string_view /*name*/) const { return nullptr; }
};

/// Text that runs at an odd angle, such as a watermark: the baseline from its start on.
struct TiltedRun {
  Point start;
  Point direction;       ///< of length 1
  double size_pt = 0;    ///< font size as seen
  double length_pt = 0;  ///< upper bound
};

struct PaintResult {
  std::vector<TiltedRun> tilted;
  std::vector<DrawnGlyph> glyphs;          ///< all whose place is known, when any of them is hidden; else empty
  std::vector<DrawnGlyph> upright;         ///< all upright ones whose place is known, where there is tilted text
  bool all_placed = true;                  ///< no others are shown upright
  std::vector<OddGlyph> odd;               ///< characters of fonts whose boxes are odd
  std::vector<DrawnGlyph> unnamed;         ///< characters that no map names
  std::vector<std::string> unnamed_fonts;  ///< theirs
  bool cut_short = false;  ///< the page had more content, or more deeply nested content, than is ever followed
};

/// Paints `content` on `page`, whose size is known; `base` maps the content's space to the page. Never throws but for
/// want of memory.
PaintResult paint(std::string_view content, const ContentResources& resources, const Transform& base, Page& page);

}  // namespace yusuan::pdf
