#include "forms/recognise.h"

#include <algorithm>
#include <iterator>

#include "forms/annexes.h"
#include "forms/columns.h"
#include "forms/contents.h"
#include "forms/facts.h"
#include "forms/form_match.h"
#include "forms/form_parts.h"
#include "forms/furniture.h"
#include "forms/header.h"
#include "forms/inner_titles.h"
#include "forms/left_out.h"
#include "forms/national.h"
#include "forms/rows.h"
#include "forms/spaced_heading.h"
#include "forms/stitch.h"
#include "forms/table_index.h"
#include "forms/unit_doubt.h"
#include "text/amount.h"

namespace yusuan::forms {
namespace {

// A table that nothing names has this many rows with amounts, or is taken for a frame.
constexpr int kFewestUntitledRows = 2;
// A form more than one in this many of whose tables do not add up as it promises is another one's namesake.
constexpr std::size_t kBrokenOneIn = 3;

int rows_with_amounts(const GridTable& table) {
  int rows = 0;
  for (std::size_t i = static_cast<std::size_t>(table.header_rows); i < table.rows.size(); ++i) {
    bool amount = false;
    for (int col = 1; col < table.columns && !amount; ++col)
      amount = text::parse_amount(table.rows[i].text(col)).has_value();
    rows += amount;
  }
  return rows;
}

// The unit that the header names: 金额（万元）. nullopt when cells disagree.
std::optional<std::string> unit_in_header(const Header& header, const Vocabulary& words) {
  if (header.unit) return header.unit;
  std::optional<std::string> unit;
  for (const auto& path : header.paths)
    for (const std::string& text : path)
      if (auto named = patterns::first_captured(words.header_unit, text)) {
        if (unit && *unit != *named) return std::nullopt;
        unit = std::move(named);
      }
  return unit;
}

// A title or a mark of budgets: without either, without unit and amounts a titled grid is a list of other things.
bool speaks_of_money(const GridTable& table, const Header& header, const Vocabulary& words) {
  static const text::Pattern money("收入|支出|收支|预算|决算|经费|资金|拨款|债务|债券|采购|资产|基金|转移支付|财政");
  const Caption& caption = table.caption;
  return caption.label || caption.money_unit || unit_in_header(header, words) || money.matches(*caption.title) ||
         rows_with_amounts(table) > 0;
}

// Figures of money under a name for each column are a list, whatever its title speaks of: results of evaluations.
bool lists_amounts(const GridTable& table, const Header& header, const Vocabulary& words) {
  return (table.caption.money_unit || unit_in_header(header, words)) && table.header_rows > 0 &&
         heads_each_column(table.rows[static_cast<std::size_t>(table.header_rows) - 1]) &&
         rows_with_amounts(table) >= kFewestUntitledRows;
}

struct SortedTables {
  std::vector<NumberedTable> numbered;
  std::vector<LeftTable> left;
  EmptyTables empty;  ///< as an index of the tables says
};

// A grid is a numbered table of the disclosure when its caption says so: a title and what budget tables carry with it;
// without a title, a money unit above it and amounts inside. `taken` are parts of performance forms; in an annexed
// report only what a mark numbers is the disclosure's.
SortedTables numbered_tables(const std::vector<GridTable>& sources, const std::vector<bool>& taken,
                             const std::vector<Annex>& annexes, const Vocabulary& words) {
  SortedTables sorted;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const GridTable& source = sources[i];
    const Caption& caption = source.caption;
    const auto leave = [&](std::string reason) { sorted.left.push_back({&source, std::move(reason)}); };
    if (taken[i]) {
      leave("it is part of a performance form");
      continue;
    }
    const Annex* annex = annex_of(annexes, source.grids.front()->page);
    if (annex != nullptr && !caption.label && !caption.number) {
      leave("it stands in an annexed report: " + annex->title);
      continue;
    }
    Header header = read_header(source, words);
    if (caption.skipped && !lists_amounts(source, header, words)) {
      leave("its title says that it is another form: " + *caption.title);
    } else if (source.columns < 2) {
      leave("it has one column only");
    } else if (is_index(header, words)) {
      leave("it lists the tables");
      sorted.empty.read(source, header, words);
    } else if (!caption.title && !caption.money_unit) {
      leave(caption.prose ? "running text stands above it, neither a title nor a money unit"
                          : "neither a title nor a money unit stands above it");
    } else if (!caption.title && rows_with_amounts(source) < kFewestUntitledRows) {
      leave("no title stands above it, and fewer than two rows hold amounts");
    } else if (caption.title && !speaks_of_money(source, header, words)) {
      leave("neither its title nor its columns speak of money");
    } else {
      sorted.numbered.push_back({&source, std::move(header)});
    }
  }
  return sorted;
}

std::vector<const GridRow*> body_rows(const GridTable& table) {
  std::vector<const GridRow*> body;
  for (std::size_t i = static_cast<std::size_t>(table.header_rows); i < table.rows.size(); ++i)
    if (!table.rows[i].repeated) body.push_back(&table.rows[i]);
  return body;
}

bool has_figure(const Table& table, bool other_than_zero = false) {
  for (const Row& row : table.rows)
    for (const TableCell& cell : row.cells)
      if (cell.value && !(other_than_zero && cell.value->is_zero())) return true;
  return false;
}

TableStatus status_of(const Table& table, const Vocabulary& words) {
  const bool zeros_only = has_figure(table) && !has_figure(table, /*other_than_zero=*/true);
  if (has_figure(table) && !zeros_only) return TableStatus::kFilled;
  if (table.note && patterns::any_matches(words.declared_empty, *table.note)) return TableStatus::kDeclaredEmpty;
  if (zeros_only) return TableStatus::kFilled;
  for (const Row& row : table.rows)
    for (const TableCell& cell : row.cells)
      if (cell.text == "无") return TableStatus::kDeclaredEmpty;
  return TableStatus::kBlank;
}

// What printed tables are held against: the document's form, nullptr where none is known, and the tables of the
// country.
struct Known {
  const FormPattern* form;
  const std::vector<NationalTables>& national;
};

// `pattern`: the table of the form that this is, or nullptr.
void name_table(Table& table, const Header& header, const std::vector<const GridRow*>& body,
                const TablePattern* pattern, const Known& known, const Vocabulary& words) {
  const bool in_money = table.money_unit.has_value();
  std::optional<NationalMatch> match;
  if (pattern == nullptr) match = national_table(known.national, table.title, header, body, in_money, words);
  if (match) {
    table.id = std::move(match->id);
    table.columns = std::move(match->columns);
    return;
  }
  if (pattern != nullptr) table.id = pattern->id;
  table.columns = name_columns(header, body, pattern, PatternOf::kForm, in_money, words);
}

// `pattern`: the table of the form that this is, or nullptr.
Table read_table(const NumberedTable& numbered, const TablePattern* pattern, const Known& known,
                 const Vocabulary& words, std::vector<Diagnostic>& diagnostics) {
  const auto& [source_table, header] = numbered;
  const GridTable& source = *source_table;
  Table table{.number = source.caption.number,
              .label = source.caption.label,
              .title = source.caption.title.value_or(""),
              .preparer = source.caption.preparer,
              .money_unit = source.caption.money_unit,
              .note = source.note};
  if (!table.money_unit) table.money_unit = unit_in_header(header, words);
  if (table.money_unit) table.yuan_per_unit = text::yuan_per_unit(*table.money_unit);
  for (const Grid* grid : source.grids)
    if (table.pages.empty() || table.pages.back() != grid->page) table.pages.push_back(grid->page);
  const auto body = body_rows(source);
  name_table(table, header, body, pattern, known, words);
  table.rows = read_rows(body, header, table.columns, words, table.note, diagnostics);
  table.status = status_of(table, words);
  return table;
}

// The words of common.toml and those that the form adds.
Vocabulary words_of(const FormPattern& form, const Vocabulary& common) {
  Vocabulary words = common;
  words.total_row.insert(words.total_row.end(), form.total_row.begin(), form.total_row.end());
  return words;
}

struct ReadTables {
  std::vector<Table> tables;
  std::vector<Diagnostic> diagnostics;
  std::size_t of_form = 0, kept = 0;  // tables of the form, those of them that add up as it promises
};

ReadTables read_tables(const std::vector<NumberedTable>& numbered, const Known& known, const Vocabulary& words) {
  ReadTables read;
  for (const NumberedTable& table : numbered) {
    const TablePattern* pattern = known.form == nullptr ? nullptr : table_of(*known.form, table);
    std::vector<Diagnostic> doubts;
    Table result = read_table(table, pattern, known, words, doubts);
    read.of_form += pattern != nullptr;
    if (pattern != nullptr && !keeps_promises(result, *pattern)) {
      doubts.clear();
      result = read_table(table, nullptr, known, words, doubts);
    } else {
      read.kept += pattern != nullptr;
    }
    read.tables.push_back(std::move(result));
    read.diagnostics.insert(read.diagnostics.end(), std::make_move_iterator(doubts.begin()),
                            std::make_move_iterator(doubts.end()));
  }
  return read;
}

void append(std::vector<Diagnostic>& diagnostics, std::vector<Diagnostic> more) {
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::vector<Diagnostic> parts_apart(const std::vector<NumberedTable>& numbered) {
  std::vector<Diagnostic> found;
  for (const NumberedTable& table : numbered)
    if (const Grid& grid = *table.source->grids.front(); table.source->apart)
      found.push_back({Severity::kWarning, "columns_unmatched",
                       "this part of the table of the page before has other columns and stands as a table of its own",
                       grid.page, grid.box});
  return found;
}

}  // namespace

void recognise(std::vector<PageLayout>& layouts, const Patterns& patterns, Document& document) {
  const Vocabulary& words = patterns.common;
  join_spaced_headings(layouts);
  document.contents = read_contents(layouts, words);
  mark_furniture(layouts, words);
  for (PageLayout& layout : layouts) part_at_inner_titles(layout, words);
  const auto sources = stitch_pages(layouts, words);
  auto performance = performance::read_performance_forms(form_parts(sources), patterns.performance);
  const SortedTables sorted = numbered_tables(sources, performance.taken, read_annexes(layouts, words), words);
  const auto& numbered = sorted.numbered;
  append(document.diagnostics, parts_apart(numbered));
  const FormPattern* form = form_of(numbered, patterns.forms);
  std::optional<Vocabulary> own;
  if (form != nullptr && !form->total_row.empty()) own = words_of(*form, words);
  ReadTables read = read_tables(numbered, {form, patterns.national}, own ? *own : words);
  if (form != nullptr && kBrokenOneIn * (read.of_form - read.kept) > read.of_form) {
    form = nullptr;
    read = read_tables(numbered, {nullptr, patterns.national}, words);
  }
  document.tables = std::move(read.tables);
  append(document.diagnostics, std::move(read.diagnostics));
  for (Table& table : document.tables)
    if (table.status == TableStatus::kBlank && sorted.empty.names(table)) table.status = TableStatus::kDeclaredEmpty;
  append(document.diagnostics, doubtful_units(document.tables));
  document.performance = std::move(performance.forms);
  number_by_contents(document.tables, document.contents, words);
  number_by_contents(document.performance, document.contents, words);
  document.facts = read_facts(layouts, document.tables, words);
  if (form != nullptr) document.facts.form = form->name;
  append(document.diagnostics,
         document.tables.empty()
             ? std::vector<Diagnostic>{{Severity::kWarning, "no_tables", "no numbered table was found", {}, {}}}
             : facts_unstated(document.facts));
  append(document.diagnostics, std::move(performance.diagnostics));
  append(document.diagnostics, figures_left_out(layouts, sorted.left, document));
}

}  // namespace yusuan::forms
