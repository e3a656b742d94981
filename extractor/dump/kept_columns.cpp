#include "dump/kept_columns.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace yusuan::dump {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
// What it costs, in columns of characters between a word and its column: a word off the places where most begin and
// end, a figure among texts or a text among figures, a column of its own, another one across a column, two texts of a
// line in one column for each column between them, two figures.
constexpr double kApartFigure = 2.5;  // those of one column end below each other, or nearly so
constexpr double kApartText = 0.3;    // texts and codes are set at the left, in the middle and indented in one
constexpr double kOffSide = 0.15;
constexpr double kFarOffSide = 0.5;  // figures, beyond what columns move from line to line
constexpr double kJitter = 2.0;
constexpr double kMostOffSide = 10.0;
constexpr double kOtherKind = 12.0;
constexpr double kOtherScript = 4.0;  // a long code among names or a name among long codes
constexpr double kOwnColumn = 6.0;
constexpr double kUnknownColumn = 40.0;  // where all columns are known
constexpr double kAcross = 2.0;
constexpr double kBeside = 0.4;
constexpr double kTwoFigures = 12.0;
constexpr double kFigureAndText = 4.0;
// Times the lines are placed anew in the columns that they made.
constexpr int kPasses = 3;
// Of the lines with amounts, the share that has one in a column that is never blank: that of totals.
constexpr double kFull = 0.9;
// Columns of characters, and share of a column's words that begin as near to where most do: set at the left.
constexpr double kAligned = 1.0;
constexpr double kAlignedShare = 0.6;
// Share of a column's words that may stand farther out than where it is taken to begin and end.
constexpr double kOutliers = 0.05;

// Figures may stand a little off where the others of their column do, and no more.
double off_side(const KeptWord& word, const KeptColumn& column) {
  const double left = std::abs(word.x0 - column.left), right = std::abs(word.x1 - column.right);
  const double off =
      std::min({left, right, std::abs(word.x0 + word.x1 - column.left - column.right) / 2, kMostOffSide});
  return kOffSide * off + (word.amount && !word.neutral ? kFarOffSide * std::max(0.0, off - kJitter) : 0);
}

double match_cost(const KeptWord& word, const KeptColumn& column) {
  const double gap = std::max({0.0, column.x0 - word.x1, word.x0 - column.x1});
  const double share = word.neutral ? 0
                                    : static_cast<double>(word.figure ? column.texts : column.figures) /
                                          std::max(1, column.texts + column.figures);
  const double script = word.figure ? 0
                                    : static_cast<double>(word.code ? column.texts - column.codes : column.codes) /
                                          std::max(1, column.texts);
  return (word.amount ? kApartFigure : kApartText) * gap + off_side(word, column) + kOtherKind * share +
         kOtherScript * script;
}

double own_cost(const KeptWord& word, const std::vector<KeptColumn>& columns, double own) {
  double across = 0;
  for (const KeptColumn& column : columns)
    across = std::max(across, std::min<double>(word.x1, column.x1) - std::max<double>(word.x0, column.x0));
  return own + kAcross * across;
}

double beside_cost(const KeptWord& before, const KeptWord& word) {
  if ((before.figure && word.figure) || word.neutral || before.amount || word.amount) return kTwoFigures;
  const double gap = word.x0 - before.x1;
  return kBeside * gap + (before.figure || word.figure ? kFigureAndText : 0);
}

// Where a word goes: into column `column`, or a new one before it.
struct Place {
  int column = 0;
  bool fresh = false;
};

