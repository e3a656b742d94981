// What the headers of budgets' tables are made of in the whole country (patterns/headers.toml): texts that are whole,
// and what stands over what. A dump keeps neither the borders of cells nor the widths of letters; where places leave
// open what a piece of a header belongs to, its words tell.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dump/kept_names.h"
#include "patterns/pattern_files.h"

namespace yusuan::dump {

enum class Kinship { kNone, kOwn, kForeign };

/// The comments of headers.toml say what each is.
class HeaderWords {
 public:
  /// Throws Error kBadPattern.
  explicit HeaderWords(const patterns::PatternFiles& files);

  /// Whether a text is that of a whole cell of a header.
  bool is_text(const std::string& text) const { return text_->matches(text); }
  /// Whether a name of a column stands below a text over several: as a part of it, as no part of it, or as may be.
  Kinship kinship(const std::string& over, const std::string& name) const;
  /// Whether `tail` may be the next line of a text.
  bool may_join(const std::string& head, const std::string& tail) const;

  patterns::PatternList never_wraps, stands_alone, rest, rest_of;
  patterns::PatternList total_name, code_name, label_name, no_label_name, figure_name, comparing, share, remark, unit;
  patterns::PatternList lead, of_year, below_text, below_none, first_below, later_below;

 private:
  struct Group {
    text::Pattern over, names;
  };
  static std::vector<Group> groups(const patterns::PatternNode& root, std::string_view kind, std::string_view names);
  void add_joints(const std::string& text);
  Kinship kinship_of_groups(const std::string& over, const std::string& name) const;

  std::optional<text::Pattern> text_;
  std::set<std::pair<char32_t, char32_t>> joints_;  // letters that follow each other in a text that wraps
  patterns::PatternList over_codes_, below_codes_, over_labels_, below_labels_, side_, of_unit_, over_all_,
      outside_all_, apart_;
  std::vector<Group> groups_, open_groups_, strangers_;
};

/// Texts that wrap over lines of `header`, told by their words. No word is in two of them.
std::vector<HeaderName> texts_told_by_words(const std::vector<const KeptLine*>& header, const HeaderWords& words);

}  // namespace yusuan::dump
