#include "text/region_code.h"

#include <algorithm>
#include <string>

namespace yusuan::text {
namespace {

// The regions of the first level by their codes (GB/T 2260), which tables of debts print before the name.
constexpr std::string_view kRegions[] = {
    "11北京", "12天津", "13河北", "14山西", "15内蒙古", "21辽宁", "22吉林", "23黑龙江", "31上海", "32江苏", "33浙江",
    "34安徽", "35福建", "36江西", "37山东", "41河南",   "42湖北", "43湖南", "44广东",   "45广西", "46海南", "50重庆",
    "51四川", "52贵州", "53云南", "54西藏", "61陕西",   "62甘肃", "63青海", "64宁夏",   "65新疆"};

}  // namespace

bool is_region_code(std::string_view before, std::string_view after) {
  constexpr std::size_t kDigits = 2, kLongestName = 9;
  if (before.size() != kDigits) return false;
  std::string name;
  for (std::size_t at = 0; at < after.size() && name.size() < kLongestName; ++at)
    if (after[at] != ' ') name += after[at];
  return std::any_of(std::begin(kRegions), std::end(kRegions), [&](std::string_view region) {
    return region.starts_with(before) && name.starts_with(region.substr(kDigits));
  });
}

}  // namespace yusuan::text
