// The marks that number tables: 表1, 表二, 公开02表, 预算01表, 表1-1, 5-1.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "patterns/pattern_files.h"

namespace yusuan::forms {

struct TableMark {
  std::string label;          ///< as printed, without spaces and the brackets around it: `表1-1`
  std::optional<int> number;  ///< nullopt where the mark is no plain number
};

/// A mark without spaces and the brackets around it.
std::string label_of(std::string_view printed);

/// The first mark that `marks` find in `text`. Their first group is the number, a second one what follows the mark.
std::optional<TableMark> mark_in(std::string_view text, const patterns::PatternList& marks);

/// Cuts a mark at the front of `text` and the punctuation behind it off, but never the whole of the text.
std::optional<TableMark> cut_front_mark(std::string& text, const patterns::PatternList& marks);

/// The same for a mark at the end.
std::optional<TableMark> cut_end_mark(std::string& text, const patterns::PatternList& marks);

/// `4 3湖南省` is `43湖南省`: the digits of a letter-spaced line's beginning put together.
std::string digits_joined(std::string text);

}  // namespace yusuan::forms
