// The words that results may hold, each with what it means: those of the forms, of the audit, of the text, of the
// schema.
#pragma once

#include <optional>
#include <string>

namespace yusuan {

/// JSON: {"table_ids": {"revenue_summary": {"zh": …, "forms": […]}, …}, "column_keys": …}, of the patterns of `dir`,
/// else of those built in. Throws Error kBadPattern.
std::string vocabulary_page(const std::optional<std::string>& dir);

}  // namespace yusuan
