#include "dump/kept_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "text/figure.h"
#include "text/pattern.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
// Costs in units of a line that a text is off its figures: a row without figures, figures without a text, two lines of
// a text joined although there was room, although the lower one begins an item, for each blank line between them more
// than usual; a text parted whose line was full; a text that stands above its figures.
constexpr double kNoFigures = 0.35;
constexpr double kNoText = 0.6;
// A row without figures where names wrap in most rows: lines without figures, for each with some, that say so.
constexpr double kNoFiguresWrapped = 1.0;
constexpr double kMostlyWrapped = 0.5;
constexpr double kStub = 1.5;  // a row of one letter
// Figures on a line of their own stand in the middle of a name of several lines: one on one side of them alone is cut.
constexpr double kOneSided = 1.2;
constexpr int kLetter = 2;  // in half ideographs
constexpr double kRoomLeft = 1.5;
constexpr double kItem = 3.0;
constexpr double kWholeNames = 1.5;
constexpr double kBlankLine = 0.4;
constexpr double kCutText = 0.5;
constexpr double kCutLoose = 2.0;  // where rows are set apart by more than lines
constexpr double kAbove = 1.0;
constexpr double kHalfLine = 0.1;  // a text whose lines are even in number, for each line off
constexpr double kBrokenFigure = 1.0;
constexpr double kBrokenAtPoint = 3.0;   // no figure begins with one
constexpr double kTwoFigures = 0.3;      // of one project: what was issued in another month stands below
constexpr std::ptrdiff_t kFewTexts = 1;  // that a line of them has: what wraps around it
// How much of full room is half an ideograph: a figure that may not break leaves more.
constexpr double kRoomOfLetter = 0.25;
// Of a column of characters, which may hold an ideograph: an indented line ends where a longer one does.
constexpr int kHalfWidths = 2;
// A row without an amount where all have one: of columns of texts, so many, the one that wraps least has hardly more
// lines than that of the amounts.
constexpr double kLacksAmount = 3.0;
constexpr std::size_t kManyTexts = 3;
constexpr double kFewWithout = 1.15;
// Share of the lines of a column that are full where that says nothing of where a row ends.
constexpr double kMostlyFull = 0.8;
// For each row so many lines of a column behind the figures: it says what they are for, and each row has some.
constexpr double kEssay = 2.0;
// Half ideographs: lines of so wide a text end by so much in front of its end where a word or a bracket finds no room.
constexpr int kWideText = 30;
constexpr int kRagged = 4;
// Lines of one row.
constexpr std::size_t kMostLines = 48;

struct Slot {
  std::string text;
  int width = 0;  // in half ideographs
  int end = 0;    // the column of characters behind it
  bool figure = false, amount = false, item = false;
};

struct Line {
  int row = 0;
  std::map<int, Slot> slots;  // by column
  bool any_figure = false, any_amount = false;
  bool alone = false;  // numbers the columns: a row of its own
  std::ptrdiff_t texts() const {
    return std::count_if(slots.begin(), slots.end(), [](const auto& slot) { return !slot.second.figure; });
  }
};

bool starts_item(const std::string& text) {
  static const text::Pattern item(
      R"(^(?:[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]?\d{1,2}[、.．）)]|其中|合计|总计|小计|\[\d))");
  return item.matches(text);
}

