// Rows of a feed as newline-delimited JSON.
#pragma once

#include <string>
#include <vector>

#include "feed/feed_rows.h"

namespace yusuan::feed {

/// One JSON object a line and row, every field of the relation in each. Decimals are strings, so that no reader makes
/// them binary numbers; integers and coordinates are numbers. Empty when there is no row.
std::string to_ndjson(const FeedRows& rows, RelationPlace relation);
std::string to_ndjson(const std::vector<Field>& fields, const std::vector<FeedRow>& rows);

}  // namespace yusuan::feed
