#include "feed_files.h"

#include <filesystem>

#include "feed/csv.h"
#include "feed/html.h"
#include "feed/ndjson.h"
#include "feed/rows.h"
#include "output.h"

namespace yusuan {
namespace {

// table-02-revenue_summary.csv: sorts as printed, and names the same table in every document of a form.
std::string table_file(std::size_t place, const Table& table) {
  std::string number = std::to_string(place);
  if (number.size() < 2) number.insert(0, "0");
  return "table-" + number + (table.id ? "-" + *table.id : "") + ".csv";
}

void write_html(const Request& request, const Document& document) {
  const std::string page = to_html(document);
  if (request.output.empty()) return write_stdout(page);
  const FilePlace place = place_of_file(request, ".html");
  write_file(place.dir, place.name, page);
}

}  // namespace

FilePlace place_of_file(const Request& request, const std::string& ending) {
  const std::filesystem::path output(request.output);
  if (output.extension() != ending || std::filesystem::is_directory(output)) return {output, stem_of(request) + ending};
  return {output.has_parent_path() ? output.parent_path() : ".", output.filename()};
}

void write_feed_files(const Request& request, const Document& document) {
  if (request.format == "html") return write_html(request, document);
  const bool csv = request.format == "csv";
  const std::string start(csv && request.byte_order_mark ? kByteOrderMark : "");
  const FeedRows rows = feed_rows(document, YUSUAN_VERSION);
  const auto text_of = [&](RelationPlace relation) {
    return csv ? start + to_csv(rows, relation) : to_ndjson(rows, relation);
  };
  if (request.output.empty()) return write_stdout(text_of(kFacts));
  for (std::size_t place = 0; place < kRelationCount; ++place)
    write_file(request.output, feed_relations()[place].name + (csv ? ".csv" : ".ndjson"),
               text_of(static_cast<RelationPlace>(place)));
  if (!csv) return;
  for (std::size_t i = 0; i < document.tables.size(); ++i)
    write_file(request.output, table_file(i + 1, document.tables[i]), start + to_csv(document.tables[i]));
}

}  // namespace yusuan
