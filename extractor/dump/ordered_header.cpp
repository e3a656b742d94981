#include "dump/ordered_header.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <set>

#include "dump/header_words.h"
#include "dump/ordered_cells.h"
#include "dump/ordered_sums.h"
#include "text/pattern.h"

namespace yusuan::dump {
namespace {

// Cells over others: no header has more. Rows of a header.
constexpr std::size_t kMostOver = 10;
constexpr std::size_t kMostRows = 3;
constexpr std::size_t kMostSteps = 50000;  // in all: what takes more is not settled
// What a reading costs: a name below a text that says nothing of it; one that stands beside the text that it belongs
// below; a text over one name.
constexpr double kNoKin = 0.5;
constexpr double kAstray = 1.0;
constexpr double kOverOne = 1.0;
constexpr double kTwice = 2.0;      // two names that are the same, below nothing
constexpr double kOwnColumn = 1.0;  // a text over others that is a column of its own, too
// What sums that hold take off, and those that do not put on.
constexpr double kSumHolds = 1.0;
constexpr double kSumFails = 1.5;
// Readings nearer than this to the best one are as good.
constexpr double kAsGood = 0.35;
constexpr double kSlack = 2.0;  // sums may make up for this

bool is_label_name(const std::string& text, const HeaderWords& words) {
  return patterns::any_matches(words.label_name, text) && !patterns::any_matches(words.no_label_name, text);
}

bool fits(const std::string& text, ItemKind kind, const HeaderWords& words) {
  if (patterns::any_matches(words.lead, text)) return false;
  switch (kind) {
    case ItemKind::kCode:
      return patterns::any_matches(words.code_name, text);
    case ItemKind::kText:
      return !patterns::any_matches(words.figure_name, text) && !patterns::any_matches(words.comparing, text);
    case ItemKind::kFigure:
      break;
  }
  return !is_label_name(text, words);
}

struct OpenText {
  std::size_t cell = 0, row = 0;
  bool own = false;    // has a part that headers have below it
  bool named = false;  // is a column of its own
  std::set<std::string> names;
};

// A text over others, what stands right over it, and how many names stood before it.
struct OpenedText {
  std::size_t cell = 0;
  std::optional<std::size_t> over;
  std::size_t before = 0;
};

// What stands right over a name, and whether headers have it there.
struct HomeOfName {
  bool own = false;
  bool named = false;  // it is that text itself
  std::optional<std::size_t> over;
};

// Where a cell that takes up several rows of a header stands in the order of its text: with the upper ones, as
// spreadsheets print it, or with the lowest.
enum class TallCells : std::uint8_t { kWithUpper, kWithLowest };

// What has been found for one header: each set of paths as it costs least.
struct FoundHeaders {
  std::map<HeaderPaths, double> readings;
  double best = std::numeric_limits<double>::max() / 2;
  std::size_t steps = 0;
};

// All ways to set the cells of one header, parted into rows, over columns.
class HeaderTrees {
 public:
  HeaderTrees(const OrderedHeaderCells& header, const std::vector<ItemKind>& columns,
              const std::vector<std::vector<Decimal>>& rows, const HeaderWords& words, FoundHeaders& found)
      : header_(header), columns_(columns), rows_(rows), words_(words), found_(found) {}

  void search() {
    std::vector<std::size_t> breaks{0};
    part(breaks);
  }

 private:
  void part(std::vector<std::size_t>& breaks) {
    begin_ = breaks;
    begin_.push_back(header_.cells.size());
    for (const TallCells tall : {TallCells::kWithUpper, TallCells::kWithLowest}) {
      tall_ = tall;
      at_.assign(breaks.begin(), breaks.end());
      over_.clear(), path_.clear(), leaves_.clear(), cells_.clear(), homes_.clear(), opened_.clear(),
          over_cells_.clear();
      step(header_.cost);
      if (breaks.size() == 1) break;
    }
    if (breaks.size() == kMostRows) return;
    for (std::size_t i = breaks.back() + 1; i < header_.cells.size(); ++i) {
      if (!header_.cells[i].starts_line) continue;
      breaks.push_back(i);
      part(breaks);
      breaks.pop_back();
    }
  }

  const std::string& text(std::size_t cell) const { return header_.cells[cell].text; }
  std::size_t last_row() const { return at_.size() - 1; }
  bool has_next(std::size_t row) const { return row < at_.size() && at_[row] < begin_[row + 1]; }

  void step(double cost) {
    if (++found_.steps > kMostSteps || cost > found_.best + kSlack) return;
    if (over_.empty() && leaves_.size() == columns_.size()) {
      finish(cost);
      return;
    }
    if (!over_.empty() && !over_.back().names.empty()) close(cost);
    const std::size_t row = over_.empty() ? 0 : over_.back().row + 1;
    const std::size_t lowest = tall_ == TallCells::kWithUpper ? row : last_row();
    if (has_next(lowest)) name(lowest, cost);
    if (row < last_row() && has_next(row) && has_next(row + 1)) {
      open(row, cost, false);
      open(row, cost + kOwnColumn, true);
    }
  }

