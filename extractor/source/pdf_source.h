// The pages of a PDF.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "source/page_source.h"

namespace yusuan::source {

/// `bytes` must outlive the source. Throws as PdfReader does.
std::unique_ptr<PageSource> open_pdf(std::string_view bytes, const std::optional<std::string>& password);

}  // namespace yusuan::source
