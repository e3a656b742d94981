// Figures that show themselves as such wherever they stand: with a decimal point or thousands separators.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yusuan::text {

struct FigureInText {
  std::size_t begin = 0, end = 0;  ///< bytes, without sign and unit
  std::string digits;              ///< without separators
};

/// In the order of `text`, which is normalised. A year behind the number of a list (1.2026年) and pieces of addresses
/// and numbers of standards (a Latin letter or `/` before it) are none. With `long_integers` those of at least so many
/// digits are figures, too.
std::vector<FigureInText> printed_figures(std::string_view text, std::size_t long_integers = 0);

/// Numbers of a list with the year behind them (1.2026年), which printed_figures() passes over and a reader may take
/// for figures.
std::vector<FigureInText> numbered_years(std::string_view text);

/// Whether an unheld figure may number something else than money: a month (2024.12) or an entry of a list
/// (1.1总体情况).
bool may_be_number_of(std::string_view text, const FigureInText& figure);

}  // namespace yusuan::text
