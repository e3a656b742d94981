#include "batch_options.h"

#include "feed/terminal.h"
#include "process/format_target.h"
#include "process/origins.h"
#include "stores.h"

namespace yusuan {
namespace {

constexpr const char* kWorkerFooter = R"(
A line is a path, or a JSON object with "path" or "bytes" (base64), optional "name" (for source.file) and "id" (given back).
A result is {"file", "status": "done", "document": {…}}, with --format rows "rows": {"documents": […], "facts": […], …} in its place, or {"file", "status": "failed", "error": {"code", "page", "message"}}.)";

// What a folder of results can be of.
std::vector<std::string> batch_formats() {
  std::vector<std::string> names;
  for (const feed::Format& format : feed::formats())
    if (format.document != nullptr && format.carrier != feed::Carrier::kDatabase) names.emplace_back(format.name);
  return names;
}

}  // namespace

feed::WriteOptions write_options_of(const BatchForm& form) {
  return {.version = YUSUAN_VERSION,
          .reader = form.byte_order_mark ? feed::CsvReader::kSpreadsheet : feed::CsvReader::kProgram,
          .width = feed::kWideLine,
          .english = form.english};
}

void add_language(CLI::App& command, std::string& language, const std::string& usual) {
  command.add_option("--lang", language, "language of what people read: zh or en")
      ->check(CLI::IsMember({"zh", "en"}))
      ->default_str(usual);
}

BatchOptions::BatchOptions(CLI::App& app)
    : batch_(app.add_subcommand("batch", "many documents, each shut away in a worker process")),
      worker_(app.add_subcommand("worker", "a path a line on standard input, a result a line on standard output")) {
  request_.version = YUSUAN_VERSION;
  batch_->add_option("PATH", request_.paths, "files, folders (their *.pdf and *.txt), patterns; - reads a list")
      ->required()
      ->type_name("");
  CLI::Option* output =
      batch_
          ->add_option("-o,--output", request_.output, "writes DIR/NAME-HASH.json and the like; loads into FILE.sqlite")
          ->type_name("DIR|FILE");
  batch_->add_option("--to", request_.to, "loads into a PostgreSQL database: postgresql://…")
      ->type_name("URL")
      ->excludes(output);
  batch_
      ->add_option("-f,--format", form_.format,
                   "json; csv, ndjson or parquet, a folder with a file a relation; xlsx or html for people; text")
      ->check(CLI::IsMember(batch_formats()))
      ->default_str("json");
  batch_->add_flag("--bom,--excel", form_.byte_order_mark, "CSV for Excel: with a byte order mark, no formulas");
  add_language(*batch_, language_, "zh");
  batch_
      ->add_option("--journal", request_.journal,
                   "what became of each document; DIR/batch.ndjson or FILE.batch.ndjson if not given, none with --to")
      ->type_name("FILE");
  batch_->add_option("-j,--jobs", request_.jobs, "workers at a time; one a processor if not given")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  batch_
      ->add_option("--sources", request_.sources, "where the documents were published: CSV, a file and its URL a line")
      ->type_name("FILE");
  batch_->add_flag("--prune", request_.prune,
                   "take out of the database what was read from below PATH and is gone, or replaced under its name");
  batch_->add_flag("--resume", request_.resume,
                   "leave out what an earlier batch with the same program and options has done");
  batch_->add_flag("--quiet", request_.quiet, "say nothing; the journal and the exit status tell");
  add_setup(*batch_);
  add_setup(*worker_);
  worker_->add_option("--format", answers_, "json, the document; rows, those of the feed (yusuan schema facts.md)")
      ->check(CLI::IsMember({"json", "rows"}))
      ->default_str("json");
  worker_->footer(kWorkerFooter);
}

void BatchOptions::add_setup(CLI::App& command) {
  process::WorkerSetup& setup = request_.worker;
  command.add_option("--timeout", setup.timeout_seconds, "seconds of CPU for one document")
      ->type_name("SECONDS")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command.add_option("--memory", setup.memory_mib, "MiB of address space for a worker")
      ->type_name("MIB")
      ->check(CLI::Range(64, 1 << 20))
      ->capture_default_str();
  command.add_option("--max-pages", setup.options.most_pages, "pages of one document")
      ->type_name("PAGES")
      ->check(CLI::Range(1, 10'000'000))
      ->capture_default_str();
  command.add_option("--password", setup.options.password, "user or owner password of encrypted PDFs")
      ->type_name("PASSWORD");
  command.add_option("--patterns", setup.options.patterns_dir, "read the forms from DIR, not those built in")
      ->type_name("DIR");
  command.add_flag("--validate", setup.options.validate, "hold each result against its schema");
  command.add_flag("--no-sandbox", no_sandbox_, "do not lock the workers in");
  command.add_option("--log", log_, "errors on stderr as text or as one JSON object a line")
      ->check(CLI::IsMember({"text", "json"}))
      ->default_str("text");
}

std::optional<int> BatchOptions::refusal() const {
  const auto refuse = [&](const std::string& why) {
    process::report(request_.log, "usage", {}, {}, why);
    return process::kWrongUsage;
  };
  const feed::Format* named = format_of_file(request_.output);
  if (request_.output.empty() && request_.to.empty())
    return refuse("batch needs -o DIR, -o FILE.sqlite or --to postgresql://…");
  if (named != nullptr && !is_to_database(request_))
    return refuse("a batch writes a result a document: name a folder with -o, or FILE.sqlite" +
                  (named->in_a_row == feed::InARow::kNever && named->part == nullptr
                       ? ""
                       : "; yusuan extract PATH -o " + request_.output + " makes one of all"));
  if (is_to_database(request_) && form_.format != "json")
    return refuse("--format " + form_.format + " is for a folder: -o DIR");
  if (request_.prune && !is_to_database(request_))
    return refuse("--prune is for databases: -o FILE.sqlite or --to postgresql://…");
  if (!process::are_sources(request_.sources, request_.log)) return process::kWrongUsage;
  return std::nullopt;
}

int BatchOptions::run_worker() {
  const bool rows = answers_ == "rows";
  if (rows) request_.worker.read = process::read_rows;
  return process::run_worker_lines(request_.worker, rows ? "rows" : "document", request_.log);
}

int BatchOptions::run(char** arguments) {
  request_.worker.sandbox = !no_sandbox_;
  request_.log = log_ == "json" ? process::LogFormat::kJson : process::LogFormat::kText;
  if (!batch_->parsed()) return run_worker();
  form_.english = language_ == "en";
  if (const auto refused = refusal()) return *refused;
  if (form_.format != "json") {
    request_.form = ' ' + form_.format + (form_.byte_order_mark ? " bom" : "") + (form_.english ? " en" : "");
    if (!needs_stores(request_, form_))
      request_.target = [this](const process::BatchRequest& batch, const std::string&) {
        return process::format_target(batch, *feed::format_named(form_.format), write_options_of(form_));
      };
  }
  return needs_stores(request_, form_) ? run_batch_to_store(request_, form_, arguments) : process::run_batch(request_);
}

}  // namespace yusuan
