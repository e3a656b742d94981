#include "text/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <limits>
#include <utility>

#include "text/utf8.h"

namespace yusuan::text {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2199;

// Documents write the zero of 二〇二四 in all of these ways, the letters among them.
constexpr std::u32string_view kZeros = U"〇零○ＯOo０0";

std::optional<int> chinese_digit(char32_t c) {
  constexpr std::u32string_view kPlain = U"一二三四五六七八九", kFormal = U"壹贰叁肆伍陆柒捌玖";
  if (kZeros.find(c) != std::u32string_view::npos) return 0;
  for (const std::u32string_view digits : {kPlain, kFormal})
    if (const std::size_t at = digits.find(c); at != std::u32string_view::npos) return static_cast<int>(at) + 1;
  if (c == U'两') return 2;
  return std::nullopt;
}

std::optional<std::int64_t> chinese_multiplier(char32_t c) {
  switch (c) {
    case U'十':
    case U'拾':
      return 10;
    case U'百':
    case U'佰':
      return 100;
    case U'千':
    case U'仟':
      return 1000;
    case U'万':
      return 10'000;
    case U'亿':
      return 100'000'000;
    default:
      return std::nullopt;
  }
}

std::optional<int> arabic_digit(char32_t c) {
  if (is_ascii_digit(c)) return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  return std::nullopt;
}

bool is_chinese_numeral(char32_t c) {
  return c >= 0x80 && !arabic_digit(c) && (chinese_digit(c) || chinese_multiplier(c));
}

std::optional<std::int64_t> digit_by_digit(std::u32string_view text) {
  constexpr std::size_t kMostDigits = 18;
  if (text.size() > kMostDigits) return std::nullopt;
  std::int64_t number = 0;
  for (const char32_t c : text) {
    const std::optional<int> digit = chinese_digit(c);
    if (!digit || c == U'两') return std::nullopt;
    number = number * 10 + *digit;
  }
  return number;
}

// Up to 9999, written with 十 百 千 in falling order; a place left out needs 零 in front of what follows.
std::optional<std::int64_t> below_ten_thousand(std::u32string_view text) {
  std::int64_t number = 0, smallest = 10'000;
  bool zero = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (kZeros.find(text[at]) != std::u32string_view::npos) {
      if (zero || at + 1 == text.size()) return std::nullopt;
      zero = true;
      continue;
    }
    const bool bare_ten = at == 0 && chinese_multiplier(text[at]) == 10;
    const std::optional<int> digit = bare_ten ? 1 : chinese_digit(text[at]);
    if (!digit) return std::nullopt;
    const std::size_t unit_at = bare_ten ? at : at + 1;
    const std::int64_t unit = unit_at < text.size() ? chinese_multiplier(text[unit_at]).value_or(0) : 1;
    const bool skips = smallest != 10'000 && unit * 10 != smallest;
    if (unit == 0 || unit > 1000 || unit >= smallest || (skips && !zero)) return std::nullopt;
    number += *digit * unit;
    smallest = unit;
    zero = false;
    at = unit_at;
  }
  return number;
}

