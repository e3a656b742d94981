// Where the pages of a disclosure come from: what a stage that reads words in their places asks for.
#pragma once

#include <vector>

#include "model/diagnostic.h"
#include "model/document.h"
#include "model/page.h"

namespace yusuan::source {

/// A document opened for reading.
class PageSource {
 public:
  virtual ~PageSource() = default;

  virtual int pages() const = 0;  ///< at least 1

  /// Says of `source` what the bytes alone do not: pages, producer, what kind of input it is, pages that were
  /// recognised from their pictures. Name, digest and size are there already.
  virtual void describe(Source& source) const = 0;

  /// Page `number`, from 1 to pages(): words, rulings, fills and images in one coordinate system, in points, that of
  /// the page as a reader sees it. A page that cannot be read is empty, and a Diagnostic says so. Throws Error
  /// kTooExpensive, nothing else.
  virtual Page read(int number) = 0;

  /// Whether the page read last has text that is none of its words: at an odd angle, or hidden.
  virtual bool left_text_out() const { return false; }

  /// What was doubtful since the last call, each once.
  virtual std::vector<Diagnostic> take_diagnostics() = 0;
};

}  // namespace yusuan::source
