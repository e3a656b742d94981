// The texts that a simple regular expression stands for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yusuan::text {

/// A text that fits, and where it has to stand.
struct PlainText {
  std::string text;
  bool at_start = false, at_end = false;

  bool stands_in(std::string_view where) const {
    if (at_start) return at_end ? where == text : where.starts_with(text);
    return at_end ? where.ends_with(text) : where.find(text) != std::string_view::npos;
  }
};

/// All texts that fit `source`, in RE2's syntax: `(?:^|/)(?:合计|总计)$` stands for four. nullopt when they are more
/// than a few, or when there is more to it than plain characters, classes of them, groups without captures,
/// alternatives, `?`,
/// `^` and `$`.
std::optional<std::vector<PlainText>> plain_texts(std::string_view source);

}  // namespace yusuan::text
