// The JSON Schemas that the binary was built with, and the check of an output against them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yusuan::json {

struct SchemaFile {
  std::string_view name;  ///< file name in schemas/ without its ending: "disclosure"
  std::string_view text;  ///< draft-07 JSON Schema
};

/// All schemas, sorted by name.
std::span<const SchemaFile> schemas();

/// schemas/facts.md, which explains the feed to people.
std::string_view feed_page();

/// The first thing in `json` that the schema `name` does not allow, with the JSON pointer of its place; nullopt when
/// `json` is valid. Text that is no JSON is a violation as well. `name` is one of schemas() (asserted).
std::optional<std::string> schema_violation(std::string_view name, std::string_view json);

/// Throws Error(kSchema) with the violation.
void require_valid(std::string_view name, std::string_view json);

}  // namespace yusuan::json
