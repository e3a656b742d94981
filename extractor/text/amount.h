// Printed amounts: what a figure in a cell is worth, exactly, and what only stands for no figure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/decimal.h"

namespace yusuan::text {

/// `value` as printed: 10.23% is {10.23, percent}, never 0.1023.
struct Amount {
  Decimal value;
  bool percent = false;
  bool slip = false;  ///< a separator is missing, in a place that leaves no doubt: 120258,600
};

/// The amount that is the whole of `text`, raw or normalised. Read as figures: thousands separators in groups of three
/// (`,` or `，`) or none, full-width digits, `.50`, a percent sign behind, ¥ in front. Negative by a leading
/// - － − – — △ ▲ ▼, by parentheses or by a trailing minus; never by two of them. Spaces inside are layout's
/// (`3,7 88.76`) when the figure they give is well formed, shows a separator or a point, and no space stands behind two
/// decimals; or they part its thousands (`12 345.67`). Marks of footnotes (`0.9% ①`, `2,310*`) are none of it. nullopt
/// for blank text, placeholders, `#####`, units, codes with a leading zero (`01`), and anything else that is not
/// certainly one amount.
std::optional<Amount> parse_amount(std::string_view text);

/// 64,840,547.00: with every decimal, thousands parted.
std::string grouped(const Decimal& value);

/// True for several amounts of money parted by spaces: rows or columns of a table that were not parted. Codes, counts
/// and a letter-spaced figure are none.
bool joins_amounts(std::string_view text);

/// True for what is printed in place of no value: - — – -- … ...... / \ 无 × **, in any number of repeats. Not for
/// blank.
bool is_placeholder(std::string_view text);

std::string without_inner_spaces(std::string_view text);

/// True when a spreadsheet printed ### because its column was too narrow: a figure exists that nobody can read.
bool is_overflow(std::string_view text);

/// True for what a spreadsheet prints where it could not calculate: #N/A, #DIV/0!, #REF! and the like.
bool is_spreadsheet_error(std::string_view text);

/// Yuan in one unit of money: 元 1, 万元 10000, 亿元 100000000; also 十元 to 千万元, with 人民币 before or behind, in
/// brackets or after `单位：`. nullopt for anything else.
std::optional<std::int64_t> yuan_per_unit(std::string_view unit);

}  // namespace yusuan::text
