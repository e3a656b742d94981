#include "feed/combined_workbook.h"

#include <algorithm>
#include <utility>

#include "feed/cell_findings.h"
#include "feed/finding_rows.h"
#include "feed/findings_workbook.h"
#include "feed/list_sheet.h"
#include "feed/packed_rows.h"
#include "feed/row_values.h"
#include "feed/store.h"
#include "feed/xlsx.h"

namespace yusuan::feed {
namespace {

// The rows of a part begin with one of these.
enum PartRow : std::int64_t { kDocumentPart, kFindingPart, kTablePart, kBodyPart };

constexpr std::size_t kMostRows = 1'000'000;  // the format allows 1,048,576

// In front of the columns of a table: what a row is of.
std::vector<ListColumn> front_columns(Words words) {
  return {{words("单位", "entity"), 30}, {words("年度", "year"), 8},  {words("金额单位", "unit"), 10},
          {words("页", "page"), 6},      {words("编码", "code"), 12}, {words("名称", "name"), 30}};
}
constexpr std::size_t kFront = 6;
constexpr std::size_t kTableFields =
    6;                                 // kTablePart, identity, title, entity, year, unit; then key and header a column
constexpr std::size_t kRowFields = 4;  // kBodyPart, page, code, name; then a value a column

[[noreturn]] void broken() { throw FeedError("the reading process has handed over what is no part of a workbook"); }

const std::string& text_at(const FeedRow& row, std::size_t place) {
  const auto* text = place < row.size() ? std::get_if<std::string>(&row[place]) : nullptr;
  if (text == nullptr) broken();
  return *text;
}

// Where the title alone says that tables are one, spaces in it do not part them; without one nothing says so.
std::string identity_of(const Document& document, std::size_t place) {
  const Table& table = document.tables[place];
  if (table.id) return *table.id;
  if (table.title.empty()) return "  " + document.source.sha256 + ' ' + std::to_string(place);
  std::string title = " ";
  for (const char c : table.title)
    if (c != ' ') title += c;
  return title;
}

FeedRow table_row(const Document& document, std::size_t place, Words words) {
  const Table& table = document.tables[place];
  const std::string title =
      table.title.empty() ? words("无标题 ", "no title ") + pages_named(table.pages, words) : table.title;
  FeedRow row{std::int64_t{kTablePart},        value_of(identity_of(document, place)), value_of(title),
              value_of(document.facts.entity), value_of(document.facts.fiscal_year),   value_of(table.money_unit)};
  for (const Column& column : table.columns) {
    const std::string header = path_text(column.header);
    row.push_back(value_of(column.inferred ? header : column.key));
    row.push_back(value_of(header.empty() ? column.key : header));
  }
  return row;
}

FeedRow body_row(const Row& row) {
  FeedRow values{std::int64_t{kBodyPart}, value_of(row.page), value_of(row.code), value_of(row.name)};
  for (const TableCell& cell : row.cells) values.push_back(cell.value ? value_of(*cell.value) : value_of(cell.text));
  return values;
}

int failing(const Document& document) {
  return static_cast<int>(std::count_if(document.checks.begin(), document.checks.end(),
                                        [](const Check& check) { return check.status == CheckStatus::kFail; }));
}

std::vector<ListColumn> columns_of(const std::vector<std::string>& headers, Words words) {
  std::vector<ListColumn> columns = front_columns(words);
  for (const std::string& header : headers) columns.push_back({header, 18});
  return columns;
}

}  // namespace

std::string combined_part(const Document& document, const std::string& file, Words words) {
  std::vector<FeedRow> rows;
  rows.push_back({std::int64_t{kDocumentPart}, value_of(file), value_of(document.facts.title),
                  value_of(document.facts.entity), value_of(document.facts.fiscal_year),
                  value_of(name_of(document.facts.kind, words)), value_of(document.source.pages),
                  value_of(document.tables.size()), value_of(failing(document)), value_of(document.source.sha256)});
  for (const FeedRow& finding : finding_rows(document, file, {})) {
    FeedRow& row = rows.emplace_back(1, std::int64_t{kFindingPart});
    row.insert(row.end(), finding.begin(), finding.end());
  }
  for (std::size_t place = 0; place < document.tables.size(); ++place) {
    rows.push_back(table_row(document, place, words));
    for (const Row& row : document.tables[place].rows) rows.push_back(body_row(row));
  }
  return packed_list(rows);
}

void CombinedWorkbook::add(std::string_view part) {
  auto rows = unpacked_list(part);
  if (!rows) broken();
  table_ = nullptr;
  for (FeedRow& row : *rows) {
    const auto* kind = row.empty() ? nullptr : std::get_if<std::int64_t>(&row.front());
    if (kind == nullptr) broken();
    switch (*kind) {
      case kDocumentPart:
        documents_.emplace_back(row.begin() + 1, row.end());
        break;
      case kFindingPart:
        findings_.emplace_back(row.begin() + 1, row.end());
        break;
      case kTablePart:
        add_table(row);
        break;
      case kBodyPart:
        add_row(row);
        break;
      default:
        broken();
    }
  }
}

void CombinedWorkbook::add_table(const FeedRow& head) {
  if (head.size() < kTableFields || head.size() % 2 != kTableFields % 2) broken();
  const auto [place, is_new] = places_.try_emplace(text_at(head, 1), tables_.size());
  if (is_new) tables_.push_back({.title = text_at(head, 2)});
  table_ = &tables_[place->second];
  columns_.clear();
  std::vector<bool> taken(table_->keys.size(), false);  // two columns of one header stay two
  for (std::size_t i = kTableFields; i < head.size(); i += 2) {
    const std::string& key = text_at(head, i);
    std::size_t at = 0;
    while (at < table_->keys.size() && (table_->keys[at] != key || (at < taken.size() && taken[at]))) ++at;
    if (at == table_->keys.size()) {
      table_->keys.push_back(key);
      table_->headers.push_back(text_at(head, i + 1));
    }
    taken.resize(table_->keys.size(), false);
    taken[at] = true;
    columns_.push_back(at);
  }
  front_ = {head[3], head[4], head[5]};
}

void CombinedWorkbook::add_row(const FeedRow& row) {
  if (table_ == nullptr || row.size() != kRowFields + columns_.size()) broken();
  if (table_->rows.size() >= kMostRows)
    throw FeedError("a workbook has no room for more than a million rows of one table: take csv or sqlite");
  FeedRow values = front_;
  values.insert(values.end(), row.begin() + 1, row.begin() + kRowFields);
  values.resize(kFront + table_->keys.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) values[kFront + columns_[i]] = row[kRowFields + i];
  table_->rows.push_back(std::move(values));
}

std::string CombinedWorkbook::script(const std::string& folder, Words words) const {
  const std::string documents_sheet = words("文件", "documents"), findings_sheet = words("问题", "findings");
  WorkbookScript book("yusuan");
  ListSheet documents(book.add(documents_sheet), {{words("文件", "file"), 44},
                                                  {words("标题", "title"), 44},
                                                  {words("单位", "entity"), 30},
                                                  {words("年度", "year"), 8},
                                                  {words("种类", "kind"), 12},
                                                  {words("页数", "pages"), 8},
                                                  {words("表数", "tables"), 8},
                                                  {words("未通过的检查", "failing checks"), 14},
                                                  {"SHA-256", 70}});
  for (const FeedRow& document : documents_) documents.add(document);
  documents.close();
  std::vector<Table> titled;
  for (const CombinedTable& table : tables_) titled.push_back({.title = table.title});
  const auto names = sheet_names(titled, {documents_sheet, findings_sheet});
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    ListSheet list(book.add(names[i]), columns_of(tables_[i].headers, words));
    for (const FeedRow& row : tables_[i].rows) list.add(row);
    list.close();
  }
  std::vector<FeedRow> findings = findings_;
  sort_findings(findings);
  write_findings_sheet(book.add(findings_sheet), findings, words.english, folder);
  return book.packed();
}

}  // namespace yusuan::feed
