#include "prose/sections.h"

#include "text/date.h"
#include "text/pattern.h"

namespace yusuan::prose {
namespace {

// Headings fill at most two lines: 60 characters.
constexpr std::size_t kHeadingBytes = 180;

// （一）一般公共预算。 ends in a full stop, too; 2.编制年度预算。 is a duty.
bool ends_as_heading(std::string_view text, const ProseVocabulary& words) {
  return patterns::any_matches(words.heading_end, text) ||
         (patterns::any_matches(words.heading_name, text) && !patterns::any_matches(words.duty_verb, text));
}

// A heading names; it states nothing, so it has no sentence in it. The colon in 第三部分：其他说明 is of the mark.
bool names_only(std::string_view text, const ProseVocabulary& words) {
  if (text.size() > kHeadingBytes) return false;
  if (const MarkAt mark = mark_of(text); mark.mark == Mark::kPart) {
    text.remove_prefix(mark.bytes);
    for (const std::string_view colon : {"：", ":"})
      if (text.starts_with(colon)) text.remove_prefix(colon.size());
  }
  if (ends_as_heading(text, words)) text.remove_suffix(std::string_view("。").size());
  return !patterns::any_matches(words.not_in_heading, text);
}

bool is_list_item(const std::vector<TextRun>& runs, std::size_t i, const ProseVocabulary& words) {
  // Among the small marks, what only its like follows is a list.
  const bool next_alike =
      i + 1 < runs.size() && runs[i + 1].mark == runs[i].mark && names_only(runs[i + 1].text, words);
  const bool before_alike = i > 0 && runs[i - 1].mark == runs[i].mark && names_only(runs[i - 1].text, words);
  return next_alike || before_alike;
}

bool is_heading(const std::vector<TextRun>& runs, std::size_t i, const ProseVocabulary& words) {
  const TextRun& run = runs[i];
  if (run.mark == Mark::kNone || !names_only(run.text, words)) return false;
  if (run.mark == Mark::kPart) return true;
  if (run.mark == Mark::kTitle) return !text::find_date(run.text);
  if (run.mark == Mark::kDigit || run.mark == Mark::kBracketedDigit) return !is_list_item(runs, i, words);
  return mark_of(run.text).bytes < run.text.size();
}

}  // namespace

std::vector<SectionRuns> part_by_headings(const std::vector<TextRun>& runs, const ProseVocabulary& words) {
  std::vector<SectionRuns> sections;
  std::vector<std::pair<Mark, std::string>> above;
  const auto open = [&](std::size_t at) {
    SectionRuns section{at, at, {}};
    for (const auto& [mark, text] : above) section.path.push_back(text);
    sections.push_back(std::move(section));
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (is_heading(runs, i, words)) {
      while (!above.empty() && above.back().first >= runs[i].mark) above.pop_back();
      const bool grows = !above.empty() && !sections.empty() && sections.back().begin == sections.back().end;
      above.emplace_back(runs[i].mark, runs[i].text);
      if (grows) sections.pop_back();
      open(i + 1);
    } else {
      if (sections.empty()) open(i);
      sections.back().end = i + 1;
    }
  }
  return sections;
}

}  // namespace yusuan::prose
