#include "grid/body_rows.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "grid/anchored_rows.h"
#include "grid/text_ends.h"
#include "text/figure.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// Of a column's texts, this share must be figures for it to be a column of figures.
constexpr double kFigureShare = 0.6;
// Of the lower line's height: lines that overlap by more stand beside each other (a label centred on its row).
constexpr double kBeside = 0.22;
// A wrapped line follows at most this many line heights below the line before, and no further than rows are apart.
constexpr double kWrapGap = 0.8;
constexpr double kSameGap = 1.15;
// Where rules part this share of the rows, they part all of them.
constexpr double kRuledShare = 0.5;
// In line heights: lines of one wrapped text are closer than rows by at least this.
constexpr double kTighter = 0.15;
// In line heights: rows this far apart are not set like lines of one text.
constexpr double kLooseGap = 0.4;
// Of a column's lines, this share begin items where items fill it. In line heights: padding of a cell.
constexpr double kItemShare = 0.5;
constexpr double kItemSlack = 0.5;
// In line heights: what goes on is not set further left than the line above it, nor further right with a capital: that
// is an item below its heading.
constexpr double kOutdent = 0.4;
// A line gap this much wider than the narrowest parts rows from wrapped lines.
constexpr double kRowGap = 1.5;
// Of a column's figures with a point, one in so many may have other than two decimals.
constexpr int kOneOtherIn = 8;
// Digits of a functional code's levels: 类, 款 and 项.
constexpr std::size_t kClassDigits = 3, kGroupDigits = 5, kItemDigits = 7;
// In line heights: a space between words, at least.
constexpr double kSpaceWidth = 0.2;

const Placed* text_in(const BodyLine& line, int column) {
  for (const Placed& text : line.texts)
    if (text.first <= column && column <= text.last) return &text;
  return nullptr;
}

std::string figure_of(const Placed& text) {
  std::string figure;
  if (text.chunk.figure && text.first == text.last)
    for (const Word* word : text.chunk.words) figure += word->text;
  return figure;
}

// Whether `tail` holds the rest of the two decimals that `head` lacks.
bool completes(const std::string& head, const std::string& tail) {
  if (head.size() < 2 || tail.empty()) return false;
  const std::string whole = head + tail;
  const std::size_t point = whole.rfind('.');
  return point != std::string::npos && whole.size() - point == 3 && point + 3 > head.size() &&
         tail.find_first_not_of("0123456789.") == std::string::npos && text::is_figure(whole);
}

bool begins_item(const BodyLine& line) {
  return std::any_of(line.texts.begin(), line.texts.end(), [](const Placed& text) { return starts_item(text.chunk); });
}

