#include "feed/csv.h"

#include <algorithm>
#include <array>

namespace yusuan::feed {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

// A signed figure with or without thousands separators or a percent sign, or dashes that stand for no figure.
bool is_harmless(std::string_view text) {
  if (text.find_first_not_of('-') == std::string_view::npos) return true;
  if (text.front() == '-' || text.front() == '+') text.remove_prefix(1);
  if (text.ends_with('%')) text.remove_suffix(1);
  return !text.empty() && text.front() >= '0' && text.front() <= '9' &&
         text.find_first_not_of("0123456789,.") == std::string_view::npos;
}

// Spreadsheets take the full-width signs for the plain ones; tab and return are skipped before a formula.
bool runs_as_formula(std::string_view text) {
  constexpr std::array<std::string_view, 11> kStarts{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  return std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) { return text.starts_with(start); }) &&
         !is_harmless(text);
}

std::string field_of(const FeedValue& value, CsvReader reader) {
  if (const auto* text = std::get_if<std::string>(&value)) return csv_field(*text, reader);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* decimal = std::get_if<Decimal>(&value)) return decimal->to_string();
  return "";
}

}  // namespace

std::string csv_header(const Column& column) {
  std::string path = path_text(column.header);
  return path.empty() ? column.key : path;
}

std::string csv_field(std::string_view text, CsvReader reader) {
  const bool formula = reader == CsvReader::kSpreadsheet && runs_as_formula(text);
  if (!formula && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string field = formula ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + '"';
}

std::string to_csv(const FeedRows& rows, RelationPlace relation, CsvReader reader) {
  return to_csv(feed_relations()[relation].fields, rows[relation], reader);
}

std::string to_csv(const std::vector<Field>& fields, const std::vector<FeedRow>& rows, CsvReader reader) {
  std::string csv;
  for (const Field& field : fields) csv += (csv.empty() ? "" : ",") + field.name;
  csv += kLineEnd;
  for (const FeedRow& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) csv += ',';
      csv += field_of(row[i], reader);
    }
    csv += kLineEnd;
  }
  return csv;
}

std::string to_csv(const Grid& grid, CsvReader reader) {
  const CellMap cells(grid);
  std::string csv;
  for (int row = 0; row < grid.rows(); ++row) {
    for (int col = 0; col < grid.columns(); ++col) {
      if (col > 0) csv += ',';
      const Cell& cell = cells.at(row, col);
      if (cell.row == row && cell.col == col) csv += csv_field(cell.text, reader);
    }
    csv += kLineEnd;
  }
  return csv;
}

std::string to_csv(const Table& table, CsvReader reader) {
  std::string csv;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) csv += ',';
    csv += csv_field(csv_header(table.columns[i]), reader);
  }
  csv += kLineEnd;
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) csv += ',';
      const TableCell& cell = row.cells[i];
      csv += cell.value ? cell.value->to_string() : csv_field(cell.text.value_or(""), reader);
    }
    csv += kLineEnd;
  }
  return csv;
}

}  // namespace yusuan::feed
