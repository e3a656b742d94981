#include "text/one_line.h"

#include "model/steering.h"
#include "text/utf8.h"

namespace yusuan::text {

std::string one_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (steers_display(next_code_point(text, at)))
      line += '?';
    else
      line += text.substr(start, at - start);
  }
  return line;
}

}  // namespace yusuan::text
