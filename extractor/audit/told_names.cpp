#include "audit/told_names.h"

#include <algorithm>
#include <array>

namespace yusuan::audit {

std::string core_of(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kEmpty = {"预算数", "执行数", "决算数", "完成数", "的",   "支出",
                                                              "经费",   "预算",   "安排",   "费用",   "完成", "预计"};
  constexpr std::size_t kShortest = 6;
  std::string core;
  for (std::size_t at = 0; at < name.size();) {
    const auto word = std::find_if(kEmpty.begin(), kEmpty.end(),
                                   [&](std::string_view empty) { return name.substr(at).starts_with(empty); });
    if (word != kEmpty.end())
      at += word->size();
    else
      core += name[at++];
  }
  return core.size() < kShortest ? std::string(name) : core;
}

}  // namespace yusuan::audit
