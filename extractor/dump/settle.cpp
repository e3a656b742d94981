#include "dump/settle.h"

#include <algorithm>
#include <utility>

#include "dump/reassign.h"
#include "text/pattern.h"

namespace yusuan {
namespace {

// Facts travel from table to table; the longest way in the forms known is four tables.
constexpr int kMostRounds = 6;

struct Place {
  std::size_t table, panel, row, column;  ///< `column` among the panel's figure columns
};

enum class Effort { kAsPrinted, kReassign, kAnything };

std::optional<std::size_t> figure_column(const DumpedTable& table, const Panel& panel, const std::string& key) {
  for (std::size_t i = 0; i < panel.figures.size(); ++i)
    if (table.layout->columns[panel.figures[i]].key == key) return i;
  return std::nullopt;
}

bool is_label(std::string_view wanted, std::string_view label) {
  return wanted.ends_with('*') ? label.starts_with(wanted.substr(0, wanted.size() - 1)) : label == wanted;
}

// A label without 其中：, 一、, 1、 or 4. in front.
std::string_view bare(std::string_view label) {
  static const Pattern numbering(R"(^(?:其中[:：]|[一二三四五六七八九十]+、|\d{1,2}[、.．]))");
  if (const auto mark = numbering.captures(label)) label.remove_prefix((*mark)[0].size());
  return label;
}

bool selects(std::string_view wanted, const AnchoredRow& row) {
  if (wanted == "all") return true;
  if (wanted == "each") return !row.code.empty();
  if (wanted == "total") return row.total;
  if (!row.code.empty()) return row.full_code() == wanted;
  for (std::size_t from = 0; from <= wanted.size();) {
    const auto end = std::min(wanted.find('|', from), wanted.size());
    const std::string_view one = wanted.substr(from, end - from);
    if (is_label(one, row.name) || is_label(one, bare(row.name))) return true;
    from = end + 1;
  }
  return false;
}

PlacementProblem problem_of(const DumpedTable& table, std::size_t index, bool with_facts) {
  const Panel& panel = table.panels[index];
  PlacementProblem problem{.columns = panel.figures.size(), .rows = {}, .sums = {}};
  for (const SumRule& rule : table.layout->sums) {
    const auto whole = figure_column(table, panel, rule.whole);
    if (!whole) continue;
    ColumnSum sum{*whole, {}};
    for (const std::string& part : rule.parts)
      if (const auto column = figure_column(table, panel, part)) sum.parts.push_back(*column);
    problem.sums.push_back(std::move(sum));
  }
  for (std::size_t i = 0; i < panel.rows.size(); ++i) {
    const AnchoredRow& row = panel.rows[i];
    PlacementRow placement{.parent = row.parent, .figures = {}, .known = {}};
    for (const PrintedFigure& figure : row.figures) placement.figures.push_back(minor_of(figure.value, table.scale));
    if (with_facts && !table.settled[index].known.empty()) placement.known = table.settled[index].known[i];
    // Classified rows are printed because they have money; lists of all classes and labels are printed anyway.
    placement.must_have_figures = !panel.codes.empty();
    problem.rows.push_back(std::move(placement));
  }
  return problem;
}

bool complete(const std::vector<std::vector<Placing>>& placings) {
  return std::none_of(placings.begin(), placings.end(), [](const auto& row) { return row.empty(); });
}

std::vector<std::vector<Placing>> by_rows(const PlacementProblem& problem) {
  std::vector<std::vector<Placing>> placings;
  for (const PlacementRow& row : problem.rows) placings.push_back(placings_of_row(problem, row));
  return placings;
}

bool as_printed(const PlacementProblem& problem, SettledPanel& panel) {
  auto placings = by_rows(problem);
  if (!complete(placings)) return false;
  placings = solve_placement(problem, std::move(placings));
  if (!complete(placings)) return false;
  panel.placings = std::move(placings);
  panel.moved = panel.independent = false;
  return true;
}

bool moved(const PlacementProblem& problem, const std::vector<Minor>& loose, SettledPanel& panel) {
  auto result = reassign(problem, loose);
  if (!result.found) return false;
  panel.placings = std::move(result.placings);
  panel.moved = true;
  panel.independent = false;
  return true;
}

void settle_panel(DumpedTable& table, std::size_t index, Effort effort) {
  SettledPanel& panel = table.settled[index];
  const PlacementProblem with_facts = problem_of(table, index, true), plain = problem_of(table, index, false);
  std::vector<Minor> loose;
  for (const PrintedFigure& figure : table.panels[index].loose) loose.push_back(minor_of(figure.value, table.scale));
  if (loose.empty() && (as_printed(with_facts, panel) || as_printed(plain, panel))) return;
  if (effort != Effort::kAsPrinted && moved(with_facts, loose, panel)) return;
  if (effort != Effort::kAnything || moved(plain, loose, panel)) return;
  panel.placings = by_rows(plain);
  panel.independent = true;
}

// What a cell holds, when all solutions agree: 0 for blank.
std::optional<Minor> decided(const std::vector<DumpedTable>& tables, const Place& place) {
  const auto& placings = tables[place.table].settled[place.panel].placings;
  if (place.row >= placings.size() || placings[place.row].empty()) return std::nullopt;
  const auto& first = placings[place.row].front()[place.column];
  for (const Placing& placing : placings[place.row])
    if (placing[place.column].value_or(0) != first.value_or(0)) return std::nullopt;
  return first.value_or(0);
}

std::vector<Place> places_of(const std::vector<DumpedTable>& tables, const CellSelector& cell) {
  std::vector<Place> places;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (tables[t].layout == nullptr || tables[t].layout->id != cell.table) continue;
    // A row of a two-sided table is found by the label of its left side: total rows share theirs.
    for (std::size_t p = 0; p < tables[t].panels.size(); ++p) {
      const Panel& panel = tables[t].panels[p];
      const auto column = figure_column(tables[t], panel, cell.column);
      if (!column) continue;
      const bool label = cell.row != "each" && cell.row != "all" && cell.row != "total";
      for (std::size_t r = 0; r < panel.rows.size(); ++r) {
        const bool left_total = p > 0 && panel.rows[r].total &&
                                std::any_of(tables[t].panels[0].rows.begin(), tables[t].panels[0].rows.end(),
                                            [&](const AnchoredRow& row) { return row.total && row.name == cell.row; });
        if (!selects(cell.row, panel.rows[r]) && !left_total) continue;
        places.push_back({t, p, r, *column});
        if (label) break;  // the first of a label that is printed twice
      }
    }
  }
  return places;
}

const AnchoredRow& row_at(const std::vector<DumpedTable>& tables, const Place& place) {
  return tables[place.table].panels[place.panel].rows[place.row];
}

class Facts {
 public:
  Facts(std::vector<DumpedTable>& tables) : tables_(tables) {
    for (DumpedTable& table : tables_) {
      table.settled.assign(table.panels.size(), {});
      for (std::size_t p = 0; p < table.panels.size(); ++p)
        table.settled[p].known.assign(table.panels[p].rows.size(), Placing(table.panels[p].figures.size()));
    }
  }

