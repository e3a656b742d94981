#include "dump/decode.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// An ideograph in this many characters at least: a dump has 1 in 2, a program's listing with Chinese comments 1 in 30.
constexpr std::size_t kIdeographShare = 50;

std::optional<std::string> converted(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(encoding, &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::u16string units(bytes.size() + 1, u'\0');
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max() / 4)) return std::nullopt;
  const auto length = ucnv_toUChars(from.get(), units.data(), static_cast<std::int32_t>(units.size()), bytes.data(),
                                    static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string text;
  text.reserve(static_cast<std::size_t>(length) * 2);
  for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i) {
    char32_t point = units[i];
    const bool pair = point >= 0xD800 && point < 0xDC00 && i + 1 < static_cast<std::size_t>(length);
    if (pair) point = 0x10000 + ((point - 0xD800) << 10U) + (units[++i] - 0xDC00U);
    text::append_code_point(text, point);
  }
  return text;
}

// Controls other than those that lay text out.
bool has_controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x7F || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f');
  });
}

std::string with_plain_line_ends(std::string text) {
  if (text.find('\r') == std::string::npos) return text;
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      plain += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      plain += '\n';
  }
  return plain;
}

}  // namespace

std::optional<std::string> decode_text(std::string_view bytes) {
  std::optional<std::string> text;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    text = converted(bytes, "UTF-16");
  } else {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (has_controls(bytes)) return std::nullopt;
    text = std::string(bytes);
    if (text::repaired(*text) != *text) text = converted(bytes, "GB18030");
  }
  if (!text || has_controls(*text)) return std::nullopt;
  return with_plain_line_ends(*std::move(text));
}

bool is_chinese_prose(std::string_view text) {
  const std::string_view start = text::trimmed(text);
  if (start.starts_with('<') || start.starts_with('{')) return false;
  std::size_t ideographs = 0, characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = text::next_code_point(text, at);
    if (text::is_space(point)) continue;
    ++characters;
    ideographs += point >= 0x4E00 && point <= 0x9FFF;
  }
  return ideographs > 0 && ideographs * kIdeographShare >= characters;
}

}  // namespace yusuan::dump
