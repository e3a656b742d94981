// Names of amounts, as the running text and the rows of tables say them.
#pragma once

#include <string>
#include <string_view>

namespace yusuan::audit {

/// What a name says beyond what every amount of a budget is: 对个人和家庭的补助支出 is 对个人和家庭补助, 契税预算数 is
/// 契税. The name itself where hardly anything is left.
std::string core_of(std::string_view name);

}  // namespace yusuan::audit
