// Documents of a database whose files are gone or have become others.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "feed/store.h"

namespace yusuan::process {

/// Takes out what was read from below one of `paths` (folders that are there and hold documents, and files) and is no
/// longer there, and what a later load from the same path has replaced. Returns how many documents. Throws FeedError.
std::size_t prune(feed::FeedStore& store, const std::vector<std::string>& paths);

}  // namespace yusuan::process