class Rows {
 public:
  Rows(const std::vector<BodyLine>& lines, const std::vector<TextColumn>& columns)
      : lines_(lines), columns_(columns), figures_(figure_columns(lines, columns.size())) {
    any_figures_ = std::find(figures_.begin(), figures_.end(), true) != figures_.end();
    std::vector<double> gaps;
    for (std::size_t i = 1; i < lines.size(); ++i) gaps.push_back(gap(i));
    if (!gaps.empty()) {
      std::sort(gaps.begin(), gaps.end());
      median_gap_ = gaps[gaps.size() / 2];
      narrow_gap_ = gaps[gaps.size() / 10];
    }
    int ruled = 0, full = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      ruled += i > 0 && lines[i].rule_above;
      full += holds_figures(lines[i]) || (!any_figures_ && text_in(lines[i], 0) != nullptr);
    }
    find_row_gap();
    find_label_gap();
    find_small_items();
    find_decimals();
    ruled_ = ruled >= 2 && ruled + 1 >= kRuledShare * full;
  }

  std::vector<int> numbers() const {
    std::vector<int> rows;
    int row = 0;
    bool row_full = false;  // the row has its figures
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool full = holds_figures(lines_[i]);
      if (i > 0 && !goes_on(i, full, row_full)) {
        ++row;
        row_full = false;
      }
      row_full = row_full || (full && !may_wrap(lines_[i]));
      rows.push_back(row);
    }
    return rows;
  }

 private:
  // Lines that overlap only in a column spaced more tightly than others stand as far apart as in these.
  double gap(std::size_t i) const {
    const BodyLine &line = lines_[i], &before = lines_[i - 1];
    double between = line.box.y0 - before.box.y1;
    if (between >= 0 || stacked_texts(before, line) < 2) return between;
    for (const Placed& text : line.texts)
      if (const Placed* above = text_in(before, text.first))
        between = std::max(between, text.chunk.box.y0 - above->chunk.box.y1);
    return between;
  }

  bool begins_row(const BodyLine& line) const { return holds_figures(line) || begins_item(line); }

  // How far lines that begin rows stand apart, and whether some lines are closer: those are wrapped texts.
  void find_row_gap() {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < lines_.size(); ++i)
      if (begins_row(lines_[i]) && begins_row(lines_[i - 1])) gaps.push_back(gap(i));
    if (gaps.empty()) return;
    std::sort(gaps.begin(), gaps.end());
    row_gap_ = gaps[gaps.size() / 10];
    for (std::size_t i = 1; i < lines_.size(); ++i) tight_ = tight_ || is_tight(i);
  }

  // How far lines with labels stand apart at least, where all lines of several texts have one.
  void find_label_gap() {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const bool label = text_in(lines_[i], 0) != nullptr;
      if (!label && lines_[i].texts.size() > 1) {
        label_gap_.reset();
        return;
      }
      if (label && text_in(lines_[i - 1], 0) != nullptr) label_gap_ = std::min(label_gap_.value_or(1e9), gap(i));
    }
  }

  // Whether items begin with small letters: right below a row with its figures and with figures of their own.
  void find_small_items() {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const Placed* label = text_in(lines_[i], 0);
      small_items_ = small_items_ || (label != nullptr && starts_small(label->chunk) && holds_figures(lines_[i]) &&
                                      holds_figures(lines_[i - 1]));
    }
  }

  // A label that begins with a small letter goes on with the one above it, where one of both has its line for itself
  // and no item begins so.
  bool goes_on_small(std::size_t i) const {
    const Placed *label = text_in(lines_[i], 0), *above = text_in(lines_[i - 1], 0);
    if (small_items_ || label == nullptr || above == nullptr || !starts_small(label->chunk)) return false;
    if (lines_[i].texts.size() > 1 && lines_[i - 1].texts.size() > 1) return false;
    return !ends_with_colon(above->chunk) && label->chunk.box.x0 > above->chunk.box.x0 - kOutdent * lines_[i].height &&
           gap(i) < kWrapGap * lines_[i].height;
  }

  // A label alone whose row has its figures beside the next line.
  bool begins_small(std::size_t i) const {
    return lines_[i].texts.size() == 1 && i + 1 < lines_.size() && !lines_[i + 1].rule_above &&
           starts_capital(lines_[i].texts.front().chunk) && holds_figures(lines_[i + 1]) && goes_on_small(i + 1);
  }

  // A label alone between rows: the one below it is set further in, or it alone is written in capitals.
  bool is_heading(std::size_t i) const {
    if (lines_[i].texts.size() != 1 || i + 1 == lines_.size()) return false;
    const Placed *label = text_in(lines_[i], 0), *below = text_in(lines_[i + 1], 0), *above = text_in(lines_[i - 1], 0);
    if (label == nullptr || below == nullptr || above == nullptr || !starts_capital(label->chunk) ||
        !holds_figures(lines_[i + 1]))
      return false;
    return below->chunk.box.x0 > label->chunk.box.x0 + kOutdent * lines_[i].height ||
           (is_all_capitals(label->chunk) && !is_all_capitals(above->chunk) && !is_all_capitals(below->chunk));
  }

  // A text alone, without a label, closer to the line above than any two labels are.
  bool adds_to_row(std::size_t i) const {
    const BodyLine& line = lines_[i];
    return label_gap_ && any_figures_ && line.texts.size() == 1 && line.texts.front().first > 0 &&
           gap(i) < *label_gap_ - kTighter * line.height;
  }

  bool is_tight(std::size_t i) const { return row_gap_ && gap(i) < *row_gap_ - kTighter * lines_[i].height; }

  bool holds_figures(const BodyLine& line) const {
    for (std::size_t c = 1; c < columns_.size(); ++c)
      if (figures_[c])
        if (const Placed* text = text_in(line, static_cast<int>(c)); text != nullptr && text->chunk.figure) return true;
    return false;
  }

  // Whether the figures of a line are all numbers to dial, which may go on in the next one.
  static bool may_wrap(const BodyLine& line) {
    return std::ranges::all_of(line.texts,
                               [](const Placed& text) { return !text.chunk.figure || is_dialled(text.chunk); });
  }

  // Columns of two lines hold texts in both, and these stand one above the other.
  static int stacked_texts(const BodyLine& above, const BodyLine& below) {
    return static_cast<int>(std::count_if(below.texts.begin(), below.texts.end(), [&](const Placed& text) {
      const Placed* upper = text_in(above, text.first);
      return upper != nullptr && upper->chunk.box.y1 <= text.chunk.box.y0 + kBeside * below.height;
    }));
  }

  // Lines that overlap only because one column is spaced more tightly than the others: these have begun a new row. A
  // text nearer to the line below it is none of a row above.
  bool only_beside(std::size_t i) const {
    const BodyLine &line = lines_[i], &before = lines_[i - 1];
    if (stacked_texts(before, line) > 1) return true;
    if (i < 2) return false;
    const double middle = before.box.center_y();
    return middle - lines_[i - 2].box.center_y() < line.box.center_y() - middle &&
           stacked_texts(lines_[i - 2], line) > 1 &&
           stacked_texts(lines_[i - 2], before) == static_cast<int>(before.texts.size());
  }

  // Words alone, above or below a figure in a column of figures: a heading of the rows below it, no part of a figure.
  bool words_by_figure(const BodyLine& words, const BodyLine& figures) const {
    if (words.texts.size() != 1) return false;
    const Placed& text = words.texts.front();
    if (text.chunk.figure) return false;
    for (int column = std::max(1, text.first); column <= text.last; ++column)
      if (const Placed* figure = text_in(figures, column);
          figures_[column] && figure != nullptr && figure->chunk.figure)
        return true;
    return false;
  }

  // Whether line i goes on with the row of line i - 1.
  bool goes_on(std::size_t i, bool full, bool row_full) const {
    const BodyLine &line = lines_[i], &before = lines_[i - 1];
    if (line.row >= 0 || before.row >= 0) return line.row == before.row;
    if (!line.rule_above && completes_figures(i)) return true;
    if (!full && completes_code(i)) return true;
    if (any_figures_ && !ruled_ && !line.rule_above && !(full && row_full) && goes_on_small(i)) return true;
    if (row_full && begins_small(i)) return false;
    if (words_by_figure(before, line) || words_by_figure(line, before)) return false;
    if (!line.rule_above && adds_to_row(i)) return true;
    if (gap(i) < -kBeside * std::min(line.height, before.height) && !(full && row_full)) return !only_beside(i);
    if (line.rule_above) return false;
    if (begins_item(line)) return false;
    if (ruled_) return !(full && row_full);
    if (row_full ? is_heading(i) : i > 1 && is_heading(i - 1)) return false;
    if (goes_on_with_item(line, before)) return true;
    if (gap(i) > kWrapGap * line.height) return false;
    if (full && row_full) return false;
    if (tight_) return is_tight(i);
    if (row_gap_ && *row_gap_ > kLooseGap * line.height && gap(i) >= *row_gap_ - kTighter * line.height) return false;
    if (!any_figures_) return goes_on_as_text(i);
    const Placed *label = text_in(line, 0), *label_before = text_in(before, 0);
    if (full) {
      // A wrapped label whose figures stand in its last line.
      if (before.texts.size() != 1 || label_before == nullptr || label == nullptr) return false;
      return wraps(*label_before, *label, line.height);
    }
    if (label == nullptr) return !line.texts.empty() && row_full && !had_room(i);
    if (label_before == nullptr) return false;
    if (line.texts.size() > 1) return starts_low(label->chunk) && close(i);
    // A label alone: it ends the row before, or it is a heading, or it begins the next row.
    if (!close(i)) return false;
    return starts_low(label->chunk) || wraps(*label_before, *label, line.height);
  }

  // Which columns print two decimals: nearly all their figures do, but for those that the line below completes.
  void find_decimals() {
    std::vector<int> usual(columns_.size()), other(columns_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i)
      for (const Placed& text : lines_[i].texts) {
        const std::string figure = figure_of(text);
        const Placed* below = i + 1 < lines_.size() ? text_in(lines_[i + 1], text.first) : nullptr;
        if (figure.find('.') == std::string::npos || (below != nullptr && completes(figure, figure_of(*below))))
          continue;
        ++(text::is_figure(figure) && figure.size() - figure.rfind('.') == 3 ? usual : other)[text.first];
      }
    const auto shows = [](int two, int not_two) { return two > 1 && kOneOtherIn * not_two <= two; };
    const bool all =
        shows(std::accumulate(usual.begin(), usual.end(), 0), std::accumulate(other.begin(), other.end(), 0));
    for (std::size_t c = 0; c < columns_.size(); ++c)
      decimals_.push_back(shows(usual[c], other[c]) || (all && other[c] == 0));
  }

  // The last digits of a code that its narrow column broke: rules part all rows, and none parts these two lines.
  bool completes_code(std::size_t i) const {
    if (!ruled_ || lines_[i].rule_above) return false;
    const Placed *tail = text_in(lines_[i], 0), *head = text_in(lines_[i - 1], 0);
    if (tail == nullptr || head == nullptr) return false;
    const std::string first = chunk_text(head->chunk), rest = chunk_text(tail->chunk);
    const bool digits = text::all_digits(first) && text::all_digits(rest) && first.size() >= kClassDigits;
    return digits && (first.size() + rest.size() == kGroupDigits || first.size() + rest.size() == kItemDigits);
  }

  // Digits alone, or beside the rest of a name, that the figures above lack and others have: they found no room.
  bool completes_figures(std::size_t i) const {
    const BodyLine &line = lines_[i], &before = lines_[i - 1];
    if (gap(i) > kWrapGap * line.height) return false;
    bool any = false;
    for (const Placed& text : line.texts) {
      if (text.first == 0 && completes_code(i)) continue;
      if (starts_item(text.chunk) && text.first == 0) return false;
      if (!text.chunk.figure) continue;
      const Placed* above = text_in(before, text.first);
      if (above == nullptr || !decimals_[text.first] || !completes(figure_of(*above), figure_of(text))) return false;
      any = true;
    }
    return any;
  }

  // Where items fill a column, a text alone there that begins none goes on with the one above, which had no room left.
  bool goes_on_with_item(const BodyLine& line, const BodyLine& before) const {
    if (line.texts.size() != 1) return false;
    const Placed& text = line.texts.front();
    const Placed* above = text_in(before, text.first);
    if (above == nullptr || text.chunk.figure || text.first != text.last) return false;
    int items = 0, texts = 0;
    for (const BodyLine& other : lines_)
      if (const Placed* placed = text_in(other, text.first); placed != nullptr) {
        ++texts;
        items += starts_item(placed->chunk);
      }
    const std::string& word = text.chunk.words.front()->text;
    std::size_t end = 0;
    text::next_code_point(word, end);
    const double letter =
        text.chunk.words.front()->box.width() * static_cast<double>(end) / static_cast<double>(word.size());
    return items > kItemShare * texts &&
           columns_[text.first].x1 - above->chunk.box.x1 < letter + kItemSlack * line.height;
  }

  bool close(std::size_t i) const { return gap(i) <= std::max(median_gap_, 0.0) * kSameGap + 0.1 * lines_[i].height; }

  // Whether `next` did not fit behind `text` in the label column.
  bool wraps(const Placed& text, const Placed& next, double height) const {
    if (ends_with_colon(text.chunk)) return false;
    if (next.chunk.box.x0 < text.chunk.box.x0 - kOutdent * height) return false;
    if (next.chunk.box.x0 > text.chunk.box.x0 + kOutdent * height && starts_capital(next.chunk)) return false;
    if (starts_low(next.chunk) || ends_open(text.chunk)) return true;
    const double room = columns_[0].x1 - text.chunk.box.x1;
    return room < next.chunk.words.front()->box.width() + 0.2 * height &&
           text.chunk.box.width() > 0.6 * (columns_[0].x1 - columns_[0].x0);
  }

  // A line set tighter than others that leaves a column out, and whose texts all found no room in the line above.
  bool wraps_everywhere(std::size_t i) const {
    const BodyLine &line = lines_[i], &before = lines_[i - 1];
    if (line.texts.size() >= columns_.size() || line.texts.size() > before.texts.size()) return false;
    if (median_gap_ < gap(i) + kTighter * line.height) return false;
    return std::all_of(line.texts.begin(), line.texts.end(), [&](const Placed& text) {
      const Placed* above = text_in(before, text.first);
      if (above == nullptr || text.first != text.last) return false;
      return columns_[text.first].x1 - above->chunk.box.x1 < text.chunk.words.front()->box.width() + 0.2 * line.height;
    });
  }

  // Several texts of the line stand below others, and all would have found room in the line above: nobody wraps there.
  bool had_room(std::size_t i) const {
    int stacked = 0;
    for (const Placed& text : lines_[i].texts) {
      const Placed* above = text_in(lines_[i - 1], text.first);
      if (above == nullptr || text.first != text.last || above->first != above->last) return false;
      const TextColumn& column = columns_[text.first];
      const double needed = text.chunk.words.front()->box.width() + kSpaceWidth * lines_[i].height;
      if (above->chunk.box.width() + needed > column.x1 - column.x0) return false;
      ++stacked;
    }
    return stacked > 1;
  }

  bool goes_on_as_text(std::size_t i) const {
    const bool spread = median_gap_ > 0 && lines_.size() > 3;
    if (text_in(lines_[i], 0) == nullptr) return !had_room(i);
    if (spread && wraps_everywhere(i)) return true;
    if (spread && gap(i) > kRowGap * std::max(narrow_gap_, 0.1 * lines_[i].height)) return false;
    const Placed* label = text_in(lines_[i], 0);
    return starts_low(label->chunk) && lines_[i].texts.size() < columns_.size();
  }

  const std::vector<BodyLine>& lines_;
  const std::vector<TextColumn>& columns_;
  std::vector<bool> figures_;
  bool any_figures_ = false, ruled_ = false, small_items_ = false;
  std::optional<double> row_gap_, label_gap_;
  std::vector<bool> decimals_;
  bool tight_ = false;  // some lines are closer than rows are
  double median_gap_ = 0, narrow_gap_ = 0;
};

}  // namespace

std::vector<bool> figure_columns(const std::vector<BodyLine>& lines, std::size_t columns) {
  std::vector<int> filled(columns, 0), figures(columns, 0);
  for (const BodyLine& line : lines)
    for (const Placed& text : line.texts) {
      if (text.first != text.last) continue;
      ++filled[text.first];
      figures[text.first] += text.chunk.figure;
    }
  std::vector<bool> result(columns, false);
  for (std::size_t c = 1; c < columns; ++c) result[c] = filled[c] > 0 && figures[c] >= kFigureShare * filled[c];
  return result;
}

bool completes_figure(const Placed& above, const Placed& below) {
  return completes(figure_of(above), figure_of(below));
}

std::vector<int> body_rows(const std::vector<BodyLine>& lines, const std::vector<TextColumn>& columns) {
  if (auto rows = anchored_rows(lines, figure_columns(lines, columns.size()))) return *rows;
  return Rows(lines, columns).numbers();
}

}  // namespace yusuan::grid
