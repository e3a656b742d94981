// Where the figures of a page stand in what was read of it.
#pragma once

namespace yusuan {

/// Counts of the figures that a page prints with a decimal point or thousands separators, each in one place.
struct PageFigures {
  int page = 0;         ///< from 1
  int tables = 0;       ///< in cells and notes of tables
  int performance = 0;  ///< in performance forms
  int statements = 0;   ///< in the sentence of a statement, or in the glossary
  int elsewhere = 0;    ///< in none of these
};

}  // namespace yusuan
