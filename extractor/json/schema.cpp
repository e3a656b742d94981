#include "json/schema.h"

#include <algorithm>
#include <cassert>
#include <exception>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "model/error.h"

namespace yusuan::json {
namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

// valijson writes a place as "<root>", "[tables]", "[0]".
std::string json_pointer(const std::vector<std::string>& context) {
  std::string pointer;
  for (const std::string& step : context) {
    if (step.size() < 2 || step.front() != '[') continue;
    pointer += '/';
    for (const char c : std::string_view(step).substr(1, step.size() - 2)) {
      if (c == '~') {
        pointer += "~0";
      } else if (c == '/') {
        pointer += "~1";
      } else {
        pointer += c;
      }
    }
  }
  return pointer.empty() ? "/" : pointer;
}

std::string_view text_of(std::string_view name) {
  const auto all = schemas();
  const auto found = std::find_if(all.begin(), all.end(), [&](const SchemaFile& file) { return file.name == name; });
  assert(found != all.end());
  return found->text;
}

std::optional<std::string> violation(std::string_view schema_text, std::string_view json) {
  const nlohmann::json schema_json = nlohmann::json::parse(schema_text);
  valijson::Schema schema;
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  parser.populateSchema(Adapter(schema_json), schema);

  const nlohmann::json target = nlohmann::json::parse(json);
  valijson::Validator validator;
  // Without results the validator stops at the first violation and keeps no places; valid output is the usual case.
  if (validator.validate(schema, Adapter(target), nullptr)) return std::nullopt;
  valijson::ValidationResults results;
  validator.validate(schema, Adapter(target), &results);
  valijson::ValidationResults::Error first;
  if (!results.popError(first)) return "/: invalid";
  return json_pointer(first.context) + ": " + first.description;
}

}  // namespace

std::optional<std::string> schema_violation(std::string_view name, std::string_view json) {
  try {
    return violation(text_of(name), json);
  } catch (const nlohmann::json::exception& e) {
    return std::string("/: ") + e.what();
  }
}

void require_valid(std::string_view name, std::string_view json) {
  if (const auto violation = schema_violation(name, json))
    throw Error(ErrorCode::kSchema, "the result breaks its own schema, which is a bug of yusuan: " + *violation);
}

}  // namespace yusuan::json
