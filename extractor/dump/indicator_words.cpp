#include "dump/indicator_words.h"

#include <algorithm>
#include <array>

#include "text/pattern.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

// The level names of the Ministry of Finance's scheme, longest first where one begins another.
constexpr std::array<std::string_view, 17> kLevels = {
    "服务对象满意度指标", "生态环境成本指标", "可持续影响指标", "经济成本指标", "社会成本指标", "生态成本指标",
    "经济效益指标",       "社会效益指标",     "生态效益指标",   "满意度指标",   "产出指标",     "效益指标",
    "成本指标",           "数量指标",         "质量指标",       "时效指标",     "管理指标"};
constexpr std::size_t kShortestStart = 3;

}  // namespace

bool is_basis(std::string_view text) {
  static const Pattern pattern("^(?:历史|计划|行业|预算支出|国家|地方|财政|经验|合同|其他)标准$");
  return pattern.matches(text);
}

bool begins_basis(std::string_view text) { return text.ends_with("标") && is_basis(std::string(text) + "准"); }

bool is_evidence(std::string_view text) {
  static const Pattern pattern("(?:资料|材料|文件|报告|凭证|台账|记录|合同|清单)$");
  return pattern.matches(text);
}

bool is_weight(std::string_view text) {
  static const Pattern pattern(R"(^\d{1,3}(?:\.\d+)?%?$)");
  return pattern.matches(text);
}

bool is_level(std::string_view text) { return std::find(kLevels.begin(), kLevels.end(), text) != kLevels.end(); }

bool is_first_level_only(std::string_view text) { return text == "产出指标" || text == "效益指标"; }

std::optional<std::string> level_begun_by(std::string_view text) {
  std::optional<std::string> found;
  if (count_code_points(text) < kShortestStart) return found;
  for (const std::string_view level : kLevels) {
    if (!level.starts_with(text)) continue;
    if (found) return std::nullopt;
    found = level;
  }
  return found;
}

bool ends_level(std::string_view text) {
  return std::any_of(kLevels.begin(), kLevels.end(), [&](std::string_view level) {
    return level.ends_with(text) && count_code_points(level) >= count_code_points(text) + kShortestStart;
  });
}

bool make_up_level(std::string_view start, std::string_view rest) {
  return std::any_of(kLevels.begin(), kLevels.end(), [&](std::string_view level) {
    return level.size() == start.size() + rest.size() && level.starts_with(start) && level.ends_with(rest);
  });
}

}  // namespace yusuan
