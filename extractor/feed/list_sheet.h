// A sheet that is a list: a header, a row an entry, with filter. For the sources of feed/ only.
#pragma once

#include <string>
#include <vector>

#include "feed/workbook_script.h"

namespace yusuan {

struct ListColumn {
  std::string title;
  int width = 12;  ///< in characters; longer texts wrap
};

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

}  // namespace yusuan
