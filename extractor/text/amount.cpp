#include "text/amount.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "text/figure.h"
#include "text/utf8.h"

namespace yusuan::text {
namespace {

// Nothing printed in a cell that is one amount is longer, spaces included.
constexpr std::size_t kLongestAmount = 80;

constexpr char kNegativeMark = 'v';
constexpr char kCurrency = '$';

// Hyphens, dashes and what fonts and typists take for one: U+02D7 and U+2796 minus signs, U+2043 hyphen bullet, U+2500
// box drawing, U+30FC the long vowel of kana, U+00AD soft hyphen.
bool is_dash(char32_t c) {
  if (c == U'-') return true;
  if (c < 0xAD) return false;
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D || c == 0xAD || c == 0x02D7 || c == 0x2043 ||
         c == 0x2500 || c == 0x2796 || c == 0x30FC || c == 0xFE58 || c == 0xFE63;
}

// ① to ⑳, ❶ to ➓ and signs that refer to a note.
bool is_footnote_mark(char32_t c) {
  return c == U'*' || c == U'※' || c == U'†' || c == U'‡' || (c >= 0x2460 && c <= 0x2473) ||
         (c >= 0x2776 && c <= 0x2793);
}

// `text` without the marks of footnotes behind it, or a sign of one in front.
std::string_view without_footnotes(std::string_view text) {
  while (!text.empty()) {
    const char32_t last = code_point_before(text, text.size());
    if (!is_footnote_mark(last)) break;
    std::string mark;
    append_code_point(mark, last);
    text = trimmed(text.substr(0, text.size() - mark.size()));
  }
  while (!text.empty() && text.front() == '*') text = trimmed(text.substr(1));
  return text;
}

// The sign that `c` means in an amount, or 0.
char amount_sign(char32_t c) {
  if (c >= 0xFF10 && c <= 0xFF19) return static_cast<char>('0' + (c - 0xFF10));
  if (is_space(c)) return ' ';
  if (is_dash(c)) return '-';
  switch (c) {
    case U'．':
      return '.';
    case U'，':
      return ',';
    case U'（':
      return '(';
    case U'）':
      return ')';
    case U'％':
    case 0xFE6A:
      return '%';
    case U'＋':
      return '+';
    case U'¥':
    case U'￥':
      return kCurrency;
    case U'△':
    case U'▲':
    case U'▼':
    case U'▽':
      return kNegativeMark;
    default:
      break;
  }
  const bool own = is_ascii_digit(c) || c == '.' || c == ',' || c == '(' || c == ')' || c == '%' || c == '+';
  return own ? static_cast<char>(c) : '\0';
}

std::optional<std::string> amount_signs(std::string_view text) {
  if (text.size() > kLongestAmount) return std::nullopt;
  std::string signs;
  for (std::size_t at = 0; at < text.size();) {
    const char sign = amount_sign(next_code_point(text, at));
    if (sign == '\0') return std::nullopt;
    signs += sign;
  }
  return signs;
}

bool take_front(std::string_view& text, char sign) {
  if (!text.starts_with(sign)) return false;
  text = trimmed(text.substr(1));
  return true;
}

bool take_back(std::string_view& text, char sign) {
  if (!text.ends_with(sign)) return false;
  text = trimmed(text.substr(0, text.size() - 1));
  return true;
}

// What stands around the figure, taken off `text`; nullopt when it contradicts itself.
struct Dress {
  bool negative = false, percent = false;
};

std::optional<Dress> undressed(std::string_view& text) {
  Dress dress;
  int signs = 0, currencies = 0;
  currencies += take_front(text, kCurrency);
  if (take_front(text, '-') || take_front(text, kNegativeMark)) {
    dress.negative = true;
    ++signs;
  } else if (take_front(text, '+')) {
    ++signs;
  }
  currencies += take_front(text, kCurrency);
  dress.percent = take_back(text, '%');
  if (text.starts_with('(') && text.ends_with(')')) {
    take_front(text, '(');
    take_back(text, ')');
    dress.negative = true;
    ++signs;
    currencies += take_front(text, kCurrency);
    if (take_back(text, '%')) {
      if (dress.percent) return std::nullopt;
      dress.percent = true;
    }
  } else if (!dress.percent && take_back(text, '-')) {
    dress.negative = true;
    ++signs;
  }
  const bool contradictory = signs > 1 || currencies > 1 || (currencies == 1 && dress.percent);
  return contradictory ? std::nullopt : std::optional(dress);
}

// `text` without the spaces of layout; nullopt when they may part two figures.
std::optional<std::string> put_together(std::string_view text) {
  if (text.find(' ') == std::string_view::npos) return std::string(text);
  if (bytes_of_spaced_figure(text, 0) == text.size()) return without_inner_spaces(text);
  std::vector<std::string_view> pieces;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    if (end > start) pieces.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  // A separator keeps to its digit: `7 1 5 .7 2`.
  const bool letter_spaced = std::all_of(pieces.begin(), pieces.end(), [](std::string_view piece) {
    return std::count_if(piece.begin(), piece.end(), [](char c) { return is_ascii_digit(c); }) <= 1;
  });
  std::string figure;
  for (const std::string_view piece : pieces) {
    if (!figure.empty() && !letter_spaced && !continues_figure(figure, piece)) return std::nullopt;
    figure += piece;
  }
  return figure.find_first_of(",.") == std::string::npos ? std::nullopt : std::optional(figure);
}

}  // namespace

std::optional<Amount> parse_amount(std::string_view text) {
  const std::optional<std::string> signs = amount_signs(without_footnotes(trimmed(text)));
  if (!signs) return std::nullopt;
  std::string_view rest = *signs;
  const std::optional<Dress> dress = undressed(rest);
  if (!dress) return std::nullopt;
  std::optional<std::string> figure = put_together(rest);
  if (!figure) return std::nullopt;
  const bool slip = !is_figure(*figure);
  if (slip && !is_figure_with_slip(*figure)) return std::nullopt;
  std::erase(*figure, ',');
  if (figure->starts_with('.')) figure->insert(0, 1, '0');
  const std::optional<Decimal> value = Decimal::parse(*figure);
  if (!value) return std::nullopt;
  return Amount{dress->negative ? value->negated() : *value, dress->percent, slip};
}

std::string grouped(const Decimal& value) {
  std::string text = value.to_string();
  const std::size_t first = value.is_negative() ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) text.insert(at -= 3, 1, ',');
  return text;
}

