// Any rulings and words: the cells of every grid cover each of its places once.
#include <cstdlib>

#include "grid/layout.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  yusuan::Page page{.number = 1, .width_pt = 255, .height_pt = 255};
  for (; size >= 4; data += 4, size -= 4) {
    const double a = data[1], b = data[2], c = a + data[3];
    if (data[0] % 3 == 2)
      page.words.push_back({.text = "1.00",
                            .box = {a, b, a + 12, b + 8},
                            .chars = {{float(a), float(a + 3)},
                                      {float(a + 3), float(a + 6)},
                                      {float(a + 6), float(a + 9)},
                                      {float(a + 9), float(a + 12)}}});
    else if (c > a)
      page.rulings.push_back({data[0] % 3 == 0 ? yusuan::Axis::kHorizontal : yusuan::Axis::kVertical, b, a, c, 0.5});
  }
  for (const yusuan::Grid& grid : yusuan::grid::lay_out(page).grids) {
    std::vector<int> covered(static_cast<std::size_t>(grid.rows()) * grid.columns());
    for (const yusuan::Cell& cell : grid.cells)
      for (int row = cell.row; row < cell.row + cell.row_span; ++row)
        for (int col = cell.col; col < cell.col + cell.col_span; ++col) ++covered[row * grid.columns() + col];
    for (const int times : covered)
      if (times != 1) std::abort();
  }
  return 0;
}
