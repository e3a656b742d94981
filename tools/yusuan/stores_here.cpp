// For `yusuan-feed`: writes the document itself.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "feed/combined_workbook.h"
#include "feed/packed_rows.h"
#include "feed/store.h"
#include "feed/workbook_script.h"
#include "file_places.h"
#include "process/format_target.h"
#include "process/origins.h"
#include "process/output.h"
#include "process/prune.h"
#include "process/store_target.h"
#include "run_extract.h"
#include "stores.h"

namespace yusuan {
namespace {

// `-o feed.sqlite` names the file; a folder gets one that all documents share.
std::string sqlite_file(const std::string& output) {
  return is_database_file(output) ? output : (std::filesystem::path(output) / "feed.sqlite").string();
}

void write_workbook(const FilePlace& place, std::string_view script) {
  process::write_file(place.dir, place.name, [&](const std::string& temporary) { feed::play(temporary, script); });
}

// libxlsxwriter wants a file.
void write_workbook_to_stdout(std::string_view script) {
  std::string folder = (std::filesystem::temp_directory_path() / "yusuan-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) throw process::OutputError("no folder for temporary files can be made", false);
  const std::string file = folder + "/workbook.xlsx";
  std::string bytes;
  try {
    feed::play(file, script);
    std::ifstream stream(file, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(stream), {});
  } catch (...) {
    std::filesystem::remove_all(folder);
    throw;
  }
  std::filesystem::remove_all(folder);
  process::write_stdout(bytes);
}

bool is_workbook(const Request& request) { return format_of(request).carrier == feed::Carrier::kWorkbook; }

void pack(const Request& request, const Document& document, const process::Outbox& outbox) {
  const feed::Format& format = format_of(request);
  if (request.gather && format.part != nullptr)
    return outbox.put(process::Parcel::kStore, "part", format.part(document, request.input, write_options_of(request)));
  outbox.put(process::Parcel::kStore, "document", format.document(document, write_options_of(request)));
}

void pack_tables(const Request& request, const FoundTables& found, const process::Outbox& outbox) {
  outbox.put(process::Parcel::kStore, "tables", format_of(request).tables(found.tables, write_options_of(request)));
}

void write_to_store(const Request& request, std::string_view bytes) {
  try {
    if (is_workbook(request))
      return request.output.empty() ? write_workbook_to_stdout(bytes) : write_workbook(place_of_files(request), bytes);
    auto rows = feed::unpacked_rows(bytes);
    if (!rows) throw process::OutputError("the reading process has handed over something else", false);
    feed::set_source(*rows, process::Origins(request.sources).of(request.input, request.sha256));
    const auto store =
        request.to.empty() ? feed::open_sqlite(sqlite_file(request.output)) : feed::open_postgres(request.to);
    store->load(*rows);
  } catch (const feed::FeedError& error) {
    throw process::OutputError(error.what(), false);
  }
}

void add_part(feed::CombinedWorkbook& combined, std::string_view bytes) {
  try {
    combined.add(bytes);
  } catch (const feed::FeedError& error) {
    throw process::OutputError(error.what(), false);
  }
}

void write_combined(const Request& request, const feed::CombinedWorkbook& combined) {
  if (combined.empty()) return;
  try {
    const FilePlace place = request.output.empty() ? FilePlace{".", ""} : place_of_files(request);
    const std::string script = combined.script(place.dir, {request.english});
    request.output.empty() ? write_workbook_to_stdout(script) : write_workbook(place, script);
  } catch (const feed::FeedError& error) {
    throw process::OutputError(error.what(), false);
  }
}

void write_findings(const CheckRequest& request, std::string_view script) {
  try {
    const Request& where = request.document;
    where.output.empty() ? write_workbook_to_stdout(script) : write_workbook(place_of_findings(where), script);
  } catch (const feed::FeedError& error) {
    throw process::OutputError(error.what(), false);
  }
}

// Says so when it does.
bool needs_a_file(const Request& request) {
  const bool to_stdout = request.to.empty() && request.output.empty();
  if (!to_stdout || (format_of(request).to_stdout && isatty(STDOUT_FILENO) != 1)) return false;
  process::report(request.log, "usage", {}, {}, "--format " + request.format + " needs -o FILE or DIR");
  return true;
}

void play_for_batch(const std::string& file, std::string_view script) {
  try {
    feed::play(file, script);
  } catch (const feed::FeedError& error) {
    throw process::OutputError(error.what(), false);
  }
}

}  // namespace

int run_extract_to_store(const Request& request, const std::vector<std::string>& inputs, char**) {
  if (needs_a_file(request)) return process::kWrongUsage;
  feed::CombinedWorkbook combined;
  Delivery delivery{pack, {}, [&](const Request& one, std::string_view bytes) {
                      one.gather ? add_part(combined, bytes) : write_to_store(one, bytes);
                    }};
  if (is_workbook(request)) delivery.finish = [&](const Request& all) { write_combined(all, combined); };
  return run_extract(request, inputs, delivery);
}

int run_tables_to_store(const Request& request, char**) {
  if (needs_a_file(request)) return process::kWrongUsage;
  return run_tables(request, {{}, pack_tables, write_to_store});
}

int run_check_to_store(const CheckRequest& request, char**) {
  return needs_a_file(request.document) ? process::kWrongUsage : run_check(request, write_findings);
}

int run_batch_to_store(process::BatchRequest request, const BatchForm& form, char**) {
  if (!is_to_database(request)) {
    request.target = [form](const process::BatchRequest& batch, const std::string&) {
      return process::format_target(batch, *feed::format_named(form.format), write_options_of(form), play_for_batch);
    };
    return process::run_batch(request);
  }
  const std::string to = request.to, file = request.output;
  request.target = [to, file](const process::BatchRequest& batch, const std::string& run) {
    if (!to.empty())
      return process::store_target(
          batch, run, [to] { return feed::open_postgres(to); }, "postgresql");
    return process::store_target(
        batch, run, [file] { return feed::open_sqlite(file); }, std::filesystem::path(file).filename());
  };
  if (request.journal.empty() && to.empty())
    request.journal = std::filesystem::path(file).replace_extension(".batch.ndjson");
  if (!request.prune) return process::run_batch(request);
  // Before, so that what lies under another name now is read again; after, for files that have become others.
  std::size_t gone = 0;
  const auto pruned = [&]() -> std::optional<int> {
    try {
      if (to.empty() && !std::filesystem::exists(file)) return std::nullopt;
      gone += process::prune(*(to.empty() ? feed::open_sqlite(file) : feed::open_postgres(to)), request.paths);
      return std::nullopt;
    } catch (const feed::FeedError& error) {
      process::report(request.log, "output", {}, {}, error.what());
      return process::kUnprocessable;
    }
  };
  if (const auto status = pruned()) return *status;
  const int status = process::run_batch(request);
  if (status != process::kDone && status != process::kSomeFailed) return status;
  if (const auto refused = pruned()) return *refused;
  if (gone > 0 && !request.quiet)
    process::report_note(request.log, "pruned", {},
                         std::to_string(gone) + (gone == 1 ? " document" : " documents") +
                             " taken out: the file is gone or another one");
  return status;
}

}  // namespace yusuan
