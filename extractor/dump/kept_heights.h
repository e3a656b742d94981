// What the heights of the names of a header say of how many texts stand over each.
#pragma once

#include "dump/kept_names.h"

namespace yusuan::dump {

/// Whether no name stands between two heights.
bool heights_clear(const HeaderTree& tree);

/// Fills `depths` and `least` of `tree`: names at one height have as many texts over them, the highest `least`. Without
/// any texts over names, `least` stays empty.
void rank_by_heights(HeaderTree& tree, int least, bool any_spans);

}  // namespace yusuan::dump
