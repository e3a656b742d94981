// Which place and level of government an entity's name begins with.
#pragma once

#include <string>

namespace yusuan::feed {

struct AdministrativeRegion {
  std::string region;  ///< 江苏省昆山市; empty where the name says none
  std::string level;   ///< central, province, city, county, township; empty where the name says none
};

/// Reads names such as 中共上海市普陀区委社会工作部 from the front; what is no name of a place ends it.
AdministrativeRegion region_of(const std::string& entity);

}  // namespace yusuan::feed
