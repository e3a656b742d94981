#include "feed/xlsx.h"

#include <algorithm>
#include <initializer_list>
#include <numeric>
#include <utility>

#include "feed/findings.h"
#include "feed/header_cells.h"
#include "feed/rows.h"
#include "feed/workbook_script.h"
#include "json/names.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

const std::string kContents = "contents 目录";
const std::string kFindings = "findings 问题";
const std::string kFactsSheet = "facts";
constexpr int kHeaderRow = 3;  // below title, caption and the link back
constexpr int kMinWidth = 9, kMaxWidth = 36;
constexpr int kLineHeight = 16;
constexpr int kMaxHeaderLines = 6, kMaxNoteLines = 20;
constexpr int kMessageWidth = 50;
constexpr int kHashWidth = 12;              // a person knows a document by its beginning
constexpr std::size_t kRowsMeasured = 500;  // of the facts, for the widths of their columns

std::vector<int> column_widths(const Table& table) {
  std::vector<int> widths;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    int width = kMinWidth;
    for (const Row& row : table.rows)
      if (c < row.cells.size() && row.cells[c].text) width = std::max(width, half_widths(*row.cells[c].text) + 4);
    if (!table.columns[c].header.empty())  // a header may take two lines
      width = std::max(width, half_widths(table.columns[c].header.back()) / 2 + 3);
    widths.push_back(std::min(width, kMaxWidth));
  }
  return widths;
}

int lines_for(std::string_view text, int room, int most) {
  return std::clamp((half_widths(text) + room - 1) / room, 1, most);
}

// Spreadsheets don't fit rows to merged cells by themselves.
void set_header_heights(SheetScript& sheet, const std::vector<HeaderCell>& cells, const std::vector<int>& widths,
                        int depth) {
  std::vector<int> lines(static_cast<std::size_t>(depth), 1);
  for (const HeaderCell& cell : cells) {
    int room = -1;
    for (int i = 0; i < cell.col_span; ++i) room += widths[static_cast<std::size_t>(cell.col + i)];
    const int needed = lines_for(cell.text, room, kMaxHeaderLines);
    int have = 0;
    for (int i = 0; i < cell.row_span; ++i) have += lines[static_cast<std::size_t>(cell.row + i)];
    if (needed > have) lines[static_cast<std::size_t>(cell.row + cell.row_span - 1)] += needed - have;
  }
  for (int i = 0; i < depth; ++i) sheet.height(kHeaderRow + i, kLineHeight * lines[static_cast<std::size_t>(i)]);
}

using Findings = std::map<CellPlace, std::string>;

void write_body_row(SheetScript& sheet, const Table& table, int place, int sheet_row, const Findings& findings) {
  const Row& row = table.rows[static_cast<std::size_t>(place)];
  const Look look = row.kind == RowKind::kTotal ? Look::kTotal : Look::kCell;
  const auto whole = findings.find({place, -1});
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const TableCell& cell = row.cells[c];
    const int col = static_cast<int>(c);
    const auto finding = findings.find({place, col});
    const bool failing = finding != findings.end() || (c == 0 && whole != findings.end());
    const std::string printed = cell.text.value_or("");
    if (cell.value) {
      sheet.number(sheet_row, col, *cell.value, printed, look, failing);
    } else {
      sheet.text(sheet_row, col, printed, look, failing);
    }
    if (failing) sheet.comment(sheet_row, col, finding != findings.end() ? finding->second : whole->second);
  }
}