  void close(double cost) {
    // A text over one is the name of a row, or of that column alone.
    if (over_.back().names.size() == 1 && !patterns::any_matches(words_.lead, text(over_.back().cell))) return;
    const OpenText closed = over_.back();
    over_.pop_back();
    path_.pop_back();
    const bool strange = !closed.own && !patterns::any_matches(words_.lead, text(closed.cell));
    strange_ += strange;
    step(cost + (closed.names.size() == 1 ? kOverOne : 0));
    strange_ -= strange;
    over_.push_back(closed);
    path_.push_back(text(closed.cell));
  }

  // What it costs to set a cell below the texts that are open; nothing when it is foreign to one.
  std::optional<double> below(std::size_t cell) const {
    for (const OpenText& over : over_)
      if (patterns::any_matches(words_.of_year, text(over.cell)) && patterns::any_matches(words_.of_year, text(cell)))
        return std::nullopt;
    const bool figures = leaves_.size() < columns_.size() && columns_[leaves_.size()] == ItemKind::kFigure;
    for (const OpenText& over : over_)
      if (kin(over.cell, cell) == Kinship::kForeign || (figures && is_label_name(text(over.cell), words_)))
        return std::nullopt;
    const bool own = !over_.empty() && kin(over_.back().cell, cell) == Kinship::kOwn;
    double cost = 0;
    if (!over_.empty() &&
        patterns::any_matches(over_.back().names.empty() ? words_.later_below : words_.first_below, text(cell)))
      cost += kAstray;
    if (own) return cost;
    if (over_.empty() && std::any_of(leaves_.begin(), leaves_.end(), [&](const std::vector<std::string>& path) {
          return path.size() == 1 && path.front() == text(cell);
        }))
      cost += kTwice;
    if (!over_.empty()) cost += kNoKin;
    if (patterns::any_matches(over_.empty() ? words_.below_text : words_.below_none, text(cell))) cost += kAstray;
    for (const std::size_t other : over_cells_)
      if (kin(other, cell) == Kinship::kOwn &&
          std::none_of(over_.begin(), over_.end(), [&](const OpenText& over) { return over.cell == other; }))
        return cost + kAstray;
    return cost;
  }

  Kinship kin(std::size_t over, std::size_t name) const {
    const auto [known, fresh] = kin_.try_emplace({over, name});
    if (fresh) known->second = words_.kinship(text(over), text(name));
    // What may stand over anything tells nothing of a text that no header has.
    if (known->second == Kinship::kOwn && !words_.is_text(text(name))) known->second = Kinship::kNone;
    return known->second;
  }

  void name(std::size_t row, double cost) {
    const std::size_t cell = at_[row];
    if (leaves_.size() == columns_.size() || !fits(text(cell), columns_[leaves_.size()], words_)) return;
    const auto more = below(cell);
    if (!more || (!over_.empty() && !over_.back().names.insert(text(cell)).second)) return;
    cells_.push_back(cell);
    const bool own = !over_.empty() && kin(over_.back().cell, cell) == Kinship::kOwn;
    homes_.push_back({own, false, over_.empty() ? std::nullopt : std::optional(over_.back().cell)});
    const bool before = !over_.empty() && over_.back().own;
    if (own) over_.back().own = true;
    leaves_.push_back(path_);
    leaves_.back().push_back(text(cell));
    ++at_[row];
    step(cost + *more);
    --at_[row];
    leaves_.pop_back();
    cells_.pop_back();
    homes_.pop_back();
    if (over_.empty()) return;
    over_.back().own = before;
    over_.back().names.erase(text(cell));
  }

  // Sets a text over others; `named`: in front of what stands below it is a column of its own, their total.
  void open(std::size_t row, double cost, bool named) {
    const std::size_t cell = at_[row];
    if (patterns::any_matches(words_.total_name, text(cell)) || patterns::any_matches(words_.share, text(cell))) return;
    if (named && (leaves_.size() == columns_.size() || columns_[leaves_.size()] != ItemKind::kFigure)) return;
    const auto more = below(cell);
    if (!more || (!over_.empty() && !over_.back().names.insert(text(cell)).second)) return;
    const bool own = over_.empty() || over_.back().own;
    if (!over_.empty() && kin(over_.back().cell, cell) == Kinship::kOwn) over_.back().own = true;
    const auto above = over_.empty() ? std::nullopt : std::optional(over_.back().cell);
    over_.push_back({.cell = cell, .row = row, .own = false, .named = named, .names = {}});
    path_.push_back(text(cell));
    over_cells_.insert(cell);
    opened_.push_back({cell, above, leaves_.size()});
    if (named) leaves_.push_back(path_), cells_.push_back(cell), homes_.push_back({true, true, cell});
    ++at_[row];
    step(cost + *more);
    --at_[row];
    if (named) leaves_.pop_back(), cells_.pop_back(), homes_.pop_back();
    opened_.pop_back();
    over_cells_.erase(cell);
    path_.pop_back();
    over_.pop_back();
    if (over_.empty()) return;
    over_.back().own = own;
    over_.back().names.erase(text(cell));
  }

