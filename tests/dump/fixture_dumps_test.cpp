// Dumps of the fixtures, made by Poppler in each of the orders that pdftotext knows, against the PDFs themselves.
#include <gtest/gtest.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "extract.h"
#include "json/document_json.h"
#include "test_paths.h"

namespace yusuan::dump {
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
    text.append(utf8.begin(), utf8.end());
    if (!text.ends_with('\f')) text += "\n\f";
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

struct Placed {
  std::size_t printed = 0, right = 0;
};

// Counts the figures that `dump` places; one that the PDF does not have there fails the test.
Placed compare(const Document& pdf, const Document& dump) {
  Placed placed;
  for (const Table& expected : pdf.tables) {
    SCOPED_TRACE(expected.title);
    std::vector<Figure> left = figures_of(expected);
    placed.printed += left.size();
    const Table* actual = find(dump, expected.title);
    if (actual == nullptr) continue;
    for (const Figure& figure : figures_of(*actual)) {
      const bool right = take(left, figure);
      EXPECT_TRUE(right) << figure.row << " / " << figure.column << " = " << figure.value;
      placed.right += right;
    }
  }
  return placed;
}

class FixtureDump : public testing::TestWithParam<Case> {};

TEST_P(FixtureDump, PlacesNoFigureWhereThePdfHasNone) {
  const std::string bytes = bytes_of(GetParam().fixture);
  const Document dump = extract(dump_of(bytes, GetParam().order), "input.txt", {.validate = true});
  EXPECT_EQ(dump.source.input, "text");
  const Placed placed = compare(extract(bytes, "input.pdf"), dump);
  EXPECT_GE(static_cast<double>(placed.right), GetParam().placed * static_cast<double>(placed.printed));
}

// ---- Dumps that something has been done to
// ------------------------------------------------------------------------------

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

class DoneTo : public testing::TestWithParam<std::string> {
 protected:
  const std::string bytes = bytes_of(GetParam());
  const Document pdf = extract(bytes, "input.pdf");
  const std::string text = dump_of(bytes, poppler::page::raw_order_layout);

