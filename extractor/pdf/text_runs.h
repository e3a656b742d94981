// Which characters of a page its readers see: those inside the clip in force that nothing is painted over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/page.h"
#include "pdf/font_metrics.h"
#include "pdf/transform.h"

namespace yusuan::pdf {

/// The text part of the graphics state, in units of text space.
struct TextStyle {
  const FontMetrics* font = nullptr;
  double size = 0, leading = 0;
  double char_space = 0, word_space = 0;
  double stretch = 1;  ///< horizontal scaling
  double rise = 0;
  int mode = 0;
};

/// A character as the content places it on the page, upright.
struct DrawnGlyph {
  Axis axis = Axis::kHorizontal;  ///< along which the text runs
  double from = 0, to = 0;        ///< its advance along that axis, from < to
  double baseline = 0;            ///< across it
  bool hidden = false;
  std::uint32_t code = 0;  ///< in its font: that of the character, where this is ASCII in most fonts
};

/// A character of a font whose boxes are odd, as the sides of the box around it along its line: those that Poppler
/// draws, and those of a line. Of upright text in one of four directions.
struct OddGlyph {
  Axis axis = Axis::kHorizontal;  ///< along which the text runs
  double from = 0;                ///< where the character begins, along that axis
  double low = 0, high = 0;       ///< of Poppler's box, across it, low < high
  double line_low = 0, line_high = 0;
};

/// Whether text that runs in this direction is upright, in one of four: DrawnGlyphs are.
bool is_upright(double x, double y);

/// Collects what is shown, in the order of painting. The operands must outlive it.
class TextRuns {
 public:
  /// A text-showing operator; `to_page` maps text space, where the first character stands at 0, to the page; `painted`
  /// says whether it leaves any ink. Returns how far the text moved on in text space; nullopt when that is not known.
  std::optional<double> show(std::string_view operands, const TextStyle& style, const Transform& to_page,
                             const Rect& clip, bool painted);
  /// Something opaque was painted that hides the text in `box`.
  void cover(const Rect& box);
  /// All characters whose place is known, if any of them is hidden; else empty. Unpainted text over one of `images`
  /// is what was recognised in it, and counts as seen. When nothing would be left to see, nothing is hidden.
  std::vector<DrawnGlyph> glyphs(const std::vector<Rect>& images) const;
  /// All upright characters whose place is known.
  std::vector<DrawnGlyph> upright() const;
  /// Characters that no map names, as if hidden, and the names of their fonts.
  std::vector<DrawnGlyph> unnamed(std::vector<std::string>& fonts) const;
  /// Characters of fonts whose boxes are odd.
  std::vector<OddGlyph> odd() const;

 private:
  struct Run {
    std::string_view operands;
    TextStyle style;
    Transform to_page;
    Rect clip;
    Rect middle;  ///< the line through its characters' middles
    bool painted = true;
  };
  struct Cover {
    Rect box;
    std::size_t runs = 0;  ///< shown before it
  };

  void add_glyphs(std::size_t run, const std::vector<Rect>& images, std::vector<DrawnGlyph>& glyphs) const;

  std::vector<Run> runs_;
  std::vector<Cover> covers_;
  std::size_t tests_ = 0;
  bool any_hidden_ = false, any_odd_ = false, any_unnamed_ = false;
};

}  // namespace yusuan::pdf
