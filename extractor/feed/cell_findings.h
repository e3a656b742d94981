// Failing checks by the place that people look at: the table's cell.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "feed/language.h"
#include "model/document.h"

namespace yusuan::feed {

/// Row and column from 0 of a table's body; {-1, -1}: the table as a whole; column -1: the row as a whole.
using CellPlace = std::pair<int, int>;

/// For each table of the document: what the failing checks say of its cells, one line a check.
std::vector<std::map<CellPlace, std::string>> findings_by_cell(const Document& document, Words words = {});

/// What a check found, as it is told to people.
const std::string& message_of(const Check& check, Words words);

/// Place of the column called `key`, -1 when there is none.
int column_place(const Table& table, const std::string& key);

/// 表 2 · 单位：万元 · 第 8-9 页 …: what stands in small letters under a table's title.
std::string caption_of(const Table& table, Words words = {});

/// 第 8-9 页; empty when no page is known.
std::string pages_named(const std::vector<int>& pages, Words words = {});

/// 单位预算, 部门决算, …; 未知 where nothing says. In English as in the JSON, with spaces.
std::string name_of(DocumentKind kind, Words words = {});
/// 有数据, 空表 (declared empty) or 无数据 (blank).
std::string name_of(TableStatus status, Words words = {});
/// 金额, 文字 or 格式.
std::string name_of(CheckSeverity severity, Words words = {});

}  // namespace yusuan::feed
