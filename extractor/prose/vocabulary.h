// patterns/prose.toml, read.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/pattern_files.h"

namespace yusuan::prose {

using Words = std::vector<std::string>;

bool any_in(const Words& words, std::string_view text);     ///< false when there are none
bool is_one_of(const Words& words, std::string_view text);  ///< the whole of it

/// The groups of the first pattern that fits; nullopt without one.
std::optional<std::vector<std::string_view>> first_captures(const patterns::PatternList& patterns,
                                                            std::string_view text);

/// What the groups of a pattern caught, by name.
using NamedGroups = std::map<std::string, std::string_view, std::less<>>;

std::string_view group(const NamedGroups& groups, std::string_view name);  ///< empty when it caught nothing

/// A way to read a figure or a clause: `as` says what it is.
struct Reading {
  std::string as;
  std::optional<std::string> unit;  ///< "percent": only such figures
  Words needs;
  patterns::PatternList text;
};

struct FunctionPath {
  Words needs;
  patterns::PatternList text;
};

struct Measure {
  std::string suffix;  ///< may be empty
  Words needs;
  Words after;  ///< suffixes of the statement before, one of which it needs; none when any will do
  patterns::PatternList text;
};

struct SubjectPattern {
  std::string key;
  Words words, with, without, right, section, after, units;
  patterns::PatternList wide, noun;
};

struct FundWords {
  std::string key;
  Words words;
};

struct ProjectField {
  std::string field;
  Words label;
};

struct ProseVocabulary {
  Words glossary, duties, structure, projects, offices;
  Words contents_heading;  ///< whole lines
  Words caption, note;     ///< of tables
  Words duty_label, units_below, units_listed, unit_column, defines, quarter;
  Words without_figure, list_follows;
  patterns::PatternList authorised;  ///< one group: the number of posts
  Words money, units, no_figure_before;
  Words spans;  ///< units of time, of which only figures with decimals are amounts: 3.66个月, not 12个月
  std::optional<text::Pattern> lead_in;
  std::optional<text::Pattern> titled;  ///< found in a title that names what the money below it goes to
  Words trailing, generic, verbs, increase, decrease;
  Words more;            ///< behind a figure: 余
  Words dashes;          ///< of a range of figures
  Words code_levels;     ///< behind the count of a code in brackets: （05项）
  Words full_year;       ///< in what a completion is measured by
  std::string of_which;  ///< 其中
  std::string plus;      ///< 加上, which ends as the words of `begins_as_plus_ends` begin
  Words begins_as_plus_ends;
  patterns::PatternList table_mark, table_title;                               ///< lines above a table
  patterns::PatternList heading_end, heading_name, duty_verb, not_in_heading;  ///< of runs of text
  patterns::PatternList sign, contents, remark;                                ///< of nouns
  Words class_end, class_name;
  Words plan_end, initial;
  patterns::PatternList plan_name, no_plan_name, outcome;
  Words each, last_of_list;  ///< lists that share figures out
  patterns::PatternList said_of_each, between_figures, shares_again;
  patterns::PatternList compares, basis_before_figure, both_sides, side, side_total;
  Words reduced;
  std::vector<Reading> readings, clauses;
  std::vector<FunctionPath> function_paths;
  std::vector<Measure> measures;
  std::vector<SubjectPattern> subjects;
  std::vector<FundWords> funds;
  std::vector<ProjectField> project_fields;
};

/// Throws Error kBadPattern.
ProseVocabulary read_prose_vocabulary(const patterns::PatternFiles& files);

}  // namespace yusuan::prose
