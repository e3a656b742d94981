#include "text/normalise.h"

#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include "text/utf8.h"

namespace yusuan::text {
namespace {

#include "text/radicals.inc"

constexpr bool in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// What is never touched, so that common text needs no look into ICU's data.
bool stays(char32_t c) {
  if (c < 0x80) return in(c, 0x20, 0x7E) || c == '\n' || c == '\f';
  if (in(c, 0x4E00, 0x9FFF) || in(c, 0x3001, 0x3035) || in(c, 0x3040, 0x312F)) return true;
  if (in(c, 0x2010, 0x2027) || in(c, 0x2030, 0x205E)) return true;  // dashes, quotes, …, ‰, ※
  switch (c) {
    case U'（':
    case U'）':
    case U'，':
    case U'：':
    case U'；':
    case U'！':
    case U'？':
    case U'～':
      return true;
    default:
      break;
  }
  return in(c, 0x2190, 0x222B) || in(c, 0x2500, 0x27FF)          // arrows, operators; lines, △ ■ ✓
         || in(c, 0x2460, 0x2473) || in(c, 0x24B6, 0x24FF)       // circled
         || in(c, 0x3251, 0x32BF)                                // circled
         || in(c, 0xBC, 0xBE) || in(c, 0x2150, 0x215F)           // fractions
         || in(c, 0x3400, 0x4DBF) || in(c, 0xAC00, 0xD7A3)       // ideographs, syllables
         || in(c, 0xE000, 0xF8FF) || c == kReplacementCharacter  // what the font does not say
         || in(c, 0x20000, 0x2F7FF) || in(c, 0x2FA20, 0x3FFFF) || in(c, 0xF0000, 0x10FFFF);
}

// Control characters, and what Unicode calls default ignorable: no glyph, no width.
bool vanishes(char32_t c) {
  if (c < 0xA0) return c != '\t' && c != '\n' && c != '\f' && (c < 0x20 || c >= 0x7F);
  return c == 0xAD || c == 0x34F || c == 0x61C || in(c, 0x180B, 0x180F) || in(c, 0x200B, 0x200F) ||
         in(c, 0x202A, 0x202E) || in(c, 0x2060, 0x206F) || in(c, 0xFE00, 0xFE0F) || c == 0xFEFF ||
         in(c, 0xFFF0, 0xFFFC) || (c & 0xFFFE) == 0xFFFE || in(c, 0xE0000, 0xE0FFF);
}

bool is_raised_or_lowered_digit(char32_t c) { return c == 0xB2 || c == 0xB3 || c == 0xB9 || in(c, 0x2070, 0x208E); }

// U+FDFA is the longest of Unicode: 18 code points.
struct Folded {
  std::array<char32_t, 18> code_points{};
  std::size_t count = 0;

