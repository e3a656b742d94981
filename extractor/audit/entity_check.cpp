#include "audit/entity_check.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace yusuan::audit {
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

// ---- One letter of the name is another

// What stands around a name where it is the document's own.
struct Around {
  std::u32string_view before, after;
};

bool starts_with_year(std::u32string_view text) { return text.starts_with(U"20") || text.starts_with(U"（20"); }

// 2026年〇〇局, 〇〇局2026年, 〇〇局部门预算, 〇〇局（本级）: the one whose document it is.
bool is_own_place(const Around& around) {
  static constexpr std::array<std::u32string_view, 3> kBefore = {U"年", U"年度", U"纳入"};
  static constexpr std::array<std::u32string_view, 7> kAfter = {U"本级",     U"（本级",   U"部门预算",  U"单位预算",
                                                                U"部门决算", U"单位决算", U"的主要职责"};
  return starts_with_year(around.after) ||
         std::any_of(kBefore.begin(), kBefore.end(),
                     [&](std::u32string_view word) { return around.before.ends_with(word); }) ||
         std::any_of(kAfter.begin(), kAfter.end(),
                     [&](std::u32string_view word) { return around.after.starts_with(word); });
}

bool is_place_word(char32_t letter) {
  return std::u32string_view(U"省市区县州镇乡旗盟").find(letter) != std::u32string_view::npos;
}

// Letters behind the name of the place.
std::size_t own_letters(std::u32string_view entity) {
  const auto place = entity.find_last_of(U"省市区县州旗");
  return place == std::u32string_view::npos ? entity.size() : entity.size() - place - 1;
}

// Whether no more of a name follows.
bool ends_there(const Around& around) {
  return !around.after.empty() &&
         std::u32string_view(U"，。；：、）)（(").find(around.after.front()) != std::u32string_view::npos;
}

// Whether what follows the last letter speaks of an office, whatever that letter is.
bool goes_on_of_office(const Around& around) {
  static constexpr std::array<std::u32string_view, 8> kAfter = {U"本级",     U"（本级",   U"的主要职责", U"共有车辆",
                                                                U"收入预算", U"支出预算", U"收入决算",   U"支出决算"};
  return std::any_of(kAfter.begin(), kAfter.end(),
                     [&](std::u32string_view word) { return around.after.starts_with(word); });
}

// Whether the letter at `at` belongs to the name of what an office is for.
bool is_of_stem(const std::vector<std::u32string>& stems, std::u32string_view name, std::size_t at) {
  return std::any_of(stems.begin(), stems.end(), [&](const std::u32string& stem) {
    for (std::size_t i = 0; i < stem.size() && i <= at; ++i)
      if (name.substr(at - i, stem.size()) == stem) return true;
    return false;
  });
}

// What names of offices end with.
bool ends_office(char32_t letter) {
  return std::u32string_view(U"局委办厅处部所站院会室校团社署馆中组队科行司庭台心厂园").find(letter) !=
         std::u32string_view::npos;
}

// Whether the letter at `at`, another than the entity's, is a slip, and not the name of another office (民政局, 财政局;
// 市审计服务中心 begins like 市审计局; 长沙县, 长沙市).
bool is_slip(std::u32string_view name, std::u32string_view entity, std::size_t at, const Around& around,
             const std::vector<std::u32string>& stems) {
  constexpr std::size_t kManyLetters = 5;
  if (is_place_word(name[at]) && is_place_word(entity[at])) return false;
  const bool own = is_own_place(around);
  // Behind the last letter, the rest of a longer name may follow.
  if (at + 1 == entity.size())
    return starts_with_year(around.after) ||
           ((ends_there(around) || goes_on_of_office(around)) && !ends_office(name[at]));
  return own || own_letters(entity) >= kManyLetters || at < entity.size() - own_letters(entity) ||
         !is_of_stem(stems, name, at);
}

