// The fixtures once more, read as if nobody had written a file for their forms.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "extract.h"
#include "test_paths.h"

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool within_a_table(const yusuan::Check& check) {
  static const std::vector<std::string> ids = {"row_sum", "column_sum", "hierarchy", "total_of_classes", "sides_equal"};
  return check.status != yusuan::CheckStatus::kSkipped && std::find(ids.begin(), ids.end(), check.id) != ids.end();
}

struct Sums {
  int evaluated = 0, failed = 0;
};

Sums sums_of(const yusuan::Document& document) {
  Sums sums;
  for (const yusuan::Check& check : document.checks) {
    if (!within_a_table(check)) continue;
    sums.evaluated += check.count;
    if (check.status == yusuan::CheckStatus::kFail) sums.failed += check.count;
  }
  return sums;
}

std::vector<std::string> fixtures() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(YUSUAN_FIXTURES))
    if (fs::exists(entry.path() / "truth.json")) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

class UnknownForm : public testing::TestWithParam<std::string> {};

TEST_P(UnknownForm, KeepsUnitsCodesAndMostChecks) {
  const std::string bytes = read(fs::path(YUSUAN_FIXTURES) / GetParam() / "input.pdf");
  const fs::path fixtures = YUSUAN_FIXTURES, no_forms = fs::path(testing::TempDir()) / ("no-forms-" + GetParam());
  fs::create_directories(no_forms);
  fs::copy_file(fixtures.parent_path() / "patterns/common.toml", no_forms / "common.toml",
                fs::copy_options::overwrite_existing);
  const yusuan::Document known = yusuan::extract(bytes, "input.pdf");
  const yusuan::Document unknown =
      yusuan::extract(bytes, "input.pdf", {.patterns_dir = no_forms.string(), .validate = true});
  EXPECT_EQ(unknown.facts.form, std::nullopt);
  ASSERT_EQ(unknown.tables.size(), known.tables.size());
  for (std::size_t i = 0; i < known.tables.size(); ++i) {
    SCOPED_TRACE(known.tables[i].title);
    EXPECT_EQ(unknown.tables[i].money_unit, known.tables[i].money_unit);
    ASSERT_EQ(unknown.tables[i].rows.size(), known.tables[i].rows.size());
    for (std::size_t row = 0; row < known.tables[i].rows.size(); ++row)
      EXPECT_EQ(unknown.tables[i].rows[row].code, known.tables[i].rows[row].code) << "row " << row;
  }
  fs::remove_all(no_forms);
  const Sums with = sums_of(known), without = sums_of(unknown);
  EXPECT_GE(2 * without.evaluated, with.evaluated);
  EXPECT_EQ(without.failed, with.failed);
  for (const yusuan::Check& check : unknown.checks) EXPECT_TRUE(check.inferred || !within_a_table(check)) << check.id;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Fixtures, UnknownForm, testing::ValuesIn(fixtures()), test_name);

}  // namespace
