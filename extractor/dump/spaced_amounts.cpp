#include "dump/spaced_amounts.h"

#include <cstddef>
#include <string>
#include <string_view>

#include "text/figure.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

constexpr std::size_t kGroup = 3;
// More would be no amount of money: 999 trillion.
constexpr std::size_t kMostGroups = 5;

// Of figures that begin at `first`: the word behind the last one of an amount, `first` where none begins there.
std::size_t end_of_spaced(const KeptLine& line, std::size_t first) {
  std::string text = line.words[first].text;
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  if (text.size() == sign || text.size() > sign + kGroup || !text::all_digits(std::string_view(text).substr(sign)))
    return first;
  std::size_t end = first;
  for (std::size_t i = first + 1; i < line.words.size() && i - first <= kMostGroups; ++i) {
    if (line.words[i].x0 - line.words[i - 1].x1 != 1) break;
    text += ' ' + line.words[i].text;
    if (text::bytes_of_spaced_figure(text, sign) == text.size() - sign) end = i + 1;
  }
  return end;
}

// 1234.56, 1,234.56
bool is_otherwise(const KeptWord& word) {
  const std::size_t point = word.text.find('.'), sign = word.text.starts_with('-') ? 1 : 0;
  return word.amount &&
         (word.text.find(',') != std::string::npos || (point != std::string::npos && point > sign + kGroup));
}

}  // namespace

bool prints_spaced_amounts(const std::vector<KeptPage>& pages) {
  int more = 0;
  for (const KeptPage& page : pages)
    for (const KeptLine& line : page.lines)
      for (std::size_t i = 0; i < line.words.size(); ++i) {
        const std::size_t end = end_of_spaced(line, i);
        more += end > i ? 1 : is_otherwise(line.words[i]) ? -1 : 0;
        if (end > i) i = end - 1;
      }
  return more > 0;
}

void join_spaced_amounts(std::vector<KeptPage>& pages) {
  for (KeptPage& page : pages)
    for (KeptLine& line : page.lines)
      for (std::size_t i = 0; i < line.words.size(); ++i)
        if (const std::size_t end = end_of_spaced(line, i); end > i) {
          join_words(line.words, i, end, " ");
          line.words[i].figure = line.words[i].amount = true;
        }
}

}  // namespace yusuan::dump
