#include "audit/matches.h"

#include <algorithm>
#include <string>

namespace yusuan::audit {

void each_match(const patterns::PatternNode& entry, const Document& document,
                const std::function<void(const Groups&, const Paragraph&)>& found) {
  const auto needs = entry.strings("needs");
  const patterns::PatternList patterns = entry.patterns("text");
  const auto may_match = [&](const std::string& text) {
    return needs.empty() || std::any_of(needs.begin(), needs.end(),
                                        [&](const std::string& word) { return text.find(word) != std::string::npos; });
  };
  for (const Section& section : document.sections)
    for (const Paragraph& paragraph : section.paragraphs) {
      if (!may_match(paragraph.text)) continue;
      for (const text::Pattern& pattern : patterns) {
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
}

FigureRef place_of(const Paragraph& paragraph) { return {.page = paragraph.page, .box = paragraph.box}; }

}  // namespace yusuan::audit
