#include "process/batch.h"

#include <poll.h>
#include <sched.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <deque>
#include <filesystem>
#include <memory>
#include <system_error>
#include <unordered_map>

#include "json/names.h"
#include "process/batch_inputs.h"
#include "process/input.h"
#include "process/journal.h"
#include "process/keeper.h"
#include "process/output.h"
#include "process/progress.h"
#include "process/results.h"
#include "process/worker_slot.h"

namespace yusuan::process {
namespace {

constexpr int kTickMs = 100;
// Results that a disk may be behind with: enough for it to take several at once.
constexpr std::size_t kUnkeptBesides = 30;

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

class Batch {
 public:
  Batch(const BatchRequest& request, std::vector<std::string> files, Journal& journal, BatchTarget target)
      : request_(request),
        setup_(request.worker),
        files_(std::move(files)),
        journal_(journal),
        display_(request.quiet),
        store_(std::move(target.store)),
        keeper_(*store_) {
    setup_.read = std::move(target.read);
    tally_.total = files_.size();
    const std::size_t jobs = static_cast<std::size_t>(request.jobs > 0 ? request.jobs : processors());
    const std::size_t slots = std::min(jobs, std::max<std::size_t>(files_.size(), 1));
    for (std::size_t i = 0; i < slots; ++i)
      places_.push_back({std::make_unique<WorkerSlot>(setup_), {}, {}, {}, {}, {}});
    most_unkept_ = slots + kUnkeptBesides;
  }
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  ~Batch() { drop_unfinished(); }

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
    std::string file, sha256;              // of the document in work
    std::optional<Input> input;            // the document
    std::optional<std::uint64_t> writing;  // number of its result, once it is under way
    int descriptor = -1;                   // of the result
  };

  // False when there is nothing left to wait for.
  bool feed_all() {
    bool any = !unkept_.empty();
    for (Place& place : places_) {
      if (!place.slot->busy()) feed(place);
      any = any || place.slot->busy();
    }
    return any || next_ < files_.size();
  }

  // A slow disk or database holds the workers back; results must not pile up.
  bool may_begin() const { return next_ < files_.size() && unkept_.size() < most_unkept_; }

  // One file at most: a signal waits no longer than for that. One that needs no work leaves the place free.
  void feed(Place& place) {
    if (!may_begin()) return;
    place.file = std::move(files_[next_++]);
    place.sha256.clear();
    try {
      place.input.emplace(place.file);
      if (!place.input->is_file()) throw Error(ErrorCode::kUnreadable, "is no regular file");
      place.sha256 = place.input->sha256();
    } catch (const Error& error) {
      JournalEntry entry{std::move(place.file), {}, {}, "failed", {}};
      entry.outcome.code = json::name_of(error.code());
      entry.outcome.message = error.what();
      return fail(entry);
    }
    if (needs_work(place)) begin(place);
  }

  // Handles what happens within a tick; true when a signal came.
  bool wait(const Interrupt& interrupt) {
    std::vector<pollfd> events{{interrupt.descriptor(), POLLIN, 0}, {keeper_.socket(), POLLIN, 0}};
    for (const Place& place : places_) events.push_back({place.slot->busy() ? place.slot->socket() : -1, POLLIN, 0});
    const double before = steady_seconds();
    const bool idle = std::any_of(places_.begin(), places_.end(), [](const Place& p) { return !p.slot->busy(); });
    poll(events.data(), events.size(), idle && may_begin() ? 0 : kTickMs);
    if (events[0].revents != 0) return true;
    // A batch that was stopped (Ctrl-Z) and goes on has not used that time.
    const double passed = std::min(steady_seconds() - before, 2 * kTickMs / 1000.0);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (events[i + 2].revents != 0) listen(places_[i]);
      if (auto outcome = places_[i].slot->spend(passed)) settle(places_[i], *outcome);
    }
    if (events[1].revents != 0) take_verdict();
    // The keeper may be stopped, or its disk stand still: receive() says so.
    unanswered_ = unkept_.empty() || events[1].revents != 0 ? 0 : unanswered_ + passed;
    if (unanswered_ >= Keeper::kPatienceSeconds) take_verdict();
    display_.update(tally_);
    return false;
  }

  void listen(Place& place) {
    const auto outcome = place.slot->receive();
    say_once(place.slot->sandbox_complaint());
    if (outcome) settle(place, *outcome);
  }

  void say_once(const std::string& complaint) {
    if (complaint.empty() || complained_) return;
    complained_ = true;
    if (request_.quiet) return;
    display_.clear();
    report_no_sandbox(request_.log, complaint);
  }

  bool needs_work(const Place& place) {
    const auto noted = journal_.result_of(place.sha256);
    if (store_->holds(place.sha256, noted)) {
      same_as(place.file, place.sha256, noted ? noted->name : store_->name_of(place.file, place.sha256));
      return false;
    }
    const auto [waiting, first] = in_work_.try_emplace(place.sha256);
    if (!first) waiting->second.push_back(place.file);
    return first;
  }

  void begin(Place& place) {
    place.descriptor = store_->open(next_result_);
    place.writing = next_result_++;
    const std::string name = std::filesystem::path(place.file).filename().string();
    place.slot->assign({name, place.input->descriptor(), place.descriptor, place.sha256});
  }

