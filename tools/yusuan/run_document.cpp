#include "run_document.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <new>
#include <system_error>

#include "feed/page_svg.h"
#include "file_places.h"
#include "process/input.h"
#include "process/supervise.h"

namespace yusuan {
namespace {

constexpr const char* kOutOfMemory = "needs more memory than there is; give it in parts";

ExtractOptions options_for(const Request& request, process::Progress& progress, const process::Outbox& outbox) {
  ExtractOptions options;
  options.password = request.password;
  options.patterns_dir = request.patterns_dir;
  options.on_page = [&progress](int page) {
    if (progress.exhausted) throw std::bad_alloc();
    progress.page = page;
    ++progress.pages_started;
  };
  options.pages = request.pages;
  options.areas = request.areas;
  options.most_pages = request.most_pages;
  options.join = request.join;
  options.validate = request.validate;
  if (!request.debug.empty())
    options.on_layout = [&request, &outbox](const Page& page, const PageLayout& layout) {
      outbox.put(process::Parcel::kPicture, stem_of(request) + "-" + feed::page_name(page.number) + ".svg",
                 feed::to_svg(page, layout));
    };
  return options;
}

int work_in_child(const Request& request, process::Progress& progress, const Work& work,
                  const process::Outbox& outbox) {
  const auto refuse = [&](ErrorCode code, const std::string& detail, std::optional<int> page) {
    process::report(request.log, request.input, Error(code, detail, page));
    return process::exit_status(code);
  };
  const auto current_page = [&] { return progress.page > 0 ? std::optional<int>(progress.page) : std::nullopt; };
  try {
    const std::string bytes = process::read_input(request.input, &progress.bytes);
    progress.reading = false;
    work(bytes, options_for(request, progress, outbox), outbox);
    return process::kDone;
  } catch (const Error& error) {
    if (progress.exhausted) return refuse(ErrorCode::kTooExpensive, kOutOfMemory, current_page());
    return refuse(error.code(), error.what(), error.page());
  } catch (const process::OutputError& error) {
    return refuse_output(request, error);
  } catch (const std::bad_alloc&) {
    return refuse(ErrorCode::kTooExpensive, kOutOfMemory, current_page());
  } catch (const std::exception& error) {
    return refuse(ErrorCode::kDamaged, std::string("cannot be processed: ") + error.what(), current_page());
  }
}

// What the reading process hands over, put where it belongs.
class Deliverer {
 public:
  Deliverer(const Request& request, const Delivery& delivery) : request_(request), delivery_(delivery) {}

  void take(process::Parcel parcel, const std::string& name, std::string_view bytes) {
    switch (parcel) {
      case process::Parcel::kIdentity:
        request_.sha256 = is_sha256(bytes) ? bytes : "";
        return;
      case process::Parcel::kPicture:
        return write_below(request_.debug, name, bytes);
      case process::Parcel::kStore:
        if (delivery_.store) return delivery_.store(request_, bytes);
        break;
      case process::Parcel::kFile: {
        if (delivery_.gather) return delivery_.gather(bytes);
        if (request_.output.empty()) break;
        const FilePlace place = place_of_files(request_);
        return process::write_file(place.dir, place.name.empty() ? name : place.name, bytes);
      }
    }
    throw process::OutputError("the reading process wants a file that nobody asked for", false);
  }

 private:
  static bool is_sha256(std::string_view bytes) {
    return bytes.size() == 64 && bytes.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  }

  static void write_below(const std::string& folder, const std::string& name, std::string_view bytes) {
    if (folder.empty()) throw process::OutputError("the reading process wants a file that nobody asked for", false);
    process::write_file(folder, name, bytes);
  }

  Request request_;
  const Delivery& delivery_;
};

int deliver(const Request& request, const Delivery& delivery, const process::Outbox& outbox, bool good) {
  try {
    Deliverer deliverer(request, delivery);
    outbox.deliver(good, [&](process::Parcel parcel, const std::string& name, std::string_view bytes) {
      deliverer.take(parcel, name, bytes);
    });
    return process::kDone;
  } catch (const process::OutputError& error) {
    return refuse_output(request, error);
  } catch (const std::exception& error) {
    process::report(request.log, "output", request.input, {}, error.what());
    return process::kUnprocessable;
  }
}

}  // namespace

std::optional<int> refuse_folder(const Request& request) {
  std::error_code ignored;
  if (request.input == "-" || !std::filesystem::is_directory(request.input, ignored)) return std::nullopt;
  process::report(request.log, "unreadable", request.input, {}, "is a folder, and no *.pdf or *.txt lies below it");
  return process::kUnprocessable;
}

int refuse_output(const Request& request, const process::OutputError& error) {
  if (error.reader_gone()) return process::kReaderGone;  // `yusuan … | head` has what it wants
  process::report(request.log, "output", request.input, {}, error.what());
  return error.wrong_usage() ? process::kWrongUsage : process::kUnprocessable;
}

int run_document(const Request& request, const Work& work, const Delivery& delivery, const int& done) try {
  if (!request.debug.empty()) process::make_folder(request.debug);  // before anything else comes out
  const process::Outbox outbox;
  process::Supervision supervision{request.input,
                                   request.log,
                                   request.timeout_seconds,
                                   request.sandbox,
                                   {request.input, request.patterns_dir.value_or("")}};
  supervision.shows_pages = !request.output.empty() || !request.to.empty() || isatty(STDOUT_FILENO) != 1;
  const int status = process::supervise(supervision, [&](process::Progress& progress) {
    const int ended = work_in_child(request, progress, work, outbox);
    return ended == process::kDone ? done : ended;
  });
  const int delivered =
      deliver(request, delivery, outbox, status == process::kDone || status == process::kFailingCheck);
  return status == process::kDone || status == process::kFailingCheck ? std::max(status, delivered) : status;
} catch (const process::OutputError& error) {
  return refuse_output(request, error);
} catch (const std::system_error& error) {
  process::report(request.log, "system", request.input, {}, error.what());
  return process::kUnprocessable;
}

}  // namespace yusuan
