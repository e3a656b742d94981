#include "feed_files.h"

#include <algorithm>
#include <filesystem>

#include "feed/csv.h"
#include "feed/html.h"
#include "feed/ndjson.h"
#include "feed/rows.h"
#include "output.h"

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

void write_html(const Request& request, const std::string& page, const Outbox& outbox) {
  if (request.output.empty()) return write_stdout(page);
  outbox.put(Parcel::kFile, place_of_file(request, ".html").name, page);
}

}  // namespace

std::string page_name(int page) { return "page-" + padded(static_cast<std::size_t>(page), 3); }

FilePlace place_of_file(const Request& request, const std::string& ending) {
  const std::filesystem::path output(request.output);
  if (output.extension() != ending || std::filesystem::is_directory(output)) return {output, stem_of(request) + ending};
  return {output.has_parent_path() ? output.parent_path() : ".", output.filename()};
}

void write_feed_files(const Request& request, const Document& document, const Outbox& outbox) {
  if (request.format == "html") return write_html(request, to_html(document), outbox);
  const bool csv = request.format == "csv";
  const std::string start(csv && request.byte_order_mark ? kByteOrderMark : "");
  const FeedRows rows = feed_rows(document, YUSUAN_VERSION);
  const auto text_of = [&](RelationPlace relation) {
    return csv ? start + to_csv(rows, relation) : to_ndjson(rows, relation);
  };
  if (request.output.empty()) return write_stdout(text_of(kFacts));
  for (std::size_t place = 0; place < kRelationCount; ++place)
    outbox.put(Parcel::kFile, feed_relations()[place].name + (csv ? ".csv" : ".ndjson"),
               text_of(static_cast<RelationPlace>(place)));
  if (!csv) return;
  for (std::size_t i = 0; i < document.tables.size(); ++i)
    outbox.put(Parcel::kFile, table_file(i + 1, document.tables[i]), start + to_csv(document.tables[i]));
}

void write_table_files(const Request& request, const std::vector<Grid>& grids, const Outbox& outbox) {
  if (request.format == "html")
    return write_html(request, to_html(grids, std::filesystem::path(request.input).filename().string()), outbox);
  const std::string start(request.byte_order_mark ? kByteOrderMark : "");
  std::string all = start;
  int page = 0, place = 0;
  for (const Grid& grid : grids) {
    place = grid.page == page ? place + 1 : 1;
    page = grid.page;
    if (request.output.empty()) {
      all += (all.size() > start.size() ? "\r\n" : "") + to_csv(grid);
    } else {
      outbox.put(Parcel::kFile, page_name(page) + "-table-" + std::to_string(place) + ".csv", start + to_csv(grid));
    }
  }
  if (request.output.empty()) write_stdout(all);
}

}  // namespace yusuan
