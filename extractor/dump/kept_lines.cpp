#include "dump/kept_lines.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "dump/spaced_amounts.h"
#include "text/amount.h"
#include "text/normalise.h"
#include "text/pattern.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// Columns: what is farther apart than a space stands in another place.
constexpr int kGap = 2;
// Figures that stand beside something, to tell how they stand; the share of them that stand apart.
constexpr int kFewestFigures = 6;
constexpr double kApart = 0.5;
// Lines: figures below each other are this near.
constexpr int kNear = 4;
// Pieces of one digit or sign in a row that are one figure set wide: 6 ,1 9 7 .7 3.
constexpr std::size_t kFewestLetters = 3;
constexpr std::size_t kLongestLetter = 2;
// Columns: letters of one word are set apart by as much, and all alike but for so much.
constexpr int kWidestLetterGap = 8;
constexpr int kUneven = 1;
// Letters of a text that is spread, and how much wider than others its gaps are. Two texts of two letters (收 入, 支
// 出) stand so close to even that no fewer say it.
constexpr std::size_t kFewestSpread = 5;
constexpr int kMostSpread = 3;
// Columns that a letter stands off the middle or the left of the text above that it ends; half ideographs of such a
// text: shorter ones find room.
constexpr int kOffMiddle = 1;
constexpr int kLeastBegun = 6;
// Lines between a code and the rest of it: one of the cells beside it stands between them.
constexpr int kBelowCode = 2;
// Whole numbers below each other that are amounts, digits of a large one, and how many others there may be to each.
constexpr int kFewestWhole = 4;
constexpr std::size_t kLarge = 4;
constexpr int kMostSmall = 3;
// Columns: a page that is wider is none.
constexpr int kMostColumns = 4000;

bool is_letter_of_figure(const KeptWord& word) {
  return word.text.size() <= kLongestLetter && word.text.find_first_not_of("0123456789.,") == std::string::npos;
}

// 3=2/1*100, the number of a column that is worked out from others.
bool is_formula(const std::string& text) {
  return text.find('=') != std::string::npos && text.front() >= '0' && text.front() <= '9' &&
         text.find_first_not_of("0123456789=+-*/().%") == std::string::npos;
}

// 839.26#: a sign of the cell's format that the page does not show.
bool is_marked_amount(const std::string& text) {
  static const text::Pattern marked(R"(^-?[\d,]+\.\d+#$)");
  return marked.matches(text);
}

// XMWH22090000031800100071, PROJ220422360002-
bool is_long_code(const std::string& text) {
  static const text::Pattern code(R"(^[A-Z]{1,6}[\dA-Z]{7,}[\dA-Z-]*$)");
  return code.matches(text);
}

// No code, no number of a row, no year.
bool is_whole_number(const KeptWord& word) {
  static const text::Pattern number("^-?[1-9]\\d{0,9}$");
  return word.figure && !word.amount && number.matches(word.text);
}

bool is_large(const std::string& text) {
  static const text::Pattern year("^(?:19|20)\\d\\d$");
  return text.size() >= kLarge && !year.matches(text);
}

void classify(KeptWord& word) {
  word.figure = is_formula(word.text) || is_date(word.text) || text::is_placeholder(word.text) ||
                text::all_digits(word.text) || text::parse_amount(word.text).has_value();
  word.amount = word.figure && !text::is_placeholder(word.text) && !is_formula(word.text) && !is_date(word.text) &&
                (word.text == "0" || word.text.find_first_of(".,%") != std::string::npos);
  word.code = !word.figure && is_long_code(word.text);
}

