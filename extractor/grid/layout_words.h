// The words of a page that tables share out among themselves.
#pragma once

#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// A page's words and which of them a table has taken.
struct LayoutWords {
  std::vector<Word> all;
  std::vector<bool> taken;  ///< as many as words

  std::vector<const Word*> rest() const;  ///< those that nothing has taken and that are upright
};

/// The words that nothing has taken, to go on with.
LayoutWords untaken(const LayoutWords& words);

/// Marks the words in a box.
void set_taken(LayoutWords& words, const Rect& box, bool taken);

/// Takes the words inside the frames out of `words`.
std::vector<Word> take_framed(const std::vector<Rect>& frames, LayoutWords& words);

/// Parts the cells of ruled grids as their texts show, and fills them. Words are cut at the borders of `grids`.
/// `across`: the page's horizontal rules.
void fill(std::vector<Grid>& grids, LayoutWords& words, const std::vector<Ruling>& across);

}  // namespace yusuan::grid
