#include "grid/row_evidence.h"

#include <algorithm>
#include <cmath>

#include "grid/word_rows.h"
#include "model/median.h"
#include "text/amount.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// In line heights: texts stand this near to their figures.
constexpr double kBeside = 0.6;
// Of the figures, this share has a text beside it (the others stand in the middle of two lines), and of these texts,
// this share goes on no other: a name may fill its line by chance.
constexpr double kNamed = 0.5;
constexpr double kEnds = 0.6;
// Lines of texts without figures that make rows.
constexpr std::size_t kFewestTexts = 3;

double height_of(const std::vector<BandSlot>& slots) {
  std::vector<double> heights;
  for (const BandSlot& slot : slots)
    for (const CellLine& line : slot.lines) heights.push_back(line.box.height());
  return median(std::move(heights));
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

// Whether most heights have a line of the slot beside them, and few of these go on with the text of the line before.
bool names_each(const BandSlot& slot, const std::vector<double>& middles, double height) {
  const auto& lines = slot.lines;
  std::vector<std::size_t> beside;
  std::size_t line = 0;
  for (const double middle : middles) {
    while (line < lines.size() && lines[line].box.center_y() < middle - kBeside * height) ++line;
    if (line < lines.size() && lines[line].box.center_y() <= middle + kBeside * height) beside.push_back(line++);
  }
  if (beside.size() < 2 || static_cast<double>(beside.size()) < kNamed * static_cast<double>(middles.size()))
    return false;
  std::size_t ends = 0;
  for (std::size_t i = 1; i < beside.size(); ++i) {
    bool own = false;
    for (std::size_t l = beside[i - 1] + 1; l <= beside[i]; ++l)
      own = own || !goes_on(lines[l - 1], lines[l], slot.room);
    ends += own;
  }
  return static_cast<double>(ends) >= kEnds * static_cast<double>(beside.size() - 1);
}

std::vector<double> merged(std::vector<double> middles, double within) {
  std::sort(middles.begin(), middles.end());
  std::vector<double> heights;
  for (const double middle : middles)
    if (heights.empty() || middle - heights.back() > within) heights.push_back(middle);
  return heights;
}

// Whether two cells or more have a line at each height and no cell has more.
bool stand_alike(const std::vector<BandSlot>& slots, std::size_t but, const std::vector<double>& middles,
                 double height) {
  std::size_t alike = 0;
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    if (slot == but) continue;
    std::vector<double> own;
    for (const CellLine& line : slots[slot].lines) own.push_back(line.box.center_y());
    if (own.size() > middles.size()) return false;
    alike += own.size() == middles.size() && meetings(own, middles, kSameBaseline * height) == own.size();
  }
  return alike > 1;
}

// Where no cell holds figures: heights at which two cells have texts of their own, line for line.
std::vector<double> text_middles(const std::vector<BandSlot>& slots, std::size_t fewest) {
  std::vector<double> middles;
  std::size_t alike = 0, ends = 0, ended = 0;  // ended: cells most of whose lines end texts
  for (const BandSlot& slot : slots) {
    if (slot.lines.empty()) continue;
    std::size_t own_ends = 0;
    std::vector<double> own;
    for (std::size_t i = 0; i < slot.lines.size(); ++i) {
      own.push_back(slot.lines[i].box.center_y());
      own_ends += i > 0 && !goes_on(slot.lines[i - 1], slot.lines[i], slot.room);
    }
    if (own.size() < fewest) return {};
    ends += own_ends;
    ended += static_cast<double>(own_ends) >= kEnds * static_cast<double>(own.size() - 1);
    if (middles.empty()) middles = own;
    if (own.size() != middles.size() ||
        meetings(own, middles, kSameBaseline * slot.lines.front().box.height()) != own.size())
      return {};
    ++alike;
  }
  const bool most = static_cast<double>(ends) >= kEnds * static_cast<double>(alike * (middles.size() - 1));
  return ended > 1 && most ? middles : std::vector<double>();
}

// A figure with each digit as 0.
std::string pattern_of(const std::string& text) {
  std::string pattern = text;
  for (char& c : pattern)
    if (c >= '0' && c <= '9') c = '0';
  return pattern;
}

