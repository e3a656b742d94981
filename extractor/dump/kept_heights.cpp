#include "dump/kept_heights.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "dump/kept_header_texts.h"

namespace yusuan::dump {
namespace {

constexpr double kOtherHeight = 0.9;

}  // namespace

bool heights_clear(const HeaderTree& tree) {
  for (const HeaderName& a : tree.names)
    for (const HeaderName& b : tree.names) {
      const double apart = std::abs(a.height() - b.height());
      if (apart >= kSameHeight / 2 + 0.1 && apart < kOtherHeight) return false;
    }
  return true;
}

void rank_by_heights(HeaderTree& tree, int least, bool any_spans) {
  tree.depths.assign(tree.names.size(), 0);
  tree.least.clear();
  if (!any_spans) return;
  std::vector<double> heights;
  for (const HeaderName& name : tree.names) heights.push_back(name.height());
  std::sort(heights.begin(), heights.end());
  for (std::size_t i = 0; i < tree.names.size(); ++i) {
    for (std::size_t k = 1; k < heights.size(); ++k)
      tree.depths[i] += heights[k] - heights[k - 1] >= kSameHeight && heights[k] <= tree.names[i].height();
    tree.least.push_back(tree.depths[i]);
    tree.depths[i] += least;
  }
}

}  // namespace yusuan::dump
