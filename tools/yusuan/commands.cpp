#include "commands.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <new>
#include <system_error>

#include "feed/page_svg.h"
#include "feed/schema.h"
#include "feed_files.h"
#include "input.h"
#include "json/checks_json.h"
#include "json/document_json.h"
#include "json/schema.h"
#include "output.h"
#include "show.h"
#include "supervise.h"

namespace yusuan {
namespace {

// From the bytes to the result in its place.
using Work = std::function<void(std::string_view bytes, const ExtractOptions& options, const Outbox& outbox)>;

ExtractOptions options_for(const Request& request, Progress& progress, const Outbox& outbox) {
  ExtractOptions options;
  options.password = request.password;
  options.patterns_dir = request.patterns_dir;
  options.on_page = [&progress](int page) {
    progress.page = page;
    ++progress.pages_started;
  };
  options.pages = request.pages;
  options.areas = request.areas;
  options.join = request.join;
  options.validate = request.validate;
  if (!request.debug.empty())
    options.on_layout = [&request, &outbox](const Page& page, const PageLayout& layout) {
      outbox.put(Parcel::kPicture, stem_of(request) + "-" + page_name(page.number) + ".svg", to_svg(page, layout));
    };
  return options;
}

int fail(const Request& request, const OutputError& error) {
  if (error.reader_gone()) return kReaderGone;  // `yusuan … | head` has what it wants
  report(request.log, "output", request.input, {}, error.what());
  return error.wrong_usage() ? kWrongUsage : kUnprocessable;
}

int work_in_child(const Request& request, Progress& progress, const Work& work, const Outbox& outbox) {
  const auto refuse = [&](ErrorCode code, const std::string& detail, std::optional<int> page) {
    report(request.log, request.input, Error(code, detail, page));
    return exit_status(code);
  };
  const auto current_page = [&] { return progress.page > 0 ? std::optional<int>(progress.page) : std::nullopt; };
  try {
    const std::string bytes = read_input(request.input);
    progress.reading = false;
    work(bytes, options_for(request, progress, outbox), outbox);
    return kDone;
  } catch (const Error& error) {
    return refuse(error.code(), error.what(), error.page());
  } catch (const OutputError& error) {
    return fail(request, error);
  } catch (const std::bad_alloc&) {
    return refuse(ErrorCode::kTooExpensive, "needs more memory than there is", current_page());
  } catch (const std::exception& error) {
    return refuse(ErrorCode::kDamaged, std::string("cannot be processed: ") + error.what(), current_page());
  }
}

int deliver(const Request& request, const Delivery& delivery, const Outbox& outbox, bool good) {
  try {
    outbox.deliver(good, [&](Parcel parcel, const std::string& name, std::string_view bytes) {
      if (parcel == Parcel::kStore && delivery.store) return delivery.store(request, bytes);
      const std::string& target = parcel == Parcel::kPicture ? request.debug : request.output;
      if (target.empty()) throw OutputError("the reading process wants a file that nobody asked for", false);
      if (parcel == Parcel::kPicture) return write_file(target, name, bytes);
      write_file(place_of_files(request).dir, name, bytes);
    });
    return kDone;
  } catch (const OutputError& error) {
    return fail(request, error);
  } catch (const std::exception& error) {
    report(request.log, "output", request.input, {}, error.what());
    return kUnprocessable;
  }
}

// `done`: the exit status when all went well, which the work may change.
int run(const Request& request, const Work& work, const Delivery& delivery = {}, const int& done = kDone) try {
  if (!request.debug.empty()) make_folder(request.debug);  // before anything else comes out
  const Outbox outbox;
  const Supervision supervision{request.input, request.log, request.timeout_seconds, request.sandbox};
  const int status = supervise(supervision, [&](Progress& progress) {
    const int ended = work_in_child(request, progress, work, outbox);
    return ended == kDone ? done : ended;
  });
  const int delivered = deliver(request, delivery, outbox, status == kDone || status == kFailingCheck);
  return status == kDone || status == kFailingCheck ? std::max(status, delivered) : status;
} catch (const OutputError& error) {
  return fail(request, error);
} catch (const std::system_error& error) {
  report(request.log, "system", request.input, {}, error.what());
  return kUnprocessable;
}

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
  const auto pack = [](const Request& request, const Document& document, const Outbox& outbox) {
    if (request.format == "json") return hand_over(request, to_json(document), outbox);
    if (request.format == "text") return hand_over(request, show(document), outbox);
    write_feed_files(request, document, outbox);
  };
  const auto pack_tables = [](const Request& request, const FoundTables& found, const Outbox& outbox) {
    if (request.format == "json") return hand_over(request, tables_to_json(found.tables), outbox);
    if (request.format == "text") return hand_over(request, show(found.tables), outbox);
    write_table_files(request, found.tables, outbox);
  };
  return {pack, pack_tables, {}};
}

int run_extract(const Request& request, const Delivery& delivery) {
  const auto work = [&](std::string_view bytes, const ExtractOptions& options, const Outbox& outbox) {
    const std::string name = std::filesystem::path(request.input).filename().string();
    delivery.pack(request, extract(bytes, name, options), outbox);
  };
  return run(request, work, delivery);
}

int run_tables(const Request& request, const Delivery& delivery) {
  const auto work = [&](std::string_view bytes, const ExtractOptions& options, const Outbox& outbox) {
    const FoundTables found = find_tables(bytes, options);
    delivery.pack_tables(request, found, outbox);
    if (const auto remark = remark_on(found)) report_note(request.log, remark->first, request.input, remark->second);
  };
  return run(request, work, delivery);
}

int run_check(const Request& request, const std::vector<std::string>& inputs, CheckView view) {
  view.colour = request.format == "text" && isatty(STDOUT_FILENO) == 1;
  int worst = kDone;
  for (const std::string& input : inputs) {
    Request one = request;
    one.input = input;
    int done = kDone;
    const auto work = [&](std::string_view bytes, const ExtractOptions& options, const Outbox& outbox) {
      const Document document = extract(bytes, std::filesystem::path(input).filename().string(), options);
      if (any_fails(document)) done = kFailingCheck;
      hand_over(one, one.format == "json" ? checks_to_json(document) : show_checks(document, view), outbox);
    };
    worst = std::max(worst, run(one, work, {}, done));
    if (worst == kReaderGone) return worst;
  }
  return worst;
}

int run_schema(const std::string& name) {
  std::vector<std::pair<std::string, std::string>> known;
  for (const SchemaFile& schema : schemas()) known.emplace_back(schema.name, schema.text);
  known.emplace_back("facts.md", feed_schema_page());
  known.emplace_back("facts.sql", feed_ddl(SqlDialect::kPostgres));
  known.emplace_back("facts.sqlite.sql", feed_ddl(SqlDialect::kSqlite));
  std::string names;
  for (const auto& [known_name, text] : known) {
    if (known_name != name) {
      names += (names.empty() ? "" : ", ") + known_name;
      continue;
    }
    try {
      write_stdout(text);
      return kDone;
    } catch (const OutputError& error) {
      return fail({}, error);
    }
  }
  report(LogFormat::kText, "usage", {}, {}, "no schema is called " + name + "; there are " + names);
  return kWrongUsage;
}

}  // namespace yusuan
