#include "patterns/pattern_files.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "model/error.h"
#include "patterns/embedded.h"

namespace yusuan {

struct PatternNode::File {
  std::string name;
  toml::table root;
};

namespace {

// Files that no form owns.
constexpr std::array<std::string_view, 3> kSharedFiles = {"audit.toml", "common.toml", "prose.toml"};

bool is_shared(std::string_view name) {
  return !name.ends_with(".toml") || std::find(kSharedFiles.begin(), kSharedFiles.end(), name) != kSharedFiles.end();
}

[[noreturn]] void refuse_at(std::string_view file, const toml::source_region& where, const std::string& what) {
  throw Error(ErrorCode::kBadPattern,
              "patterns/" + std::string(file) + ", line " + std::to_string(where.begin.line) + ": " + what);
}

const toml::table& table_of(const void* table) { return *static_cast<const toml::table*>(table); }

}  // namespace

bool any_matches(const PatternList& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& p) { return p.matches(text); });
}

std::optional<std::string> first_captured(const PatternList& patterns, std::string_view text) {
  for (const Pattern& pattern : patterns)
    if (const auto groups = pattern.captures(text); groups && groups->size() > 1 && !(*groups)[1].empty())
      return std::string((*groups)[1]);
  return std::nullopt;
}

void PatternNode::refuse(const std::string& what) const { refuse_at(file_->name, table_of(table_).source(), what); }

std::optional<std::string> PatternNode::optional_string(std::string_view key) const {
  const toml::node* node = table_of(table_).get(key);
  if (node == nullptr) return std::nullopt;
  const auto value = node->value_exact<std::string>();
  if (!value) refuse_at(file_->name, node->source(), std::string(key) + " must be a string");
  return value;
}

std::string PatternNode::string(std::string_view key) const {
  auto value = optional_string(key);
  if (!value) refuse("`" + std::string(key) + "` is missing");
  return *std::move(value);
}

std::optional<std::int64_t> PatternNode::optional_integer(std::string_view key) const {
  const toml::node* node = table_of(table_).get(key);
  if (node == nullptr) return std::nullopt;
  const auto value = node->value_exact<std::int64_t>();
  if (!value) refuse_at(file_->name, node->source(), std::string(key) + " must be a whole number");
  return value;
}

std::vector<std::string> PatternNode::strings(std::string_view key) const {
  std::vector<std::string> values;
  const toml::node* node = table_of(table_).get(key);
  if (node == nullptr) return values;
  const toml::array* array = node->as_array();
  if (array == nullptr) refuse_at(file_->name, node->source(), std::string(key) + " must be a list of strings");
  for (const toml::node& element : *array) {
    auto value = element.value_exact<std::string>();
    if (!value) refuse_at(file_->name, element.source(), std::string(key) + " must hold strings only");
    values.push_back(*std::move(value));
  }
  return values;
}

PatternList PatternNode::patterns(std::string_view key) const {
  PatternList list;
  for (std::string& source : strings(key)) list.emplace_back(std::move(source));
  return list;
}

std::vector<PatternNode> PatternNode::entries(std::string_view key) const {
  std::vector<PatternNode> nodes;
  const toml::node* node = table_of(table_).get(key);
  if (node == nullptr) return nodes;
  if (!node->is_array_of_tables()) refuse_at(file_->name, node->source(), "write [[" + std::string(key) + "]]");
  for (const toml::node& element : *node->as_array()) nodes.push_back(PatternNode(file_, element.as_table()));
  return nodes;
}

PatternFiles::PatternFiles(const std::optional<std::string>& dir) {
  if (dir) {
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(*dir, failed)) {
      const auto extension = entry.path().extension();
      if (extension != ".toml" && extension != ".tsv") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      if (!in) throw Error(ErrorCode::kBadPattern, "cannot read " + entry.path().string());
      entries_.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(in), {}}, nullptr});
    }
    if (failed || entries_.empty())
      throw Error(ErrorCode::kBadPattern, "no pattern file can be read in the folder " + *dir);
  }
  for (const EmbeddedFile& file : embedded_files()) {
    const bool present =
        std::any_of(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.name == file.name; });
    if (!present && (!dir || is_shared(file.name)))
      entries_.push_back({std::string(file.name), std::string(file.text), nullptr});
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  for (Entry& entry : entries_) {
    if (!entry.name.ends_with(".toml")) continue;
    try {
      entry.parsed =
          std::make_shared<PatternNode::File>(PatternNode::File{entry.name, toml::parse(entry.text, entry.name)});
      entry.text.clear();
    } catch (const toml::parse_error& error) {
      refuse_at(entry.name, error.source(), std::string(error.description()));
    }
  }
}

PatternNode PatternFiles::root(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.name == name && entry.parsed) return PatternNode(entry.parsed, &entry.parsed->root);
  throw Error(ErrorCode::kBadPattern, "there is no patterns/" + std::string(name));
}

std::vector<std::string> PatternFiles::forms() const {
  std::vector<std::string> names;
  for (const Entry& entry : entries_)
    if (!is_shared(entry.name)) names.push_back(entry.name.substr(0, entry.name.rfind('.')));
  return names;
}

std::string_view PatternFiles::text(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.name == name) return entry.text;
  return {};
}

}  // namespace yusuan
