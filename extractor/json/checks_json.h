// What the audit found, as JSON.
#pragma once

#include <optional>
#include <vector>

#include "json/json_writer.h"
#include "model/check.h"
#include "model/document.h"

namespace yusuan::json {

/// The array `checks`; see schemas/disclosure.json.
void write_checks(JsonWriter& json, const std::vector<Check>& checks);

/// Comparisons, not entries.
struct CheckCounts {
  std::int64_t passed = 0, failed = 0, skipped = 0;
};
CheckCounts counts_of(const Document& document);

/// `{"file", "title", "passed", "failed", "skipped", "checks"}`: what `yusuan check --format json` says of one
/// document. `least_yuan`: leaves failures out with less, or no, money at stake.
std::string checks_to_json(const Document& document, const std::optional<Decimal>& least_yuan = {});

}  // namespace yusuan::json
