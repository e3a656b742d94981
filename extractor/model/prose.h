// What a disclosure says outside its numbered tables.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/decimal.h"
#include "model/geometry.h"

namespace yusuan {

/// A paragraph rejoined over lines and page breaks.
struct Paragraph {
  std::string text;
  int page = 0;  ///< where it starts
  Rect box;      ///< around its lines on that page
};

/// The text under one heading. `path` are the headings above it and its own, from the outermost.
struct Section {
  std::vector<std::string> path;
  std::vector<Paragraph> paragraphs;
  std::vector<int> pages;
};

/// 主要职能 and 机构设置: duties as a list, offices and subordinate units by name.
struct Overview {
  std::vector<std::string> duties;
  std::optional<int> office_count;
  std::vector<std::string> offices;
  std::vector<std::string> subordinate_units;
  int page = 0;
};

/// A head count and how it changed against last year; a decrease is negative.
struct HeadCount {
  std::optional<int> persons;
  std::optional<int> change;
};

struct Staffing {
  std::optional<int> authorised;   ///< 编制数
  HeadCount actual;                ///< 实有人数
  HeadCount in_post;               ///< 在职
  HeadCount retired;               ///< 退休
  HeadCount retired_with_honours;  ///< 离休
  int page = 0;
  Rect box;
};

enum class Direction : std::uint8_t { kIncrease, kDecrease, kFlat };

/// 比上年预算增加 281.96 万元，增长 34.32%.
struct Change {
  std::string basis;  ///< 上年预算, 上年执行数, …: what it is compared with, as printed
  Direction direction = Direction::kFlat;
  std::optional<Decimal> amount;   ///< in the statement's unit, never negative
  std::optional<Decimal> percent;  ///< never negative
};

/// One figure that the prose states.
struct Statement {
  std::vector<std::string> section;  ///< heading path
  std::string text;                  ///< the sentence
  int page = 0;
  Rect box;
  std::string subject;              ///< stable key: "revenue_total", "basic", "function", "vehicle_operation", …
  std::optional<std::string> name;  ///< the subject as printed
  std::optional<std::string> fund;  ///< "general_public", "government_fund", "state_capital"
  std::optional<std::string> code;  ///< functional code, 3, 5 or 7 digits
  std::optional<Decimal> amount;
  std::optional<std::string> unit;  ///< as printed: 万元, 元, 平方米, 辆
  std::optional<Decimal> share_percent;
  std::optional<int> share_of;  ///< index of the statement that is the whole; the budget, for a completion rate
  std::optional<Change> change;
  std::optional<std::string> reason;
};

struct Project {
  std::optional<std::string> name, policy_basis, executing_unit, allocation, period;
  std::optional<Decimal> scale;
  std::optional<std::string> scale_unit;
  int page = 0;
  Rect box;
};

struct Indicator {
  std::vector<std::string> levels;  ///< 一级, 二级, 三级; merged cells carried down
  std::optional<std::string> op;    ///< ">=", "<=", "=", ">", "<"
  std::optional<Decimal> value;
  std::optional<std::string> unit;
  std::string target;  ///< as printed, closed up
  std::optional<std::string> basis, previous, weight, scoring, evidence, explanation, remark;
  std::optional<std::string> actual, score;  ///< 实际完成值, 得分: of a form that reports on its year
  int page = 0;
  Rect box;
};

/// A row of a form that holds neither a known field nor an indicator, as printed; "" where a cell is blank.
struct FormRow {
  std::vector<std::string> cells;
  int page = 0;
  Rect box;  ///< around the texts
};

/// An amount of a form where it is printed.
struct FormFigure {
  std::string key;   ///< "total", "fiscal", "carryover", "other"
  std::string text;  ///< as printed
  int page = 0;
  Rect box;
};

/// One 绩效目标表, or what a form of many projects says of one.
struct Performance {
  std::optional<int> number;  ///< 12 for 表12, as a table's
  std::string title;
  std::optional<std::string> project, department, executing_unit, owner, objective;
  std::optional<Decimal> total, fiscal, other;  ///< of the year, where the form also says those of the whole project
  std::optional<Decimal> carryover;             ///< 上年结转: the third part of `total`, mostly not printed
  std::optional<std::string> money_unit;
  std::vector<FormFigure> funds;  ///< the same amounts as printed; empty for text dumps
  std::vector<Indicator> indicators;
  std::vector<FormRow> rows;  ///< what else is printed: totals, tasks, funds by kind
  std::vector<int> pages;
};

struct GlossaryEntry {
  std::string term, definition;
  int page = 0;
};

}  // namespace yusuan
