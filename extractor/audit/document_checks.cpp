#include "audit/document_checks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "audit/performance_checks.h"
#include "audit/reading.h"
#include "text/amount.h"
#include "text/utf8.h"

namespace yusuan::audit {
namespace {

// Whether a table of this title may be there all the same: figures were lost, a table was read without its title or as
// none of the form's, or the title stands in the text.
bool may_stand_unread(const Document& document, const Ledger& ledger, std::string_view title) {
  return lost_figures(document) ||
         std::any_of(ledger.tables().begin(), ledger.tables().end(),
                     [](const LedgerTable& table) { return table.table->title.empty() || !table.of_form; }) ||
         std::any_of(document.sections.begin(), document.sections.end(), [&](const Section& section) {
           return std::any_of(section.paragraphs.begin(), section.paragraphs.end(),
                              [&](const Paragraph& paragraph) { return paragraph.text == title; });
         });
}

void check_contents(const Document& document, const Ledger& ledger, const patterns::PatternFiles& files,
                    Findings& findings) {
  static constexpr std::string_view kTable = "表";
  const std::string_view id = "contents_tables";
  // A table whose title was not read may be the one.
  const bool untitled = std::any_of(document.tables.begin(), document.tables.end(),
                                    [](const Table& table) { return table.title.empty(); });
  for (const ContentsEntry& entry : document.contents) {
    if (!entry.title.ends_with(kTable)) continue;
    const auto same = std::find_if(document.tables.begin(), document.tables.end(),
                                   [&](const Table& table) { return table.title == entry.title; });
    if (same != document.tables.end()) {
      findings.add_pass(id, {});
      continue;
    }
    if (!document.facts.form || untitled) continue;
    // Only what the form knows as a table of its own: contents list forms and annexes too.
    for (const patterns::PatternNode& table : files.root(*document.facts.form + ".toml").entries("table")) {
      if (!patterns::any_matches(table.patterns("title"), entry.title)) continue;
      if (ledger.find(table.string("id")) != nullptr)
        findings.add_pass(id, {});
      else if (may_stand_unread(document, ledger, entry.title))
        findings.skip(id, SkipReason::kNotFullyRead, {}, entry.title);
      else
        findings.add_failure(id, {}, "目录列有“" + entry.title + "”，正文中没有这张表",
                             "the contents announce “" + entry.title + "”, the document has no such table");
      break;
    }
  }
}

// The years of `2024年…预算` or `…决算` in a heading.
std::set<int> years_of(std::string_view heading) {
  static constexpr std::string_view kYear = "年";
  std::set<int> years;
  for (std::size_t at = heading.find("20"); at != std::string_view::npos; at = heading.find("20", at + 1)) {
    const std::string_view digits = heading.substr(at, 4);
    if (digits.size() < 4 || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
      continue;
    const std::string_view rest = heading.substr(at + 4);
    static constexpr std::array<std::string_view, 6> kOf = {"预算", "决算", "收支", "收入", "支出", "拨款"};
    if (rest.starts_with(kYear) && std::any_of(kOf.begin(), kOf.end(), [&](std::string_view word) {
          return rest.find(word) != std::string_view::npos;
        }))
      years.insert(std::stoi(std::string(digits)));
  }
  return years;
}

// The years that a document may speak of in its headings: its own; those that its own title names (2018年预算执行情况和
// 2019年预算草案); and, as reports on a year's execution carry the next year's draft, those of several headings.
std::set<int> years_told(const Document& document, int fiscal_year) {
  constexpr int kSeveral = 2;
  std::map<int, int> times;
  for (const Table& table : document.tables)
    for (const int year : years_of(table.title)) ++times[year];
  std::string_view last;
  for (const Section& section : document.sections) {
    if (section.path.empty() || section.path.front() == last) continue;
    last = section.path.front();
    for (const int year : years_of(last)) ++times[year];
  }
  std::set<int> told{fiscal_year};
  if (document.facts.title)
    for (const int year : years_of(*document.facts.title)) told.insert(year);
  for (const auto& [year, count] : times)
    if (count >= kSeveral) told.insert(year);
  return told;
}

// Governments print last year's accounts beside this year's budget; of departments and units only one year is due.
bool speaks_of_one_year(const Document& document) {
  const DocumentKind kind = document.facts.kind;
  return kind == DocumentKind::kUnitBudget || kind == DocumentKind::kDepartmentBudget ||
         kind == DocumentKind::kUnitFinalAccounts || kind == DocumentKind::kDepartmentFinalAccounts;
}

// False when the year is another.
bool check_year(std::string_view heading, const FigureRef& ref, int fiscal_year, const std::set<int>& told,
                Findings& findings) {
  const std::set<int> years = years_of(heading);
  if (years.empty()) return true;
  if (std::any_of(years.begin(), years.end(), [&](int year) { return told.contains(year); })) {
    findings.add_pass("title_year", {});
    return true;
  }
  const std::string page = std::to_string(ref.page), due = std::to_string(fiscal_year);
  findings.add_failure(
      "title_year", {ref}, "标题“" + std::string(heading) + "”的年份不是本文件的年度" + due + "（第" + page + "页）",
      "the year in the heading “" + std::string(heading) + "” is not the fiscal year " + due + " (page " + page + ")");
  return false;
}

// The `第二部分` of a heading; empty when it is no part.
std::string_view part_mark(std::string_view heading) {
  static constexpr std::string_view kNth = "第", kPart = "部分";
  constexpr std::size_t kLongestMark = 18;  // 第二十部分 and to spare
  const auto at = heading.starts_with(kNth) ? heading.find(kPart) : std::string_view::npos;
  return at < kLongestMark ? heading.substr(0, at + kPart.size()) : std::string_view();
}

std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<std::string_view> characters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    text::next_code_point(text, at);
    characters.push_back(text.substr(begin, at - begin));
  }
  std::sort(characters.begin(), characters.end());
  return characters;
}

enum class Likeness : std::uint8_t { kSame, kAltered, kOther };

// A heading says what the contents announce in part (the rest stands on the next line), in another order, or with words
// left out; or it is altered, with words of its own where the contents have others; or it is the heading of something
// else, which the contents do not speak of.
Likeness likeness(std::string_view heading, std::string_view announced) {
  const auto a = characters_of(heading), b = characters_of(announced);
  std::vector<std::string_view> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  if (common.size() == std::min(a.size(), b.size())) return Likeness::kSame;
  return 2 * common.size() >= std::max(a.size(), b.size()) ? Likeness::kAltered : Likeness::kOther;
}

// A part bears the heading that the contents announce: one that was copied from another office's does not.
void check_part(std::string_view heading, const FigureRef& ref, const Document& document, Findings& findings) {
  // XX is a placeholder of the template, which is a finding of its own.
  const std::string_view mark = part_mark(heading);
  if (mark.empty() || heading.find("XX") != std::string_view::npos) return;
  for (const ContentsEntry& entry : document.contents) {
    if (!entry.part || part_mark(*entry.part) != mark) continue;
    const Likeness like = likeness(heading, *entry.part);
    if (like == Likeness::kSame) return findings.add_pass("contents_parts", {});
    if (like == Likeness::kOther) return;
    const std::string page = std::to_string(ref.page), is(heading);
    return findings.add_failure(
        "contents_parts", {ref}, "标题“" + is + "”与目录中的“" + *entry.part + "”不一致（第" + page + "页）",
        "the heading “" + is + "” stands in the contents as “" + *entry.part + "” (page " + page + ")");
  }
}

void check_headings(const Document& document, Findings& findings) {
  const auto year = speaks_of_one_year(document) ? document.facts.fiscal_year : std::nullopt;
  const std::set<int> told = year ? years_told(document, *year) : std::set<int>();
  if (year)
    for (int i = 0; i < static_cast<int>(document.tables.size()); ++i)
      check_year(document.tables[i].title, ref_of(document, {.table = i}), *year, told, findings);
  // Below the parts, headings may speak of other years; a part's heading stands in the path of all its sections.
  std::string_view last;
  for (const Section& section : document.sections) {
    if (section.path.empty() || section.path.front() == last) continue;
    last = section.path.front();
    FigureRef ref;
    ref.page = section.pages.empty() ? 1 : section.pages.front();
    if (!year || check_year(last, ref, *year, told, findings)) check_part(last, ref, document, findings);
  }
}

// 截至2024年12月31日 in final accounts speaks of the end of their year.
void check_closing_dates(const Document& document, Findings& findings) {
  static constexpr std::string_view kUntil = "截至20", kEndOfYear = "年12月31日";
  const DocumentKind kind = document.facts.kind;
  if (!document.facts.fiscal_year ||
      (kind != DocumentKind::kUnitFinalAccounts && kind != DocumentKind::kDepartmentFinalAccounts))
    return;
  const std::string due = std::to_string(*document.facts.fiscal_year);
  for (const Section& section : document.sections)
    for (const Paragraph& paragraph : section.paragraphs) {
      const std::string_view text = paragraph.text;
      const auto at = text.find(kUntil);
      if (at == std::string_view::npos || text.substr(at).size() < kUntil.size() + 2) continue;
      const std::string_view year = text.substr(at + kUntil.size() - 2, 4);
      if (!text.substr(at + kUntil.size() + 2).starts_with(kEndOfYear)) continue;
      if (year == due) {
        findings.add_pass("closing_date", {});
        continue;
      }
      FigureRef ref;
      ref.page = paragraph.page;
      ref.box = paragraph.box;
      const std::string page = std::to_string(paragraph.page);
      findings.add_failure(
          "closing_date", {ref},
          "文字说明：资产情况截至" + std::string(year) + "年末，而本决算年度为" + due + "（第" + page + "页）",
          "the text: assets are told as of the end of " + std::string(year) + ", the accounts are of " + due +
              " (page " + page + ")");
    }
}

// The plain words for it: the patterns that read notes cost more to compile than the whole audit.
bool says_empty(std::string_view note) {
  return note.find("为空表") != std::string_view::npos || note.find("无数据") != std::string_view::npos;
}

void check_declared_empty(const Document& document, Findings& findings) {
  for (int i = 0; i < static_cast<int>(document.tables.size()); ++i) {
    const Table& table = document.tables[i];
    if (table.status == TableStatus::kDeclaredEmpty) findings.add_pass("declared_empty", {.table = i});
    if (table.status != TableStatus::kFilled || !table.note || !says_empty(*table.note)) continue;
    for (int row = 0; row < static_cast<int>(table.rows.size()); ++row)
      for (int col = 0; col < static_cast<int>(table.columns.size()); ++col) {
        const auto& value = table.rows[row].cells[col].value;
        if (!value || value->is_zero()) continue;
        const FigureRef ref = ref_of(document, {.table = i, .row = row, .column = col});
        const std::string page = std::to_string(ref.page);
        return findings.add_failure("declared_empty", {ref},
                                    table_name(table, Language::kChinese) + "：注称为空表，却列有" +
                                        text::grouped(*value) + "（第" + page + "页）",
                                    table_name(table, Language::kEnglish) + " is declared empty, yet prints " +
                                        text::grouped(*value) + " (page " + page + ")");
      }
  }
}

// A head count, or how it changed, against the groups that it is made of.
struct Groups {
  std::optional<int> all, in_post, retired, honoured;
  const char *chinese, *english;
};

void check_groups(const Groups& groups, const FigureRef& ref, Findings& findings) {
  static constexpr std::string_view kId = "staffing";
  if (!groups.all || (!groups.in_post && !groups.retired)) return;
  if (!groups.in_post || !groups.retired)
    return findings.skip(kId, SkipReason::kPartMissing, {}, groups.in_post ? "退休" : "在职");
  // Few have anybody who retired with honours, and say so only then.
  const int sum = *groups.in_post + *groups.retired + groups.honoured.value_or(0);
  if (*groups.all == sum) return findings.add_pass(kId, {});
  const std::string is = std::to_string(*groups.all), due = std::to_string(sum);
  findings.add_failure(
      kId, {ref},
      groups.chinese + is + "人，而在职、退休、离休合计" + due + "人" + on_page(ref.page, Language::kChinese),
      groups.english + is + ", but in post, retired and retired with honours come to " + due +
          on_page(ref.page, Language::kEnglish));
}

void check_staffing(const Staffing& staffing, Findings& findings) {
  FigureRef ref;
  ref.page = staffing.page;
  ref.box = staffing.box;
  check_groups({staffing.actual.persons, staffing.in_post.persons, staffing.retired.persons,
                staffing.retired_with_honours.persons, "实有人数", "actual staff "},
               ref, findings);
  check_groups({staffing.actual.change, staffing.in_post.change, staffing.retired.change,
                staffing.retired_with_honours.change, "实有人数增减", "change of staff "},
               ref, findings);
}

// `torn`: lines of a text dump may part what one paragraph says.
void check_offices(const Overview& overview, bool torn, Findings& findings) {
  static constexpr std::string_view kId = "organisation";
  if (!overview.office_count || overview.offices.empty()) return;
  const int listed = static_cast<int>(overview.offices.size());
  if (*overview.office_count == listed) return findings.add_pass(kId, {});
  // 甲处和乙处 may be one name or two; a list that ends in 等 names some of them.
  const bool open = std::any_of(overview.offices.begin(), overview.offices.end(), [](const std::string& name) {
    return name.ends_with("等") || name.find("和") != std::string::npos || name.find("及") != std::string::npos;
  });
  if ((open || torn) && *overview.office_count > listed)
    return findings.skip(kId, SkipReason::kPartMissing, {}, "内设机构");
  const std::string is = std::to_string(*overview.office_count), due = std::to_string(listed);
  FigureRef ref;
  ref.page = overview.page;
  findings.add_failure(
      kId, {ref}, "文字说明：内设机构" + is + "个，而列出名称的有" + due + "个" + on_page(ref.page, Language::kChinese),
      "the text: " + is + " offices, but it names " + due + on_page(ref.page, Language::kEnglish));
}

}  // namespace

void check_document(const Document& document, const Ledger& ledger, const patterns::PatternFiles& files,
                    Findings& findings) {
  check_contents(document, ledger, files, findings);
  check_headings(document, findings);
  check_closing_dates(document, findings);
  check_declared_empty(document, findings);
  if (document.staffing) check_staffing(*document.staffing, findings);
  if (document.overview) check_offices(*document.overview, is_text_dump(document), findings);
  check_performance(document, ledger, findings);
}

}  // namespace yusuan::audit
