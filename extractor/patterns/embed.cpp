// Build tool: embed OUTPUT INPUT... writes the files of patterns/ as a C++ source, .toml files packed.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "model/error.h"
#include "patterns/packed.h"
#include "patterns/pattern_sources.h"

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

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

// Writes `bytes` as an array of that name.
void write_array(std::ostream& out, const std::string& name, std::string_view bytes) {
  out << "constexpr unsigned char " << name << "[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i)
    out << (i % 32 == 0 ? "\n" : "") << static_cast<int>(static_cast<unsigned char>(bytes[i])) << ',';
  out << "};\n";
}

constexpr const char* kBegin = R"(#include "patterns/embedded.h"

#include <cstddef>

namespace yusuan::patterns {
namespace {

template <std::size_t N>
std::string_view view_of(const unsigned char (&bytes)[N]) {
  return {reinterpret_cast<const char*>(bytes), N};
}

)";

// Writes the trees of a .toml file and gives the initialiser of its entry.
std::string write_trees(std::ostream& out, yusuan::patterns::PatternSources& sources, const std::string& name,
                        int number) {
  const auto array = [&](const char* kind, const yusuan::patterns::PatternValue& tree) {
    const std::string array_name = kind + std::to_string(number);
    write_array(out, array_name, yusuan::patterns::pack(tree));
    return "view_of(" + array_name + ")";
  };
  const auto &own = sources.own(name), &merged = sources.merged(name);
  const std::string all = array("merged_", merged);
  return "    {" + literal(name) + ", {}, " + all + ", " + (&own == &merged ? all : array("own_", own)) + "},\n";
}

}  // namespace

int main(int argc, char** argv) try {
  std::ofstream out(argv[1], std::ios::binary);
  std::vector<std::filesystem::path> inputs(argv + 2, argv + argc);
  std::sort(inputs.begin(), inputs.end(), [](const auto& a, const auto& b) { return a.filename() < b.filename(); });
  yusuan::patterns::PatternSources sources([](std::string_view) { return std::string_view(); });
  for (const auto& input : inputs)
    if (input.extension() == ".toml") sources.add(input.filename().string(), read(input));
  out << kBegin;
  std::string files;
  int number = 0;
  for (const auto& input : inputs) {
    const std::string name = input.filename().string();
    files += input.extension() == ".toml" ? write_trees(out, sources, name, ++number)
                                          : "    {" + literal(name) + ", " + literal(read(input)) + ", {}, {}},\n";
  }
  out << "\n}  // namespace\n\nstd::span<const EmbeddedFile> embedded_files() {\n  static const EmbeddedFile files[] = "
         "{\n"
      << files << "  };\n  return files;\n}\n\n}  // namespace yusuan\n";
  return out.flush() ? 0 : 1;
} catch (const yusuan::Error& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