// Whether a cell holds nothing but figures of one pattern with signs in it (5:02, 4:15), and each other cell a line
// beside each of them: no cell is to hold two such figures.
bool pair_up(const std::vector<BandSlot>& slots, std::size_t figures, double height) {
  const auto& lines = slots[figures].lines;
  const std::string pattern = pattern_of(lines.front().text);
  // Several points are those of several figures on one line.
  if (text::all_digits(pattern) || std::count(pattern.begin(), pattern.end(), '.') > 1) return false;
  std::vector<double> middles;
  for (const CellLine& line : lines) {
    if (!line.figure || pattern_of(line.text) != pattern) return false;
    middles.push_back(line.box.center_y());
  }
  return std::all_of(slots.begin(), slots.end(), [&](const BandSlot& slot) {
    std::vector<double> own;
    for (const CellLine& line : slot.lines) own.push_back(line.box.center_y());
    return own.size() == middles.size() && meetings(own, middles, kSameBaseline * height) == own.size();
  });
}

// The heights at which each cell has figures. Lines that might be a broken figure are two where other cells have
// figures beside each of them.
std::vector<std::vector<double>> figure_stacks(const std::vector<BandSlot>& slots) {
  std::vector<std::vector<double>> stacks;
  for (const BandSlot& slot : slots) stacks.push_back(figure_middles(slot));
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    std::vector<double> lines;
    for (const CellLine& line : slots[slot].lines)
      if (line.figure) lines.push_back(line.box.center_y());
    if (stacks[slot].empty() || lines.size() == stacks[slot].size()) continue;
    const double within = kSameBaseline * slots[slot].lines.front().box.height();
    for (std::size_t other = 0; other < slots.size(); ++other)
      if (other != slot && meetings(lines, stacks[other], within) == lines.size()) {
        stacks[slot] = lines;
        break;
      }
  }
  return stacks;
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
    digits = digits || !text::is_placeholder(line.text);
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
  const std::vector<std::vector<double>> stacks = figure_stacks(slots);
  std::vector<double> all;
  for (const auto& stack : stacks) all.insert(all.end(), stack.begin(), stack.end());
  if (all.empty()) {
    std::vector<double> texts = text_middles(slots, kFewestTexts);
    return texts.empty() ? word_row_middles(slots) : texts;
  }
  if (all.size() < 2) return {};
  const double height = height_of(slots);
  const std::vector<double> heights = merged(all, kBeside * height);
  if (heights.size() < 2) return {};
  const auto longest =
      std::max_element(stacks.begin(), stacks.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  for (auto stack = stacks.begin(); stack != stacks.end(); ++stack)
    if (stack != longest && meetings(*longest, *stack, kSameBaseline * height) > 1) return heights;
  if (stand_alike(slots, static_cast<std::size_t>(longest - stacks.begin()), *longest, height)) return heights;
  for (std::size_t slot = 0; slot < slots.size(); ++slot)
    if (stacks[slot].size() < 2 && names_each(slots[slot], heights, height)) return heights;
  if (pair_up(slots, static_cast<std::size_t>(longest - stacks.begin()), height)) return heights;
  return word_row_middles(slots);
}

std::vector<double> row_middles_like_others(const std::vector<BandSlot>& slots) {
  std::vector<double> heights = row_middles(slots);
  if (!heights.empty()) return heights;
  const auto names = std::find_if(slots.begin(), slots.end(), [](const BandSlot& slot) { return !slot.lines.empty(); });
  if (names == slots.end()) return {};
  for (std::size_t i = 0; i < names->lines.size(); ++i) {
    if (i > 0 && goes_on(names->lines[i - 1], names->lines[i], names->room)) return {};
    heights.push_back(names->lines[i].box.center_y());
  }
  bool any = false;
  for (const BandSlot& slot : slots) {
    const std::vector<double> figures = figure_middles(slot);
    if (&slot == &*names || figures.empty()) continue;
    if (meetings(figures, heights, kSameBaseline * names->lines.front().box.height()) != figures.size()) return {};
    any = true;
  }
  if (!any) return text_middles(slots, 2);
  return heights.size() > 1 ? heights : std::vector<double>();
}

}  // namespace yusuan::grid
