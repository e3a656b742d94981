// Every fixtures/<case>/ is extracted and compared with its expected.json. `tools/accept-fixture <case>` writes that
// file.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "extract.h"
#include "json/document_json.h"
#include "test_paths.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShownPlaces = 3;  // of each field

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

fs::path input_of(const fs::path& folder) {
  const fs::path pdf = folder / "input.pdf";
  return fs::exists(pdf) ? pdf : folder / "input.txt";
}

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(YUSUAN_FIXTURES))
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

// tables[].rows[].cells[] of /tables/0/rows/3/cells/2
std::string field_of(const std::string& pointer) {
  std::string field;
  std::istringstream parts(pointer.substr(std::min<std::size_t>(1, pointer.size())));
  for (std::string part; std::getline(parts, part, '/');) {
    const bool index = part == "-" || part.find_first_not_of("0123456789") == std::string::npos;
    field += index ? "[]" : (field.empty() ? "" : ".") + part;
  }
  return field;
}

std::string shortened(const nlohmann::json& value) {
  constexpr std::size_t kShown = 120;
  const std::string text = value.dump();
  return text.size() > kShown ? text.substr(0, kShown) + "…" : text;
}

std::string told(const nlohmann::json& step, const nlohmann::json& expected) {
  const std::string place = step["path"];
  const nlohmann::json::json_pointer pointer(place);
  const auto before = [&] { return expected.contains(pointer) ? shortened(expected.at(pointer)) : "what had moved"; };
  if (step["op"] == "add") return place + " is new: " + shortened(step["value"]);
  if (step["op"] == "remove") return place + " is gone: " + before();
  return place + ": " + before() + " is now " + shortened(step["value"]);
}

// Which fields moved and how often, with the first places of each; empty when none did.
std::string differences(const nlohmann::json& expected, const nlohmann::json& actual) {
  std::map<std::string, std::vector<std::string>> moved;
  for (const nlohmann::json& step : nlohmann::json::diff(expected, actual))
    moved[field_of(step["path"])].push_back(told(step, expected));
  std::string text;
  for (const auto& [field, places] : moved) {
    text += field + ": " + std::to_string(places.size()) + '\n';
    for (std::size_t i = 0; i < places.size() && i < kShownPlaces; ++i) text += "  " + places[i] + '\n';
  }
  return text;
}

// Also that each result follows its schema, which a run of the program only checks when it is asked to.
class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, ExtractsWhatIsExpected) {
  const fs::path folder = fs::path(YUSUAN_FIXTURES) / GetParam();
  const fs::path input = input_of(folder);
  ASSERT_TRUE(fs::exists(input)) << folder << " holds no input.pdf or input.txt";
  ASSERT_TRUE(fs::exists(folder / "notes.md")) << folder << " does not say what it proves";
  ASSERT_TRUE(fs::exists(folder / "expected.json")) << "look at the result, then tools/accept-fixture " << GetParam();
  const std::string json =
      yusuan::json::to_json(yusuan::extract(read(input), input.filename().string(), {.validate = true}));
  const auto expected = nlohmann::json::parse(read(folder / "expected.json"));
  EXPECT_EQ(differences(expected, nlohmann::json::parse(json)), "");
}

TEST_P(Golden, ItsTablesFollowTheirSchema) {
  const fs::path input = input_of(fs::path(YUSUAN_FIXTURES) / GetParam());
  if (input.extension() != ".pdf") GTEST_SKIP() << "a text dump";
  EXPECT_NO_THROW(yusuan::find_tables(read(input), {.validate = true}));
}

// Words of the name that GoogleTest allows.
std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Golden, testing::ValuesIn(cases()), test_name);

TEST(Differences, SayWhichFieldMoved) {
  const auto expected = nlohmann::json::parse(R"({"title": "a", "rows": [{"cells": ["1", "2"]}, {"cells": ["3"]}]})");
  const auto actual = nlohmann::json::parse(R"({"rows": [{"cells": ["1", "5"]}, {"cells": ["4"]}], "note": null})");
  EXPECT_EQ(differences(expected, expected), "");
  EXPECT_EQ(differences(expected, actual),
            "note: 1\n  /note is new: null\n"
            "rows[].cells[]: 2\n  /rows/0/cells/1: \"2\" is now \"5\"\n  /rows/1/cells/0: \"3\" is now \"4\"\n"
            "title: 1\n  /title is gone: \"a\"\n");
}

TEST(GoldenFixtures, AreThere) { EXPECT_FALSE(cases().empty()); }

}  // namespace
