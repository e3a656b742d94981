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

const PageLayout* cover_of(const std::vector<PageLayout>& layouts) {
  for (const PageLayout& layout : layouts)
    if (!layout.lines.empty()) return layout.lines.size() <= kCoverLines && layout.grids.empty() ? &layout : nullptr;
  return nullptr;
}

DocumentKind kind_in(std::string_view text, const Vocabulary& words) {
  for (const KindPattern& kind : words.kinds)
    if (any_matches(kind.text, text)) return kind.kind;
  return DocumentKind::kUnknown;
}

// The lines of the cover in the size of its largest, joined: titles wrap.
std::optional<std::string> cover_title(const PageLayout& cover, const Vocabulary& words) {
  double largest = 0;
  for (const TextLine& line : cover.lines) largest = std::max(largest, line.box.height());
  std::string title;
  double bottom = 0;
  for (const TextLine& line : cover.lines) {
    if (any_matches(words.furniture, line.text) || first_captured(words.entity, line.text)) continue;
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
  if (const PageLayout* cover = cover_of(layouts)) {
    facts.title = cover_title(*cover, words);
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
  if (facts.kind == DocumentKind::kUnknown) facts.kind = kind_in(titles, words);
  if (!facts.fiscal_year) facts.fiscal_year = find_year(titles);
  facts.published_on = published_on(layouts);
  return facts;
}

}  // namespace yusuan
