// Whose result a file is: a second document never takes the place of the first one's.
#pragma once

#include <filesystem>
#include <string>

namespace yusuan {

/// Whether the file, workbook, or folder of CSV or NDJSON files at `path` names the document with this SHA-256. False
/// for what cannot be read.
bool is_result_of(const std::filesystem::path& path, const std::string& sha256);

}  // namespace yusuan
