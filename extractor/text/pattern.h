// A regular expression of patterns/, in RE2's syntax.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yusuan::text {

/// Compiled at first use, so that a pattern nobody asks costs its source text only; one that stands for a few plain
/// texts is only compiled where groups are asked for, and another only when a text holds the plain texts that every
/// match has: a document is held against the titles of all forms. Patterns of one source share the compiled form, which
/// stays for the next document. Safe to use from several threads. Every call but `source` that compiles throws Error
/// kBadPattern when the source is no valid expression. Runs in time linear in the text.
class Pattern {
 public:
  explicit Pattern(std::string source);

  const std::string& source() const;
  /// Throws now what a first use would throw.
  void check() const;

  /// Somewhere in `text`.
  bool matches(std::string_view text) const;
  /// From its first to its last byte.
  bool matches_whole(std::string_view text) const;

  /// The first match: element 0 the whole of it, then one per group; data() is null where a group took no part. Views
  /// into `text`. nullopt without a match.
  std::optional<std::vector<std::string_view>> captures(std::string_view text) const;
  /// The named groups that took part in the first match. nullopt without a match.
  std::optional<std::map<std::string, std::string_view, std::less<>>> named_captures(std::string_view text) const;

 private:
  struct Compiled;
  std::shared_ptr<Compiled> compiled_;
};

}  // namespace yusuan::text
