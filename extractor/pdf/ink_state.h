// The part of the PDF graphics state that decides where and in what colour lines are seen.
#pragma once

#include <cstdint>

#include "pdf/content_painter.h"
#include "pdf/content_scanner.h"
#include "pdf/painted_lines.h"
#include "pdf/text_runs.h"

namespace yusuan::pdf {

struct Paint {
  ColorSpace space = ColorSpace::kGray;
  std::uint32_t rgb = 0;
  double alpha = 1;
};

struct InkState {
  Transform ctm;
  Rect clip;  ///< page coordinates
  Paint fill, stroke;
  bool blends = false;
  double line_width = 1;
  bool dashed = false;
  TextStyle text;

  Ink fill_ink() const { return ink(fill); }
  Ink stroke_ink() const { return ink(stroke); }
  /// Whether text leaves any ink.
  bool paints_text() const;
  void apply(const Transparency& change);
  /// Carries out a colour operator; false when it is none.
  bool change_color(const ContentScanner& in, const ContentResources& resources);

 private:
  Ink ink(const Paint& paint) const;
};

}  // namespace yusuan::pdf
