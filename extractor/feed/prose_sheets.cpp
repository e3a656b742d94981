#include "feed/prose_sheets.h"

#include "feed/list_sheet.h"
#include "feed/row_values.h"

namespace yusuan::feed {
namespace {

constexpr std::size_t kLevels = 3;

std::string chinese_word(Direction direction) {
  switch (direction) {
    case Direction::kIncrease:
      return "增加";
    case Direction::kDecrease:
      return "减少";
    case Direction::kFlat:
      break;
  }
  return "持平";
}

FeedValue level_of(const Indicator& indicator, std::size_t level) {
  return level < indicator.levels.size() ? value_of(indicator.levels[level]) : FeedValue{};
}

// Levels beyond the third go on in the last one's cell.
FeedValue last_level_of(const Indicator& indicator) {
  std::string text;
  for (std::size_t i = kLevels - 1; i < indicator.levels.size(); ++i)
    text += (text.empty() ? "" : " / ") + indicator.levels[i];
  return text.empty() ? FeedValue{} : value_of(text);
}

FeedRow form_values(const Performance& form) {
  return {value_of(form.project ? *form.project : form.title),
          value_of(form.executing_unit ? form.executing_unit : form.department),
          value_of(form.total),
          value_of(form.fiscal),
          value_of(form.money_unit),
          value_of(form.objective)};
}

FeedRow joined(FeedRow values, FeedRow more) {
  for (FeedValue& value : more) values.push_back(std::move(value));
  return values;
}

}  // namespace

void write_performance(SheetScript sheet, const Document& document) {
  ListSheet list(sheet, {{"项目", 30},
                         {"实施单位", 24},
                         {"资金总额", 16},
                         {"其中：财政拨款", 16},
                         {"单位", 8},
                         {"年度目标", 50},
                         {"一级指标", 14},
                         {"二级指标", 16},
                         {"三级指标", 36},
                         {"指标值", 24},
                         {"权重", 8},
                         {"页", 6}});
  for (const Performance& form : document.performance) {
    for (const Indicator& indicator : form.indicators)
      list.add(joined(form_values(form),
                      {level_of(indicator, 0), level_of(indicator, 1), last_level_of(indicator),
                       value_of(indicator.target), value_of(indicator.weight), value_of(indicator.page)}));
    if (form.indicators.empty())
      list.add(joined(form_values(form),
                      {{}, {}, {}, {}, {}, form.pages.empty() ? FeedValue{} : value_of(form.pages.front())}));
  }
  list.close();
}

void write_projects(SheetScript sheet, const Document& document) {
  ListSheet list(sheet, {{"项目", 36},
                         {"资金规模", 16},
                         {"单位", 8},
                         {"执行单位", 28},
                         {"执行时间", 20},
                         {"资金分配情况", 50},
                         {"设立的政策依据", 60},
                         {"页", 6}});
  for (const Project& project : document.projects)
    list.add({value_of(project.name), value_of(project.scale), value_of(project.scale_unit),
              value_of(project.executing_unit), value_of(project.period), value_of(project.allocation),
              value_of(project.policy_basis), value_of(project.page)});
  list.close();
}

void write_statements(SheetScript sheet, const Document& document) {
  ListSheet list(sheet, {{"所说的", 28},
                         {"科目编码", 12},
                         {"金额", 16},
                         {"单位", 8},
                         {"占比（%）", 10},
                         {"增减", 8},
                         {"增减额", 16},
                         {"增减（%）", 10},
                         {"原因", 40},
                         {"原文", 70},
                         {"标题", 36},
                         {"页", 6}});
  for (const Statement& statement : document.statements) {
    const std::optional<Change>& change = statement.change;
    list.add({value_of(statement.name ? *statement.name : statement.subject), value_of(statement.code),
              value_of(statement.amount), value_of(statement.unit), value_of(statement.share_percent),
              change ? value_of(chinese_word(change->direction)) : FeedValue{},
              change ? value_of(change->amount) : FeedValue{}, change ? value_of(change->percent) : FeedValue{},
              value_of(statement.reason), value_of(statement.text), value_of(path_text(statement.section, " / ")),
              value_of(statement.page)});
  }
  list.close();
}

}  // namespace yusuan::feed
