#include "feed/prose_lists.h"

#include "feed/row_values.h"

namespace yusuan::feed {
namespace {

constexpr std::size_t kLevels = 3;

std::string said(Direction direction, Words words) {
  switch (direction) {
    case Direction::kIncrease:
      return words("增加", "increase");
    case Direction::kDecrease:
      return words("减少", "decrease");
    case Direction::kFlat:
      break;
  }
  return words("持平", "flat");
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

ProseList performance_list(const Document& document, Words words) {
  ProseList list{.title = words("绩效", "performance"),
                 .columns = {{words("项目", "project"), 30},
                             {words("实施单位", "executing unit"), 24},
                             {words("资金总额", "funds"), 16},
                             {words("其中：财政拨款", "of which fiscal"), 16},
                             {words("单位", "unit"), 8},
                             {words("年度目标", "objective"), 50},
                             {words("一级指标", "level 1"), 14},
                             {words("二级指标", "level 2"), 16},
                             {words("三级指标", "level 3"), 36},
                             {words("指标值", "target"), 24},
                             {words("权重", "weight"), 8},
                             {words("页", "page"), 6}},
                 .rows = {}};
  for (const Performance& form : document.performance) {
    for (const Indicator& indicator : form.indicators)
      list.rows.push_back(joined(form_values(form),
                                 {level_of(indicator, 0), level_of(indicator, 1), last_level_of(indicator),
                                  value_of(indicator.target), value_of(indicator.weight), value_of(indicator.page)}));
    if (form.indicators.empty())
      list.rows.push_back(joined(
          form_values(form), {{}, {}, {}, {}, {}, form.pages.empty() ? FeedValue{} : value_of(form.pages.front())}));
  }
  return list;
}

ProseList project_list(const Document& document, Words words) {
  ProseList list{.title = words("项目", "projects"),
                 .columns = {{words("项目", "project"), 36},
                             {words("资金规模", "amount"), 16},
                             {words("单位", "unit"), 8},
                             {words("执行单位", "executing unit"), 28},
                             {words("执行时间", "period"), 20},
                             {words("资金分配情况", "allocation"), 50},
                             {words("设立的政策依据", "policy basis"), 60},
                             {words("页", "page"), 6}},
                 .rows = {}};
  for (const Project& project : document.projects)
    list.rows.push_back({value_of(project.name), value_of(project.scale), value_of(project.scale_unit),
                         value_of(project.executing_unit), value_of(project.period), value_of(project.allocation),
                         value_of(project.policy_basis), value_of(project.page)});
  return list;
}

ProseList statement_list(const Document& document, Words words) {
  ProseList list{.title = words("文字说明", "statements"),
                 .columns = {{words("所说的", "subject"), 28},
                             {words("科目编码", "code"), 12},
                             {words("金额", "amount"), 16},
                             {words("单位", "unit"), 8},
                             {words("占比（%）", "share (%)"), 10},
                             {words("增减", "change"), 8},
                             {words("增减额", "changed by"), 16},
                             {words("增减（%）", "changed by (%)"), 10},
                             {words("原因", "reason"), 40},
                             {words("原文", "sentence"), 70},
                             {words("标题", "headings"), 36},
                             {words("页", "page"), 6}},
                 .rows = {}};
  for (const Statement& statement : document.statements) {
    const std::optional<Change>& change = statement.change;
    list.rows.push_back({value_of(statement.name ? *statement.name : statement.subject), value_of(statement.code),
                         value_of(statement.amount), value_of(statement.unit), value_of(statement.share_percent),
                         change ? value_of(said(change->direction, words)) : FeedValue{},
                         change ? value_of(change->amount) : FeedValue{},
                         change ? value_of(change->percent) : FeedValue{}, value_of(statement.reason),
                         value_of(statement.text), value_of(path_text(statement.section, " / ")),
                         value_of(statement.page)});
  }
  return list;
}

}  // namespace yusuan::feed
