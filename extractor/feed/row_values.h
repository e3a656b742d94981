// How a value of the document becomes one of a row. For the sources of feed/ only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feed/feed_rows.h"
#include "model/geometry.h"

namespace yusuan::feed {

/// Without what databases refuse: NUL and ill-formed UTF-8, which a file's name or a PDF's producer may hold.
FeedValue value_of(const std::string& text);
FeedValue value_of(const char* text);
FeedValue value_of(int number);
FeedValue value_of(std::size_t number);
FeedValue value_of(std::int64_t number);
FeedValue value_of(const Decimal& number);
template <typename T>
FeedValue value_of(const std::optional<T>& maybe) {
  return maybe ? value_of(*maybe) : FeedValue{};
}

/// The page and the four edges that append_place() of the relations names.
void append_place(FeedRow& row, std::optional<int> page, const std::optional<Rect>& box);

/// nullopt when either is.
std::optional<Decimal> in_yuan(const std::optional<Decimal>& amount, const std::optional<std::int64_t>& yuan_per_unit);

/// The rows of what stands outside the numbered tables: statements, projects, performance, indicators.
void add_prose_rows(const Document& document, FeedRows& rows);

/// Fills kPassages from all the other rows of a document.
void add_passages(FeedRows& rows);

}  // namespace yusuan::feed