void write_table(WorkbookScript& book, const std::string& name, const Table& table, const Findings& findings) {
  SheetScript sheet = book.add(name);
  const int columns = std::max(static_cast<int>(table.columns.size()), 1);
  const int depth = header_depth(table.columns);
  const auto widths = column_widths(table);
  const auto header = header_cells(table.columns);
  sheet.text(0, 0, table.title, Look::kTitle);  // not merged: it may be wider than the table
  sheet.height(0, 2 * kLineHeight);
  sheet.text(1, 0, caption_of(table), Look::kCaption);
  sheet.link(2, 0, kContents, "← 目录");
  for (std::size_t c = 0; c < widths.size(); ++c) sheet.width(static_cast<int>(c), widths[c]);
  for (const HeaderCell& cell : header)
    sheet.merged(kHeaderRow + cell.row, cell.col, cell.row_span, cell.col_span, cell.text, Look::kHeader);
  set_header_heights(sheet, header, widths, depth);
  const int first = kHeaderRow + depth;
  const int rows = static_cast<int>(table.rows.size());
  for (int r = 0; r < rows; ++r) write_body_row(sheet, table, r, first + r, findings);
  if (table.note) {
    const int room = std::max(std::accumulate(widths.begin(), widths.end(), 0) - 2, kMinWidth);
    sheet.merged(first + rows + 1, 0, 1, columns, *table.note, Look::kNote);
    sheet.height(first + rows + 1, kLineHeight * lines_for(*table.note, room, kMaxNoteLines));
  }
  if (const auto whole = findings.find({-1, -1}); whole != findings.end()) sheet.comment(0, 0, whole->second);
  sheet.freeze(first, 0);
  sheet.print_wide(kHeaderRow, first - 1);
}

int failing_checks_of(const Document& document, int table) {
  return static_cast<int>(std::count_if(document.checks.begin(), document.checks.end(), [&](const Check& check) {
    return check.status == CheckStatus::kFail &&
           std::any_of(check.refs.begin(), check.refs.end(), [&](const FigureRef& ref) { return ref.table == table; });
  }));
}

void write_line(SheetScript& sheet, int row, const std::vector<std::string>& cells, Look look) {
  for (std::size_t i = 0; i < cells.size(); ++i) sheet.text(row, static_cast<int>(i), cells[i], look);
}

void write_contents(SheetScript sheet, const Document& document, const std::vector<std::string>& names,
                    const std::string& version) {
  const DocumentFacts& facts = document.facts;
  sheet.text(0, 0, facts.title.value_or(document.source.file), Look::kTitle);
  std::string about = facts.entity.value_or("");
  if (facts.fiscal_year) about += " · " + std::to_string(*facts.fiscal_year);
  sheet.text(1, 0, about + " · " + chinese_name_of(facts.kind), Look::kCaption);
  sheet.text(2, 0, document.source.file + " · SHA-256 " + document.source.sha256 + " · yusuan " + version,
             Look::kCaption);
  const std::vector<std::pair<const char*, int>> columns{{"表号", 8},  {"表名", 48}, {"单位", 8},         {"页", 14},
                                                         {"状态", 16}, {"行数", 8},  {"未通过的检查", 14}};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    sheet.width(static_cast<int>(i), columns[i].second);
    sheet.text(4, static_cast<int>(i), columns[i].first, Look::kHeader);
  }
  int row = 5;
  for (std::size_t i = 0; i < document.tables.size(); ++i, ++row) {
    const Table& table = document.tables[i];
    sheet.text(row, 0, table.number ? std::to_string(*table.number) : "");
    sheet.link(row, 1, names[i], table.title.empty() ? names[i] : table.title);
    sheet.text(row, 2, table.money_unit.value_or(""));
    sheet.text(row, 3, pages_of(table));
    sheet.text(row, 4, chinese_name_of(table.status));
    sheet.number(row, 5, Decimal(static_cast<std::int64_t>(table.rows.size()), 0), "");
    sheet.number(row, 6, Decimal(failing_checks_of(document, static_cast<int>(i)), 0), "");
  }
  sheet.print_wide(4, 4);
  sheet.link(row + 1, 1, kFindings, kFindings);
  sheet.link(row + 2, 1, kFactsSheet, kFactsSheet);
}

// Nor to wrapped ones, where another program opens the file.
void fit_message(SheetScript& sheet, int row, std::initializer_list<std::string_view> messages) {
  int lines = 1;
  for (const std::string_view message : messages)
    lines = std::max(lines, lines_for(message, kMessageWidth - 4, kMaxNoteLines));
  sheet.height(row, kLineHeight * lines);
}

