// The steps of a workbook's script. For workbook_script.cpp, which writes them, and play_workbook.cpp.
#pragma once

#include <cstddef>
#include <cstdint>

namespace yusuan::feed {

enum WorkbookStep : std::int64_t {
  kBook,
  kSheet,
  kText,
  kNumber,
  kMerged,
  kSheetLink,
  kComment,
  kWidth,
  kHeight,
  kFreeze,
  kFilter,
  kPrintWide,
  kFileLink,
  kCellLink,
  kStepCount
};

/// How many fields follow each step.
constexpr std::size_t kFields[kStepCount] = {2, 1, 5, 6, 6, 4, 3, 2, 2, 2, 2, 2, 5, 6};

}  // namespace yusuan::feed
