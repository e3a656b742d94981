#include "patterns/pattern_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "model/error.h"
#include "patterns/embedded.h"
#include "patterns/inherit.h"

namespace yusuan {
namespace {

// Files that no form owns.
constexpr std::array<std::string_view, 4> kSharedFiles = {"audit.toml", "common.toml", "performance.toml",
                                                          "prose.toml"};

bool is_shared(std::string_view name) {
  return !name.ends_with(".toml") || std::find(kSharedFiles.begin(), kSharedFiles.end(), name) != kSharedFiles.end();
}

// A form's bases: more than anyone writes, fewer than a circle of them has.
constexpr int kMostBases = 8;

}  // namespace

struct PatternFiles::Entry {
  std::string name, text;
  ParsedPatterns parsed;
  const PatternValue* root = nullptr;  // nullptr for a code list
  PatternValue merged;                 // what root points to once it is merged with its base
  bool listed = true;                  // not so: only the base of a form
};

bool any_matches(const PatternList& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& p) { return p.matches(text); });
}

std::optional<std::string> first_captured(const PatternList& patterns, std::string_view text) {
  for (const Pattern& pattern : patterns)
    if (const auto groups = pattern.captures(text); groups && groups->size() > 1 && !(*groups)[1].empty())
      return std::string((*groups)[1]);
  return std::nullopt;
}

void PatternNode::refuse(const std::string& what) const { refuse_pattern(table_->file, table_->line, what); }

const PatternValue* PatternNode::find(std::string_view key, PatternValue::Kind kind, const char* wanted) const {
  for (const PatternValue& value : table_->children) {
    if (value.key != key) continue;
    if (value.kind != kind) refuse_pattern(value.file, value.line, std::string(key) + " must be " + wanted);
    return &value;
  }
  return nullptr;
}

std::optional<std::string> PatternNode::optional_string(std::string_view key) const {
  const PatternValue* value = find(key, PatternValue::Kind::kString, "a string");
  return value == nullptr ? std::nullopt : std::optional(std::string(value->text));
}

std::string PatternNode::string(std::string_view key) const {
  auto value = optional_string(key);
  if (!value) refuse("`" + std::string(key) + "` is missing");
  return *std::move(value);
}

std::optional<std::int64_t> PatternNode::optional_integer(std::string_view key) const {
  const PatternValue* value = find(key, PatternValue::Kind::kInteger, "a whole number");
  return value == nullptr ? std::nullopt : std::optional(value->number);
}

std::vector<std::string> PatternNode::strings(std::string_view key) const {
  std::vector<std::string> texts;
  const PatternValue* list = find(key, PatternValue::Kind::kList, "a list of strings");
  if (list == nullptr) return texts;
  for (const PatternValue& element : list->children) {
    if (element.kind != PatternValue::Kind::kString)
      refuse_pattern(element.file, element.line, std::string(key) + " must hold strings only");
    texts.emplace_back(element.text);
  }
  return texts;
}

PatternList PatternNode::patterns(std::string_view key) const {
  PatternList list;
  for (std::string& source : strings(key)) list.emplace_back(std::move(source));
  return list;
}

std::vector<PatternNode> PatternNode::entries(std::string_view key) const {
  std::vector<PatternNode> nodes;
  const PatternValue* list = find(key, PatternValue::Kind::kList, "a list of [[tables]]");
  if (list == nullptr) return nodes;
  for (const PatternValue& element : list->children) {
    if (element.kind != PatternValue::Kind::kTable)
      refuse_pattern(element.file, element.line, "write [[" + std::string(key) + "]]");
    nodes.push_back(PatternNode(element));
  }
  return nodes;
}

PatternFiles::PatternFiles(const std::optional<std::string>& dir) : entries_(std::make_shared<std::deque<Entry>>()) {
  auto& entries = *entries_;
  if (dir) read_folder(*dir);
  for (const EmbeddedFile& file : embedded_files()) {
    if (find(file.name) != nullptr || (dir && !is_shared(file.name))) continue;
    Entry& entry = entries.emplace_back();
    entry.name = file.name;
    entry.text = file.text;
    if (file.name.ends_with(".toml")) entry.root = &file.root;
  }
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (!is_shared(entries[i].name)) merge_with_base(entries[i], 0);
}

void PatternFiles::read_folder(const std::string& dir) {
  std::error_code failed;
  for (const auto& file : std::filesystem::directory_iterator(dir, failed)) {
    const auto extension = file.path().extension();
    if (extension != ".toml" && extension != ".tsv") continue;
    std::ifstream in(file.path(), std::ios::binary);
    if (!in) throw Error(ErrorCode::kBadPattern, "cannot read " + file.path().string());
    Entry& entry = entries_->emplace_back();
    entry.name = file.path().filename().string();
    entry.text.assign(std::istreambuf_iterator<char>(in), {});
    if (extension != ".toml") continue;
    parse_patterns(entry.name, entry.text, entry.parsed);
    entry.root = &entry.parsed.root;
  }
  if (failed || entries_->empty())
    throw Error(ErrorCode::kBadPattern, "no pattern file can be read in the folder " + dir);
}

PatternFiles::Entry& PatternFiles::base_of(const PatternValue& based_on) {
  const std::string name = std::string(based_on.text) + ".toml";
  if (Entry* entry = find(name); entry != nullptr && !is_shared(name)) return *entry;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name != name || is_shared(name)) continue;
    Entry& entry = entries_->emplace_back();
    entry.name = name;
    entry.root = &file.root;
    entry.listed = false;
    return entry;
  }
  refuse_pattern(based_on.file, based_on.line, "`based_on`: there is no patterns/" + name);
}

void PatternFiles::merge_with_base(Entry& entry, int depth) {
  if (entry.root == &entry.merged) return;
  const auto based_on = std::find_if(entry.root->children.begin(), entry.root->children.end(),
                                     [](const PatternValue& value) { return value.key == "based_on"; });
  if (based_on == entry.root->children.end()) return;
  if (depth == kMostBases) refuse_pattern(based_on->file, based_on->line, "`based_on` goes round in a circle");
  Entry& base = base_of(*based_on);
  merge_with_base(base, depth + 1);
  entry.merged = inherit(*base.root, *entry.root, entry.parsed);
  entry.root = &entry.merged;
}

PatternFiles::Entry* PatternFiles::find(std::string_view name) const {
  const auto found = std::find_if(entries_->begin(), entries_->end(), [&](const Entry& e) { return e.name == name; });
  return found == entries_->end() ? nullptr : &*found;
}

PatternNode PatternFiles::root(std::string_view name) const {
  const Entry* entry = find(name);
  if (entry == nullptr || entry->root == nullptr)
    throw Error(ErrorCode::kBadPattern, "there is no patterns/" + std::string(name));
  return PatternNode(*entry->root);
}

std::vector<std::string> PatternFiles::forms() const {
  std::vector<std::string> names;
  for (const Entry& entry : *entries_)
    if (entry.listed && !is_shared(entry.name)) names.push_back(entry.name.substr(0, entry.name.rfind('.')));
  std::sort(names.begin(), names.end());
  return names;
}

std::string_view PatternFiles::text(std::string_view name) const {
  const Entry* entry = find(name);
  return entry == nullptr ? std::string_view() : std::string_view(entry->text);
}

}  // namespace yusuan
