#include "feed/html.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>

#include "feed/cell_findings.h"
#include "feed/markup.h"
#include "feed/page_script.h"
#include "feed/printed_header.h"
#include "feed/prose_lists.h"
#include "json/names.h"
#include "text/amount.h"

namespace yusuan::feed {
namespace {

constexpr std::string_view kStyle = R"(<style>
body{font:15px/1.5 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;margin:2em auto;max-width:75em;padding:0 1em;color:#222}
table{border-collapse:collapse;margin:.5em 0}
th,td{border:1px solid #bbb;padding:.2em .6em;vertical-align:top}
th{background:#f0f2f5;vertical-align:middle}
th[data-col]{cursor:pointer}
th[data-way=down]::after{content:" ▼"}
th[data-way=up]::after{content:" ▲"}
td.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.text{min-width:9em;max-width:36em}
tr.total td{font-weight:bold}
.failing{background:#ffd9d6;cursor:help}
.caption{color:#555}
.finding-place:target{outline:3px solid #c00;outline-offset:2px}
tr:target td{background:#fff3c4}
.scroll{overflow-x:auto}
#tools{position:sticky;top:0;background:#fff;padding:.5em 0;border-bottom:1px solid #ddd}
#tools[hidden]{display:none}
#search{font:inherit;width:24em;max-width:80%;padding:.2em .5em}
</style>
)";

std::string attribute(const char* name, int number) {
  return number == 1 ? "" : std::string(" ") + name + "=\"" + std::to_string(number) + '"';
}

// `scripted` pages run kPageScript, and a browser nothing else.
std::string head_with(const std::string& title, Words words, bool scripted) {
  std::string policy = "default-src 'none'; style-src 'unsafe-inline'";
  if (scripted) policy += "; script-src 'sha256-" + std::string(kPageScriptHash) + "'";
  return "<!DOCTYPE html>\n<html lang=\"" + words("zh", "en") +
         "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy +
         "\">\n<meta name=\"viewport\" content=\"width=device-width\">\n" + std::string(kStyle) + "<title>" + title +
         "</title>\n</head>\n<body>\n<h1>" + title + "</h1>\n";
}

constexpr std::string_view kFoot = "</body>\n</html>\n";

std::string search_box(Words words) {
  return "<div id=\"tools\" hidden><input type=\"search\" id=\"search\" placeholder=\"" +
         words("查找：名称、编码、金额……（点表头排序）", "find a name, a code, an amount … (click a header to sort)") +
         "\"> <span id=\"found\"></span></div>\n";
}

std::string cell_of(const FeedValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return "<td class=\"text\">" + escaped(*text) + "</td>";
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return "<td class=\"figure\">" + std::to_string(*number) + "</td>";
  if (const auto* decimal = std::get_if<Decimal>(&value))
    return "<td class=\"figure\">" + text::grouped(*decimal) + "</td>";
  return "<td></td>";
}

std::string header_of(const std::vector<ListColumn>& columns) {
  std::string out = "<thead>\n<tr>";
  for (std::size_t i = 0; i < columns.size(); ++i)
    out += "<th data-col=\"" + std::to_string(i) + "\">" + escaped(columns[i].title) + "</th>";
  return out + "</tr>\n</thead>\n";
}

class HtmlPage {
 public:
  HtmlPage(const Document& document, Words words)
      : document_(document), words_(words), findings_(findings_by_cell(document, words)) {}

  std::string build() {
    const DocumentFacts& facts = document_.facts;
    const std::string title = escaped(facts.title.value_or(document_.source.file));
    out_ = head_with(title, words_, true);
    out_ += "<p class=\"caption\">" + escaped(facts.entity.value_or(""));
    if (facts.fiscal_year) out_ += " · " + std::to_string(*facts.fiscal_year);
    out_ += " · " + name_of(facts.kind, words_) + " · " + escaped(document_.source.file) + " · SHA-256 " +
            escaped(document_.source.sha256) + "</p>\n";
    out_ += search_box(words_);
    const ProseList performance = performance_list(document_, words_), projects = project_list(document_, words_),
                    statements = statement_list(document_, words_);
    add_contents({&performance, &projects, &statements});
    add_findings();
    for (std::size_t i = 0; i < document_.tables.size(); ++i) add_table(i);
    add_list("performance", performance, [this](std::size_t row) { return form_anchor(row); });
    add_list("projects", projects, {});
    add_list("statements", statements, [](std::size_t row) { return "statement-" + std::to_string(row + 1); });
    out_ += "<script>" + std::string(kPageScript) + "</script>\n";
    return std::move(out_.append(kFoot));
  }

 private:
  void add_contents(const std::vector<const ProseList*>& lists) {
    out_ += "<nav>\n<ol>\n";
    for (std::size_t i = 0; i < document_.tables.size(); ++i) {
      const Table& table = document_.tables[i];
      out_ += "<li><a href=\"#table-" + std::to_string(i + 1) + "\">" + escaped(title_of(table)) + "</a> " +
              escaped(pages_named(table.pages, words_)) + "</li>\n";
    }
    out_ += "</ol>\n<p>";
    constexpr const char* kIds[] = {"performance", "projects", "statements"};
    for (std::size_t i = 0; i < lists.size(); ++i)
      if (!lists[i]->rows.empty())
        out_ += std::string("<a href=\"#") + kIds[i] + "\">" + lists[i]->title + "</a> (" +
                std::to_string(lists[i]->rows.size()) + ") ";
    out_ += "</p>\n</nav>\n";
  }

  void add_findings() {
    std::string rows;
    for (const Check& check : document_.checks)
      if (check.status == CheckStatus::kFail) rows += finding_row(check);
    for (const Diagnostic& diagnostic : document_.diagnostics) {
      if (diagnostic.severity != Severity::kWarning) continue;
      rows += "<tr><td>" + escaped(diagnostic.message) + "</td><td>" + words_("存疑", "doubt") + "</td><td></td><td>" +
              (diagnostic.page ? std::to_string(*diagnostic.page) : "") + "</td></tr>\n";
    }
    if (rows.empty()) return;
    out_ += "<section id=\"findings\">\n<h2>" + words_("问题", "findings") + "</h2>\n<div class=\"scroll\"><table>\n" +
            header_of({{words_("问题", "finding")},
                       {words_("类别", "kind")},
                       {words_("涉及金额（元）", "yuan at stake")},
                       {words_("页", "page")}}) +
            "<tbody>\n" + rows + "</tbody>\n</table></div>\n</section>\n";
  }

  std::string finding_row(const Check& check) const {
    std::string place, page;
    for (const FigureRef& ref : check.refs) {
      if (place.empty()) place = place_of(ref);
      if (page.empty() && ref.page > 0) page = std::to_string(ref.page);
    }
    const std::string message = escaped(message_of(check, words_));
    return "<tr class=\"finding\"><td>" + (place.empty() ? message : "<a href=\"#" + place + "\">" + message + "</a>") +
           "</td><td class=\"figure\">" + name_of(check.severity, words_) + "</td><td class=\"figure\">" +
           (check.stake_yuan ? text::grouped(*check.stake_yuan) : "") + "</td><td class=\"figure\">" + page +
           "</td></tr>\n";
  }

  void add_list(const std::string& id, const ProseList& list, const std::function<std::string(std::size_t)>& anchor) {
    if (list.rows.empty()) return;
    out_ += "<section id=\"" + id + "\">\n<h2>" + list.title + "</h2>\n<div class=\"scroll\"><table>\n" +
            header_of(list.columns) + "<tbody>\n";
    for (std::size_t row = 0; row < list.rows.size(); ++row) {
      const std::string name = anchor ? anchor(row) : "";
      out_ += name.empty() ? "<tr>" : "<tr id=\"" + name + "\">";
      for (const FeedValue& value : list.rows[row]) out_ += cell_of(value);
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table></div>\n</section>\n";
  }

  // Of the first row of each form: they stand in the list one after another, an indicator a row.
  std::string form_anchor(std::size_t row) const {
    std::size_t first = 0;
    for (std::size_t form = 0; form < document_.performance.size() && first <= row; ++form) {
      if (first == row) return "performance-" + std::to_string(form + 1);
      first += std::max<std::size_t>(document_.performance[form].indicators.size(), 1);
    }
    return {};
  }

  // Where the figure stands on this page: its cell, its row, its table, its sentence or form; else empty.
  std::string place_of(const FigureRef& ref) const {
    if (ref.statement) return "statement-" + std::to_string(*ref.statement + 1);
    if (ref.performance) return "performance-" + std::to_string(*ref.performance + 1);
    if (!ref.table || *ref.table < 0 || static_cast<std::size_t>(*ref.table) >= document_.tables.size()) return "";
    const Table& table = document_.tables[static_cast<std::size_t>(*ref.table)];
    const bool in_row = ref.row && *ref.row >= 0 && static_cast<std::size_t>(*ref.row) < table.rows.size();
    if (!in_row) return "table-" + std::to_string(*ref.table + 1);
    return cell_anchor(*ref.table, *ref.row, ref.column ? std::max(0, column_place(table, *ref.column)) : 0);
  }

  static std::string cell_anchor(int table, int row, int column) {
    return "cell-" + std::to_string(table + 1) + '-' + std::to_string(row + 1) + '-' + std::to_string(column + 1);
  }

  std::string title_of(const Table& table) const {
    return table.title.empty() ? words_("（无标题）", "(no title)") : table.title;
  }

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
    out_ += "<p class=\"caption\">" + escaped(caption_of(table, words_)) + "</p>\n";
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
    const int depth = header_depth(table.columns);
    for (int row = 0; row < depth; ++row) {
      out_ += "<tr>";
      for (const HeaderCell& cell : cells)
        if (cell.row == row)
          out_ +=
              "<th" + attribute("rowspan", cell.row_span) + attribute("colspan", cell.col_span) +
              (cell.col_span == 1 && cell.row + cell.row_span == depth ? " data-col=\"" + std::to_string(cell.col) + '"'
                                                                       : "") +
              '>' + escaped(cell.text) + "</th>";
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
  Words words_;
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
    out += std::string("<td") + (text::parse_amount(cell.text) ? " class=\"figure\"" : "") +
           attribute("rowspan", cell.row_span) + attribute("colspan", cell.col_span) + page_attribute(grid, cell) +
           box_attribute(cell.box) + '>' + escaped(cell.text) + "</td>";
  }
  for (; row < grid.rows() - 1; ++row) out += row < 0 ? "<tr>" : "</tr>\n<tr>";  // covered from above
  return out + (row < 0 ? "" : "</tr>\n");
}

}  // namespace

std::string to_html(const Document& document, Words words) { return HtmlPage(document, words).build(); }

std::string to_html(const std::vector<FoundTable>& tables, const std::string& title, Words words) {
  std::string out = head_with(escaped(title), words, false);
  int page = 0;
  for (const FoundTable& table : tables) {
    const Grid& grid = table.grid;
    const std::string number = std::to_string(grid.page);
    if (grid.page != page)
      out +=
          "<h2 id=\"page-" + number + "\">" + (words.english ? "page " + number : "第 " + number + " 页") + "</h2>\n";
    page = grid.page;
    out += "<div class=\"scroll\"><table data-page=\"" + number + '"' + box_attribute(grid.box) + ">\n<tbody>\n" +
           grid_rows(grid) + "</tbody>\n</table></div>\n";
  }
  return out.append(kFoot);
}

}  // namespace yusuan::feed
