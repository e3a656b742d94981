// Which lines of a dump belong to which table.
#pragma once

#include <string>
#include <vector>

#include "dump/pages.h"
#include "forms/patterns.h"
#include "model/document.h"
#include "model/grid.h"
#include "model/table.h"

namespace yusuan::dump {

/// A numbered table before its rows are read: `table` has caption and pages; `body` the lines below the title, without
/// captions.
struct TableRegion {
  Table table;
  const forms::TablePattern* pattern = nullptr;
  std::vector<text::DumpLine> body;
};

/// A 绩效目标表: its lines from the title on.
struct PerformanceRegion {
  std::vector<text::DumpLine> lines;
};

struct Regions {
  const forms::FormPattern* form = nullptr;  ///< the family whose titles were found most often; nullptr when none was
  std::vector<TableRegion> tables;
  std::vector<PerformanceRegion> performance;
  std::vector<PageLayout> rest;  ///< all other lines, closed up; set_on_pages gives them places
};

Regions find_regions(DumpPages dump, const forms::Patterns& patterns);

/// Sets the lines on pages as wide as their own lines, or the widest of all, with margins, and indents what starts a
/// paragraph: an entry, and what follows a line that ended early or a heading of the list of contents.
void set_on_pages(std::vector<PageLayout>& pages, const std::vector<ContentsEntry>& contents);

}  // namespace yusuan::dump
