// What a .toml file of patterns/ says, as a tree: read by the build for the files of the repository, by a run for those
// of
// --patterns DIR.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yusuan::patterns {

struct PatternValue {
  enum class Kind : std::uint8_t { kString, kInteger, kList, kTable };
  Kind kind = Kind::kTable;
  int line = 0;
  const char* file = "";                     ///< without folder; a form that is based on another one has values of both
  std::string_view key;                      ///< in its table; empty in lists and for the whole file
  std::string_view text;                     ///< of a string
  std::int64_t number = 0;                   ///< of an integer
  std::span<const PatternValue> children{};  ///< elements of a list, entries of a table
};

/// A parsed file and all that its tree points into.
struct ParsedPatterns {
  PatternValue root;
  std::deque<std::string> strings;
  std::deque<std::vector<PatternValue>> lists;
};

/// Throws Error kBadPattern that names file and line: for what is no TOML, and for values other than strings, whole
/// numbers, lists and tables. The result must not be moved.
void parse_patterns(std::string_view file, std::string_view text, ParsedPatterns& result);

/// `patterns/FILE, line N: WHAT`, thrown as Error kBadPattern.
[[noreturn]] void refuse_pattern(std::string_view file, int line, const std::string& what);

}  // namespace yusuan::patterns
