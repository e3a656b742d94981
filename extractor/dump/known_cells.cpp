#include "dump/known_cells.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

#include "solve/minor.h"

namespace yusuan::dump {
namespace {

std::optional<std::size_t> figure_column(const DumpedTable& table, const Panel& panel, const std::string& key) {
  for (std::size_t i = 0; i < panel.figures.size(); ++i)
    if (table.columns[panel.figures[i]].key == key) return i;
  return std::nullopt;
}

// Whether it fits.
bool rescale(solve::Minor& value, int from, int to) {
  for (; from < to; ++from)
    if (__builtin_mul_overflow(value, 10, &value)) return false;
  return true;
}

bool add_to(solve::Minor& sum, solve::Minor value) {
  // The least number has no opposite.
  return !__builtin_add_overflow(sum, value, &sum) && sum != std::numeric_limits<solve::Minor>::min();
}

solve::Minor power_of_ten(int exponent) { return exponent <= 0 ? 1 : 10 * power_of_ten(exponent - 1); }

// The one figure of the panel that the text says in a larger unit, rounded.
std::optional<solve::Minor> rounded_from(const ToldFigure& told, const DumpedTable& table, const Panel& panel) {
  if (table.yuan_per_unit <= 0 || told.yuan_per_unit <= table.yuan_per_unit) return std::nullopt;
  const solve::Minor step = told.yuan_per_unit / table.yuan_per_unit * power_of_ten(table.scale);
  const solve::Minor digit = step / power_of_ten(told.value.scale());
  solve::Minor value = 0;
  if (__builtin_mul_overflow(told.value.mantissa(), digit, &value) || std::llabs(value / 2) > solve::kMostMinor)
    return std::nullopt;
  std::optional<solve::Minor> only;
  bool several = false;
  const auto look = [&](const PrintedFigure& figure) {
    const solve::Minor minor = solve::minor_of(figure.value, table.scale);
    if (minor == 0 || std::abs(minor - value) * 2 > digit) return;
    several = several || (only && *only != minor);
    only = minor;
  };
  for (const PrintedFigure& figure : panel.loose) look(figure);
  for (const AnchoredRow& row : panel.rows)
    for (const PrintedFigure& figure : row.figures) look(figure);
  return several ? std::nullopt : only;
}

std::string_view bare_name(const AnchoredRow& row) { return patterns::label_of(row.name).bare; }

}  // namespace

// Σ of the decided cells, and the ones that are not; at the finest scale of the tables it speaks of.
struct Facts::Side {
  solve::Minor sum = 0;
  int scale = 0;
  std::int64_t yuan_per_unit = -1;
  std::vector<std::pair<Place, int>> open;
};

Facts::Facts(std::vector<DumpedTable>& tables) : tables_(tables) {
  for (DumpedTable& table : tables_) {
    table.settled.assign(table.panels.size(), {});
    for (std::size_t p = 0; p < table.panels.size(); ++p)
      table.settled[p].known.assign(table.panels[p].rows.size(), solve::Placing(table.panels[p].figures.size()));
  }
}

bool Facts::take_changed() { return std::exchange(changed_, false); }

const AnchoredRow& Facts::row_at(const Place& place) const {
  return tables_[place.table].panels[place.panel].rows[place.row];
}

void Facts::tell(const Place& place, solve::Minor value) {
  auto& known = tables_[place.table].settled[place.panel].known[place.row][place.column];
  if (known || value > solve::kMostMinor || value < -solve::kMostMinor) return;
  known = value;
  changed_ = true;
}

// What a cell holds, when all solutions agree: 0 for blank.
std::optional<solve::Minor> Facts::decided(const Place& place) const {
  const auto& placings = tables_[place.table].settled[place.panel].placings;
  if (place.row >= placings.size() || placings[place.row].empty()) return std::nullopt;
  const auto& first = placings[place.row].front()[place.column];
  for (const solve::Placing& placing : placings[place.row])
    if (placing[place.column].value_or(0) != first.value_or(0)) return std::nullopt;
  return first.value_or(0);
}

std::vector<Facts::Place> Facts::places_of(const patterns::Reference& reference) const {
  std::vector<Place> places;
  for (std::size_t t = 0; t < tables_.size(); ++t) {
    if (tables_[t].id != reference.table || tables_[t].columns.empty()) continue;
    for (std::size_t p = 0; p < tables_[t].panels.size(); ++p) {
      const Panel& panel = tables_[t].panels[p];
      const auto column = figure_column(tables_[t], panel, reference.column);
      if (!column) continue;
      for (std::size_t r = 0; r < panel.rows.size(); ++r) {
        const AnchoredRow& row = panel.rows[r];
        if (reference.row.empty() || reference.row.fits(patterns::label_of(row.name), row.full_code(), row.total))
          places.push_back({t, p, r, *column});
      }
    }
    break;
  }
  return places;
}

void Facts::take(const ZeroRule& rule) {
  const bool empty = std::any_of(tables_.begin(), tables_.end(), [&](const DumpedTable& table) {
    return table.id == rule.when_empty && table.declared_empty;
  });
  for (const patterns::Reference& figure : rule.figures)
    if (empty)
      for (const Place& place : places_of(figure)) tell(place, 0);
}

void Facts::take(const ToldFigure& figure) {
  auto places = places_of(figure.cell);
  std::erase_if(places, [&](const Place& place) {
    const AnchoredRow& row = row_at(place);
    const bool other_project = !figure.project.empty() && (row.beside.empty() || row.beside.front() != figure.project);
    return other_project || (!figure.code.empty() && row.full_code() != figure.code);
  });
  if (places.size() != 1) return;
  const DumpedTable& table = tables_[places.front().table];
  if (table.yuan_per_unit == figure.yuan_per_unit) {
    if (const auto minor = solve::exact_minor(figure.value, table.scale)) tell(places.front(), *minor);
  } else if (const auto exact = rounded_from(figure, table, table.panels[places.front().panel])) {
    tell(places.front(), *exact);
  }
}

void Facts::take(const patterns::Identity& identity) {
  if (identity.kind == patterns::IdentityKind::kEqual && holds_when(identity)) take_equal(identity);
  if (identity.kind == patterns::IdentityKind::kSame && holds_when(identity)) take_same(identity);
}

// False when the reference speaks of what is not there, of another unit, or of more than can be summed.
bool Facts::add(const patterns::Reference& reference, int sign, Side& side) const {
  const auto table = std::find_if(tables_.begin(), tables_.end(),
                                  [&](const DumpedTable& t) { return t.id == reference.table && !t.columns.empty(); });
  if (table == tables_.end()) return false;
  if (side.yuan_per_unit >= 0 && side.yuan_per_unit != table->yuan_per_unit) return false;
  side.yuan_per_unit = table->yuan_per_unit;
  if (table->declared_empty) return true;
  const auto places = places_of(reference);
  if (places.empty()) return false;
  if (!rescale(side.sum, side.scale, table->scale)) return false;
  side.scale = std::max(side.scale, table->scale);
  for (const Place& place : places) {
    auto value = decided(place);
    if (!value)
      side.open.emplace_back(place, sign);
    else if (!rescale(*value, table->scale, side.scale) || !add_to(side.sum, sign * *value))
      return false;
  }
  return true;
}

void Facts::take_equal(const patterns::Identity& identity) {
  Side side;
  for (const patterns::Reference& reference : identity.left)
    if (!reference.subject.empty() || !add(reference, 1, side)) return;
  for (const patterns::Reference& reference : identity.right)
    if (!reference.subject.empty() || !add(reference, -1, side)) return;
  const auto agrees = [&](const Place& place, int sign) {
    const int scale = tables_[place.table].scale;
    solve::Minor value = -sign * side.sum;
    for (int i = scale; i < side.scale; ++i) {
      if (value % 10 != 0) return;
      value /= 10;
    }
    tell(place, value);
  };
  if (side.open.size() == 1) agrees(side.open.front().first, side.open.front().second);
}

void Facts::take_same(const patterns::Identity& identity) {
  if (identity.left.size() != 1 || identity.right.size() != 1) return;
  const auto left = places_of(identity.left.front()), right = places_of(identity.right.front());
  if (left.empty() || right.empty()) return;
  if (tables_[left.front().table].yuan_per_unit != tables_[right.front().table].yuan_per_unit) return;
  if (tables_[left.front().table].scale != tables_[right.front().table].scale) return;
  pass(left, right, identity.by_name);
  pass(right, left, identity.by_name);
}

// Whether all rows of the table are known, and that they are all.
bool Facts::sums_up(const std::vector<Place>& places) const {
  const Place& first = places.front();
  const Panel& panel = tables_[first.table].panels[first.panel];
  const bool total =
      std::any_of(panel.rows.begin(), panel.rows.end(), [](const AnchoredRow& row) { return row.total; });
  return total && !tables_[first.table].settled[first.panel].independent &&
         std::all_of(places.begin(), places.end(), [&](const Place& place) { return decided(place).has_value(); });
}

void Facts::pass(const std::vector<Place>& from, const std::vector<Place>& to, bool by_name) {
  const bool whole = sums_up(from);
  for (const Place& target : to) {
    const AnchoredRow& wanted = row_at(target);
    if (wanted.total || (by_name ? wanted.name.empty() : wanted.code.empty())) continue;
    std::vector<Place> sources;
    for (const Place& source : from)
      if (by_name ? bare_name(row_at(source)) == bare_name(wanted) : row_at(source).full_code() == wanted.full_code())
        sources.push_back(source);
    // In a list of all classes one that the other table does not have holds nothing.
    const bool lists_all = tables_[target.table].panels[target.panel].codes.empty();
    if (sources.size() == 1) {
      if (const auto value = decided(sources.front())) tell(target, *value);
    } else if (sources.empty() && lists_all && whole) {
      tell(target, 0);
    }
  }
}

bool Facts::holds_when(const patterns::Identity& identity) const {
  if (identity.when_left.empty()) return true;
  Side side;
  for (const patterns::Reference& reference : identity.when_left)
    if (!add(reference, 1, side)) return false;
  for (const patterns::Reference& reference : identity.when_right)
    if (!add(reference, -1, side)) return false;
  return side.open.empty() && side.sum == 0;
}

}  // namespace yusuan::dump
