#include "batch.h"

#include <poll.h>
#include <sched.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>
#include <unordered_map>

#include "batch_inputs.h"
#include "digest/sha256.h"
#include "journal.h"
#include "output.h"
#include "patterns/pattern_files.h"
#include "progress.h"
#include "results.h"
#include "worker_slot.h"

namespace yusuan {
namespace {

constexpr int kTickMs = 100;

int processors() {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? std::max(1, CPU_COUNT(&set)) : 1;
}

// SIGINT and SIGTERM as something to poll.
class Interrupt {
 public:
  Interrupt() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set, signal);
    sigprocmask(SIG_BLOCK, &set, &before_);
    descriptor_ = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  }
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt() {
    close(descriptor_);
    sigprocmask(SIG_SETMASK, &before_, nullptr);
  }
  int descriptor() const { return descriptor_; }
  int take() const {
    signalfd_siginfo info{};
    return read(descriptor_, &info, sizeof info) == sizeof info ? static_cast<int>(info.ssi_signo) : 0;
  }

 private:
  sigset_t before_;
  int descriptor_;
};

// By pieces, so that the memory of a long batch does not begin with that of its own program.
std::string digest_of(const std::filesystem::path& path) {
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  std::ifstream file(path, std::ios::binary);
  std::string digests, piece(kPiece, '\0');
  while (file.read(piece.data(), static_cast<std::streamsize>(kPiece)) || file.gcount() > 0)
    digests += sha256_hex(std::string_view(piece).substr(0, static_cast<std::size_t>(file.gcount())));
  return digests;
}

class Batch {
 public:
  Batch(const BatchRequest& request, std::vector<std::string> files, Journal& journal)
      : request_(request), files_(std::move(files)), journal_(journal), display_(request.quiet) {
    tally_.total = files_.size();
    const std::size_t jobs = static_cast<std::size_t>(request.jobs > 0 ? request.jobs : processors());
    const std::size_t slots = std::min(jobs, std::max<std::size_t>(files_.size(), 1));
    for (std::size_t i = 0; i < slots; ++i) places_.push_back({std::make_unique<WorkerSlot>(request.worker), {}, {}});
    sink_ = make_result_folder(request.output, slots);
  }

  int run() {
    const Interrupt interrupt;
    while (feed_all()) {
      if (!wait(interrupt)) continue;
      const int signal = interrupt.take();
      if (signal == 0) continue;
      finish();
      return 128 + signal;
    }
    finish();
    return tally_.failed > 0 ? kSomeFailed : kDone;
  }

 private:
  struct Place {
    std::unique_ptr<WorkerSlot> slot;
    std::string file, sha256;  // of the document in work
  };

  // False when there is nothing left to wait for.
  bool feed_all() {
    bool any = false;
    for (Place& place : places_) {
      if (!place.slot->busy()) feed(place);
      any = any || place.slot->busy();
    }
    return any;
  }

  void feed(Place& place) {
    if (next_ == files_.size()) return;
    place.file = std::move(files_[next_++]);
    place.sha256.clear();
    place.slot->assign({place.file, std::filesystem::path(place.file).filename().string()});
  }

