#include "feed/findings.h"

namespace yusuan::feed {

int column_place(const Table& table, const std::string& key) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].key == key) return static_cast<int>(i);
  return -1;
}

std::vector<std::map<CellPlace, std::string>> findings_by_cell(const Document& document) {
  std::vector<std::map<CellPlace, std::string>> findings(document.tables.size());
  for (const Check& check : document.checks) {
    if (check.status != CheckStatus::kFail) continue;
    const std::string line = check.message_zh.empty() ? check.id : check.message_zh;
    for (const FigureRef& ref : check.refs) {
      if (!ref.table || *ref.table < 0 || static_cast<std::size_t>(*ref.table) >= findings.size()) continue;
      const auto index = static_cast<std::size_t>(*ref.table);
      const int column = ref.column ? column_place(document.tables[index], *ref.column) : -1;
      std::string& text = findings[index][ref.row ? CellPlace{*ref.row, column} : CellPlace{-1, -1}];
      if (text.find(line) == std::string::npos) text += (text.empty() ? "" : "\n") + line;
    }
  }
  return findings;
}

std::string pages_of(const Table& table) {
  if (table.pages.empty()) return "";
  const std::string first = std::to_string(table.pages.front()), last = std::to_string(table.pages.back());
  return "第 " + first + (first == last ? "" : "-" + last) + " 页";
}

std::string caption_of(const Table& table) {
  std::string caption;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) caption += (caption.empty() ? "" : " · ") + part;
  };
  if (table.number) add("表 " + std::to_string(*table.number));
  if (table.preparer) add("编制单位：" + *table.preparer);
  if (table.money_unit) add("单位：" + *table.money_unit);
  add(pages_of(table));
  if (table.status != TableStatus::kFilled) add(chinese_name_of(table.status));
  return caption;
}

std::string chinese_name_of(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::kUnitBudget:
      return "单位预算";
    case DocumentKind::kDepartmentBudget:
      return "部门预算";
    case DocumentKind::kGovernmentBudget:
      return "政府预算";
    case DocumentKind::kUnitFinalAccounts:
      return "单位决算";
    case DocumentKind::kDepartmentFinalAccounts:
      return "部门决算";
    case DocumentKind::kGovernmentFinalAccounts:
      return "政府决算";
    case DocumentKind::kUnknown:
      break;
  }
  return "未知";
}

std::string chinese_name_of(TableStatus status) {
  switch (status) {
    case TableStatus::kDeclaredEmpty:
      return "空表";
    case TableStatus::kBlank:
      return "无数据";
    case TableStatus::kFilled:
      break;
  }
  return "有数据";
}

}  // namespace yusuan::feed
