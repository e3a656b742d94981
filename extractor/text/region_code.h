// The codes of provinces that tables of a government's debts print before its name.
#pragma once

#include <string_view>

namespace yusuan::text {

/// True where `before` is the code of two digits of the region of the first level (GB/T 2260) that `after` begins with,
/// whatever spaces stand in `after`: `44`, `广 东省2023年…`.
bool is_region_code(std::string_view before, std::string_view after);

}  // namespace yusuan::text
