#include "forms/recognise.h"

#include <algorithm>

#include "forms/columns.h"
#include "forms/contents.h"
#include "forms/facts.h"
#include "forms/header.h"
#include "forms/rows.h"
#include "forms/stitch.h"
#include "text/amount.h"

namespace yusuan {
namespace {

// A grid is a numbered table of the disclosure when its caption says so: a title and what budget tables carry with it.
bool is_numbered_table(const GridTable& table) {
  return table.caption.title && !table.caption.skipped && table.columns >= 2;
}

const TablePattern* table_titled(const FormPattern& form, std::string_view title) {
  for (const TablePattern& table : form.tables)
    if (any_matches(table.title, title)) return &table;
  return nullptr;
}

// The form that knows most of the titles; of equals the one with fewer tables that are missing here.
const FormPattern* form_of(const std::vector<GridTable>& tables, const std::vector<FormPattern>& forms) {
  const FormPattern* best = nullptr;
  std::size_t most = 0;
  for (const FormPattern& form : forms) {
    const auto known =
        static_cast<std::size_t>(std::count_if(tables.begin(), tables.end(), [&](const GridTable& table) {
          return is_numbered_table(table) && table_titled(form, *table.caption.title) != nullptr;
        }));
    if (known > most || (known == most && best != nullptr && known > 0 && form.tables.size() < best->tables.size())) {
      best = &form;
      most = known;
    }
  }
  return best;
}

std::vector<const GridRow*> body_rows(const GridTable& table, const Header& header, const Vocabulary& words) {
  std::vector<const GridRow*> body;
  bool page_top = false;
  for (std::size_t i = static_cast<std::size_t>(header.rows); i < table.rows.size(); ++i) {
    const GridRow& row = table.rows[i];
    if (row.grid > 0 && row.row == 0) page_top = true;
    if (page_top && repeats_header(row, header, words)) continue;
    page_top = page_top && row.blank();
    body.push_back(&row);
  }
  return body;
}

bool has_figure(const Table& table) {
  for (const Row& row : table.rows)
    for (const TableCell& cell : row.cells)
      if (cell.value) return true;
  return false;
}

TableStatus status_of(const Table& table, const Vocabulary& words) {
  if (has_figure(table)) return TableStatus::kFilled;
  if (table.note && any_matches(words.declared_empty, *table.note)) return TableStatus::kDeclaredEmpty;
  for (const Row& row : table.rows)
    for (const TableCell& cell : row.cells)
      if (cell.text == "无") return TableStatus::kDeclaredEmpty;
  return TableStatus::kBlank;
}

Table read_table(const GridTable& source, const FormPattern* form, const Vocabulary& words,
                 std::vector<Diagnostic>& diagnostics) {
  Table table{.number = source.caption.number,
              .title = *source.caption.title,
              .preparer = source.caption.preparer,
              .money_unit = source.caption.money_unit,
              .note = source.note};
  if (table.money_unit) table.yuan_per_unit = yuan_per_unit(*table.money_unit);
  for (const Grid* grid : source.grids)
    if (table.pages.empty() || table.pages.back() != grid->page) table.pages.push_back(grid->page);
  const TablePattern* pattern = form == nullptr ? nullptr : table_titled(*form, table.title);
  if (pattern != nullptr) table.id = pattern->id;
  const Header header = read_header(source, words);
  const auto body = body_rows(source, header, words);
  table.columns = name_columns(header, body, pattern, table.money_unit.has_value(), words);
  table.rows = read_rows(body, header, table.columns, words, table.note, diagnostics);
  table.status = status_of(table, words);
  return table;
}

}  // namespace

void recognise(std::vector<PageLayout>& layouts, const Patterns& patterns, Document& document) {
  const Vocabulary& words = patterns.common;
  document.contents = read_contents(layouts, words);
  const auto sources = stitch_pages(layouts, words);
  const FormPattern* form = form_of(sources, patterns.forms);
  for (const GridTable& source : sources)
    if (is_numbered_table(source)) document.tables.push_back(read_table(source, form, words, document.diagnostics));
  number_by_contents(document.tables, document.contents, words);
  document.facts = read_facts(layouts, document.tables, words);
  if (form != nullptr) document.facts.form = form->name;
  if (document.tables.empty())
    document.diagnostics.push_back({Severity::kWarning, "no_tables", "no numbered table was found", {}, {}});
}

}  // namespace yusuan
