#include "grid/row_evidence.h"

#include <algorithm>
#include <cmath>

#include "text/amount.h"

namespace yusuan {
namespace {

// In line heights: figures of one row stand this near to each other, texts this near to their figures.
constexpr double kSameBaseline = 0.35;
constexpr double kBeside = 0.6;

double height_of(const std::vector<BandSlot>& slots) {
  std::vector<double> heights;
  for (const BandSlot& slot : slots)
    for (const CellLine& line : slot.lines) heights.push_back(line.box.height());
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

// How many of two ascending lists of heights meet.
std::size_t meetings(const std::vector<double>& a, const std::vector<double>& b, double within) {
  std::size_t met = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (std::abs(a[i] - b[j]) <= within) {
      ++met, ++i, ++j;
    } else if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return met;
}

// Whether each height has a line of the slot beside it and none of two neighbours goes on with the other's text.
bool names_each(const BandSlot& slot, const std::vector<double>& middles, double height) {
  std::size_t line = 0;
  std::vector<std::size_t> beside;
  for (const double middle : middles) {
    while (line < slot.lines.size() && slot.lines[line].box.center_y() < middle - kBeside * height) ++line;
    if (line == slot.lines.size() || slot.lines[line].box.center_y() > middle + kBeside * height) return false;
    beside.push_back(line++);
  }
  for (std::size_t i = 1; i < beside.size(); ++i) {
    bool ends = false;
    for (std::size_t l = beside[i - 1] + 1; l <= beside[i]; ++l)
      ends = ends || slot.lines[l].item || !is_full(slot.lines[l - 1], slot.lines[l], slot.room);
    if (!ends) return false;
  }
  return true;
}

std::vector<double> merged(std::vector<double> middles, double within) {
  std::sort(middles.begin(), middles.end());
  std::vector<double> heights;
  for (const double middle : middles)
    if (heights.empty() || middle - heights.back() > within) heights.push_back(middle);
  return heights;
}

bool is_text(const BandSlot& slot) {
  return !slot.lines.empty() &&
         std::none_of(slot.lines.begin(), slot.lines.end(), [](const CellLine& line) { return line.figure; });
}

}  // namespace

std::vector<double> figure_middles(const BandSlot& slot) {
  std::vector<double> middles;
  std::size_t texts = 0;
  bool digits = false;
  for (std::size_t i = 0; i < slot.lines.size(); ++i) {
    const CellLine& line = slot.lines[i];
    if (!line.figure) {
      ++texts;
      continue;
    }
    digits = digits || !is_placeholder(line.text);
    const double middle = line.box.center_y();
    if (!middles.empty() && breaks_off(slot.lines[i - 1], line, slot.room))
      middles.back() = (middles.back() + middle) / 2;
    else
      middles.push_back(middle);
  }
  if (!digits || 2 * texts > middles.size()) middles.clear();
  return middles;
}

std::vector<double> row_middles(const std::vector<BandSlot>& slots) {
  std::vector<std::vector<double>> stacks;
  std::vector<double> all;
  for (const BandSlot& slot : slots) {
    stacks.push_back(figure_middles(slot));
    all.insert(all.end(), stacks.back().begin(), stacks.back().end());
  }
  if (all.size() < 2) return {};
  const double height = height_of(slots);
  const std::vector<double> heights = merged(all, kBeside * height);
  if (heights.size() < 2) return {};
  const auto longest =
      std::max_element(stacks.begin(), stacks.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  for (auto stack = stacks.begin(); stack != stacks.end(); ++stack)
    if (stack != longest && meetings(*longest, *stack, kSameBaseline * height) > 1) return heights;
  for (const BandSlot& slot : slots)
    if (is_text(slot) && names_each(slot, heights, height)) return heights;
  return {};
}

}  // namespace yusuan
