#include "forms/entity.h"

#include <algorithm>

#include "text/date.h"
#include "text/pattern.h"
#include "text/spacing.h"

namespace yusuan::forms {
namespace {

void erase_all(std::string& text, const text::Pattern& pattern) {
  while (const auto groups = pattern.captures(text)) {
    if ((*groups)[0].empty()) return;
    text.erase(static_cast<std::size_t>((*groups)[0].data() - text.data()), (*groups)[0].size());
  }
}

}  // namespace

std::optional<std::string> entity_in_title(std::string_view title) {
  static const text::Pattern year(R"((?:\d{4}|[二〇○零一三四五六七八九]{4})\s*年度?)"), about("^关于"),
      whole(R"([（(](?:汇总|草案|公开)[）)])"),
      ending(
          R"((?:区级|市级|省级|县级|自治区本级)?(?:部门|单位|政府|财政)?(?:综合)?(?:收支)?(?:预决算|预算|决算)(?:草案)?(?:的?(?:信息|情况|公开|说明|报告|文本|文件|报表|表))*$)"),
      level("^(?:区级|市级|省级|县级|自治区本级|本级)+"), kind("(?:部门|单位)?(?:综合)?$"),
      topic(R"((?:一般公共预算|财政拨款|部门|单位)*[“"]?三公[”"]?经费(?:财政拨款)?(?:支出)?$)"),
      generic(
          "^(?:本?部门|本?单位|政府|财政|综合|预算|决算|信息|公开|汇总|说明|目录|附件|[省市县区]本?级|本级|[镇乡]|全["
          "省市县区]"
          ")*$");
  std::string text(title);
  erase_all(text, about);
  if (!ending.captures(text)) return std::nullopt;
  erase_all(text, ending);
  erase_all(text, year);
  erase_all(text, whole);
  erase_all(text, level);
  erase_all(text, topic);
  if (const auto rest = kind.captures(text)) text.resize(text.size() - (*rest)[0].size());
  text = text::closed_up(text);
  if (text.empty() || generic.matches(text)) return std::nullopt;
  return text;
}

std::optional<std::string> place_in_title(std::string_view title) {
  static const text::Pattern place(
      R"((?:^|关于|年[度末]?|\d|\s)(\p{Han}{1,11}?(?:特别行政区|自治区|自治州|自治县|兵团|地区|[省市县区州盟旗镇乡]))(?:全?[省市县区州]?(?:与|和|及)?[省市县区州]?本级|人民政府关于|[“"]?三公|全[省市县区州]|[省市县区州]级|\d{4}|地方|政府|财政|一般公共|国有资本|社会保险|预算|决算|分地区|[（(]))"),
      generic("^(?:全|我|各|本|分|自治|对|补助)|对|乡镇|年度?[省市县区州镇乡]$|^(?:地区|[省市县区州镇乡])$");
  const auto groups = place.captures(title);
  if (!groups) return std::nullopt;
  static const text::Pattern before("^(?:关于|年[度末]?)+");
  std::string name((*groups)[1]);
  if (const auto front = before.captures(name)) name.erase(0, (*front)[0].size());
  if (generic.matches(name)) return std::nullopt;
  return name;
}

bool names_a_body(std::string_view text) {
  static const text::Pattern body(
      R"(^\p{Han}{2,}(?:[厅局院委部会室处站校队馆署社团所]|委员会|办公室|中心|学校|大学|学院|办事处|人民政府|公司|[省市县区]|[镇乡]人民政府)(?:[（(]\p{Han}{1,6}[）)])?$)"),
      heading("(?:目录|部分|情况|说明|概况|预算|决算|报告|办法|通知)");
  return body.matches(text) && !heading.matches(text);
}

std::vector<int> years_in(std::string_view text) {
  std::vector<int> years;
  for (std::string_view rest = text; const auto year = text::find_year(rest);) {
    years.push_back(*year);
    const std::size_t at = rest.find("年");
    if (at == std::string_view::npos) break;
    rest.remove_prefix(at + std::string_view("年").size());
  }
  return years;
}

std::optional<int> budget_year(std::string_view title) {
  const std::vector<int> years = years_in(title);
  if (years.empty()) return std::nullopt;
  const bool execution = title.find("执行") != std::string_view::npos;
  return execution ? *std::max_element(years.begin(), years.end()) : years.front();
}

}  // namespace yusuan::forms
