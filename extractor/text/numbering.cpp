#include "text/numbering.h"

#include <array>
#include <optional>
#include <string>

#include "text/date.h"
#include "text/utf8.h"

namespace yusuan::text {
namespace {

// No outline of a table counts further.
constexpr std::size_t kMostDigits = 2;
constexpr std::size_t kMostNumeralBytes = 12;

struct Numeral {
  int number = 0;
  std::size_t length = 0;
};

template <std::size_t N>
std::size_t mark_at(std::string_view text, std::size_t at, const std::array<std::string_view, N>& marks) {
  if (at >= text.size()) return 0;
  for (const std::string_view mark : marks)
    if (text.substr(at).starts_with(mark)) return mark.size();
  return 0;
}

std::optional<Numeral> chinese_numeral(std::string_view text) {
  static constexpr std::array<std::string_view, 11> kNumerals = {"一", "二", "三", "四", "五", "六",
                                                                 "七", "八", "九", "十", "百"};
  std::size_t end = 0;
  while (const std::size_t length = mark_at(text, end, kNumerals)) end += length;
  if (end == 0 || end > kMostNumeralBytes) return std::nullopt;
  const auto number = parse_chinese_number(text.substr(0, end));
  return number ? std::optional(Numeral{*number, end}) : std::nullopt;
}

std::optional<Numeral> digits(std::string_view text) {
  Numeral numeral;
  while (numeral.length < text.size() && is_ascii_digit(static_cast<unsigned char>(text[numeral.length]))) {
    if (numeral.length == kMostDigits) return std::nullopt;
    numeral.number = 10 * numeral.number + (text[numeral.length++] - '0');
  }
  return numeral.length == 0 ? std::nullopt : std::optional(numeral);
}

LabelNumber numbered(NumberStyle style, const Numeral& numeral, std::size_t length) {
  return {.style = style, .number = numeral.number, .length = length};
}

LabelNumber bracketed(std::string_view text, std::size_t open) {
  static constexpr std::array<std::string_view, 2> kClose = {"）", ")"};
  const std::string_view inner = text.substr(open);
  if (const auto numeral = chinese_numeral(inner))
    if (const std::size_t close = mark_at(inner, numeral->length, kClose))
      return numbered(NumberStyle::kChineseBracket, *numeral, open + numeral->length + close);
  if (const auto numeral = digits(inner))
    if (const std::size_t close = mark_at(inner, numeral->length, kClose))
      return numbered(NumberStyle::kDigitBracket, *numeral, open + numeral->length + close);
  return {};
}

LabelNumber part(std::string_view text) {
  static constexpr std::string_view kOrdinal = "第";
  static constexpr std::array<std::string_view, 4> kParts = {"部分", "类", "章", "项"};
  if (!text.starts_with(kOrdinal)) return {};
  const auto numeral = chinese_numeral(text.substr(kOrdinal.size()));
  if (!numeral) return {};
  const std::size_t length = mark_at(text, kOrdinal.size() + numeral->length, kParts);
  return length == 0 ? LabelNumber{}
                     : numbered(NumberStyle::kPart, *numeral, kOrdinal.size() + numeral->length + length);
}

LabelNumber number_at(std::string_view text) {
  static constexpr std::array<std::string_view, 2> kOpen = {"（", "("};
  static constexpr std::array<std::string_view, 5> kStops = {"、", ".", "．", "，", ","};
  static constexpr std::array<std::string_view, 4> kDigitStops = {"、", ".", "．", ")"};
  constexpr char32_t kFirstCircled = 0x2460, kLastCircled = 0x2473;
  if (text.empty()) return {};
  if (const std::size_t open = mark_at(text, 0, kOpen)) return bracketed(text, open);
  if (const auto numeral = chinese_numeral(text)) {
    const std::size_t stop = mark_at(text, numeral->length, kStops);
    return stop == 0 ? LabelNumber{} : numbered(NumberStyle::kChinese, *numeral, numeral->length + stop);
  }
  if (const auto numeral = digits(text)) {
    const std::size_t end = numeral->length + mark_at(text, numeral->length, kDigitStops);
    if (end == numeral->length) return {};
    if (end < text.size() && is_ascii_digit(static_cast<unsigned char>(text[end]))) return {};
    const bool bracket = text[end - 1] == ')';
    return numbered(bracket ? NumberStyle::kDigitBracket : NumberStyle::kDigit, *numeral, end);
  }
  std::size_t end = 0;
  const char32_t first = next_code_point(text, end);
  if (first >= kFirstCircled && first <= kLastCircled)
    return numbered(NumberStyle::kCircled, {static_cast<int>(first - kFirstCircled) + 1, end}, end);
  return part(text);
}

std::size_t lead_of(std::string_view label, Lead& lead) {
  static constexpr std::array<std::string_view, 2> kMemo = {"其中：", "其中:"};
  static constexpr std::array<std::string_view, 4> kSign = {"加：", "加:", "减：", "减:"};
  std::size_t length = mark_at(label, 0, kMemo);
  if (length == 0 && label == "其中") length = label.size();
  if (length > 0) {
    lead = Lead::kMemo;
    return length;
  }
  length = mark_at(label, 0, kSign);
  if (length > 0) lead = Lead::kSign;
  return length;
}

}  // namespace

LabelNumber number_of_label(std::string_view label) {
  Lead lead = Lead::kNone;
  const std::size_t lead_length = lead_of(label, lead);
  LabelNumber number = number_at(label.substr(lead_length));
  number.lead = lead;
  number.lead_length = lead_length;
  number.length += lead_length;
  return number;
}

}  // namespace yusuan::text
