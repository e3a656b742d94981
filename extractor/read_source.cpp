#include "read_source.h"

#include <iterator>

#include "account_for_figures.h"
#include "judge.h"
#include "read_pages.h"

namespace yusuan {

void read_source(source::PageSource& source, const ExtractOptions& options, const forms::Patterns& patterns,
                 Document& document) {
  source.describe(document.source);
  Pages pages = read_pages(source, options, grid::TableSearch::kConfident, true);
  if (!pages.any_text) refuse_without_text(pages, source.take_diagnostics());
  read_layouts(pages.layouts, patterns, patterns.files, document);
  account_for_figures(pages.figures, document);
  judge(patterns.files, document);
  auto complaints = source.take_diagnostics();
  document.diagnostics.insert(document.diagnostics.end(), std::make_move_iterator(complaints.begin()),
                              std::make_move_iterator(complaints.end()));
}

}  // namespace yusuan
