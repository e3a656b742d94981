#include "read_dump.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dump/cell_layout.h"
#include "dump/decode.h"
#include "dump/dump.h"
#include "dump/header_words.h"
#include "dump/kept_layout.h"
#include "dump/kept_lines.h"
#include "dump/ordered_layout.h"
#include "dump/page_marks.h"
#include "forms/left_out.h"
#include "judge.h"
#include "prose/read_prose.h"
#include "read_pages.h"
#include "turned_boxes.h"

namespace yusuan {
namespace {

// A sum that fails takes as many away that hold: a figure in a wrong column breaks one, and none holds by chance.
constexpr int kBroken = 3;
// Of the figures placed by places, what by order leaves open at most where it says as much.
constexpr double kNearlyAll = 0.9;
constexpr double kNearlyAllOfForm = 0.65;
// Sums for each figure placed by places.
constexpr double kManyMore = 0.25;
// Figures that a form leaves open, for each that it places, where it is the document's.
constexpr double kMostOpen = 1.5;
// Figures between bars or tabs that make a text one that keeps its cells.
constexpr int kFewestInCells = 6;
constexpr double kFewestSums = 0.6;  // that hold, for each figure

void read_by_order(std::string_view bytes, const forms::Patterns& patterns, const patterns::PatternFiles& files,
                   bool only_named, Document& document) {
  dump::DumpReading reading(bytes, patterns, files, document, only_named);
  prose::read_prose(reading.rest(), files, document);
  reading.finish(document);
  judge(files, document);
}

// The cells of sums that fail, by table. A failing sum of the whole document accuses other pages, too.
using Cells = std::map<int, std::set<std::pair<int, std::string>>>;

Cells cells_of_failing_sums(const Document& document) {
  Cells cells;
  for (const Check& check : document.checks) {
    if (check.status != CheckStatus::kFail || check.refs.empty() || !check.refs.front().table) continue;
    // A slip of the hand: no other place would make it right. Copies of other figures may be those themselves.
    if (check.likely && check.likely->kind != "pasted" && check.likely->kind != "other_total") continue;
    const int table = *check.refs.front().table;
    if (!std::all_of(check.refs.begin(), check.refs.end(),
                     [&](const FigureRef& ref) { return ref.table == table && ref.row && ref.column; }))
      continue;
    for (const FigureRef& ref : check.refs) cells[table].emplace(*ref.row, *ref.column);
  }
  return cells;
}

void say_open(const Table& table, std::size_t figures, const std::string& why, Document& document) {
  document.diagnostics.push_back({Severity::kWarning,
                                  "unplaced_figures",
                                  "“" + table.title + "”: " + std::to_string(figures) + " figures " + why,
                                  table.pages.empty() ? std::nullopt : std::optional(table.pages.front()),
                                  {}});
}

bool overlap(const Rect& a, const Rect& b) { return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1; }

// Figures whose places leave open which column is theirs.
void take_out_open(const std::vector<dump::OpenCell>& open, Document& document) {
  std::map<int, std::vector<const dump::OpenCell*>> by_page;
  for (const dump::OpenCell& cell : open) by_page[cell.page].push_back(&cell);
  for (Table& table : document.tables) {
    std::size_t taken = 0;
    for (Row& row : table.rows)
      for (TableCell& cell : row.cells) {
        const auto here = cell.box && cell.text ? by_page.find(page_of(row, cell)) : by_page.end();
        if (here == by_page.end()) continue;
        const auto known = std::find_if(here->second.begin(), here->second.end(),
                                        [&](const dump::OpenCell* other) { return overlap(other->box, *cell.box); });
        if (known == here->second.end()) continue;
        for (const std::string& figure : (*known)->figures) row.unplaced.push_back(figure);
        cell = {};
        ++taken;
      }
    if (taken > 0) say_open(table, taken, "stand between columns in the text; their columns are open", document);
  }
}

// Figures whose sums fail may stand in the wrong column: they stay with their row and leave their cells. What a
// document itself gets wrong is told from its PDF.
void take_out_doubtful(const patterns::PatternFiles& files, Document& document) {
  Document trial = document;
  judge(files, trial);
  for (const auto& [index, cells] : cells_of_failing_sums(trial)) {
    Table& table = document.tables[static_cast<std::size_t>(index)];
    for (const auto& [row_index, key] : cells) {
      Row& row = table.rows[static_cast<std::size_t>(row_index)];
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        TableCell& cell = row.cells[i];
        if (table.columns[i].key != key || !cell.value) continue;
        row.unplaced.push_back(cell.text.value_or(""));
        cell = {};
      }
    }
    say_open(table, cells.size(), "do not add up where they stand in the text; their columns are open", document);
  }
}

// What the running text tells, but for its statements.
void take_told(const Document& from, Document& document) {
  document.sections = from.sections;
  document.overview = from.overview;
  document.staffing = from.staffing;
  document.projects = from.projects;
  document.glossary = from.glossary;
}

// The running text is told from forms of performance and tables by its order, and from both by its places: what only
// one of the two takes for a statement is none.
void take_prose(const Document& by_order, Document& document) {
  std::vector<Statement> statements;
  std::vector<std::optional<int>> index;  // of the statements by order among those that stay
  for (const Statement& statement : by_order.statements) {
    const bool both = std::any_of(document.statements.begin(), document.statements.end(), [&](const Statement& other) {
      return other.page == statement.page && other.amount == statement.amount;
    });
    index.push_back(both ? std::optional(static_cast<int>(statements.size())) : std::nullopt);
    if (both) statements.push_back(statement);
  }
  for (Statement& statement : statements)
    if (statement.share_of) statement.share_of = index[static_cast<std::size_t>(*statement.share_of)];
  document.statements = std::move(statements);
  take_told(by_order, document);
  // Forms of performance wrap in every cell; their words are told apart by their order, but of wide tables of many.
  if (document.performance.size() <= by_order.performance.size()) document.performance = by_order.performance;
}

void remark_on_text(const std::vector<PageLayout>& layouts, Document& document) {
  for (Diagnostic& remark : forms::text_unsaid(layouts, document)) document.diagnostics.push_back(std::move(remark));
}

void read_by_places(const std::vector<dump::KeptPage>& pages, const Document& by_order, const forms::Patterns& patterns,
                    const patterns::PatternFiles& files, Document& document) {
  document.source.input = "text";
  document.source.pages = static_cast<int>(pages.size());
  dump::KeptLayouts layouts = dump::lay_out_kept(pages, patterns.common, dump::HeaderWords(files));
  read_layouts(layouts.pages, patterns, files, document);
  remark_on_text(layouts.pages, document);
  take_out_open(layouts.open, document);
  for_each_box(document, [](Rect& box, int) {
    box = {box.x0 / dump::kCharacterWidth, box.y0 / dump::kLinePitch, box.x1 / dump::kCharacterWidth,
           box.y1 / dump::kLinePitch};
  });
  take_prose(by_order, document);
  take_out_doubtful(files, document);
  judge(files, document);
}

// What stands alone over all columns of figures, the last ones, names none of them.
void forget_heading(Table& table) {
  if (table.columns.size() < 2 || table.columns.back().header.size() != 1) return;
  const std::vector<std::string> heading = table.columns.back().header;
  const auto below = [&](const Column& column) { return column.header == heading; };
  const auto first = std::find_if(table.columns.begin(), table.columns.end(), below);
  const auto figures = std::count_if(table.columns.begin(), table.columns.end(),
                                     [](const Column& column) { return is_figure(column.type); });
  if (!std::all_of(first, table.columns.end(), below) || table.columns.end() - first < figures ||
      table.columns.end() - first < 2)
    return;
  for (auto column = first; column != table.columns.end(); ++column) {
    column->header.clear();
    column->key = "column_" + std::to_string(column - table.columns.begin() + 1);
  }
}

// Figures that stand in a cell, and comparisons that hold, less those that do not.
struct Yield {
  int placed = 0, confirmed = 0;
};

// Whether the order of a dump says more than its places: nearly as many figures and sums, for by order a figure is
// placed only where nothing else adds up; or so many more sums that the places cannot be right.
bool says_more(const Yield& by_order, const Yield& by_places) {
  if (by_order.placed >= kNearlyAll * by_places.placed) return by_order.confirmed >= kNearlyAll * by_places.confirmed;
  return by_order.confirmed - by_places.confirmed > kManyMore * by_places.placed;
}

Yield yield_of(const Document& document) {
  Yield yield;
  for (const Table& table : document.tables)
    for (const Row& row : table.rows)
      for (const TableCell& cell : row.cells) yield.placed += cell.value.has_value();
  for (const Check& check : document.checks) {
    if (check.status == CheckStatus::kPass) yield.confirmed += check.count;
    if (check.status == CheckStatus::kFail) yield.confirmed -= kBroken * check.count;
  }
  return yield;
}

struct Figures {
  int placed = 0, open = 0;
};

Figures figures_of(const Table& table) {
  Figures figures;
  for (const Row& row : table.rows) {
    for (const TableCell& cell : row.cells) figures.placed += cell.value.has_value();
    figures.open += static_cast<int>(row.unplaced.size());
  }
  return figures;
}

// Whether what a form promises holds of a document: nearly as many sums as figures, and most figures placed.
bool form_fits(const Document& document, const Yield& yield, const Yield& by_rows) {
  int open = 0;
  for (const Table& table : document.tables) open += figures_of(table).open;
  if (yield.placed + open == 0) return by_rows.placed == 0;
  return yield.confirmed >= kFewestSums * yield.placed && kMostOpen * yield.placed >= open;
}

// Without codes the rows of a torn table are told apart by their figures alone.
bool is_unfit(const Table& table) {
  const bool coded = std::any_of(table.columns.begin(), table.columns.end(),
                                 [](const Column& column) { return column.type == ColumnType::kCode; });
  const Figures figures = figures_of(table);
  return table.status == TableStatus::kFilled && !table.rows.empty() && !coded &&
         (figures.placed < figures.open || figures.placed + figures.open == 0);
}

// A form that leaves most figures of a table open is not the table's: its rows alone may say more, or nothing does.
void replace_unfit_tables(const Document& by_rows, const patterns::PatternFiles& files, Document& document) {
  std::set<int> taken;
  bool changed = false;
  std::erase_if(document.tables, [&](const Table& table) {
    const bool unfit = is_unfit(table);
    const Figures figures = figures_of(table);
    changed = changed || unfit;
    if (!unfit && figures.placed > 0) taken.insert(table.pages.begin(), table.pages.end());
    if (unfit)
      say_open(table, static_cast<std::size_t>(figures.open + figures.placed),
               "do not fit the columns that its title promises; the table is left out", document);
    return unfit;
  });
  for (const Table& table : by_rows.tables) {
    if (std::any_of(table.pages.begin(), table.pages.end(), [&](int page) { return taken.count(page) > 0; })) continue;
    std::erase_if(document.tables,
                  [&](const Table& other) { return other.title == table.title && figures_of(other).placed == 0; });
    document.tables.push_back(table);
    changed = true;
  }
  if (!changed) return;
  std::stable_sort(document.tables.begin(), document.tables.end(), [](const Table& a, const Table& b) {
    return !a.pages.empty() && !b.pages.empty() && a.pages.front() < b.pages.front();
  });
  document.checks.clear();
  judge(files, document);
}

// Where the places were made up.
void forget_places(Document& document) {
  for (Table& table : document.tables)
    for (Row& row : table.rows)
      for (TableCell& cell : row.cells) cell.box.reset(), cell.indent.reset();
  for_each_box(document, [](Rect& box, int) { box = {}; });
  for (Diagnostic& diagnostic : document.diagnostics) diagnostic.box.reset();
}

// By the order of rows alone: what no form is needed for.
void read_by_rows(const std::vector<dump::KeptPage>& pages, const Document& by_order, const forms::Patterns& patterns,
                  const patterns::PatternFiles& files, Document& document) {
  document.source.input = "text";
  document.source.pages = by_order.source.pages;
  dump::KeptLayouts layouts = dump::lay_out_ordered(pages, patterns.common, dump::HeaderWords(files));
  read_layouts(layouts.pages, patterns, files, document);
  remark_on_text(layouts.pages, document);
  take_out_open(layouts.open, document);
  for (Table& table : document.tables) forget_heading(table);
  // What has no title may be anything, and so may texts with an amount each that none calls a table.
  std::erase_if(document.tables, [&](const Table& table) {
    const auto figures = std::count_if(table.columns.begin(), table.columns.end(),
                                       [](const Column& column) { return is_figure(column.type); });
    return table.title.empty() || (figures < 2 && !patterns::any_matches(patterns.common.title, table.title));
  });
  take_prose(by_order, document);
  take_out_doubtful(files, document);
  forget_places(document);
  judge(files, document);
}

// Tables whose cells the text keeps, and the text around them.
bool read_by_cells(std::string_view text, const forms::Patterns& patterns, const patterns::PatternFiles& files,
                   Document& document) {
  dump::CellLayouts layouts = dump::lay_out_cells(text, patterns.common);
  if (layouts.figures < kFewestInCells) return false;
  Document around = document;
  read_by_order(layouts.rest, patterns, files, true, around);
  document.source.input = "text";
  document.source.pages = static_cast<int>(layouts.pages.size());
  read_layouts(layouts.pages, patterns, files, document);
  document.statements = std::move(around.statements);
  take_told(around, document);
  forget_places(document);
  judge(files, document);
  document.source.text_kind = "cells";
  document.source.text_kind_reason =
      std::to_string(layouts.figures) + " figures stand between bars or tabs, which part cells";
  return true;
}

std::string said(const Yield& yield) {
  return std::to_string(yield.placed) + " figures, " + std::to_string(yield.confirmed) + " sums";
}

}  // namespace

