// Rulings, words and rows for tests.
#pragma once

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

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

/// Words of a sentence, a space of 3 pt apart.
inline void write(Page& page, const std::string& sentence, double x, double y) {
  std::istringstream words(sentence);
  for (std::string text; words >> text;) {
    page.words.push_back(word(text, x, y));
    x = page.words.back().box.x1 + 3;
  }
}

/// Words and where each begins.
inline void add_row(Page& page, const std::vector<std::pair<std::string, double>>& texts, double y) {
  for (const auto& [text, x] : texts) page.words.push_back(word(text, x, y));
}

/// The cells that begin in a row, parted by |.
inline std::string row_of(const Grid& grid, int row) {
  std::string texts;
  bool first = true;
  for (const Cell& cell : grid.cells)
    if (cell.row == row) {
      texts += (first ? "" : "|") + cell.text;
      first = false;
    }
  return texts;
}

}  // namespace yusuan::grid
