// What a piece of a performance form's text is, told by the words of patterns/performance.toml.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "performance/performance_words.h"

namespace yusuan::performance {

/// A narrow cell breaks its text into pieces of up to four ideographs; a name is wider.
inline constexpr std::size_t kNarrowCell = 4;

bool is_weight(std::string_view text);                              ///< 10, 2.5, 5%
bool is_basis(std::string_view text, const IndicatorWords& words);  ///< 历史标准
/// 准 for 预算支出标, which is cut in front of its last ideograph; else nothing.
std::optional<std::string> rest_of_basis(std::string_view text, const IndicatorWords& words);
bool is_evidence(std::string_view text, const IndicatorWords& words);  ///< 工作资料
/// 按比例赋分, and 赋分 or 分 alone, what is left of one.
bool ends_scoring(std::string_view text, const IndicatorWords& words);
bool is_rest_of_scoring(std::string_view text, const IndicatorWords& words);
bool holds_scoring_end(std::string_view text, const IndicatorWords& words);  ///< anywhere

bool is_level(std::string_view text, const IndicatorWords& words);             ///< 产出指标, 数量指标
bool is_first_level_only(std::string_view text, const IndicatorWords& words);  ///< 产出指标
/// 产出, 产出指标: a level, or one without the end that levels have in common.
bool may_be_level(std::string_view text, const PerformanceWords& words);
/// The one level that can begin with these ideographs, three or more; else nothing.
std::optional<std::string> level_begun_by(std::string_view text, const IndicatorWords& words);
/// 标, 益指标: what is left of a level.
bool ends_level(std::string_view text, const IndicatorWords& words);
/// Whether a level is `start` and `rest`.
bool make_up_level(std::string_view start, std::string_view rest, const IndicatorWords& words);
/// Whether a second level belongs below a first one, as far as their names tell.
bool may_be_parts(std::string_view first, std::string_view second, const IndicatorWords& words);

}  // namespace yusuan::performance
