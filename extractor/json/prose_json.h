// What a disclosure says outside its tables, as JSON.
#pragma once

#include "json/json_writer.h"
#include "model/document.h"

namespace yusuan::json {

/// Members of the document's object, key and value; see schemas/disclosure.json.
void write_sections(JsonWriter& json, const Document& document);
void write_overview(JsonWriter& json, const Document& document);  ///< overview and staffing
void write_statements(JsonWriter& json, const Document& document);
void write_projects(JsonWriter& json, const Document& document);
void write_glossary(JsonWriter& json, const Document& document);

}  // namespace yusuan::json
