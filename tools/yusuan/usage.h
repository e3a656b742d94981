// What users write and what they mean by it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yusuan {

/// The words of a command line in full: `x.pdf …` is `extract x.pdf …`, `help extract` is `extract --help`. A first
/// word that is neither a command nor looks like a file stays as it is.
std::vector<std::string> spelled_out(std::vector<std::string> words, const std::vector<std::string>& commands);

/// The one of `known` that a misspelt word is nearest to; empty when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace yusuan
