#include "feed/cell_findings.h"

#include <algorithm>

#include "json/names.h"

namespace yusuan::feed {
namespace {

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

}  // namespace

int column_place(const Table& table, const std::string& key) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].key == key) return static_cast<int>(i);
  return -1;
}

std::vector<std::map<CellPlace, std::string>> findings_by_cell(const Document& document, Words words) {
  std::vector<std::map<CellPlace, std::string>> findings(document.tables.size());
  for (const Check& check : document.checks) {
    if (check.status != CheckStatus::kFail) continue;
    const std::string& line = message_of(check, words);
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

const std::string& message_of(const Check& check, Words words) {
  const std::string& message = words.english ? check.message_en : check.message_zh;
  return message.empty() ? check.id : message;
}

std::string pages_named(const std::vector<int>& pages, Words words) {
  if (pages.empty()) return "";
  const std::string first = std::to_string(pages.front()), last = std::to_string(pages.back());
  const std::string range = first + (first == last ? "" : "-" + last);
  return words.english ? (first == last ? "page " : "pages ") + range : "第 " + range + " 页";
}

std::string caption_of(const Table& table, Words words) {
  std::string caption;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) caption += (caption.empty() ? "" : " · ") + part;
  };
  if (table.number) add(words("表 ", "table ") + std::to_string(*table.number));
  if (table.preparer) add(words("编制单位：", "prepared by ") + *table.preparer);
  if (table.money_unit) add(words("单位：", "unit: ") + *table.money_unit);
  add(pages_named(table.pages, words));
  if (table.status != TableStatus::kFilled) add(name_of(table.status, words));
  return caption;
}

std::string name_of(DocumentKind kind, Words words) {
  if (words.english) return spaced(json::name_of(kind));
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

std::string name_of(TableStatus status, Words words) {
  if (words.english) return spaced(json::name_of(status));
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

std::string name_of(CheckSeverity severity, Words words) {
  if (words.english) return json::name_of(severity);
  return severity == CheckSeverity::kMoney ? "金额" : severity == CheckSeverity::kWords ? "文字" : "格式";
}

}  // namespace yusuan::feed
