// Text that a page draws more than once in place: fake bold, shadows, a line set again in another state.
#pragma once

#include <vector>

#include "model/page.h"

namespace yusuan::pdf {

/// Takes out words that are drawn again almost in place, and words each of whose characters another word of the line
/// has at the same place: the same text set once more with a character left out, `19` under `1.9`. The others keep
/// their order.
void drop_repeated(std::vector<Word>& words);

}  // namespace yusuan::pdf
