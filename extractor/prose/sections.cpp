#include "prose/sections.h"

#include "text/date.h"
#include "text/pattern.h"

namespace yusuan::prose {
namespace {

// Headings fill at most two lines: 60 characters.
constexpr std::size_t kHeadingBytes = 180;

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// （一）一般公共预算。 ends in a full stop, too; 2.编制年度预算。 is a duty.
bool ends_as_heading(std::string_view text) {
  static const Pattern said("(?:说明|情况)。$"),
      named(
          "^[^，。；：]{2,14}(?:预算|决算|收入|支出|收支|经费|债务|概况|绩效|(?:全|本)[省市县区州旗镇乡]|[省市县区州]"
          "本?级)。$"),
      duty("(?:是指|指|的|负责|编制|组织|拟订|拟定|管理|执行|审核|承担|监督|指导|起草|落实|做好|批复|汇总)");
  return said.matches(text) || (named.matches(text) && !duty.matches(text));
}

// A heading names; it states nothing, so it has no sentence in it. The colon in 第三部分：其他说明 is of the mark.
bool names_only(std::string_view text) {
  if (text.size() > kHeadingBytes) return false;
  if (const MarkAt mark = mark_of(text); mark.mark == Mark::kPart) {
    text.remove_prefix(mark.bytes);
    for (const std::string_view colon : {"：", ":"})
      if (text.starts_with(colon)) text.remove_prefix(colon.size());
  }
  if (ends_as_heading(text)) text.remove_suffix(std::string_view("。").size());
  for (const char* mark : {"。", "，", "；", "：", ":", "万元", "（类）"})
    if (has(text, mark)) return false;
  static const Pattern amount(R"(\d\s*元[，,、；;]?$)");
  return !amount.matches(text);
}

bool is_list_item(const std::vector<TextRun>& runs, std::size_t i) {
  // Among the small marks, what only its like follows is a list.
  const bool next_alike = i + 1 < runs.size() && runs[i + 1].mark == runs[i].mark && names_only(runs[i + 1].text);
  const bool before_alike = i > 0 && runs[i - 1].mark == runs[i].mark && names_only(runs[i - 1].text);
  return next_alike || before_alike;
}

bool is_heading(const std::vector<TextRun>& runs, std::size_t i) {
  const TextRun& run = runs[i];
  if (run.mark == Mark::kNone || !names_only(run.text)) return false;
  if (run.mark == Mark::kPart) return true;
  if (run.mark == Mark::kTitle) return !find_date(run.text);
  if (run.mark == Mark::kDigit || run.mark == Mark::kBracketedDigit) return !is_list_item(runs, i);
  return mark_of(run.text).bytes < run.text.size();
}

}  // namespace

std::vector<SectionRuns> part_by_headings(const std::vector<TextRun>& runs) {
  std::vector<SectionRuns> sections;
  std::vector<std::pair<Mark, std::string>> above;
  const auto open = [&](std::size_t at) {
    SectionRuns section{at, at, {}};
    for (const auto& [mark, text] : above) section.path.push_back(text);
    sections.push_back(std::move(section));
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (is_heading(runs, i)) {
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
