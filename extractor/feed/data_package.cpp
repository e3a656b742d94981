#include "feed/data_package.h"

#include <algorithm>

#include "feed/csv.h"
#include "json/json_writer.h"

namespace yusuan::feed {
namespace {

const char* type_of(FieldType type) {
  switch (type) {
    case FieldType::kInteger:
      return "integer";
    case FieldType::kDecimal:
    case FieldType::kPoints:
      return "number";
    case FieldType::kText:
      break;
  }
  return "string";
}

void write_fields(json::JsonWriter& json, const Relation& relation) {
  json.list_of("fields", relation.fields, [&](const Field& field) {
    json.begin_object(json::Layout::kInline);
    json.member("name", field.name);
    json.member("type", type_of(field.type));
    json.member("description", field.meaning);
    if (field.required) {
      json.key("constraints");
      json.begin_object(json::Layout::kInline);
      json.member("required", true);
      json.end_object();
    }
    json.end_object();
  });
  std::vector<std::string> key;
  for (std::size_t i = 0; i < relation.key_fields; ++i) key.push_back(relation.fields[i].name);
  json.list("primaryKey", key, json::Layout::kInline);
}

bool holds_numbers(const Table& table, std::size_t column) {
  bool any = false;
  for (const Row& row : table.rows) {
    if (column >= row.cells.size()) continue;
    const TableCell& cell = row.cells[column];
    if (cell.text && !cell.value) return false;
    any = any || cell.value;
  }
  return any;
}

void write_fields(json::JsonWriter& json, const Table& table) {
  json.key("fields");
  json.begin_array();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    json.begin_object(json::Layout::kInline);
    json.member("name", csv_header(table.columns[i]));
    json.member("type", holds_numbers(table, i) ? "number" : "string");
    json.member("description", table.columns[i].key);
    json.end_object();
  }
  json.end_array();
}

void write_resource(json::JsonWriter& json, const PackagedFile& file) {
  std::string name = file.name.substr(0, file.name.rfind('.'));
  std::replace(name.begin(), name.end(), ' ', '-');
  json.begin_object();
  json.member("name", name);
  json.member("path", file.name);
  json.member("profile", "tabular-data-resource");
  json.member("format", "csv");
  json.member("encoding", "utf-8");
  if (file.table != nullptr) {
    json.member("title", file.table->title);
    if (file.table->money_unit) json.member("moneyUnit", *file.table->money_unit);
  } else {
    json.member("description", file.relation->meaning);
  }
  json.key("schema");
  json.begin_object();
  file.table != nullptr ? write_fields(json, *file.table) : write_fields(json, *file.relation);
  json.end_object();
  json.end_object();
}

}  // namespace

std::string data_package(const std::vector<PackagedFile>& files, const std::string& title) {
  json::JsonWriter json;
  json.begin_object();
  json.member("profile", "tabular-data-package");
  json.member("name", "disclosure");
  json.member("title", title);
  json.list_of("resources", files, [&](const PackagedFile& file) { write_resource(json, file); });
  json.end_object();
  return json.take();
}

}  // namespace yusuan::feed
