#include "grid/word_rows.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// Rows that show themselves without figures; lines side by side in so many cells are rows, where they begin with
// capitals only from so many on.
constexpr std::size_t kFewestRows = 3;
constexpr std::size_t kFewestAlike = 4;
constexpr std::size_t kFewestCells = 3;
// Digits of a row's number.
constexpr std::size_t kMostDigits = 4;
// Of the lines of a cell that are rows, so many end before their room does.
constexpr double kEnds = 0.6;
// Lines of rows are so many times as far apart as those of one text.
constexpr double kApart = 1.25;

std::vector<double> middles_of(const BandSlot& slot) {
  std::vector<double> middles;
  for (const CellLine& line : slot.lines) middles.push_back(line.box.center_y());
  return middles;
}

// 1 2 3, one a line.
bool counts(const BandSlot& slot) {
  if (slot.lines.size() < kFewestRows) return false;
  int last = 0;
  for (const CellLine& line : slot.lines) {
    if (line.text.size() > kMostDigits || !text::all_digits(line.text)) return false;
    const int number = std::atoi(line.text.c_str());
    if (&line != slot.lines.data() && number != last + 1) return false;
    last = number;
  }
  return true;
}

// The index of each line of the slot among the heights; empty where one meets none.
std::vector<std::size_t> places_of(const BandSlot& slot, const std::vector<double>& heights) {
  std::vector<std::size_t> places;
  std::size_t at = 0;
  for (const CellLine& line : slot.lines) {
    const double within = kSameBaseline * line.box.height();
    while (at < heights.size() && heights[at] < line.box.center_y() - within) ++at;
    if (at == heights.size() || heights[at] > line.box.center_y() + within) return {};
    places.push_back(at++);
  }
  return places;
}

bool ends_early(const BandSlot& slot) {
  std::size_t ends = 0;
  for (std::size_t i = 1; i < slot.lines.size(); ++i) ends += !goes_on(slot.lines[i - 1], slot.lines[i], slot.room);
  return static_cast<double>(ends) >= kEnds * static_cast<double>(slot.lines.size() - 1);
}

// Each line begins with a capital: names, not the lines of a text.
bool begins_anew(const BandSlot& slot) {
  return std::all_of(slot.lines.begin(), slot.lines.end(),
                     [](const CellLine& line) { return line.text.front() >= 'A' && line.text.front() <= 'Z'; });
}

// All cells stand line beside line with the longest; one of them leaves out a line between two of its own, or several
// leave out none and the lines of one end before their room does, or are all names.
std::vector<double> in_step(const std::vector<BandSlot>& slots) {
  const auto longest = std::max_element(
      slots.begin(), slots.end(), [](const BandSlot& a, const BandSlot& b) { return a.lines.size() < b.lines.size(); });
  if (longest == slots.end() || longest->lines.size() < kFewestRows) return {};
  std::vector<double> heights = middles_of(*longest);
  std::size_t whole = 0;
  bool gap = false, early = false, names = false, alike = true;
  for (const BandSlot& slot : slots) {
    if (slot.lines.empty()) continue;
    const std::vector<std::size_t> places = places_of(slot, heights);
    // The first names the rows: where it leaves lines out, others wrap.
    if (places.empty() || (whole == 0 && places.size() < heights.size())) return {};
    whole += places.size() == heights.size();
    alike = alike && places.size() == heights.size();
    gap = gap || places.back() - places.front() + 1 > places.size();
    early = early || ends_early(slot);
    names = names || begins_anew(slot);
  }
  const bool side_by_side = alike && whole >= kFewestCells && (early || (names && heights.size() >= kFewestAlike));
  return gap || side_by_side ? heights : std::vector<double>();
}

double least_pitch(const BandSlot& slot) {
  double least = 1e9;
  for (std::size_t i = 1; i < slot.lines.size(); ++i)
    least = std::min(least, slot.lines[i].box.center_y() - slot.lines[i - 1].box.center_y());
  return least;
}

// A cell whose lines are all set further apart than those of the texts that wrap beside it, and part the band like it.
std::vector<double> set_apart(const std::vector<BandSlot>& slots) {
  double tight = 1e9;
  for (const BandSlot& slot : slots) tight = std::min(tight, least_pitch(slot));
  const BandSlot* rows = nullptr;
  for (const BandSlot& slot : slots)
    if (slot.lines.size() >= kFewestRows && least_pitch(slot) > kApart * tight &&
        (rows == nullptr || slot.lines.size() > rows->lines.size()))
      rows = &slot;
  if (rows == nullptr || row_cuts(slots).size() + 1 != rows->lines.size()) return {};
  return middles_of(*rows);
}

}  // namespace

std::vector<double> lines_in_step(const std::vector<BandSlot>& slots) {
  bool first = true;
  for (const BandSlot& slot : slots) {
    if (slot.lines.empty()) continue;
    const auto figures =
        std::count_if(slot.lines.begin(), slot.lines.end(), [](const CellLine& l) { return l.figure; });
    if (!first && figures > 1) return {};
    first = false;
  }
  return in_step(slots);
}

std::vector<double> word_row_middles(const std::vector<BandSlot>& slots) {
  std::size_t filled = 0;
  for (const BandSlot& slot : slots) filled += !slot.lines.empty();
  if (filled < 2) return {};
  for (const BandSlot& slot : slots)
    if (counts(slot)) return middles_of(slot);
  std::vector<double> heights = in_step(slots);
  return heights.empty() ? set_apart(slots) : heights;
}

}  // namespace yusuan::grid
