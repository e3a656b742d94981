#include "audit/findings.h"

#include <algorithm>

namespace yusuan {
namespace {

struct ReasonWords {
  const char* key;
  const char* chinese;
  const char* english;
};

ReasonWords words_of(SkipReason reason) {
  switch (reason) {
    case SkipReason::kTableAbsent:
      return {"table_absent", "缺表：", "there is no table "};
    case SkipReason::kColumnAbsent:
      return {"column_absent", "缺列：", "there is no column "};
    case SkipReason::kRowAbsent:
      return {"row_absent", "缺行：", "there is no row "};
    case SkipReason::kBlank:
      return {"blank", "一方有数，另一方空白：", "a figure on one side, nothing on the other: "};
    case SkipReason::kPartsBlank:
      return {"parts_blank", "只有合计，没有明细：", "a total without its parts: "};
    case SkipReason::kUnitUnknown:
      return {"unit_unknown", "金额单位不明：", "the money unit is unknown: "};
    case SkipReason::kBaseZero:
      return {"base_zero", "上年数为零，无法计算增长率：", "no growth rate on a base of zero: "};
    case SkipReason::kNotStated:
      return {"not_stated", "文字说明未提：", "the text does not state "};
  }
  return {"", "", ""};
}

}  // namespace

FigureRef ref_of(const Document& document, const Operand& at) {
  FigureRef ref;
  if (at.statement >= 0) {
    ref.statement = at.statement;
    ref.page = document.statements[at.statement].page;
    ref.box = document.statements[at.statement].box;
  } else if (at.performance >= 0) {
    ref.performance = at.performance;
    const auto& pages = document.performance[at.performance].pages;
    ref.page = pages.empty() ? 0 : pages.front();
  } else if (at.table >= 0) {
    const Table& table = document.tables[at.table];
    ref.table = at.table;
    ref.page = table.pages.empty() ? 0 : table.pages.front();
    if (at.column >= 0) ref.column = table.columns[at.column].key;
    if (at.row >= 0) {
      ref.row = at.row;
      ref.page = table.rows[at.row].page;
      if (at.column >= 0) ref.box = table.rows[at.row].cells[at.column].box;
    }
  }
  return ref;
}

std::string Findings::title(std::string_view id, Language language) const {
  for (const IdentityName& name : names_)
    if (name.id == id) return language == Language::kChinese ? name.chinese : name.english;
  return std::string(id);
}

bool Findings::compare(std::string_view id, const std::vector<Operand>& left, const std::vector<Operand>& right,
                       Relation relation) {
  const auto outcome = yusuan::compare(left, right, relation);
  if (!outcome) {
    skip(id, SkipReason::kUnitUnknown, left.front(), "");
    return true;
  }
  if (outcome->holds) {
    add_pass(id, left.front());
    return true;
  }
  Check check{.id = std::string(id),
              .status = CheckStatus::kFail,
              .expected = outcome->expected,
              .actual = outcome->actual,
              .difference = outcome->difference,
              .tolerance = outcome->tolerance,
              .unit = outcome->unit,
              .message_zh = finding(document_, left, right, *outcome, relation, Language::kChinese),
              .message_en = finding(document_, left, right, *outcome, relation, Language::kEnglish)};
  check.refs.reserve(left.size() + right.size());
  for (const auto* side : {&left, &right})
    for (const Operand& operand : *side) check.refs.push_back(ref_of(document_, operand));
  failures_.push_back(std::move(check));
  return false;
}

void Findings::add_failure(std::string_view id, std::vector<FigureRef> refs, std::string chinese, std::string english) {
  failures_.push_back({.id = std::string(id),
                       .status = CheckStatus::kFail,
                       .refs = std::move(refs),
                       .message_zh = std::move(chinese),
                       .message_en = std::move(english)});
}

void Findings::add_pass(std::string_view id, const Operand& at) {
  const auto key = std::make_tuple(std::string(id), at.table, at.column, std::string());
  const auto [found, is_new] = pass_groups_.try_emplace(key, passes_.size());
  if (!is_new) {
    ++passes_[found->second].count;
    return;
  }
  Operand whole = at;
  if (at.table >= 0) whole.row = -1;
  Check check{.id = std::string(id), .status = CheckStatus::kPass};
  // What speaks of the document as a whole has no place of its own.
  if (FigureRef ref = ref_of(document_, whole); ref.page > 0) check.refs.push_back(std::move(ref));
  passes_.push_back(std::move(check));
}

void Findings::skip(std::string_view id, SkipReason reason, const Operand& at, std::string_view detail) {
  const ReasonWords words = words_of(reason);
  const auto key = std::make_tuple(std::string(id), at.table, at.column, words.key + std::string(detail));
  const auto [found, is_new] = skip_groups_.try_emplace(key, skips_.size());
  if (!is_new) {
    ++skips_[found->second].count;
    return;
  }
  Check check{.id = std::string(id), .status = CheckStatus::kSkipped, .reason = words.key};
  std::string table_zh, table_en;
  if (at.table >= 0) {
    check.refs.push_back(ref_of(document_, at));
    table_zh = table_name(document_.tables[at.table], Language::kChinese) + " ";
    table_en = table_name(document_.tables[at.table], Language::kEnglish) + ", ";
  } else if (at.statement >= 0) {
    check.refs.push_back(ref_of(document_, at));
  }
  check.message_zh = table_zh + title(id, Language::kChinese) + "：" + words.chinese + std::string(detail);
  check.message_en = table_en + title(id, Language::kEnglish) + ": " + words.english + std::string(detail);
  skips_.push_back(std::move(check));
}

std::vector<Check> Findings::take() {
  for (Check& check : passes_) {
    std::string zh, en;
    if (!check.refs.empty() && check.refs.front().table) {
      const FigureRef& ref = check.refs.front();
      const Table& table = document_.tables[*ref.table];
      zh = table_name(table, Language::kChinese);
      en = table_name(table, Language::kEnglish);
      for (const Column& column : table.columns)
        if (column.key == ref.column && !column.header.empty()) {
          zh += " " + column.header.back();
          en += " " + column.header.back();
        }
      zh += "：";
      en += ": ";
    }
    check.message_zh = zh + title(check.id, Language::kChinese) + "，" + std::to_string(check.count) + "处相符";
    check.message_en = en + title(check.id, Language::kEnglish) + ", " + std::to_string(check.count) +
                       (check.count == 1 ? " holds" : " hold");
  }
  for (auto* checks : {&failures_, &skips_})
    for (Check& check : *checks) std::erase_if(check.refs, [](const FigureRef& ref) { return ref.page < 1; });
  std::vector<Check> all = std::move(failures_);
  all.insert(all.end(), std::make_move_iterator(passes_.begin()), std::make_move_iterator(passes_.end()));
  all.insert(all.end(), std::make_move_iterator(skips_.begin()), std::make_move_iterator(skips_.end()));
  return all;
}

}  // namespace yusuan
