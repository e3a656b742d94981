#include "feed/workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <ctime>
#include <utility>

#include "feed/store.h"
#include "text/utf8.h"

namespace yusuan::feed {
namespace {

constexpr std::size_t kMaxText = 32'000;                 // bytes; the format allows 32767 characters
constexpr std::int64_t kMaxExact = 999'999'999'999'999;  // 15 digits survive every spreadsheet
constexpr std::time_t kCreated = 946'684'800;            // 2000-01-01: the same document gives the same bytes
constexpr lxw_color_t kHeaderColour = 0xE8ECF2, kFailingColour = 0xFFD9D6, kGridColour = 0xB0B0B0;

lxw_row_t row_of(int row) { return static_cast<lxw_row_t>(row); }
lxw_col_t col_of(int col) { return static_cast<lxw_col_t>(col); }

// Well-formed, without what XML cannot hold, short enough.
std::string storable(std::string_view text) {
  std::string clean = text::repaired(text.substr(0, kMaxText));
  clean.erase(std::remove_if(clean.begin(), clean.end(),
                             [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; }),
              clean.end());
  return clean;
}

std::string digits_for(const Decimal& number, std::string_view printed) {
  std::string digits = printed.find(',') == std::string_view::npos ? "0" : "#,##0";
  if (number.scale() > 0) digits += '.' + std::string(static_cast<std::size_t>(number.scale()), '0');
  if (printed.ends_with('%')) digits += "\"%\"";
  return digits;
}

void set_look(lxw_format* format, Look look, bool is_number) {
  format_set_align(format, look == Look::kNote ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
  if (look == Look::kTitle || look == Look::kBold || look == Look::kHeader || look == Look::kTotal)
    format_set_bold(format);
  if (look == Look::kTitle) format_set_font_size(format, 14);
  if (look == Look::kCaption || look == Look::kNote) format_set_font_color(format, 0x555555);
  if (look == Look::kNote) format_set_text_wrap(format);
  if (look == Look::kLink) {
    format_set_font_color(format, 0x0563C1);
    format_set_underline(format, LXW_UNDERLINE_SINGLE);
  }
  if (look == Look::kHeader || look == Look::kCell || look == Look::kTotal) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, kGridColour);
    if (!is_number) format_set_text_wrap(format);
  }
  if (look == Look::kCell || look == Look::kTotal) {
    // Figures and the labels to their right would touch.
    format_set_align(format, is_number ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
    format_set_indent(format, 1);
  }
  if (look == Look::kHeader) {
    format_set_bg_color(format, kHeaderColour);
    format_set_align(format, LXW_ALIGN_CENTER);
  }
}

}  // namespace

Workbook::Workbook(const std::string& path, const std::string& title, const std::string& keywords)
    : path_(path), book_(workbook_new(path.c_str())) {
  if (book_ == nullptr) throw FeedError(path_ + " cannot be written: no memory");
  std::string kept_title = storable(title.substr(0, 255));
  std::string author = "yusuan";
  lxw_doc_properties properties{};
  properties.title = kept_title.data();
  properties.author = author.data();
  std::string kept_keywords = storable(keywords.substr(0, 255));
  properties.keywords = kept_keywords.data();
  properties.created = kCreated;
  workbook_set_properties(book_, &properties);
}

Workbook::~Workbook() {
  if (book_ != nullptr) lxw_workbook_free(book_);
}

Sheet Workbook::add(const std::string& name) {
  lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
  if (sheet == nullptr) throw FeedError(path_ + " cannot be written: a sheet cannot be called " + name);
  // Codes are text on purpose: no green corners.
  worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  return {*this, sheet};
}

void Workbook::close() {
  lxw_workbook* book = std::exchange(book_, nullptr);
  const lxw_error error = workbook_close(book);
  if (error != LXW_NO_ERROR) throw FeedError(path_ + " cannot be written: " + lxw_strerror(error));
}

lxw_format* Workbook::format(Look look, const std::string& digits, bool failing) {
  const std::string name = std::to_string(static_cast<int>(look)) + (failing ? "!" : " ") + digits;
  lxw_format*& format = formats_[name];
  if (format != nullptr) return format;
  format = workbook_add_format(book_);
  set_look(format, look, !digits.empty());
  if (!digits.empty()) format_set_num_format(format, digits.c_str());
  if (failing) format_set_bg_color(format, kFailingColour);
  return format;
}

void Sheet::text(int row, int col, std::string_view text, Look look, bool failing) {
  lxw_format* format = book_.format(look, "", failing);
  const std::string kept = storable(text);
  if (kept.empty()) {
    worksheet_write_blank(sheet_, row_of(row), col_of(col), format);
  } else {
    worksheet_write_string(sheet_, row_of(row), col_of(col), kept.c_str(), format);
  }
}

void Sheet::number(int row, int col, const Decimal& number, std::string_view printed, Look look, bool failing) {
  if (number.absolute().mantissa() > kMaxExact) return text(row, col, number.to_string(), look, failing);
  worksheet_write_number(sheet_, row_of(row), col_of(col), number.to_double(),
                         book_.format(look, digits_for(number, printed), failing));
}

void Sheet::merged(int row, int col, int row_span, int col_span, std::string_view text, Look look) {
  if (row_span == 1 && col_span == 1) return this->text(row, col, text, look);
  worksheet_merge_range(sheet_, row_of(row), col_of(col), row_of(row + row_span - 1), col_of(col + col_span - 1),
                        storable(text).c_str(), book_.format(look, "", false));
}

void Sheet::link(int row, int col, const std::string& sheet, std::string_view text) {
  worksheet_write_url_opt(sheet_, row_of(row), col_of(col), ("internal:'" + sheet + "'!A1").c_str(),
                          book_.format(Look::kLink, "", false), storable(text).c_str(), nullptr);
}

void Sheet::link_to_cell(int row, int col, const std::string& sheet, int target_row, int target_col,
                         std::string_view text) {
  char cell[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell(cell, row_of(target_row), col_of(target_col));
  worksheet_write_url_opt(sheet_, row_of(row), col_of(col), ("internal:'" + sheet + "'!" + cell).c_str(),
                          book_.format(Look::kLink, "", false), storable(text).c_str(), nullptr);
}

void Sheet::link_to_file(int row, int col, const std::string& file, const std::string& place, std::string_view text) {
  std::string escaped;  // libxlsxwriter takes what is behind the first # for the place
  for (const char c : storable(file)) escaped += c == '#' ? std::string("%23") : std::string(1, c);
  worksheet_write_url_opt(sheet_, row_of(row), col_of(col), ("external:" + escaped + '#' + place).c_str(),
                          book_.format(Look::kLink, "", false), storable(text).c_str(), nullptr);
}

void Sheet::comment(int row, int col, std::string_view text) {
  constexpr int kCharactersPerLine = 44, kLinePixels = 20;
  const std::string kept = storable(text);
  const auto lines = text::half_widths(kept) / kCharactersPerLine + std::count(kept.begin(), kept.end(), '\n') + 2;
  std::string author = "yusuan";
  lxw_comment_options options{};
  options.author = author.data();
  options.width = 360;
  options.height = static_cast<std::uint16_t>(std::clamp<std::int64_t>(lines * kLinePixels, 60, 600));
  worksheet_write_comment_opt(sheet_, row_of(row), col_of(col), kept.c_str(), &options);
}

void Sheet::width(int col, double characters) {
  worksheet_set_column(sheet_, col_of(col), col_of(col), characters, nullptr);
}

void Sheet::height(int row, double points) { worksheet_set_row(sheet_, row_of(row), points, nullptr); }

void Sheet::freeze(int rows, int columns) { worksheet_freeze_panes(sheet_, row_of(rows), col_of(columns)); }

void Sheet::filter(int rows, int columns) {
  worksheet_autofilter(sheet_, 0, 0, row_of(std::max(rows - 1, 0)), col_of(std::max(columns - 1, 0)));
}

void Sheet::print_wide(int header_first, int header_last) {
  worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, 9);  // A4
  worksheet_fit_to_pages(sheet_, 1, 0);
  worksheet_repeat_rows(sheet_, row_of(header_first), row_of(header_last));
}

}  // namespace yusuan::feed