// Figures whose digits are set apart, put together.
void join_letters(std::vector<KeptWord>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t end = i;
    while (end < words.size() && is_letter_of_figure(words[end]) &&
           (end == i || words[end].x0 - words[end - 1].x1 < kGap))
      ++end;
    if (end - i < kFewestLetters) continue;
    KeptWord whole = words[i];
    for (std::size_t k = i + 1; k < end; ++k) whole.text += words[k].text;
    whole.x1 = words[end - 1].x1;
    if (whole.text.find('.') == std::string::npos || !text::parse_amount(whole.text)) continue;
    words[i] = std::move(whole);
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.begin() + static_cast<std::ptrdiff_t>(end));
  }
}

bool is_ideograph(const KeptWord& word) {
  std::size_t at = 0;
  return text::is_cjk(text::next_code_point(word.text, at)) && at == word.text.size();
}

// 返      还    性      支     出: letters of a text that is spread over its columns, alone in their line.
bool is_spread_text(const std::vector<KeptWord>& words) {
  if (words.size() < kFewestSpread || !std::all_of(words.begin(), words.end(), is_ideograph)) return false;
  int least = kMostColumns, most = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    least = std::min(least, words[i].x0 - words[i - 1].x1);
    most = std::max(most, words[i].x0 - words[i - 1].x1);
    if (words[i].text == "款") return false;
  }
  return most <= kMostSpread * least;
}

// The text of a line that goes on in `letter` below it: set in its middle or at its left.
const KeptWord* begun_above(const KeptWord& letter, const KeptLine& above) {
  const auto known = std::find_if(above.words.begin(), above.words.end(), [&](const KeptWord& word) {
    const bool inside = letter.x0 >= word.x0 - 1 && letter.x1 <= word.x1 + 1;
    const bool set_alike = std::abs(letter.x0 + letter.x1 - word.x0 - word.x1) <= 2 * kOffMiddle ||
                           std::abs(letter.x0 - word.x0) <= kOffMiddle;
    return inside && set_alike && !word.figure && text::half_widths(word.text) >= kLeastBegun;
  });
  return known == above.words.end() ? nullptr : &*known;
}

// 助      金 below two names that end in them.
bool are_rests_of_two(const KeptWord& a, const KeptWord& b, const KeptLine* above) {
  if (above == nullptr) return false;
  const KeptWord *left = begun_above(a, *above), *right = begun_above(b, *above);
  return left != nullptr && right != nullptr && left != right;
}

// Ideographs set apart alike, one word: 项    目. Not the columns of a code: 类 款 项. `above`: the line right above
// them, or null.
void join_ideographs(std::vector<KeptWord>& words, const KeptLine* above) {
  if (is_spread_text(words)) {
    join_words(words, 0, words.size());
    return;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t end = i + 1;
    int least = kWidestLetterGap, most = 0;
    const auto parts_of_code = [](const KeptWord& word) { return word.text == "类" || word.text == "款"; };
    while (end < words.size() && is_ideograph(words[end - 1]) && is_ideograph(words[end]) &&
           !parts_of_code(words[end - 1]) && !are_rests_of_two(words[end - 1], words[end], above)) {
      const int gap = words[end].x0 - words[end - 1].x1;
      if (std::max(most, gap) - std::min(least, gap) > kUneven) break;
      least = std::min(least, gap);
      most = std::max(most, gap);
      ++end;
    }
    if (end - i < 2 || most > kWidestLetterGap) continue;
    join_words(words, i, end);
  }
}

// 收                入 over a whole side of a table.
void join_far_ideographs(std::vector<KeptWord>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string both = words[i].text + words[i + 1].text;
    if (both != "收入" && both != "支出") continue;
    join_words(words, i, i + 2);
  }
}

// 2026 年预算数 is one word, and so is 其中：2026 年.
void join_years(std::vector<KeptWord>& words) {
  static const text::Pattern year(R"((?:^\d{1,4}|(?:19|20)\d\d)$)");
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!words[i + 1].text.starts_with("年") || words[i + 1].x0 - words[i].x1 >= kGap || !year.matches(words[i].text))
      continue;
    join_words(words, i, i + 2);
  }
}

