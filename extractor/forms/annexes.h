// Reports that are bound in behind a disclosure: evaluations of projects, audits.
#pragma once

#include <string>
#include <vector>

#include "forms/patterns.h"
#include "model/grid.h"

namespace yusuan::forms {

/// A report of its own within the document, from the page of its title on.
struct Annex {
  std::string title;
  int first_page = 0, last_page = 0;  ///< from 1, both within
};

/// The reports whose title opens a page, each up to the page before the next annex, part or report, or to the end of
/// the document. Ascending. A report on the first page is the document itself. Usually none.
std::vector<Annex> read_annexes(const std::vector<PageLayout>& layouts, const Vocabulary& words);

/// The one that holds `page`, or nullptr.
const Annex* annex_of(const std::vector<Annex>& annexes, int page);

}  // namespace yusuan::forms