  void finish(double cost) {
    for (std::size_t row = 0; row < at_.size(); ++row)
      if (has_next(row)) return;
    for (const OpenedText& over : opened_)
      for (std::size_t i = 0; i < leaves_.size(); ++i) {
        // Beside it below the same text, or in front of it.
        const bool astray = homes_[i].own ? homes_[i].over && homes_[i].over == over.over : i < over.before;
        if (astray && cells_[i] != over.cell && kin(over.cell, cells_[i]) == Kinship::kOwn) cost += kAstray;
      }
    const SumsOfHeader sums = sums_of_header(leaves_, columns_, rows_);
    const bool named = std::any_of(homes_.begin(), homes_.end(), [](const HomeOfName& home) { return home.named; });
    if (named && sums.holding == 0) return;
    cost += kSumFails * sums.failing - kSumHolds * sums.holding;
    found_.best = std::min(found_.best, cost);
    // A text over others that headers have below no such text: sums have to say so.
    if (strange_ > 0 && sums.holding == 0) return;
    const auto [known, fresh] = found_.readings.try_emplace(leaves_, cost);
    if (!fresh) known->second = std::min(known->second, cost);
  }

  const OrderedHeaderCells& header_;
  const std::vector<ItemKind>& columns_;
  const std::vector<std::vector<Decimal>>& rows_;
  const HeaderWords& words_;
  FoundHeaders& found_;
  TallCells tall_ = TallCells::kWithUpper;
  std::vector<std::size_t> begin_, at_;  // of each row its first cell, and the next one
  std::vector<OpenText> over_;
  std::set<std::size_t> over_cells_;  // that were opened
  std::vector<OpenedText> opened_;
  std::vector<std::size_t> cells_;  // of each name
  std::vector<HomeOfName> homes_;   // of each name
  std::vector<std::string> path_;
  int strange_ = 0;  // of the texts that were closed
  HeaderPaths leaves_;
  mutable std::map<std::pair<std::size_t, std::size_t>, Kinship> kin_;
};

struct ColumnsToName {
  std::vector<ItemKind> columns;
  bool units = false;
  std::size_t blank_behind = 0;
};

// The columns of the rows; with one of units in front; with one of remarks behind.
std::vector<ColumnsToName> columns_to_name(const std::vector<ItemKind>& columns,
                                           const std::vector<std::vector<std::string>>& lines,
                                           const HeaderWords& words) {
  const auto says = [&](const patterns::PatternList& what) {
    return std::any_of(lines.begin(), lines.end(), [&](const auto& line) {
      return std::any_of(line.begin(), line.end(),
                         [&](const std::string& word) { return patterns::any_matches(what, word); });
    });
  };
  std::vector<ColumnsToName> all{{columns}};
  if (columns.front() == ItemKind::kCode && says(words.unit)) {
    all.push_back({columns, true});
    all.back().columns.insert(all.back().columns.begin(), ItemKind::kText);
  }
  if (says(words.remark))
    for (std::size_t i = all.size(); i-- > 0;) {
      ColumnsToName more = all[i];
      more.columns.push_back(ItemKind::kText);
      more.blank_behind = 1;
      all.push_back(std::move(more));
    }
  return all;
}

}  // namespace

std::optional<OrderedHeader> read_ordered_header(const std::vector<std::vector<std::string>>& lines,
                                                 const std::vector<ItemKind>& columns,
                                                 const std::vector<std::vector<Decimal>>& rows,
                                                 const HeaderWords& words) {
  std::optional<OrderedHeader> best;
  double least = std::numeric_limits<double>::max(), second = least;
  for (const ColumnsToName& to_name : columns_to_name(columns, lines, words)) {
    FoundHeaders found;
    const std::size_t count = to_name.columns.size();
    std::vector<OrderedHeaderCells> ways = ways_to_part_header(lines, count, count + kMostOver, words);
    std::stable_sort(ways.begin(), ways.end(), [](const auto& a, const auto& b) { return a.cost < b.cost; });
    for (const OrderedHeaderCells& way : ways)
      if (way.cost < kNoHeader) HeaderTrees(way, to_name.columns, rows, words, found).search();
    if (found.steps > kMostSteps) return std::nullopt;
    for (const auto& [paths, cost] : found.readings) {
      if (cost < least) {
        second = least;
        least = cost;
        best = OrderedHeader{paths, to_name.columns, to_name.units, to_name.blank_behind};
      } else
        second = std::min(second, cost);
    }
  }
  if (!best || second < least + kAsGood) return std::nullopt;
  return best;
}

}  // namespace yusuan::dump