  Folded() = default;
  explicit Folded(char32_t c) : code_points{c}, count(1) {}
};

// NFKC makes these ASCII; a Chinese text turned sideways still means its own signs.
Folded with_chinese_punctuation(char32_t from, const Folded& ascii) {
  const bool variant = in(from, 0xFE10, 0xFE19) || in(from, 0xFE30, 0xFE48) || in(from, 0xFE50, 0xFE5A);
  if (!variant) return ascii;
  if (from == 0xFE19) return Folded(U'…');
  if (from == 0xFE30) return Folded(U'‥');
  constexpr std::u32string_view kChinese = U"（），：；！？";
  const char32_t wide = ascii.code_points[0] + 0xFEE0;
  return ascii.count == 1 && kChinese.find(wide) != std::u32string_view::npos ? Folded(wide) : ascii;
}

Folded nfkc(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFKCInstance(&status);
  std::array<UChar, 2> source{};
  std::int32_t source_length = 0;
  U16_APPEND_UNSAFE(source.data(), source_length, c);
  std::array<UChar, 36> target{};
  const std::int32_t length =
      unorm2_normalize(normalizer, source.data(), source_length, target.data(), target.size(), &status);
  if (U_FAILURE(status)) return Folded(c);
  Folded folded;
  for (std::int32_t at = 0; at < length && folded.count < folded.code_points.size();) {
    UChar32 code_point = 0;
    U16_NEXT(target.data(), at, length, code_point);
    folded.code_points[folded.count++] = static_cast<char32_t>(code_point);
  }
  const bool accent_alone = folded.count > 1 && folded.code_points[0] == U' ';
  return accent_alone ? Folded(c) : with_chinese_punctuation(c, folded);
}

// Fonts map their minus to the soft hyphen. Where it hyphenates no word it is one: in front of a figure, or alone.
// `before` and `next` are 0 at the ends.
bool is_minus(char32_t before, char32_t next) {
  const auto is_end = [](char32_t c) { return c == 0 || is_space(c); };
  const bool starts = is_end(before) || before == U'(' || before == U'（' || before == U'：' || before == U':';
  return starts && (is_ascii_digit(next) || in(next, 0xFF10, 0xFF19) || next == U'.' || is_end(next));
}

Folded fold(char32_t c, char32_t before, char32_t next) {
  if (c == 0xAD && is_minus(before, next)) return Folded(U'-');
  if (stays(c)) return Folded(c);
  if (is_space(c)) return Folded(U' ');
  if (vanishes(c)) return {};
  if (c >= kFirstRadical && c < kFirstRadical + kRadicals.size()) return Folded(kRadicals[c - kFirstRadical]);
  if (c >= kFirstStroke && c < kFirstStroke + kStrokes.size()) return Folded(kStrokes[c - kFirstStroke]);
  if (in(c, 0xFF01, 0xFF5E)) return Folded(c - 0xFEE0);
  if (is_raised_or_lowered_digit(c) && is_ascii_digit(before)) return Folded(c);
  return nfkc(c);
}

// The byte where normalising has work to do first; text.size() when nowhere. The two tests in front are `stays` for
// printable ASCII and for U+4E00–U+9FFF, on bytes: they decide for nearly all text.
std::size_t first_change(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t size = text.size();
  for (std::size_t at = 0; at < size;) {
    const unsigned char lead = bytes[at];
    if (lead >= 0x20 && lead < 0x7F) {
      ++at;
      continue;
    }
    const bool plain_ideograph = lead >= 0xE4 && lead <= 0xE9 && size - at > 2 && (bytes[at + 1] & 0xC0) == 0x80 &&
                                 (bytes[at + 2] & 0xC0) == 0x80 && (lead > 0xE4 || bytes[at + 1] >= 0xB8);
    if (plain_ideograph) {
      at += 3;
      continue;
    }
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    const bool genuine = c != kReplacementCharacter || text.substr(start, at - start) == "\xEF\xBF\xBD";
    if (!stays(c) || !genuine) return start;
  }
  return size;
}

struct NoSpans {
  void operator()(std::size_t, std::size_t) const {}
};

// `on_span(i, n)`: code point i of what is folded became n.
template <typename OnSpan>
std::string folded(std::string_view text, OnSpan on_span) {
  std::string result;
  result.reserve(text.size());
  char32_t before = 0;
  std::size_t at = 0, index = 0;
  while (at < text.size()) {
    const std::size_t clean = first_change(text.substr(at));
    if (clean > 0) {
      if constexpr (!std::is_same_v<OnSpan, NoSpans>) {
        const std::size_t count = count_code_points(text.substr(at, clean));
        for (std::size_t i = 0; i < count; ++i) on_span(index++, 1);
      }
      result.append(text.substr(at, clean));
      before = code_point_before(text, at + clean);
      at += clean;
      continue;
    }
    const char32_t c = next_code_point(text, at);
    std::size_t after = at;
    const Folded fold_of = fold(c, before, at < text.size() ? next_code_point(text, after) : 0);
    for (std::size_t i = 0; i < fold_of.count; ++i) append_code_point(result, before = fold_of.code_points[i]);
    on_span(index++, fold_of.count);
  }
  return result;
}

bool is_wide_digit(char32_t c) { return in(c, 0xFF10, 0xFF19); }

// Whether nothing but full-width digits and the signs of figures make up `text`: their separators are those of a
// figure.
bool is_wide_figure(std::string_view text) {
  bool digits = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    digits = digits || is_wide_digit(c);
    if (!is_wide_digit(c) && c != U'，' && c != U'．' && c != U'.' && c != U'－' && c != U'-') return false;
  }
  return digits;
}

// Folds the separators of a figure as its digits were.
void fold_commas(std::string& text) {
  constexpr std::string_view kWide = "，";
  for (std::size_t at = text.find(kWide); at != std::string::npos; at = text.find(kWide, at))
    text.replace(at, kWide.size(), ",");
}

void normalise(Word& word) {
  if (is_normal(word.text)) return;
  std::vector<CharSpan> spans;
  const std::vector<CharSpan>& old = word.chars;
  std::size_t seen = 0;
  std::string text = folded(word.text, [&](std::size_t index, std::size_t count) {
    seen = index + 1;
    if (index >= old.size()) return;
    const float step = count == 0 ? 0 : (old[index].x1 - old[index].x0) / static_cast<float>(count);
    for (std::size_t i = 0; i < count; ++i) {
      const float x0 = old[index].x0 + step * static_cast<float>(i);
      spans.push_back({x0, i + 1 == count ? old[index].x1 : x0 + step});
    }
  });
  if (seen != old.size()) spans.clear();
  if (is_wide_figure(word.text)) fold_commas(text);
  if (word.raw.empty()) word.raw = std::move(word.text);
  word.text = std::move(text);
  word.chars = std::move(spans);
}

}  // namespace

bool is_normal(std::string_view text) {
  const std::size_t change = first_change(text);
  if (change == text.size()) return true;
  // Only a raised digit depends on what stands before it: the one way that a point which does not stay may stay.
  return folded(text, NoSpans{}) == text;
}

std::string normalise(std::string_view text) { return folded(text, NoSpans{}); }

void normalise(Page& page) {
  for (Word& word : page.words) normalise(word);
  std::erase_if(page.words, [](const Word& word) { return trimmed(word.text).empty(); });
}

}  // namespace yusuan::text
