// Rulings, fills and images of each page, from the page's content as QPDF decodes it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/page.h"
#include "pdf/content_painter.h"
#include "pdf/message_log.h"

namespace yusuan::pdf {

/// Where a page's own coordinates lie on the page as a reader sees it.
struct PageFrame {
  Transform to_page;
  double width_pt = 0, height_pt = 0;
  double user_unit = 1;  ///< points that one unit of the page's own coordinates is long
};

class Drawings {
 public:
  /// `bytes` must outlive it. Throws std::exception when QPDF cannot make anything of the file.
  Drawings(std::string_view bytes, const std::string& password);
  ~Drawings();

  int pages() const;
  /// From 1 to pages(). The size of a page without usable boxes is US Letter, as Poppler has it.
  PageFrame frame(int number) const;
  /// Fills in rulings, fills and images of `page`, whose size is set. What could not be read is left out and told to
  /// `log`. Returns what was met of text on the way. Throws only for want of memory.
  PaintResult read(int number, const PageFrame& frame, Page& page, MessageLog& log);
  /// The whole document written anew: what QPDF could repair, other readers can read.
  std::string rewritten() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yusuan::pdf
