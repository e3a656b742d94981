// Rows on their way from one process to another: a worker that may open nothing reads a document, its parent loads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feed/feed_rows.h"

namespace yusuan::feed {

/// Bytes for unpacked_rows() of the same version of the program; no file format.
std::string packed(const FeedRows& rows);

/// nullopt when the bytes are cut or are something else.
std::optional<FeedRows> unpacked_rows(std::string_view bytes);

/// The same for rows of any length.
std::string packed_list(const std::vector<FeedRow>& rows);
std::optional<std::vector<FeedRow>> unpacked_list(std::string_view bytes);

}  // namespace yusuan::feed
