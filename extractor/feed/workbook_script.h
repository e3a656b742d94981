// What is to stand in a workbook, as bytes: the process that knows the document may open nothing, the one that writes
// the file should not have read the document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feed/feed_rows.h"
#include "feed/workbook.h"

namespace yusuan::feed {

class WorkbookScript;

/// Notes what a Sheet is told; its methods are those of Sheet.
class SheetScript {
 public:
  explicit SheetScript(WorkbookScript& book) : book_(book) {}
  void text(int row, int col, std::string_view text, Look look = Look::kPlain, bool failing = false);
  void number(int row, int col, const Decimal& number, std::string_view printed, Look look = Look::kPlain,
              bool failing = false);
  void merged(int row, int col, int row_span, int col_span, std::string_view text, Look look);
  void link(int row, int col, const std::string& sheet, std::string_view text);
  void link_to_cell(int row, int col, const std::string& sheet, int target_row, int target_col, std::string_view text);
  void link_to_file(int row, int col, const std::string& file, const std::string& place, std::string_view text);
  void comment(int row, int col, std::string_view text);
  void width(int col, int characters);
  void height(int row, int points);
  void freeze(int rows, int columns);
  void filter(int rows, int columns);
  void print_wide(int header_first, int header_last);

 private:
  WorkbookScript& book_;
};

class WorkbookScript {
 public:
  /// `keywords` stand in the file's properties.
  explicit WorkbookScript(const std::string& title, const std::string& keywords = {});
  /// Whatever a sheet is told belongs to the last one added.
  SheetScript add(const std::string& name);
  std::string packed() const;

 private:
  friend class SheetScript;
  std::vector<FeedRow> steps_;
};

/// Writes the file. Throws FeedError, also for bytes that are no script.
void play(const std::string& path, std::string_view script);

}  // namespace yusuan::feed
