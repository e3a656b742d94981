// Opens a PDF and reads its pages: the only door to Poppler and QPDF.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/error.h"
#include "model/page.h"

namespace yusuan::pdf {

/// A PDF opened for reading. Any number may be open at a time, on several threads: they take turns with Poppler, which
/// has one channel of complaints in a process.
class PdfReader {
 public:
  /// `bytes` must outlive the reader; `password` is the user or the owner password. Throws Error: kNotPdf, kDamaged,
  /// kEncrypted or kTooExpensive.
  PdfReader(std::string_view bytes, const std::optional<std::string>& password);
  ~PdfReader();
  PdfReader(const PdfReader&) = delete;
  PdfReader& operator=(const PdfReader&) = delete;

  int pages() const;             ///< at least 1
  std::string producer() const;  ///< UTF-8; empty when the PDF does not say

  /// Page `number`, from 1 to pages(): words, rulings, fills and images in one coordinate system, that of the page as
  /// a reader sees it. Dots (boxes as wide as high) count as a ruling along either axis. A page that cannot be read is
  /// empty, and a Diagnostic says so. A page with images and no words is likely a scan. Throws Error kTooExpensive when
  /// memory runs out, nothing else.
  Page read(int number);

  /// Whether the page read last has text that is none of its words: at an odd angle, or hidden.
  bool left_text_out() const;

  /// What was doubtful, and what Poppler and QPDF complained about, since the last call; each complaint once.
  std::vector<Diagnostic> take_diagnostics();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yusuan::pdf
