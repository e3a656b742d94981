#include "patterns/pattern_value.h"

#include <toml++/toml.h>

#include "model/error.h"

namespace yusuan::patterns {
namespace {

class Reader {
 public:
  Reader(std::string_view file, ParsedPatterns& result)
      : file_(result.strings.emplace_back(file).c_str()), result_(result) {}

  PatternValue read(const toml::node& node, std::string_view key) {
    PatternValue value{.line = line_of(node), .file = file_, .key = kept(key)};
    if (const auto text = node.value_exact<std::string>()) {
      value.kind = PatternValue::Kind::kString;
      value.text = kept(*text);
    } else if (const auto number = node.value_exact<std::int64_t>()) {
      value.kind = PatternValue::Kind::kInteger;
      value.number = *number;
    } else if (const toml::array* array = node.as_array()) {
      value.kind = PatternValue::Kind::kList;
      std::vector<PatternValue> elements;
      for (const toml::node& element : *array) elements.push_back(read(element, {}));
      value.children = result_.lists.emplace_back(std::move(elements));
    } else if (const toml::table* table = node.as_table()) {
      std::vector<PatternValue> entries;
      for (const auto& [name, entry] : *table) entries.push_back(read(entry, name.str()));
      value.children = result_.lists.emplace_back(std::move(entries));
    } else {
      refuse_pattern(file_, value.line, "write a string, a whole number, a list or a table");
    }
    return value;
  }

 private:
  static int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }
  std::string_view kept(std::string_view text) {
    return text.empty() ? std::string_view() : std::string_view(result_.strings.emplace_back(text));
  }

  const char* file_;
  ParsedPatterns& result_;
};

}  // namespace

void refuse_pattern(std::string_view file, int line, const std::string& what) {
  throw Error(ErrorCode::kBadPattern, "patterns/" + std::string(file) + ", line " + std::to_string(line) + ": " + what);
}

void parse_patterns(std::string_view file, std::string_view text, ParsedPatterns& result) {
  try {
    result.root = Reader(file, result).read(toml::parse(text, file), {});
  } catch (const toml::parse_error& error) {
    refuse_pattern(file, static_cast<int>(error.source().begin.line), std::string(error.description()));
  }
}

}  // namespace yusuan::patterns