// (% ) is one word.
void join_brackets(std::vector<KeptWord>& words) {
  static const text::Pattern open(R"(^[（(][^（()）]*$)"), close("^[)）]$");
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!open.matches(words[i].text) || !close.matches(words[i + 1].text) || words[i + 1].x0 - words[i].x1 >= kGap)
      continue;
    join_words(words, i, i + 2);
  }
}

// Digits right below a code of letters and digits that found no room are the rest of it, and no figures.
void tell_rests_of_codes(KeptPage& page) {
  for (std::size_t i = 1; i < page.lines.size(); ++i)
    for (KeptWord& word : page.lines[i].words) {
      if (!word.figure || !text::all_digits(word.text)) continue;
      for (std::size_t k = i; k-- > 0 && page.lines[i].row - page.lines[k].row <= kBelowCode;) {
        const auto& above = page.lines[k].words;
        const auto code = std::find_if(above.begin(), above.end(), [&](const KeptWord& other) {
          return word.x0 >= other.x0 - 1 && word.x1 <= other.x1 + 1;
        });
        if (code == above.end()) continue;
        if (is_long_code(code->text)) word.figure = word.amount = false, word.code = true;
        break;
      }
    }
}

// Whole numbers of money show neither a point nor a separator: they end below each other, behind a text of their line,
// in as many digits as they have.
void tell_whole_amounts(KeptPage& page) {
  std::map<int, std::vector<KeptWord*>> wholes;  // by the column where they end
  for (KeptLine& line : page.lines) {
    if (line.words.front().figure && !text::all_digits(line.words.front().text)) continue;
    const bool named = std::any_of(line.words.begin(), line.words.end(), [](const KeptWord& w) { return !w.figure; });
    for (std::size_t i = 1; named && i < line.words.size(); ++i)
      if (is_whole_number(line.words[i])) wholes[line.words[i].x1].push_back(&line.words[i]);
  }
  std::vector<KeptWord*> amounts;
  for (const auto& [end, words] : wholes) {
    std::set<std::size_t> lengths;
    int large = 0, all = 0;
    for (int x = end - 1; x <= end + 1; ++x) {
      const auto near = wholes.find(x);
      if (near == wholes.end()) continue;
      for (const KeptWord* whole : near->second) {
        ++all;
        lengths.insert(whole->text.size());
        large += is_large(whole->text);
      }
    }
    if (all < kFewestWhole || lengths.size() < 2 || kMostSmall * large < all) continue;
    amounts.insert(amounts.end(), words.begin(), words.end());
  }
  for (KeptWord* word : amounts) word->amount = true;
}

KeptLine read_line(std::string_view text, int row, int wide, const KeptLine* above) {
  KeptLine line{.row = row, .words = {}};
  KeptWord word;
  int column = 0;
  const auto end_word = [&] {
    if (word.text.empty()) return;
    word.x1 = column;
    word.text = text::normalise(word.text);
    word.text = std::string(text::trimmed(word.text));
    if (is_marked_amount(word.text)) word.text.pop_back();
    if (!word.text.empty()) line.words.push_back(std::move(word));
    word = {};
  };
  for (std::size_t at = 0; at < text.size() && column < kMostColumns;) {
    const std::size_t from = at;
    const char32_t point = text::next_code_point(text, at);
    if (text::is_space(point)) {
      end_word();
      column += point == U'\u3000' ? wide : 1;  // a tab keeps no place: where it leads to, only its program knows
      continue;
    }
    if (word.text.empty()) word.x0 = column;
    word.text += text.substr(from, at - from);
    column += text::is_cjk(point) ? wide : 1;
  }
  end_word();
  join_letters(line.words);
  join_ideographs(line.words, above);
  join_far_ideographs(line.words);
  join_years(line.words);
  join_brackets(line.words);
  for (KeptWord& one : line.words) classify(one);
  return line;
}

