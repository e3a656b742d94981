#include "patterns/pattern_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "model/error.h"
#include "patterns/embedded.h"
#include "patterns/pattern_sources.h"

namespace yusuan::patterns {

struct PatternFiles::Entry {
  std::string name;
  std::string_view text, packed;  // of a code list, of a .toml file
  std::string storage;            // what they point to where the file is from a folder
};

bool any_matches(const PatternList& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const text::Pattern& p) { return p.matches(text); });
}

std::optional<std::string> first_captured(const PatternList& patterns, std::string_view text) {
  for (const text::Pattern& pattern : patterns)
    if (const auto groups = pattern.captures(text); groups && groups->size() > 1 && !(*groups)[1].empty())
      return std::string((*groups)[1]);
  return std::nullopt;
}

void PatternNode::refuse(const std::string& what) const { refuse_pattern(table_.file(), table_.line, what); }

std::optional<PackedValue> PatternNode::find(std::string_view key, PatternValue::Kind kind, const char* wanted) const {
  for (const PackedValue& value : table_) {
    if (value.key != key) continue;
    if (value.kind != kind) refuse_pattern(value.file(), value.line, std::string(key) + " must be " + wanted);
    return value;
  }
  return std::nullopt;
}

std::optional<std::string> PatternNode::optional_string(std::string_view key) const {
  const auto value = find(key, PatternValue::Kind::kString, "a string");
  return value ? std::optional(std::string(value->text)) : std::nullopt;
}

std::string PatternNode::string(std::string_view key) const {
  auto value = optional_string(key);
  if (!value) refuse("`" + std::string(key) + "` is missing");
  return *std::move(value);
}

std::optional<std::int64_t> PatternNode::optional_integer(std::string_view key) const {
  const auto value = find(key, PatternValue::Kind::kInteger, "a whole number");
  return value ? std::optional(value->number) : std::nullopt;
}

template <typename Element>
std::vector<Element> PatternNode::list(std::string_view key) const {
  std::vector<Element> elements;
  const auto list = find(key, PatternValue::Kind::kList, "a list of strings");
  if (!list) return elements;
  elements.reserve(list->size);
  for (const PackedValue& element : *list) {
    if (element.kind != PatternValue::Kind::kString)
      refuse_pattern(element.file(), element.line, std::string(key) + " must hold strings only");
    elements.emplace_back(std::string(element.text));
  }
  return elements;
}

std::vector<std::string> PatternNode::strings(std::string_view key) const { return list<std::string>(key); }

PatternList PatternNode::patterns(std::string_view key) const { return list<text::Pattern>(key); }

std::vector<PatternNode> PatternNode::entries(std::string_view key) const {
  std::vector<PatternNode> nodes;
  const auto list = find(key, PatternValue::Kind::kList, "a list of [[tables]]");
  if (!list) return nodes;
  nodes.reserve(list->size);
  for (const PackedValue& element : *list) {
    if (element.kind != PatternValue::Kind::kTable)
      refuse_pattern(element.file(), element.line, "write [[" + std::string(key) + "]]");
    nodes.push_back(PatternNode(element));
  }
  return nodes;
}

PatternFiles::PatternFiles(const std::optional<std::string>& dir)
    : entries_(std::make_shared<std::deque<Entry>>()), from_folder_(dir.has_value()) {
  if (dir) read_folder(*dir);
  for (const EmbeddedFile& file : embedded_files())
    if (find(file.name) == nullptr && !(dir && is_form(file.name)))
      entries_->push_back({.name = std::string(file.name), .text = file.text, .packed = file.merged, .storage = {}});
}

void PatternFiles::read_folder(const std::string& dir) {
  PatternSources sources([](std::string_view name) {
    const auto files = embedded_files();
    const auto file = std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& f) { return f.name == name; });
    return file == files.end() ? std::string_view() : file->own;
  });
  std::error_code failed;
  for (const auto& file : std::filesystem::directory_iterator(dir, failed)) {
    const auto extension = file.path().extension();
    if (extension != ".toml" && extension != ".tsv") continue;
    std::ifstream in(file.path(), std::ios::binary);
    if (!in) throw Error(ErrorCode::kBadPattern, "cannot read " + file.path().string());
    Entry& entry = entries_->emplace_back();
    entry.name = file.path().filename().string();
    entry.storage.assign(std::istreambuf_iterator<char>(in), {});
    if (extension == ".toml")
      sources.add(entry.name, entry.storage);
    else
      entry.text = entry.storage;
  }
  if (failed || entries_->empty())
    throw Error(ErrorCode::kBadPattern, "no pattern file can be read in the folder " + dir);
  for (Entry& entry : *entries_)
    if (entry.name.ends_with(".toml")) entry.packed = entry.storage = pack(sources.merged(entry.name));
}

PatternFiles::Entry* PatternFiles::find(std::string_view name) const {
  const auto found = std::find_if(entries_->begin(), entries_->end(), [&](const Entry& e) { return e.name == name; });
  return found == entries_->end() ? nullptr : &*found;
}

PatternNode PatternFiles::root(std::string_view name) const {
  const Entry* entry = find(name);
  if (entry == nullptr || entry->packed.empty())
    throw Error(ErrorCode::kBadPattern, "there is no patterns/" + std::string(name));
  return PatternNode(PackedValue(entry->packed));
}

std::vector<std::string> PatternFiles::forms() const {
  std::vector<std::string> names;
  for (const Entry& entry : *entries_)
    if (is_form(entry.name)) names.push_back(entry.name.substr(0, entry.name.rfind('.')));
  std::sort(names.begin(), names.end());
  return names;
}

std::string_view PatternFiles::text(std::string_view name) const {
  const Entry* entry = find(name);
  return entry == nullptr ? std::string_view() : entry->text;
}

}  // namespace yusuan::patterns
