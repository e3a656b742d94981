// The process that reads documents, one after another, for a parent that survives it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "extract.h"

namespace yusuan::process {

struct Progress;

/// A document as it leaves the worker.
struct WorkerReading {
  std::string result;  ///< what the parent is to keep: bytes that only it understands
  std::string sha256;  ///< of the bytes, in hexadecimal digits; may be empty
  int pages = 0, tables = 0;
  int failing_checks = 0, warnings = 0;
};

/// Throws Error; anything else that it throws or does costs that document and this worker.
using ReadDocument =
    std::function<WorkerReading(std::string_view bytes, const std::string& name, const ExtractOptions& options)>;

/// `result` and the figures that the journal has of the document.
WorkerReading reading_of(const Document& document, std::string result);

/// extract() and what it found as JSON.
WorkerReading read_disclosure(std::string_view bytes, const std::string& name, const ExtractOptions& options);

/// extract() as rows of the feed: {"documents": [{…}], "facts": […], …}, as in NDJSON files.
WorkerReading read_rows(std::string_view bytes, const std::string& name, const ExtractOptions& options);

struct WorkerSetup {
  ReadDocument read = read_disclosure;
  ExtractOptions options;
  std::uint64_t memory_mib = 1024;  ///< address space of a worker
  double timeout_seconds = 60;      ///< of CPU for one document, and of waiting for its bytes
  int documents_each = 500;         ///< then a fresh worker takes over, so that nothing piles up
  bool sandbox = true;
};

/// The life of a worker, in the child after fork(): answers jobs on `socket` until the parent closes it. Keeps no other
/// descriptor, ignores SIGINT (the parent decides), dies with `parent`.
[[noreturn]] void run_worker(int socket, int parent, const WorkerSetup& setup, Progress& progress);

}  // namespace yusuan::process
