// The printed list of contents.
#pragma once

#include <string>
#include <vector>

#include "forms/patterns.h"
#include "model/document.h"
#include "model/grid.h"

namespace yusuan::forms {

/// The entries of the list under the heading 目录, dot leaders and page numbers cut off, wrapped entries joined. Empty
/// when there is no list.
std::vector<ContentsEntry> read_contents(const std::vector<PageLayout>& layouts, const Vocabulary& words);

/// Gives tables without a printed number their place in the list of contents, by title, keeping the order of both.
void number_by_contents(std::vector<Table>& tables, const std::vector<ContentsEntry>& contents,
                        const Vocabulary& words);

/// The same for performance forms, of which many may share one entry of the list.
void number_by_contents(std::vector<Performance>& forms, const std::vector<ContentsEntry>& contents,
                        const Vocabulary& words);

}  // namespace yusuan::forms
