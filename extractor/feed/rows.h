// A document as rows of the star schema: what every target of a feed writes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "feed/schema.h"
#include "model/decimal.h"
#include "model/document.h"

namespace yusuan {

/// monostate is null. Texts are well-formed UTF-8 without NUL; coordinates are Decimals with two decimals.
using FeedValue = std::variant<std::monostate, std::string, std::int64_t, Decimal>;
using FeedRow = std::vector<FeedValue>;  ///< one value for each field of its relation

/// The rows of one document by RelationPlace, each in the order of its key.
using FeedRows = std::array<std::vector<FeedRow>, kRelationCount>;

/// Nothing is left out: every cell with a value is a fact. `extractor_version` is that of the running program;
/// `batch_run` tells a batch which documents it has loaded itself, empty outside of one.
FeedRows feed_rows(const Document& document, const std::string& extractor_version, const std::string& batch_run = {});

}  // namespace yusuan
