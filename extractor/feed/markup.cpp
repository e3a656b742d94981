#include "feed/markup.h"

#include <cmath>
#include <cstdio>

#include "model/steering.h"
#include "text/utf8.h"

namespace yusuan::feed {

std::string escaped(std::string_view raw) {
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    const char32_t c = text::next_code_point(raw, at);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c != '\n' && c != '\t' && steers_display(c)) {
      char shown[8];
      std::snprintf(shown, sizeof shown, "\\u%04x", static_cast<unsigned>(c));
      out += shown;
    } else if (c != 0xFFFE && c != 0xFFFF) {
      text::append_code_point(out, c);
    }
  }
  return out;
}

Decimal rounded_points(double points) {
  constexpr double kLimit = 1e7;
  return {std::abs(points) < kLimit ? std::llround(points * 100) : 0, 2};
}

std::string box_attribute(const Rect& box) {
  std::string text = " data-box=\"";
  for (const double edge : {box.x0, box.y0, box.x1, box.y1})
    text += (text.back() == '"' ? "" : " ") + rounded_points(edge).to_string();
  return text + '"';
}

}  // namespace yusuan::feed
