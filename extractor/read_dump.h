// A plain-text dump of a disclosure, read by the places of its lines or, where these are lost, by its order.
#pragma once

#include <string_view>

#include "forms/patterns.h"
#include "model/document.h"

namespace yusuan {

/// Fills `document`, whose `source` has name and digest, from the dump in `bytes`. Where the dump keeps the places of
/// its lines they are read like pages without rulings, boxes in columns of characters and lines; else, or where that
/// confirms fewer sums, by what the form promises. `source.text_kind` and `text_kind_reason` say which. Throws Error
/// kNotPdf unless is_text_dump(bytes), kTooExpensive for more than `most_pages`, kBadPattern.
void read_dump(std::string_view bytes, const forms::Patterns& patterns, const patterns::PatternFiles& files,
               int most_pages, Document& document);

}  // namespace yusuan
