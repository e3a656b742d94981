// Build tool: embed OUTPUT INPUT... writes the files of patterns/ as a C++ source, .toml files as trees of constants.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "model/error.h"
#include "patterns/pattern_value.h"

namespace {

using yusuan::PatternValue;

// Portable C++ allows literals of 64 KiB, joined ones included only in newer compilers' limits: pieces of a line each.
std::string literal(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    switch (c) {
      case '\\':
        quoted += "\\\\";
        break;
      case '"':
        quoted += "\\\"";
        break;
      case '\t':
        quoted += "\\t";
        break;
      case '\r':
        quoted += "\\r";
        break;
      case '\n':
        quoted += "\\n\"\n\"";
        break;
      case '?':
        quoted += "\\?";
        break;
      default:
        quoted += c;
    }
  }
  return quoted + "\"";
}

class Writer {
 public:
  explicit Writer(std::ostream& out) : out_(out) {}

  // Writes the arrays below `value` and gives its initialiser.
  std::string write(const PatternValue& value) {
    std::string children = "{}";
    if (!value.children.empty()) {
      std::string list;
      for (const PatternValue& child : value.children) list += "    " + write(child) + ",\n";
      children = "list_" + std::to_string(++lists_);
      out_ << "constexpr PatternValue " << children << "[] = {\n" << list << "};\n";
    }
    return "{PatternValue::Kind(" + std::to_string(static_cast<int>(value.kind)) + "), " + std::to_string(value.line) +
           ", " + literal(value.file) + ", " + literal(value.key) + ", " + literal(value.text) + ", " +
           std::to_string(value.number) + ", " + children + "}";
  }

 private:
  std::ostream& out_;
  int lists_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  std::ofstream out(argv[1], std::ios::binary);
  out << "#include \"patterns/embedded.h\"\n\nnamespace yusuan {\nnamespace {\n\n";
  std::vector<std::filesystem::path> inputs(argv + 2, argv + argc);
  std::sort(inputs.begin(), inputs.end(), [](const auto& a, const auto& b) { return a.filename() < b.filename(); });
  Writer writer(out);
  std::string files;
  for (const auto& input : inputs) {
    std::ifstream in(input, std::ios::binary);
    const std::string name = input.filename().string(), text{std::istreambuf_iterator<char>(in), {}};
    if (input.extension() != ".toml") {
      files += "    {" + literal(name) + ", " + literal(text) + ", {}},\n";
      continue;
    }
    try {
      yusuan::ParsedPatterns parsed;
      yusuan::parse_patterns(name, text, parsed);
      files += "    {" + literal(name) + ", {}, " + writer.write(parsed.root) + "},\n";
    } catch (const yusuan::Error& error) {
      std::cerr << error.what() << "\n";
      return 1;
    }
  }
  out << "\n}  // namespace\n\nstd::span<const EmbeddedFile> embedded_files() {\n  static constexpr EmbeddedFile "
         "files[] = {\n"
      << files << "  };\n  return files;\n}\n\n}  // namespace yusuan\n";
  return out.flush() ? 0 : 1;
}
