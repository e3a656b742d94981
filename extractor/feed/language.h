// The language of what people read: Chinese, or English where they ask for it.
#pragma once

#include <string>

namespace yusuan::feed {

struct Words {
  bool english = false;
  std::string operator()(const char* chinese, const char* in_english) const { return english ? in_english : chinese; }
};

}  // namespace yusuan::feed
