// Many documents, each in a worker process that it cannot take anything else down with.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "process/report.h"
#include "process/results.h"
#include "process/worker.h"

namespace yusuan::process {

struct BatchRequest;

/// Where the results go, and what reads documents for it.
struct BatchTarget {
  std::unique_ptr<ResultStore> store;
  ReadDocument read;
};
/// `run` is that of run_key(). Throws OutputError.
using OpenTarget = std::function<BatchTarget(const BatchRequest& request, const std::string& run)>;

struct BatchRequest {
  std::vector<std::string> paths;  ///< see find_documents()
  std::string output;              ///< a folder; a SQLite file where `target` knows what to do with it
  std::string to;                  ///< a PostgreSQL database in place of `output`; or empty
  std::string sources;             ///< a list for Origins; or empty
  bool prune = false;              ///< take out of the database what is gone from `paths`
  std::string journal;             ///< empty: batch.ndjson in the folder `output`; none where there is none
  int jobs = 0;                    ///< workers at a time; 0: one a processor
  bool resume = false;             ///< leave out what the journal says is done
  bool quiet = false;              ///< nothing on stderr but what stops the batch
  LogFormat log = LogFormat::kText;
  std::string form;     ///< what results are, where it is not JSON: tells apart what else was done
  std::string version;  ///< of the extractor
  WorkerSetup worker;
  OpenTarget target;  ///< none: JSON files in the folder
};

/// Reads every document, leaves its result in the target and a line in the journal. Returns the exit status: 0, 5 when
/// some documents failed, 2 or 3 after one error line when the batch itself cannot go on, 128 + n when signal n ended
/// it.
int run_batch(const BatchRequest& request);

/// `yusuan worker`: each line of standard input, a path or a JSON object with "path" or base64 "bytes", optional "name"
/// and "id", becomes one line of JSON on standard output, in order, with what setup.read made of it as `member`; a
/// document that fails, whatever it does, becomes {"status": "failed", "error": …}. Returns the exit status: 0, 3 when
/// standard output is gone.
int run_worker_lines(const WorkerSetup& setup, const std::string& member, LogFormat log);

/// What has to be the same for a result to be the same: the version, this very program, the patterns. Throws Error
/// kBadPattern.
std::string run_key(const std::string& version, const ExtractOptions& options);

}  // namespace yusuan::process
