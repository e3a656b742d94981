#include "patterns/selector.h"

#include <algorithm>
#include <array>

namespace yusuan::patterns {
namespace {

constexpr std::array<std::string_view, 10> kChineseDigits = {"一", "二", "三", "四", "五",
                                                             "六", "七", "八", "九", "十"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t chinese_digits(std::string_view text, std::size_t at) {
  while (std::any_of(kChineseDigits.begin(), kChineseDigits.end(),
                     [&](std::string_view digit) { return text.substr(at).starts_with(digit); }))
    at += kChineseDigits.front().size();
  return at;
}

// The length of one of `marks` at `at`, 0 when there is none.
template <std::size_t N>
std::size_t mark(std::string_view text, std::size_t at, const std::array<std::string_view, N>& marks) {
  for (const std::string_view m : marks)
    if (text.substr(at).starts_with(m)) return m.size();
  return 0;
}

std::string_view without_spaces_before(std::string_view text) {
  const auto start = text.find_first_not_of(' ');
  return start == std::string_view::npos ? std::string_view{} : text.substr(start);
}

struct Numbered {
  Numbering numbering = Numbering::kNone;
  std::size_t length = 0;
};

Numbered numbering_of(std::string_view text) {
  static constexpr std::array<std::string_view, 3> kStops = {"、", ".", "．"};
  static constexpr std::array<std::string_view, 2> kOpen = {"（", "("};
  static constexpr std::array<std::string_view, 2> kClose = {"）", ")"};
  static constexpr std::array<std::string_view, 2> kMemo = {"其中：", "其中:"};
  if (const auto length = mark(text, 0, kMemo)) return {Numbering::kMemo, length};
  if (const auto end = chinese_digits(text, 0))
    if (const auto stop = mark(text, end, kStops)) return {Numbering::kChinese, end + stop};
  if (const auto open = mark(text, 0, kOpen))
    if (const auto end = chinese_digits(text, open); end > open)
      if (const auto close = mark(text, end, kClose)) return {Numbering::kBracket, end + close};
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  // `1.5` is a figure, `1.单位资金` an entry.
  if (digits > 0 && digits < 3)
    if (const auto stop = mark(text, digits, kStops);
        stop && digits + stop < text.size() && !is_digit(text[digits + stop]))
      return {Numbering::kDigit, digits + stop};
  return {};
}

}  // namespace

Label label_of(std::string_view text) {
  Label label{.text = text, .bare = text};
  if (const Numbered numbered = numbering_of(text); numbered.length > 0) {
    label.numbering = numbered.numbering;
    label.bare = without_spaces_before(text.substr(numbered.length));
    return label;
  }
  // [30101]基本工资
  const std::size_t open = text.starts_with("[") ? 1 : 0;
  std::size_t end = open;
  while (end < text.size() && is_digit(text[end])) ++end;
  const std::size_t digits = end - open, name = end + open;
  const bool closed = open == 0 || (end < text.size() && text[end] == ']');
  if ((digits == 3 || digits == 5 || digits == 7) && closed && name < text.size()) {
    label.code = text.substr(open, digits);
    label.bare = without_spaces_before(text.substr(name));
  }
  return label;
}

Selector::Selector(std::string_view source) : source_(source) {
  while (!source.empty()) {
    const auto bar = std::min(source.find('|'), source.size());
    const std::string_view one = source.substr(0, bar);
    source.remove_prefix(std::min(bar + 1, source.size()));
    Alternative alternative{.text = std::string(one)};
    if (one == "*") {
      alternative.kind = Kind::kAny;
    } else if (one == "@total") {
      alternative.kind = Kind::kTotal;
    } else if (one == "一、*" || one == "1、*" || one == "（一）*" || one == "其中：*") {
      alternative.kind = Kind::kNumbering;
      alternative.numbering = one == "一、*"     ? Numbering::kChinese
                              : one == "1、*"    ? Numbering::kDigit
                              : one == "（一）*" ? Numbering::kBracket
                                                 : Numbering::kMemo;
    } else if (std::all_of(one.begin(), one.end(), is_digit)) {
      alternative.kind = Kind::kCode;
    } else if (one.ends_with('*')) {
      alternative.kind = Kind::kPrefix;
      alternative.text.pop_back();
    }
    alternatives_.push_back(std::move(alternative));
  }
}

bool Selector::fits(const Label& label, std::string_view code, bool total) const {
  return std::any_of(alternatives_.begin(), alternatives_.end(), [&](const Alternative& one) {
    switch (one.kind) {
      case Kind::kAny:
        return true;
      case Kind::kTotal:
        return total;
      case Kind::kNumbering:
        return label.numbering == one.numbering;
      case Kind::kCode:
        return code == one.text;
      case Kind::kWhole:
        return label.bare == one.text || label.text == one.text;
      case Kind::kPrefix:
        return label.bare.starts_with(one.text);
    }
    return false;
  });
}

}  // namespace yusuan::patterns
