#include "feed/finding_rows.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "feed/row_values.h"
#include "json/names.h"

namespace yusuan::feed {
namespace {

std::string label_of(const Row& row) {
  std::string label = row.code.value_or("");
  if (row.name) label += (label.empty() ? "" : " ") + *row.name;
  return label;
}

std::string path_of(const Table& table, const std::string& key) {
  for (const Column& column : table.columns) {
    if (column.key != key) continue;
    std::string path = path_text(column.header);
    return path.empty() ? key : path;
  }
  return key;
}

std::string name_of_table(const Table& table) {
  const std::string number = table.label ? *table.label : table.number ? "表" + std::to_string(*table.number) : "";
  return number + (number.empty() || table.title.empty() ? "" : " ") + table.title;
}

// Where a reader looks first.
struct Place {
  std::optional<std::string> table, row, column;
  std::optional<int> page;
  std::optional<Rect> box;
};

Place place_of(const Document& document, const Check& check) {
  Place place;
  if (check.refs.empty()) return place;
  const FigureRef& first = check.refs.front();
  if (first.page > 0) place.page = first.page;
  place.box = first.box;
  if (first.performance && static_cast<std::size_t>(*first.performance) < document.performance.size())
    place.table = document.performance[static_cast<std::size_t>(*first.performance)].title;
  // A sentence is held against a cell: that one is named.
  const auto cell = std::find_if(check.refs.begin(), check.refs.end(), [&](const FigureRef& ref) {
    return ref.table && static_cast<std::size_t>(*ref.table) < document.tables.size();
  });
  if (cell == check.refs.end()) return place;
  const Table& table = document.tables[static_cast<std::size_t>(*cell->table)];
  place.table = name_of_table(table);
  if (cell->row && static_cast<std::size_t>(*cell->row) < table.rows.size())
    place.row = label_of(table.rows[static_cast<std::size_t>(*cell->row)]);
  if (cell->column) place.column = path_of(table, *cell->column);
  return place;
}

std::string pages_of(const Check& check) {
  std::set<int> pages;
  for (const FigureRef& ref : check.refs)
    if (ref.page > 0) pages.insert(ref.page);
  std::string text;
  for (const int page : pages) text += (text.empty() ? "" : ";") + std::to_string(page);
  return text;
}

const std::string* text_of(const FeedRow& row, FindingField field) { return std::get_if<std::string>(&row[field]); }

// Smaller is graver.
int rank_of(const FeedRow& row) {
  static constexpr std::array<const char*, 6> kRanks{"money", "words", "form", "", "skipped", "pass"};
  const std::string* status = text_of(row, kFindingStatus);
  const std::string* severity = text_of(row, kFindingSeverity);
  const std::string word = severity != nullptr ? *severity : status != nullptr ? *status : "";
  return static_cast<int>(std::find(kRanks.begin(), kRanks.end(), word) - kRanks.begin());
}

Decimal stake_of(const FeedRow& row) {
  const auto* stake = std::get_if<Decimal>(&row[kFindingStake]);
  return stake == nullptr ? Decimal() : *stake;
}

}  // namespace

FeedRow finding_row(const Document& document, const std::string& file, const Check& check) {
  const bool failing = check.status == CheckStatus::kFail;
  const Place place = place_of(document, check);
  FeedRow row{value_of(file),
              value_of(document.facts.entity),
              value_of(document.facts.fiscal_year),
              value_of(json::name_of(check.status)),
              failing ? value_of(json::name_of(check.severity)) : FeedValue{},
              value_of(check.stake_yuan),
              value_of(check.message_zh),
              value_of(check.message_en),
              value_of(place.table),
              value_of(place.row),
              value_of(place.column)};
  append_place(row, place.page, place.box);
  for (const FeedValue& value :
       {value_of(pages_of(check)), value_of(check.expected), value_of(check.actual), value_of(check.difference),
        value_of(check.unit), value_of(check.id), value_of(check.inferred ? 1 : 0), value_of(document.source.sha256)})
    row.push_back(value);
  return row;
}

bool is_listed(const Check& check, const FindingChoice& choice) {
  if (check.status != CheckStatus::kFail) return choice.all;
  return !choice.least_yuan || (check.stake_yuan && *check.stake_yuan >= *choice.least_yuan);
}

const std::vector<Field>& finding_fields() {
  static const std::vector<Field> fields{
      {"file", FieldType::kText, true, "The file, as it was named."},
      {"entity", FieldType::kText, false, "Whose disclosure it is."},
      {"fiscal_year", FieldType::kInteger, false, "The year that it is of."},
      {"status", FieldType::kText, true, "fail; with --all also skipped and pass."},
      {"severity", FieldType::kText, false, "Of a failure: money, words or form."},
      {"stake_yuan", FieldType::kDecimal, false, "What the difference comes to, in yuan."},
      {"message_zh", FieldType::kText, false, "The finding in Chinese."},
      {"message_en", FieldType::kText, false, "The finding in English."},
      {"table", FieldType::kText, false, "Mark and title of the table of the first figure."},
      {"row", FieldType::kText, false, "Code and name of its row."},
      {"column", FieldType::kText, false, "Header path of its column."},
      {"page", FieldType::kInteger, false, "Its page of the file, from 1."},
      {"x0", FieldType::kPoints, false, "Left edge of its place on the page, in points."},
      {"y0", FieldType::kPoints, false, "Upper edge, from the top of the page."},
      {"x1", FieldType::kPoints, false, "Right edge."},
      {"y1", FieldType::kPoints, false, "Lower edge."},
      {"pages", FieldType::kText, false, "The pages of all figures, parted by semicolons."},
      {"expected", FieldType::kDecimal, false, "What should stand there, in `unit`."},
      {"actual", FieldType::kDecimal, false, "What stands there, in `unit`."},
      {"difference", FieldType::kDecimal, false, "The difference of the two."},
      {"unit", FieldType::kText, false, "The unit of the figures, as printed."},
      {"check_id", FieldType::kText, true, "Which identity it is."},
      {"inferred", FieldType::kInteger, true, "1 where no known form promises the identity."},
      {"document_sha256", FieldType::kText, true, "SHA-256 of the file."}};
  return fields;
}

std::vector<FeedRow> finding_rows(const Document& document, const std::string& file, const FindingChoice& choice) {
  std::vector<FeedRow> rows;
  for (const Check& check : document.checks)
    if (is_listed(check, choice)) rows.push_back(finding_row(document, file, check));
  return rows;
}

void sort_findings(std::vector<FeedRow>& rows) {
  std::erase_if(rows, [](const FeedRow& row) { return row.size() != kFindingFieldCount; });
  std::stable_sort(rows.begin(), rows.end(), [](const FeedRow& a, const FeedRow& b) {
    const int left = rank_of(a), right = rank_of(b);
    return left != right ? left < right : stake_of(a) > stake_of(b);
  });
}

}  // namespace yusuan::feed
