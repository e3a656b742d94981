#include "run_extract.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "feed/csv.h"
#include "file_places.h"
#include "process/batch_inputs.h"
#include "process/origins.h"
#include "run_document.h"

namespace yusuan {
namespace {

bool is_gathered(const Request& request) {
  const feed::Format& format = format_of(request);
  if (format.carrier == feed::Carrier::kDatabase) return false;
  return request.output.empty() || format_of_file(request.output) == &format;
}

// Results in a row: to standard output as they come, into a file once all are there.
class Gathering {
 public:
  explicit Gathering(const Request& request) : request_(request), in_a_row_(format_of(request).in_a_row) {}

  void add(std::string_view bytes) {
    if (in_a_row_ == feed::InARow::kHeaded && !first_) {
      const std::size_t header = bytes.find('\n');
      bytes.remove_prefix(header == std::string_view::npos ? bytes.size() : header + 1);
    }
    if (in_a_row_ == feed::InARow::kTogether) return void(parts_.emplace_back(bytes));
    if (in_a_row_ == feed::InARow::kParted && !first_) waiting_ += '\n';
    first_ = false;
    waiting_ += bytes;
  }

  /// After each document. Throws OutputError.
  void pass_on() {
    if (request_.output.empty() && parts_.empty()) process::write_stdout(std::exchange(waiting_, {}));
  }

  /// Throws OutputError.
  void finish() {
    if (!parts_.empty()) {
      waiting_ = format_of(request_).together(parts_);
      first_ = false;
      if (request_.output.empty()) return process::write_stdout(waiting_);
    }
    if (request_.output.empty() || first_) return;
    const FilePlace place = place_of_files(request_);
    process::write_file(place.dir, place.name, waiting_);
  }

 private:
  const Request& request_;
  feed::InARow in_a_row_;
  bool first_ = true;
  std::string waiting_;
  std::vector<std::string> parts_;
};

int extract_one(const Request& request, const Delivery& delivery) {
  if (const auto status = refuse_folder(request)) return *status;
  const auto work = [&](std::string_view bytes, const ExtractOptions& options, const process::Outbox& outbox) {
    const std::string name = std::filesystem::path(request.input).filename().string();
    const Document document = extract(bytes, name, options);
    outbox.put(process::Parcel::kIdentity, "sha256", document.source.sha256);
    delivery.pack(request, document, outbox);
  };
  return run_document(request, work, delivery);
}

int refuse_terminal(const Request& request) {
  process::report(request.log, "usage", {}, {}, "--format " + request.format + " needs -o FILE or DIR");
  return process::kWrongUsage;
}

int refuse_many(const Request& request, std::size_t files) {
  const std::string where = request.output.empty() ? "standard output" : request.output;
  process::report(request.log, "usage", {}, {},
                  std::to_string(files) + " documents are not one " + request.format + ", as " + where +
                      " wants: name a folder with -o, or take csv, ndjson, parquet, xlsx or sqlite");
  return process::kWrongUsage;
}

}  // namespace

int run_extract(const Request& request, const std::vector<std::string>& inputs, const Delivery& delivery) {
  if (request.output.empty() && format_of(request).binary && isatty(STDOUT_FILENO) == 1)
    return refuse_terminal(request);
  const std::vector<std::string> files = process::documents_below(inputs);
  Request one = request;
  one.gather = files.size() > 1 && is_gathered(request);
  if (one.gather && format_of(request).in_a_row == feed::InARow::kNever && !delivery.finish)
    return refuse_many(request, files.size());
  const process::Origins origins(request.sources);
  Gathering gathering(one);
  Delivery gathered = delivery;
  if (one.gather) gathered.gather = [&](std::string_view bytes) { gathering.add(bytes); };
  int worst = process::kDone;
  try {
    for (const std::string& file : files) {
      one.input = file;
      one.url = origins.of(file, "").url;
      worst = std::max(worst, extract_one(one, gathered));
      if (worst == process::kReaderGone) return worst;
      if (one.gather) gathering.pass_on();
    }
    one.input.clear();
    if (one.gather) delivery.finish ? delivery.finish(one) : gathering.finish();
  } catch (const process::OutputError& error) {
    one.input.clear();
    return std::max<int>(worst, refuse_output(one, error));
  }
  return worst;
}

}  // namespace yusuan
