#include "audit/findings.h"

#include <algorithm>

#include "audit/causes.h"
#include "audit/slip.h"

namespace yusuan::audit {
namespace {

// More places than these are counted, not named.
constexpr std::size_t kNamedPlaces = 3;
// What a table itself suggests stands apart from what its form promises.
constexpr const char* kInferred = "inferred";

struct ReasonWords {
  const char* key;
  const char* chinese;
  const char* english;
};

ReasonWords words_of(SkipReason reason) {
  switch (reason) {
    case SkipReason::kTableAbsent:
      return {"table_absent", "文件中没有这张表", "the document has no such table"};
    case SkipReason::kColumnAbsent:
      return {"column_absent", "表中没有这一列", "the table has no such column"};
    case SkipReason::kRowAbsent:
      return {"row_absent", "表中没有这一行", "the table has no such row"};
    case SkipReason::kBlank:
      return {"blank", "一方有数，另一方空白", "a figure on one side only"};
    case SkipReason::kPartsBlank:
      return {"parts_blank", "只有合计，没有明细", "a total without its parts"};
    case SkipReason::kUnitUnknown:
      return {"unit_unknown", "金额单位不明", "the money unit is unknown"};
    case SkipReason::kBaseZero:
      return {"base_zero", "上年数为零，无法计算增长率", "there is no growth rate on a base of zero"};
    case SkipReason::kPartMissing:
      return {"part_missing", "部分数字没有列出", "some of the figures are not told"};
    case SkipReason::kNotStated:
      return {"not_stated", "文字说明未提", "the text does not state it"};
    case SkipReason::kNotFullyRead:
      return {"not_fully_read", "这张表没有读全", "not all of the table could be read"};
    case SkipReason::kOutside:
      return {"column_outside", "另有未列入等式的列", "a filled column is not in the sum"};
    case SkipReason::kAmbiguous:
      return {"ambiguous", "文字说明或指其中一部分，口径不明", "the text may speak of a part of it"};
    case SkipReason::kUnconfirmed:
      return {"unconfirmed", "多数行不合此式，口径不明", "most rows do not follow the rule"};
    case SkipReason::kRowsMissing:
      return {"rows_missing", "各列同缺一部分，明细未全部列出",
              "several columns lack the same, some rows are not there"};
    case SkipReason::kWithheld:
      return {"withheld", "文件说明部分内容未公开", "the document says that some of it is withheld"};
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
      const Row& row = table.rows[at.row];
      ref.page = at.column >= 0 ? page_of(row, row.cells[at.column]) : row.page;
      if (at.column >= 0) ref.box = row.cells[at.column].box;
    }
  }
  return ref;
}

FigureRef Findings::ref(const Operand& operand) const { return ref_of(document_, operand); }

const Term* Findings::find(std::string_view id) const {
  const auto found = std::find_if(terms_.begin(), terms_.end(), [&](const Term& term) { return term.id == id; });
  return found == terms_.end() ? nullptr : &*found;
}

std::string Findings::title(std::string_view id, Language language) const {
  const Term* term = find(id);
  if (term == nullptr) return std::string(id);
  return language == Language::kChinese ? term->chinese : term->english;
}

// A term as it is called, a selector as the first label that it means.
std::string Findings::missing(const std::string& detail, Language language) const {
  if (const Term* term = find(detail))
    return language == Language::kChinese ? "“" + term->chinese + "”" : term->english;
  std::string label = detail.substr(0, detail.find('|'));
  if (label.ends_with('*')) label.pop_back();
  return quoted(label);
}

bool Findings::compare(std::string_view id, const std::vector<Operand>& left, const std::vector<Operand>& right,
                       Relation relation, int hidden) {
  const auto outcome = audit::compare(left, right, relation, hidden);
  if (!outcome) {
    skip(id, SkipReason::kUnitUnknown, left.front(), "");
    return true;
  }
  if (outcome->holds) {
    add_pass(id, left.front());
    if (relation == Relation::kEqual && !outcome->actual.is_zero() && !outcome->expected.is_zero()) {
      prove(left);
      prove(right);
    }
    return true;
  }
  Check check{.id = std::string(id),
              .status = CheckStatus::kFail,
              .expected = outcome->expected,
              .actual = outcome->actual,
              .difference = outcome->difference,
              .tolerance = outcome->tolerance,
              .unit = outcome->unit,
              .inferred = inferred_,
              .message_zh = finding(document_, left, right, *outcome, relation, Language::kChinese),
              .message_en = finding(document_, left, right, *outcome, relation, Language::kEnglish)};
  check.refs.reserve(left.size() + right.size());
  for (const auto* side : {&left, &right})
    for (const Operand& operand : *side) check.refs.push_back(ref_of(document_, operand));
  auto slips = possible_slips(left, right, *outcome, relation, hidden);
  if (slips.empty() && relation == Relation::kEqual) slips = copied(left, right, *outcome);
  if (!slips.empty()) slips_.emplace(failures_.size(), std::move(slips));
  if (relation == Relation::kEqual) keep_closings(left, right, *outcome);
  failures_.push_back(std::move(check));
  return false;
}

void Findings::keep_closings(const std::vector<Operand>& left, const std::vector<Operand>& right,
                             const Outcome& outcome) {
  const auto is_beside = [&](const Operand& at) {
    return at.table == left.front().table && at.row == left.front().row;
  };
  const bool along =
      std::all_of(left.begin(), left.end(), is_beside) && std::all_of(right.begin(), right.end(), is_beside);
  for (std::size_t i = 0; i < left.size() + right.size(); ++i) {
    const Operand& at = i < left.size() ? left[i] : right[i - left.size()];
    if (at.table < 0 || at.row < 0 || at.column < 0) continue;
    const auto due = closing_value(left, right, outcome, i);
    auto& closings = closings_[{at.table, at.row, at.column}];
    if (due) (along ? closings.first : closings.second).push_back(*due);
  }
}

std::optional<Decimal> Findings::closes_both_ways(int table, int row, int column) const {
  const auto at = closings_.find({table, row, column});
  if (at == closings_.end()) return std::nullopt;
  const auto& [along, others] = at->second;
  for (const Decimal& due : along)
    if (!due.is_zero() && !due.is_negative() && std::find(others.begin(), others.end(), due) != others.end())
      return due;
  return std::nullopt;
}

std::vector<SlipAt> Findings::copied(const std::vector<Operand>& left, const std::vector<Operand>& right,
                                     const Outcome& outcome) {
  if (!totals_) totals_.emplace(document_);
  return copied_figures(document_, *totals_, left, right, outcome);
}

bool Findings::accuses(int statement) const {
  return std::any_of(failures_.begin(), failures_.end(), [&](const Check& check) {
    return std::any_of(check.refs.begin(), check.refs.end(),
                       [&](const FigureRef& ref) { return ref.statement == statement; });
  });
}

void Findings::prove(const std::vector<Operand>& operands) {
  for (const Operand& at : operands) {
    if (at.table < 0 || at.row < 0 || at.column < 0 || at.value.is_zero()) continue;
    const Table& table = document_.tables[at.table];
    proofs_.resize(document_.tables.size());
    auto& cells = proofs_[at.table];
    cells.resize(table.rows.size() * table.columns.size());
    ++cells[at.row * table.columns.size() + at.column];
  }
}

int Findings::proved(int table, int row, int column) const {
  if (proofs_.empty() || proofs_[table].empty()) return 0;
  return proofs_[table][row * document_.tables[table].columns.size() + column];
}

// The figure that no other identity confirms; none where several are left.
void Findings::tell_slip(Check& check, const std::vector<SlipAt>& slips) const {
  const auto confirmed = [&](const SlipAt& slip) {
    const Operand& at = slip.operand;
    return at.table >= 0 && at.row >= 0 ? proved(at.table, at.row, at.column) : 0;
  };
  const SlipAt* likely = nullptr;
  for (const SlipAt& slip : slips)
    if (slips.size() == 1 || confirmed(slip) == 0) {
      if (likely != nullptr) return;
      likely = &slip;
    }
  if (likely == nullptr) return;
  check.likely = likely->slip;
  check.message_zh += slip_told(document_, likely->operand, likely->slip, Language::kChinese);
  check.message_en += slip_told(document_, likely->operand, likely->slip, Language::kEnglish);
}

void Findings::add_failure(std::string_view id, std::vector<FigureRef> refs, std::string chinese, std::string english,
                           std::optional<Slip> likely) {
  failures_.push_back({.id = std::string(id),
                       .status = CheckStatus::kFail,
                       .refs = std::move(refs),
                       .likely = std::move(likely),
                       .message_zh = std::move(chinese),
                       .message_en = std::move(english)});
}

void Findings::add_pass(std::string_view id, const Operand& at) {
  const auto key = std::make_tuple(std::string(id), at.table, at.column, std::string(inferred_ ? kInferred : ""));
  const auto [found, is_new] = pass_groups_.try_emplace(key, passes_.size());
  if (!is_new) {
    ++passes_[found->second].count;
    return;
  }
  Operand whole = at;
  if (at.table >= 0) whole.row = -1;
  Check check{.id = std::string(id), .status = CheckStatus::kPass, .inferred = inferred_};
  // What speaks of the document as a whole has no place of its own.
  if (FigureRef ref = ref_of(document_, whole); ref.page > 0) check.refs.push_back(std::move(ref));
  passes_.push_back(std::move(check));
}

void Findings::skip(std::string_view id, SkipReason reason, const Operand& at, std::string_view detail) {
  const ReasonWords words = words_of(reason);
  const auto key =
      std::make_tuple(std::string(id), at.table, at.column, std::string(words.key) + (inferred_ ? kInferred : ""));
  const auto [found, is_new] = skip_groups_.try_emplace(key, skips_.size());
  if (is_new) {
    skips_.push_back(
        {.check = {
             .id = std::string(id), .status = CheckStatus::kSkipped, .inferred = inferred_, .reason = words.key}});
    Check& check = skips_.back().check;
    if (at.table >= 0 || at.statement >= 0 || at.performance >= 0) check.refs.push_back(ref_of(document_, at));
    check.message_zh = words.chinese;
    check.message_en = words.english;
  } else {
    ++skips_[found->second].check.count;
  }
  Skip& skip = skips_[found->second];
  const bool told = std::find(skip.details.begin(), skip.details.end(), detail) != skip.details.end();
  if (detail.empty() || told) return;
  if (skip.details.size() < kNamedPlaces)
    skip.details.emplace_back(detail);
  else
    ++skip.others;
}

// 表1 表间合计一致：表中没有这一列（“项目支出”）
std::string Findings::why(const Skip& skip, Language language) const {
  const bool chinese = language == Language::kChinese;
  std::string text;
  if (!skip.check.refs.empty() && skip.check.refs.front().table)
    text = table_name(document_.tables[*skip.check.refs.front().table], language) + (chinese ? " " : ", ");
  text += title(skip.check.id, language) + (chinese ? "：" : ": ");
  text += chinese ? skip.check.message_zh : skip.check.message_en;
  if (skip.details.empty()) return text;
  text += chinese ? "（" : " (";
  for (std::size_t i = 0; i < skip.details.size(); ++i)
    text += (i == 0 ? "" : chinese ? "、" : ", ") + missing(skip.details[i], language);
  if (skip.others > 0)
    text += chinese ? "等" + std::to_string(skip.details.size() + static_cast<std::size_t>(skip.others)) + "处"
                    : " and " + std::to_string(skip.others) + " more";
  return text + (chinese ? "）" : ")");
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
          zh += " " + column_title(column);
          en += " " + column_title(column);
        }
      zh += "：";
      en += ": ";
    }
    check.message_zh = zh + title(check.id, Language::kChinese) + "，" + std::to_string(check.count) + "处相符";
    check.message_en = en + title(check.id, Language::kEnglish) + ", " + std::to_string(check.count) +
                       (check.count == 1 ? " holds" : " hold");
  }
  for (Check& check : failures_)
    if (const Term* term = find(check.id)) check.severity = term->severity;
  for (const auto& [index, slips] : slips_) tell_slip(failures_[index], slips);
  std::vector<Check> all = by_cause(document_, std::move(failures_));
  all.insert(all.end(), std::make_move_iterator(passes_.begin()), std::make_move_iterator(passes_.end()));
  for (Skip& skip : skips_) {
    std::string zh = why(skip, Language::kChinese), en = why(skip, Language::kEnglish);
    skip.check.message_zh = std::move(zh);
    skip.check.message_en = std::move(en);
    all.push_back(std::move(skip.check));
  }
  for (Check& check : all) std::erase_if(check.refs, [](const FigureRef& ref) { return ref.page < 1; });
  return all;
}

}  // namespace yusuan::audit
