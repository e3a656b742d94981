// What HTML and SVG have in common: text and numbers that are safe to stand in them.
#pragma once

#include <string>
#include <string_view>

#include "model/decimal.h"
#include "model/geometry.h"

namespace yusuan::feed {

/// `raw` as text or as an attribute between double quotes, well-formed in HTML and XML: ill-formed UTF-8 is U+FFFD,
/// what steers the display (see model/steering.h) stands there as `\u202e`; U+FFFE and U+FFFF, which XML cannot hold,
/// are left out.
std::string escaped(std::string_view raw);

/// A coordinate rounded to hundredths; 0 for what lies beyond any page, as a damaged matrix can say.
Decimal rounded_points(double points);

/// ` data-box="x0 y0 x1 y1"`, rounded to hundredths.
std::string box_attribute(const Rect& box);

}  // namespace yusuan::feed
