// Which lines of a dump belong to which table.
#pragma once

#include <string>
#include <vector>

#include "dump/pages.h"
#include "forms/patterns.h"
#include "model/grid.h"
#include "model/table.h"

namespace yusuan {

/// A numbered table before its rows are read: `table` has caption and pages; `body` the lines below the title, without
/// captions.
struct TableRegion {
  Table table;
  const TablePattern* pattern = nullptr;
  std::vector<DumpLine> body;
};

/// A 绩效目标表: its lines from the title on.
struct PerformanceRegion {
  std::vector<DumpLine> lines;
};

struct Regions {
  const FormPattern* form = nullptr;  ///< the family whose titles were found most often; nullptr when none was
  std::vector<TableRegion> tables;
  std::vector<PerformanceRegion> performance;
  std::vector<PageLayout> rest;  ///< all other lines, closed up, in boxes as if typeset: see DumpReading::rest
};

Regions find_regions(const DumpPages& dump, const Patterns& patterns);

}  // namespace yusuan
