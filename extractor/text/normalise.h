// One spelling for characters that look the same: what every comparison and every result is made of.
#pragma once

#include <string>
#include <string_view>

#include "model/page.h"

namespace yusuan::text {

/// `text` (UTF-8, ill-formed bytes become U+FFFD), folded code point by code point:
/// - Kangxi radicals, the CJK Radicals Supplement, CJK strokes and CJK compatibility ideographs to unified ideographs;
/// - compatibility forms by NFKC: full-width digits, Latin letters and ASCII signs (％ ＜ ＝ ＞ ＋ － ． ／),
/// ligatures,
///   ㎡ to m2, ㈠ to (一), Ⅱ to II;
/// - vertical and small forms of Chinese punctuation to the ordinary full-width form;
/// - every space to U+0020, except '\n' and '\f', which stay; other control characters, zero-width and directional
///   marks, variation selectors, soft hyphens (but those that are a minus) and byte order marks go.
/// Kept as they are: Chinese punctuation （），：；！？、。“”‘’《》【】…～, every dash (－ alone is '-', which NFKC
/// makes it), circled figures ①, fractions ½, signs that would fold to a space and an accent, superscript and subscript
/// figures behind a digit (10² is not 102), U+FFFD and private use (they show that a font has no usable map). Sequences
/// are not composed. normalise(normalise(x)) == normalise(x). Never throws on text.
std::string normalise(std::string_view text);

/// True when `normalise` would change nothing. Costs no allocation for common text.
bool is_normal(std::string_view text);

/// Normalises every word's `text`; a word that changes keeps what it was in `raw` unless that is set already. `chars`
/// follows: a code point that goes takes its span along, one that becomes several has its span parted evenly. A word
/// whose `chars` do not match its text comes out with empty `chars`. The commas of a word that is a figure of
/// full-width digits, or a piece of one, are folded like these. Words without a visible character are removed.
void normalise(Page& page);

}  // namespace yusuan::text
