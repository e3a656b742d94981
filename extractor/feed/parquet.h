// Rows of the feed as a Parquet file, which DuckDB, Spark, pandas and R read as it is: no library is needed to write
// one.
#pragma once

#include <string>
#include <vector>

#include "feed/feed_rows.h"

namespace yusuan::feed {

/// One file; a row group for each list of rows that is not empty. Texts are STRING, whole numbers INT64, decimals
/// DECIMAL(38, 10) (what is printed finer is rounded to that), points DOUBLE; what is not required may be null.
/// Values that repeat are stored once a row group; pages are compressed with GZIP.
std::string to_parquet(const Relation& relation, const std::vector<std::vector<FeedRow>>& groups);

/// What to_parquet() takes runs of small numbers as: pieces of eight bit by bit, eight and more of one value as one.
/// `width` is the bits of a number, 0 to 32.
std::string run_lengths(const std::vector<std::uint32_t>& numbers, int width);

/// A decimal × 10^10, two's complement, the highest of 16 bytes first.
std::string parquet_decimal(const Decimal& value);

}  // namespace yusuan::feed
