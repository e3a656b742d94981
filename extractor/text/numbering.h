// How a label says its place in an outline: 一、 （一） 1. （1） ① and 其中：.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace yusuan::text {

/// From the outermost to the innermost, as official documents nest them (GB/T 9704).
enum class NumberStyle : std::uint8_t {
  kNone,
  kPart,            ///< 第一部分 第二类
  kChinese,         ///< 一、
  kChineseBracket,  ///< （一）
  kDigit,           ///< 1、 1. 1．
  kDigitBracket,    ///< （1） 1)
  kCircled,         ///< ①
};

/// What stands in front of the number or the name.
enum class Lead : std::uint8_t {
  kNone,
  kMemo,  ///< 其中： what follows is part of the row before
  kSign,  ///< 加： 减： what follows is added to the rows before, or taken off
};

struct LabelNumber {
  Lead lead = Lead::kNone;
  NumberStyle style = NumberStyle::kNone;
  int number = 0;               ///< 0 without a style
  std::size_t lead_length = 0;  ///< bytes of the lead
  std::size_t length = 0;       ///< bytes of lead and number: the name starts there
};

/// How `label`, normalised and closed up, begins. A figure (`1.5`), a code (`301`), a year (`2024年`) and a word that
/// only begins with a numeral (`一般公共预算`) have no number.
LabelNumber number_of_label(std::string_view label);

}  // namespace yusuan::text