  // Handles what happens within a tick; true when a signal came.
  bool wait(const Interrupt& interrupt) {
    std::vector<pollfd> events{{interrupt.descriptor(), POLLIN, 0}};
    for (const Place& place : places_) events.push_back({place.slot->busy() ? place.slot->socket() : -1, POLLIN, 0});
    const double before = steady_seconds();
    poll(events.data(), events.size(), kTickMs);
    if (events[0].revents != 0) return true;
    // A batch that was stopped (Ctrl-Z) and goes on has not used that time.
    const double passed = std::min(steady_seconds() - before, 2 * kTickMs / 1000.0);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (events[i + 1].revents != 0) listen(i);
      if (auto outcome = places_[i].slot->spend(passed)) settle(i, *outcome);
    }
    display_.update(tally_);
    return false;
  }

  void listen(std::size_t i) {
    WorkerSlot::Event event = places_[i].slot->receive();
    say_once(places_[i].slot->sandbox_complaint());
    if (!event.sha256.empty()) decide(i, std::move(event.sha256));
    if (event.outcome) settle(i, *event.outcome);
  }

  void say_once(const std::string& complaint) {
    if (complaint.empty() || complained_) return;
    complained_ = true;
    if (request_.quiet) return;
    display_.clear();
    report_no_sandbox(request_.log, complaint);
  }

  // The content is known: does it need work?
  void decide(std::size_t i, std::string sha256) {
    Place& place = places_[i];
    place.sha256 = std::move(sha256);
    if (const auto output = journal_.output_of(place.sha256)) {
      place.slot->skip();
      return same_as(place.file, place.sha256, *output);
    }
    const auto [waiting, first] = in_work_.try_emplace(place.sha256);
    if (!first) {
      waiting->second.push_back(place.file);
      return place.slot->skip();
    }
    place.slot->go(sink_->open(i));
  }

  // A document that is done already, in this run under another path or in the one that is resumed.
  void same_as(const std::string& file, const std::string& sha256, const std::string& output) {
    if (journal_.knows(file, sha256)) {
      ++tally_.skipped;
      return;
    }
    journal_.append({file, sha256, output, "duplicate", {}});
    ++tally_.duplicates;
  }

  void settle(std::size_t i, const SlotOutcome& outcome) {
    Place& place = places_[i];
    JournalEntry entry{std::move(place.file), std::move(place.sha256), {}, "failed", outcome};
    std::vector<std::string> same;
    if (const auto waiting = in_work_.find(entry.sha256); waiting != in_work_.end()) {
      same = std::move(waiting->second);
      in_work_.erase(waiting);
    }
    // The worker need not wait for the disk.
    feed(place);
    if (outcome.figures.good) {
      entry.status = "done";
      entry.output = result_name(entry.file, entry.sha256);
      sink_->keep(i, entry.output);
      journal_.append(entry);
      ++tally_.done;
      for (const std::string& file : same) same_as(file, entry.sha256, entry.output);
      return;
    }
    sink_->drop(i);
    fail(entry);
    for (std::string& file : same) {
      entry.file = std::move(file);
      fail(entry);
    }
  }

  void fail(const JournalEntry& entry) {
    journal_.append(entry);
    ++tally_.failed;
    if (request_.quiet) return;
    display_.clear();
    const int page = entry.outcome.figures.page;
    report(request_.log, entry.outcome.code, entry.file, page > 0 ? std::optional(page) : std::nullopt,
           entry.outcome.message);
  }

  void finish() {
    places_.clear();  // ends the workers
    sink_.reset();
    journal_.sync();
    display_.finish(tally_);
  }

  const BatchRequest& request_;
  std::vector<std::string> files_;
  std::size_t next_ = 0;
  Journal& journal_;
  ProgressDisplay display_;
  Tally tally_;
  std::unique_ptr<ResultSink> sink_;
  std::vector<Place> places_;
  std::unordered_map<std::string, std::vector<std::string>> in_work_;  // by SHA-256: paths that wait for the same bytes
  bool complained_ = false;
};

}  // namespace

std::string run_key(const std::string& version, const ExtractOptions& options) {
  constexpr std::size_t kDigits = 16;
  const PatternFiles valid(options.patterns_dir);  // throws for a faulty folder once, not for every document
  // The program itself stands for its code and the patterns built in: a version number alone would keep a developer's
  // old results.
  std::vector<std::filesystem::path> files{"/proc/self/exe"};
  if (options.patterns_dir)
    for (const auto& entry : std::filesystem::directory_iterator(*options.patterns_dir))
      if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::string digests;
  for (const auto& file : files) digests += file.filename().string() + '\n' + digest_of(file);
  return version + "-" + sha256_hex(digests).substr(0, kDigits);
}

int run_batch(const BatchRequest& request) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that is gone becomes an error of write()
  try {
    Journal journal(request.output, run_key(request.version, request.worker.options), request.resume);
    return Batch(request, find_documents(request.paths), journal).run();
  } catch (const Error& error) {
    report(request.log, {}, error);
    return exit_status(error.code());
  } catch (const OutputError& error) {
    report(request.log, "output", {}, {}, error.what());
    return error.wrong_usage() ? kWrongUsage : kUnprocessable;
  } catch (const std::system_error& error) {
    report(request.log, "system", {}, {}, error.what());
    return kUnprocessable;
  }
}

}  // namespace yusuan
