#include "feed/formats.h"

#include <algorithm>

#include "feed/combined_workbook.h"
#include "feed/csv_files.h"
#include "feed/finding_rows.h"
#include "feed/findings_workbook.h"
#include "feed/html.h"
#include "feed/ndjson.h"
#include "feed/packed_rows.h"
#include "feed/parquet.h"
#include "feed/table_workbook.h"
#include "feed/terminal.h"
#include "feed/xlsx.h"
#include "json/document_json.h"

namespace yusuan::feed {
namespace {

using Tables = std::vector<FoundTable>;
using Rows = std::vector<FeedRow>;
using Options = WriteOptions;

std::string facts_together(const std::vector<std::string>& parts) {
  std::vector<Rows> groups;
  for (const std::string& part : parts)
    if (auto rows = unpacked_list(part)) groups.push_back(std::move(*rows));
  return to_parquet(feed_relations()[kFacts], groups);
}

// Without captures, so that each is a plain function.
const std::vector<Format> kFormats{
    {.name = "json",
     .endings = {".json"},
     .checks = true,
     .document = [](const Document& document, const Options&) { return json::to_json(document); },
     .tables = [](const Tables& tables, const Options&) { return json::tables_to_json(tables); }},
    {.name = "text",
     .endings = {".txt"},
     .in_a_row = InARow::kParted,
     .joins = true,
     .checks = true,
     .document = [](const Document& document,
                    const Options& options) { return show(document, options.width, {options.english}); },
     .tables = [](const Tables& tables,
                  const Options& options) { return show(tables, options.width, {options.english}); }},
    {.name = "csv",
     .endings = {".csv"},
     .in_a_row = InARow::kHeaded,
     .joins = true,
     .checks = true,
     .document =
         [](const Document& document, const Options& options) {
           return csv_start(options) + to_csv(rows_of(document, options), kFacts, options.reader);
         },
     .tables = tables_as_csv,
     .findings =
         [](const Rows& rows, const Options& options) {
           return csv_start(options) + to_csv(finding_fields(), rows, options.reader);
         },
     .document_files = csv_files,
     .table_files = table_csv_files},
    {.name = "ndjson",
     .endings = {".ndjson"},
     .in_a_row = InARow::kLines,
     .checks = true,
     .document = [](const Document& document,
                    const Options& options) { return to_ndjson(rows_of(document, options), kFacts); },
     .findings = [](const Rows& rows, const Options&) { return to_ndjson(finding_fields(), rows); },
     .document_files = ndjson_files},
    {.name = "parquet",
     .endings = {".parquet"},
     .in_a_row = InARow::kTogether,
     .binary = true,
     .checks = true,
     .document =
         [](const Document& document, const Options& options) {
           return to_parquet(feed_relations()[kFacts], {rows_of(document, options)[kFacts]});
         },
     .findings =
         [](const Rows& rows, const Options&) {
           return to_parquet({.name = "findings", .meaning = "What does not agree.", .fields = finding_fields()},
                             {rows});
         },
     .part = [](const Document& document, const std::string&,
                const Options& options) { return packed_list(rows_of(document, options)[kFacts]); },
     .together = facts_together,
     .document_files = parquet_files},
    {.name = "html",
     .endings = {".html"},
     .document = [](const Document& document, const Options& options) { return to_html(document, {options.english}); },
     .tables = [](const Tables& tables,
                  const Options& options) { return to_html(tables, options.title, {options.english}); }},
    {.name = "xlsx",
     .endings = {".xlsx"},
     .carrier = Carrier::kWorkbook,
     .joins = true,
     .checks = true,
     .document = [](const Document& document,
                    const Options& options) { return workbook_script(document, options.version, {options.english}); },
     .tables = [](const Tables& tables,
                  const Options& options) { return table_workbook_script(tables, options.title, {options.english}); },
     .findings = [](const Rows& rows,
                    const Options& options) { return findings_workbook_script(rows, options.english, options.folder); },
     .part = [](const Document& document, const std::string& file,
                const Options& options) { return combined_part(document, file, {options.english}); }},
    {.name = "sqlite",
     .endings = {".sqlite", ".sqlite3", ".db"},
     .carrier = Carrier::kDatabase,
     .to_stdout = false,
     .document = [](const Document& document, const Options& options) {
       return packed(feed_rows(document, options.version));
     }}};

template <typename Fits>
const Format* first_that(Fits fits) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(), fits);
  return found == kFormats.end() ? nullptr : &*found;
}

}  // namespace

const std::vector<Format>& formats() { return kFormats; }

const Format* format_named(std::string_view name) {
  return first_that([&](const Format& format) { return format.name == name; });
}

const Format* format_of_ending(std::string_view ending) {
  return first_that([&](const Format& format) {
    return std::find(format.endings.begin(), format.endings.end(), ending) != format.endings.end();
  });
}

const Format& database_format() {
  return *first_that([](const Format& format) { return format.carrier == Carrier::kDatabase; });
}

}  // namespace yusuan::feed
