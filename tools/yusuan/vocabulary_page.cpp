#include "vocabulary_page.h"

#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "json/json_writer.h"
#include "json/schema.h"
#include "patterns/pattern_files.h"

namespace yusuan {
namespace {

struct Word {
  std::string zh, en;
  std::vector<std::string> forms;  // whose tables are called so
};
using Words = std::map<std::string, Word>;

// What is left of a pattern when its signs are taken out: 上年(?:度)?预算 → 上年预算.
std::string plain_words(const std::string& pattern) {
  std::string words;
  int depth = 0;
  for (const char c : pattern) {
    if (c == '|' && depth == 0) break;
    depth += (c == '(' || c == '[' ? 1 : 0) - (c == ')' || c == ']' ? 1 : 0);
    if (depth > 0 || std::string_view("^$?*+.\\)]/").find(c) != std::string_view::npos) continue;
    words += c;
  }
  return words;
}

void say(std::string& word, const std::string& said) {
  if (word.empty()) word = said;
}

std::string first_words(const std::vector<std::string>& patterns) {
  for (const std::string& pattern : patterns)
    if (std::string words = plain_words(pattern); !words.empty()) return words;
  return {};
}

void add_columns(const patterns::PatternNode& node, Words& keys) {
  for (const patterns::PatternNode& column : node.entries("column"))
    say(keys[column.string("key")].zh, first_words(column.strings("header")));
}

// `key: header/path`, as places print them: better words than those of a pattern.
void add_printed(const patterns::PatternNode& table, Words& keys) {
  for (const patterns::PatternNode& printed : table.entries("printed"))
    for (const std::string& column : printed.strings("columns")) {
      const std::size_t colon = column.find(": ");
      if (colon != std::string::npos) say(keys[column.substr(0, colon)].zh, column.substr(colon + 2));
    }
}

struct FormWords {
  Words tables, columns, prefixes;
};

FormWords words_of_forms(const patterns::PatternFiles& files) {
  FormWords words;
  // The country's tables last: a form knows its own by the titles that it prints.
  std::vector<std::string> forms = files.forms();
  forms.insert(forms.end(), {"national", "national-government"});
  for (const std::string& name : forms)
    for (const patterns::PatternNode& table : files.root(name + ".toml").entries("table")) {
      Word& word = words.tables[table.string("id")];
      const std::vector<std::string> examples = table.strings("examples");
      say(word.zh, examples.empty() ? first_words(table.strings("title")) : examples.front());
      if (word.forms.empty() || word.forms.back() != name) word.forms.push_back(name);
      add_printed(table, words.columns);
    }
  for (const std::string& name : forms) {
    const patterns::PatternNode root = files.root(name + ".toml");
    for (const patterns::PatternNode& table : root.entries("table")) add_columns(table, words.columns);
    add_columns(root, words.columns);
  }
  const patterns::PatternNode common = files.root("common.toml");
  add_columns(common, words.columns);
  for (const patterns::PatternNode& prefix : common.entries("key_prefix"))
    say(words.prefixes[prefix.string("key")].zh, first_words(prefix.strings("header")));
  return words;
}

Words words_of_checks(const patterns::PatternFiles& files) {
  Words words;
  for (const patterns::PatternNode& name : files.root("audit.toml").entries("name"))
    words[name.string("id")] = {name.string("zh"), name.string("en"), {}};
  return words;
}

Words words_of_subjects(const patterns::PatternFiles& files) {
  Words words;
  for (const patterns::PatternNode& subject : files.root("prose.toml").entries("subject")) {
    std::string& word = words[subject.string("key")].zh;
    for (const char* field : {"words", "noun", "wide"}) say(word, first_words(subject.strings(field)));
  }
  say(words["function"].zh, "按功能分类科目");
  say(words["other"].zh, "其他");
  return words;
}

// What a description says of one word: `filled: an amount is printed.` or `memo (其中)`.
std::string told_of(const std::string& word, const std::string& description) {
  for (const auto& [after, ends] : {std::pair(": ", ".;"), std::pair("`: ", ".;"), std::pair(" (", ")")}) {
    const std::size_t at = description.find(word + after);
    if (at == std::string::npos) continue;
    const std::size_t from = at + word.size() + std::string_view(after).size();
    return description.substr(from, description.find_first_of(ends, from) - from);
  }
  return {};
}

void add_values(const nlohmann::ordered_json& values, const std::string& description, Words& words) {
  bool any = false;
  for (const auto& value : values)
    if (value.is_string()) {
      const std::string word = value;
      words[word].en = told_of(word, description);
      any = any || !words[word].en.empty();
    }
  if (!any)
    for (auto& [word, meaning] : words) meaning.en = description;
}

// Whatever the schema lists, under its path: table.status.
void add_listed(const nlohmann::ordered_json& node, const std::string& path, std::map<std::string, Words>& lists) {
  if (!node.is_object()) return;
  if (const auto values = node.find("enum"); values != node.end())
    add_values(*values, node.value("description", ""), lists[path]);
  if (const auto values = node.find("oneOf"); values != node.end())
    for (const auto& value : *values)
      if (value.contains("const")) say(lists[path][value["const"]].en, value.value("description", ""));
  for (const char* inside : {"definitions", "properties"})
    if (const auto found = node.find(inside); found != node.end())
      for (const auto& [name, child] : found->items())
        add_listed(child, path.empty() ? name : path + '.' + name, lists);
  if (const auto items = node.find("items"); items != node.end()) add_listed(*items, path, lists);
}

void write(json::JsonWriter& json, const std::string& name, const Words& words) {
  json.key(name);
  json.begin_object();
  for (const auto& [word, meaning] : words) {
    json.key(word);
    json.begin_object(json::Layout::kInline);
    if (!meaning.zh.empty()) json.member("zh", meaning.zh);
    if (!meaning.en.empty()) json.member("en", meaning.en);
    if (!meaning.forms.empty()) json.list("forms", meaning.forms, json::Layout::kInline);
    json.end_object();
  }
  json.end_object();
}

}  // namespace

std::string vocabulary_page(const std::optional<std::string>& dir) {
  const patterns::PatternFiles files(dir);
  const FormWords forms = words_of_forms(files);
  std::map<std::string, Words> lists;
  for (const json::SchemaFile& schema : json::schemas())
    if (std::string_view(schema.name) == "disclosure")
      add_listed(nlohmann::ordered_json::parse(schema.text), "", lists);
  json::JsonWriter json;
  json.begin_object();
  json.member("about",
              std::string("The words that results hold. A column whose header no word fits is column_N; where two of a "
                          "table would have one key, the later ones end with _2, _3 …, and one of column_prefixes "
                          "may stand in front (current_budget). A subject ends with _initial_budget, "
                          "_full_year_budget, _prior_actual, _prior_budget, _value or _completion where it is not "
                          "the figure of the document's own year and kind."));
  write(json, "table_ids", forms.tables);
  write(json, "column_keys", forms.columns);
  write(json, "column_prefixes", forms.prefixes);
  write(json, "check_ids", words_of_checks(files));
  write(json, "subjects", words_of_subjects(files));
  for (const auto& [path, words] : lists) write(json, path, words);
  json.end_object();
  return json.take();
}

}  // namespace yusuan
