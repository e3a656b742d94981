// Spaces and line ends that layout put into text, taken out again. Input is normalised text.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace yusuan::text {

/// `text` without the spaces that justification and letter-spacing leave: none beside a CJK character (`收 入 总 计` is
/// `收入总计`, `2024 年` is `2024年`, `3,788.76 万元` is `3,788.76万元`), a single one elsewhere, none at the ends. The
/// exception: a code at the start of the text (3, 5 or 7 digits, maybe spaced, or a province's: `44 广东省`) keeps one
/// space to its name: `201 一般公共服务支出`. Four spaced digits before 年 become a year. Line ends count as spaces.
std::string closed_up(std::string_view text);

/// The lines of one cell or paragraph as one text, `closed_up`. A figure wrapped inside a narrow cell is put together
/// again (`5,969.5` / `3`) where the result is well formed and one of the pieces could not stand alone as printed
/// money; two figures one above the other stay two, with a space. Hyphens stay. Blank lines count for nothing.
std::string join_lines(std::span<const std::string> lines);

}  // namespace yusuan::text
