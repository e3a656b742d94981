// Texts that a dump has cut into several pieces.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dump/tokens.h"

namespace yusuan::dump {

/// Tokens `first` to before `end`.
struct Run {
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  std::size_t first = kNowhere, end = kNowhere;
  explicit operator bool() const { return first != kNowhere; }
};

/// Where pieces of text that follow each other from token i on make up `target`.
Run run_at(const std::vector<Token>& tokens, std::size_t i, std::string_view target);

/// The longest run of up to `most` pieces of text from token i on that `fits`.
Run longest_run(const std::vector<Token>& tokens, std::size_t i, std::size_t most,
                const std::function<bool(const std::string&)>& fits);

/// The pieces, with nothing between them.
std::string text_of(const std::vector<Token>& tokens, const Run& run);

/// The pieces, joined as a line break inside a cell would be.
std::string joined(const std::vector<Token>& tokens, const Run& run);

}  // namespace yusuan::dump
