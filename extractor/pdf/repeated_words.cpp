#include "pdf/repeated_words.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

namespace yusuan::pdf {
namespace {

// Of the height of a word, or of the width of a character: what is drawn again stands so near.
constexpr double kInPlace = 1.0 / 3;
// Points: characters set again in the same place are reckoned from other starts.
constexpr double kSamePlace = 0.5;

// Of pairs of words that share a line: the fullest page seen has a hundredth of that.
constexpr std::size_t kMostTests = 4'000'000;

// A word among those sorted by height: compact, because a page has thousands.
struct Top {
  double y0 = 0;
  float x0 = 0, x1 = 0;
  std::uint32_t index = 0;
};

// Leads of UTF-8: where each character of a text begins.
std::vector<std::size_t> starts_of(const std::string& text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  starts.push_back(text.size());
  return starts;
}

// Whether each character of `part` is one of `whole`, which has more, at the same place.
bool is_within(const Word& part, const Word& whole) {
  if (part.chars.empty() || part.chars.size() >= whole.chars.size()) return false;
  const auto in_part = starts_of(part.text), in_whole = starts_of(whole.text);
  if (in_part.size() != part.chars.size() + 1 || in_whole.size() != whole.chars.size() + 1) return false;
  std::size_t j = 0;
  for (std::size_t i = 0; i < part.chars.size(); ++i) {
    const auto text = std::string_view(part.text).substr(in_part[i], in_part[i + 1] - in_part[i]);
    const auto stands = [&](std::size_t k) {
      return std::fabs(whole.chars[k].x0 - part.chars[i].x0) < kSamePlace &&
             std::string_view(whole.text).substr(in_whole[k], in_whole[k + 1] - in_whole[k]) == text;
    };
    while (j < whole.chars.size() && !stands(j)) ++j;
    if (j++ >= whole.chars.size()) return false;
  }
  return true;
}

bool is_drawn_again(const Word& first, const Word& second) {
  const double reach = kInPlace * std::min(first.box.height(), first.box.width());
  return std::fabs(second.box.y0 - first.box.y0) <= reach && std::fabs(second.box.x0 - first.box.x0) <= reach &&
         second.rotation == first.rotation && second.text == first.text;
}

}  // namespace

void drop_repeated(std::vector<Word>& words) {
  std::vector<Top> tops;
  tops.reserve(words.size());
  for (std::uint32_t i = 0; i < words.size(); ++i)
    tops.push_back({words[i].box.y0, static_cast<float>(words[i].box.x0), static_cast<float>(words[i].box.x1), i});
  std::sort(tops.begin(), tops.end(), [](const Top& a, const Top& b) {
    return a.y0 < b.y0 || (a.y0 == b.y0 && (a.x0 < b.x0 || (a.x0 == b.x0 && a.index < b.index)));
  });
  std::vector<bool> dropped(words.size());
  bool any = false;
  std::size_t tests = 0;
  const auto drop = [&](const Top& top) { dropped[top.index] = any = true; };
  for (auto a = tops.begin(); a != tops.end(); ++a) {
    const Rect& box = words[a->index].box;
    const double reach = std::max(kSamePlace, kInPlace * std::min(box.height(), box.width()));
    for (auto b = a + 1; b != tops.end() && b->y0 - a->y0 <= reach && !dropped[a->index]; ++b) {
      if (++tests > kMostTests) break;
      if (b->x0 >= a->x1 || a->x0 >= b->x1 || dropped[b->index]) continue;
      const Word &one = words[a->index], &other = words[b->index];
      if (is_drawn_again(one, other))
        drop(*(b->x0 < a->x0 ? a : b));
      else if (one.rotation == 0 && other.rotation == 0 && b->y0 - a->y0 < kSamePlace)
        is_within(other, one) ? drop(*b) : is_within(one, other) ? drop(*a) : void();
    }
  }
  if (!any) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!dropped[i]) {
      if (kept != i) words[kept] = std::move(words[i]);
      ++kept;
    }
  words.resize(kept);
}

}  // namespace yusuan::pdf
