#include "judge.h"

#include <iterator>
#include <utility>

#include "audit/audit.h"
#include "audit/doubtful_codes.h"
#include "forms/left_out.h"
#include "forms/outline.h"
#include "forms/recognise.h"
#include "prose/read_prose.h"
#include "turned_boxes.h"

namespace yusuan {
namespace {

void append(std::vector<Diagnostic>& diagnostics, std::vector<Diagnostic> more) {
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

void judge(const patterns::PatternFiles& files, Document& document) {
  forms::place_rows(document.tables);
  audit::audit_in_place(document, files);
  append(document.diagnostics, audit::doubtful_codes(document, files));
}

void read_layouts(std::vector<PageLayout>& layouts, const forms::Patterns& patterns,
                  const patterns::PatternFiles& files, Document& document) {
  forms::recognise(layouts, patterns, document);
  prose::read_prose(layouts, files, document);
  append(document.diagnostics, forms::rows_unsaid(layouts, document));
  turn_back_boxes(document, layouts);
}

}  // namespace yusuan