// The cheapest way to place a line's words in the columns, in their order. State j: the last word stands in column
// j - 1, or left of column j in one of its own; state 0: nothing is placed.
std::vector<Place> place_line(const KeptLine& line, const std::vector<KeptColumn>& columns, double own_column) {
  const std::size_t n = line.words.size(), m = columns.size();
  struct Cell {
    double cost = kNever;
    std::size_t from = 0;
    bool from_fresh = false;
  };
  // in[i][j]: word i in column j; fresh[i][j]: in a column of its own before column j.
  std::vector<std::vector<Cell>> in(n, std::vector<Cell>(m)), fresh(n, std::vector<Cell>(m + 1));
  for (std::size_t i = 0; i < n; ++i) {
    const KeptWord& word = line.words[i];
    const double own = own_cost(word, columns, own_column);
    Cell best;  // of word i - 1 somewhere before column j
    if (i == 0) best.cost = 0;
    for (std::size_t j = 0; j <= m; ++j) {
      if (i > 0 && fresh[i - 1][j].cost < best.cost) best = {fresh[i - 1][j].cost, j, true};
      const bool left = j == m || word.x0 < columns[j].x1, right = j == 0 || word.x1 > columns[j - 1].x0;
      if (left && right) fresh[i][j] = {best.cost + own, best.from, best.from_fresh};
      if (j == m) break;
      in[i][j] = {best.cost + match_cost(word, columns[j]), best.from, best.from_fresh};
      if (i > 0) {
        const double beside = in[i - 1][j].cost + beside_cost(line.words[i - 1], word) + match_cost(word, columns[j]);
        if (beside < in[i][j].cost) in[i][j] = {beside, j, false};
        if (in[i - 1][j].cost < best.cost) best = {in[i - 1][j].cost, j, false};
      }
    }
  }
  std::vector<Place> places(n);
  Cell last;
  for (std::size_t j = 0; j <= m; ++j) {
    if (fresh[n - 1][j].cost < last.cost) last = {fresh[n - 1][j].cost, j, true};
    if (j < m && in[n - 1][j].cost < last.cost) last = {in[n - 1][j].cost, j, false};
  }
  for (std::size_t i = n; i-- > 0;) {
    places[i] = {static_cast<int>(last.from), last.from_fresh};
    last = last.from_fresh ? fresh[i][last.from] : in[i][last.from];
  }
  return places;
}

double at_share(std::vector<int> values, double share) {
  const auto nth = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
  std::nth_element(values.begin(), nth, values.end());
  return *nth;
}

// The columns as their words say; those without words go unless all are known, and `placed` counts on.
void settle_columns(const std::vector<const KeptLine*>& body, KeptBody& result, bool known) {
  const std::size_t m = result.columns.size();
  std::vector<std::vector<int>> begins(m), ends(m), middles(m);
  const std::vector<KeptColumn> before = result.columns;
  for (KeptColumn& column : result.columns) column.figures = column.texts = column.codes = column.amounts = 0;
  for (std::size_t i = 0; i < body.size(); ++i)
    for (std::size_t k = 0; k < result.placed[i].size(); ++k) {
      const auto at = static_cast<std::size_t>(result.placed[i][k]);
      const KeptWord& word = body[i]->words[k];
      begins[at].push_back(word.x0);
      ends[at].push_back(word.x1);
      middles[at].push_back((word.x0 + word.x1) / 2);
      ++(word.figure ? result.columns[at].figures : result.columns[at].texts);
      result.columns[at].codes += word.code;
      result.columns[at].amounts += word.amount;
    }
  const auto rows = std::count_if(body.begin(), body.end(), [](const KeptLine* line) {
    return std::any_of(line->words.begin(), line->words.end(), [](const KeptWord& word) { return word.amount; });
  });
  for (KeptColumn& column : result.columns)
    column.full = column.amounts > 0 && column.amounts >= kFull * static_cast<double>(rows);
  std::vector<int> renumbered(m, -1);
  std::vector<KeptColumn> kept;
  for (std::size_t j = 0; j < m; ++j) {
    if (begins[j].empty()) {
      if (!known) continue;
      renumbered[j] = static_cast<int>(kept.size());
      kept.push_back(before[j]);  // what it holds on other pages
      continue;
    }
    KeptColumn column = result.columns[j];
    column.x0 = at_share(begins[j], kOutliers);
    column.x1 = std::max(column.x0 + 1, at_share(ends[j], 1 - kOutliers));
    column.left = at_share(begins[j], 0.5);
    const auto near = [](const std::vector<int>& values, double place) {
      return std::count_if(values.begin(), values.end(),
                           [&](int value) { return std::abs(value - place) <= kAligned; });
    };
    const auto aligned = near(begins[j], column.left);
    column.left_aligned = aligned >= kAlignedShare * static_cast<double>(begins[j].size()) &&
                          aligned > near(middles[j], at_share(middles[j], 0.5));
    column.right = at_share(ends[j], 0.5);
    renumbered[j] = static_cast<int>(kept.size());
    kept.push_back(column);
  }
  result.columns = std::move(kept);
  for (auto& line : result.placed)
    for (int& column : line) column = renumbered[static_cast<std::size_t>(column)];
}

