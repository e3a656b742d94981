// A plain-text dump of a disclosure: the same tables as its PDF would give, without boxes.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "forms/patterns.h"
#include "model/document.h"
#include "model/grid.h"

namespace yusuan::dump {

/// Whether `bytes` are no PDF but Chinese text in UTF-8, UTF-16 with a byte order mark, or GB18030.
bool is_text_dump(std::string_view bytes);

/// A dump being read: first its tables, then, once the text around them is read, what that says of them.
class DumpReading {
 public:
  /// Fills `source.input` and `source.pages`, `facts`, `contents`, `tables` and `performance`, and adds to
  /// `diagnostics`. A figure that several columns could hold stands in its row's `unplaced`. Throws Error kNotPdf
  /// unless is_text_dump(bytes), kBadPattern. `patterns` must outlive the reading. `only_named`: a form's columns are
  /// used only where the text names them.
  DumpReading(std::string_view bytes, const forms::Patterns& patterns, const patterns::PatternFiles& files,
              Document& document, bool only_named);
  ~DumpReading();
  DumpReading(const DumpReading&) = delete;
  DumpReading& operator=(const DumpReading&) = delete;

  /// The lines that belong to no table, page by page, in boxes as if they had been typeset anew: by these, running text
  /// is put together as it is in a PDF.
  const std::vector<PageLayout>& rest() const;
  /// Once the running text is read: places figures that its statements and projects decide, and takes the boxes of
  /// rest() off it, which are no places in the source.
  void finish(Document& document);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yusuan::dump