bool joins_amounts(std::string_view text) {
  if (text.find_first_of(".,") == std::string_view::npos || parse_amount(text)) return false;
  std::size_t amounts = 0, parts = 0;
  for (std::size_t at = 0; at < text.size(); ++parts) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view part = text.substr(at, end - at);
    if (!parse_amount(part)) return false;
    amounts += part.find_first_of(".,") != std::string_view::npos;
    at = end + 1;
  }
  return parts > 1 && amounts > 1;
}

bool is_placeholder(std::string_view text) {
  const std::u32string code_points = decoded(without_inner_spaces(text));
  if (code_points.empty()) return false;
  const char32_t first = code_points.front();
  for (const char32_t c : code_points) {
    const bool same = c == first || (is_dash(c) && is_dash(first));
    if (!same) return false;
  }
  if (is_dash(first) || first == U'…' || first == U'⋯' || first == U'×' || first == U'*') return true;
  if (first == U'.') return code_points.size() >= 3;
  constexpr std::u32string_view kStandIns = U"/\\／＼无";
  return code_points.size() <= 2 && kStandIns.find(first) != std::u32string_view::npos;
}

std::string without_inner_spaces(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (!is_space(next_code_point(text, at))) result.append(text.substr(start, at - start));
  }
  return result;
}

bool is_overflow(std::string_view text) {
  constexpr std::size_t kShortestOverflow = 2;  // one # alone is a heading or a number sign
  const std::string marks = without_inner_spaces(text);
  const std::u32string code_points = decoded(marks);
  return code_points.size() >= kShortestOverflow &&
         std::all_of(code_points.begin(), code_points.end(), [](char32_t c) { return c == U'#' || c == U'＃'; });
}

bool is_spreadsheet_error(std::string_view text) {
  if (!text.starts_with('#')) return false;
  static constexpr std::array<std::string_view, 7> kErrors{"#N/A",   "#DIV/0", "#REF!", "#VALUE!",
                                                           "#NAME?", "#NUM!",  "#NULL!"};
  const std::string mark = without_inner_spaces(text);
  return std::any_of(kErrors.begin(), kErrors.end(), [&](std::string_view error) { return mark.starts_with(error); });
}

std::optional<std::int64_t> yuan_per_unit(std::string_view unit) {
  std::string name = without_inner_spaces(unit);
  for (const std::string_view colon : {":", "："})
    if (const std::size_t at = name.rfind(colon); at != std::string::npos) name.erase(0, at + colon.size());
  for (const std::string_view noise : {"人民币", "(", ")", "（", "）"})
    for (std::size_t at = name.find(noise); at != std::string::npos; at = name.find(noise))
      name.erase(at, noise.size());
  static constexpr std::array<std::pair<std::string_view, std::int64_t>, 10> kUnits{{{"元", 1},
                                                                                     {"十元", 10},
                                                                                     {"百元", 100},
                                                                                     {"千元", 1'000},
                                                                                     {"万元", 10'000},
                                                                                     {"十万元", 100'000},
                                                                                     {"百万元", 1'000'000},
                                                                                     {"千万元", 10'000'000},
                                                                                     {"亿元", 100'000'000},
                                                                                     {"万亿元", 1'000'000'000'000}}};
  for (const auto& [known, yuan] : kUnits)
    if (name == known) return yuan;
  return std::nullopt;
}

}  // namespace yusuan::text
