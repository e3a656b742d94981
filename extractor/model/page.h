// What pdf/ reads from one page and grid/ works on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/geometry.h"

namespace yusuan {

/// Extent of one character of a word along its reading direction, in points: x of the page for words that run left to
/// right, y for those that run down, and -x or -y for the opposite directions, so that it always grows.
struct CharSpan {
  float x0 = 0, x1 = 0;
};

/// A run of characters without a gap, as Poppler parts them.
struct Word {
  std::string text;  ///< UTF-8, normalised once text/ has seen the page
  std::string raw;   ///< as the PDF says it; empty when equal to `text`
  Rect box;
  std::vector<CharSpan> chars;  ///< one per code point of `text`; empty when unknown
  int rotation = 0;             ///< reading direction, degrees clockwise: 0, 90, 180, 270
  bool right_to_left = false;   ///< Arabic or Hebrew: `text` begins at the right, `chars` is empty
};

enum class Axis : std::uint8_t { kHorizontal, kVertical };

/// A straight line that a reader sees: a stroke, or a filled rectangle too thin to be a background.
struct Ruling {
  Axis axis = Axis::kHorizontal;
  double position = 0;  ///< y of a horizontal ruling, x of a vertical one: its middle
  double from = 0;      ///< start along its axis, from < to
  double to = 0;
  double width_pt = 0;  ///< line width, or thickness of the filled rectangle
  bool dashed = false;
};

/// A filled area that is no ruling: the background of a header cell, a white box behind a caption.
struct Fill {
  Rect box;
  std::uint32_t rgb = 0;  ///< 0xRRGGBB
};

struct Page {
  int number = 0;  ///< from 1
  double width_pt = 0, height_pt = 0;
  std::vector<Word> words;  ///< in Poppler's reading order
  std::vector<Ruling> rulings;
  std::vector<Fill> fills;
  std::vector<Rect> images;
};

}  // namespace yusuan
