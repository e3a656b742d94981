// What the audit found, as JSON.
#pragma once

#include <vector>

#include "json/json_writer.h"
#include "model/check.h"
#include "model/document.h"

namespace yusuan {

/// The array `checks`; see schemas/disclosure.json.
void write_checks(JsonWriter& json, const std::vector<Check>& checks);

/// `{"file", "passed", "failed", "skipped", "checks"}`: what `yusuan check --format json` prints for one document.
/// Passed and skipped count comparisons, not entries.
std::string checks_to_json(const Document& document);

}  // namespace yusuan
