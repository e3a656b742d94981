// Headers whose places a dump lost: which words name columns, and which stand over several.
#include "dump/ordered_header.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dump/header_words.h"

namespace yusuan::dump {
namespace {

constexpr ItemKind kCode = ItemKind::kCode, kText = ItemKind::kText, kFigure = ItemKind::kFigure;

std::vector<Decimal> figures(const std::vector<int>& values) {
  std::vector<Decimal> row;
  for (const int value : values) row.emplace_back(value, 0);
  return row;
}

std::string shown(const std::vector<std::vector<std::string>>& lines, const std::vector<ItemKind>& columns,
                  const std::vector<std::vector<Decimal>>& rows) {
  const auto header = read_ordered_header(lines, columns, rows, HeaderWords(patterns::PatternFiles({})));
  if (!header) return "none";
  std::string text;
  for (const auto& path : header->paths) {
    if (!text.empty()) text += " | ";
    for (const std::string& cell : path) text += (&cell == &path.front() ? "" : "/") + cell;
  }
  return text;
}

TEST(OrderedHeader, SetsWhatItsWordsTellOverTheColumns) {
  // Tall cells with the upper rows.
  EXPECT_EQ(
      shown({{"项目"},
             {"总计"},
             {"财政拨款"},
             {"财政专户拨款", "其他资金"},
             {"合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"}},
            {kText, kFigure, kFigure, kFigure, kFigure, kFigure, kFigure, kFigure},
            {figures({9, 7, 4, 2, 1, 1, 1}), figures({5, 5, 5, 0, 0, 0, 0})}),
      "项目 | 总计 | 财政拨款/合计 | 财政拨款/一般公共预算 | 财政拨款/政府性基金预算 | 财政拨款/国有资本经营预算 | "
      "财政专户拨款 | 其他资金");
  // With the lowest, and texts that wrap.
  EXPECT_EQ(shown({{"2026年政府采购项目"},
                   {"单位名称", "科目编码", "科目名称", "支出总计", "基本支出"},
                   {"对附属单位"},
                   {"补助支出"},
                   {"小计"},
                   {"其中：2026年"},
                   {"政府采购项目"},
                   {"中预留给中小企业的"},
                   {"项目资金规模"}},
                  {kCode, kText, kFigure, kFigure, kFigure, kFigure, kFigure}, {figures({9, 7, 2, 3, 1})}),
            "单位名称 | 科目编码 | 科目名称 | 支出总计 | 基本支出 | 对附属单位补助支出 | 2026年政府采购项目/小计 | "
            "2026年政府采购项目/其中：2026年政府采购项目中预留给中小企业的项目资金规模");
}

TEST(OrderedHeader, GivesATextOverOthersItsOwnColumnWhereItsSumsHold) {
  EXPECT_EQ(shown({{"地区"}, {"2025年债务限额", "2025年债务余额"}, {"一般债务", "专项债务", "一般债务", "专项债务"}},
                  {kText, kFigure, kFigure, kFigure, kFigure, kFigure, kFigure}, {figures({7, 3, 4, 5, 2, 3})}),
            "地区 | 2025年债务限额 | 2025年债务限额/一般债务 | 2025年债务限额/专项债务 | 2025年债务余额 | "
            "2025年债务余额/一般债务 | 2025年债务余额/专项债务");
}

TEST(OrderedHeader, IsNoneWhereItsWordsLeaveItOpen) {
  // Which of them stands over the two?
  EXPECT_EQ(
      shown({{"项目", "矿区甲", "矿区乙"}, {"补偿", "恢复"}}, {kText, kFigure, kFigure, kFigure}, {figures({1, 2, 3})}),
      "none");
  // Names of rows below the header, and two texts that may be one.
  EXPECT_EQ(
      shown({{"项目", "决算数"}, {"矿区补偿收入"}, {"矿区恢复收入"}}, {kText, kFigure}, {figures({1}), figures({2})}),
      "none");
}

}  // namespace
}  // namespace yusuan::dump