  std::size_t placed(const std::string& changed) const { return compare(pdf, extract(changed, "input.txt")).right; }
};

TEST_P(DoneTo, WhiteSpaceChangesNothing) {
  const std::size_t all = placed(text);
  EXPECT_GT(all, 100U);
  EXPECT_EQ(placed(replaced(text, "\n", "\r\n")), all) << "line ends of Windows";
  EXPECT_EQ(placed(replaced(text, "\n", "\n\n")), all) << "a blank line behind each";
  EXPECT_EQ(placed(replaced(text, "\n", "\n  ")), all) << "indented";
  EXPECT_EQ(placed(replaced(text, " ", "\t")), all) << "tabs";
  EXPECT_EQ(placed("\xEF\xBB\xBF" + text), all) << "byte order mark";
}

// Lines cut anywhere, also inside words and figures: what can no longer be told is left open.
TEST_P(DoneTo, CutLinesPlaceNothingWrongly) {
  std::uint32_t random = 7;
  for (const std::uint32_t share : {40U, 10U, 4U}) {
    std::string cut;
    for (std::size_t i = 0; i < text.size(); ++i) {
      random = random * 1664525U + 1013904223U;
      const bool inside_line = i > 0 && text[i - 1] != '\n' && text[i] != '\n';
      const bool starts_character = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
      if (inside_line && starts_character && (random >> 16U) % (share * 10) == 0) cut += '\n';
      cut += text[i];
    }
    placed(cut);
  }
}

INSTANTIATE_TEST_SUITE_P(Fixtures, DoneTo,
                         testing::Values("xinjiang-unit-budget", "central-budget", "final-accounts-gongkai",
                                         "shanghai-department-budget"),
                         [](const auto& fixture) { return replaced(fixture.param, "-", "_"); });

// ---- All that is no table -------------------------------------------------------------------------------------------

using Json = nlohmann::ordered_json;

Json without_boxes(Json value) {
  if (value.is_object()) {
    value.erase("box");
    value.erase("boxes");
  }
  if (value.is_structured())
    for (Json& child : value) child = without_boxes(std::move(child));
  return value;
}

// How many identities prove a figure depends on the other figures that a dump leaves open.
Json without_proofs(Json tables) {
  for (Json& table : tables) {
    table.erase("proved_share");
    for (Json& row : table["rows"]) row.erase("proved");
  }
  return tables;
}

// Figures that the dump leaves open; the rest of its tables must be as the PDF's.
void expect_same_tables(const Json& pdf_tables, const Json& dump_tables) {
  const Json pdf = without_proofs(pdf_tables);
  Json dump = without_proofs(dump_tables);
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

// The same indicators by name and target; cells that a torn form leaves open are null, its levels "".
void expect_no_other_indicators(const Json& pdf, Json dump) {
  ASSERT_EQ(dump.size(), pdf.size());
  for (std::size_t f = 0; f < pdf.size(); ++f) {
    dump[f]["funds"] = pdf[f]["funds"];  // places of amounts, which a text does not have
    ASSERT_EQ(dump[f]["indicators"].size(), pdf[f]["indicators"].size());
    for (std::size_t i = 0; i < pdf[f]["indicators"].size(); ++i) {
      const Json& expected = pdf[f]["indicators"][i];
      Json& indicator = dump[f]["indicators"][i];
      for (const char* cell : {"basis", "previous", "weight", "scoring", "evidence"})
        if (indicator[cell] == nullptr) indicator[cell] = expected[cell];
      for (std::size_t level = 0; level < expected["levels"].size(); ++level)
        if (indicator["levels"][level] == "") indicator["levels"][level] = expected["levels"][level];
    }
    EXPECT_EQ(dump[f], pdf[f]);
  }
}

std::size_t cells_of_indicators(const Json& performance) {
  std::size_t count = 0;
  for (const Json& form : performance)
    for (const Json& indicator : form["indicators"])
      for (const char* cell : {"target", "basis", "previous", "weight", "scoring", "evidence"})
        count += indicator[cell] != nullptr;
  return count;
}

struct Whole {
  std::string fixture;
  Order order;
  double performance;  ///< share of the cells of its indicators that are told
};

std::string whole_name_of(const testing::TestParamInfo<Whole>& info) {
  return name_of({Case{info.param.fixture, info.param.order, 0}, 0});
}

class WholeDump : public testing::TestWithParam<Whole> {};

TEST_P(WholeDump, SaysWhatThePdfSays) {
  const std::string bytes = bytes_of(GetParam().fixture);
  const Json pdf = without_boxes(Json::parse(json::to_json(extract(bytes, "input.pdf"))));
  const Json dump = without_boxes(Json::parse(json::to_json(extract(dump_of(bytes, GetParam().order), "input.txt"))));
  for (const char* field : {"document", "contents", "overview", "staffing", "statements", "projects", "glossary"})
    EXPECT_EQ(dump[field], pdf[field]) << field;
  EXPECT_EQ(dump["source"]["pages"], pdf["source"]["pages"]);
  expect_no_other_indicators(pdf["performance"], dump["performance"]);
  EXPECT_GE(static_cast<double>(cells_of_indicators(dump["performance"])),
            GetParam().performance * static_cast<double>(cells_of_indicators(pdf["performance"])));
  expect_same_tables(pdf["tables"], dump["tables"]);
}

constexpr Order kPlain = poppler::page::non_raw_non_physical_layout, kRaw = poppler::page::raw_order_layout,
                kLayout = poppler::page::physical_layout;

INSTANTIATE_TEST_SUITE_P(Fixtures, WholeDump,
                         testing::Values(Whole{"xinjiang-unit-budget", kPlain, 0.55},
                                         Whole{"xinjiang-unit-budget", kRaw, 1}, Whole{"xinjiang-writer", kRaw, 1}),
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
                    Case{"beijing-budget", kRaw, 0.95}, Case{"beijing-budget", kLayout, 0.95},
                    Case{"shanghai-unit-budget", kRaw, 0.6}, Case{"final-accounts", kRaw, 1},
                    Case{"final-accounts", kLayout, 1}, Case{"final-accounts-gongkai", kRaw, 0.99},
                    Case{"final-accounts-gongkai", kLayout, 0.99}, Case{"sichuan-final-accounts", kRaw, 0.99},
                    Case{"sichuan-final-accounts", kLayout, 0.99}, Case{"guangdong-budget", kRaw, 1},
                    Case{"guangdong-budget", kLayout, 0.97}, Case{"zhejiang-budget", kRaw, 0.98},
                    Case{"zhejiang-budget", kLayout, 0.98},
                    // Summaries of four panels and lists with texts behind the figures are not read.
                    Case{"shaanxi-budget", kRaw, 0.78}, Case{"shaanxi-budget", kLayout, 0.78},
                    Case{"sichuan-budget", kRaw, 0.93}, Case{"sichuan-budget", kLayout, 0.89},
                    // Torn into columns: what cannot be told is left open.
                    Case{"shanghai-department-budget", kPlain, 0.6}, Case{"final-accounts", kPlain, 0.7},
                    Case{"final-accounts-gongkai", kPlain, 0.8}, Case{"central-budget", kPlain, 0.6},
                    Case{"beijing-budget", kPlain, 0.7}, Case{"xinjiang-calc", kPlain, 0.9},
                    Case{"xinjiang-writer", kPlain, 0.85}, Case{"three-line-writer", kPlain, 0.9},
                    Case{"shanghai-unit-budget", kPlain, 1}, Case{"sichuan-final-accounts", kPlain, 0.85}),
    name_of);

}  // namespace
}  // namespace yusuan::dump
