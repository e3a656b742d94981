// A batch into a database: workers, which may open nothing, hand over packed rows; the keeper's process loads them.
#include "process/store_target.h"

#include <sys/mman.h>

#include <cerrno>
#include <cstring>
#include <new>
#include <unordered_set>
#include <utility>

#include "feed/packed_rows.h"
#include "feed/store.h"
#include "process/memory_file.h"
#include "process/origins.h"
#include "process/output.h"

namespace yusuan::process {
namespace {

// A worker taken over by its document must not replace another one.
bool belongs_to(const feed::FeedRows& rows, const std::string& sha256) {
  if (rows[feed::kDocuments].size() != 1) return false;
  const feed::FeedValue key = feed::document_key(sha256), hash = sha256;
  for (const auto& relation : rows)
    for (const feed::FeedRow& row : relation)
      if (row.front() != key) return false;
  for (const feed::RelationPlace place : {feed::kDocuments, feed::kFacts}) {
    const std::size_t field = feed::field_place(place, "document_sha256");
    for (const feed::FeedRow& row : rows[place])
      if (row.at(field) != hash) return false;
  }
  return true;
}

class StoreResults : public ResultStore {
 public:
  // `open` is called in this process to look and in the keeper's to load: no connection survives a fork.
  StoreResults(OpenStore open, std::string name, const std::string& run, const BatchRequest& request)
      : open_(std::move(open)), name_(std::move(name)), origins_(request.sources) {
    try {
      const auto store = open_();
      if (!request.resume) return;
      for (std::string& sha256 : store->loaded_by(run)) loaded_.insert(std::move(sha256));
    } catch (const feed::FeedError& error) {
      throw OutputError(error.what(), false);
    }
  }

  int open(std::uint64_t) override {
    const int descriptor = memfd_create("yusuan", MFD_CLOEXEC);
    if (descriptor < 0) throw OutputError(std::string("no memory for a result: ") + std::strerror(errno), false);
    return descriptor;
  }

  void drop(std::uint64_t) override {}

  std::string name_of(const std::string&, const std::string&) const override { return name_; }

  bool holds(const std::string& sha256, const std::optional<NotedResult>&) override { return loaded_.contains(sha256); }

  void note_kept(const std::string& sha256) override { loaded_.insert(sha256); }

  std::vector<std::string> keep(const std::vector<FinishedResult>& results) override {
    std::vector<std::string> refusals;
    for (const FinishedResult& result : results) refusals.push_back(load(result));
    return refusals;
  }

  void close() override { store_.reset(); }

 private:
  std::string load(const FinishedResult& result) {
    try {
      auto rows = feed::unpacked_rows(content_of(result.descriptor));
      if (!rows || !belongs_to(*rows, result.sha256)) return "its worker handed over what is no document";
      if (!store_) store_ = open_();
      feed::set_source(*rows, origins_.of(result.path, result.sha256));
      store_->load(*rows);
      return {};
    } catch (const feed::FeedError& error) {
      if (error.of_document()) return error.what();
      throw OutputError(error.what(), false);
    } catch (const std::bad_alloc&) {
      return "needs more memory than there is";
    }
  }

  OpenStore open_;
  std::string name_;
  Origins origins_;
  std::unordered_set<std::string> loaded_;
  std::unique_ptr<feed::FeedStore> store_;
};

}  // namespace

BatchTarget store_target(const BatchRequest& request, const std::string& run, const OpenStore& open, std::string name) {
  ReadDocument read = [version = request.version, run](std::string_view bytes, const std::string& file,
                                                       const ExtractOptions& options) {
    const Document document = extract(bytes, file, options);
    return reading_of(document,
                      feed::packed(feed::feed_rows(document, version, {.batch_run = run, .path = {}, .url = {}})));
  };
  return {std::make_unique<StoreResults>(open, std::move(name), run, request), std::move(read)};
}

}  // namespace yusuan::process
