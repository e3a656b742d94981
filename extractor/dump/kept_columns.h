// The columns of a table whose lines a dump keeps: words of its rows that stand below each other.
#pragma once

#include <vector>

#include "dump/kept_lines.h"
#include "dump/kept_names.h"

namespace yusuan::dump {

struct KeptColumn {
  double x0 = 0, x1 = 0;       ///< where its words stand, in columns of characters
  double left = 0, right = 0;  ///< where most of them begin and end
  int figures = 0, texts = 0;  ///< how many of each; none of either: a column that only the header names
  int codes = 0;               ///< of the texts, those that are long codes
  int amounts = 0;             ///< of the figures, those that are no counts or codes
  bool full = false;           ///< of amounts, in nearly every line that has any
  bool left_aligned = false;   ///< most begin below each other
  bool open = false;           ///< of figures that may as well belong to another name of the header
  double named = -1;           ///< the middle of its name in the header; -1: it has none
  bool of_figures() const { return figures > texts; }
};

struct KeptBody {
  std::vector<KeptColumn> columns;       ///< from left to right
  std::vector<std::vector<int>> placed;  ///< of each line the column of each word
};

/// The columns of a body, the lines with most words first, and the place of each word in them. Words of one line never
/// change their order. `known` are columns that are known; where these are `all`, one that is not among them costs more
/// than any other reading, and then there are more.
KeptBody read_body_columns(const std::vector<const KeptLine*>& body, const std::vector<KeptColumn>& known = {},
                           bool all = false);

/// The columns of the words of a line, in their order, where all are known: that of a row which numbers them.
std::vector<int> columns_of_words(const KeptLine& line, const std::vector<KeptColumn>& columns);

/// The columns that the header names by one ideograph each: 类, 款, 项.
std::vector<KeptColumn> code_columns(const std::vector<const KeptLine*>& header);

/// `columns` of a table, moved to where `now` puts its header; `before` is that header where the columns stand. Empty
/// unless both say the same, most of it in the same words.
std::vector<KeptColumn> columns_moved(const std::vector<KeptColumn>& columns,
                                      const std::vector<const KeptLine*>& before,
                                      const std::vector<const KeptLine*>& now);

struct KeptHeader {
  std::vector<std::vector<int>> named;  ///< of each word of each line the column whose name it is a part of; -1: none
  std::vector<int> columns;             ///< of each name
  std::optional<HeaderTree> tree;       ///< where the names tell what stands over them
};

/// Adds the columns that only `header` names to those of `lines`.
KeptHeader add_header_columns(const std::vector<const KeptLine*>& header, const std::vector<const KeptLine*>& lines,
                              const HeaderWords& words, KeptBody& body);

/// The borders between the columns, in columns of characters: one more than there are columns.
std::vector<double> borders_of(const std::vector<KeptColumn>& columns);

/// The columns of `above`, a table of the page before, in which the columns of `body` stand, which goes on with it: by
/// their distances and what they hold. Empty when two ways to place them fit about as well.
std::vector<int> columns_going_on(const std::vector<KeptColumn>& body, const std::vector<KeptColumn>& above);

}  // namespace yusuan::dump
