// What a piece of a performance form's text is, told by its words.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace yusuan {

/// A narrow cell breaks its text into pieces of up to four ideographs; a name is wider.
inline constexpr std::size_t kNarrowCell = 4;

bool is_basis(std::string_view text);      ///< 历史标准
bool begins_basis(std::string_view text);  ///< 预算支出标, cut in front of its last ideograph
bool is_evidence(std::string_view text);   ///< 工作资料
bool is_weight(std::string_view text);     ///< 10, 2.5, 5%

bool is_level(std::string_view text);             ///< 产出指标, 数量指标
bool is_first_level_only(std::string_view text);  ///< 产出指标
/// The one level that can begin with these ideographs, three or more; else nothing.
std::optional<std::string> level_begun_by(std::string_view text);
/// 标, 益指标: what is left of a level.
bool ends_level(std::string_view text);
/// Whether a level is `start` and `rest`.
bool make_up_level(std::string_view start, std::string_view rest);

}  // namespace yusuan
