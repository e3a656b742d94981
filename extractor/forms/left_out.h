// Figures that no table and no performance form took.
#pragma once

#include <string>
#include <vector>

#include "forms/stitch.h"
#include "model/document.h"
#include "model/grid.h"

namespace yusuan::forms {

/// A grid that is no table of the disclosure, and why, as the end of a sentence: "its title says …".
struct LeftTable {
  const GridTable* table = nullptr;
  std::string reason;
};

/// For each grid with amounts in print (a decimal point or a thousands separator) that no cell of `document` holds a
/// warning with page and box: `table_left_out` with the reason for those in `left`, `figures_left_out` for others. A
/// warning `figures_outside` for each page that has lines of amounts outside every grid.
std::vector<Diagnostic> figures_left_out(const std::vector<PageLayout>& layouts, const std::vector<LeftTable>& left,
                                         const Document& document);

/// When the prose is read: a warning `figures_outside` for each page with lines outside every grid that look like rows
/// and whose figures no cell, note and statement of `document` says.
std::vector<Diagnostic> rows_unsaid(const std::vector<PageLayout>& layouts, const Document& document);

/// A remark `figures_elsewhere` for each page where that holds of its sentences. For text dumps; the words of a PDF's
/// pages tell more (account_for_figures.h).
std::vector<Diagnostic> text_unsaid(const std::vector<PageLayout>& layouts, const Document& document);

}  // namespace yusuan::forms
