#include "dump/made_places.h"

#include <algorithm>

#include "dump/kept_lines.h"
#include "text/utf8.h"

namespace yusuan::dump {

Rect made_place(const std::string& text, double top, double width, const forms::Vocabulary& words) {
  const double own = text::half_widths(text) * kCharacterWidth, room = std::max(0.0, width - own);
  const bool unit = patterns::first_captured(words.unit, text).has_value();
  const double left = patterns::first_captured(words.preparer, text) ? 0 : unit ? room : room / 2;
  return {left, top, left + own, top + kLineHeight};
}

}  // namespace yusuan::dump
