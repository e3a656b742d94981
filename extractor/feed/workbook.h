// libxlsxwriter with the limits of the file format looked after. For the sources of feed/ only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "model/decimal.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace yusuan::feed {

enum class Look : std::uint8_t { kPlain, kBold, kTitle, kCaption, kHeader, kCell, kTotal, kNote, kLink };

class Workbook;

/// A sheet of an open workbook. Rows and columns from 0.
class Sheet {
 public:
  Sheet(Workbook& book, lxw_worksheet* sheet) : book_(book), sheet_(sheet) {}

  void text(int row, int col, std::string_view text, Look look = Look::kPlain, bool failing = false);
  /// With the decimals of `number`, and separators and percent sign as in `printed`.
  void number(int row, int col, const Decimal& number, std::string_view printed, Look look = Look::kPlain,
              bool failing = false);
  void merged(int row, int col, int row_span, int col_span, std::string_view text, Look look);
  void link(int row, int col, const std::string& sheet, std::string_view text);
  void link_to_cell(int row, int col, const std::string& sheet, int target_row, int target_col, std::string_view text);
  /// A link to `place` (page=8) in a file beside the workbook, or named by its whole path.
  void link_to_file(int row, int col, const std::string& file, const std::string& place, std::string_view text);
  void comment(int row, int col, std::string_view text);
  void width(int col, double characters);
  void height(int row, double points);
  void freeze(int rows, int columns);
  void filter(int rows, int columns);
  void print_wide(int header_first, int header_last);  ///< landscape, as wide as the paper, header on each page

 private:
  Workbook& book_;
  lxw_worksheet* sheet_;
};

class Workbook {
 public:
  /// The file is written by close(). Throws FeedError when there is no memory.
  Workbook(const std::string& path, const std::string& title, const std::string& keywords = {});
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook();
  Sheet add(const std::string& name);
  void close();

 private:
  friend class Sheet;
  lxw_format* format(Look look, const std::string& digits, bool failing);

  std::string path_;
  lxw_workbook* book_;
  std::map<std::string, lxw_format*> formats_;  // by what they look like
};

}  // namespace yusuan::feed
