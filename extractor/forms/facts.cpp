#include "forms/facts.h"

#include <algorithm>

#include "text/date.h"
#include "text/spacing.h"

namespace yusuan {
namespace {

// A cover holds little text; a document without one starts with its first page of prose or tables.
constexpr std::size_t kCoverLines = 12;
// In line heights: lines of one title block on the cover.
constexpr double kTitleGap = 2.2;
// Of the usual height of a page's lines: a title above text is set larger.
constexpr double kTitleHeight = 1.15;

const PageLayout* first_with_text(const std::vector<PageLayout>& layouts) {
  const auto first =
      std::find_if(layouts.begin(), layouts.end(), [](const PageLayout& layout) { return !layout.lines.empty(); });
  return first == layouts.end() ? nullptr : &*first;
}

bool is_cover(const PageLayout& page) { return page.lines.size() <= kCoverLines && page.grids.empty(); }

DocumentKind kind_in(std::string_view text, const Vocabulary& words) {
  for (const KindPattern& kind : words.kinds)
    if (any_matches(kind.text, text)) return kind.kind;
  return DocumentKind::kUnknown;
}

// 一、 第一部分 目录: here the document begins, its title is over.
bool begins_text(const TextLine& line, const Vocabulary& words) {
  return any_matches(words.contents_heading, line.text) || any_matches(words.contents_part, line.text) ||
         any_matches(words.contents_entry, line.text) || any_matches(words.sentence, line.text);
}

bool is_title_of(const std::vector<Table>& tables, const std::string& text) {
  return std::any_of(tables.begin(), tables.end(), [&](const Table& table) {
    return !table.title.empty() && (text == table.title || text.ends_with(table.title));
  });
}

// The lines of the cover in the size of its largest, joined: titles wrap. Captions of tables are none.
std::optional<std::string> cover_title(const PageLayout& cover, const std::vector<Table>& tables,
                                       const Vocabulary& words) {
  const auto end = std::find_if(cover.lines.begin(), cover.lines.end(),
                                [&](const TextLine& line) { return begins_text(line, words); });
  std::vector<TextLine> lines(cover.lines.begin(), end);
  std::erase_if(lines, [&](const TextLine& line) {
    return any_matches(words.furniture, line.text) || first_captured(words.entity, line.text) ||
           is_title_of(tables, line.text);
  });
  double largest = 0;
  for (const TextLine& line : lines) largest = std::max(largest, line.box.height());
  std::string title;
  double bottom = 0;
  for (const TextLine& line : lines) {
    if (line.box.height() < 0.8 * largest) continue;
    if (!title.empty() && line.box.y0 - bottom > kTitleGap * line.box.height() &&
        kind_in(title, words) != DocumentKind::kUnknown)
      break;
    title += line.text;
    bottom = line.box.y1;
  }
  title = closed_up(title);
  if (title.empty()) return std::nullopt;
  return title;
}

// A document without a cover may say its title above its text, in larger letters; only one that says its kind is sure.
std::optional<std::string> title_above_text(const PageLayout& page, const std::vector<Table>& tables,
                                            const Vocabulary& words) {
  std::vector<double> heights;
  for (const TextLine& line : page.lines) heights.push_back(line.box.height());
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  PageLayout top{.number = page.number, .width_pt = page.width_pt, .height_pt = page.height_pt};
  for (const TextLine& line : page.lines) {
    const bool below = !page.grids.empty() && line.box.y0 > page.grids.front().box.y0;
    if (below || line.box.height() < kTitleHeight * *middle) break;
    top.lines.push_back(line);
  }
  auto title = cover_title(top, tables, words);
  if (title && kind_in(*title, words) == DocumentKind::kUnknown) title.reset();
  return title;
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

// What is left of the cover's title without year, kind and the words of publication.
std::optional<std::string> entity_in_title(const std::string& title) {
  static const Pattern words(
      R"(^(?:\d{4}年(?:度|区级|市级|省级|县级|自治区本级|本级)*)?(.+?)\s*(?:\d{4}\s*年度?)?(?:(?:区级|市级|省级|县级)?(?:部门|单位|政府|财政)?(?:预算|决算|预决算)(?:信息|情况)?(?:公开)?(?:说明|报告|情况|文本|表)?)$)");
  const auto groups = words.captures(title);
  if (!groups || groups->size() < 2) return std::nullopt;
  return std::string((*groups)[1]);
}

// The date that signs the document: the last one that stands on a line of its own, else the cover's.
std::optional<std::string> published_on(const std::vector<PageLayout>& layouts) {
  static const Pattern alone(
      R"(^[（(]?(?:公开|发布|编制)?(?:时间|日期)?[:：]?\s*[0-9〇○零一二三四五六七八九]{4}\s*[年\-./][^年]{2,8}日?[）)]?$)");
  for (auto layout = layouts.rbegin(); layout != layouts.rend(); ++layout)
    for (auto line = layout->lines.rbegin(); line != layout->lines.rend(); ++line)
      if (line->text.size() < 60 && alone.matches(line->text))
        if (auto date = find_date(line->text); date && date->size() == 10) return date;
  return std::nullopt;
}

}  // namespace

DocumentFacts read_facts(const std::vector<PageLayout>& layouts, const std::vector<Table>& tables,
                         const Vocabulary& words) {
  DocumentFacts facts;
  const PageLayout* first = first_with_text(layouts);
  if (first != nullptr && !is_cover(*first)) {
    facts.title = title_above_text(*first, tables, words);
    if (facts.title) {
      facts.kind = kind_in(*facts.title, words);
      facts.fiscal_year = find_year(*facts.title);
    }
  } else if (const PageLayout* cover = first) {
    facts.title = cover_title(*cover, tables, words);
    std::string text;
    for (const TextLine& line : cover->lines) {
      if (!facts.entity) facts.entity = first_captured(words.entity, line.text);
      text += line.text;
    }
    facts.kind = kind_in(facts.title.value_or(""), words);
    if (facts.kind == DocumentKind::kUnknown) facts.kind = kind_in(text, words);
    facts.fiscal_year = find_year(text);
    if (!facts.entity && facts.title) facts.entity = entity_in_title(*facts.title);
  }
  std::string titles;
  for (const Table& table : tables) titles += table.title + "\n";
  if (!facts.entity) facts.entity = usual_preparer(tables);
  if (!facts.entity && facts.title) facts.entity = entity_in_title(*facts.title);
  if (facts.kind == DocumentKind::kUnknown) facts.kind = kind_in(titles, words);
  if (!facts.fiscal_year) facts.fiscal_year = find_year(titles);
  facts.published_on = published_on(layouts);
  return facts;
}

}  // namespace yusuan
