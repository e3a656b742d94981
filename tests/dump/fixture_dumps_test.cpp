// Dumps of the fixtures, made by Poppler in each of the orders that pdftotext knows, against the PDFs themselves.
#include <gtest/gtest.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "extract.h"
#include "json/document_json.h"

namespace yusuan {
namespace {

namespace fs = std::filesystem;
using Order = poppler::page::text_layout_enum;

struct Case {
  std::string fixture;
  Order order;
  double placed;  ///< share of the figures that must be placed; the rest may stand in `unplaced`
};

std::string name_of(const testing::TestParamInfo<Case>& info) {
  std::string name = info.param.fixture + (info.param.order == poppler::page::raw_order_layout  ? "_raw"
                                           : info.param.order == poppler::page::physical_layout ? "_layout"
                                                                                                : "_plain");
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

std::string bytes_of(const std::string& fixture) {
  std::ifstream file(fs::path(YUSUAN_FIXTURES) / fixture / "input.pdf", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// As pdftotext writes it: pages end with a form feed.
std::string dump_of(std::string bytes, Order order) {
  const std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  std::string text;
  for (int i = 0; i < pdf->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(pdf->create_page(i));
    const auto utf8 = page->text(poppler::rectf(), order).to_utf8();
    text += std::string(utf8.begin(), utf8.end()) + "\n\f";
  }
  return text;
}

const Table* find(const Document& document, const std::string& title) {
  const auto found = std::find_if(document.tables.begin(), document.tables.end(),
                                  [&](const Table& table) { return table.title == title; });
  return found == document.tables.end() ? nullptr : &*found;
}

// Figures of a table: the code of their row on their side, else its name; and the column.
struct Figure {
  std::string row, column, value;
};

std::vector<Figure> figures_of(const Table& table) {
  std::vector<Figure> figures;
  for (const Row& row : table.rows) {
    std::string code, name;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const ColumnType type = table.columns[i].type;
      const bool words = type == ColumnType::kCode || type == ColumnType::kName;
      if (words && i > 0 && table.columns[i - 1].type == ColumnType::kMoney) code = name = {};
      const std::string text = row.cells[i].text.value_or("");
      if (type == ColumnType::kCode) code += text;
      if (type == ColumnType::kName && name.empty()) name = text;
      if (row.cells[i].value)
        figures.push_back({code.empty() ? name : code, table.columns[i].key, row.cells[i].value->to_string()});
    }
  }
  return figures;
}

// Takes `figure` out of `left`. A row whose words the dump has mangled may be any of those with words.
bool take(std::vector<Figure>& left, const Figure& figure) {
  const bool known = !figure.row.empty() &&
                     std::any_of(left.begin(), left.end(), [&](const Figure& one) { return one.row == figure.row; });
  const auto same = std::find_if(left.begin(), left.end(), [&](const Figure& one) {
    return one.column == figure.column && one.value == figure.value && (one.row == figure.row || !known);
  });
  if (same == left.end()) return false;
  left.erase(same);
  return true;
}

class FixtureDump : public testing::TestWithParam<Case> {};

TEST_P(FixtureDump, PlacesNoFigureWhereThePdfHasNone) {
  const std::string bytes = bytes_of(GetParam().fixture);
  const Document pdf = extract(bytes, "input.pdf"), dump = extract(dump_of(bytes, GetParam().order), "input.txt");
  EXPECT_EQ(dump.source.input, "text");
  std::size_t printed = 0, placed = 0;
  for (const Table& expected : pdf.tables) {
    SCOPED_TRACE(expected.title);
    std::vector<Figure> left = figures_of(expected);
    printed += left.size();
    const Table* actual = find(dump, expected.title);
    if (actual == nullptr) continue;
    for (const Figure& figure : figures_of(*actual)) {
      const bool right = take(left, figure);
      EXPECT_TRUE(right) << figure.row << " / " << figure.column << " = " << figure.value;
      placed += right;
    }
  }
  EXPECT_GE(static_cast<double>(placed), GetParam().placed * static_cast<double>(printed));
}

// ---- All that is no table -------------------------------------------------------------------------------------------

using Json = nlohmann::ordered_json;

Json without_boxes(Json value) {
  if (value.is_object()) {
    value.erase("box");
    value.erase("boxes");
  }
  for (Json& child : value) child = without_boxes(std::move(child));
  return value;
}

// Figures that the dump leaves open; the rest of its tables must be as the PDF's.
void expect_same_tables(const Json& pdf, Json dump) {
  ASSERT_EQ(dump.size(), pdf.size());
  for (std::size_t t = 0; t < pdf.size(); ++t) {
    SCOPED_TRACE(pdf[t]["title"]);
    std::multiset<std::string> open, unplaced;
    for (std::size_t r = 0; r < std::min(pdf[t]["rows"].size(), dump[t]["rows"].size()); ++r) {
      const Json& expected = pdf[t]["rows"][r];
      Json& row = dump[t]["rows"][r];
      for (std::size_t c = 0; c < expected["cells"].size(); ++c) {
        const std::string key = pdf[t]["columns"][c]["key"];
        if (row["cells"][c] != nullptr || !expected["values"].contains(key)) continue;
        open.insert(expected["cells"][c]);
        row["cells"][c] = expected["cells"][c];
      }
      row["values"] = expected["values"];
      for (const Json& figure : row.value("unplaced", Json::array())) unplaced.insert(figure);
      row.erase("unplaced");
    }
    EXPECT_EQ(open, unplaced);
    EXPECT_EQ(dump[t], pdf[t]);
  }
}

struct Whole {
  std::string fixture;
  Order order;
  bool performance;  ///< whether the cells of its indicators follow each other
};

std::string whole_name_of(const testing::TestParamInfo<Whole>& info) {
  return name_of({Case{info.param.fixture, info.param.order, 0}, 0});
}

class WholeDump : public testing::TestWithParam<Whole> {};

TEST_P(WholeDump, SaysWhatThePdfSays) {
  const std::string bytes = bytes_of(GetParam().fixture);
  const Json pdf = without_boxes(Json::parse(to_json(extract(bytes, "input.pdf"))));
  const Json dump = without_boxes(Json::parse(to_json(extract(dump_of(bytes, GetParam().order), "input.txt"))));
  for (const char* field : {"document", "contents", "overview", "staffing", "statements", "projects", "glossary"})
    EXPECT_EQ(dump[field], pdf[field]) << field;
  EXPECT_EQ(dump["source"]["pages"], pdf["source"]["pages"]);
  if (GetParam().performance) {
    EXPECT_EQ(dump["performance"], pdf["performance"]);
  }
  expect_same_tables(pdf["tables"], dump["tables"]);
}

constexpr Order kPlain = poppler::page::non_raw_non_physical_layout, kRaw = poppler::page::raw_order_layout,
                kLayout = poppler::page::physical_layout;

INSTANTIATE_TEST_SUITE_P(Fixtures, WholeDump,
                         testing::Values(Whole{"xinjiang-unit-budget", kPlain, false},
                                         Whole{"xinjiang-unit-budget", kRaw, false},
                                         Whole{"xinjiang-unit-budget", kLayout, false},
                                         Whole{"xinjiang-writer", kRaw, true}),
                         whole_name_of);

// Where a figure could stand in several columns of table 7 it stands in none.
constexpr double kXinjiang = 217.0 / 226;

INSTANTIATE_TEST_SUITE_P(
    Fixtures, FixtureDump,
    testing::Values(Case{"xinjiang-unit-budget", kPlain, kXinjiang}, Case{"xinjiang-unit-budget", kRaw, kXinjiang},
                    Case{"xinjiang-unit-budget", kLayout, kXinjiang}, Case{"xinjiang-cairo", kPlain, kXinjiang},
                    Case{"xinjiang-calc", kLayout, kXinjiang}, Case{"xinjiang-writer", kRaw, kXinjiang},
                    Case{"xinjiang-writer", kLayout, kXinjiang}, Case{"shanghai-department-budget", kRaw, 1},
                    Case{"shanghai-department-budget", kLayout, 1}, Case{"shanghai-unit-budget", kLayout, 1},
                    Case{"central-budget", kRaw, 0.97}, Case{"central-budget", kLayout, 0.97},
                    Case{"beijing-budget", kRaw, 0.95}, Case{"final-accounts", kRaw, 1},
                    Case{"final-accounts", kLayout, 1}, Case{"final-accounts-gongkai", kRaw, 0.99},
                    Case{"final-accounts-gongkai", kLayout, 0.99}, Case{"sichuan-final-accounts", kRaw, 0.99},
                    Case{"sichuan-final-accounts", kLayout, 0.99},
                    // Torn into columns: what cannot be told is left open.
                    Case{"shanghai-department-budget", kPlain, 0.5}, Case{"final-accounts", kPlain, 0.5},
                    Case{"final-accounts-gongkai", kPlain, 0.5}, Case{"central-budget", kPlain, 0.4},
                    Case{"beijing-budget", kPlain, 0.5}, Case{"xinjiang-calc", kPlain, 0.3},
                    Case{"sichuan-final-accounts", kPlain, 0.3}),
    name_of);

}  // namespace
}  // namespace yusuan
