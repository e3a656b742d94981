// Dates, years and Chinese numerals in running text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yusuan::text {

/// The first date in `text`, ISO 8601: `2024 年 02 月 29 日`, `二〇二四年二月二十九日`, `2024-2-29`, `2024.02.29` and
/// `2024/2/29` give "2024-02-29"; `2024年3月` gives "2024-03". Only dates that the calendar has, years 1900 to 2199.
/// A year alone is no date; numbers such as 2024.12 are none either. nullopt when there is none.
std::optional<std::string> find_date(std::string_view text);

/// The first year 1900 to 2199 in `text` that 年 follows, in digits or Chinese numerals. nullopt when there is none.
std::optional<int> find_year(std::string_view text);

/// The number that is the whole of `text`: 一, 十一, 二十三, 一百零五, 三千二百万, 〇, 两, 贰拾, and digit by digit
/// 二〇二四. nullopt for anything else, also for what stands in the wrong order (十百) or needs guessing (三百二), and
/// for more than an int holds.
std::optional<int> parse_chinese_number(std::string_view text);

/// A printed ordinal that is the whole of `text`: digits, or a Chinese numeral. nullopt for anything else.
std::optional<int> parse_ordinal(std::string_view text);

}  // namespace yusuan::text
