#include "feed/html.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "feed/findings.h"
#include "feed/header_cells.h"
#include "feed/markup.h"
#include "json/names.h"
#include "text/amount.h"

namespace yusuan::feed {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<style>
body{font:15px/1.5 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;margin:2em auto;max-width:75em;padding:0 1em;color:#222}
table{border-collapse:collapse;margin:.5em 0}
th,td{border:1px solid #bbb;padding:.2em .6em;vertical-align:top}
th{background:#f0f2f5;vertical-align:middle}
td.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr.total td{font-weight:bold}
.failing{background:#ffd9d6;cursor:help}
.caption{color:#555}
.finding-place:target{outline:3px solid #c00;outline-offset:2px}
.scroll{overflow-x:auto}
</style>
)";

std::string attribute(const char* name, int number) {
  return number == 1 ? "" : std::string(" ") + name + "=\"" + std::to_string(number) + '"';
}

std::string head_with(const std::string& title) {
  return std::string(kHead) + "<title>" + title + "</title>\n</head>\n<body>\n<h1>" + title + "</h1>\n";
}

constexpr std::string_view kFoot = "</body>\n</html>\n";

class HtmlPage {
 public:
  explicit HtmlPage(const Document& document) : document_(document), findings_(findings_by_cell(document)) {}

  std::string build() {
    const DocumentFacts& facts = document_.facts;
    const std::string title = escaped(facts.title.value_or(document_.source.file));
    out_ = head_with(title);
    out_ += "<p class=\"caption\">" + escaped(facts.entity.value_or(""));
    if (facts.fiscal_year) out_ += " · " + std::to_string(*facts.fiscal_year);
    out_ += " · " + chinese_name_of(facts.kind) + " · " + escaped(document_.source.file) + " · SHA-256 " +
            escaped(document_.source.sha256) + "</p>\n";
    add_contents();
    add_findings();
    for (std::size_t i = 0; i < document_.tables.size(); ++i) add_table(i);
    return std::move(out_.append(kFoot));
  }

 private:
  void add_contents() {
    out_ += "<nav>\n<ol>\n";
    for (std::size_t i = 0; i < document_.tables.size(); ++i) {
      const Table& table = document_.tables[i];
      out_ += "<li><a href=\"#table-" + std::to_string(i + 1) + "\">" + escaped(title_of(table)) + "</a> " +
              escaped(pages_of(table)) + "</li>\n";
    }
    out_ += "</ol>\n</nav>\n";
  }

  void add_findings() {
    std::string items;
    for (const Check& check : document_.checks) {
      if (check.status != CheckStatus::kFail) continue;
      items += "<li class=\"finding\">" + escaped(check.message_zh);
      for (const FigureRef& ref : check.refs)
        if (const std::string place = place_of(ref); !place.empty()) {
          items += " <a href=\"#" + place + "\">→</a>";
          break;
        }
      items += "</li>\n";
    }
    for (const Diagnostic& diagnostic : document_.diagnostics) {
      if (diagnostic.severity != Severity::kWarning) continue;
      items += "<li>" + escaped(diagnostic.message);
      if (diagnostic.page) items += " (第 " + std::to_string(*diagnostic.page) + " 页)";
      items += "</li>\n";
    }
    if (!items.empty()) out_ += "<h2>findings 问题</h2>\n<ul>\n" + items + "</ul>\n";
  }

  // Where the figure stands on this page: its cell, its row, or its table; empty for one of the text.
  std::string place_of(const FigureRef& ref) const {
    if (!ref.table || *ref.table < 0 || static_cast<std::size_t>(*ref.table) >= document_.tables.size()) return "";
    const Table& table = document_.tables[static_cast<std::size_t>(*ref.table)];
    const bool in_row = ref.row && *ref.row >= 0 && static_cast<std::size_t>(*ref.row) < table.rows.size();
    if (!in_row) return "table-" + std::to_string(*ref.table + 1);
    return cell_anchor(*ref.table, *ref.row, ref.column ? std::max(0, column_place(table, *ref.column)) : 0);
  }

  static std::string cell_anchor(int table, int row, int column) {
    return "cell-" + std::to_string(table + 1) + '-' + std::to_string(row + 1) + '-' + std::to_string(column + 1);
  }

  static std::string title_of(const Table& table) { return table.title.empty() ? "(no title)" : table.title; }

  // Once for each page, at the first thing that stands on it.
  std::string page_anchor(int page) {
    if (page <= 0 || !anchored_.insert(page).second) return "";
    return " id=\"page-" + std::to_string(page) + '"';
  }

  void add_table(std::size_t index) {
    const Table& table = document_.tables[index];
    const auto& findings = findings_[index];
    out_ += "<section id=\"table-" + std::to_string(index + 1) + "\">\n<h2" +
            (table.pages.empty() ? "" : page_anchor(table.pages.front())) + '>' + escaped(title_of(table)) + "</h2>\n";
    out_ += "<p class=\"caption\">" + escaped(caption_of(table)) + "</p>\n";
    if (const auto whole = findings.find({-1, -1}); whole != findings.end())
      out_ += "<p class=\"failing\">" + escaped(whole->second) + "</p>\n";
    out_ += "<div class=\"scroll\"><table>\n";
    add_header(table);
    out_ += "<tbody>\n";
    for (std::size_t r = 0; r < table.rows.size(); ++r) add_row(index, static_cast<int>(r), findings);
    out_ += "</tbody>\n</table></div>\n";
    if (table.note) out_ += "<p>" + escaped(*table.note) + "</p>\n";
    out_ += "</section>\n";
  }

  void add_header(const Table& table) {
    const auto cells = header_cells(table.columns);
    out_ += "<thead>\n";
    for (int row = 0; row < header_depth(table.columns); ++row) {
      out_ += "<tr>";
      for (const HeaderCell& cell : cells)
        if (cell.row == row)
          out_ += "<th" + attribute("rowspan", cell.row_span) + attribute("colspan", cell.col_span) + '>' +
                  escaped(cell.text) + "</th>";
      out_ += "</tr>\n";
    }
    out_ += "</thead>\n";
  }

  void add_row(std::size_t index, int place, const std::map<CellPlace, std::string>& findings) {
    const Table& table = document_.tables[index];
    const Row& row = table.rows[static_cast<std::size_t>(place)];
    out_ += "<tr" + page_anchor(row.page) + (row.kind == RowKind::kTotal ? " class=\"total\"" : "");
    if (const auto whole = findings.find({place, -1}); whole != findings.end())
      out_ += " title=\"" + escaped(whole->second) + '"';
    out_ += '>';
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const auto finding = findings.find({place, static_cast<int>(c)});
      const bool failing = finding != findings.end(), figure = row.cells[c].value.has_value();
      out_ += "<td" + (row.cells[c].text ? page_anchor(page_of(row, row.cells[c])) : "");
      if (failing || figure)
        out_ += std::string(" class=\"") + (figure ? "figure" : "") + (failing ? " failing" : "") + '"';
      if (failing) out_ += " title=\"" + escaped(finding->second) + '"';
      const std::string text = escaped(row.cells[c].text.value_or(""));
      // A figure that fails, and the first cell of a row that does.
      const bool led_to = failing || (c == 0 && findings.contains({place, -1}));
      out_ += '>';
      out_ += led_to ? "<span class=\"finding-place\" id=\"" +
                           cell_anchor(static_cast<int>(index), place, static_cast<int>(c)) + "\">" + text + "</span>"
                     : text;
      out_ += "</td>";
    }
    out_ += "</tr>\n";
  }

  const Document& document_;
  std::vector<std::map<CellPlace, std::string>> findings_;
  std::set<int> anchored_;
  std::string out_;
};

// Where a cell does not stand on the page of its table.
std::string page_attribute(const Grid& grid, const Cell& cell) {
  return cell.page == 0 || cell.page == grid.page ? "" : " data-page=\"" + std::to_string(cell.page) + '"';
}

std::string grid_rows(const Grid& grid) {
  std::string out;
  int row = -1;
  for (const Cell& cell : grid.cells) {
    for (; row < cell.row; ++row) out += row < 0 ? "<tr>" : "</tr>\n<tr>";
    out += std::string("<td") + (parse_amount(cell.text) ? " class=\"figure\"" : "") +
           attribute("rowspan", cell.row_span) + attribute("colspan", cell.col_span) + page_attribute(grid, cell) +
           box_attribute(cell.box) + '>' + escaped(cell.text) + "</td>";
  }
  for (; row < grid.rows() - 1; ++row) out += row < 0 ? "<tr>" : "</tr>\n<tr>";  // covered from above
  return out + (row < 0 ? "" : "</tr>\n");
}

}  // namespace

std::string to_html(const Document& document) { return HtmlPage(document).build(); }

std::string to_html(const std::vector<FoundTable>& tables, const std::string& title) {
  std::string out = head_with(escaped(title));
  int page = 0;
  for (const FoundTable& table : tables) {
    const Grid& grid = table.grid;
    const std::string number = std::to_string(grid.page);
    if (grid.page != page) out += "<h2 id=\"page-" + number + "\">page " + number + "</h2>\n";
    page = grid.page;
    out += "<div class=\"scroll\"><table data-page=\"" + number + '"' + box_attribute(grid.box) + ">\n<tbody>\n" +
           grid_rows(grid) + "</tbody>\n</table></div>\n";
  }
  return out.append(kFoot);
}

}  // namespace yusuan::feed
