#include "pdf/utf8_text.h"

namespace yusuan::pdf {

void append_utf8(char32_t c, std::string& out) {
  const auto byte = [&](char32_t value) { out += static_cast<char>(value); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xc0 | c >> 6), byte(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    byte(0xe0 | c >> 12), byte(0x80 | (c >> 6 & 0x3f)), byte(0x80 | (c & 0x3f));
  } else {
    byte(0xf0 | c >> 18), byte(0x80 | (c >> 12 & 0x3f)), byte(0x80 | (c >> 6 & 0x3f)), byte(0x80 | (c & 0x3f));
  }
}

std::string utf8_of(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(c, out);
  return out;
}

std::u32string code_points_of(std::string_view utf8) {
  std::u32string out;
  for (const char byte : utf8) {
    const auto value = static_cast<unsigned char>(byte);
    if ((value & 0xC0) == 0x80 && !out.empty())
      out.back() = out.back() << 6 | (value & 0x3F);
    else
      out += value < 0x80 ? value : value < 0xE0 ? value & 0x1F : value < 0xF0 ? value & 0x0F : value & 0x07;
  }
  return out;
}

}  // namespace yusuan::pdf
