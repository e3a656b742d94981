// The sources of pages that the program knows.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "source/page_source.h"

namespace yusuan::source {

/// Opens `bytes`, which must outlive the source, with the first source that knows them; what none knows is refused as
/// no PDF. `password` is for those that may be encrypted. Throws Error.
std::unique_ptr<PageSource> open_source(std::string_view bytes, const std::optional<std::string>& password);

}  // namespace yusuan::source
