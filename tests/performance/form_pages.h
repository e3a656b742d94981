// What the tests of performance forms share: the patterns, and pages with one grid.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "forms/form_parts.h"
#include "forms/patterns.h"
#include "forms/stitch.h"
#include "performance/grid_forms.h"

namespace yusuan::performance {

inline const forms::Patterns& patterns() {
  static const forms::Patterns read = forms::read_patterns(patterns::PatternFiles(std::nullopt));
  return read;
}

/// A page of the size, in points, on which the title stands above the grid.
inline PageLayout page_with(Grid grid, const std::string& title, double width_pt, double height_pt) {
  PageLayout layout{.number = grid.page, .width_pt = width_pt, .height_pt = height_pt};
  if (!title.empty()) layout.lines.push_back({title, {200, 60, 400, 76}, grid.page});
  layout.grids.push_back(std::move(grid));
  return layout;
}

inline PerformanceReading read(std::vector<PageLayout> layouts) {
  const auto tables = forms::stitch_pages(layouts, patterns().common);
  return read_performance_forms(forms::form_parts(tables), patterns().performance);
}

}  // namespace yusuan::performance
