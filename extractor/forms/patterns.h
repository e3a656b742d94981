// What patterns/ says: the words all forms share (common.toml) and the tables of each family of forms (the other
// files).
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/table.h"
#include "patterns/pattern_files.h"
#include "performance/performance_words.h"

namespace yusuan::forms {

/// Names a column by its header path, the header cells joined by '/'.
struct ColumnPattern {
  std::string key;
  ColumnType type = ColumnType::kText;
  patterns::PatternList header;
};

/// A word of the header path that tells columns of one meaning apart: revenue and expenditure, this year and last.
struct KeyPrefix {
  std::string key;
  patterns::PatternList header;
};

/// Columns that add up in every row: Σ `total` = Σ `parts`, by their keys.
struct RowSum {
  std::vector<std::string> total, parts;
};

/// A table of a form. Only `id` and `title` are read at once: a document is held against the titles of all forms, and
/// against the columns of few. What reads the rest throws Error kBadPattern.
class TablePattern {
 public:
  TablePattern(const patterns::PatternNode& form, const patterns::PatternNode& table);

  std::string id;
  patterns::PatternList title;

  /// Those of the table, then those that the form's file says for all of its tables.
  const std::vector<ColumnPattern>& columns() const { return details().columns; }
  /// The keys of the columns, as places print them.
  const std::vector<std::vector<std::string>>& printed() const { return details().printed; }
  const std::vector<RowSum>& sums() const { return details().sums; }
  /// Of tables of the country, see national.h. The ways to fit: keys of columns that have to be there, each one of
  /// some.
  using Keys = std::vector<std::vector<std::string>>;
  const std::vector<Keys>& needs() const { return details().needs; }
  /// How the codes of its rows begin, and titles as printed that are another table's; both empty: any.
  const patterns::PatternList& codes() const { return details().codes; }
  const patterns::PatternList& unless() const { return details().unless; }
  /// Titles that must match, titles that must not.
  std::vector<std::string> examples() const { return table_.strings("examples"); }
  std::vector<std::string> counterexamples() const { return table_.strings("counterexamples"); }

 private:
  struct Details {
    std::once_flag once;
    std::vector<ColumnPattern> columns;
    std::vector<std::vector<std::string>> printed;
    std::vector<RowSum> sums;
    std::vector<Keys> needs;
    patterns::PatternList codes, unless;
  };
  const Details& details() const;

  patterns::PatternNode form_, table_;
  std::unique_ptr<Details> details_;
};

/// A family of forms: one file of patterns/.
struct FormPattern {
  std::string name;
  patterns::PatternList total_row;  ///< labels of totals besides those of common.toml
  std::vector<TablePattern> tables;
};

/// The tables that the whole country prints under titles of many wordings; `filler` are the words of titles that say
/// nothing of which table it is.
struct NationalTables {
  patterns::PatternList filler;
  std::vector<TablePattern> tables;
};

/// How the cover and headings say what kind of document this is; the first that matches counts.
struct KindPattern {
  DocumentKind kind = DocumentKind::kUnknown;
  patterns::PatternList text;
};

/// common.toml. Captures: `unit`, `preparer`, `number` and `entity` patterns have one group, the value.
struct Vocabulary {
  // Above a table
  patterns::PatternList title, not_title, number, number_end, title_mark, title_end, unit, preparer, furniture;
  // Of the furniture, lines that browsers print at the head and the foot of each page
  patterns::PatternList browser_line;
  // The unit in a cell of the header: a line before its words, and in brackets behind them; one group
  patterns::PatternList unit_in_frame, header_unit;
  // A header cell that only a list of the tables has
  patterns::PatternList index_header;
  // Tables that are no numbered table of the disclosure (performance forms, lists of units)
  patterns::PatternList skipped_title;
  // Below or inside a table
  patterns::PatternList signature, note, note_start, text_heading, declared_empty;
  // Inside a table
  patterns::PatternList total_row, memo_row, memo_header, entry_start, code, ordinal_label;
  // In tables of two sides: rows without code or number; words of the left side's rows, words of the right side's
  patterns::PatternList balance_row, revenue_entry, expenditure_entry;
  std::vector<ColumnPattern> columns;
  // What parts columns that would share a key: its key goes in front
  std::vector<KeyPrefix> key_prefixes;
  // The document
  std::vector<KindPattern> kinds;
  patterns::PatternList entity, contents_heading, contents_part, contents_entry, sentence;
  // A mark that opens an annex; how titles of reports end that are bound in behind the disclosure
  patterns::PatternList annex_mark, annexed_report;
};

struct Patterns {
  patterns::PatternFiles files;  ///< which the tables of forms are read from
  Vocabulary common;
  performance::PerformanceWords performance;
  std::vector<FormPattern> forms;
  std::vector<NationalTables> national;
};

/// Throws Error kBadPattern that names file and line. Files of a folder are read to their end.
Patterns read_patterns(const patterns::PatternFiles& files);

}  // namespace yusuan::forms
