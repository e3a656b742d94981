// The header of a table whose lines a dump keeps: which texts name single columns and which stand over several.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "dump/kept_lines.h"

namespace yusuan::dump {

class HeaderWords;

/// Texts of a header, one below the other, that are one.
struct HeaderName {
  double x0 = 0, x1 = 0;                                   ///< in columns of characters, of all its lines
  int top = 0, bottom = 0;                                 ///< rows
  bool ideographs = false;                                 ///< begins and ends with one
  bool of_total = false;                                   ///< names a column that is not blank
  std::vector<std::pair<std::size_t, std::size_t>> words;  ///< line and word, from the bottom up
  double middle() const { return (x0 + x1) / 2; }
  double height() const { return (top + bottom) / 2.0; }
};

/// A text over several names.
struct HeaderSpan {
  HeaderName text;
  std::size_t first = 0, last = 0;  ///< of the names that it stands over
  int depth = 0;                    ///< how many stand over it
};

/// A header whose names tell by their heights what stands over them: names in the middle of what is left below.
struct HeaderTree {
  std::vector<HeaderName> names;  ///< from left to right
  std::vector<int> depths;        ///< of each name, how many stand over it at most
  std::vector<int> least;         ///< and at least
  std::vector<HeaderSpan> spans;
};

/// The name that a single word of a header makes: word `at` of line `line`.
HeaderName name_of_word(const std::vector<const KeptLine*>& header, std::size_t line, std::size_t at);

/// Columns of characters that both stand in; negative: so far apart.
double common(const HeaderName& name, const KeptWord& word);

/// Whether a word stands above or below a name as its lines do.
bool set_alike(const HeaderName& name, const KeptWord& word);

/// nullopt unless every text is a name or stands over some, and each over those that its place puts it over.
std::optional<HeaderTree> read_header_names(const std::vector<const KeptLine*>& header, const HeaderWords& words);

/// The names alone, of any header.
std::vector<HeaderName> names_of(const std::vector<const KeptLine*>& header);

}  // namespace yusuan::dump
