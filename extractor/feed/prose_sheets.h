// The sheets of a workbook for what stands outside the numbered tables.
#pragma once

#include "feed/workbook_script.h"
#include "model/document.h"

namespace yusuan::feed {

inline constexpr const char* kPerformanceSheet = "绩效";
inline constexpr const char* kProjectsSheet = "项目";
inline constexpr const char* kStatementsSheet = "文字说明";

/// An indicator a row, behind the project that it is of; a form without indicators has one row.
void write_performance(SheetScript sheet, const Document& document);
void write_projects(SheetScript sheet, const Document& document);
/// A figure of the running text a row.
void write_statements(SheetScript sheet, const Document& document);

}  // namespace yusuan::feed
