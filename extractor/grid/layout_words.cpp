#include "grid/layout_words.h"

#include <algorithm>
#include <iterator>

#include "grid/cell_text.h"
#include "grid/double_columns.h"
#include "grid/lanes.h"
#include "grid/open_header.h"
#include "grid/outside_labels.h"
#include "grid/stacked_rows.h"

namespace yusuan::grid {

std::vector<const Word*> LayoutWords::rest() const {
  std::vector<const Word*> words;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!taken[i] && all[i].rotation == 0) words.push_back(&all[i]);
  return words;
}

LayoutWords untaken(const LayoutWords& words) {
  LayoutWords rest;
  for (std::size_t i = 0; i < words.all.size(); ++i)
    if (!words.taken[i]) rest.all.push_back(words.all[i]);
  rest.taken.assign(rest.all.size(), false);
  return rest;
}

void set_taken(LayoutWords& words, const Rect& box, bool taken) {
  for (std::size_t i = 0; i < words.all.size(); ++i)
    if (holds_middle(box, words.all[i].box)) words.taken[i] = taken;
}

std::vector<Word> take_framed(const std::vector<Rect>& frames, LayoutWords& words) {
  const auto framed = std::stable_partition(words.all.begin(), words.all.end(), [&](const Word& word) {
    return std::none_of(frames.begin(), frames.end(), [&](const Rect& frame) { return holds_middle(frame, word.box); });
  });
  std::vector<Word> taken(std::make_move_iterator(framed), std::make_move_iterator(words.all.end()));
  words.all.erase(framed, words.all.end());
  words.taken.resize(words.all.size());
  return taken;
}

void fill(std::vector<Grid>& grids, LayoutWords& words, const std::vector<Ruling>& across) {
  for (Grid& grid : grids) take_outside_labels(grid, words.all, grids);
  for (const Grid& grid : grids) words.all = split_at_borders(words.all, grid);
  words.taken.assign(words.all.size(), false);
  for (Grid& grid : grids) part_open_header(grid, words.all, across);
  for (Grid& grid : grids) part_unbordered_cells(grid, words.all);
  for (Grid& grid : grids) cut_stacked_rows(grid, words.all);
  for (Grid& grid : grids) part_double_columns(grid, words.all);
  for (Grid& grid : grids) fill_cells(grid, words.all, words.taken);
}

}  // namespace yusuan::grid
