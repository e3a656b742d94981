#include "forms/patterns.h"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "forms/embedded_patterns.h"
#include "model/error.h"

namespace yusuan {
namespace {

constexpr std::string_view kCommonFile = "common.toml";

[[noreturn]] void refuse(std::string_view file, const toml::source_region& where, const std::string& what) {
  throw Error(ErrorCode::kBadPattern,
              "patterns/" + std::string(file) + ", line " + std::to_string(where.begin.line) + ": " + what);
}

std::vector<std::string> strings(const toml::table& table, std::string_view key, std::string_view file) {
  std::vector<std::string> values;
  const toml::node* node = table.get(key);
  if (node == nullptr) return values;
  const toml::array* array = node->as_array();
  if (array == nullptr) refuse(file, node->source(), std::string(key) + " must be a list of strings");
  for (const toml::node& element : *array) {
    const auto value = element.value<std::string>();
    if (!value) refuse(file, element.source(), std::string(key) + " must hold strings only");
    values.push_back(*value);
  }
  return values;
}

PatternList pattern_list(const toml::table& table, std::string_view key, std::string_view file) {
  PatternList list;
  for (std::string& source : strings(table, key, file)) list.emplace_back(std::move(source));
  return list;
}

std::string required(const toml::table& table, std::string_view key, std::string_view file) {
  const auto value = table[key].value<std::string>();
  if (!value) refuse(file, table.source(), "`" + std::string(key) + "` is missing or no string");
  return *value;
}

ColumnType column_type(const toml::table& table, std::string_view file) {
  static const std::map<std::string, ColumnType, std::less<>> types = {
      {"code", ColumnType::kCode},   {"name", ColumnType::kName},     {"text", ColumnType::kText},
      {"money", ColumnType::kMoney}, {"number", ColumnType::kNumber}, {"percent", ColumnType::kPercent}};
  const auto type = types.find(required(table, "type", file));
  if (type == types.end()) refuse(file, table.source(), "`type` must be code, name, text, money, number or percent");
  return type->second;
}

DocumentKind document_kind(const toml::table& table, std::string_view file) {
  static const std::map<std::string, DocumentKind, std::less<>> kinds = {
      {"unit_budget", DocumentKind::kUnitBudget},
      {"department_budget", DocumentKind::kDepartmentBudget},
      {"government_budget", DocumentKind::kGovernmentBudget},
      {"unit_final_accounts", DocumentKind::kUnitFinalAccounts},
      {"department_final_accounts", DocumentKind::kDepartmentFinalAccounts},
      {"government_final_accounts", DocumentKind::kGovernmentFinalAccounts}};
  const auto kind = kinds.find(required(table, "kind", file));
  if (kind == kinds.end()) refuse(file, table.source(), "`kind` is none of the document kinds of the contract");
  return kind->second;
}

// Calls `read` for every table of the array of tables `key`; an absent one is empty.
template <typename Read>
void each(const toml::table& table, std::string_view key, std::string_view file, Read read) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return;
  if (!node->is_array_of_tables()) refuse(file, node->source(), "write [[" + std::string(key) + "]]");
  for (const toml::node& element : *node->as_array()) read(*element.as_table());
}

std::vector<ColumnPattern> column_patterns(const toml::table& table, std::string_view file) {
  std::vector<ColumnPattern> columns;
  each(table, "column", file, [&](const toml::table& column) {
    columns.push_back({required(column, "key", file), column_type(column, file), pattern_list(column, "header", file)});
  });
  return columns;
}

FormPattern form_pattern(const toml::table& root, std::string_view file) {
  FormPattern form{.name = std::string(file.substr(0, file.rfind('.'))), .tables = {}};
  each(root, "table", file, [&](const toml::table& table) {
    form.tables.push_back({.id = required(table, "id", file),
                           .title = pattern_list(table, "title", file),
                           .columns = column_patterns(table, file),
                           .examples = strings(table, "examples", file),
                           .counterexamples = strings(table, "counterexamples", file)});
  });
  return form;
}

Vocabulary vocabulary(const toml::table& root, std::string_view file) {
  Vocabulary words;
  const std::pair<const char*, PatternList*> lists[] = {{"title", &words.title},
                                                        {"not_title", &words.not_title},
                                                        {"number", &words.number},
                                                        {"unit", &words.unit},
                                                        {"preparer", &words.preparer},
                                                        {"furniture", &words.furniture},
                                                        {"skipped_title", &words.skipped_title},
                                                        {"note", &words.note},
                                                        {"declared_empty", &words.declared_empty},
                                                        {"total_row", &words.total_row},
                                                        {"memo_row", &words.memo_row},
                                                        {"entry_start", &words.entry_start},
                                                        {"code", &words.code},
                                                        {"ordinal_label", &words.ordinal_label},
                                                        {"entity", &words.entity},
                                                        {"contents_heading", &words.contents_heading},
                                                        {"contents_part", &words.contents_part},
                                                        {"contents_entry", &words.contents_entry}};
  for (const auto& [key, list] : lists) *list = pattern_list(root, key, file);
  words.columns = column_patterns(root, file);
  each(root, "document_kind", file, [&](const toml::table& kind) {
    words.kinds.push_back({document_kind(kind, file), pattern_list(kind, "text", file)});
  });
  return words;
}

void read_file(Patterns& patterns, std::string_view name, std::string_view text) {
  toml::table root;
  try {
    root = toml::parse(text, name);
  } catch (const toml::parse_error& error) {
    refuse(name, error.source(), std::string(error.description()));
  }
  if (name == kCommonFile)
    patterns.common = vocabulary(root, name);
  else
    patterns.forms.push_back(form_pattern(root, name));
}

}  // namespace

bool any_matches(const PatternList& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& p) { return p.matches(text); });
}

Patterns load_patterns(const std::optional<std::string>& dir) {
  Patterns patterns;
  if (!dir) {
    for (const PatternFile& file : embedded_patterns()) read_file(patterns, file.name, file.text);
    return patterns;
  }
  std::vector<std::filesystem::path> paths;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(*dir, failed))
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  if (failed || paths.empty())
    throw Error(ErrorCode::kBadPattern, "no .toml file can be read in the patterns folder " + *dir);
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in && !in.eof()) throw Error(ErrorCode::kBadPattern, "cannot read " + path.string());
    read_file(patterns, path.filename().string(), text);
  }
  // A folder with nothing but forms is enough: the shared words come from the program.
  if (std::none_of(paths.begin(), paths.end(), [](const auto& path) { return path.filename() == kCommonFile; }))
    for (const PatternFile& file : embedded_patterns())
      if (file.name == kCommonFile) read_file(patterns, file.name, file.text);
  return patterns;
}

}  // namespace yusuan