void read_dump(std::string_view bytes, const forms::Patterns& patterns, const patterns::PatternFiles& files,
               int most_pages, Document& document) {
  const auto decoded = dump::decode_text(bytes);
  const std::string text = dump::with_pages_parted(decoded.value_or(""));
  refuse_too_many_pages(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\f')), most_pages);
  if (decoded && read_by_cells(text, patterns, files, document)) return;
  // Said before it is judged: what order alone tells accuses less.
  document.source.text_kind = "order";
  Document by_order = document;
  if (decoded) bytes = text;
  read_by_order(bytes, patterns, files, false, by_order);
  const std::vector<dump::KeptPage> pages = dump::read_kept_pages(text);
  if (!dump::keeps_places(pages)) {
    Document by_rows = document;
    read_by_rows(pages, by_order, patterns, files, by_rows);
    const bool fits = form_fits(by_order, yield_of(by_order), yield_of(by_rows));
    if (!fits) {
      by_order = document;
      read_by_order(bytes, patterns, files, true, by_order);
    }
    const Yield rows = yield_of(by_rows), forms = yield_of(by_order);
    const std::string sums = "by its form " + said(forms) + ", by rows " + said(rows);
    by_order.source.text_kind_reason = "few figures stand apart from the text before them: " + sums;
    by_rows.source.text_kind_reason = by_order.source.text_kind_reason;
    const bool rows_say_more =
        rows.placed > forms.placed &&
        (!fits || (rows.confirmed > forms.confirmed && forms.placed < kNearlyAllOfForm * rows.placed));
    if (!fits && !rows_say_more) replace_unfit_tables(by_rows, files, by_order);
    document = rows_say_more ? std::move(by_rows) : std::move(by_order);
    return;
  }
  Document by_places = document;
  by_places.source.text_kind = "places";
  read_by_places(pages, by_order, patterns, files, by_places);
  const Yield kept = yield_of(by_places), ordered = yield_of(by_order);
  const std::string sums = "by places " + said(kept) + ", by order " + said(ordered);
  by_order.source.text_kind_reason = "the lines keep their places, but their order says more: " + sums;
  by_places.source.text_kind_reason = "the lines keep their places: " + sums;
  // A form that holds of the order, and that the places do not show, says more than columns without names.
  const bool by_form =
      form_fits(by_order, ordered, kept) && !by_places.facts.form && ordered.placed >= kNearlyAllOfForm * kept.placed;
  document = says_more(ordered, kept) || by_form ? std::move(by_order) : std::move(by_places);
}

}  // namespace yusuan
