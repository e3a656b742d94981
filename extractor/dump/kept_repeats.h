// A header that is printed again on the next page.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dump/kept_lines.h"

namespace yusuan::dump {

/// The letters of lines in the order of their code points, however they are broken into lines.
std::u32string letters_of(const std::vector<const KeptLine*>& lines);
std::u32string letters_of(const std::vector<KeptLine>& lines, std::size_t first, std::size_t end);

/// Whether each word of `part` is one of `line`, too.
bool holds_words_of(const KeptLine& line, const KeptLine& part);

/// A line that holds the last words of a header beside the first of a row.
struct HeaderInRow {
  std::size_t line = 0;
  KeptLine names, row;
};

/// Where lines `first` to before `end` begin with the words of `header`, the last of which stand on the line of a row.
/// nullopt where they do not, and where each line is either.
std::optional<HeaderInRow> header_in_row(const std::vector<KeptLine>& lines, std::size_t first, std::size_t end,
                                         const std::vector<const KeptLine*>& header);

}  // namespace yusuan::dump
