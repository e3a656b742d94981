#include "audit/matches.h"

namespace yusuan {

void each_match(const PatternList& patterns, const Document& document,
                const std::function<void(const Groups&, const Paragraph&)>& found) {
  for (const Section& section : document.sections)
    for (const Paragraph& paragraph : section.paragraphs)
      for (const Pattern& pattern : patterns) {
        std::string_view rest = paragraph.text;
        while (const auto groups = pattern.captures(rest)) {
          found(*groups, paragraph);
          const std::string_view all = groups->front();
          const auto behind = static_cast<std::size_t>(all.data() - rest.data()) + all.size();
          if (all.empty() || behind >= rest.size()) break;
          rest = rest.substr(behind);
        }
      }
}

FigureRef place_of(const Paragraph& paragraph) { return {.page = paragraph.page, .box = paragraph.box}; }

}  // namespace yusuan
