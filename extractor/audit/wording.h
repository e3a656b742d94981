// How findings are told to people, in Chinese and English.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "audit/comparison.h"
#include "model/document.h"

namespace yusuan::audit {

enum class Language : std::uint8_t { kChinese, kEnglish };

/// `表3`, `table 3`, or the title where no number is printed.
std::string table_name(const Table& table, Language language);

/// The header of a column, with the one over it where it says too little: 公务接待费决算数.
std::string column_title(const Column& column);

/// The code and name of the row that the figure stands in; empty when it has none.
std::string row_name(const Table& table, const Operand& at);

/// “…”, with quotes inside turned into ‘…’.
std::string quoted(std::string_view text);

/// 文字说明“基本支出”; the heading where the sentence names nothing.
std::string told_name(const Statement& statement, Language language);

/// The same with a colon.
std::string told(const Statement& statement, Language language);

/// （第7页）
std::string on_page(int page, Language language);

/// （第6、7页）, each page once; not empty.
std::string on_pages(std::vector<int> pages, Language language);

/// One sentence: where it is, what is printed, what it should come to, by how much it differs, on which pages.
std::string finding(const Document& document, const std::vector<Operand>& left, const std::vector<Operand>& right,
                    const Outcome& outcome, Relation relation, Language language);

/// ；若“30201 办公费” 72.00 为 27.00 则相符（相邻两位数字颠倒）
std::string slip_told(const Document& document, const Operand& at, const Slip& slip, Language language);

}  // namespace yusuan::audit
