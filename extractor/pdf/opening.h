// What a file is that is no PDF.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yusuan::pdf {

/// True when the header that makes a file a PDF stands in its first 1024 bytes.
bool has_pdf_header(std::string_view bytes);

/// A sentence that says what the file looks like instead; for files without PDF header.
std::string describe_non_pdf(std::string_view bytes);

}  // namespace yusuan::pdf
