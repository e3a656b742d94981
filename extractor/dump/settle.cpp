#include "dump/settle.h"

#include <algorithm>
#include <map>

#include "dump/known_cells.h"
#include "dump/untangle_sides.h"
#include "solve/families.h"
#include "solve/minor.h"
#include "solve/reassign.h"
#include "solve/regroup.h"

namespace yusuan::dump {
namespace {

// Facts travel from table to table; the longest way in the forms known is four tables.
constexpr int kMostRounds = 6;

enum class Effort { kAsPrinted, kReassign, kAnything };

std::vector<std::size_t> figure_columns(const DumpedTable& table, const Panel& panel,
                                        const std::vector<std::string>& keys) {
  std::vector<std::size_t> columns;
  for (const std::string& key : keys)
    for (std::size_t i = 0; i < panel.figures.size(); ++i)
      if (table.columns[panel.figures[i]].key == key) columns.push_back(i);
  return columns;
}

bool speaks_of(const patterns::Identity& identity, patterns::IdentityKind kind, const DumpedTable& table) {
  return identity.kind == kind &&
         std::find(identity.tables.begin(), identity.tables.end(), table.id) != identity.tables.end();
}

// Rows that a sum of the form's makes parts of another row.
void nest_by_sum(const patterns::Identity& identity, const DumpedTable& table, Panel& panel) {
  const auto columns = figure_columns(table, panel, identity.columns);
  if (columns.empty()) return;
  const auto fits = [](const patterns::Selector& selector, const AnchoredRow& row) {
    return selector.fits(patterns::label_of(row.name), row.full_code(), row.total);
  };
  for (std::size_t whole = 0; whole < panel.rows.size(); ++whole) {
    if (!fits(identity.total_row, panel.rows[whole])) continue;
    const std::size_t first = identity.span == patterns::Span::kBelow ? whole + 1 : 0;
    const std::size_t last = identity.span == patterns::Span::kAbove ? whole : panel.rows.size();
    bool any = false;
    for (std::size_t i = first; i < last; ++i) {
      AnchoredRow& row = panel.rows[i];
      if (i == whole) continue;
      if (identity.span == patterns::Span::kBelow && fits(identity.until, row)) break;
      if (!fits(identity.part_rows, row) || row.parent >= 0) continue;
      row.parent = static_cast<int>(whole);
      any = true;
    }
    if (!any) continue;
    auto& summed = panel.rows[whole].summed;
    summed.assign(panel.figures.size(), false);
    for (const std::size_t column : columns) summed[column] = true;
  }
}

// Percentages do not sum up.
void leave_out_percentages(const DumpedTable& table, Panel& panel) {
  for (std::size_t column = 0; column < panel.figures.size(); ++column) {
    if (table.columns[panel.figures[column]].type != ColumnType::kPercent) continue;
    for (AnchoredRow& row : panel.rows) {
      if (row.summed.empty()) row.summed.assign(panel.figures.size(), true);
      row.summed[column] = false;
    }
  }
}

void nest_rows(std::vector<DumpedTable>& tables, const FormLayout& form) {
  for (DumpedTable& table : tables)
    for (Panel& panel : table.panels) {
      for (const patterns::Identity& identity : form.identities)
        if (speaks_of(identity, patterns::IdentityKind::kSum, table)) nest_by_sum(identity, table, panel);
      leave_out_percentages(table, panel);
    }
}

solve::PlacementProblem problem_of(const DumpedTable& table, const FormLayout& form, std::size_t index,
                                   bool with_facts) {
  const Panel& panel = table.panels[index];
  solve::PlacementProblem problem{.columns = panel.figures.size(), .rows = {}, .sums = {}};
  for (const patterns::Identity& identity : form.identities) {
    if (!speaks_of(identity, patterns::IdentityKind::kRowSum, table)) continue;
    solve::ColumnSum sum{figure_columns(table, panel, identity.total_columns),
                         figure_columns(table, panel, identity.part_columns)};
    if (sum.wholes.size() == identity.total_columns.size() && !sum.parts.empty())
      problem.sums.push_back(std::move(sum));
  }
  const bool any_figures =
      std::any_of(panel.rows.begin(), panel.rows.end(), [](const AnchoredRow& row) { return !row.figures.empty(); });
  for (std::size_t i = 0; i < panel.rows.size(); ++i) {
    const AnchoredRow& row = panel.rows[i];
    solve::PlacementRow placement{.parent = row.parent, .figures = {}, .known = {}, .summed = row.summed, .pages = {}};
    placement.page = row.page;
    for (const PrintedFigure& figure : row.figures) {
      placement.figures.push_back(solve::minor_of(figure.value, table.scale));
      placement.pages.push_back(figure.page);
    }
    if (with_facts && !table.settled[index].known.empty()) placement.known = table.settled[index].known[i];
    // Classified rows are printed because they have money; lists of all classes and labels are printed anyway.
    placement.must_have_figures = !panel.codes.empty() && any_figures && form.find(table.id)->left_codes.empty();
    problem.rows.push_back(std::move(placement));
  }
  return problem;
}

void untangle(DumpedTable& table, const FormLayout& form) {
  if (table.panels.size() != 2) return;
  solve::PlacementProblem right = problem_of(table, form, 1, false);
  right.precision = table.precision;
  if (untangle_sides(table.panels[0], table.panels[1], right, table.scale)) table.untangled = true;
}

bool as_printed(const solve::PlacementProblem& problem, SettledPanel& panel) {
  auto placings = solve::placings_as_printed(problem);
  if (!placings) return false;
  panel.placings = *std::move(placings);
  panel.moved = panel.independent = false;
  return true;
}

bool moved(const solve::PlacementProblem& problem, const std::vector<solve::Minor>& loose, SettledPanel& panel) {
  auto result = solve::give_back(problem, loose);
  if (solve::PlacementProblem mended = problem; !result.found && give_back_within_families(mended)) {
    if (loose.empty() && as_printed(mended, panel)) return panel.moved = true;
    result = solve::give_back(mended, loose);
  }
  if (!result.found) return false;
  panel.placings = std::move(result.placings);
  panel.moved = true;
  panel.independent = false;
  return true;
}

std::vector<solve::Minor> loose_figures(const DumpedTable& table, std::size_t index) {
  std::vector<solve::Minor> loose;
  for (const PrintedFigure& figure : table.panels[index].loose)
    loose.push_back(solve::minor_of(figure.value, table.scale));
  return loose;
}

bool settle_as(const solve::PlacementProblem& problem, const std::vector<solve::Minor>& loose, Effort effort,
               SettledPanel& panel) {
  if (loose.empty() && as_printed(problem, panel)) return true;
  return effort != Effort::kAsPrinted && moved(problem, loose, panel);
}

// The document contradicts itself, but says which figures belong to which row: what still holds places them.
void contradicting(const solve::PlacementProblem& with_facts, const solve::PlacementProblem& plain,
                   SettledPanel& panel) {
  auto placings = solve::placings_by_row(with_facts);
  for (std::size_t i = 0; i < placings.size(); ++i) {
    if (placings[i].empty()) placings[i] = solve::placings_of_row(plain, plain.rows[i]);
    if (placings[i].empty()) placings[i] = solve::placings_in_order(plain, plain.rows[i]);
  }
  panel.placings = solve::solve_placement(plain, std::move(placings), true);
}

// What adds up by itself, where the whole does not.
void by_families(const solve::PlacementProblem& problem, SettledPanel& panel) {
  panel.placings.assign(problem.rows.size(), {});
  panel.confirmed.assign(problem.rows.size(), false);
  for (solve::SettledFamily& family : solve::settle_families(problem)) {
    if (family.rows.size() < 2) continue;
    for (std::size_t i = 0; i < family.rows.size(); ++i) {
      panel.placings[family.rows[i]] = std::move(family.placings[i]);
      panel.confirmed[family.rows[i]] = true;
    }
  }
}

void settle_panel(DumpedTable& table, const FormLayout& form, std::size_t index, Effort effort) {
  SettledPanel& panel = table.settled[index];
  const std::vector<solve::Minor> loose = loose_figures(table, index);
  solve::PlacementProblem with_facts = problem_of(table, form, index, true),
                          plain = problem_of(table, form, index, false);
  for (const solve::Minor precision : {solve::Minor{1}, table.precision}) {
    with_facts.precision = plain.precision = precision;
    if (settle_as(with_facts, loose, effort, panel)) return;
    if (loose.empty() && as_printed(plain, panel)) return;
    if (effort == Effort::kAnything && moved(plain, loose, panel)) return;
    if (table.precision == 1) break;
  }
  // Figures above the first row can belong to no row that is printed.
  if (effort == Effort::kAnything && !loose.empty() && (as_printed(with_facts, panel) || as_printed(plain, panel)))
    return;
  panel.independent = true;
  if (table.panels[index].row_by_row) return contradicting(with_facts, plain, panel);
  by_families(plain, panel);
}

// Whether the document says of a figure of the row that it stands there; the row's sums tie the others to it.
bool said(const solve::Placing& known, const solve::Placing& placing) {
  for (std::size_t column = 0; column < placing.size(); ++column)
    if (known[column].value_or(0) != 0 && known[column] == placing[column]) return true;
  return false;
}

// A 0 that was moved to a row with blank cells: no sum says that it is that row's.
void leave_zeros_open(const AnchoredRow& row, int scale, std::vector<solve::Placing>& placings) {
  std::vector<solve::Minor> own;
  for (const PrintedFigure& figure : row.figures) own.push_back(solve::minor_of(figure.value, scale));
  for (std::size_t i = 0, count = placings.size(); i < count; ++i) {
    std::vector<solve::Minor> held;
    solve::Placing without = placings[i];
    for (auto& cell : without) {
      if (cell) held.push_back(*cell);
      if (cell == 0) cell.reset();
    }
    if (held != own && held.size() < without.size() && without != placings[i]) placings.push_back(without);
  }
}

// Where the text was not read line by line, and where words that are no row's stand in front of it, a figure can belong
// to another row than the one that it is printed behind. It stays only where something else confirms it: what the
// document says of the row; the sum that the row is; in tables that leave no row, or no cell, blank, the sum that it is
// part of.
void withhold_unconfirmed(const Panel& panel, int scale, SettledPanel& settled) {
  if (panel.rows.size() < 2) return;
  std::vector<bool> whole(panel.rows.size()), part(panel.rows.size());
  for (std::size_t i = 0; i < panel.rows.size(); ++i)
    if (panel.rows[i].parent >= 0) part[i] = whole[static_cast<std::size_t>(panel.rows[i].parent)] = true;
  const bool full = panel.loose.empty() && std::all_of(panel.rows.begin(), panel.rows.end(), [&](const auto& row) {
                      return row.figures.size() == panel.figures.size();
                    });
  for (std::size_t i = 0; i < panel.rows.size(); ++i) {
    auto& placings = settled.placings[i];
    leave_zeros_open(panel.rows[i], scale, placings);
    const bool adds_up = !settled.independent || (!settled.confirmed.empty() && settled.confirmed[i]);
    const bool summed = adds_up && (whole[i] || (part[i] && (full || !panel.codes.empty())));
    if (placings.empty() || (summed && (settled.moved || !panel.rows[i].interrupted))) continue;
    if (panel.on_lines && !settled.moved && !panel.rows[i].interrupted) continue;
    if (std::all_of(placings.begin(), placings.end(),
                    [&](const solve::Placing& p) { return said(settled.known[i], p); }))
      continue;
    if (const solve::Placing nothing(panel.figures.size()); nothing != placings.front()) placings.push_back(nothing);
  }
}

void settle_all(std::vector<DumpedTable>& tables, const FormLayout& form, Facts& facts, Effort effort) {
  // What was known of a panel when it was settled: without news there is nothing to solve again.
  std::map<const SettledPanel*, std::vector<solve::Placing>> settled_with;
  for (int round = 0; round < kMostRounds; ++round) {
    for (DumpedTable& table : tables)
      for (std::size_t p = 0; p < table.panels.size(); ++p) {
        SettledPanel& settled = table.settled[p];
        const auto before = settled_with.find(&settled);
        if (table.panels[p].rows.empty() || (before != settled_with.end() && before->second == settled.known)) continue;
        settled_with[&settled] = settled.known;
        settle_panel(table, form, p, effort);
        withhold_unconfirmed(table.panels[p], table.scale, settled);
      }
    for (const patterns::Identity& identity : form.identities) facts.take(identity);
    if (!facts.take_changed()) break;
  }
}

}  // namespace

void settle_columns(std::vector<DumpedTable>& tables, const FormLayout& form, const std::vector<ToldFigure>& told) {
  nest_rows(tables, form);
  for (DumpedTable& table : tables) untangle(table, form);
  Facts facts(tables);
  for (const ZeroRule& rule : form.zero) facts.take(rule);
  for (const ToldFigure& figure : told) facts.take(figure);
  for (const Effort effort : {Effort::kAsPrinted, Effort::kReassign, Effort::kAnything})
    settle_all(tables, form, facts, effort);
}

}  // namespace yusuan::dump
