#include "feed_files.h"

#include "feed/csv.h"
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

}  // namespace

void write_feed_files(const Request& request, const Document& document) {
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
