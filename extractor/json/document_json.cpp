#include "json/document_json.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

#include "json/checks_json.h"
#include "json/json_writer.h"
#include "json/names.h"
#include "json/performance_json.h"
#include "json/prose_json.h"

namespace yusuan::json {
namespace {

void write_source(JsonWriter& json, const Source& source) {
  json.key("source");
  json.begin_object();
  json.member("file", source.file);
  json.member("sha256", source.sha256);
  json.member("bytes", source.bytes);
  json.member("pages", source.pages);
  json.member("producer", source.producer);
  json.member("input", source.input);
  if (source.text_kind) {
    json.member("text_kind", source.text_kind);
    json.member("text_kind_reason", source.text_kind_reason);
  }
  json.list("ocr_pages", source.ocr_pages, Layout::kInline);
  json.end_object();
}

struct Proof {
  int figures = 0, proved = 0;

  void count(const Table& table) {
    for (const Row& row : table.rows)
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const TableCell& cell = row.cells[i];
        if (table.columns[i].type != ColumnType::kMoney || !cell.value || cell.value->is_zero()) continue;
        ++figures;
        proved += cell.proved > 0;
      }
  }
  // nullopt where there is nothing to prove.
  std::optional<Decimal> share() const {
    constexpr int kThousandths = 1000;
    if (figures == 0) return std::nullopt;
    return Decimal(static_cast<std::int64_t>(proved) * kThousandths / figures, 3);
  }
};

void write_facts(JsonWriter& json, const Document& document) {
  const DocumentFacts& facts = document.facts;
  json.key("document");
  json.begin_object();
  json.member("title", facts.title);
  json.member("entity", facts.entity);
  json.member("fiscal_year", facts.fiscal_year);
  json.member("kind", name_of(facts.kind));
  json.member("published_on", facts.published_on);
  json.member("form", facts.form);
  Proof proof;
  for (const Table& table : document.tables) proof.count(table);
  json.member("proved_share", proof.share());
  json.end_object();
}

void write_contents(JsonWriter& json, const std::vector<ContentsEntry>& contents) {
  json.key("contents");
  json.begin_array();
  for (const ContentsEntry& entry : contents) {
    json.begin_object(Layout::kInline);
    json.member("title", entry.title);
    json.member("part", entry.part);
    json.member("ordinal", entry.ordinal);
    json.end_object();
  }
  json.end_array();
}

void write_column(JsonWriter& json, const Column& column) {
  json.begin_object(Layout::kInline);
  json.member("key", column.key);
  json.list("header", column.header);
  json.member("ordinal", column.ordinal);
  json.member("type", name_of(column.type));
  if (column.inferred) json.member("inferred", true);
  json.end_object();
}

void write_place(JsonWriter& json, const RowPlace& place) {
  json.member("level", place.level);
  json.member("parent", place.parent);
}

void write_row(JsonWriter& json, const Row& row, const std::vector<Column>& columns) {
  json.begin_object(Layout::kInline);
  json.member("kind", name_of(row.kind));
  json.member("code", row.code);
  json.member("name", row.name);
  write_place(json, row.place);
  if (!row.beside.empty())
    json.list_of("beside", row.beside, [&](const RowPlace& place) {
      json.begin_object(Layout::kInline);
      write_place(json, place);
      json.end_object();
    });
  json.list_of("cells", row.cells, [&](const TableCell& cell) { json.value(cell.text); });
  json.key("values");
  json.begin_object();
  for (std::size_t i = 0; i < row.cells.size() && i < columns.size(); ++i)
    if (row.cells[i].value) json.member(columns[i].key, *row.cells[i].value);
  json.end_object();
  if (std::any_of(row.cells.begin(), row.cells.end(), [](const TableCell& cell) { return cell.proved > 0; }))
    json.list_of("proved", row.cells, [&](const TableCell& cell) { json.value(cell.proved); });
  json.member("page", row.page);
  json.list_of("boxes", row.cells, [&](const TableCell& cell) { json.value(cell.box); });
  if (std::any_of(row.cells.begin(), row.cells.end(), [](const TableCell& cell) { return cell.page > 0; }))
    json.list_of("cell_pages", row.cells, [&](const TableCell& cell) {
      json.value(cell.text ? std::optional(page_of(row, cell)) : std::nullopt);
    });
  if (!row.unplaced.empty()) {
    json.list("unplaced", row.unplaced);
  }
  json.end_object();
}

void write_table(JsonWriter& json, const Table& table) {
  json.begin_object();
  json.member("number", table.number);
  json.member("label", table.label);
  json.member("id", table.id);
  json.member("title", table.title.empty() ? std::nullopt : std::optional(table.title));
  json.member("preparer", table.preparer);
  json.member("money_unit", table.money_unit);
  json.member("yuan_per_unit", table.yuan_per_unit);
  json.list("pages", table.pages, Layout::kInline);
  json.member("status", name_of(table.status));
  json.member("note", table.note);
  Proof proof;
  proof.count(table);
  json.member("proved_share", proof.share());
  json.list_of("columns", table.columns, [&](const Column& column) { write_column(json, column); });
  json.list_of("rows", table.rows, [&](const Row& row) { write_row(json, row, table.columns); });
  json.end_object();
}

void write_figures(JsonWriter& json, const PageFigures& figures) {
  json.begin_object(Layout::kInline);
  json.member("page", figures.page);
  json.member("tables", figures.tables);
  json.member("performance", figures.performance);
  json.member("statements", figures.statements);
  json.member("elsewhere", figures.elsewhere);
  json.end_object();
}

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic) {
  json.begin_object(Layout::kInline);
  json.member("severity", name_of(diagnostic.severity));
  json.member("code", diagnostic.code);
  json.member("message", diagnostic.message);
  json.member("page", diagnostic.page);
  if (diagnostic.box) json.member("box", *diagnostic.box);
  json.end_object();
}

}  // namespace

