// Questions that a feed answers without a manual.
#pragma once

#include <string_view>
#include <vector>

namespace yusuan::feed {

struct FeedView {
  std::string_view name;
  std::string_view question;  ///< what it answers and what it leaves out, for a person
  std::string_view select;    ///< the same text for SQLite, PostgreSQL and DuckDB; between two line ends
};

/// In the order to make them in: some ask others.
const std::vector<FeedView>& feed_views();

}  // namespace yusuan::feed
