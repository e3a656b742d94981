#include "text/spaced_figures.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "text/figure.h"
#include "text/utf8.h"

namespace yusuan::text {
namespace {

constexpr std::size_t kGroup = 3;
// In widths of a digit. Spaces are half as wide as digits, those of Chinese fonts and typewriters as wide; a thin space
// is a third, and what is nearer was never parted by one.
constexpr double kWidestSpace = 1.15, kNarrowestSpace = 0.15;
// In heights: words of one line.
constexpr double kSameLine = 0.2;
// How many joints a narrow gap counts against that parts no groups of three: of figures whose groups are parted, none
// stands so near to another, while columns of figures that stand so near have every third figure of three digits.
constexpr int kOtherGroups = 3;

bool is_digit(char c) { return is_ascii_digit(static_cast<unsigned char>(c)); }

// Of its digits at the end.
std::size_t digits_behind(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[text.size() - 1 - digits])) ++digits;
  return digits;
}

std::size_t digits_before(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  return digits;
}

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Whether a figure may begin with the digits that the word ends with.
bool may_begin(std::string_view text) {
  const std::size_t digits = digits_behind(text);
  if (digits == 0 || digits > kGroup || text[text.size() - digits] == '0') return false;
  if (digits == text.size()) return true;
  const char before = text[text.size() - digits - 1];
  return before != '.' && before != ',' && before != '/' && !is_latin(before);
}

bool is_group(std::string_view text) { return text.size() == kGroup && digits_before(text) == kGroup; }

bool has_decimals(std::string_view text) {
  const std::size_t digits = digits_before(text);
  return digits + 1 < text.size() && text[digits] == '.' && is_digit(text[digits + 1]);
}

// Amounts of money are printed to the cent.
bool shows_cents(std::string_view text) {
  const std::size_t digits = digits_before(text);
  return digits < text.size() && text[digits] == '.' && digits_before(text.substr(digits + 1)) == 2;
}

// Whether a group of three begins the word and ends the figure.
bool may_end(std::string_view text) {
  if (digits_before(text) != kGroup) return false;
  const char behind = text.size() > kGroup ? text[kGroup] : ' ';
  return behind != ',' && !is_latin(behind) && (behind != '.' || has_decimals(text));
}

double widest_digit(const Word& word) {
  double widest = 0;
  std::size_t at = 0;
  for (const CharSpan& span : word.chars)
    if (is_ascii_digit(next_code_point(word.text, at))) widest = std::max<double>(widest, span.x1 - span.x0);
  return widest;
}

bool is_level(const Word& word) { return word.rotation % 180 == 0; }

// Whether so little room parts two words as a space does.
bool stand_near(const Word& left, const Word& right) {
  if (left.rotation != right.rotation || left.chars.empty() || right.chars.empty()) return false;
  const double height = is_level(left) ? left.box.height() : left.box.width();
  const double off =
      is_level(left) ? left.box.center_y() - right.box.center_y() : left.box.center_x() - right.box.center_x();
  const double gap = right.chars.front().x0 - left.chars.back().x1;
  const double digit = std::max(widest_digit(left), widest_digit(right));
  return std::abs(off) < kSameLine * height && gap > kNarrowestSpace * digit && gap < kWidestSpace * digit;
}

bool parted_by_ruling(const Word& left, const Word& right, const std::vector<Ruling>& rulings) {
  const bool level = is_level(left);
  const double a = level ? left.box.center_x() : left.box.center_y();
  const double b = level ? right.box.center_x() : right.box.center_y();
  const double across = level ? left.box.center_y() : left.box.center_x();
  return std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& ruling) {
    return (ruling.axis == Axis::kVertical) == level && ruling.position > std::min(a, b) &&
           ruling.position < std::max(a, b) && ruling.from < across && ruling.to > across;
  });
}

// Words `first` to `last` are one figure if figures are parted so.
struct Run {
  std::size_t first = 0, last = 0;
  bool cents = false;
};

std::vector<Run> runs_of(const Page& page) {
  std::vector<Run> runs;
  const std::vector<Word>& words = page.words;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!may_begin(words[i].text)) continue;
    std::size_t last = i;
    while (last + 1 < words.size() && (last == i || is_group(words[last].text)) && may_end(words[last + 1].text) &&
           stand_near(words[last], words[last + 1]) && !parted_by_ruling(words[last], words[last + 1], page.rulings))
      ++last;
    if (last == i) continue;
    runs.push_back({i, last, shows_cents(words[last].text)});
    i = last - 1;  // the word that ends a figure of a sentence may begin the next one
  }
  return runs;
}

// Whether digits, and commas between them, begin the word.
bool has_commas(std::string_view text) {
  const std::size_t digits = digits_before(text);
  return digits > 0 && digits <= kGroup && digits < text.size() && text[digits] == ',' &&
         digits_before(text.substr(digits + 1)) == kGroup;
}

// Whether nothing but digits stands so near before a figure as if they were its first.
bool follows_digits(const std::vector<Word>& words, std::size_t i) {
  return i > 0 && all_digits(words[i - 1].text) && stand_near(words[i - 1], words[i]);
}

// How many figures the page prints in other ways.
int others_of(const std::vector<Word>& words, const std::vector<Run>& runs) {
  int others = 0;
  auto run = runs.begin();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view text = words[i].text;
    while (run != runs.end() && run->last < i) ++run;
    const bool inside = run != runs.end() && run->first < i;
    const bool commas = has_commas(text), decimals = has_decimals(text);
    others += commas || (decimals && digits_before(text) > kGroup);
    if ((commas || decimals) && !inside && follows_digits(words, i)) others += kOtherGroups;
  }
  return others;
}

void join(Word& head, const Word& tail) {
  if (!head.raw.empty() || !tail.raw.empty())
    head.raw = (head.raw.empty() ? head.text : head.raw) + ' ' + (tail.raw.empty() ? tail.text : tail.raw);
  head.chars.push_back({head.chars.back().x1, tail.chars.front().x0});
  head.chars.insert(head.chars.end(), tail.chars.begin(), tail.chars.end());
  head.text += ' ';
  head.text += tail.text;
  head.box = united(head.box, tail.box);
}

}  // namespace

void join_spaced_figures(Page& page) {
  const std::vector<Run> runs = runs_of(page);
  const auto shown = std::count_if(runs.begin(), runs.end(), [](const Run& run) { return run.cents; });
  if (shown == 0 || shown <= others_of(page.words, runs)) return;
  std::vector<bool> joined(page.words.size(), false);
  std::size_t head = 0;
  for (const Run& run : runs) {
    if (!joined[run.first]) head = run.first;
    for (std::size_t i = run.first + 1; i <= run.last; ++i) {
      join(page.words[head], page.words[i]);
      joined[i] = true;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < page.words.size(); ++i)
    if (!joined[i]) {
      if (kept != i) page.words[kept] = std::move(page.words[i]);
      ++kept;
    }
  page.words.resize(kept);
}

}  // namespace yusuan::text
