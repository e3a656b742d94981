// Rulings and words for tests.
#pragma once

#include <string>

#include "model/page.h"

namespace yusuan {

inline Ruling across(double y, double from, double to) { return {Axis::kHorizontal, y, from, to, 0.5}; }
inline Ruling down(double x, double from, double to) { return {Axis::kVertical, x, from, to, 0.5}; }

/// A word of 10 pt characters, each 10 pt wide for CJK and 5 pt for ASCII.
inline Word word(const std::string& text, double x, double y) {
  Word w{.text = text};
  double at = x;
  for (std::size_t i = 0; i < text.size();) {
    const bool ascii = static_cast<unsigned char>(text[i]) < 0x80;
    const double width = ascii ? 5 : 10;
    w.chars.push_back({static_cast<float>(at), static_cast<float>(at + width)});
    at += width;
    i += ascii ? 1 : 3;
  }
  w.box = {x, y, at, y + 10};
  return w;
}

}  // namespace yusuan
