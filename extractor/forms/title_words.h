// What reads like the title of a table, wherever it stands.
#pragma once

#include <string_view>

#include "forms/patterns.h"

namespace yusuan::forms {

/// Whether `text` has the words of a title, and none that say that it is something else. A title may have neither.
inline bool reads_like_title(std::string_view text, const Vocabulary& words) {
  return patterns::any_matches(words.title, text) && !patterns::any_matches(words.not_title, text);
}

}  // namespace yusuan::forms