void write_check(SheetScript& sheet, int row, const Check& check, const std::vector<std::string>& names) {
  sheet.text(row, 0, "check");
  sheet.text(row, 1, check.id);
  sheet.text(row, 2, check.message_zh, Look::kCell);  // which wraps
  sheet.text(row, 3, check.message_en, Look::kCell);
  fit_message(sheet, row, {check.message_zh, check.message_en});
  const std::optional<Decimal> figures[] = {check.expected, check.actual, check.difference};
  for (int i = 0; i < 3; ++i)
    if (figures[i]) sheet.number(row, 4 + i, *figures[i], ",");
  sheet.text(row, 7, check.unit.value_or(""));
  if (check.refs.empty()) return;
  const FigureRef& ref = check.refs.front();
  if (ref.page > 0) sheet.number(row, 8, Decimal(ref.page, 0), "");
  if (ref.table && static_cast<std::size_t>(*ref.table) < names.size()) {
    const std::string& name = names[static_cast<std::size_t>(*ref.table)];
    sheet.link(row, 9, name, name);
  }
}

void write_findings(SheetScript sheet, const Document& document, const std::vector<std::string>& names) {
  write_line(sheet, 0, {"种类", "代码", "问题", "in English", "应为", "实为", "差额", "单位", "页", "表"},
             Look::kHeader);
  const int widths[] = {10, 24, kMessageWidth, kMessageWidth, 16, 16, 16, 6, 5, 32};
  for (int i = 0; i < 10; ++i) sheet.width(i, widths[i]);
  int row = 1;
  for (const Check& check : document.checks)
    if (check.status == CheckStatus::kFail) write_check(sheet, row++, check, names);
  for (const Diagnostic& diagnostic : document.diagnostics) {
    sheet.text(row, 0, name_of(diagnostic.severity));
    sheet.text(row, 1, diagnostic.code);
    sheet.text(row, 3, diagnostic.message, Look::kCell);
    fit_message(sheet, row, {diagnostic.message});
    if (diagnostic.page) sheet.number(row, 8, Decimal(*diagnostic.page, 0), "");
    ++row;
  }
  if (row == 1) sheet.text(row, 2, "没有发现问题");
  sheet.freeze(1, 0);
  sheet.print_wide(0, 0);
}

void write_facts(SheetScript sheet, const FeedRows& rows) {
  const std::vector<Field>& fields = feed_relations()[kFacts].fields;
  std::vector<int> widths;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    sheet.text(0, static_cast<int>(i), fields[i].name, Look::kHeader);
    widths.push_back(half_widths(fields[i].name) + 4);  // room for the filter's button
  }
  for (std::size_t r = 0; r < rows[kFacts].size(); ++r) {
    for (std::size_t c = 0; c < fields.size(); ++c) {
      const FeedValue& value = rows[kFacts][r][c];
      const int row = static_cast<int>(r) + 1, col = static_cast<int>(c);
      if (const auto* text = std::get_if<std::string>(&value)) {
        sheet.text(row, col, *text);
        if (r < kRowsMeasured) widths[c] = std::max(widths[c], half_widths(*text) + 1);
      } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
        sheet.number(row, col, Decimal(*number, 0), "");
      } else if (const auto* decimal = std::get_if<Decimal>(&value)) {
        sheet.number(row, col, *decimal, fields[c].type == FieldType::kDecimal ? "," : "");
        if (r < kRowsMeasured) widths[c] = std::max(widths[c], static_cast<int>(decimal->to_string().size()) + 4);
      }
    }
  }
  widths[0] = kHashWidth;
  for (std::size_t c = 0; c < widths.size(); ++c) sheet.width(static_cast<int>(c), std::min(widths[c], kMaxWidth));
  sheet.freeze(1, 0);
  sheet.filter(static_cast<int>(rows[kFacts].size()) + 1, static_cast<int>(fields.size()));
  sheet.print_wide(0, 0);
}

}  // namespace

std::string workbook_script(const Document& document, const std::string& extractor_version) {
  WorkbookScript book(document.facts.title.value_or(document.source.file));
  const auto names = sheet_names(document.tables, {kContents, kFindings, kFactsSheet});
  const auto findings = findings_by_cell(document);
  write_contents(book.add(kContents), document, names, extractor_version);
  for (std::size_t i = 0; i < document.tables.size(); ++i) write_table(book, names[i], document.tables[i], findings[i]);
  write_findings(book.add(kFindings), document, names);
  write_facts(book.add(kFactsSheet), feed_rows(document, extractor_version));
  return book.packed();
}

}  // namespace yusuan
