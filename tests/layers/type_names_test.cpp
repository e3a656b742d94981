// Reads every source and finds each type that is defined under one name in two places. Two types of one name in one
// namespace are one for the linker (the One Definition Rule), which keeps the functions of either.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "test_paths.h"

namespace {

namespace fs = std::filesystem;

using Lines = std::vector<std::string>;
/// Places by the full name of a type.
using Definitions = std::map<std::string, Lines>;

Lines lines_of(std::istream& stream) {
  Lines lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Follows the namespaces that stand open, as .clang-format has them written: from the first column on, none below a
// line that is no end of one.
class Namespaces {
 public:
  // True for a line that opens or closes one.
  bool take(const Lines& lines, std::size_t at) {
    static const std::regex kOpening(R"(^(?:inline )?namespace(?: ([\w:]+))? \{$)");
    std::smatch match;
    if (std::regex_match(lines[at], match, kOpening)) {
      // One of a single line closes without a comment.
      const bool brief = at + 2 < lines.size() && lines[at + 2] == "}";
      if (!brief) open_.push_back(match[1].str());
      return true;
    }
    if (!lines[at].starts_with("}  // namespace") || open_.empty()) return false;
    open_.pop_back();
    return true;
  }
  // Empty inside a nameless one, where names are the file's own.
  std::string prefix() const {
    std::string name = "::";
    for (const std::string& part : open_) {
      if (part.empty()) return {};
      name += part + "::";
    }
    return name;
  }

 private:
  Lines open_;
};

// Nested types, which are indented, belong to theirs; templates stand on lines of their own or before the word.
void add_definitions(const Lines& lines, const std::string& place, Definitions& definitions) {
  static const std::regex kType(
      R"(^(?:template <.*> )?(?:struct|class|enum class|enum|union) (\w+)( final)?( [:{].*|)$)");
  Namespaces namespaces;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (namespaces.take(lines, i)) continue;
    std::smatch match;
    if (namespaces.prefix().empty() || !std::regex_match(lines[i], match, kType)) continue;
    definitions[namespaces.prefix() + match[1].str()].push_back(place);
  }
}

Definitions definitions_in(const std::string& text) {
  std::istringstream stream(text);
  Definitions definitions;
  add_definitions(lines_of(stream), "here", definitions);
  return definitions;
}

TEST(TypeNames, StandForOneTypeEach) {
  const fs::path root = fs::path(YUSUAN_EXTRACTOR).parent_path();
  Definitions definitions;
  for (const char* folder : {"extractor", "tools/yusuan"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
      std::ifstream file(entry.path());
      add_definitions(lines_of(file), fs::relative(entry.path(), root).string(), definitions);
    }
  }
  EXPECT_TRUE(definitions.contains("::yusuan::Document"));
  for (const auto& [name, places] : definitions)
    EXPECT_EQ(places.size(), 1U) << name << " is defined in " << places.front() << " and in " << places.back();
}

TEST(TypeNames, AreReadWithTheirNamespaces) {
  const Definitions seen = definitions_in(R"(namespace poppler {
class page;
}
namespace yusuan::feed {
class Declared;
struct Side;
enum class Side : std::uint8_t { kLeft };
template <typename T> struct Held final : Base<T> {
  struct Inner {};
};
struct Held::Inner {};
namespace {
struct Own {};
}  // namespace
}  // namespace yusuan::feed
namespace yusuan {
struct Side {};
}  // namespace yusuan
)");
  std::string names;
  for (const auto& [name, places] : seen) names += name + ' ';
  EXPECT_EQ(names, "::yusuan::Side ::yusuan::feed::Held ::yusuan::feed::Side ");
}

}  // namespace
