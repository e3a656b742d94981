// Lists of names that a sentence gives a list of figures: 甲、乙分别增长1%、2%.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "prose/figures.h"

namespace yusuan::prose {

/// How many figures from `first` on stand in one list: of one unit, with nothing between them but 、 ， 和 及 与. At
/// least 1; `first` is below figures.size().
std::size_t figures_listed(std::string_view text, const std::vector<Figure>& figures, std::size_t first,
                           const ProseVocabulary& words);

/// Whether `noun`, the words before the first of such figures, shares them out (分别, 各为 does not).
bool shares_out(std::string_view noun, const ProseVocabulary& words);

/// The words that stand before each of `count` figures were it told alone: 甲增长, 乙增长. Where the names are not as
/// many as the figures, each has all of them. `before` are the names that were shared out last, for a `noun` that has
/// none; it becomes those of this one.
std::vector<std::string> nouns_of_each(std::string_view noun, std::size_t count, std::vector<std::string>& before,
                                       const ProseVocabulary& words);

}  // namespace yusuan::prose