  void tell(const Place& place, Minor value) {
    auto& known = tables_[place.table].settled[place.panel].known[place.row][place.column];
    if (known) return;
    known = value;
    changed_ = true;
  }

  void equal(const EqualRule& rule) {
    const auto a = places_of(tables_, rule.a), b = places_of(tables_, rule.b);
    pass(a, b, rule.a.row == "each");
    pass(b, a, rule.b.row == "each");
  }

  bool take_changed() { return std::exchange(changed_, false); }

 private:
  void pass(const std::vector<Place>& from, const std::vector<Place>& to, bool by_code) {
    for (const Place& target : to) {
      std::vector<Place> sources;
      for (const Place& source : from)
        if (!by_code || row_at(tables_, source).code == row_at(tables_, target).code) sources.push_back(source);
      if (sources.size() == 1) {
        if (const auto value = decided(tables_, sources.front())) tell(target, *value);
      } else if (sources.empty() && by_code && row_at(tables_, target).code.size() == 1 && !from.empty()) {
        // A class that the other table does not list has nothing.
        tell(target, 0);
      }
    }
  }

  std::vector<DumpedTable>& tables_;
  bool changed_ = false;
};

void settle_all(std::vector<DumpedTable>& tables, const FormLayout& form, Facts& facts, Effort effort) {
  for (int round = 0; round < kMostRounds; ++round) {
    for (DumpedTable& table : tables)
      for (std::size_t p = 0; p < table.panels.size(); ++p)
        if (!table.panels[p].rows.empty()) settle_panel(table, p, effort);
    for (const EqualRule& rule : form.equal) facts.equal(rule);
    if (!facts.take_changed()) break;
  }
}

void tell(const std::vector<DumpedTable>& tables, const ToldFigure& figure, Facts& facts) {
  auto places = places_of(tables, figure.cell);
  if (!figure.project.empty())
    std::erase_if(places, [&](const Place& place) { return row_at(tables, place).second_name != figure.project; });
  if (places.size() == 1) facts.tell(places.front(), minor_of(figure.value, tables[places.front().table].scale));
}

}  // namespace

Minor minor_of(const Decimal& value, int scale) {
  Minor minor = value.mantissa();
  for (int i = value.scale(); i < scale; ++i) minor *= 10;
  return minor;
}

void settle_columns(std::vector<DumpedTable>& tables, const FormLayout& form, const std::vector<ToldFigure>& told) {
  Facts facts(tables);
  for (const ZeroRule& rule : form.zero) {
    const bool empty = std::any_of(tables.begin(), tables.end(), [&](const DumpedTable& table) {
      return table.layout != nullptr && table.layout->id == rule.when_empty && table.declared_empty;
    });
    for (const CellSelector& cell : rule.cells)
      if (empty)
        for (const Place& place : places_of(tables, cell)) facts.tell(place, 0);
  }
  for (const ToldFigure& figure : told) tell(tables, figure, facts);
  for (const Effort effort : {Effort::kAsPrinted, Effort::kReassign, Effort::kAnything})
    settle_all(tables, form, facts, effort);
}

}  // namespace yusuan
