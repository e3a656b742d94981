// Rows that the end of a page cut.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "forms/grid_table.h"
#include "forms/patterns.h"
#include "model/table.h"

namespace yusuan::forms {

/// A row as it is printed and as it is read.
struct BodyRow {
  const GridRow* printed = nullptr;
  Row row;
};

/// What is cut is told from how the columns of the table are filled elsewhere.
class PageBreaks {
 public:
  /// `body` and `words` have to outlive this.
  PageBreaks(const std::vector<const GridRow*>& body, const std::vector<Column>& columns, const Vocabulary& words);

  /// Whether `below` is but the rest of `above`, which then gets all of it: as the first row of a page of the last one
  /// of the page before, or as pieces of its figures and codes that found no room in their cells. Its code, name and
  /// kind have to be read again.
  bool joins_rest(BodyRow& above, const BodyRow& below) const;

  /// Merged cells that the end of the page cut are printed in both parts or in either one; leaves them in the row where
  /// they begin. Codes, names and kinds of both have to be read again.
  void mend_merged(BodyRow& above, BodyRow& below) const;

 private:
  struct ColumnHabits {
    bool figures = false;
    bool codes = false;
    bool merged = false;   ///< some cell spans rows
    bool repeats = false;  ///< neighbours say the same in cells of their own
    bool blanks = false;   ///< cells of one row may be blank
    std::vector<const Cell*> texts;
    double size = 0;                               ///< how wide a character is, in points
    double padding = 0;                            ///< of its cells on either side, in points; the usual one or more
    std::unordered_map<std::string, int> endings;  ///< how many texts end with a character
    std::unordered_map<std::size_t, int> shapes;   ///< how many figures have so many decimals, codes so many digits
  };

  bool lost_its_words(const BodyRow& above, const BodyRow& below) const;
  bool lacks_usual_figure(const BodyRow& above, const BodyRow& below) const;
  bool is_rest(const BodyRow& above, const BodyRow& below) const;
  bool goes_on(const BodyRow& above, const BodyRow& below, std::size_t column) const;
  bool fills_decimals(const BodyRow& above, const BodyRow& below) const;
  bool completes_code(const BodyRow& above, const BodyRow& below, std::size_t column) const;
  bool completes_sign(const BodyRow& above, const BodyRow& below, std::size_t column) const;
  /// `fills`: all figures of the row below fill decimals.
  bool completes_cell(const BodyRow& above, const BodyRow& below, std::size_t column, bool fills) const;
  bool completes(const BodyRow& above, const BodyRow& below, std::size_t column) const;
  int ends_like(std::size_t column, const std::string& text) const;
  /// `first` of its page: what it lacks may stand on the page before.
  void note_habits(const GridRow& row, const GridRow* next, bool first);
  void keep_printed_once(BodyRow& above, BodyRow& below) const;
  void lift_printed_below(BodyRow& above, BodyRow& below) const;

  std::vector<ColumnHabits> columns_;
  const Vocabulary& words_;
};

}  // namespace yusuan::forms
