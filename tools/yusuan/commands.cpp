#include "commands.h"

#include <filesystem>
#include <functional>
#include <new>

#include "extract.h"
#include "input.h"
#include "json/document_json.h"
#include "json/schema.h"
#include "output.h"
#include "show.h"
#include "supervise.h"

namespace yusuan {
namespace {

// Bytes in, the finished text out.
using Work = std::function<std::string(std::string_view bytes, const ExtractOptions& options)>;

ExtractOptions options_for(const Request& request, Progress& progress) {
  ExtractOptions options;
  options.password = request.password;
  options.patterns_dir = request.patterns_dir;
  options.on_page = [&progress](int page) {
    progress.page = page;
    ++progress.pages_started;
  };
  return options;
}

void deliver(const Request& request, std::string_view text) {
  if (request.output_dir.empty()) return write_stdout(text);
  const std::string stem = request.input == "-" ? "stdin" : std::filesystem::path(request.input).stem().string();
  write_file(request.output_dir, stem + (request.format == "text" ? ".txt" : ".json"), text);
}

int work_in_child(const Request& request, Progress& progress, const Work& work) {
  const auto fail = [&](ErrorCode code, const std::string& detail, std::optional<int> page) {
    report(request.log, request.input, Error(code, detail, page));
    return exit_status(code);
  };
  const auto current_page = [&] { return progress.page > 0 ? std::optional<int>(progress.page) : std::nullopt; };
  try {
    const std::string bytes = read_input(request.input);
    progress.reading = false;
    deliver(request, work(bytes, options_for(request, progress)));
    return kDone;
  } catch (const Error& error) {
    return fail(error.code(), error.what(), error.page());
  } catch (const OutputError& error) {
    report(request.log, "output", request.input, {}, error.what());
    return error.wrong_usage() ? kWrongUsage : kUnprocessable;
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::kTooExpensive, "needs more memory than there is", current_page());
  } catch (const std::exception& error) {
    return fail(ErrorCode::kDamaged, std::string("cannot be processed: ") + error.what(), current_page());
  }
}

int run(const Request& request, const Work& work) {
  const Supervision supervision{request.input, request.log, request.timeout_seconds};
  return supervise(supervision, [&](Progress& progress) { return work_in_child(request, progress, work); });
}

std::string checked(std::string json, std::string_view schema) {
  if (const auto violation = schema_violation(schema, json))
    throw Error(ErrorCode::kSchema, "the result breaks its own schema, which is a bug of yusuan: " + *violation);
  return json;
}

}  // namespace

int run_extract(const Request& request) {
  return run(request, [&](std::string_view bytes, const ExtractOptions& options) {
    const std::string name = std::filesystem::path(request.input).filename().string();
    if (request.format == "text") return show(extract(bytes, name, options));
    return checked(to_json(extract(bytes, name, options)), "disclosure");
  });
}

int run_tables(const Request& request) {
  return run(request, [](std::string_view bytes, const ExtractOptions& options) {
    return checked(tables_to_json(find_tables(bytes, options)), "tables");
  });
}

int run_schema(const std::string& name) {
  std::string names;
  for (const SchemaFile& schema : schemas()) {
    if (schema.name != name) {
      names += (names.empty() ? "" : ", ") + std::string(schema.name);
      continue;
    }
    try {
      write_stdout(schema.text);
      return kDone;
    } catch (const OutputError& error) {
      report(LogFormat::kText, "output", {}, {}, error.what());
      return kUnprocessable;
    }
  }
  report(LogFormat::kText, "usage", {}, {}, "no schema is called " + name + "; there are " + names);
  return kWrongUsage;
}

}  // namespace yusuan