std::vector<KeptPage> read_pages_as(std::string_view text, int wide) {
  std::vector<KeptPage> pages;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('\f', from), text.size());
    KeptPage page{.number = static_cast<int>(pages.size()) + 1, .lines = {}};
    for (std::size_t at = from; at < end;) {
      const std::size_t stop = std::min(text.find('\n', at), end);
      const bool follows = !page.lines.empty() && page.lines.back().row + 1 == page.rows;
      KeptLine line = read_line(text.substr(at, stop - at), page.rows++, wide, follows ? &page.lines.back() : nullptr);
      if (!line.words.empty()) {
        page.columns = std::max(page.columns, line.words.back().x1);
        page.lines.push_back(std::move(line));
      }
      at = stop + 1;
    }
    tell_rests_of_codes(page);
    tell_whole_amounts(page);
    if (end < text.size() || !page.lines.empty()) pages.push_back(std::move(page));
    from = end + 1;
  }
  return pages;
}

// How many amounts end in the same column as one a few lines above.
int below_each_other(const std::vector<KeptPage>& pages) {
  int count = 0;
  for (const KeptPage& page : pages) {
    std::map<int, int> last;  // row, by the column where an amount ended
    for (const KeptLine& line : page.lines)
      for (const KeptWord& word : line.words) {
        if (!word.amount) continue;
        const auto known = last.find(word.x1);
        count += known != last.end() && line.row - known->second <= kNear;
        last[word.x1] = line.row;
      }
  }
  return count;
}

}  // namespace

bool is_date(const std::string& text) {
  static const text::Pattern date(R"(^(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?$)");
  return date.matches(text);
}

std::vector<KeptPage> read_kept_pages(std::string_view text) {
  auto pages = read_pages_as(text, 1);
  auto wide = read_pages_as(text, 2);
  if (below_each_other(wide) > below_each_other(pages)) pages = std::move(wide);
  // Where columns stand a space apart, nothing tells those of a figure from their neighbours.
  if (!prints_spaced_amounts(pages)) return pages;
  auto joined = pages;
  join_spaced_amounts(joined);
  return keeps_places(joined) ? joined : pages;
}

bool keeps_places(const std::vector<KeptPage>& pages) {
  int apart = 0, all = 0;
  for (const KeptPage& page : pages)
    for (const KeptLine& line : page.lines)
      for (std::size_t i = 0; i < line.words.size(); ++i) {
        if (!line.words[i].amount) continue;
        ++all;
        apart += i > 0 && line.words[i].x0 - line.words[i - 1].x1 >= kGap;
      }
  return all >= kFewestFigures && apart > kApart * all;
}

void join_words(std::vector<KeptWord>& words, std::size_t first, std::size_t end, std::string_view between) {
  for (std::size_t i = first + 1; i < end; ++i) words[first].text.append(between).append(words[i].text);
  words[first].x1 = words[end - 1].x1;
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(first) + 1, words.begin() + static_cast<std::ptrdiff_t>(end));
}

Rect box_of_words(const KeptLine& line, std::size_t first, std::size_t end) {
  const double top = line.row * kLinePitch;
  return {line.words[first].x0 * kCharacterWidth, top, line.words[end - 1].x1 * kCharacterWidth, top + kLineHeight};
}

std::string text_of_words(const KeptLine& line, std::size_t first, std::size_t end) {
  std::string text;
  for (std::size_t i = first; i < end; ++i) {
    if (i > first) text += ' ';
    text += line.words[i].text;
  }
  return text::closed_up(text);
}

std::vector<std::pair<std::size_t, std::size_t>> groups_of(const KeptLine& line) {
  std::vector<std::pair<std::size_t, std::size_t>> groups;
  std::size_t first = 0;
  for (std::size_t i = 1; i <= line.words.size(); ++i)
    if (i == line.words.size() || line.words[i].x0 - line.words[i - 1].x1 >= kGap) {
      groups.emplace_back(first, i);
      first = i;
    }
  return groups;
}

}  // namespace yusuan::dump
