// Whose money a disclosure is about, and for which year, from its titles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yusuan::forms {

/// What a title names without year, kind and the words of publication: `示例市档案局` of
/// `示例市档案局（汇总）2026年部门综合 预算公开说明`. nullopt when nothing but those is left.
std::optional<std::string> entity_in_title(std::string_view title);

/// The place whose government a title is about: `示例市` of `关于示例市2025年预算执行情况…的报告` and
/// `2026年示例市本级一般公共预算收入表`. nullopt for 全省, 市本级 and titles without a place.
std::optional<std::string> place_in_title(std::string_view title);

/// Whether the whole of `text` is the name of a public body: it ends as one, and is no heading.
bool names_a_body(std::string_view text);

/// All years that 年 follows, as they stand.
std::vector<int> years_in(std::string_view text);

/// The year that a title is of: of a report on the execution of one budget and the draft of the next that of the draft,
/// else the first one. nullopt without one.
std::optional<int> budget_year(std::string_view title);

}  // namespace yusuan::forms
