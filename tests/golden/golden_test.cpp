// Every fixtures/<case>/ is extracted and compared with its expected.json. `tools/accept-fixture <case>` writes that
// file.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract.h"
#include "json/document_json.h"
#include "test_paths.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShownDifferences = 30;

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

// A JSON patch from the expected to the actual document, one operation a line.
std::string differences(const nlohmann::json& expected, const nlohmann::json& actual) {
  const nlohmann::json patch = nlohmann::json::diff(expected, actual);
  std::string text;
  for (std::size_t i = 0; i < patch.size() && i < kShownDifferences; ++i) text += patch[i].dump() + '\n';
  if (patch.size() > kShownDifferences) text += std::to_string(patch.size() - kShownDifferences) + " more\n";
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
  const std::string json = yusuan::to_json(yusuan::extract(read(input), input.filename().string(), {.validate = true}));
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

TEST(GoldenFixtures, AreThere) { EXPECT_FALSE(cases().empty()); }

}  // namespace
