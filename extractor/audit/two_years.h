// What a disclosure says of the year before, against what that year's own disclosure says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/check.h"
#include "model/document.h"

namespace yusuan::audit {

/// One figure of a document: of its own year, or what it says of the year before.
struct YearFigure {
  std::string thing;  ///< the same in every year: subject, fund and code; table, column and row
  std::string name;   ///< as printed
  Decimal value;
  Decimal slack;  ///< how far rounding may have taken it
  std::int64_t yuan_per_unit = 1;
  bool before = false;  ///< of the year before
  int page = 0;
};

/// What is needed of a document to hold it against that of another year.
struct YearCard {
  std::string file, entity, sha256;
  int year = 0;  ///< 0: unknown
  DocumentKind kind = DocumentKind::kUnknown;
  std::vector<YearFigure> figures;
};

/// The amounts that the prose states, and what they changed by against the budget (a budget's) or the final accounts
/// (final accounts') of the year before; tables with columns of both years. At most a few thousand figures.
YearCard year_card(const Document& document);

/// Whether the one is of the year after the other, of the same entity and kind.
bool follows(const YearCard& later, const YearCard& earlier);

/// Failing checks `prior_year` of the later document; their refs have its pages only. Empty unless most of what both
/// have agrees: otherwise the two are not of one thing (another scope, figures of another kind).
std::vector<Check> compare_years(const YearCard& earlier, const YearCard& later);

}  // namespace yusuan::audit
