// What a batch shows while it runs: a bar on a terminal, a line now and then elsewhere, a summary at the end.
#pragma once

#include <cstddef>
#include <string>

namespace yusuan::process {

struct Tally {
  std::size_t total = 0;
  std::size_t done = 0, failed = 0;
  std::size_t duplicates = 0;  ///< the same bytes as another document
  std::size_t skipped = 0;     ///< done by an earlier run
  std::size_t finished() const { return done + failed + duplicates + skipped; }
};

/// `[#####·····] 50%  1000/2000  24.1/s  ETA 0:41  3 failed`, at most `width` columns. The rate counts what this run
/// worked on.
std::string bar(const Tally& tally, double seconds, int width);
/// `2000 documents: 1990 done, 6 duplicates, 4 failed in 83.0 s (24.0 a second)`; what is 0 is left out.
std::string summary(const Tally& tally, double seconds);

/// Writes to stderr.
class ProgressDisplay {
 public:
  explicit ProgressDisplay(bool quiet);
  /// At most ten times a second on a terminal, every ten seconds elsewhere.
  void update(const Tally& tally);
  /// Takes the bar away, so that a line can be written.
  void clear();
  void finish(const Tally& tally);

 private:
  bool quiet_, terminal_, shown_ = false;
  double start_, last_;
};

}  // namespace yusuan::process
