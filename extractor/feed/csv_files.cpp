#include "feed/csv_files.h"

#include <algorithm>

#include "feed/csv.h"
#include "feed/data_package.h"
#include "feed/ndjson.h"
#include "feed/parquet.h"

namespace yusuan::feed {
namespace {

std::string padded(std::size_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

// table-02-revenue_summary.csv: sorts as printed, and names the same table in every document of a form.
std::string table_file(std::size_t place, const Table& table) {
  return "table-" + padded(place, 2) + (table.id ? "-" + *table.id : "") + ".csv";
}

}  // namespace

std::string page_name(int page) { return "page-" + padded(static_cast<std::size_t>(page), 3); }

std::string csv_start(const WriteOptions& options) {
  return std::string(options.reader == CsvReader::kSpreadsheet ? kByteOrderMark : "");
}

FeedRows rows_of(const Document& document, const WriteOptions& options) {
  return feed_rows(document, options.version, {.batch_run = {}, .path = {}, .url = options.url});
}

std::vector<WrittenFile> csv_files(const Document& document, const WriteOptions& options) {
  const FeedRows rows = rows_of(document, options);
  const std::string start = csv_start(options);
  std::vector<WrittenFile> files;
  std::vector<PackagedFile> packaged;
  for (std::size_t place = 0; place < kRelationCount; ++place) {
    packaged.push_back({feed_relations()[place].name + ".csv", &feed_relations()[place]});
    files.push_back({packaged.back().name, start + to_csv(rows, static_cast<RelationPlace>(place), options.reader)});
  }
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    packaged.push_back({table_file(i + 1, document.tables[i]), nullptr, &document.tables[i]});
    files.push_back({packaged.back().name, start + to_csv(document.tables[i], options.reader)});
  }
  files.push_back({"datapackage.json", data_package(packaged, document.facts.title.value_or(document.source.file))});
  return files;
}

std::vector<WrittenFile> ndjson_files(const Document& document, const WriteOptions& options) {
  const FeedRows rows = rows_of(document, options);
  std::vector<WrittenFile> files;
  for (std::size_t place = 0; place < kRelationCount; ++place)
    files.push_back({feed_relations()[place].name + ".ndjson", to_ndjson(rows, static_cast<RelationPlace>(place))});
  return files;
}

std::vector<WrittenFile> parquet_files(const Document& document, const WriteOptions& options) {
  FeedRows rows = rows_of(document, options);
  std::vector<WrittenFile> files;
  for (std::size_t place = 0; place < kRelationCount; ++place) {
    const Relation& relation = feed_relations()[place];
    files.push_back({relation.name + ".parquet", to_parquet(relation, {std::move(rows[place])})});
  }
  return files;
}

std::vector<WrittenFile> table_csv_files(const std::vector<FoundTable>& tables, const WriteOptions& options) {
  std::vector<WrittenFile> files;
  int page = 0, place = 0;
  for (const FoundTable& table : tables) {
    place = table.grid.page == page ? place + 1 : 1;
    page = table.grid.page;
    files.push_back({page_name(page) + "-table-" + std::to_string(place) + ".csv",
                     csv_start(options) + to_csv(table.grid, options.reader)});
  }
  return files;
}

std::string tables_as_csv(const std::vector<FoundTable>& tables, const WriteOptions& options) {
  const std::string start = csv_start(options);
  std::string all = start;
  for (const FoundTable& table : tables)
    all += (all.size() > start.size() ? "\r\n" : "") + to_csv(table.grid, options.reader);
  return all;
}

}  // namespace yusuan::feed
