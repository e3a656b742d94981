// Tables against truth that no run of ours wrote: the data that fixtures/ are typeset from, and published PDFs whose
// tables were checked by hand, where the folder that holds them stands beside the checkout (they are never part of the
// repository).
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "extract.h"
#include "test_paths.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Path = std::vector<std::string>;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// NFKC without white space: what the truth leaves open.
std::string comparable(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString folded =
      icu::Normalizer2::getNFKCInstance(status)->normalize(icu::UnicodeString::fromUTF8(text), status);
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1))
    if (!u_isUWhiteSpace(folded.char32At(i))) kept.append(folded.char32At(i));
  std::string result;
  return kept.toUTF8String(result);
}

std::string comparable(const json& text) { return text.is_string() ? comparable(text.get<std::string>()) : ""; }

struct Comparable {
  std::string title, note;
  json number;
  std::vector<Path> columns;
  std::vector<Path> rows;  // without blank ones
};

void add_row(Comparable& table, Path row) {
  const auto filled = std::count_if(row.begin(), row.end(), [](const auto& cell) { return !cell.empty(); });
  // A note may be printed inside the frame.
  const auto longest =
      *std::max_element(row.begin(), row.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  const bool note = filled == 1 && !table.note.empty() && table.note.find(longest) != std::string::npos;
  if (filled > 0 && !note) table.rows.push_back(std::move(row));
}

Comparable from_truth(const json& truth) {
  Comparable table{comparable(truth.at("title")), comparable(truth.value("note", json())), truth.at("number"), {}, {}};
  for (const json& column : truth.at("columns")) {
    Path path;
    for (const json& cell : column)
      if (const std::string text = comparable(cell); !text.empty()) path.push_back(text);
    table.columns.push_back(path);
  }
  for (const json& cells : truth.at("rows")) {
    Path row;
    for (const json& cell : cells) row.push_back(comparable(cell));
    if (!row.empty()) add_row(table, row);
  }
  return table;
}

Comparable from_result(const yusuan::Table& result, const std::string& note) {
  Comparable table{comparable(result.title), note, result.number ? json(*result.number) : json(), {}, {}};
  for (const yusuan::Column& column : result.columns) {
    Path path;
    for (const std::string& cell : column.header)
      if (const std::string text = comparable(cell); !text.empty()) path.push_back(text);
    table.columns.push_back(path);
  }
  for (const yusuan::Row& cells : result.rows) {
    Path row;
    for (const yusuan::TableCell& cell : cells.cells) row.push_back(comparable(cell.text.value_or("")));
    if (!row.empty()) add_row(table, row);
  }
  return table;
}

struct Case {
  std::string name;
  fs::path pdf, truth;
};

void sort_by_name(std::vector<Case>& cases) {
  std::sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.name < b.name; });
}

std::vector<Case> fixtures() {
  std::vector<Case> cases;
  for (const auto& entry : fs::directory_iterator(YUSUAN_FIXTURES))
    if (fs::exists(entry.path() / "truth.json"))
      cases.push_back({entry.path().filename().string(), entry.path() / "input.pdf", entry.path() / "truth.json"});
  sort_by_name(cases);
  return cases;
}

const fs::path kPublished = fs::path(YUSUAN_SHARED) / "real";

std::vector<Case> published() {
  std::vector<Case> cases;
  if (!fs::is_directory(kPublished)) return cases;
  for (const auto& entry : fs::directory_iterator(kPublished)) {
    const fs::path truth = fs::path(entry.path()).replace_extension(".json");
    if (entry.path().extension() == ".pdf" && fs::exists(truth))
      cases.push_back({entry.path().stem().string(), entry.path(), truth});
  }
  sort_by_name(cases);
  return cases;
}

// GoogleTest prints this where a test fails.
void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

class Truth : public testing::TestWithParam<Case> {};

TEST_P(Truth, HasItsTitlesNumbersHeadersAndCells) {
  const json tables = json::parse(read(GetParam().truth)).at("tables");
  const yusuan::Document document =
      yusuan::extract(read(GetParam().pdf), GetParam().pdf.filename().string(), {.validate = true});
  ASSERT_EQ(document.tables.size(), tables.size());
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    const Comparable expected = from_truth(tables[i]);
    const Comparable actual = from_result(document.tables[i], expected.note);
    SCOPED_TRACE(expected.title);
    EXPECT_EQ(actual.title, expected.title);
    EXPECT_EQ(actual.number, expected.number);
    EXPECT_EQ(actual.columns, expected.columns);
    ASSERT_EQ(actual.rows.size(), expected.rows.size());
    for (std::size_t r = 0; r < actual.rows.size(); ++r) EXPECT_EQ(actual.rows[r], expected.rows[r]) << "row " << r;
  }
}

std::string test_name(const testing::TestParamInfo<Case>& info) {
  std::string name = info.param.name;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Truth, testing::ValuesIn(fixtures()), test_name);
INSTANTIATE_TEST_SUITE_P(Published, Truth, testing::ValuesIn(published()), test_name);

TEST(PublishedDocuments, AreThere) {
  if (!fs::exists(kPublished)) GTEST_SKIP() << "no folder ../shared/real beside this checkout: nothing was compared";
  EXPECT_FALSE(published().empty()) << kPublished << " holds no document with its truth";
}

}  // namespace
