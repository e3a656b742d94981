#include "feed_files.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "feed/csv.h"
#include "feed/data_package.h"
#include "feed/html.h"
#include "feed/ndjson.h"
#include "feed/rows.h"
#include "process/output.h"
#include "result_owner.h"

namespace yusuan {
namespace {

std::string padded(std::size_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

// table-02-revenue_summary.csv: sorts as printed, and names the same table in every document of a form.
std::string table_file(std::size_t place, const Table& table) {
  return "table-" + padded(place, 2) + (table.id ? "-" + *table.id : "") + ".csv";
}

// A byte order mark is for Excel.
feed::CsvReader reader_of(const Request& request) {
  return request.byte_order_mark ? feed::CsvReader::kSpreadsheet : feed::CsvReader::kProgram;
}

struct Ending {
  std::string_view format, ending;
  bool one_file;  // for each document, also in a folder
};
constexpr Ending kEndings[] = {{"json", ".json", true},     {"text", ".txt", true},       {"html", ".html", true},
                               {"xlsx", ".xlsx", true},     {"csv", ".csv", false},       {"ndjson", ".ndjson", false},
                               {"sqlite", ".sqlite", true}, {"sqlite", ".sqlite3", true}, {"sqlite", ".db", true}};

// Where the output is the name of a file, and says the format.
std::optional<FilePlace> named_file(const Request& request) {
  if (format_of_file(request.output) != request.format) return std::nullopt;
  const std::filesystem::path output(request.output);
  return FilePlace{output.has_parent_path() ? output.parent_path() : ".", output.filename()};
}

std::string free_stem(const std::filesystem::path& folder, const Request& request, std::string_view ending) {
  constexpr std::size_t kDigits = 12;  // as the results of a batch have
  const std::string stem = stem_of(request);
  const std::filesystem::path path = folder / (stem + std::string(ending));
  std::error_code ignored;
  const bool free = request.sha256.empty() || request.format == "sqlite" || !std::filesystem::exists(path, ignored) ||
                    is_result_of(path, request.sha256);
  return free ? stem : stem + '-' + request.sha256.substr(0, kDigits);
}

}  // namespace

std::string page_name(int page) { return "page-" + padded(static_cast<std::size_t>(page), 3); }

std::string format_of_file(const std::string& output) {
  const std::filesystem::path path(output);
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return {};
  for (const Ending& known : kEndings)
    if (path.extension() == known.ending) return std::string(known.format);
  return {};
}

FilePlace place_of_files(const Request& request) {
  if (const auto file = named_file(request)) return *file;
  const std::filesystem::path output(request.output);
  for (const Ending& known : kEndings)
    if (known.format == request.format && known.one_file)
      return {output, free_stem(output, request, known.ending) + std::string(known.ending)};
  return {output / free_stem(output, request, {}), {}};
}

FilePlace place_of_findings(const Request& request) {
  if (const auto file = named_file(request)) return *file;
  const std::filesystem::path output(request.output);
  for (const Ending& known : kEndings)
    if (known.format == request.format) return {output, "findings" + std::string(known.ending)};
  return {output, "findings"};
}

void hand_over(const Request& request, std::string_view text, const process::Outbox& outbox) {
  if (request.gather) return outbox.put(process::Parcel::kFile, "part", text);
  if (request.output.empty()) return process::write_stdout(text);
  outbox.put(process::Parcel::kFile, place_of_files(request).name, text);
}

void write_feed_files(const Request& request, const Document& document, const process::Outbox& outbox) {
  if (request.format == "html") return hand_over(request, feed::to_html(document), outbox);
  const bool csv = request.format == "csv";
  const std::string start(csv && request.byte_order_mark ? feed::kByteOrderMark : "");
  const feed::CsvReader reader = reader_of(request);
  const feed::FeedRows rows =
      feed::feed_rows(document, YUSUAN_VERSION, {.batch_run = {}, .path = {}, .url = request.url});
  const auto text_of = [&](feed::RelationPlace relation) {
    return csv ? start + feed::to_csv(rows, relation, reader) : feed::to_ndjson(rows, relation);
  };
  if (request.output.empty() || !place_of_files(request).name.empty())
    return hand_over(request, text_of(feed::kFacts), outbox);
  std::vector<feed::PackagedFile> files;
  for (std::size_t place = 0; place < feed::kRelationCount; ++place) {
    files.push_back({feed::feed_relations()[place].name + (csv ? ".csv" : ".ndjson"), &feed::feed_relations()[place]});
    outbox.put(process::Parcel::kFile, files.back().name, text_of(static_cast<feed::RelationPlace>(place)));
  }
  if (!csv) return;
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    files.push_back({table_file(i + 1, document.tables[i]), nullptr, &document.tables[i]});
    outbox.put(process::Parcel::kFile, files.back().name, start + feed::to_csv(document.tables[i], reader));
  }
  outbox.put(process::Parcel::kFile, "datapackage.json",
             feed::data_package(files, document.facts.title.value_or(document.source.file)));
}

void write_table_files(const Request& request, const std::vector<FoundTable>& tables, const process::Outbox& outbox) {
  if (request.format == "html")
    return hand_over(request, feed::to_html(tables, std::filesystem::path(request.input).filename().string()), outbox);
  const std::string start(request.byte_order_mark ? feed::kByteOrderMark : "");
  std::string all = start;
  const bool in_one = request.output.empty() || !place_of_files(request).name.empty();
  int page = 0, place = 0;
  for (const FoundTable& table : tables) {
    const Grid& grid = table.grid;
    place = grid.page == page ? place + 1 : 1;
    page = grid.page;
    if (in_one) {
      all += (all.size() > start.size() ? "\r\n" : "") + feed::to_csv(grid, reader_of(request));
    } else {
      outbox.put(process::Parcel::kFile, page_name(page) + "-table-" + std::to_string(place) + ".csv",
                 start + feed::to_csv(grid, reader_of(request)));
    }
  }
  if (in_one) hand_over(request, all, outbox);
}

}  // namespace yusuan
