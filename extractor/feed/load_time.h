// When a database took a document in. For its stores only.
#pragma once

#include <vector>

#include "feed/feed_rows.h"

namespace yusuan::feed {

/// Rows of documents with their loaded_at set to now, in UTC to the millisecond: 2026-01-31T08:09:10.123Z.
std::vector<FeedRow> loaded_now(std::vector<FeedRow> documents);

}  // namespace yusuan::feed
