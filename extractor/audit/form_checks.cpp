#include "audit/form_checks.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/entity_check.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

constexpr std::string_view kLabel = "unlabelled_amount", kRows = "template_rows", kFund = "note_fund",
                           kPreparer = "preparer";

void fail(std::string_view id, const Table& table, const FigureRef& ref, const std::string& chinese,
          const std::string& english, Findings& findings) {
  findings.add_failure(id, {ref},
                       table_name(table, Language::kChinese) + "：" + chinese + on_page(ref.page, Language::kChinese),
                       table_name(table, Language::kEnglish) + ": " + english + on_page(ref.page, Language::kEnglish));
}

const TableCell* first_amount(const Table& table, const Row& row) {
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (table.columns[i].type == ColumnType::kMoney && row.cells[i].value && !row.cells[i].value->is_zero())
      return &row.cells[i];
  return nullptr;
}

bool has_words(const Table& table, const Row& row) {
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (!is_figure(table.columns[i].type) && row.cells[i].text) return true;
  return false;
}

// An amount above all labels of a table whose other rows have one: what a workbook left over. Below the first row, the
// label may be a merged one; in a table that no form knows, its header may have taken the label.
void check_first_row(const Document& document, int index, Findings& findings) {
  constexpr std::size_t kFewestRows = 5;
  const Table& table = document.tables[index];
  if (table.status != TableStatus::kFilled || !document.facts.form || !table.id || table.rows.size() < kFewestRows)
    return;
  const TableCell* amount = first_amount(table, table.rows.front());
  if (amount == nullptr || has_words(table, table.rows.front())) return;
  if (!std::all_of(table.rows.begin() + 1, table.rows.end(), [&](const Row& row) { return has_words(table, row); }))
    return;
  FigureRef ref = ref_of(document, {.table = index, .row = 0});
  ref.box = amount->box;
  fail(kLabel, table, ref, "第一行没有项目名称，却列有" + grouped(*amount->value),
       "the first row has no label, yet prints " + grouped(*amount->value), findings);
}

// A table that is declared empty ends in one 合计; a second one was left over from the template.
void check_rows(const Document& document, int index, Findings& findings) {
  static constexpr std::string_view kTotal = "合计";
  const Table& table = document.tables[index];
  if (table.status != TableStatus::kDeclaredEmpty) return;
  int totals = 0, last = 0;
  for (int row = 0; row < static_cast<int>(table.rows.size()); ++row)
    if (table.rows[row].name == kTotal) {
      ++totals;
      last = row;
    }
  if (totals < 2) return;
  fail(kRows, table, ref_of(document, {.table = index, .row = last}),
       "空表中留有" + std::to_string(totals) + "个“合计”行",
       "empty, yet with " + std::to_string(totals) + " total rows", findings);
}

// The one fund that a text names; empty where it names none or several.
std::string fund_in(const PatternNode& shared, std::string_view text) {
  std::string found;
  for (const std::string& fund : shared.strings("fund")) {
    if (text.find(fund) == std::string_view::npos) continue;
    if (!found.empty()) return {};
    found = fund;
  }
  return found;
}

// 没有政府性基金… or 本表反映…政府性基金… below a table of 国有资本经营预算. Other notes below figures explain some of
// them.
void check_note(const PatternNode& shared, const Document& document, int index, Findings& findings) {
  static constexpr std::string_view kShows = "本表反映";
  const Table& table = document.tables[index];
  if (!table.note || (table.status == TableStatus::kFilled && table.note->find(kShows) == std::string::npos)) return;
  const std::string title = fund_in(shared, table.title), note = fund_in(shared, *table.note);
  if (title.empty() || note.empty()) return;
  if (title == note) return findings.add_pass(kFund, {.table = index});
  FigureRef ref = ref_of(document, {.table = index});
  if (!table.pages.empty()) ref.page = table.pages.back();
  fail(kFund, table, ref, "表是" + title + "的，说明却写" + note,
       "of " + quoted(title) + ", yet its note speaks of " + quoted(note), findings);
}

// 一般公共预算、政府性基金预算、政府性基金预算: one fund twice in a list, in the place of another.
void check_fund_list(const PatternNode& shared, const Document& document, int index, Findings& findings) {
  static constexpr std::string_view kComma = "、";
  constexpr std::size_t kMostBetween = 12;  // 预算拨款
  const Table& table = document.tables[index];
  if (!table.note) return;
  for (const std::string& fund : shared.strings("fund"))
    for (auto at = table.note->find(fund); at != std::string::npos; at = table.note->find(fund, at + 1)) {
      const auto comma = table.note->find(kComma, at);
      if (comma == std::string::npos || comma > at + fund.size() + kMostBetween) continue;
      if (!std::string_view(*table.note).substr(comma + kComma.size()).starts_with(fund)) continue;
      FigureRef ref = ref_of(document, {.table = index});
      if (!table.pages.empty()) ref.page = table.pages.back();
      return fail(kFund, table, ref, "说明把" + quoted(fund) + "列了两次", "its note lists " + quoted(fund) + " twice",
                  findings);
    }
}

// One table whose preparer is written otherwise than in all others: a slip, or the form of another office. Names that
// are cut off say nothing.
void check_preparers(const Document& document, Findings& findings) {
  constexpr std::size_t kFewestSame = 3;
  std::map<std::string, std::vector<int>> tables;
  for (int i = 0; i < static_cast<int>(document.tables.size()); ++i)
    if (const auto& preparer = document.tables[i].preparer) tables[*preparer].push_back(i);
  if (tables.size() == 1 && tables.begin()->second.size() > kFewestSame) return findings.add_pass(kPreparer, {});
  if (tables.size() != 2) return;
  const auto *most = &*tables.begin(), *one = &*std::next(tables.begin());
  if (most->second.size() < one->second.size()) std::swap(most, one);
  if (one->second.size() != 1 || most->second.size() < kFewestSame) return;
  const std::string &due = most->first, &is = one->first;
  if (due.find(is) != std::string::npos || is.find(due) != std::string::npos) return;
  if (2 * shared_letters(decoded(is), decoded(due)) < count_code_points(due)) return;
  const int index = one->second.front();
  fail(kPreparer, document.tables[index], ref_of(document, {.table = index}),
       "编制单位写作" + quoted(is) + "，其余各表为" + quoted(due),
       "prepared by " + quoted(is) + ", all others by " + quoted(due), findings);
}

}  // namespace

void check_forms(const PatternNode& shared, const Document& document, Findings& findings) {
  for (int i = 0; i < static_cast<int>(document.tables.size()); ++i) {
    check_first_row(document, i, findings);
    check_rows(document, i, findings);
    check_note(shared, document, i, findings);
    check_fund_list(shared, document, i, findings);
  }
  check_preparers(document, findings);
}

}  // namespace yusuan
