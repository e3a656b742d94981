#include "grid/row_partition.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/median.h"

namespace yusuan::grid {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
// Costs, in units of one line height of misplacement: what a reader would find as wrong as that.
constexpr double kTwoFigures = 4.0;    // two whole figures in one cell
constexpr double kBrokenFigure = 1.0;  // one figure taken for two
constexpr double kMixed = 1.0;         // a figure below a text in one cell
constexpr double kCutText = 1.0;       // a text parted where its line was full
constexpr double kJoinedText = 1.5;    // two texts joined although there was room left
constexpr double kJoinedItem = 2.0;    // an item joined to the text above it
constexpr double kNoFigures = 0.35;    // a row without figures: a heading, or blank cells
constexpr double kNoName = 0.6;        // figures without a text
constexpr double kSpread = 2.0;        // figures of one row a line height apart
constexpr double kOverlap = 2.0;       // rows that overlap by a line height
constexpr double kTallBoxes = 0.25;
// In line heights: texts on one height are in one row.
constexpr double kOneHeight = 0.1;
// Lines of a cell that are all as wide, to within this share of a letter, are entries of a list, no wrapped text.
constexpr std::size_t kFewestEntries = 3;
constexpr double kAsWide = 0.5;
// In line heights: gaps between the lines of one text.
constexpr double kWidestGap = 0.6;
// Lines of one text are set closer than rows, where there are rows of one line to tell by: their gap is less than this
// share of the usual one, and those of rows are more. Producers leave some letters' room when they wrap.
constexpr double kCloseGap = 0.6, kRowGap = 0.75;
constexpr std::size_t kFewestGaps = 6;
constexpr double kMostRoom = 5.0;
// Costs of joining what is set close and of parting it; what is left of the cost of parting lines a row apart.
constexpr double kJoinedClose = 0.2, kCutClose = 0.6, kCutApart = 0.3, kJoinedApart = 0.5;
// A row of more lines is none: 24 lines of a name beside two dozen cells. Lines a page can hold.
constexpr std::size_t kMostLines = 160;
constexpr std::size_t kMostOfBand = 6000;
// A row that costs so much is worse than any cut.
constexpr double kHopeless = 12.0;

struct Item {
  const CellLine* line = nullptr;
  std::size_t slot = 0;
  std::ptrdiff_t before = -1;  // the line above in the same slot
  double join = 0, cut = 0;    // what it costs to keep it with the line above, and to part them
};

bool are_entries(const BandSlot& slot) {
  if (slot.lines.size() < kFewestEntries) return false;
  const auto [least, most] =
      std::minmax_element(slot.lines.begin(), slot.lines.end(),
                          [](const CellLine& a, const CellLine& b) { return a.box.width() < b.box.width(); });
  return most->box.width() - least->box.width() < kAsWide * most->letter_pt;
}

void set_costs(Item& item, const CellLine& above, const BandSlot& slot, bool entries) {
  const CellLine& line = *item.line;
  if (above.figure || line.figure) {
    const bool broken = breaks_off(above, line, slot.room);
    item.join = broken ? 0 : above.figure && line.figure ? kTwoFigures : kMixed;
    item.cut = broken ? kBrokenFigure : 0;
    return;
  }
  const double room = letters_left(above, line, slot.room);
  const double gap = (line.box.y0 - above.box.y1) / line.box.height();
  item.join = kJoinedText * std::clamp(room - 0.5, 0.0, 1.0) + std::max(0.0, gap - kWidestGap);
  item.cut = entries ? 0 : kCutText * std::clamp(1.5 - room, 0.0, 1.0);
  if (line.item) {
    item.join += kJoinedItem;
    item.cut = 0;
  }
}

// The gaps between the lines of a slot.
class Gaps {
 public:
  explicit Gaps(const BandSlot& slot) {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < slot.lines.size(); ++i)
      gaps.push_back(std::max(0.0, slot.lines[i].box.y0 - slot.lines[i - 1].box.y1));
    if (gaps.size() < kFewestGaps) return;
    usual_ = median(std::move(gaps));
    for (std::size_t i = 1; i < slot.lines.size() && !wraps_close_; ++i)
      wraps_close_ = is_close(slot.lines[i - 1], slot.lines[i]) && goes_on(slot.lines[i - 1], slot.lines[i], slot.room);
  }

  bool is_close(const CellLine& above, const CellLine& below) const {
    return below.box.y0 - above.box.y1 < kCloseGap * usual_;
  }
  // Where texts that wrap are known to be set close.
  bool is_apart(const CellLine& above, const CellLine& below) const {
    return wraps_close_ && below.box.y0 - above.box.y1 > kRowGap * usual_;
  }

 private:
  double usual_ = 0;
  bool wraps_close_ = false;
};

void weigh_gap(Item& item, const CellLine& above, const CellRoom& room, const Gaps& gaps) {
  const CellLine& line = *item.line;
  if (above.figure || line.figure || line.item) return;
  if (gaps.is_close(above, line) && letters_left(above, line, room) < kMostRoom) {
    item.join = std::min(item.join, kJoinedClose);
    item.cut += kCutClose;
  } else if (gaps.is_apart(above, line)) {
    item.join += kJoinedApart;
    item.cut *= kCutApart;
  }
}

