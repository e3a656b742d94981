// A disclosure whose pages keep the places of their words, from its first page to what is to be said of it.
#pragma once

#include "extract.h"
#include "forms/patterns.h"
#include "model/document.h"
#include "source/page_source.h"

namespace yusuan {

/// Fills `document`, whose `source` has name, digest and size. Throws Error: kNoText, kTooExpensive, kBadPattern.
void read_source(source::PageSource& source, const ExtractOptions& options, const forms::Patterns& patterns,
                 Document& document);

}  // namespace yusuan
