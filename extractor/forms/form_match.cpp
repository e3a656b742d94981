#include "forms/form_match.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "forms/columns.h"

namespace yusuan::forms {
namespace {

// A form that knows fewer of a document's tables, in tenths, shares titles with it by chance: Jiangsu's cities print
// six of twelve under titles and headers of the central form.
constexpr std::size_t kFewestOfAll = 6;

// Titles alone tell little: 收入总表 is printed in most provinces with other columns. Of the tables of 60 real
// documents that were printed on a form, the form names 5 columns of 7 or more, and prints 4 of 7 of what the form can
// have; tables of other provinces under the same titles stay below one of the two in most of their tables.
constexpr std::size_t kFewestNamed = 7, kFewestPrinted = 5;  // in tenths
// Of the tables whose title a form knows, so many have its header, in tenths: one of nine may be misread.
constexpr std::size_t kFewestFitting = 8;

bool titled(const TablePattern& pattern, const NumberedTable& table) {
  const auto& title = table.source->caption.title;
  return title && patterns::any_matches(pattern.title, *title);
}

// How much of what the form can print stands in the header, in tenths; all of it where the form does not say.
std::size_t printed_tenths(const TablePattern& pattern, const std::vector<const ColumnPattern*>& named) {
  std::multiset<std::string> keys;
  for (const ColumnPattern* column : named)
    if (column != nullptr) keys.insert(column->key);
  std::size_t best = pattern.printed().empty() ? 10 : 0;
  for (const auto& printed : pattern.printed()) {
    std::multiset<std::string> left = keys;
    std::size_t there = 0;
    for (const std::string& key : printed)
      if (const auto found = left.find(key); found != left.end()) {
        left.erase(found);
        ++there;
      }
    if (!printed.empty()) best = std::max(best, 10 * there / printed.size());
  }
  return best;
}

// How many columns of the table a pattern of its title names; nullopt when its header is another's.
std::optional<std::ptrdiff_t> columns_named(const TablePattern& pattern, const NumberedTable& table) {
  const auto named = columns_of(table.header, pattern);
  const auto known =
      std::count_if(named.begin(), named.end(), [](const ColumnPattern* column) { return column != nullptr; });
  const bool fits = 10 * static_cast<std::size_t>(known) >= kFewestNamed * named.size() &&
                    printed_tenths(pattern, named) >= kFewestPrinted;
  return fits ? std::optional(known) : std::nullopt;
}

// What a form has for a printed table.
struct Match {
  bool title = false;                     // some table of the form bears this title
  const TablePattern* pattern = nullptr;  // whose header it has, too
  std::ptrdiff_t columns = 0;             // as many of which the pattern names
};

Match match(const FormPattern& form, const NumberedTable& table) {
  Match found;
  for (const TablePattern& pattern : form.tables) {
    if (!titled(pattern, table)) continue;
    found.title = true;
    const auto columns = columns_named(pattern, table);
    if (columns) return {true, &pattern, *columns};
  }
  return found;
}

struct Rank {
  std::size_t tables = 0;
  std::ptrdiff_t columns = 0, absent = 0;
  auto operator<=>(const Rank&) const = default;
};

// How well a form fits a document; of rank 0 when it does not, or knows fewer tables than `wanted`.
Rank rank_of(const FormPattern& form, const std::vector<NumberedTable>& tables, std::size_t wanted) {
  Rank rank{.absent = -static_cast<std::ptrdiff_t>(form.tables.size())};
  std::size_t with_title = 0;
  std::size_t left = tables.size();
  for (const NumberedTable& table : tables) {
    const Match found = match(form, table);
    with_title += found.title;
    rank.tables += found.pattern != nullptr;
    rank.columns += found.columns;
    // Were all the others of this form: most forms are out after a few tables.
    const std::size_t most = rank.tables + --left;
    if (most < wanted || 10 * most < kFewestOfAll * tables.size() || 10 * most < kFewestFitting * (with_title + left))
      return {};
  }
  return rank;
}

// The figures of a row by the keys of their columns.
const std::optional<Decimal>* value_of(const Table& table, const Row& row, const std::string& key) {
  for (std::size_t col = 0; col < table.columns.size() && col < row.cells.size(); ++col)
    if (table.columns[col].key == key) return &row.cells[col].value;
  return nullptr;
}

struct Side {
  Decimal sum;
  int figures = 0, scale = 0;
  bool fits = true;
};

Side side_of(const Table& table, const Row& row, const std::vector<std::string>& keys) {
  Side side;
  for (const std::string& key : keys) {
    const auto* value = value_of(table, row, key);
    if (value == nullptr || !*value) continue;
    ++side.figures;
    side.scale = std::max(side.scale, (*value)->scale());
    const auto sum = add(side.sum, **value);
    side.fits = side.fits && sum;
    if (sum) side.sum = *sum;
  }
  return side;
}

// nullopt where a side has no figure: 0 beside nothing tells nothing, either.
std::optional<bool> holds(const RowSum& promise, const Table& table, const Row& row) {
  const Side total = side_of(table, row, promise.total), parts = side_of(table, row, promise.parts);
  if (total.figures == 0 || parts.figures == 0 || !total.fits || !parts.fits) return std::nullopt;
  const auto difference = subtract(total.sum, parts.sum);
  if (!difference) return std::nullopt;
  // Half of the last digit for each figure; whole numbers beside decimals are as fine as these.
  const Decimal rounding(5 * (total.figures + parts.figures), std::min(std::max(total.scale, parts.scale) + 1, 18));
  return difference->absolute() <= rounding;
}

}  // namespace

const TablePattern* table_of(const FormPattern& form, const NumberedTable& table) { return match(form, table).pattern; }

const FormPattern* form_of(const std::vector<NumberedTable>& tables, const std::vector<FormPattern>& forms) {
  const FormPattern* best = nullptr;
  Rank most;
  for (const FormPattern& form : forms) {
    const Rank rank = rank_of(form, tables, most.tables);
    if (rank.tables == 0 || (best != nullptr && rank <= most)) continue;
    best = &form;
    most = rank;
  }
  return best;
}

const TablePattern* table_titled(const FormPattern& form, std::string_view title) {
  for (const TablePattern& table : form.tables)
    if (patterns::any_matches(table.title, title)) return &table;
  return nullptr;
}

const FormPattern* form_titled(const std::vector<std::string>& titles, const std::vector<FormPattern>& forms) {
  const FormPattern* best = nullptr;
  std::ptrdiff_t most = 0;
  for (const FormPattern& form : forms) {
    const auto known = std::count_if(titles.begin(), titles.end(),
                                     [&](const std::string& title) { return table_titled(form, title) != nullptr; });
    if (known > most || (known == most && best != nullptr && known > 0 && form.tables.size() < best->tables.size())) {
      best = &form;
      most = known;
    }
  }
  return best;
}

bool keeps_promises(const Table& table, const TablePattern& pattern) {
  for (const RowSum& promise : pattern.sums()) {
    int kept = 0, broken = 0;
    for (const Row& row : table.rows)
      if (const auto held = holds(promise, table, row)) ++(*held ? kept : broken);
    // One row says nothing of the columns.
    if (broken > 1 && broken > kept) return false;
  }
  return true;
}

}  // namespace yusuan::forms
