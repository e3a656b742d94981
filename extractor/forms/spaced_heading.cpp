#include "forms/spaced_heading.h"

#include <algorithm>

#include "text/utf8.h"

namespace yusuan::forms {
namespace {

// In line heights: seen 2.5 at most between the characters of 目录.
constexpr double kWidestGap = 5;

bool is_ideograph(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

bool is_one_character(const TextLine& line) {
  std::size_t at = 0;
  return !line.text.empty() && is_ideograph(text::next_code_point(line.text, at)) && at == line.text.size();
}

bool beside(const TextLine& left, const TextLine& right) {
  const double shared = std::min(left.box.y1, right.box.y1) - std::max(left.box.y0, right.box.y0);
  const double height = std::min(left.box.height(), right.box.height());
  return 2 * shared > height && right.box.x0 >= left.box.x1 && right.box.x0 - left.box.x1 <= kWidestGap * height;
}

bool same_height(const TextLine& a, const TextLine& b) { return a.box.y0 < b.box.y1 && b.box.y0 < a.box.y1; }

}  // namespace

void join_spaced_headings(std::vector<PageLayout>& layouts) {
  for (PageLayout& layout : layouts) {
    std::vector<TextLine>& lines = layout.lines;
    for (std::size_t from = 0; from < lines.size(); ++from) {
      std::size_t to = from;
      while (to < lines.size() && is_one_character(lines[to]) && (to == from || beside(lines[to - 1], lines[to]))) ++to;
      const bool alone = (from == 0 || !same_height(lines[from - 1], lines[from])) &&
                         (to == lines.size() || to == from || !same_height(lines[to - 1], lines[to]));
      if (to - from < 2 || !alone) continue;
      for (std::size_t next = from + 1; next < to; ++next) {
        lines[from].text += lines[next].text;
        lines[from].box = united(lines[from].box, lines[next].box);
      }
      lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(from) + 1,
                  lines.begin() + static_cast<std::ptrdiff_t>(to));
    }
  }
}

}  // namespace yusuan::forms
