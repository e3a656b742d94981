#include "model/table.h"

namespace yusuan {

std::string path_text(const std::vector<std::string>& path, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (i > 0) text += separator;
    text += path[i];
  }
  return text;
}

}  // namespace yusuan
