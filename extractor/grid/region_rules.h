// Rules drawn across a stretch of lines, and what they say about where its table begins and ends.
#pragma once

#include <vector>

#include "grid/text_regions.h"
#include "model/page.h"

namespace yusuan::grid {

/// `rules` and those that are typed as text, `------` and `======`, from the top down; these are taken out of `words`.
std::vector<Ruling> with_typed_rules(std::vector<Ruling> rules, std::vector<const Word*>& words);

/// Around the lines of several texts: a heading beside or a caption above must not widen the table.
Rect tabular_box(const std::vector<const ChunkLine*>& lines);

/// Sets `region.rules` from the page's.
void gather_rules(Region& region, const std::vector<Ruling>& rules);

/// Heights at which rules, whole or in pieces, run across `box`, the table's. From the top down.
std::vector<double> wide_rules(const Region& region, const Rect& box);

/// Takes away lines above the first rule across the table: its title; single texts below the last: notes; and fields
/// (`label: value`) above a rule: they tell what the table is about.
void cut_at_rules(Region& region, const std::vector<double>& wide);

}  // namespace yusuan::grid