class Partition {
 public:
  explicit Partition(const std::vector<BandSlot>& slots) : slots_(slots) {
    for (std::size_t slot = 0; slot < slots.size(); ++slot)
      for (const CellLine& line : slots[slot].lines) items_.push_back({.line = &line, .slot = slot});
    std::stable_sort(items_.begin(), items_.end(),
                     [](const Item& a, const Item& b) { return a.line->box.center_y() < b.line->box.center_y(); });
    std::vector<std::ptrdiff_t> last(slots.size(), -1);
    std::vector<bool> entries;
    for (const BandSlot& slot : slots) entries.push_back(are_entries(slot));
    const std::vector<Gaps> gaps(slots.begin(), slots.end());
    double lowest = -kNever;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      Item& item = items_[i];
      item.before = last[item.slot];
      if (item.before >= 0) {
        const CellLine& above = *items_[static_cast<std::size_t>(item.before)].line;
        set_costs(item, above, slots[item.slot], entries[item.slot]);
        if (!entries[item.slot]) weigh_gap(item, above, slots[item.slot].room, gaps[item.slot]);
      }
      last[item.slot] = static_cast<std::ptrdiff_t>(i);
      lowest_.push_back(lowest);
      lowest = std::max(lowest, item.line->box.y1);
      any_text_ = any_text_ || !item.line->figure;
    }
  }

  std::vector<RowCut> cuts() const {
    const std::size_t n = items_.size();
    if (n < 2 || n > kMostOfBand) return {};
    std::vector<double> least(n + 1, kNever);  // of the lines before i
    std::vector<std::size_t> start(n + 1, 0);
    least[0] = 0;
    for (std::size_t i = 0; i < n; ++i) {
      if (least[i] == kNever || (i > 0 && on_one_height(i))) continue;
      Row row(slots_.size());
      for (std::size_t j = i; j < std::min(n, i + kMostLines); ++j) {
        add(row, i, j);
        const double cost = least[i] + row_cost(row, i);
        if (cost < least[j + 1]) {
          least[j + 1] = cost;
          start[j + 1] = i;
        }
        if (row.pairs > kHopeless) break;
      }
    }
    std::vector<RowCut> cuts;
    for (std::size_t end = start[n]; end > 0; end = start[end]) cuts.push_back(cut_before(end));
    std::reverse(cuts.begin(), cuts.end());
    return cuts;
  }

 private:
  struct Block {
    Rect box;
    bool figure = false;
  };
  struct Row {
    explicit Row(std::size_t slots) : blocks(slots) {}
    std::vector<Block> blocks;        // what each slot holds
    std::vector<std::size_t> filled;  // slots that hold something
    double pairs = 0;                 // cost of lines one above the other
    double top = kNever, height = 1;
  };

  bool on_one_height(std::size_t i) const {
    const Rect &above = items_[i - 1].line->box, &box = items_[i].line->box;
    return box.center_y() - above.center_y() < kOneHeight * std::min(above.height(), box.height());
  }

  void add(Row& row, std::size_t first, std::size_t index) const {
    const Item& item = items_[index];
    const Rect& box = item.line->box;
    if (item.before >= 0) row.pairs += item.before >= static_cast<std::ptrdiff_t>(first) ? item.join : item.cut;
    row.top = std::min(row.top, box.y0);
    row.height = std::max(row.height, box.height());
    Block& block = row.blocks[item.slot];
    if (block.box == Rect{}) {
      row.filled.push_back(item.slot);
      block = {box, item.line->figure};
    } else {
      block.box = united(block.box, box);
    }
  }

  // How far a text is from the place in its row where it should stand.
  static double offset(const Rect& block, double top, double bottom) {
    return std::min(
        {std::abs(block.center_y() - (top + bottom) / 2), std::abs(block.y0 - top), std::abs(block.y1 - bottom)});
  }

  // The figures of a row, or its lowest text, say where it stands.
  double place_cost(const Row& row) const {
    double high = kNever, low = -kNever, sum = 0, least = kNever;
    std::size_t figures = 0;
    const Rect* lowest = nullptr;
    for (const std::size_t slot : row.filled) {
      const Block& block = row.blocks[slot];
      const double middle = block.box.center_y();
      if (block.figure) {
        ++figures;
        sum += middle;
        high = std::min(high, middle);
        low = std::max(low, middle);
      } else if (block.box.height() < least) {
        least = block.box.height();
        lowest = &block.box;
      }
    }
    double cost = 0, middle = 0, half = 0;
    if (figures > 0) {
      if (any_text_ && lowest == nullptr) cost += kNoName;
      cost += kSpread * std::max(0.0, (low - high) / row.height - kSameBaseline);
      middle = sum / static_cast<double>(figures);
      half = row.height / 2;
    } else if (lowest != nullptr) {
      cost += kNoFigures;
      middle = lowest->center_y();
      half = lowest->height() / 2;
    }
    for (const std::size_t slot : row.filled)
      if (!row.blocks[slot].figure) cost += offset(row.blocks[slot].box, middle - half, middle + half) / row.height;
    return cost;
  }

  double row_cost(const Row& row, std::size_t first) const {
    const double over = (lowest_[first] - row.top) / row.height - kTallBoxes;
    return row.pairs + kOverlap * std::max(0.0, over) + place_cost(row);
  }

  RowCut cut_before(std::size_t index) const {
    const double above = items_[index - 1].line->box.center_y(), below = items_[index].line->box.center_y();
    double top = kNever;
    for (std::size_t i = index; i < std::min(items_.size(), index + slots_.size()); ++i)
      top = std::min(top, items_[i].line->box.y0);
    return {std::clamp((lowest_[index] + top) / 2, above, below), above, below};
  }

  const std::vector<BandSlot>& slots_;
  std::vector<Item> items_;     // by their middles
  std::vector<double> lowest_;  // foot of all lines before
  bool any_text_ = false;
};

}  // namespace

std::vector<RowCut> row_cuts(const std::vector<BandSlot>& slots) { return Partition(slots).cuts(); }

}  // namespace yusuan::grid
