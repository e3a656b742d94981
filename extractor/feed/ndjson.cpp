#include "feed/ndjson.h"

#include "json/json_writer.h"

namespace yusuan::feed {
namespace {

void write(json::JsonWriter& json, const FeedValue& value, FieldType type) {
  if (const auto* text = std::get_if<std::string>(&value)) return json.value(*text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return json.value(*number);
  const auto* decimal = std::get_if<Decimal>(&value);
  if (decimal == nullptr) return json.null();
  if (type == FieldType::kPoints) return json.value(*decimal);
  json.value(decimal->to_string());
}

}  // namespace

std::string to_ndjson(const FeedRows& rows, RelationPlace relation) {
  return to_ndjson(feed_relations()[relation].fields, rows[relation]);
}

std::string to_ndjson(const std::vector<Field>& fields, const std::vector<FeedRow>& rows) {
  std::string lines;
  for (const FeedRow& row : rows) {
    json::JsonWriter json;
    json.begin_object(json::Layout::kInline);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      json.key(fields[i].name);
      write(json, row[i], fields[i].type);
    }
    json.end_object();
    lines += json.take();
  }
  return lines;
}

}  // namespace yusuan::feed
