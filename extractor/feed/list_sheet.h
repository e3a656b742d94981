// A sheet that is a list: a header, a row an entry, with filter. For the sources of feed/ only.
#pragma once

#include <string>
#include <vector>

#include "feed/workbook_script.h"

namespace yusuan::feed {

struct ListColumn {
  std::string title;
  int width = 12;  ///< in characters; longer texts wrap
};

/// Writes a number as one, a text as it is, null as a blank cell.
void write_value(SheetScript& sheet, int row, int col, const FeedValue& value);

/// Makes a row as tall as its longest text wraps, up to a bound.
void fit_row(SheetScript& sheet, int row, int lines);

class ListSheet {
 public:
  ListSheet(SheetScript sheet, std::vector<ListColumn> columns);
  /// As many values as there are columns; null is a blank cell.
  void add(const FeedRow& values);
  int next_row() const { return row_; }  ///< of the sheet, where add() writes
  SheetScript& sheet() { return sheet_; }
  /// Once all rows are there.
  void close();

 private:
  SheetScript sheet_;
  std::vector<ListColumn> columns_;
  int row_ = 1;
};

}  // namespace yusuan::feed
