// How texts begin and end: whether one goes on with another.
#pragma once

#include <string_view>

#include "grid/chunks.h"

namespace yusuan::grid {

/// Whether a text begins with a small letter, or a capital one, of Latin letters.
bool starts_small(const Chunk& text);
bool starts_capital(const Chunk& text);

/// Whether a text begins like what goes on with another one: with a small letter, a bracket or `&`.
bool starts_low(const Chunk& text);

/// Of Latin letters, at least two of them.
bool is_all_capitals(const Chunk& text);

/// Whether a text ends like what another one goes on with.
bool ends_open(const Chunk& text);

/// Whether a text begins an item, so that it goes on with no line above: 一、 （二） 3. 其中： and codes.
bool starts_item(const Chunk& text);

/// Whether a text begins with the number of an item: up to three numerals in brackets, or with one of `marks` behind.
bool begins_with_number(std::u32string_view text, std::u32string_view marks);

}  // namespace yusuan::grid