std::vector<Line> lines_of(const std::vector<const KeptLine*>& body, const KeptBody& columns) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < body.size(); ++i) {
    Line line{.row = body[i]->row, .slots = {}};
    for (std::size_t k = 0; k < body[i]->words.size(); ++k) {
      const KeptWord& word = body[i]->words[k];
      Slot& slot = line.slots[columns.placed[i][k]];
      slot.figure = slot.text.empty() ? word.figure : slot.figure && word.figure;
      slot.amount = slot.amount || word.amount;
      slot.text += word.text;
      slot.end = word.x1;
    }
    line.alone = body[i]->words.front().neutral;
    for (auto& [column, slot] : line.slots) {
      slot.width = text::half_widths(slot.text);
      slot.item = !slot.figure && starts_item(slot.text);
      line.any_figure = line.any_figure || slot.figure;
      line.any_amount = line.any_amount || slot.amount;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

// Two names, of which each ends as names do.
bool is_whole(const std::string& text) {
  static const text::Pattern end("[^一二三四五六七八九十]{3}(?:收入|支出)$");
  return end.matches(text);
}

class Rows {
 public:
  explicit Rows(std::vector<Line> lines) : lines_(std::move(lines)) {
    std::vector<int> gaps;
    for (std::size_t i = 1; i < lines_.size(); ++i) gaps.push_back(lines_[i].row - lines_[i - 1].row);
    if (!gaps.empty()) {
      least_gap_ = *std::min_element(gaps.begin(), gaps.end());
    }
    for (const Line& line : lines_)
      for (const auto& [column, slot] : line.slots) {
        int& widest = (slot.figure ? widest_figure_ : widest_text_)[column];
        widest = std::max(widest, slot.width);
        int& end = ends_[column];
        if (!slot.figure) end = std::max(end, slot.end);
      }
    const double most = most_amounts();
    essays_ = columns_of_essays(most);
    is_list_ = least_texts(most) <= kFewWithout * most;
    rows_have_amounts_ = is_list_ || !essays_.empty();
    loose_ = !rows_have_amounts_ && stand_apart();
    wrapped_ = names_wrap();
    if (rows_have_amounts_) tell_columns_alike();
  }

  std::vector<int> read() const {
    const std::size_t n = lines_.size();
    std::vector<double> least(n + 1, kNever);
    std::vector<std::size_t> start(n + 1, 0);
    least[0] = 0;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t end = i + 1; end <= std::min(n, i + kMostLines); ++end) {
        const double own = row_cost(i, end);
        if (own == kNever) break;
        const double cost = least[i] + own + (i > 0 ? cut_cost(i) : 0);
        if (cost < least[end]) {
          least[end] = cost;
          start[end] = i;
        }
      }
    std::vector<int> rows(n, 0);
    std::vector<std::size_t> starts;
    for (std::size_t end = n; end > 0; end = start[end]) starts.push_back(start[end]);
    int row = 0;
    for (auto at = starts.rbegin(); at != starts.rend(); ++at, ++row)
      for (std::size_t i = *at; i < n; ++i) rows[i] = row;
    return rows;
  }

 private:
  // Columns whose lines are full, wherever a row ends.
  void tell_columns_alike() {
    std::map<int, std::pair<int, int>> full;  // of the texts of each column, and all
    for (const Line& line : lines_)
      for (const auto& [column, slot] : line.slots) {
        if (slot.figure) continue;
        full[column].first += is_full(column, slot);
        ++full[column].second;
      }
    for (const auto& [column, count] : full)
      if (count.first >= kMostlyFull * count.second) alike_.insert(column);
  }

  // Whether most lines of figures stand farther apart than others.
  bool stand_apart() const {
    std::vector<int> apart;
    const Line* last = nullptr;
    for (const Line& line : lines_) {
      if (line.any_figure && last != nullptr)
        apart.push_back(line.row - last->row - static_cast<int>(&line - last) + 1);  // lines between are no room
      if (line.any_figure) last = &line;
    }
    if (apart.empty()) return false;
    const auto middle = apart.begin() + static_cast<std::ptrdiff_t>(apart.size() / 2);
    std::nth_element(apart.begin(), middle, apart.end());
    return *middle > least_gap_;
  }

  // One column of texts, the first, and many lines of it without figures: tables of two sides have such rows.
  bool names_wrap() const {
    std::map<int, int> texts;
    std::set<int> any;
    int with_figures = 0;
    for (const Line& line : lines_) {
      with_figures += line.any_figure;
      for (const auto& [column, slot] : line.slots) {
        texts[column] += slot.figure ? -1 : 1;
        if (!slot.figure) any.insert(column);
      }
    }
    std::erase_if(texts, [](const auto& column) { return column.second <= 0; });
    return texts.size() == 1 && *any.begin() == texts.begin()->first &&
           static_cast<double>(lines_.size()) >= (1 + kMostlyWrapped) * static_cast<double>(with_figures);
  }

  // Lines of the column that has the most amounts.
  double most_amounts() const {
    std::map<int, int> amounts;
    int most = 0;
    for (const Line& line : lines_)
      for (const auto& [column, slot] : line.slots)
        if (slot.amount) most = std::max(most, ++amounts[column]);
    return most;
  }

  // Lines of the column of texts that wraps least, where there are many such columns in front of the amounts: each row
  // has one.
  double least_texts(double most_amounts) const {
    std::map<int, int> texts;
    int first_amounts = std::numeric_limits<int>::max();
    for (const Line& line : lines_)
      for (const auto& [column, slot] : line.slots) {
        if (slot.amount) first_amounts = std::min(first_amounts, column);
        if (!slot.figure) ++texts[column];
      }
    std::erase_if(texts,
                  [&](const auto& column) { return 2 * column.second < most_amounts || column.first > first_amounts; });
    if (texts.size() < kManyTexts) return kNever;
    return std::min_element(texts.begin(), texts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->second;
  }

  // Columns of texts of many lines behind the figures, which say what they are for.
  std::set<int> columns_of_essays(double most_amounts) const {
    std::map<int, int> texts;
    int last = 0;
    for (const Line& line : lines_)
      for (const auto& [column, slot] : line.slots) {
        if (slot.amount) last = std::max(last, column);
        texts[column] += !slot.figure;
      }
    std::set<int> essays;
    for (const auto& [column, count] : texts)
      if (column > last && count > kEssay * most_amounts && widest_text_.at(column) >= kWideText) essays.insert(column);
    return essays;
  }

  // From 0, a full line, to 1, one with room for two letters more.
  double room(int column, const Slot& slot) const {
    const auto& widest = slot.figure ? widest_figure_ : widest_text_;
    const int most = widest.at(column);
    const int off = essays_.count(column) > 0 ? kRagged : 0;
    const int own = most - slot.width;
    const int left = slot.figure ? own : std::min(own, kHalfWidths * (ends_.at(column) - slot.end));
    return std::clamp(kRoomOfLetter * (left - off), 0.0, 1.0);
  }
  bool is_full(int column, const Slot& slot) const { return room(column, slot) < 1; }

  bool breaks_off(int column, const Slot& head, const Slot& tail) const {
    if (!head.figure || !tail.figure) return false;
    if (tail.text.front() == '.' && text::all_digits(head.text)) return true;
    if (text::continues_figure(head.text, tail.text) && (!text::is_figure(head.text) || !text::is_figure(tail.text)))
      return true;
    const auto point = head.text.find('.');
    const bool short_of_decimals = point != std::string::npos && head.text.size() - point - 1 < 2;
    return short_of_decimals && is_full(column, head) && text::all_digits(tail.text) && tail.text.size() == 1;
  }

  // The last line before `line` that has something in `column`, from `first` on; `gap` counts the blank lines between
  // them.
  const Slot* above(std::size_t line, std::size_t first, int column, int& gap, std::size_t* at = nullptr) const {
    for (std::size_t i = line; i-- > first;) {
      const auto slot = lines_[i].slots.find(column);
      if (slot == lines_[i].slots.end()) continue;
      if (at != nullptr) *at = i;
      gap = lines_[line].row - lines_[i].row - least_gap_ * static_cast<int>(line - i);
      return &slot->second;
    }
    return nullptr;
  }

  // What lies between a row that ends before `line` and the next.
  double cut_cost(std::size_t line) const {
    double cost = 0;
    for (const auto& [column, slot] : lines_[line].slots) {
      int gap = 0;
      const Slot* upper = above(line, line - 1, column, gap);
      if (upper == nullptr) continue;
      if (breaks_off(column, *upper, slot)) cost += slot.text.front() == '.' ? kBrokenAtPoint : kBrokenFigure;
      if (!upper->figure && !slot.figure && !slot.item && gap == 0)
        cost += (loose_ ? kCutLoose : kCutText) * (alike_.count(column) > 0 ? 0 : 1 - room(column, *upper));
    }
    return cost;
  }

  double join_cost(std::size_t line, std::size_t first, int column, const Slot& slot) const {
    int gap = 0;
    std::size_t above_at = 0;
    const Slot* upper = above(line, first, column, gap, &above_at);
    if (upper == nullptr) return 0;
    if (is_list_ && upper->figure && slot.figure && !breaks_off(column, *upper, slot))
      return lines_[line].texts() <= kFewTexts || lines_[above_at].texts() <= kFewTexts ? kTwoFigures : kNever;
    if (upper->figure || slot.figure) return breaks_off(column, *upper, slot) ? 0 : kNever;
    const double whole = is_whole(upper->text) && is_whole(slot.text) ? kWholeNames : 0;
    return whole + kRoomLeft * room(column, *upper) + (slot.item ? kItem : 0) + kBlankLine * gap;
  }

  // What wrapping leaves over: one text of a letter.
  template <typename Extents>
  bool is_stub(const Extents& extents, std::size_t first, std::size_t end) const {
    if (extents.size() != 1 || end != first + 1) return false;
    const Slot& slot = lines_[first].slots.begin()->second;
    return slot.width <= kLetter && !slot.item;
  }

  // Whether the line of figures at `row` has no text.
  bool stands_bare(std::size_t first, std::size_t end, double row) const {
    for (std::size_t i = first; i < end; ++i)
      if (lines_[i].row == row) return lines_[i].texts() == 0;
    return false;
  }

  // Of lines first to before end as one row; kNever for what no longer row can be either.
  double row_cost(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i)
      if (lines_[i].alone && end - first > 1) return kNever;
    double cost = 0;
    struct Extent {
      double top, bottom;
      bool figure;
    };
    std::map<int, Extent> extents;
    for (std::size_t i = first; i < end; ++i)
      for (const auto& [column, slot] : lines_[i].slots) {
        cost += join_cost(i, first, column, slot);
        if (cost == kNever) return kNever;
        const double row = lines_[i].row;
        const auto [known, fresh] = extents.try_emplace(column, Extent{row, row, slot.figure});
        if (!fresh) known->second.bottom = row;
      }
    double middle = 0;
    int figures = 0;
    double high = kNever, low = -kNever;
    for (const auto& [column, extent] : extents)
      if (extent.figure) {
        const double own = (extent.top + extent.bottom) / 2;
        middle += own;
        high = std::min(high, own);
        low = std::max(low, own);
        ++figures;
      }
    const auto texts = static_cast<int>(extents.size()) - figures;
    if (figures > 0) {
      middle /= figures;
      cost += 2 * std::max(0.0, low - high - 0.5);
      if (texts == 0) cost += kNoText;
    } else {
      // The least of its texts tells where the row stands.
      double least = kNever;
      for (const auto& [column, extent] : extents)
        if (extent.bottom - extent.top < least)
          least = extent.bottom - extent.top, middle = (extent.top + extent.bottom) / 2;
      cost += (wrapped_ ? kNoFiguresWrapped : kNoFigures) + (is_stub(extents, first, end) ? kStub : 0);
    }
    if (rows_have_amounts_ && std::none_of(lines_.begin() + static_cast<std::ptrdiff_t>(first),
                                           lines_.begin() + static_cast<std::ptrdiff_t>(end),
                                           [](const Line& line) { return line.any_amount; }))
      cost += kLacksAmount;
    const bool bare = figures > 0 && high == low && stands_bare(first, end, high);
    for (const auto& [column, extent] : extents) {
      if (extent.figure) continue;
      if (bare && (extent.top > middle || extent.bottom < middle)) cost += kOneSided;
      const double off = (extent.top + extent.bottom) / 2 - middle;
      const double centred = std::max(kHalfLine * std::abs(off), std::abs(off) - 0.5),
                   top = std::abs(extent.top - middle);
      cost += std::min(centred + (off < -0.25 && !loose_ ? kAbove : 0), top);
    }
    return cost;
  }

  std::vector<Line> lines_;
  std::map<int, int> widest_text_, widest_figure_;
  std::map<int, int> ends_;       // of each column the farthest end of a text
  std::set<int> essays_, alike_;  // columns whose lines are full, wherever a row ends
  int least_gap_ = 1;             // of two lines, in lines of the dump
  bool is_list_ = false;          // of projects, with texts in many columns
  bool rows_have_amounts_ = false;
  bool loose_ = false;    // most rows are set farther apart
  bool wrapped_ = false;  // so are many names
};

}  // namespace

std::vector<int> rows_of_lines(const std::vector<const KeptLine*>& body, const KeptBody& columns) {
  return Rows(lines_of(body, columns)).read();
}

}  // namespace yusuan::dump
