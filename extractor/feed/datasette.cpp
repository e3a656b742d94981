#include "feed/datasette.h"

#include <array>
#include <string_view>

#include "feed/markup.h"
#include "feed/star_schema.h"
#include "feed/views.h"
#include "json/json_writer.h"

namespace yusuan::feed {
namespace {

struct Query {
  std::string_view name, title, sql;
};

// Fields to narrow a list by.
struct Facets {
  std::string_view table;
  std::array<std::string_view, 4> fields;
};

constexpr Facets kFacets[] = {{"documents", {"government_level", "region", "fiscal_year", "kind"}},
                              {"facts", {"fiscal_year", "table_id", "", ""}},
                              {"tables", {"status", "table_id", "", ""}},
                              {"findings", {"severity", "check_id", "fiscal_year", ""}},
                              {"texts", {"part", "fiscal_year", "", ""}},
                              {"statements", {"subject", "change_direction", "", ""}}};

// A name that begins with : is asked of the user.
constexpr Query kQueries[] = {
    {"worst_findings", "问题，涉及金额最大的在前 · findings, the most money first",
     "SELECT entity, fiscal_year, stake_yuan, message_zh, first_page, file, link, document_id, check_number "
     "FROM findings LIMIT 200"},
    {"three_public", "三公经费，按单位 · the three public expenses of an entity, year by year",
     "SELECT * FROM three_public_by_year WHERE entity LIKE '%' || :entity || '%' ORDER BY entity, fiscal_year"},
    {"search", "哪里写着这个词 · where a word stands",
     "WITH RECURSIVE cut(rest, letters) AS (SELECT REPLACE(:word, '\"', ' '), '' UNION ALL SELECT SUBSTR(rest, 2), "
     "letters "
     "|| SUBSTR(rest, 1, 1) || ' ' FROM cut WHERE rest <> '') "
     "SELECT entity, fiscal_year, part, text, page, file, link FROM text_matches "
     "WHERE letters MATCH '\"' || (SELECT letters FROM cut WHERE rest = '') || '\"' "
     "AND INSTR(LOWER(text), LOWER(:word)) > 0 ORDER BY entity, fiscal_year, page LIMIT 500"},
    {"projects", "最大的项目 · the largest projects", "SELECT * FROM largest_projects LIMIT 200"},
    {"totals_of", "收入和支出总计 · what an entity takes in and spends",
     "SELECT fiscal_year, kind, table_title, name, column_key, amount_yuan, page FROM totals WHERE entity LIKE '%' || "
     ":entity || '%' ORDER BY fiscal_year, table_title"},
    {"changes", "与上年相比变化最大的 · the largest changes against the year before",
     "SELECT * FROM year_over_year WHERE level = 'item' ORDER BY ABS(change_yuan) DESC LIMIT 200"},
    {"spent", "预算执行 · how much of the budget was spent",
     "SELECT * FROM budget_against_accounts WHERE entity LIKE '%' || :entity || '%'"},
    {"cells_of_a_finding", "一个问题涉及的数字 · the figures of a finding",
     "SELECT f.table_title, f.name, f.header_path, f.printed_text, f.unit, c.page, f.x0, f.y0, f.x1, f.y1 "
     "FROM check_figures c LEFT JOIN facts f ON f.document_id = c.document_id AND f.table_place = "
     "c.table_place "
     "AND f.row_number = c.row_number AND f.column_key = c.column_key "
     "WHERE c.document_id = :document_id AND c.check_number = :check_number"}};

// Datasette lists what each column means above the rows, which stood below the first screen, and makes columns of
// sentences as narrow as their names.
constexpr std::string_view kStyle =
    "<style>.column-descriptions{max-height:8em;overflow:auto;border:1px solid #ccc;padding:0 1em}"
    ".facet-info ul{max-height:14em;overflow:auto}"
    "td.col-document_sha256{max-width:6em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}"
    "td.col-message_zh,td.col-message_en,td.col-text{min-width:26em}td.col-entity,td.col-name{min-width:8em}"
    "td.col-link a,td.col-source_url a{display:inline-block;max-width:16em;overflow:hidden;text-overflow:ellipsis;"
    "white-space:nowrap}</style>";

void describe(json::JsonWriter& json, std::string_view text) {
  json.member("description_html", escaped(text) + std::string(kStyle));
}

void write_facets(json::JsonWriter& json, std::string_view table) {
  for (const Facets& facets : kFacets) {
    if (facets.table != table) continue;
    std::vector<std::string> fields;
    for (const std::string_view field : facets.fields)
      if (!field.empty()) fields.emplace_back(field);
    json.list("facets", fields);
  }
}

void write_relation(json::JsonWriter& json, const Relation& relation) {
  json.key(relation.name);
  json.begin_object();
  describe(json, relation.meaning);
  if (relation.name == "documents") json.member("label_column", std::string("file"));  // what keys are shown as
  json.key("columns");
  json.begin_object();
  for (const Field& field : relation.fields) json.member(field.name, field.meaning);
  json.end_object();
  write_facets(json, relation.name);
  json.end_object();
}

}  // namespace

std::string datasette_metadata() {
  json::JsonWriter json;
  json.begin_object();
  json.member("title", std::string("预算公开 · budgets and final accounts, read by yusuan"));
  json.key("databases");
  json.begin_object();
  json.key("feed");
  json.begin_object();
  json.key("tables");
  json.begin_object();
  for (const Relation& relation : feed_relations()) write_relation(json, relation);
  for (const FeedView& view : feed_views()) {
    json.key(std::string(view.name));
    json.begin_object();
    describe(json, view.question);
    write_facets(json, view.name);
    json.end_object();
  }
  json.end_object();
  json.key("queries");
  json.begin_object();
  for (const Query& query : kQueries) {
    json.key(std::string(query.name));
    json.begin_object();
    json.member("title", std::string(query.title));
    describe(json, "");
    json.member("hide_sql", true);
    json.member("sql", std::string(query.sql));
    json.end_object();
  }
  json.end_object();
  json.end_object();
  json.end_object();
  json.end_object();
  return json.take();
}

}  // namespace yusuan::feed
