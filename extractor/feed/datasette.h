// What Datasette shows of a feed in SQLite: `datasette feed.sqlite -m metadata.json`.
#pragma once

#include <string>

namespace yusuan::feed {

/// JSON: a description of every table, view and field, facets, and ready queries with their questions.
std::string datasette_metadata();

}  // namespace yusuan::feed
