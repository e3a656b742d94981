#include "feed/workbook_script.h"

#include "feed/packed_rows.h"
#include "feed/workbook_steps.h"

namespace yusuan::feed {
namespace {

FeedValue value_of(Look look) { return static_cast<std::int64_t>(look); }
FeedValue value_of(int number) { return std::int64_t{number}; }
FeedValue value_of(std::string_view text) { return std::string(text); }
FeedValue value_of(const Decimal& number) { return number; }

template <typename... Fields>
FeedRow step(WorkbookStep step, const Fields&... fields) {
  return {std::int64_t{step}, value_of(fields)...};
}

}  // namespace

void SheetScript::text(int row, int col, std::string_view text, Look look, bool failing) {
  book_.steps_.push_back(step(kText, row, col, text, look, static_cast<int>(failing)));
}

void SheetScript::number(int row, int col, const Decimal& number, std::string_view printed, Look look, bool failing) {
  book_.steps_.push_back(step(kNumber, row, col, number, printed, look, static_cast<int>(failing)));
}

void SheetScript::merged(int row, int col, int row_span, int col_span, std::string_view text, Look look) {
  book_.steps_.push_back(step(kMerged, row, col, row_span, col_span, text, look));
}

void SheetScript::link(int row, int col, const std::string& sheet, std::string_view text) {
  book_.steps_.push_back(step(kSheetLink, row, col, std::string_view(sheet), text));
}

void SheetScript::link_to_cell(int row, int col, const std::string& sheet, int target_row, int target_col,
                               std::string_view text) {
  book_.steps_.push_back(step(kCellLink, row, col, std::string_view(sheet), target_row, target_col, text));
}

void SheetScript::link_to_file(int row, int col, const std::string& file, const std::string& place,
                               std::string_view text) {
  book_.steps_.push_back(step(kFileLink, row, col, std::string_view(file), std::string_view(place), text));
}

void SheetScript::comment(int row, int col, std::string_view text) {
  book_.steps_.push_back(step(kComment, row, col, text));
}

void SheetScript::width(int col, int characters) { book_.steps_.push_back(step(kWidth, col, characters)); }

void SheetScript::height(int row, int points) { book_.steps_.push_back(step(kHeight, row, points)); }

void SheetScript::freeze(int rows, int columns) { book_.steps_.push_back(step(kFreeze, rows, columns)); }

void SheetScript::filter(int rows, int columns) { book_.steps_.push_back(step(kFilter, rows, columns)); }

void SheetScript::print_wide(int header_first, int header_last) {
  book_.steps_.push_back(step(kPrintWide, header_first, header_last));
}

WorkbookScript::WorkbookScript(const std::string& title, const std::string& keywords) {
  steps_.push_back(step(kBook, std::string_view(title), std::string_view(keywords)));
}

SheetScript WorkbookScript::add(const std::string& name) {
  steps_.push_back(step(kSheet, std::string_view(name)));
  return SheetScript(*this);
}

std::string WorkbookScript::packed() const { return packed_list(steps_); }

}  // namespace yusuan::feed
