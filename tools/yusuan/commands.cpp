#include "commands.h"

#include <filesystem>

#include "feed/datasette.h"
#include "feed/star_schema.h"
#include "file_places.h"
#include "json/document_json.h"
#include "json/schema.h"
#include "process/output.h"
#include "run_document.h"
#include "vocabulary_page.h"

namespace yusuan {
namespace {

// 3, 5-9 and 12
std::string pages_said(const std::vector<int>& pages) {
  std::vector<std::string> ranges;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t last = i;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    ranges.push_back(std::to_string(pages[i]) + (last > i ? "-" + std::to_string(pages[last]) : ""));
    i = last + 1;
  }
  std::string text = ranges.front();
  for (std::size_t i = 1; i < ranges.size(); ++i) text += (i + 1 < ranges.size() ? ", " : " and ") + ranges[i];
  return (pages.size() == 1 ? "page " : "pages ") + text;
}

// What somebody who sees less than he expects has to know: its code and its words.
std::optional<std::pair<const char*, std::string>> remark_on(const FoundTables& found) {
  if (!found.pictures.empty())
    return std::pair("no_text",
                     pages_said(found.pictures) + (found.pictures.size() == 1 ? " is an image" : " are images") +
                         " without text: to read tables there, run OCR over the file first (for instance ocrmypdf)");
  if (!found.tables.empty()) return std::nullopt;
  return std::pair("no_table", std::string(found.any_text ? "no table found" : "no table found: there is no text"));
}

}  // namespace

std::string stem_of(const Request& request) {
  return (request.input == "-" ? "stdin" : std::filesystem::path(request.input).stem().string()) + request.suffix;
}

Delivery plain_delivery() {
  return {write_document,
          [](const Request& request, const FoundTables& found, const process::Outbox& outbox) {
            write_tables(request, found.tables, outbox);
          },
          {}};
}

int run_tables(const Request& request, const Delivery& delivery) {
  const auto work = [&](std::string_view bytes, const ExtractOptions& options, const process::Outbox& outbox) {
    const FoundTables found = find_tables(bytes, options);
    delivery.pack_tables(request, found, outbox);
    if (const auto remark = remark_on(found))
      process::report_note(request.log, remark->first, request.input, remark->second);
  };
  return run_document(request, work, delivery);
}

int print(const std::string& text) try {
  process::write_stdout(text);
  return process::kDone;
} catch (const process::OutputError& error) {
  return refuse_output({}, error);
}

int run_schema(const std::string& name) {
  std::vector<std::pair<std::string, std::string>> known;
  for (const json::SchemaFile& schema : json::schemas()) known.emplace_back(schema.name, schema.text);
  known.emplace_back("facts.md", json::feed_page());
  known.emplace_back("facts.sql", feed::feed_ddl(feed::SqlDialect::kPostgres));
  known.emplace_back("facts.sqlite.sql", feed::feed_ddl(feed::SqlDialect::kSqlite));
  known.emplace_back("metadata.json", feed::datasette_metadata());
  known.emplace_back("vocabulary", name == "vocabulary" ? vocabulary_page({}) : "");
  std::string names;
  for (const auto& [known_name, text] : known) {
    if (known_name != name) {
      names += (names.empty() ? "" : ", ") + known_name;
      continue;
    }
    return print(text);
  }
  process::report(process::LogFormat::kText, "usage", {}, {}, "no schema is called " + name + "; there are " + names);
  return process::kWrongUsage;
}

}  // namespace yusuan
