#include "forms/column_match.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "forms/header.h"
#include "text/amount.h"

namespace yusuan::forms {
namespace {

// A continued table's borders stand where they stood on the first page, after a shift sideways, within rounding.
constexpr double kSameColumn = 4.0;
// Its width may differ by this much (portrait and landscape pages, fitted widths) when all borders keep their
// proportion.
constexpr double kWidthChange = 0.03;
// In points: so far programs that fit columns to the texts of each page were seen to move a border.
constexpr double kMovedColumn = 20.0;
// Columns that are missing on a page: at least this many are there for each.
constexpr int kFoundForOneMissing = 2;
// Wider tables are matched by their borders only: the words of headers are compared in pairs.
constexpr int kMostColumns = 100;

// For each border of `part` the border of `whole` it stands at, when `part` is made as wide as `whole`; empty when one
// fits none.
std::vector<int> matched_edges(const std::vector<double>& part, const std::vector<double>& whole, double tolerance) {
  const double part_width = part.back() - part.front(), whole_width = whole.back() - whole.front();
  std::vector<int> matched;
  for (const double edge : part) {
    const double wanted = whole.front() + (edge - part.front()) * whole_width / part_width;
    const auto nearest = std::min_element(
        whole.begin(), whole.end(), [&](double a, double b) { return std::abs(a - wanted) < std::abs(b - wanted); });
    const int index = static_cast<int>(nearest - whole.begin());
    if (std::abs(*nearest - wanted) > tolerance || (!matched.empty() && matched.back() >= index)) return {};
    matched.push_back(index);
  }
  return matched;
}

bool same_width(const std::vector<double>& part, const std::vector<double>& whole) {
  const double part_width = part.back() - part.front(), whole_width = whole.back() - whole.front();
  return std::abs(part_width - whole_width) <= std::max(kSameColumn, kWidthChange * whole_width);
}

std::vector<ColumnSpan> between(const std::vector<int>& edges) {
  std::vector<ColumnSpan> columns;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) columns.push_back({edges[i], edges[i + 1]});
  return columns;
}

// The part as a table of its own.
GridTable alone(const Grid& grid, const Vocabulary& words) {
  GridTable table{.columns = grid.columns()};
  table.rows = rows_of(grid, 0, table.columns, own_columns(grid));
  table.header_rows = starts_body(table.rows.front(), words) ? 0 : count_header_rows(table.rows, 0, words);
  return table;
}

bool says_anything(const GridTable& part, int column) {
  for (std::size_t i = static_cast<std::size_t>(part.header_rows); i < part.rows.size(); ++i)
    if (!part.rows[i].text(column).empty()) return true;
  return false;
}

// A part that has more borders than the table: of the columns between two of the table's at most one says anything.
std::vector<ColumnSpan> with_idle_columns(const GridTable& table, const GridTable& part, const Grid& grid) {
  const auto& whole = table.grids.front()->column_edges;
  if (grid.column_edges.size() <= whole.size() || !same_width(grid.column_edges, whole)) return {};
  const std::vector<int> at = matched_edges(whole, grid.column_edges, kSameColumn);
  std::vector<ColumnSpan> columns;
  for (int col = 0; col + 1 < static_cast<int>(at.size()); ++col) {
    int speaking = at[col], said = 0;
    for (int own = at[col]; own < at[col + 1]; ++own)
      if (says_anything(part, own)) {
        speaking = own;
        ++said;
      }
    if (said > 1) return {};
    for (int own = at[col]; own < at[col + 1]; ++own) columns.push_back({col, own == speaking ? col + 1 : col});
  }
  return columns;
}

using Paths = std::vector<std::vector<std::string>>;

// For each of `part` its place in `whole`, in order, as many as can be; -1 for the others.
std::vector<int> in_order(const Paths& part, const Paths& whole) {
  const std::size_t m = part.size(), n = whole.size();
  std::vector<std::vector<int>> most(m + 1, std::vector<int>(n + 1, 0));
  const auto same = [&](std::size_t i, std::size_t j) { return !part[i].empty() && part[i] == whole[j]; };
  for (std::size_t i = m; i-- > 0;)
    for (std::size_t j = n; j-- > 0;)
      most[i][j] = same(i, j) ? most[i + 1][j + 1] + 1 : std::max(most[i + 1][j], most[i][j + 1]);
  std::vector<int> places(m, -1);
  for (std::size_t i = 0, j = 0; i < m && j < n;) {
    if (same(i, j)) {
      places[i++] = static_cast<int>(j++);
    } else if (most[i + 1][j] >= most[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return places;
}

int count_found(const std::vector<int>& places) {
  return static_cast<int>(std::count_if(places.begin(), places.end(), [](int at) { return at >= 0; }));
}

// By the words of the header. Rows begin with the same column; what is not found has nothing to say.
std::vector<ColumnSpan> by_header(const GridTable& table, const GridTable& part, const Vocabulary& words) {
  if (part.header_rows == 0 || part.columns > kMostColumns || table.columns > kMostColumns) return {};
  const std::vector<int> places = in_order(read_header(part, words).paths, read_header(table, words).paths);
  const int found = count_found(places);
  if (places.front() != 0 || kFoundForOneMissing * (table.columns - found) > found) return {};
  std::vector<ColumnSpan> columns;
  int next = 0;
  for (int col = 0; col < part.columns; ++col) {
    if (places[col] < 0 && says_anything(part, col)) return {};
    columns.push_back(places[col] < 0 ? ColumnSpan{next, next} : ColumnSpan{places[col], places[col] + 1});
    next = columns.back().to;
  }
  return columns;
}

// What most texts of a column are.
struct Kind {
  int figures = 0, texts = 0;
  bool silent() const { return figures + texts == 0; }
  bool of_figures() const { return figures > texts; }
};

Kind kind_of(const std::vector<GridRow>& rows, std::size_t from, int column) {
  Kind kind;
  for (std::size_t i = from; i < rows.size(); ++i) {
    const std::string& text = rows[i].text(column);
    if (text.empty() || text::is_placeholder(text)) continue;
    ++(text::parse_amount(text) ? kind.figures : kind.texts);
  }
  return kind;
}

}  // namespace

ColumnMatch match_columns(const GridTable& table, const Grid& part, const Vocabulary& words) {
  const std::vector<double>&own = part.column_edges, &whole = table.grids.front()->column_edges;
  ColumnMatch match;
  if (own.size() < 2 || whole.size() < 2 || part.rows() == 0) return match;
  if (same_width(own, whole)) match.columns = between(matched_edges(own, whole, kSameColumn));
  match.in_place = !match.columns.empty();
  if (match.in_place) return match;
  if (own.size() == whole.size()) {
    match.moved = !matched_edges(own, whole, kMovedColumn).empty();
    match.columns = own_columns(part);
    return match;
  }
  const GridTable as_table = alone(part, words);
  match.columns = with_idle_columns(table, as_table, part);
  match.in_place = !match.columns.empty();
  if (match.in_place) return match;
  match.columns = by_header(table, as_table, words);
  if (!match.columns.empty()) match.header_rows = as_table.header_rows;
  return match;
}

bool shares_header(const GridTable& table, const Grid& part, const Vocabulary& words) {
  if (part.rows() == 0 || part.columns() < 2 || part.columns() > kMostColumns || table.columns > kMostColumns)
    return false;
  const GridTable as_table = alone(part, words);
  if (as_table.header_rows == 0) return false;
  const std::vector<int> places = in_order(read_header(as_table, words).paths, read_header(table, words).paths);
  return places.front() == 0 && 2 * (count_found(places) - 1) >= part.columns() - 1 && count_found(places) > 1;
}

bool hold_alike(const GridTable& table, const std::vector<GridRow>& rows) {
  int figures = 0, texts = 0;
  for (int col = 0; col < table.columns; ++col) {
    const Kind known = kind_of(table.rows, static_cast<std::size_t>(table.header_rows), col),
               own = kind_of(rows, 0, col);
    if (known.silent() || own.silent()) continue;
    if (known.of_figures() != own.of_figures()) return false;
    ++(known.of_figures() ? figures : texts);
  }
  return figures > 0 && texts > 0;
}

}  // namespace yusuan::forms