  // A document that is done already, in this run under another path or in the one that is resumed.
  void same_as(const std::string& file, const std::string& sha256, const std::string& output) {
    const bool known = journal_.knows(file, sha256);
    // A database has what it has, even where a killed batch did not get to saying so.
    const bool unsaid = !journal_.result_of(sha256);
    if (!known) journal_.append({file, sha256, output, "duplicate", {}});
    ++(known || unsaid ? tally_.skipped : tally_.duplicates);
  }

  void settle(Place& place, const SlotOutcome& outcome) {
    JournalEntry entry{std::move(place.file), std::move(place.sha256), {}, "failed", outcome};
    place.input.reset();
    if (outcome.figures.good && place.writing) {
      entry.output = store_->name_of(entry.file, entry.sha256);
      keeper_.keep({*place.writing, place.descriptor, entry.output, entry.sha256, entry.file});
      close(place.descriptor);
      place.writing.reset();
      unkept_.push_back(std::move(entry));
    } else {
      if (outcome.code == "output") check_room(place);
      drop(place);
      fail(entry);
    }
    feed(place);
  }

  // A worker could not write its result. When that is so, no other will be able to; its word alone does not end a
  // batch.
  void check_room(const Place& place) const {
    const char block[4096] = {};
    if (pwrite(place.descriptor, block, sizeof block, lseek(place.descriptor, 0, SEEK_END)) == sizeof block) return;
    const int error = errno;
    if (error == ENOSPC || error == EDQUOT)
      throw OutputError(std::string("no result can be written any more: ") + std::strerror(error), false);
  }

  void take_verdict() {
    const std::string refusal = keeper_.receive();
    JournalEntry entry = std::move(unkept_.front());
    unkept_.pop_front();
    if (!refusal.empty()) {
      entry.outcome.code = "output";
      entry.outcome.message = refusal;
      return fail(entry);
    }
    entry.status = "done";
    store_->note_kept(entry.sha256);
    journal_.append(entry);
    ++tally_.done;
    for (const std::string& file : same_bytes(entry.sha256)) same_as(file, entry.sha256, entry.output);
  }

  // The paths that waited for a document of these bytes.
  std::vector<std::string> same_bytes(const std::string& sha256) {
    const auto waiting = in_work_.extract(sha256);
    return waiting.empty() ? std::vector<std::string>{} : std::move(waiting.mapped());
  }

  void fail(JournalEntry& entry) {
    entry.output.clear();
    fail_one(entry);
    for (std::string& file : same_bytes(entry.sha256)) {
      entry.file = std::move(file);
      fail_one(entry);
    }
  }

  void fail_one(const JournalEntry& entry) {
    journal_.append(entry);
    ++tally_.failed;
    if (request_.quiet) return;
    display_.clear();
    const int page = entry.outcome.figures.page;
    report(request_.log, entry.outcome.code, entry.file, page > 0 ? std::optional(page) : std::nullopt,
           entry.outcome.message);
  }

  void drop(Place& place) {
    if (!place.writing) return;
    close(place.descriptor);
    store_->drop(*place.writing);
    place.writing.reset();
  }

  void drop_unfinished() {
    for (Place& place : places_) place.slot.reset();  // ends the worker
    for (Place& place : places_) drop(place);
    places_.clear();
  }

  void finish() {
    drop_unfinished();
    while (!unkept_.empty()) take_verdict();
    journal_.sync();
    display_.finish(tally_);
  }

  const BatchRequest& request_;
  WorkerSetup setup_;
  std::vector<std::string> files_;
  std::size_t next_ = 0;
  Journal& journal_;
  ProgressDisplay display_;
  Tally tally_;
  std::unique_ptr<ResultStore> store_;
  Keeper keeper_;
  std::uint64_t next_result_ = 0;
  std::deque<JournalEntry> unkept_;  // handed to the keeper, in order
  std::size_t most_unkept_ = 0;
  double unanswered_ = 0;  // seconds that the keeper has said nothing for
  std::vector<Place> places_;
  std::unordered_map<std::string, std::vector<std::string>> in_work_;  // by SHA-256: paths that wait for the same bytes
  bool complained_ = false;
};

BatchTarget folder_target(const BatchRequest& request) {
  return {make_result_folder(request.output), request.worker.read};
}

// Empty for a database elsewhere: nothing is written into the current folder that nobody asked for.
std::string journal_of(const BatchRequest& request) {
  if (!request.journal.empty() || request.output.empty()) return request.journal;
  return request.output + "/batch.ndjson";
}

}  // namespace

int run_batch(const BatchRequest& request) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that is gone becomes an error of write()
  try {
    const std::string run = run_key(request.version, request.worker.options) + request.form;
    Journal journal(journal_of(request), run, request.resume);
    BatchTarget target = request.target ? request.target(request, run) : folder_target(request);
    std::vector<std::string> files = find_documents(request.paths);
    if (files.empty() && !request.quiet) {
      report_note(request.log, "no_documents", {}, "nothing to do: no *.pdf and no *.txt lies below what was named");
      return kDone;
    }
    return Batch(request, std::move(files), journal, std::move(target)).run();
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

}  // namespace yusuan::process
