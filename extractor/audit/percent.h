// Shares and growth rates, recomputed exactly.
#pragma once

#include <optional>
#include <string>

#include "model/decimal.h"

namespace yusuan::audit {

/// A figure and how far rounding may have taken it.
struct Rounded {
  Decimal value, slack;  ///< slack >= 0
};

/// A printed figure: half of its last digit is slack.
Rounded printed(const Decimal& value);
/// The same of a whole number whose zeros were left out: as fine as the figure beside it (12.2万元，比上年减少1万元).
Rounded as_fine_as(const Decimal& value, const Decimal& beside);
/// A printed percentage: its whole last digit is slack. Authors cut instead of rounding, and bend one share so that all
/// come to 100 (29.42 of 307.82 printed as 9.55 beside 86.05, 3.52 and 0.88).
Rounded printed_percent(const Decimal& value);
/// 0 % and 100 %, of which much is by chance.
bool is_round_percent(const Decimal& percent);
/// nullopt when they do not fit.
std::optional<Rounded> sum(const Rounded& a, const Rounded& b);
std::optional<Rounded> difference(const Rounded& a, const Rounded& b);

/// Whether `percent` can be what `part` is of `whole`, given the slack of all three. `whole` is positive beyond its
/// slack, `part` not negative. nullopt when the products do not fit.
std::optional<bool> is_percent_of(const Rounded& percent, const Rounded& part, const Rounded& whole);

/// 100 * part / whole with `scale` decimals, rounded half away from zero; `whole` is not 0. Empty when it does not fit.
std::string percent_text(const Decimal& part, const Decimal& whole, int scale);

}  // namespace yusuan::audit
