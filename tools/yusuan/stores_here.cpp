// For `yusuan-feed`: writes the document itself.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "feed/rows.h"
#include "feed/store.h"
#include "feed/xlsx.h"
#include "feed_files.h"
#include "output.h"
#include "store_target.h"
#include "stores.h"

namespace yusuan {
namespace {

// `-o feed.sqlite` names the file; a folder gets one that all documents share.
std::string sqlite_file(const std::string& output) {
  return is_sqlite_file(output) ? output : (std::filesystem::path(output) / "feed.sqlite").string();
}

void write_workbook(const Request& request, const Document& document) {
  const FilePlace place = place_of_file(request, ".xlsx");
  write_file(place.dir, place.name,
             [&](const std::string& temporary) { write_xlsx(temporary, document, YUSUAN_VERSION); });
}

// libxlsxwriter wants a file.
void write_workbook_to_stdout(const Document& document) {
  std::string folder = (std::filesystem::temp_directory_path() / "yusuan-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) throw OutputError("no folder for temporary files can be made", false);
  const std::string file = folder + "/workbook.xlsx";
  std::string bytes;
  try {
    write_xlsx(file, document, YUSUAN_VERSION);
    std::ifstream stream(file, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(stream), {});
  } catch (...) {
    std::filesystem::remove_all(folder);
    throw;
  }
  std::filesystem::remove_all(folder);
  write_stdout(bytes);
}

void write_to_store(const Request& request, const Document& document) {
  try {
    if (request.to.empty() && request.format == "xlsx")
      return request.output.empty() ? write_workbook_to_stdout(document) : write_workbook(request, document);
    const auto store = request.to.empty() ? open_sqlite(sqlite_file(request.output)) : open_postgres(request.to);
    store->load(feed_rows(document, YUSUAN_VERSION));
  } catch (const FeedError& error) {
    throw OutputError(error.what(), false);
  }
}

}  // namespace

int run_extract_to_store(const Request& request, char**) {
  const bool to_stdout = request.to.empty() && request.output.empty();
  if (to_stdout && (request.format == "sqlite" || isatty(STDOUT_FILENO) == 1)) {
    report(request.log, "usage", {}, {}, "--format " + request.format + " needs -o FILE or DIR");
    return kWrongUsage;
  }
  return run_extract(request, write_to_store);
}

int run_batch_to_store(BatchRequest request, char**) {
  const std::string to = request.to, file = request.output;
  request.target = [to, file](const BatchRequest& batch, const std::string& run) {
    if (!to.empty())
      return store_target(
          batch, run, [to] { return open_postgres(to); }, "postgresql");
    return store_target(
        batch, run, [file] { return open_sqlite(file); }, std::filesystem::path(file).filename());
  };
  if (request.journal.empty())
    request.journal = to.empty() ? std::filesystem::path(file).replace_extension(".batch.ndjson") : "batch.ndjson";
  return run_batch(request);
}

}  // namespace yusuan
