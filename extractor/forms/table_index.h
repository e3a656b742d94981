// The list of a disclosure's tables that says which of them are empty (是否空表).
#pragma once

#include <string>
#include <vector>

#include "forms/header.h"
#include "forms/patterns.h"
#include "forms/stitch.h"
#include "model/table.h"

namespace yusuan::forms {

/// An index of the tables is printed as a table, too.
bool is_index(const Header& header, const Vocabulary& words);

/// The numbers and titles of the tables that an index says are empty.
class EmptyTables {
 public:
  void read(const GridTable& index, const Header& header, const Vocabulary& words);
  bool names(const Table& table) const;

 private:
  std::vector<int> numbers_;
  std::vector<std::string> titles_;
};

}  // namespace yusuan::forms
