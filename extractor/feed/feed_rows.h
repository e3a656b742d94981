// A document as rows of the star schema: what every target of a feed writes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "feed/star_schema.h"
#include "model/decimal.h"
#include "model/document.h"

namespace yusuan::feed {

/// monostate is null. Texts are well-formed UTF-8 without NUL; coordinates are Decimals with two decimals.
using FeedValue = std::variant<std::monostate, std::string, std::int64_t, Decimal>;
using FeedRow = std::vector<FeedValue>;  ///< one value for each field of its relation

/// The rows of one document by RelationPlace, each in the order of its key.
using FeedRows = std::array<std::vector<FeedRow>, kRelationCount>;

/// What a document itself does not say of where it comes from; empty where nobody knows.
struct FeedOrigin {
  std::string batch_run;  ///< tells a batch which documents it has loaded itself
  std::string path;       ///< absolute
  std::string url;
};

/// Nothing is left out: every cell with a value is a fact. `extractor_version` is that of the running program.
FeedRows feed_rows(const Document& document, const std::string& extractor_version, const FeedOrigin& origin = {});

/// The number that a document has in every relation; 0 for what is no hash.
FeedValue document_key(const std::string& sha256);

/// A text with a space between each two of its characters: what the indices for searching hold.
std::string letters(std::string_view text);

/// Gives the rows of documents the path and URL of `origin`, whatever they had.
void set_source(FeedRows& rows, const FeedOrigin& origin);

}  // namespace yusuan::feed
