#include "forms/row_codes.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "model/labels.h"
#include "text/amount.h"

namespace yusuan::forms {
namespace {

constexpr std::size_t kClassDigits = 3, kPartDigits = 2;

int part_of(const Column& column) {
  constexpr std::array<std::string_view, 3> kParts{"类", "款", "项"};
  if (column.type != ColumnType::kCode || column.header.empty()) return -1;
  const auto found = std::find(kParts.begin(), kParts.end(), column.header.back());
  return found == kParts.end() ? -1 : static_cast<int>(found - kParts.begin());
}

bool holds_words(const std::string& text) {
  const auto letter = [](char c) {
    return static_cast<signed char>(c) < 0 || std::isalpha(static_cast<unsigned char>(c)) != 0;
  };
  return !text::is_placeholder(text) && std::any_of(text.begin(), text.end(), letter);
}

std::string only_digits(const std::string& text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

// A code and a name in one printed cell: `201 一般公共服务支出`, `2040201-行政运行`. Gives the code's length in bytes,
// 0 when there is none.
std::size_t leading_code(const std::string& text, const Vocabulary& words) {
  if (!patterns::any_matches(words.code, text)) return 0;
  const auto end = text.find_first_not_of("0123456789");
  return end == std::string::npos ? text.size() : end;
}

std::optional<std::string> name_behind(const std::string& text, std::size_t code) {
  const std::string_view name = name_behind_code(text, code);
  return name.empty() ? std::nullopt : std::optional<std::string>(name);
}

}  // namespace

RowCodes::RowCodes(const std::vector<Column>& columns, const Vocabulary& words) : columns_(columns), words_(words) {
  for (const Column& column : columns) parts_.push_back(part_of(column));
}

void RowCodes::add_digits(const std::string& digits, std::size_t column, const Row& row, std::string& code,
                          std::vector<Diagnostic>& diagnostics) const {
  const int part = parts_[column];
  if (part <= 0 || digits.size() > kPartDigits) {
    code += digits;
    return;
  }
  const std::size_t before = kClassDigits + kPartDigits * static_cast<std::size_t>(part - 1);
  if (code.empty() && above_.size() >= before) code = above_.substr(0, before);
  if (digits.size() == kPartDigits || code.size() != before || !above_.starts_with(code)) {
    code += digits;
    return;
  }
  code += "0" + digits;
  diagnostics.push_back({Severity::kWarning, "code_misprinted",
                         "“" + digits + "” stands for 0" + digits + " in the code " + code, row.page,
                         row.cells[column].box});
}

// Totals and groups stand in the first column, whichever holds the names; words behind a column of figures belong to
// those or to another side of the table.
std::optional<std::string> RowCodes::first_words(const Row& row) const {
  for (std::size_t i = 0; i < columns_.size() && !is_figure(columns_[i].type); ++i)
    if (const auto& text = row.cells[i].text; text && holds_words(*text)) return text;
  return std::nullopt;
}

void RowCodes::read(Row& row, std::vector<Diagnostic>& diagnostics) {
  std::string code;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!row.cells[i].text || row.name) continue;
    const std::string& text = *row.cells[i].text;
    if (columns_[i].type == ColumnType::kCode) {
      const std::string digits = only_digits(text);
      add_digits(digits, i, row, code, diagnostics);
      // 合计 stands in the code columns, and `code name` may stand in one cell of them.
      if (const auto end = digits.empty() ? 0 : leading_code(text, words_);
          end != text.size() && digits.size() != text.size())
        row.name = name_behind(text, end);
    } else if (columns_[i].type == ColumnType::kName) {
      const auto end = code.empty() ? leading_code(text, words_) : 0;
      code += text.substr(0, end);
      row.name = name_behind(text, end);
    }
  }
  if (code.size() == 3 || code.size() == 5 || code.size() == 7) row.code = code;
  if (row.code)
    above_ = *row.code;
  else if (!row.name)
    row.name = first_words(row);
}

}  // namespace yusuan::forms
