// Characters that have no glyph but steer what shows a text.
#pragma once

namespace yusuan {

/// What steers a terminal or the direction of writing: C0 and C1 control characters, DEL, marks, embeddings and
/// isolates of direction, the separators of lines and paragraphs.
constexpr bool steers_display(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x61C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace yusuan
