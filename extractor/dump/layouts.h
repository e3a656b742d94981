// How a form's tables are printed, and what holds between their cells: what stands in for the rulings that a dump lost.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/patterns.h"
#include "model/table.h"
#include "patterns/identity.h"

namespace yusuan::dump {

struct TableLayout {
  std::string id;
  std::vector<std::vector<Column>> printed;  ///< ways to print it; a header cell may say 上年 or 本年 for a year,
                                             ///< alternatives are parted by |; empty when the pattern file does not say
  std::vector<std::string> labels;           ///< rows of the left side that carry no code, from the top down
  std::vector<std::string> right_labels;     ///< those of the right side
  std::vector<std::string> left_codes;       ///< in a table of two sides with codes: how those of the left begin
  bool total_in_name = false;                ///< the label of a total stands in the column of names, not of codes
};

/// These cells are blank when the table `when_empty` is declared empty.
struct ZeroRule {
  std::string when_empty;
  std::vector<patterns::Reference> figures;
};

struct FormLayout {
  std::vector<TableLayout> tables;
  std::vector<patterns::Identity> identities;
  std::vector<ZeroRule> zero;
  std::vector<patterns::Reference>
      project_scale;  ///< what the prose calls the scale of a project, in the row of its name

  const TableLayout* find(std::string_view id) const;
};

/// The keys `labels`, `right_labels`, `left_codes` and [[printed]] of a form's tables, its `total_label`, its
/// identities, [[zero]] and
/// [[project_scale]]. Throws Error kBadPattern.
FormLayout read_layout(const patterns::PatternFiles& files, const forms::FormPattern& form,
                       const forms::Vocabulary& words);

/// The columns of the way to print whose header cells `text` (of the table, without spaces) has most of, header cells
/// as printed there. `parted`: whether 类, 款 and 项 stand in cells of their own, where that is known. Empty when the
/// layout knows none, or `only_named` and the text lacks more of its cells than a mangled header does.
std::vector<Column> columns_printed(const TableLayout& layout, const std::string& text, std::optional<bool> parted,
                                    bool only_named);

}  // namespace yusuan::dump
