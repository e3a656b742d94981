// The code and the name of a row, from the cells that print them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "forms/patterns.h"
#include "model/diagnostic.h"
#include "model/table.h"

namespace yusuan::forms {

/// Reads the rows of one table in printed order.
class RowCodes {
 public:
  RowCodes(const std::vector<Column>& columns, const Vocabulary& words);

  /// Sets `code` and `name` of the row; a row without either is named by its first words. Columns 类, 款, 项 together
  /// give the code; a row that prints only the last of them has the others from the row above. `2` for `02` among them
  /// is read as what it stands for, with a Diagnostic.
  void read(Row& row, std::vector<Diagnostic>& diagnostics);

 private:
  std::optional<std::string> first_words(const Row& row) const;
  void add_digits(const std::string& digits, std::size_t column, const Row& row, std::string& code,
                  std::vector<Diagnostic>& diagnostics) const;

  const std::vector<Column>& columns_;
  const Vocabulary& words_;
  std::vector<int> parts_;  ///< per column: 0 类, 1 款, 2 项, -1 none of them
  std::string above_;       ///< code of the row above
};

}  // namespace yusuan::forms
