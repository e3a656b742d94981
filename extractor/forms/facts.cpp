#include "forms/facts.h"

#include <algorithm>
#include <map>
#include <utility>

#include "forms/entity.h"
#include "model/median.h"
#include "text/date.h"
#include "text/spacing.h"

namespace yusuan::forms {
namespace {

// A cover holds little text; a document without one starts with its first page of prose or tables.
constexpr std::size_t kCoverLines = 12;
// In line heights: lines of one title block on the cover.
constexpr double kTitleGap = 2.2;
// Of the largest line's height: lines of one size; and the least of a name and a title in two (seen: 0.68, 0.72).
constexpr double kSameSize = 0.8, kOtherSize = 0.6;
// Of the usual height of a page's lines: a title above text is set larger.
constexpr double kTitleHeight = 1.15;

// Lines to look for a title in, above the text of a document without a cover.
constexpr std::size_t kTitleLines = 12;
// A finance department signs a government's budget on one of these pages.
constexpr std::size_t kSignedPages = 3;

// A page that holds more than its number.
const PageLayout* first_with_text(const std::vector<PageLayout>& layouts, const Vocabulary& words) {
  const auto first = std::find_if(layouts.begin(), layouts.end(), [&](const PageLayout& layout) {
    return !layout.grids.empty() || std::any_of(layout.lines.begin(), layout.lines.end(), [&](const TextLine& line) {
      return !patterns::any_matches(words.furniture, line.text);
    });
  });
  return first == layouts.end() ? nullptr : &*first;
}

bool is_cover(const PageLayout& page) { return page.lines.size() <= kCoverLines && page.grids.empty(); }

DocumentKind kind_in(std::string_view text, const Vocabulary& words) {
  for (const KindPattern& kind : words.kinds)
    if (patterns::any_matches(kind.text, text)) return kind.kind;
  return DocumentKind::kUnknown;
}

// 一、 第一部分 目录: here the document begins, its title is over.
bool begins_text(const TextLine& line, const Vocabulary& words) {
  return patterns::any_matches(words.contents_heading, line.text) ||
         patterns::any_matches(words.contents_part, line.text) ||
         patterns::any_matches(words.contents_entry, line.text) || patterns::any_matches(words.sentence, line.text);
}

bool is_title_of(const std::vector<Table>& tables, const std::string& text) {
  return std::any_of(tables.begin(), tables.end(), [&](const Table& table) {
    return !table.title.empty() && (text == table.title || text.ends_with(table.title));
  });
}

// 2026年 alone is furniture of a page, but part of a title that is set as large right below it.
bool is_year(const std::string& text) {
  static const text::Pattern year(R"(^\d{4}\s*年度?$)");
  return year.matches(text);
}

// Whether a line of the cover belongs to its title: it is as large as the largest, or the name of a body that has what
// it publishes below it in another size.
bool is_of_title(const TextLine& line, double largest, const std::string& title, const Vocabulary& words) {
  if (line.box.height() >= kSameSize * largest) return true;
  if (line.box.height() < kOtherSize * largest) return false;
  return title.empty() ? names_a_body(line.text)
                       : names_a_body(title) && kind_in(line.text, words) != DocumentKind::kUnknown;
}

// （2024年6月28日在区五届人大常委会第十八次会议上）, 区财政局局长…: when and by whom a report was given.
bool is_of_meeting(const std::string& text) {
  static const text::Pattern meeting(
      R"(^[—-]*[（(]?\s*(?:\d{4}年)?\d{1,2}月\d{1,2}日在?.*(?:会议|[会次])上?(?:通过)?[）)]?$)"),
      speaker(R"(^\p{Han}{0,12}财政[厅局](?:党组书记|局长|厅长|副局长|[、\s])+\p{Han}{2,4}$)");
  return meeting.matches(text) || speaker.matches(text);
}

// The lines of the cover in the size of its largest, joined: titles wrap. Captions of tables are none, nor what stands
// apart above a title and neither names a body nor says a kind (四次会议文件（16）).
std::optional<std::string> cover_title(const PageLayout& cover, const std::vector<Table>& tables,
                                       const Vocabulary& words) {
  const auto end = std::find_if(cover.lines.begin(), cover.lines.end(),
                                [&](const TextLine& line) { return begins_text(line, words); });
  std::vector<TextLine> lines(cover.lines.begin(), end);
  std::erase_if(lines, [&](const TextLine& line) {
    return (patterns::any_matches(words.furniture, line.text) && !is_year(line.text)) || is_of_meeting(line.text) ||
           patterns::first_captured(words.entity, line.text) || is_title_of(tables, line.text);
  });
  double largest = 0;
  for (const TextLine& line : lines)
    if (!is_year(line.text)) largest = std::max(largest, line.box.height());
  std::string title, apart;
  double bottom = 0;
  for (const TextLine& line : lines) {
    if (!is_of_title(line, largest, title, words)) continue;
    if (is_year(line.text) && !title.empty() && !names_a_body(title)) continue;
    if (!title.empty() && line.box.y0 - bottom > kTitleGap * line.box.height()) {
      if (kind_in(title, words) != DocumentKind::kUnknown) break;
      if (!names_a_body(title) && !is_year(title)) apart += std::exchange(title, {});
    }
    title += line.text;
    bottom = line.box.y1;
  }
  if (kind_in(title, words) == DocumentKind::kUnknown) title = apart + title;
  title = text::closed_up(title);
  if (title.empty() || is_year(title)) return std::nullopt;
  return title;
}

double middle_height(const PageLayout& page) {
  std::vector<double> heights;
  for (const TextLine& line : page.lines) heights.push_back(line.box.height());
  return median(std::move(heights));
}

// 关于某县2021年财政 / 预算执行情况及2022年财政 / 预算草案的报告: the longest title that the first lines, as large as
// the text, are.
std::optional<std::string> title_in_first_lines(const PageLayout& top, const std::vector<Table>& tables,
                                                const Vocabulary& words) {
  constexpr std::size_t kMostLines = 3, kMostBytes = 240;
  static const text::Pattern whole(
      R"((?:预算|决算|经费)[^，。；：]*(?:报告|说明|情况|公开|草案|方案|议案)(?:[（(][^（()）]*[）)])?$)");
  std::optional<std::string> title;
  std::string text;
  for (std::size_t i = 0; i < std::min(kMostLines, top.lines.size()); ++i) {
    const std::string& line = top.lines[i].text;
    if (is_of_meeting(line) || is_title_of(tables, line)) break;
    text += line;
    if (text.size() > kMostBytes) break;
    if (whole.matches(text) && kind_in(text, words) != DocumentKind::kUnknown) title = text::closed_up(text);
  }
  return title;
}

// A document without a cover may say its title above its text, in larger letters, or above its list of contents; only
// one that says its kind is sure.
std::optional<std::string> title_above_text(const PageLayout& page, const std::vector<Table>& tables,
                                            const Vocabulary& words) {
  const double large = kTitleHeight * middle_height(page);
  PageLayout top{.number = page.number, .width_pt = page.width_pt, .height_pt = page.height_pt};
  PageLayout all = top;
  bool above_contents = false;
  for (const TextLine& line : page.lines) {
    above_contents = patterns::any_matches(words.contents_heading, line.text);
    const bool below = !page.grids.empty() && line.box.y0 > page.grids.front().box.y0;
    if (below || begins_text(line, words) || all.lines.size() >= kTitleLines) break;
    all.lines.push_back(line);
    if (line.box.height() >= large) top.lines.push_back(line);
  }
  auto title = cover_title(above_contents ? all : top, tables, words);
  if (title && kind_in(*title, words) == DocumentKind::kUnknown) title.reset();
  return title ? title : title_in_first_lines(all, tables, words);
}

// The entity named most often as the preparer of the tables.
std::optional<std::string> usual_preparer(const std::vector<Table>& tables) {
  std::optional<std::string> usual;
  std::ptrdiff_t most = 0;
  for (const Table& table : tables) {
    if (!table.preparer) continue;
    const auto times =
        std::count_if(tables.begin(), tables.end(), [&](const Table& t) { return t.preparer == table.preparer; });
    if (times > most) {
      most = times;
      usual = table.preparer;
    }
  }
  return usual;
}

template <typename Value>
std::optional<Value> most_frequent(const std::map<Value, int>& times) {
  const auto most =
      std::max_element(times.begin(), times.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == times.end() ? std::nullopt : std::optional(most->first);
}

// Whether most tables are of a whole government: of a place or all of it, of debt, of transfers; and not of a body.
bool of_a_government(const std::vector<Table>& tables) {
  static const text::Pattern government(
      R"(全[省市区县州盟旗]|[省市县区州]本级|[省市县区]级(?:一般|政府|国有|社会|财政|地方|对)|地方(?:政府|财政)|政府(?:一般|专项)?债|转移支付(?:和|预算|决算|分)|(?:省|自治区|市|县|区|州|地区)\d{4}年|\d{4}年度?\p{Han}{1,10}(?:省|自治区|市|县|区|州|地区)(?:一般公共|政府性基金|国有资本|社会保险|本级|地方|政府))"),
      body("部门|单位");
  std::size_t known = 0, titled = 0;
  for (const Table& table : tables) {
    if (table.title.empty()) continue;
    ++titled;
    known += !table.preparer && government.matches(table.title) && !body.matches(table.title);
  }
  return titled > 0 && 2 * known >= titled;
}

// A title with 决算 is of accounts though 预算 stands in it, too (一般公共预算收入决算表).
DocumentKind government_kind(const std::vector<Table>& tables) {
  static const text::Pattern accounts("决算"), budget("预算|草案|预计|安排");
  int of_accounts = 0, of_budget = 0;
  for (const Table& table : tables) {
    if (accounts.matches(table.title))
      ++of_accounts;
    else
      of_budget += budget.matches(table.title);
  }
  if (of_accounts == 0 && of_budget == 0) return DocumentKind::kUnknown;
  return of_accounts >= of_budget ? DocumentKind::kGovernmentFinalAccounts : DocumentKind::kGovernmentBudget;
}

bool is_government(DocumentKind kind) {
  return kind == DocumentKind::kGovernmentBudget || kind == DocumentKind::kGovernmentFinalAccounts;
}

std::optional<std::string> usual_place(const std::vector<Table>& tables) {
  std::map<std::string, int> times;
  for (const Table& table : tables)
    if (auto place = place_in_title(table.title)) ++times[*place];
  return most_frequent(times);
}

// The place whose finance department signs one of the first pages.
std::optional<std::string> place_of_finance_office(const std::vector<PageLayout>& layouts) {
  static const text::Pattern office(
      R"(^(\p{Han}{2,12}?(?:自治区|自治州|自治县|兵团|地区|[省市县区州盟旗]))财政[厅局])");
  for (std::size_t i = 0; i < layouts.size() && i < kSignedPages; ++i)
    for (const TextLine& line : layouts[i].lines)
      if (const auto groups = office.captures(line.text)) return std::string((*groups)[1]);
  return std::nullopt;
}

// What stands right of 部门名称 in a form, where all of them say the same.
std::optional<std::string> labelled_body(const std::vector<PageLayout>& layouts) {
  static const text::Pattern label("^(?:预算)?部门(?:[（(]单位[）)])?名称$");
  std::optional<std::string> body;
  for (const PageLayout& layout : layouts)
    for (const Grid& grid : layout.grids)
      for (std::size_t i = 0; i + 1 < grid.cells.size(); ++i) {
        const std::string& text = grid.cells[i + 1].text;
        if (!label.matches(grid.cells[i].text) || !names_a_body(text)) continue;
        if (body && *body != text) return std::nullopt;
        body = text;
      }
  return body;
}

// Tables whose captions or forms name a department, and say 预算 or 决算 in their titles or marks.
DocumentKind kind_of_department(const std::vector<PageLayout>& layouts, const std::vector<Table>& tables) {
  static const text::Pattern label(R"(^(?:预算)?部门(?:[（(]单位[）)])?(?:名称)?\s*[:：])"), accounts("决算"),
      budget("预算");
  bool department = labelled_body(layouts).has_value(), of_accounts = false, of_budget = false;
  for (const PageLayout& layout : layouts)
    for (const TextLine& line : layout.lines) department = department || label.matches(line.text);
  for (const Table& table : tables) {
    const std::string words = table.title + table.label.value_or("");
    of_accounts = of_accounts || accounts.matches(words);
    of_budget = of_budget || budget.matches(words);
  }
  if (!department || (!of_accounts && !of_budget)) return DocumentKind::kUnknown;
  return of_accounts ? DocumentKind::kDepartmentFinalAccounts : DocumentKind::kDepartmentBudget;
}

// The years of the titles of tables, and how often each is told.
std::map<int, int> years_told(const std::vector<Table>& tables) {
  std::map<int, int> times;
  for (const Table& table : tables)
    for (const int year : years_in(table.title)) ++times[year];
  return times;
}

// The year of the titles; of a budget's that report on the year before as well, the last.
std::optional<int> year_of(const std::map<int, int>& told, DocumentKind kind) {
  if (kind == DocumentKind::kGovernmentBudget && !told.empty()) return told.rbegin()->first;
  return most_frequent(told);
}

// As many titles tell one year as another.
bool is_tie(const std::map<int, int>& told, int year) {
  return std::any_of(told.begin(), told.end(),
                     [&](const auto& other) { return other.first != year && other.second == told.at(year); });
}

// `（2026年度）` on a line of its own.
std::optional<int> year_alone(const std::vector<PageLayout>& layouts) {
  static const text::Pattern alone(R"(^[（(]?\d{4}\s*年度?[）)]?$)");
  std::map<int, int> times;
  for (const PageLayout& layout : layouts)
    for (const TextLine& line : layout.lines)
      if (alone.matches(line.text))
        if (const auto year = text::find_year(line.text)) ++times[*year];
  return most_frequent(times);
}

// What the headings of the document's parts say of it: 第二部分 2019年度部门预算表, 附件：示例局2019年度部门预算公开表.
void read_headings(const std::vector<PageLayout>& layouts, const Vocabulary& words, DocumentFacts& facts) {
  static const text::Pattern heading(
      R"(^(?:第[一二三四五六七八九十]+部分|附[件表]\s*[0-9一二三四五六七八九十]*\s*[:：.、]?)?\s*(\p{Han}{0,30}?)\s*(\d{4})\s*年度?\s*)"
      R"(((?:部门|单位)(?:综合)?(?:预算|决算))\p{Han}{0,8}$)");
  std::map<int, int> years;
  std::map<std::string, int> kinds, bodies;
  for (const PageLayout& layout : layouts)
    for (const TextLine& line : layout.lines) {
      const auto said = heading.captures(line.text);
      if (!said) continue;
      if (const auto year = text::find_year(line.text)) ++years[*year];
      ++kinds[std::string((*said)[3])];
      if (names_a_body((*said)[1])) ++bodies[std::string((*said)[1])];
    }
  if (!facts.fiscal_year) facts.fiscal_year = most_frequent(years);
  if (facts.kind == DocumentKind::kUnknown) facts.kind = kind_in(most_frequent(kinds).value_or(""), words);
  if (!facts.entity && !is_government(facts.kind)) facts.entity = most_frequent(bodies);
}

// The date that signs the document: the last one that stands on a line of its own, else the cover's.
std::optional<std::string> published_on(const std::vector<PageLayout>& layouts) {
  static const text::Pattern alone(
      R"(^[（(]?(?:公开|发布|编制)?(?:时间|日期)?[:：]?\s*[0-9〇○零一二三四五六七八九]{4}\s*[年\-./][^年]{2,8}日?[）)]?$)");
  for (auto layout = layouts.rbegin(); layout != layouts.rend(); ++layout)
    for (auto line = layout->lines.rbegin(); line != layout->lines.rend(); ++line)
      if (line->text.size() < 60 && alone.matches(line->text))
        if (auto date = text::find_date(line->text); date && date->size() == 10) return date;
  return std::nullopt;
}

// What the cover says; a document without one says it above its text, or not at all.
void read_cover(const PageLayout& page, const std::vector<Table>& tables, const Vocabulary& words,
                DocumentFacts& facts) {
  const bool cover = is_cover(page);
  facts.title = cover ? cover_title(page, tables, words) : title_above_text(page, tables, words);
  facts.kind = kind_in(facts.title.value_or(""), words);
  facts.fiscal_year = budget_year(facts.title.value_or(""));
  if (!cover) return;
  std::string text;
  bool notice = false;  // short enough for a cover, but of sentences
  for (const TextLine& line : page.lines) {
    if (!facts.fiscal_year && !text::find_date(line.text)) facts.fiscal_year = text::find_year(line.text);
    notice = notice || patterns::any_matches(words.sentence, line.text);
    if (notice) continue;
    if (!facts.entity) facts.entity = patterns::first_captured(words.entity, line.text);
    text += line.text;
  }
  if (facts.kind == DocumentKind::kUnknown) facts.kind = kind_in(text, words);
  if (is_government(facts.kind) || facts.entity) return;
  if (facts.title) facts.entity = entity_in_title(*facts.title);
  for (const TextLine& line : page.lines)
    if (!facts.entity && names_a_body(line.text)) facts.entity = line.text;
}

}  // namespace

DocumentFacts read_facts(const std::vector<PageLayout>& layouts, const std::vector<Table>& tables,
                         const Vocabulary& words) {
  DocumentFacts facts;
  if (const PageLayout* first = first_with_text(layouts, words)) read_cover(*first, tables, words, facts);
  if (facts.kind == DocumentKind::kUnknown && of_a_government(tables)) facts.kind = government_kind(tables);
  if (!facts.entity && (is_government(facts.kind) || of_a_government(tables))) {
    facts.entity = place_in_title(facts.title.value_or(""));
    if (!facts.entity) facts.entity = usual_place(tables);
    if (!facts.entity) facts.entity = place_of_finance_office(layouts);
  }
  if (!facts.entity) facts.entity = usual_preparer(tables);
  if (!facts.entity && facts.title) facts.entity = entity_in_title(*facts.title);
  if (!facts.entity && !tables.empty()) facts.entity = labelled_body(layouts);
  std::string titles;
  for (const Table& table : tables) titles += table.title + "\n";
  if (facts.kind == DocumentKind::kUnknown) facts.kind = kind_in(titles, words);
  if (facts.kind == DocumentKind::kUnknown) facts.kind = kind_of_department(layouts, tables);
  const auto told = facts.fiscal_year ? std::map<int, int>() : years_told(tables);
  const auto usual = year_of(told, facts.kind);
  const bool settled = usual && (facts.kind == DocumentKind::kGovernmentBudget || !is_tie(told, *usual));
  if (!facts.fiscal_year && settled) facts.fiscal_year = usual;
  if (!facts.fiscal_year && !tables.empty()) facts.fiscal_year = year_alone(layouts);
  if (facts.kind == DocumentKind::kUnknown || !facts.fiscal_year || !facts.entity) read_headings(layouts, words, facts);
  if (!facts.fiscal_year) facts.fiscal_year = usual;
  facts.published_on = published_on(layouts);
  return facts;
}

std::vector<Diagnostic> facts_unstated(const DocumentFacts& facts) {
  std::vector<Diagnostic> diagnostics;
  const auto say = [&](const std::string& what) {
    diagnostics.push_back({Severity::kInfo, "fact_unstated", "the document does not say " + what, {}, {}});
  };
  if (!facts.entity) say("whose budget or accounts it holds");
  if (!facts.fiscal_year) say("which year it is for");
  if (facts.kind == DocumentKind::kUnknown) say("what kind of budget or accounts it holds");
  return diagnostics;
}

}  // namespace yusuan::forms
