// How a figure is spelt with ASCII digits, commas and a point; shared by spacing and amounts, of no use elsewhere.
#pragma once

#include <cstddef>
#include <string_view>

namespace yusuan::text {

/// Digits in well-formed groups of three or none, no leading zero, decimals behind a point if there is one: `0`,
/// `3,788.76`, `.50`. Not `1,23`, `01`, `5.`.
bool is_figure(std::string_view text);

/// True for a figure that lacks its first separators and no other: `120258,600`, `1234,567.80`. Not for `1,23`,
/// `1,234567`.
bool is_figure_with_slip(std::string_view text);

/// The bytes of the amount that begins at `begin`, its thousands parted by single spaces, with two decimals: `12
/// 345.67`, `1 234 567.80`. 0 where none does: one to three digits come first, the first no zero, then groups of three.
/// What ends it is neither a digit nor a separator with a digit behind. Counts and rates in a row (`176 259 52.4`) show
/// fewer decimals.
std::size_t bytes_of_spaced_figure(std::string_view text, std::size_t begin);

/// True when `tail` certainly goes on the figure that `head` begins: together they can begin a figure, and `head` ends
/// or `tail` starts with `,` or `.`, or one of them is none by itself
/// although it has a separator (`3,7`, `0,969.53`), or the decimals are filled up to two, or
/// `head` has more than two decimals, or a long integer is followed by a shorter piece.
bool continues_figure(std::string_view head, std::string_view tail);

}  // namespace yusuan::text
