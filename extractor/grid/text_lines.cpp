#include "grid/text_lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <memory_resource>

#include "text/spacing.h"

namespace yusuan::grid {
namespace {

// Words of one line share at least this much of their height: quotes from another font stand up to 40 % higher, the
// next line of the tightest cell shares less than 20 %.
constexpr double kSameLine = 0.5;
// In letters: two words above each other are of two lines from this far on, whatever stands beside both.
constexpr double kOtherLine = 0.3;
// In letters of the text beside it. A footnote's mark is so much smaller than its text at least, begins where that
// ends, and reaches into its height.
constexpr double kMark = 0.85;
constexpr double kMarkGap = 0.15;
constexpr double kMarkInside = 0.15;
// Texts that end at one place, beyond which none is sought.
constexpr int kMostEnds = 400;
// In letters. Preparer and unit of a caption line, or two columns of text, are further apart than justified words.
constexpr double kColumnGap = 2.5;
// In letters: a gap that a reader takes for a space.
constexpr double kSpaceGap = 0.15;

using Starts = std::pmr::map<double, const Word*>;  // the words of a line by their left ends

// Whether a word of the line stands above or below `word`: columns of different spacing share heights, not lines.
bool stacked(const Starts& line, const Word& word) {
  const auto covers = [&](const Word& other) {
    const double height = std::min(other.box.height(), word.box.height());
    return overlap(other.box.x0, other.box.x1, word.box.x0, word.box.x1) > kOtherLine * height &&
           std::abs(other.box.center_y() - word.box.center_y()) > kOtherLine * height;
  };
  const auto after = line.lower_bound(word.box.x0);
  return (after != line.end() && covers(*after->second)) ||
         (after != line.begin() && covers(*std::prev(after)->second));
}

// Takes the small words out that are marks of others, raised behind them: by what they are marks of.
std::map<const Word*, WordLine> take_marks(std::vector<const Word*>& words) {
  std::map<const Word*, WordLine> marks;
  const auto lower = [](const Word* a, const Word* b) { return a->box.height() < b->box.height(); };
  const auto [least, most] = std::minmax_element(words.begin(), words.end(), lower);
  if (words.empty() || (*least)->box.height() >= kMark * (*most)->box.height()) return marks;
  const double tallest = (*most)->box.height(), reach = kMarkGap * tallest;
  std::vector<const Word*> by_end = words;
  std::sort(by_end.begin(), by_end.end(), [](const Word* a, const Word* b) { return a->box.x1 < b->box.x1; });
  std::erase_if(words, [&](const Word* word) {
    const Rect& mark = word->box;
    if (mark.height() >= kMark * tallest) return false;
    const Word* marked = nullptr;
    auto at = std::lower_bound(by_end.begin(), by_end.end(), mark.x0 - reach,
                               [](const Word* other, double x) { return other->box.x1 < x; });
    for (int n = 0; n < kMostEnds && at != by_end.end() && (*at)->box.x1 <= mark.x0 + reach; ++n, ++at) {
      const Rect& text = (*at)->box;
      const bool beside = std::abs(text.x1 - mark.x0) < kMarkGap * text.height() && mark.center_y() < text.center_y() &&
                          overlap(text.y0, text.y1, mark.y0, mark.y1) > kMarkInside * text.height();
      if (beside && mark.height() < kMark * text.height()) marked = *at;
    }
    if (marked == nullptr) return false;
    marks[marked].push_back(word);
    return true;
  });
  return marks;
}

// Whether a line that holds words read from the right is one of such a text as a whole: its ends say so, or else most
// of its words.
bool begins_right(const WordLine& line) {
  const bool left = line.front()->right_to_left, right = line.back()->right_to_left;
  if (left == right) return left;
  return 2 * std::count_if(line.begin(), line.end(), [](const Word* w) { return w->right_to_left; }) >=
         static_cast<std::ptrdiff_t>(line.size());
}

// The words of a line in which some are read from the right; runs of the others keep their direction.
WordLine in_reading_order(WordLine line) {
  const bool whole = begins_right(line);
  if (whole) std::reverse(line.begin(), line.end());
  for (auto from = line.begin(); from != line.end();) {
    const auto turns = [&](const Word* word) { return word->right_to_left != whole; };
    from = std::find_if(from, line.end(), turns);
    const auto to = std::find_if_not(from, line.end(), turns);
    std::reverse(from, to);
    from = to;
  }
  return line;
}

// Of words in reading order.
std::string text_of(const WordLine& line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const Rect& box = line[i]->box;
    if (i > 0 && -overlap(box.x0, box.x1, line[i - 1]->box.x0, line[i - 1]->box.x1) > kSpaceGap * box.height())
      text += ' ';
    text += line[i]->text;
  }
  return text::closed_up(text);
}

}  // namespace

Rect box_of(const WordLine& words) {
  Rect box = words.front()->box;
  for (const Word* word : words) box = united(box, word->box);
  return box;
}

std::vector<WordLine> word_lines(std::vector<const Word*> words) {
  const std::map<const Word*, WordLine> marks = take_marks(words);
  std::stable_sort(words.begin(), words.end(),
                   [](const Word* a, const Word* b) { return a->box.center_y() < b->box.center_y(); });
  std::vector<WordLine> lines;
  Rect span;
  std::pmr::monotonic_buffer_resource memory;  // a word's place is small, and there are many
  Starts starts(&memory);
  for (const Word* word : words) {
    const double shared = overlap(span.y0, span.y1, word->box.y0, word->box.y1);
    if (!lines.empty() && shared >= kSameLine * std::min(span.height(), word->box.height()) &&
        !stacked(starts, *word)) {
      lines.back().push_back(word);
      // The span stays that of the tallest word, else a chain of shifted words would swallow the next line.
      if (word->box.height() > span.height()) span = word->box;
    } else {
      lines.push_back({word});
      span = word->box;
      starts.clear();
    }
    starts.emplace(word->box.x0, word);
  }
  for (WordLine& line : lines) {
    for (std::size_t i = 0; !marks.empty() && i < line.size(); ++i)
      if (const auto own = marks.find(line[i]); own != marks.end())
        line.insert(line.end(), own->second.begin(), own->second.end());
    std::stable_sort(line.begin(), line.end(), [](const Word* a, const Word* b) { return a->box.x0 < b->box.x0; });
  }
  return lines;
}

std::string line_text(const WordLine& line) {
  const bool from_right = std::any_of(line.begin(), line.end(), [](const Word* w) { return w->right_to_left; });
  return from_right ? text_of(in_reading_order(line)) : text_of(line);
}

std::vector<TextLine> text_lines(const std::vector<const Word*>& words, int page) {
  std::vector<TextLine> lines;
  for (const WordLine& whole : word_lines(words)) {
    WordLine part;
    for (const Word* word : whole) {
      if (!part.empty() &&
          word->box.x0 - part.back()->box.x1 > kColumnGap * std::min(word->box.height(), part.back()->box.height())) {
        lines.push_back({line_text(part), box_of(part), page});
        part.clear();
      }
      part.push_back(word);
    }
    lines.push_back({line_text(part), box_of(part), page});
  }
  return lines;
}

void set_lines_around_grids(PageLayout& layout, const Page& page) {
  std::vector<const Word*> rest;
  for (const Word& word : page.words)
    if (word.rotation == 0 && std::none_of(layout.grids.begin(), layout.grids.end(),
                                           [&](const Grid& grid) { return holds_middle(grid.box, word.box); }))
      rest.push_back(&word);
  layout.lines = text_lines(rest, page.number);
}

}  // namespace yusuan::grid
