#include "prose/vocabulary.h"

#include <algorithm>

namespace yusuan::prose {
namespace {

template <typename T, typename Read>
std::vector<T> read_entries(const patterns::PatternNode& root, std::string_view key, Read read) {
  std::vector<T> result;
  for (const patterns::PatternNode& node : root.entries(key)) result.push_back(read(node));
  return result;
}

Words longest_first(Words words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return words;
}

Reading read_reading(const patterns::PatternNode& node) {
  return {node.string("as"), node.optional_string("unit"), node.strings("needs"), node.patterns("text")};
}

SubjectPattern read_subject(const patterns::PatternNode& node) {
  return {.key = node.string("key"),
          .words = node.strings("words"),
          .with = node.strings("with"),
          .without = node.strings("not"),
          .right = node.strings("right"),
          .section = node.strings("section"),
          .after = node.strings("after"),
          .units = node.strings("units"),
          .wide = node.patterns("wide"),
          .noun = node.patterns("noun")};
}

// What nouns and comparisons are made of, besides what names their subject.
void read_nouns(const patterns::PatternNode& root, ProseVocabulary& words) {
  words.more = root.strings("more");
  words.sign = root.patterns("sign");
  words.contents = root.patterns("contents");
  words.remark = root.patterns("remark");
  words.class_end = root.strings("class_end");
  words.class_name = root.strings("class_name");
  words.plan_end = root.strings("plan_end");
  words.initial = root.strings("initial");
  words.plan_name = root.patterns("plan_name");
  words.no_plan_name = root.patterns("no_plan_name");
  words.outcome = root.patterns("outcome");
  words.each = root.strings("each");
  words.last_of_list = root.strings("last_of_list");
  words.said_of_each = root.patterns("said_of_each");
  words.between_figures = root.patterns("between_figures");
  words.shares_again = root.patterns("shares_again");
  words.compares = root.patterns("compares");
  words.basis_before_figure = root.patterns("basis_before_figure");
  words.both_sides = root.patterns("both_sides");
  words.side = root.patterns("side");
  words.side_total = root.patterns("side_total");
  words.reduced = root.strings("reduced");
}

// What tells sections, and the lines and paragraphs in them, apart.
void read_sections(const patterns::PatternNode& root, ProseVocabulary& words) {
  words.glossary = root.strings("glossary");
  words.duties = root.strings("duties");
  words.structure = root.strings("structure");
  words.projects = root.strings("projects");
  words.offices = root.strings("offices");
  words.contents_heading = root.strings("contents_heading");
  words.caption = root.strings("caption");
  words.note = root.strings("note");
  words.duty_label = root.strings("duty_label");
  words.units_below = root.strings("units_below");
  words.units_listed = root.strings("units_listed");
  words.unit_column = root.strings("unit_column");
  words.defines = root.strings("defines");
  words.quarter = root.strings("quarter");
  words.without_figure = root.strings("without_figure");
  words.list_follows = root.strings("list_follows");
  words.table_mark = root.patterns("table_mark");
  words.table_title = root.patterns("table_title");
  words.authorised = root.patterns("authorised");
  words.heading_end = root.patterns("heading_end");
  words.heading_name = root.patterns("heading_name");
  words.duty_verb = root.patterns("duty_verb");
  words.not_in_heading = root.patterns("not_in_heading");
}

}  // namespace

std::string_view group(const NamedGroups& groups, std::string_view name) {
  const auto found = groups.find(name);
  return found == groups.end() ? std::string_view() : found->second;
}

bool any_in(const Words& words, std::string_view text) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

bool is_one_of(const Words& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::optional<std::vector<std::string_view>> first_captures(const patterns::PatternList& patterns,
                                                            std::string_view text) {
  for (const text::Pattern& pattern : patterns)
    if (auto groups = pattern.captures(text)) return groups;
  return std::nullopt;
}

ProseVocabulary read_prose_vocabulary(const patterns::PatternFiles& files) {
  const patterns::PatternNode root = files.root("prose.toml");
  ProseVocabulary words;
  read_sections(root, words);
  read_nouns(root, words);
  words.money = longest_first(root.strings("money"));
  words.units = longest_first(root.strings("units"));
  words.spans = longest_first(root.strings("spans"));
  words.no_figure_before = root.strings("no_figure_before");
  if (auto lead_in = root.optional_string("lead_in")) words.lead_in.emplace(*std::move(lead_in));
  if (auto titled = root.optional_string("titled")) words.titled.emplace(*std::move(titled));
  words.trailing = longest_first(root.strings("trailing"));
  words.generic = root.strings("generic");
  words.dashes = root.strings("dashes");
  words.code_levels = root.strings("code_levels");
  words.full_year = root.strings("full_year");
  words.of_which = root.string("of_which");
  words.plus = root.string("plus");
  words.begins_as_plus_ends = root.strings("begins_as_plus_ends");
  words.verbs = root.strings("verbs");
  words.increase = root.strings("increase");
  words.decrease = root.strings("decrease");
  words.readings = read_entries<Reading>(root, "reading", read_reading);
  words.clauses = read_entries<Reading>(root, "clause", read_reading);
  words.function_paths = read_entries<FunctionPath>(root, "function_path", [](const patterns::PatternNode& node) {
    return FunctionPath{node.strings("needs"), node.patterns("text")};
  });
  words.measures = read_entries<Measure>(root, "measure", [](const patterns::PatternNode& node) {
    return Measure{node.string("suffix"), node.strings("needs"), node.strings("after"), node.patterns("text")};
  });
  words.subjects = read_entries<SubjectPattern>(root, "subject", read_subject);
  words.funds = read_entries<FundWords>(root, "fund", [](const patterns::PatternNode& node) {
    return FundWords{node.string("key"), node.strings("words")};
  });
  words.project_fields = read_entries<ProjectField>(root, "project_field", [](const patterns::PatternNode& node) {
    return ProjectField{node.string("field"), node.strings("label")};
  });
  return words;
}

}  // namespace yusuan::prose
