#include "audit/entity_check.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace yusuan {
namespace {

constexpr std::string_view kId = "entity_name";

// Whether the letters of `part` stand in `whole` in their order: a short name, or one that is cut off.
bool is_short_for(std::u32string_view part, std::u32string_view whole) {
  std::size_t found = 0;
  for (const char32_t letter : whole)
    if (found < part.size() && part[found] == letter) ++found;
  return found == part.size();
}

// XX局 is a placeholder of the template, which is a finding of its own.
bool is_placeholder_name(const std::u32string& name) { return name.find(U'X') != std::u32string::npos; }

// Almost the entity's name, and no short form of it: a slip, or the name of the office that the text was copied from.
bool is_altered(const std::u32string& name, const std::u32string& entity) {
  constexpr std::size_t kSamePlace = 2, kMostMore = 3;
  if (name.size() < kSamePlace || is_placeholder_name(name) || entity.compare(0, kSamePlace, name, 0, kSamePlace) != 0)
    return false;
  const std::size_t longer = std::max(name.size(), entity.size()), shorter = std::min(name.size(), entity.size());
  return longer - shorter <= kMostMore && !is_short_for(name, entity) && !is_short_for(entity, name) &&
         4 * shared_letters(name, entity) >= 3 * longer;
}

struct Mention {
  std::string name;
  FigureRef ref;
};

void add_mention(const PatternList& patterns, std::string_view text, const FigureRef& ref,
                 std::vector<Mention>& mentions) {
  for (const Pattern& pattern : patterns)
    if (const auto groups = pattern.captures(text); groups && groups->size() > 1 && (*groups)[1].data() != nullptr)
      return mentions.push_back({std::string((*groups)[1]), ref});
}

std::vector<Mention> mentions_in(const Document& document, const PatternList& patterns) {
  std::vector<Mention> mentions;
  for (int i = 0; i < static_cast<int>(document.tables.size()); ++i)
    add_mention(patterns, document.tables[i].title, ref_of(document, {.table = i}), mentions);
  std::string_view last;
  for (const Section& section : document.sections) {
    if (!section.path.empty() && !section.pages.empty() && section.path.front() != last) {
      last = section.path.front();
      add_mention(patterns, last, {.page = section.pages.front()}, mentions);
    }
    for (const Paragraph& paragraph : section.paragraphs)
      add_mention(patterns, paragraph.text, {.page = paragraph.page, .box = paragraph.box}, mentions);
  }
  return mentions;
}

}  // namespace

std::size_t shared_letters(std::u32string a, std::u32string b) {
  std::u32string common;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return common.size();
}

void check_entity(const PatternNode& shared, const Document& document, Findings& findings) {
  constexpr std::size_t kShortestName = 5;
  if (!document.facts.entity) return;
  const std::u32string entity = decoded(*document.facts.entity);
  if (entity.size() < kShortestName) return;
  const auto mentions = mentions_in(document, shared.patterns("entity_mention"));
  // The entity itself may be misread.
  if (std::none_of(mentions.begin(), mentions.end(),
                   [&](const Mention& m) { return m.name == *document.facts.entity; }))
    return;
  findings.add_pass(kId, {});
  std::map<std::string, std::vector<FigureRef>> others;
  for (const Mention& mention : mentions)
    if (is_altered(decoded(mention.name), entity)) others[mention.name].push_back(mention.ref);
  for (auto& [name, refs] : others) {
    std::vector<int> pages;
    for (const FigureRef& ref : refs) pages.push_back(ref.page);
    const std::string count = std::to_string(refs.size());
    findings.add_failure(kId, std::move(refs),
                         "单位名称写作" + quoted(name) + (pages.size() > 1 ? "（" + count + "处）" : "") +
                             "，本文件是" + quoted(*document.facts.entity) + "的" + on_pages(pages, Language::kChinese),
                         "the entity is called " + quoted(name) + ", the document is of " +
                             quoted(*document.facts.entity) + on_pages(pages, Language::kEnglish));
  }
}

}  // namespace yusuan
