#include "feed/xlsx.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "feed/cell_findings.h"
#include "feed/feed_rows.h"
#include "feed/list_sheet.h"
#include "feed/printed_header.h"
#include "feed/prose_lists.h"
#include "feed/row_values.h"
#include "feed/workbook_script.h"
#include "text/utf8.h"

namespace yusuan::feed {
namespace {

constexpr int kHeaderRow = 3;  // below title, caption and the link back
constexpr int kMinWidth = 9, kMaxWidth = 36;
constexpr int kLineHeight = 16;
constexpr int kMaxHeaderLines = 6, kMaxNoteLines = 20;
constexpr int kHashWidth = 12;              // a person knows a document by its beginning
constexpr std::size_t kRowsMeasured = 500;  // of the facts, for the widths of their columns

std::vector<int> column_widths(const Table& table) {
  std::vector<int> widths;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    int width = kMinWidth;
    for (const Row& row : table.rows)
      if (c < row.cells.size() && row.cells[c].text) width = std::max(width, text::half_widths(*row.cells[c].text) + 4);
    if (!table.columns[c].header.empty())  // a header may take two lines
      width = std::max(width, text::half_widths(table.columns[c].header.back()) / 2 + 3);
    widths.push_back(std::min(width, kMaxWidth));
  }
  return widths;
}

int lines_for(std::string_view text, int room, int most) {
  return std::clamp((text::half_widths(text) + room - 1) / room, 1, most);
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

std::string contents_sheet(Words words) { return words("目录", "contents"); }

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

void write_table(WorkbookScript& book, const std::string& name, const Table& table, const Findings& findings,
                 Words words) {
  SheetScript sheet = book.add(name);
  const int columns = std::max(static_cast<int>(table.columns.size()), 1);
  const int depth = header_depth(table.columns);
  const auto widths = column_widths(table);
  const auto header = header_cells(table.columns);
  sheet.text(0, 0, table.title, Look::kTitle);  // not merged: it may be wider than the table
  sheet.height(0, 2 * kLineHeight);
  sheet.text(1, 0, caption_of(table, words), Look::kCaption);
  sheet.link(2, 0, contents_sheet(words), "← " + contents_sheet(words));
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

void write_contents(SheetScript sheet, const Document& document, const std::vector<std::string>& names,
                    const std::vector<std::string>& others, const std::string& version, Words words) {
  const DocumentFacts& facts = document.facts;
  sheet.text(0, 0, facts.title.value_or(document.source.file), Look::kTitle);
  std::string about = facts.entity.value_or("");
  if (facts.fiscal_year) about += " · " + std::to_string(*facts.fiscal_year);
  sheet.text(1, 0, about + " · " + name_of(facts.kind, words), Look::kCaption);
  sheet.text(2, 0, document.source.file + " · SHA-256 " + document.source.sha256 + " · yusuan " + version,
             Look::kCaption);
  const std::vector<std::pair<std::string, int>> columns{{words("表号", "number"), 8},
                                                         {words("表名", "table"), 48},
                                                         {words("单位", "unit"), 8},
                                                         {words("页", "pages"), 14},
                                                         {words("状态", "status"), 16},
                                                         {words("行数", "rows"), 8},
                                                         {words("未通过的检查", "failing checks"), 14}};
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
    sheet.text(row, 3, pages_named(table.pages, words));
    sheet.text(row, 4, name_of(table.status, words));
    sheet.number(row, 5, Decimal(static_cast<std::int64_t>(table.rows.size()), 0), "");
    sheet.number(row, 6, Decimal(failing_checks_of(document, static_cast<int>(i)), 0), "");
  }
  sheet.print_wide(4, 4);
  for (const std::string& other : others) sheet.link(++row, 1, other, other);
}

// To the cell that the first figure of a table is, in its sheet.
void link_to_figure(SheetScript& sheet, int row, int col, const Check& check, const Document& document,
                    const std::vector<std::string>& names) {
  for (const FigureRef& ref : check.refs) {
    if (!ref.table || static_cast<std::size_t>(*ref.table) >= names.size()) continue;
    const auto at = static_cast<std::size_t>(*ref.table);
    const Table& table = document.tables[at];
    const int target_row = ref.row ? kHeaderRow + header_depth(table.columns) + *ref.row : 0;
    const int target_col = ref.column ? std::max(column_place(table, *ref.column), 0) : 0;
    return sheet.link_to_cell(row, col, names[at], target_row, target_col, names[at]);
  }
}

FeedRow finding_values(const Check& check, Words words) {
  const int page = check.refs.empty() ? 0 : check.refs.front().page;
  return {value_of(message_of(check, words)),
          value_of(name_of(check.severity, words)),
          value_of(check.stake_yuan),
          {},
          page > 0 ? value_of(page) : FeedValue{},
          value_of(check.expected),
          value_of(check.actual),
          value_of(check.difference),
          value_of(check.unit),
          value_of(words.english ? check.message_zh : check.message_en),
          value_of(check.id)};
}

void write_findings(SheetScript script, const Document& document, const std::vector<std::string>& names, Words words) {
  constexpr int kTableColumn = 3;
  ListSheet list(script, {{words("问题", "finding"), 60},
                          {words("类别", "kind"), 8},
                          {words("涉及金额（元）", "yuan at stake"), 18},
                          {words("表", "table"), 32},
                          {words("页", "page"), 6},
                          {words("应为", "expected"), 16},
                          {words("实为", "actual"), 16},
                          {words("差额", "difference"), 16},
                          {words("单位", "unit"), 6},
                          {words("in English", "中文"), 60},
                          {words("代码", "code"), 24}});
  for (const Check& check : document.checks) {
    if (check.status != CheckStatus::kFail) continue;
    const int row = list.next_row();
    list.add(finding_values(check, words));
    link_to_figure(list.sheet(), row, kTableColumn, check, document, names);
  }
  for (const Diagnostic& diagnostic : document.diagnostics)
    list.add({{},
              value_of(diagnostic.severity == Severity::kWarning ? words("存疑", "doubt") : words("说明", "note")),
              {},
              {},
              value_of(diagnostic.page),
              {},
              {},
              {},
              {},
              value_of(diagnostic.message),
              value_of(diagnostic.code)});
  if (list.next_row() == 1) list.add({value_of(words("没有发现问题", "nothing found"))});
  list.close();
}

void write_list(SheetScript sheet, const ProseList& source) {
  ListSheet list(sheet, source.columns);
  for (const FeedRow& row : source.rows) list.add(row);
  list.close();
}

// What a reader wants first, and what it is called; the other fields follow under their own names.
const std::vector<std::pair<const char*, const char*>> kReadableFacts{
    {"entity", "单位"}, {"fiscal_year", "年度"}, {"table_number", "表号"},  {"table_title", "表名"},
    {"code", "编码"},   {"name", "名称"},        {"parent_path", "上级"},   {"header_path", "列"},
    {"amount", "金额"}, {"unit", "金额单位"},    {"amount_yuan", "折合元"}, {"printed_text", "原文"},
    {"page", "页"},     {"side", "收支"},        {"level", "层级"}};

struct FactColumn {
  std::size_t field;
  std::string title;
};

std::vector<FactColumn> fact_columns(const std::vector<Field>& fields, Words words) {
  std::vector<FactColumn> columns;
  std::vector<bool> taken(fields.size(), false);
  for (const auto& [name, title] : kReadableFacts)
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (fields[i].name == name) {
        columns.push_back({i, words(title, name)});
        taken[i] = true;
      }
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (!taken[i]) columns.push_back({i, fields[i].name});
  return columns;
}

// The width that a value wants; 0 for a blank one.
int write_fact(SheetScript& sheet, int row, int col, const FeedValue& value, FieldType type) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    sheet.text(row, col, *text);
    return text::half_widths(*text) + 1;
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) sheet.number(row, col, Decimal(*number, 0), "");
  const auto* decimal = std::get_if<Decimal>(&value);
  if (decimal == nullptr) return 0;
  sheet.number(row, col, *decimal, type == FieldType::kDecimal ? "," : "");
  return static_cast<int>(decimal->to_string().size()) + 4;
}

