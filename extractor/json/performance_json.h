// The performance forms as JSON.
#pragma once

#include "json/json_writer.h"
#include "model/document.h"

namespace yusuan::json {

/// The member `performance` of the document's object; see schemas/disclosure.json. An indicator a line.
void write_performance(JsonWriter& json, const Document& document);

}  // namespace yusuan::json
