#include "pdf/right_to_left.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "pdf/utf8_text.h"

namespace yusuan::pdf {
namespace {

bool in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_mark(char32_t c) {
  return in(c, 0x591, 0x5BD) || in(c, 0x610, 0x61A) || in(c, 0x64B, 0x65F) || c == 0x670 || in(c, 0x6D6, 0x6ED);
}

bool are_marks(const std::u32string& text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_mark); }

// What keeps its direction among letters that are read from the right.
bool reads_on(char32_t c) {
  return in(c, '0', '9') || in(c, 'A', 'Z') || in(c, 'a', 'z') || in(c, 0x660, 0x669) || in(c, 0x6F0, 0x6F9);
}

bool joins_figures(char32_t c) { return c == '.' || c == ',' || c == ':' || c == '/'; }

// `marks`, which stand above `at`, before the letter there: turned around they stand behind it.
void take_marks(Word& word, const std::u32string& marks, double at) {
  std::u32string text = code_points_of(word.text);
  const auto covers = [&](const CharSpan& span) { return span.x0 <= at && at <= span.x1; };
  const auto letter = std::find_if(word.chars.begin(), word.chars.end(), covers);
  const auto place = std::min(static_cast<std::size_t>(letter - word.chars.begin()), text.size());
  text.insert(place, marks);
  word.chars.insert(word.chars.begin() + static_cast<std::ptrdiff_t>(place), marks.size(),
                    {static_cast<float>(at), static_cast<float>(at)});
  word.text = utf8_of(text);
}

// Marks that stand alone go to the word below or above them.
void attach_marks(std::vector<Word>& words) {
  for (Word& marks : words) {
    const std::u32string text = code_points_of(marks.text);
    if (!marks.right_to_left || !are_marks(text)) continue;
    const double at = marks.box.center_x();
    const auto base = std::find_if(words.begin(), words.end(), [&](const Word& word) {
      return &word != &marks && word.right_to_left && word.box.x0 <= at && at <= word.box.x1 &&
             word.chars.size() > marks.chars.size() &&
             std::fabs(word.box.center_y() - marks.box.center_y()) < word.box.height() / 2;
    });
    if (base == words.end()) continue;
    take_marks(*base, text, at);
    marks.text.clear();
  }
  std::erase_if(words, [](const Word& word) { return word.text.empty(); });
}

std::u32string turned(std::u32string text) {
  std::reverse(text.begin(), text.end());
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (!reads_on(text[from])) continue;
    std::size_t to = from + 1;
    while (to < text.size() &&
           (reads_on(text[to]) || (joins_figures(text[to]) && to + 1 < text.size() && reads_on(text[to + 1]))))
      ++to;
    std::reverse(text.begin() + static_cast<std::ptrdiff_t>(from), text.begin() + static_cast<std::ptrdiff_t>(to));
    from = to;
  }
  return text;
}

}  // namespace

bool is_right_to_left(char32_t c) {
  return c >= 0x590 && (in(c, 0x590, 0x8FF) || in(c, 0xFB1D, 0xFDFF) || in(c, 0xFE70, 0xFEFE));
}

void set_right_to_left(std::vector<Word>& words) {
  attach_marks(words);
  for (Word& word : words) {
    if (!word.right_to_left) continue;
    word.text = utf8_of(turned(code_points_of(word.text)));
    word.chars.clear();
  }
}

}  // namespace yusuan::pdf