std::optional<std::int64_t> with_multipliers(std::u32string_view text) {
  if (text == U"两") return 2;
  constexpr std::array<std::pair<char32_t, std::int64_t>, 2> kScales{{{U'亿', 100'000'000}, {U'万', 10'000}}};
  std::int64_t total = 0;
  for (const auto& [sign, scale] : kScales) {
    const std::size_t at = text.find(sign);
    if (at == std::u32string_view::npos) continue;
    const auto part = below_ten_thousand(text.substr(0, at));
    if (!part || *part == 0) return std::nullopt;
    total += *part * scale;
    text.remove_prefix(at + 1);
  }
  if (text.empty()) return total;
  if (total > 0 && text.size() == 1) return std::nullopt;  // 一万五 is 15000 to most and 10005 to some
  const auto part = below_ten_thousand(text);
  if (!part || *part == 0) return std::nullopt;
  return total + *part;
}

// Reads along a text; every function leaves the place alone when it finds nothing.
struct Reader {
  std::u32string_view text;
  std::size_t at = 0;

  char32_t peek() const { return at < text.size() ? text[at] : U'\0'; }
  void skip_spaces() {
    while (at < text.size() && is_space(text[at])) ++at;
  }
  bool take(std::u32string_view one_of) {
    if (at >= text.size() || one_of.find(text[at]) == std::u32string_view::npos) return false;
    ++at;
    return true;
  }
  std::optional<int> arabic(std::size_t fewest, std::size_t most) {
    int number = 0;
    std::size_t end = at;
    for (; end < text.size() && arabic_digit(text[end]); ++end) {
      if (end - at == most) return std::nullopt;
      number = number * 10 + *arabic_digit(text[end]);
    }
    if (end - at < fewest) return std::nullopt;
    at = end;
    return number;
  }
  std::optional<int> chinese(std::size_t most) {
    std::size_t end = at;
    while (end < text.size() && end - at <= most && is_chinese_numeral(text[end])) ++end;
    if (end == at || end - at > most) return std::nullopt;
    const auto number = parse_chinese_number(encoded(text.substr(at, end - at)));
    if (number) at = end;
    return number;
  }
  // Month or day.
  std::optional<int> small_number() {
    if (const auto number = arabic(1, 2)) return number;
    return chinese(3);
  }
};

// The year is four signs; the first Chinese one is 一 or 二, which the letters O must not hide.
std::optional<int> take_year(Reader& reader) {
  std::optional<int> year = reader.arabic(4, 4);
  if (!year && reader.at + 4 <= reader.text.size() && is_chinese_numeral(reader.peek())) {
    const auto number = digit_by_digit(reader.text.substr(reader.at, 4));
    if (!number) return std::nullopt;
    year = static_cast<int>(*number);
    reader.at += 4;
  }
  return year && *year >= kFirstYear && *year <= kLastYear ? year : std::nullopt;
}

bool starts_inside_number(std::u32string_view text, std::size_t at) {
  if (at == 0) return false;
  const char32_t before = text[at - 1];
  if (arabic_digit(before) || is_chinese_numeral(before)) return true;
  return (before == U'.' || before == U',') && at > 1 && arabic_digit(text[at - 2]);
}

std::string padded(int number, std::size_t width) {
  std::string digits = std::to_string(number);
  return digits.size() < width ? digits.insert(0, width - digits.size(), '0') : digits;
}

std::optional<std::string> iso(int year, int month, std::optional<int> day) {
  namespace chrono = std::chrono;
  const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day.value_or(1)))};
  if (!date.ok()) return std::nullopt;
  const std::string text = padded(year, 4) + "-" + padded(month, 2);
  return day ? text + "-" + padded(*day, 2) : text;
}

std::optional<std::string> date_with_signs(Reader reader, int year) {
  const char32_t sign = reader.peek();
  if (!reader.take(U"-/.．－／")) return std::nullopt;
  const auto month = reader.arabic(1, 2);
  if (!month || !reader.take(std::u32string_view(&sign, 1))) return std::nullopt;
  const auto day = reader.arabic(1, 2);
  // 2024.2.29.1 is a section or an address.
  if (!day || (reader.take(U".-/") && arabic_digit(reader.peek()))) return std::nullopt;
  return iso(year, *month, day);
}

std::optional<std::string> date_at(Reader reader) {
  const auto year = take_year(reader);
  if (!year) return std::nullopt;
  if (const auto date = date_with_signs(reader, *year)) return date;
  reader.skip_spaces();
  if (!reader.take(U"年")) return std::nullopt;
  reader.skip_spaces();
  const auto month = reader.small_number();
  reader.skip_spaces();
  if (!month || !reader.take(U"月")) return std::nullopt;
  reader.skip_spaces();
  const auto day = reader.small_number();
  reader.skip_spaces();
  if (day && reader.take(U"日号")) return iso(*year, *month, day);
  return iso(*year, *month, std::nullopt);
}

}  // namespace

std::optional<std::string> find_date(std::string_view text) {
  const std::u32string code_points = decoded(text);
  for (std::size_t at = 0; at + 4 <= code_points.size(); ++at) {
    if (starts_inside_number(code_points, at)) continue;
    if (const auto date = date_at({code_points, at})) return date;
  }
  return std::nullopt;
}

std::optional<int> find_year(std::string_view text) {
  const std::u32string code_points = decoded(text);
  for (std::size_t at = 0; at + 4 < code_points.size(); ++at) {
    if (starts_inside_number(code_points, at)) continue;
    Reader reader{code_points, at};
    const auto year = take_year(reader);
    if (!year) continue;
    reader.skip_spaces();
    if (reader.take(U"年")) return year;
  }
  return std::nullopt;
}

std::optional<int> parse_chinese_number(std::string_view text) {
  constexpr std::size_t kLongestNumeral = 24;
  const std::u32string code_points = decoded(trimmed(text));
  const bool chinese = std::none_of(code_points.begin(), code_points.end(), arabic_digit);
  if (code_points.empty() || code_points.size() > kLongestNumeral || !chinese) return std::nullopt;
  std::optional<std::int64_t> number = digit_by_digit(code_points);
  if (!number) number = with_multipliers(code_points);
  if (!number || *number > std::numeric_limits<int>::max()) return std::nullopt;
  return static_cast<int>(*number);
}

std::optional<int> parse_ordinal(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size()) return number;
  return parse_chinese_number(text);
}

}  // namespace yusuan::text
