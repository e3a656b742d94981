// Pages whose lines a dump keeps but not their places, taken apart into tables and the lines around them.
#pragma once

#include <vector>

#include "dump/kept_layout.h"

namespace yusuan::dump {

/// Like lay_out_kept; places are made up, a line below the other, a column beside the other.
KeptLayouts lay_out_ordered(const std::vector<KeptPage>& pages, const forms::Vocabulary& words,
                            const HeaderWords& headers);

}  // namespace yusuan::dump
