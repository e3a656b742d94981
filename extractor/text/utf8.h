// UTF-8 taken apart: code points, their number, and what kind of writing they belong to.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yusuan::text {

constexpr char32_t kReplacementCharacter = 0xFFFD;

/// The code point that starts at byte `at`, which moves behind it. Requires at < text.size(). An ill-formed sequence is
/// one U+FFFD and moves on by at least one byte. Never throws.
char32_t next_code_point(std::string_view text, std::size_t& at);

/// The code point that ends right before byte `end` (end > 0). Same treatment of ill-formed sequences.
char32_t code_point_before(std::string_view text, std::size_t end);

void append_code_point(std::string& text, char32_t code_point);

/// Number of code points, an ill-formed sequence counting as one.
std::size_t count_code_points(std::string_view text);

std::u32string decoded(std::string_view text);
std::string encoded(std::u32string_view text);

/// `text` with every ill-formed sequence replaced by U+FFFD; equal to `text` when it is well-formed.
std::string repaired(std::string_view text);

/// Ideographs (unified, compatibility, radicals, strokes), kana, bopomofo, hangul, and the punctuation and full-width
/// forms that are set as wide as an ideograph.
bool is_cjk(char32_t code_point);

/// Width in half ideographs: 2 for each code point that is_cjk(), 1 for any other.
int half_widths(std::string_view text);

/// What layout puts between words: ASCII space and tab, line ends, U+00A0, U+3000 and the spaces of U+2000 to U+205F.
bool is_space(char32_t code_point);

constexpr bool is_ascii_digit(char32_t code_point) { return code_point >= U'0' && code_point <= U'9'; }

/// ASCII digits and nothing else, at least one.
bool all_digits(std::string_view text);

/// `text` without spaces at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace yusuan::text
