// patterns/page.toml: the words that tell the parts of a page before anything is known of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yusuan::grid {

/// What stands around the number of a page.
struct PageNumberWords {
  std::string before, behind;
};

/// The comments of page.toml say what each is.
struct PageVocabulary {
  std::vector<std::string> note, caption, figure, total, subtotal, memo, remark, ordinal, goes_on;
  std::vector<PageNumberWords> page_number;
};

/// The program's own, read at first use.
const PageVocabulary& page_vocabulary();

bool is_any_of(const std::vector<std::string>& words, std::string_view text);  ///< the whole of it
bool starts_with_any_of(const std::vector<std::string>& words, std::string_view text);

}  // namespace yusuan::grid
