// The files of patterns/, built in or from a folder, and a view of what a .toml file says that names file and line in
// errors.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/packed.h"
#include "text/pattern.h"

namespace yusuan::patterns {

/// Any of them.
using PatternList = std::vector<text::Pattern>;

bool any_matches(const PatternList& patterns, std::string_view text);

/// The first group of the first pattern that fits and captures something.
std::optional<std::string> first_captured(const PatternList& patterns, std::string_view text);

/// One table of a pattern file: the whole file, or a [[name]] entry in it. Getters throw Error kBadPattern on a value
/// of another kind than asked for. Cheap to copy; valid as long as the PatternFiles it came from.
class PatternNode {
 public:
  std::string string(std::string_view key) const;  ///< throws when missing
  std::optional<std::string> optional_string(std::string_view key) const;
  std::optional<std::int64_t> optional_integer(std::string_view key) const;
  std::vector<std::string> strings(std::string_view key) const;  ///< empty when missing
  PatternList patterns(std::string_view key) const;              ///< empty when missing
  std::vector<PatternNode> entries(std::string_view key) const;  ///< the [[key]] tables, empty when missing
  [[noreturn]] void refuse(const std::string& what) const;       ///< throws with file and line

 private:
  friend class PatternFiles;
  explicit PatternNode(const PackedValue& table) : table_(table) {}
  std::optional<PackedValue> find(std::string_view key, PatternValue::Kind kind, const char* wanted) const;
  template <typename Element>
  std::vector<Element> list(std::string_view key) const;  // of what is made from strings
  PackedValue table_;
};

/// All pattern files. What a folder lacks of the shared files (audit.toml, common.toml, performance.toml, prose.toml,
/// the code lists) comes from the program; the forms are the folder's alone, but for one that they are `based_on`.
class PatternFiles {
 public:
  /// Throws Error kBadPattern.
  explicit PatternFiles(const std::optional<std::string>& dir);
  /// "common.toml"; of a form that is based on another one, what both say. Throws when there is none.
  PatternNode root(std::string_view name) const;
  std::vector<std::string> forms() const;  ///< names of the form files, without ending, sorted
  /// A file that is no .toml: a code list; empty when there is none.
  std::string_view text(std::string_view name) const;
  /// Whether somebody has just written them: what is wrong in them has to be said at once.
  bool from_folder() const { return from_folder_; }

 private:
  struct Entry;
  Entry* find(std::string_view name) const;
  void read_folder(const std::string& dir);
  std::shared_ptr<std::deque<Entry>> entries_;  // nodes point into it: copies share it
  bool from_folder_;
};

}  // namespace yusuan::patterns