void write_facts(SheetScript sheet, const FeedRows& rows, Words words) {
  const std::vector<Field>& fields = feed_relations()[kFacts].fields;
  const std::vector<FactColumn> columns = fact_columns(fields, words);
  std::vector<int> widths;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    sheet.text(0, static_cast<int>(i), columns[i].title, Look::kHeader);
    widths.push_back(text::half_widths(columns[i].title) + 4);  // room for the filter's button
  }
  for (std::size_t r = 0; r < rows[kFacts].size(); ++r)
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::size_t field = columns[c].field;
      const int wanted =
          write_fact(sheet, static_cast<int>(r) + 1, static_cast<int>(c), rows[kFacts][r][field], fields[field].type);
      if (r < kRowsMeasured) widths[c] = std::max(widths[c], wanted);
    }
  for (std::size_t c = 0; c < widths.size(); ++c)
    sheet.width(static_cast<int>(c),
                columns[c].title == "document_sha256" ? kHashWidth : std::min(widths[c], kMaxWidth));
  sheet.freeze(1, 0);
  sheet.filter(static_cast<int>(rows[kFacts].size()) + 1, static_cast<int>(fields.size()));
  sheet.print_wide(0, 0);
}

}  // namespace

std::string workbook_script(const Document& document, const std::string& extractor_version, Words words) {
  WorkbookScript book(document.facts.title.value_or(document.source.file), "SHA-256 " + document.source.sha256);
  const std::string findings_sheet = words("问题", "findings"), facts_sheet = words("数据", "facts");
  const ProseList lists[] = {performance_list(document, words), project_list(document, words),
                             statement_list(document, words)};
  std::vector<std::string> others{findings_sheet}, taken{contents_sheet(words), findings_sheet, facts_sheet};
  for (const ProseList& list : lists) {
    taken.push_back(list.title);
    if (!list.rows.empty()) others.push_back(list.title);
  }
  others.push_back(facts_sheet);
  const auto names = sheet_names(document.tables, taken);
  const auto findings = findings_by_cell(document, words);
  write_contents(book.add(contents_sheet(words)), document, names, others, extractor_version, words);
  for (std::size_t i = 0; i < document.tables.size(); ++i)
    write_table(book, names[i], document.tables[i], findings[i], words);
  write_findings(book.add(findings_sheet), document, names, words);
  for (const ProseList& list : lists)
    if (!list.rows.empty()) write_list(book.add(list.title), list);
  write_facts(book.add(facts_sheet), feed_rows(document, extractor_version), words);
  return book.packed();
}

}  // namespace yusuan::feed
