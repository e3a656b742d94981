// What patterns find in the running text.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

/// The whole match, then its groups; a group without a match has no data.
using Groups = std::vector<std::string_view>;

/// Calls `found` with the groups of each match of the `text` of an entry in each paragraph that holds one of its
/// `needs` (cheap words; all where there are none).
void each_match(const patterns::PatternNode& entry, const Document& document,
                const std::function<void(const Groups&, const Paragraph&)>& found);

FigureRef place_of(const Paragraph& paragraph);

}  // namespace yusuan::audit
