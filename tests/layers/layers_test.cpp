// Reads every source of extractor/ and holds its includes against tests/data/layers.txt.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "test_paths.h"

namespace {

namespace fs = std::filesystem;

struct Layer {
  std::set<std::string> folders;
  std::vector<std::string> third_party;
};

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

std::map<std::string, Layer> read_layers() {
  std::ifstream file(YUSUAN_TEST_DATA "/layers.txt");
  std::map<std::string, Layer> layers;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    std::istringstream stream(line);
    std::string name, folders, third_party;
    std::getline(stream, name, '|');
    std::getline(stream, folders, '|');
    std::getline(stream, third_party, '|');
    name = words(name).at(0);
    const auto list = words(folders);
    layers[name] = {{list.begin(), list.end()}, words(third_party)};
    layers[name].folders.insert(name);
  }
  return layers;
}

struct Include {
  std::string name;
  bool quoted;
};

std::vector<Include> includes_of(const fs::path& path) {
  std::ifstream file(path);
  std::vector<Include> includes;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("#include")) continue;
    const std::size_t open = line.find_first_of("\"<");
    const std::size_t close = line.find_first_of("\">", open + 1);
    if (close != std::string::npos) includes.push_back({line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return includes;
}

// Empty when the include is allowed.
std::string objection(const Include& include, const Layer& layer, bool header) {
  if (include.quoted) {
    // extract.h stands in no folder: a row that may include it names it.
    const std::string folder = include.name.substr(0, include.name.find('/'));
    return layer.folders.contains(folder) ? "" : "its row allows no " + include.name;
  }
  const bool standard = include.name.find_first_of("./") == std::string::npos;
  if (standard || include.name == "sys/types.h" || include.name == "stddef.h") return "";
  if (header) return "a header shows third-party " + include.name;
  const bool allowed = std::any_of(layer.third_party.begin(), layer.third_party.end(),
                                   [&](const std::string& prefix) { return include.name.starts_with(prefix); });
  return allowed ? "" : "its row allows no " + include.name;
}

TEST(Layers, EveryFolderIncludesOnlyWhatItsRowAllows) {
  const auto layers = read_layers();
  ASSERT_FALSE(layers.empty());
  int seen = 0;
  for (const auto& entry : fs::recursive_directory_iterator(YUSUAN_EXTRACTOR)) {
    const std::string ending = entry.path().extension().string();
    const fs::path relative = fs::relative(entry.path(), YUSUAN_EXTRACTOR);
    // extract.cpp stands above the folders and uses them all.
    if ((ending != ".h" && ending != ".cpp") || !relative.has_parent_path()) continue;
    const auto layer = layers.find(relative.begin()->string());
    ASSERT_NE(layer, layers.end()) << relative << " stands in a folder without a row";
    ++seen;
    for (const Include& include : includes_of(entry.path()))
      EXPECT_EQ(objection(include, layer->second, ending == ".h"), "") << relative.string();
  }
  EXPECT_GT(seen, 0);
}

TEST(Layers, ObjectsToWhatTheRuleForbids) {
  const Layer json{{"json", "model"}, {"nlohmann/"}};
  EXPECT_EQ(objection({"model/page.h", true}, json, true), "");
  EXPECT_EQ(objection({"vector", false}, json, true), "");
  EXPECT_EQ(objection({"nlohmann/json.hpp", false}, json, false), "");
  EXPECT_NE(objection({"nlohmann/json.hpp", false}, json, true), "");
  EXPECT_NE(objection({"grid/layout.h", true}, json, false), "");
  EXPECT_NE(objection({"re2/re2.h", false}, json, false), "");
}

}  // namespace