std::string to_json(const Document& document) {
  JsonWriter json;
  json.begin_object();
  json.member("format", "yusuan.disclosure/1");
  write_source(json, document.source);
  write_facts(json, document);
  write_contents(json, document.contents);
  json.list_of("tables", document.tables, [&](const Table& table) { write_table(json, table); });
  write_sections(json, document);
  write_overview(json, document);
  write_statements(json, document);
  write_projects(json, document);
  write_performance(json, document);
  write_glossary(json, document);
  if (document.source.input == "pdf")
    json.list_of("figures", document.figures, [&](const PageFigures& figures) { write_figures(json, figures); });
  write_checks(json, document.checks);
  json.list_of("diagnostics", document.diagnostics,
               [&](const Diagnostic& diagnostic) { write_diagnostic(json, diagnostic); });
  json.end_object();
  return json.take();
}

std::string tables_to_json(const std::vector<FoundTable>& tables) {
  JsonWriter json;
  json.begin_object();
  json.key("tables");
  json.begin_array();
  for (const FoundTable& table : tables) {
    const Grid& grid = table.grid;
    json.begin_object();
    json.member("page", grid.page);
    json.list("pages", table.pages, Layout::kInline);
    json.member("doubt", Decimal(std::lround(100 * table.doubt.share), 2));
    json.list("doubt_reasons", table.doubt.reasons, Layout::kInline);
    json.key("cells");
    json.begin_array();
    for (const Cell& cell : grid.cells) {
      json.begin_object(Layout::kInline);
      json.member("page", cell.page > 0 ? cell.page : grid.page);
      json.member("row", cell.row);
      json.member("col", cell.col);
      json.member("rowspan", cell.row_span);
      json.member("colspan", cell.col_span);
      json.member("text", cell.text);
      json.member("box", cell.box);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace yusuan::json
