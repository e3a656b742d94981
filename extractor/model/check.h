// One promised identity and whether the document keeps it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/decimal.h"
#include "model/geometry.h"

namespace yusuan {

enum class CheckStatus : std::uint8_t { kPass, kFail, kSkipped };

/// What a failure is about; the gravest first.
enum class CheckSeverity : std::uint8_t { kMoney, kWords, kForm };

/// A figure that a check used. Table and row count from 0 in `Document::tables`; a statement's index in `statements`.
struct FigureRef {
  std::optional<int> table, row, statement, performance;
  std::optional<std::string> column;
  int page = 0;
  std::optional<Rect> box;
};

/// A slip of one figure that explains a failure exactly.
struct Slip {
  std::string kind;  ///< stable: "digit_changed", "digits_swapped", "digit_dropped", "digit_doubled", "sign", "unit", …
  std::size_t ref = 0;  ///< of the figure, in `refs`
  Decimal due;          ///< what the figure would be without it, in its own unit
};

struct Check {
  std::string id;  ///< stable, snake_case: "row_sum"
  CheckStatus status = CheckStatus::kSkipped;
  std::optional<Decimal> expected, actual, difference, tolerance;  ///< in `unit`
  std::optional<std::string> unit;
  bool inferred = false;  ///< no form promises it: headers, labels and codes say so, and most figures agree
  int count = 1;  ///< comparisons behind it: passes and skips of one identity in one table, failures of one cause
  CheckSeverity severity = CheckSeverity::kMoney;  ///< for kFail
  std::optional<Decimal> stake_yuan;               ///< for kFail: what the difference comes to, never negative
  std::optional<std::string> reason;               ///< for kSkipped, stable: "table_absent", "row_absent", "blank", …
  std::vector<FigureRef> refs;
  std::optional<Slip> likely;          ///< for kFail: where but one slip would explain it
  std::string message_zh, message_en;  ///< for kSkipped: why
};

}  // namespace yusuan
