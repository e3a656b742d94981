// What shares and sums of statements are of.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/prose.h"
#include "prose/nouns.h"

namespace yusuan::prose {

/// Index of the statement that the share of statement `part` is of. With a name (占本年支出合计的): the last before
/// that states it. Without: the amount that its paragraph begins with, statement `first`, where the share is what the
/// two amounts say; else the one that its section begins with, else the one that the sections beside it begin with.
/// nullopt when the text states no such amount.
std::optional<int> whole_of(const std::vector<Statement>& statements, std::size_t part, std::size_t first,
                            const Subject* named);

/// Index of the budget that a completion rate is of, stated before in its section: of the kind that `basis` names
/// (年初预算, 全年预算), or of any.
std::optional<int> budget_of(const std::vector<Statement>& statements, std::size_t completion, std::string_view basis,
                             const ProseVocabulary& words);

/// Whether the amounts in its unit of the statements behind `whole`, two or more, add up to its own. What they count
/// besides (用于7个口岸) is no part of it.
bool is_sum_of_the_rest(const std::vector<Statement>& statements, std::size_t whole);

}  // namespace yusuan::prose
