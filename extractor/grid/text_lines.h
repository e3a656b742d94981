// Words to lines as a reader reads them.
#pragma once

#include <string>
#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Words of one baseline, from left to right.
using WordLine = std::vector<const Word*>;

/// Around all words; there is one at least.
Rect box_of(const WordLine& words);

/// Groups words whose boxes overlap vertically by at least half of the lower one. From the top down.
std::vector<WordLine> word_lines(std::vector<const Word*> words);

/// The words' text with the spaces that a reader sees between Latin words and figures; none between CJK characters.
std::string line_text(const WordLine& line);

/// The lines of a page; a gap wider than kColumnGap letters parts a line in two. In reading order.
std::vector<TextLine> text_lines(const std::vector<const Word*>& words, int page);

/// Makes the upright words of `page` that no grid of its layout holds the lines of the layout.
void set_lines_around_grids(PageLayout& layout, const Page& page);

}  // namespace yusuan::grid