// Finds the entity's name with one letter changed: half of it is as it should be.
class SlipFinder {
 public:
  SlipFinder(const std::string& entity, const std::vector<std::string>& stems) : entity_(text::decoded(entity)) {
    for (const std::string& stem : stems) stems_.push_back(text::decoded(stem));
    const std::size_t middle = entity_.size() / 2;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < middle; ++i) text::next_code_point(entity, bytes);
    halves_ = {entity.substr(0, bytes), entity.substr(bytes)};
  }

  std::optional<std::string> in(std::string_view text) const {
    for (const std::string& half : halves_)
      if (text.find(half) != std::string_view::npos) return look(text::decoded(text));
    return std::nullopt;
  }

 private:
  std::optional<std::string> look(const std::u32string& text) const {
    for (std::size_t at = 0; at + entity_.size() <= text.size(); ++at) {
      const std::u32string_view name = std::u32string_view(text).substr(at, entity_.size());
      std::size_t other = 0, others = 0;
      for (std::size_t i = 0; i < name.size() && others < 2; ++i)
        if (name[i] != entity_[i]) other = i, ++others;
      const std::u32string_view all = text;
      if (others != 1 || !is_letter(name[other])) continue;
      if (is_slip(name, entity_, other, {all.substr(0, at), all.substr(at + entity_.size())}, stems_))
        return text::encoded(std::u32string(name));
    }
    return std::nullopt;
  }

  static bool is_letter(char32_t c) { return c >= U'\u4E00' && c <= U'\u9FFF'; }

  std::u32string entity_;
  std::vector<std::u32string> stems_;
  std::array<std::string, 2> halves_;
};

struct Mention {
  std::string name;
  FigureRef ref;
};

void add_mention(const patterns::PatternList& patterns, std::string_view text, const FigureRef& ref,
                 std::vector<Mention>& mentions) {
  for (const text::Pattern& pattern : patterns)
    if (const auto groups = pattern.captures(text); groups && groups->size() > 1 && (*groups)[1].data() != nullptr)
      return mentions.push_back({std::string((*groups)[1]), ref});
}

// Calls `take` with each title, heading and paragraph.
template <typename Take>
void each_text(const Document& document, Take take) {
  for (int i = 0; i < static_cast<int>(document.tables.size()); ++i)
    take(document.tables[i].title, ref_of(document, {.table = i}));
  std::string_view last;
  for (const Section& section : document.sections) {
    if (!section.path.empty() && !section.pages.empty() && section.path.front() != last) {
      last = section.path.front();
      take(last, {.page = section.pages.front()});
    }
    for (const Paragraph& paragraph : section.paragraphs)
      take(paragraph.text, {.page = paragraph.page, .box = paragraph.box});
  }
}

std::vector<Mention> mentions_in(const Document& document, const patterns::PatternList& patterns) {
  std::vector<Mention> mentions;
  each_text(document, [&](std::string_view text, const FigureRef& ref) { add_mention(patterns, text, ref, mentions); });
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

void check_entity(const patterns::PatternNode& shared, const Document& document, Findings& findings) {
  constexpr std::size_t kShortestName = 5;
  if (!document.facts.entity) return;
  const std::u32string entity = text::decoded(*document.facts.entity);
  if (entity.size() < kShortestName) return;
  const auto mentions = mentions_in(document, shared.patterns("entity_mention"));
  // The entity itself may be misread.
  constexpr int kFewestSame = 2;
  int same = 0;
  each_text(document, [&](std::string_view text, const FigureRef&) {
    same += text.find(*document.facts.entity) != std::string_view::npos;
  });
  if (same < kFewestSame && std::none_of(mentions.begin(), mentions.end(),
                                         [&](const Mention& m) { return m.name == *document.facts.entity; }))
    return;
  findings.add_pass(kId, {});
  std::map<std::string, std::vector<FigureRef>> others;
  const auto add = [&](const std::string& name, const FigureRef& ref) {
    auto& refs = others[name];
    if (std::none_of(refs.begin(), refs.end(), [&](const FigureRef& r) {
          return r.page == ref.page && r.table == ref.table && r.box == ref.box;
        }))
      refs.push_back(ref);
  };
  for (const Mention& mention : mentions)
    if (is_altered(text::decoded(mention.name), entity)) add(mention.name, mention.ref);
  const SlipFinder slips(*document.facts.entity, shared.strings("office_stem"));
  each_text(document, [&](std::string_view text, const FigureRef& ref) {
    if (const auto name = slips.in(text)) add(*name, ref);
  });
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

}  // namespace yusuan::audit
