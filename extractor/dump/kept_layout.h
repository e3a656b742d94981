// Pages whose lines a dump keeps, taken apart into tables and the lines around them, like pages of a PDF.
#pragma once

#include <vector>

#include "dump/kept_lines.h"
#include "dump/kept_tables.h"
#include "forms/patterns.h"
#include "model/grid.h"

namespace yusuan::dump {

struct KeptLayouts {
  std::vector<PageLayout> pages;
  std::vector<OpenCell> open;
};

/// Boxes are in kCharacterWidth a column and kLinePitch a line.
KeptLayouts lay_out_kept(const std::vector<KeptPage>& pages, const forms::Vocabulary& words,
                         const HeaderWords& headers);

}  // namespace yusuan::dump
