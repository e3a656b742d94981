// The only step that needs libxlsxwriter: no process that reads documents takes it.
#include <optional>

#include "feed/packed_rows.h"
#include "feed/store.h"
#include "feed/workbook_script.h"
#include "feed/workbook_steps.h"

namespace yusuan::feed {
namespace {

[[noreturn]] void broken() { throw FeedError("the reading process has handed over what is no workbook"); }

// The fields of one step, each of which has to be what the step needs.
class StepReader {
 public:
  explicit StepReader(const FeedRow& row) : row_(row) {
    if (row.empty()) broken();
    step_ = number(kStepCount - 1);
    if (row.size() != kFields[step_] + 1) broken();
  }

  int step() const { return step_; }
  int number(std::int64_t most) {
    const auto& number = next<std::int64_t>();
    if (number < 0 || number > most) broken();
    return static_cast<int>(number);
  }
  int row() { return number(1'048'575); }
  int col() { return number(16'383); }
  const std::string& text() { return next<std::string>(); }
  const Decimal& decimal() { return next<Decimal>(); }
  Look look() { return static_cast<Look>(number(static_cast<int>(Look::kLink))); }
  bool flag() { return number(1) == 1; }

 private:
  template <typename T>
  const T& next() {
    const T* value = std::get_if<T>(&row_.at(at_++));
    if (value == nullptr) broken();
    return *value;
  }

  const FeedRow& row_;
  std::size_t at_ = 0;
  int step_ = 0;
};

void play_step(Sheet& sheet, StepReader& step) {
  const int first = step.step() == kWidth ? step.col() : step.row();
  const int second = step.step() == kHeight ? step.number(409) : step.step() == kPrintWide ? step.row() : step.col();
  switch (step.step()) {
    case kText: {
      const std::string& text = step.text();
      const Look look = step.look();
      return sheet.text(first, second, text, look, step.flag());
    }
    case kNumber: {
      const Decimal& number = step.decimal();
      const std::string& printed = step.text();
      const Look look = step.look();
      return sheet.number(first, second, number, printed, look, step.flag());
    }
    case kMerged: {
      const int rows = step.row(), columns = step.col();
      const std::string& text = step.text();
      return sheet.merged(first, second, rows, columns, text, step.look());
    }
    case kSheetLink: {
      const std::string& target = step.text();
      return sheet.link(first, second, target, step.text());
    }
    case kFileLink: {
      const std::string& file = step.text();
      const std::string& place = step.text();
      return sheet.link_to_file(first, second, file, place, step.text());
    }
    case kCellLink: {
      const std::string& target = step.text();
      const int target_row = step.row(), target_col = step.col();
      return sheet.link_to_cell(first, second, target, target_row, target_col, step.text());
    }
    case kComment:
      return sheet.comment(first, second, step.text());
    case kWidth:
      return sheet.width(first, second);
    case kHeight:
      return sheet.height(first, second);
    case kFreeze:
      return sheet.freeze(first, second);
    case kFilter:
      return sheet.filter(first, second);
    case kPrintWide:
      return sheet.print_wide(first, second);
    default:
      broken();
  }
}

}  // namespace

void play(const std::string& path, std::string_view script) {
  const auto steps = unpacked_list(script);
  if (!steps || steps->empty()) broken();
  std::optional<Workbook> book;
  std::optional<Sheet> sheet;
  for (const FeedRow& row : *steps) {
    StepReader step(row);
    if (step.step() == kBook) {
      if (book) broken();
      const std::string& title = step.text();
      book.emplace(path, title, step.text());
    } else if (!book) {
      broken();
    } else if (step.step() == kSheet) {
      sheet.emplace(book->add(step.text()));
    } else {
      if (!sheet) broken();
      play_step(*sheet, step);
    }
  }
  book->close();
}

}  // namespace yusuan::feed
