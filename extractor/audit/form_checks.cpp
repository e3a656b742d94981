#include "audit/form_checks.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/entity_check.h"
#include "audit/reading.h"
#include "text/amount.h"
#include "text/utf8.h"

namespace yusuan::audit {
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
  if (is_read_by_order(document)) return;  // where a label stood is lost
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
  fail(kLabel, table, ref, "第一行没有项目名称，却列有" + text::grouped(*amount->value),
       "the first row has no label, yet prints " + text::grouped(*amount->value), findings);
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

using FundNames = std::vector<std::string>;

// The one fund that a text names; empty where it names none or several.
std::string fund_in(const FundNames& funds, std::string_view text) {
  std::string found;
  for (const std::string& fund : funds) {
    if (text.find(fund) == std::string_view::npos) continue;
    if (!found.empty()) return {};
    found = fund;
  }
  return found;
}

// 本表反映…; …使用一般公共预算安排的….
bool speaks_of_itself(const FundNames& funds, std::string_view note) {
  static constexpr std::string_view kShows = "本表反映", kUses = "使用";
  if (note.find(kShows) != std::string_view::npos) return true;
  return std::any_of(funds.begin(), funds.end(), [&](const std::string& fund) {
    return note.find(std::string(kUses) + fund) != std::string_view::npos;
  });
}

// Notes stand below a table, on its last page.
FigureRef ref_of_note(const Document& document, int index) {
  const Table& table = document.tables[index];
  FigureRef ref = ref_of(document, {.table = index});
  if (!table.pages.empty()) ref.page = table.pages.back();
  return ref;
}

// 没有政府性基金… or 本表反映…政府性基金… below a table of 国有资本经营预算. Other notes below figures explain some of
// them.
void check_note(const FundNames& funds, const Document& document, int index, Findings& findings) {
  const Table& table = document.tables[index];
  if (!table.note || (table.status == TableStatus::kFilled && !speaks_of_itself(funds, *table.note))) return;
  const std::string title = fund_in(funds, table.title), note = fund_in(funds, *table.note);
  if (title.empty() || note.empty()) return;
  if (title == note) return findings.add_pass(kFund, {.table = index});
  fail(kFund, table, ref_of_note(document, index), "表是" + title + "的，说明却写" + note,
       "of " + quoted(title) + ", yet its note speaks of " + quoted(note), findings);
}

// The fund that a member of a list begins with, and whether it says no more than that (政府性基金预算): empty where it
// begins with none. Words before the first member (本表反映…包括) are not of it.
struct Member {
  std::string fund;
  bool bare = false;
};

Member member_of(const FundNames& funds, std::string_view text, bool first) {
  static constexpr std::array<std::string_view, 4> kRests = {"", "预算", "预算拨款", "预算财政拨款"};
  for (const std::string& fund : funds) {
    const auto at = text.rfind(fund);
    if (at == std::string_view::npos || (at > 0 && !first)) continue;
    const std::string_view rest = text.substr(at + fund.size());
    return {fund, std::find(kRests.begin(), kRests.end(), rest) != kRests.end()};
  }
  return {};
}

// The fund that a clause lists twice, once by its bare name; empty where it lists none twice.
std::string fund_twice(const FundNames& funds, std::string_view clause) {
  static constexpr std::string_view kComma = "、";
  std::map<std::string, bool> seen;  // whether by its bare name
  for (bool first = true; !clause.empty(); first = false) {
    const auto end = std::min(clause.find(kComma), clause.size());
    const Member member = member_of(funds, clause.substr(0, end), first);
    clause.remove_prefix(std::min(end + kComma.size(), clause.size()));
    if (member.fund.empty()) {
      seen.clear();
      continue;
    }
    const auto [at, is_new] = seen.try_emplace(member.fund, member.bare);
    if (!is_new && (at->second || member.bare)) return member.fund;
  }
  return {};
}

// 一般公共预算、政府性基金预算、一般公共预算: one fund twice in a list, in the place of another.
void check_fund_list(const FundNames& funds, const Document& document, int index, Findings& findings) {
  static constexpr std::array<std::string_view, 4> kStops = {"，", "。", "；", "："};
  const Table& table = document.tables[index];
  if (!table.note) return;
  std::string_view rest = *table.note;
  while (!rest.empty()) {
    std::size_t end = rest.size();
    for (const std::string_view stop : kStops) end = std::min(end, rest.find(stop));
    const std::string fund = fund_twice(funds, rest.substr(0, end));
    rest.remove_prefix(std::min(end + kStops.front().size(), rest.size()));
    if (fund.empty()) continue;
    return fail(kFund, table, ref_of_note(document, index), "说明把" + quoted(fund) + "列了两次",
                "its note lists " + quoted(fund) + " twice", findings);
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
  if (2 * shared_letters(text::decoded(is), text::decoded(due)) < text::count_code_points(due)) return;
  const int index = one->second.front();
  fail(kPreparer, document.tables[index], ref_of(document, {.table = index}),
       "编制单位写作" + quoted(is) + "，其余各表为" + quoted(due),
       "prepared by " + quoted(is) + ", all others by " + quoted(due), findings);
}

}  // namespace

void check_forms(const patterns::PatternNode& shared, const Document& document, Findings& findings) {
  const FundNames funds = shared.strings("fund");
  for (int i = 0; i < static_cast<int>(document.tables.size()); ++i) {
    check_first_row(document, i, findings);
    check_rows(document, i, findings);
    check_note(funds, document, i, findings);
    check_fund_list(funds, document, i, findings);
  }
  check_preparers(document, findings);
}

}  // namespace yusuan::audit