void widen(KeptColumn& column, const KeptWord& word) {
  column.x0 = std::min<double>(column.x0, word.x0);
  column.x1 = std::max<double>(column.x1, word.x1);
  ++(word.figure ? column.figures : column.texts);
  column.codes += word.code;
}

// Places one line and makes the columns that it needs. Words that share a new column become one there.
void add_line(const KeptLine& line, KeptBody& body, std::vector<int>& placed, std::vector<std::vector<int>>& others,
              double own_column) {
  const std::vector<Place> places = place_line(line, body.columns, own_column);
  int added = 0;
  placed.assign(places.size(), 0);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const KeptWord& word = line.words[i];
    const int at = places[i].column + added;
    placed[i] = at;
    if (!places[i].fresh) {
      widen(body.columns[static_cast<std::size_t>(at)], word);
      continue;
    }
    KeptColumn column{.x0 = static_cast<double>(word.x0),
                      .x1 = static_cast<double>(word.x1),
                      .left = static_cast<double>(word.x0),
                      .right = static_cast<double>(word.x1)};
    ++(word.figure ? column.figures : column.texts);
    column.codes += word.code;
    body.columns.insert(body.columns.begin() + at, column);
    for (auto& other : others)
      for (int& known : other) known += known >= at;
    ++added;
  }
}

// A line with as many figures as there are columns of them has one in each, wherever a full line pushes them.
void place_full_lines(const std::vector<const KeptLine*>& body, KeptBody& result) {
  std::vector<int> columns;
  for (std::size_t j = 0; j < result.columns.size(); ++j)
    if (result.columns[j].of_figures()) columns.push_back(static_cast<int>(j));
  for (std::size_t i = 0; i < body.size(); ++i) {
    std::vector<int> placed = result.placed[i];
    std::size_t figures = 0;
    for (std::size_t k = 0; k < placed.size(); ++k) {
      if (!body[i]->words[k].figure) continue;
      if (figures < columns.size()) placed[k] = columns[figures];
      ++figures;
    }
    const bool in_order = std::adjacent_find(placed.begin(), placed.end(), std::greater_equal<>()) == placed.end();
    if (figures == columns.size() && in_order) result.placed[i] = std::move(placed);
  }
}

}  // namespace

KeptBody read_body_columns(const std::vector<const KeptLine*>& body, const std::vector<KeptColumn>& known, bool all) {
  KeptBody result{.columns = known, .placed = {}};
  result.placed.resize(body.size());
  const double own_column = all ? kUnknownColumn : kOwnColumn;
  std::vector<std::size_t> order(body.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto letters = [&](std::size_t i) {
    int sum = 0;
    for (const KeptWord& word : body[i]->words) sum += word.figure ? 0 : word.x1 - word.x0;
    return sum;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const std::size_t first = body[a]->words.size(), second = body[b]->words.size();
    return first != second ? first > second : letters(a) > letters(b);
  });
  for (int pass = 0; pass < kPasses; ++pass) {
    for (const std::size_t i : order) {
      std::vector<int> placed;
      result.placed[i].clear();
      add_line(*body[i], result, placed, result.placed, own_column);
      result.placed[i] = std::move(placed);
    }
    settle_columns(body, result, all);
  }
  place_full_lines(body, result);
  return result;
}

std::vector<int> columns_of_words(const KeptLine& line, const std::vector<KeptColumn>& columns) {
  std::vector<int> placed;
  for (const Place& place : place_line(line, columns, kUnknownColumn))
    placed.push_back(std::min(place.column, static_cast<int>(columns.size()) - 1));
  return placed;
}

std::vector<double> borders_of(const std::vector<KeptColumn>& columns) {
  std::vector<double> borders{columns.front().x0 - 1};
  for (std::size_t j = 1; j < columns.size(); ++j)
    borders.push_back(std::max(borders.back() + 1, (columns[j - 1].x1 + columns[j].x0) / 2));
  borders.push_back(std::max(borders.back() + 1, columns.back().x1 + 1));
  return borders;
}

}  // namespace yusuan::dump
