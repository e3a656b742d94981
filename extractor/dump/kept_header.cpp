#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>

#include "dump/kept_columns.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
// What it costs to place a column of figures among texts; a column of texts as far off as that says nothing more.
constexpr double kOtherKind = 12.0;
constexpr double kMostOff = 8.0;
constexpr double kOffTexts = 0.3;
constexpr double kBlankFull = 8.0;  // a column left blank that is not above
constexpr double kShift = 0.2;      // all of them, by a column of characters
// What it costs that a name stands a column of characters off its column, off its middle, that it names a column that
// the body leaves blank, that a column has no name, that two names beside each other are one.
constexpr double kNameApart = 0.5;
constexpr double kNameOffMiddle = 0.1;
// For each column of characters that figures begin in front of the end of a name to the left of theirs: a dump puts
// what begins behind a text behind it.
constexpr double kBehindNext = 1.5;
constexpr double kOwnColumn = 6.0;
constexpr double kBlankTotal = 7.0;  // a column of totals
// Columns of characters that a dump leaves between figures at least where it pushes them apart; what they then stand
// off a name on their left counts for so much; a way to name columns is the way where another one costs so much more.
constexpr double kPushed = 3.0;
constexpr double kPushedOff = 0.3;
constexpr double kAsWell = 1.5;
constexpr double kTotalOfTexts = 24.0;  // a name of amounts over texts
constexpr double kNoNameFigures = 6.0;
constexpr double kNoName = 3.0;
constexpr double kSharedName = 2.0;
// By how many columns of characters figures of one column move from line to line.
constexpr double kMoved = 2.0;
// Share of its column that a full line of a name takes up: figures are narrower than ideographs.
constexpr double kFullName = 0.3;
// A way to place columns is the way when each other one costs so much more.
constexpr double kClearer = 4.0;

// `before` is the name to the left, or null. Figures that stand right behind others may have been pushed there from
// below a name on their left.
double name_cost(const HeaderName& name, const HeaderName* before, const KeptColumn& column, bool pushed) {
  const double gap = std::max({0.0, column.x0 - name.x1, name.x0 - column.x1});
  const double kind = name.of_total && column.texts > column.figures ? kTotalOfTexts : 0;
  const double behind = before != nullptr && column.of_figures() ? std::max(0.0, before->x1 - column.x0) : 0;
  const double off = kNameApart * gap + kNameOffMiddle * std::abs(name.middle() - (column.x0 + column.x1) / 2);
  return (pushed && name.middle() < column.x0 ? kPushedOff : 1) * off + kBehindNext * behind + kind;
}

// A space may stand inside a name where a figure ends or begins there, but not between wrapped names.
bool may_share(const HeaderName& left, const HeaderName& right) {
  return right.x0 - left.x1 <= 1 && left.words.size() == 1 && right.words.size() == 1 &&
         !(left.ideographs && right.ideographs);
}

struct Naming {
  double cost = kNever;
  std::vector<int> columns;  // of each name; -1: a column of its own, behind the one before it
};

struct NamingTask {
  const std::vector<HeaderName>& names;
  const std::vector<KeptColumn>& columns;
  std::vector<bool> pushed;    // of each column; empty: none is
  int name = -1, column = -1;  // that are not to be matched
};

// Which column each name names, in their order.
Naming columns_named(const NamingTask& task) {
  const auto& [names, columns, pushed, no_name, no_column] = task;
  const std::size_t n = names.size(), m = columns.size();
  enum class Step : std::uint8_t { kNone, kMatch, kOwn, kUnnamed, kShared };
  std::vector<std::vector<double>> cost(n + 1, std::vector<double>(m + 1, kNever));
  std::vector<std::vector<Step>> step(n + 1, std::vector<Step>(m + 1, Step::kNone));
  cost[0][0] = 0;
  const auto take = [&](std::size_t i, std::size_t j, double value, Step by) {
    if (value < cost[i][j]) cost[i][j] = value, step[i][j] = by;
  };
  for (std::size_t i = 0; i <= n; ++i)
    for (std::size_t j = 0; j <= m; ++j) {
      const bool costly = j == 1 || (j > 0 && columns[j - 1].of_figures());  // labels stand first, and have a name
      if (j > 0) take(i, j, cost[i][j - 1] + (costly ? kNoNameFigures : kNoName), Step::kUnnamed);
      if (i > 0) take(i, j, cost[i - 1][j] + (names[i - 1].of_total ? kBlankTotal : kOwnColumn), Step::kOwn);
      if (i == 0 || j == 0) continue;
      if (static_cast<int>(i) - 1 == no_name && static_cast<int>(j) - 1 == no_column) continue;
      const double here =
          name_cost(names[i - 1], i > 1 ? &names[i - 2] : nullptr, columns[j - 1], !pushed.empty() && pushed[j - 1]);
      take(i, j, cost[i - 1][j - 1] + here, Step::kMatch);
      if (i > 1 && step[i - 1][j] == Step::kMatch && may_share(names[i - 2], names[i - 1]))
        take(i, j, cost[i - 1][j] + kSharedName + here, Step::kShared);
    }
  Naming naming{.cost = cost[n][m], .columns = std::vector<int>(n, -1)};
  for (std::size_t i = n, j = m; i > 0 || j > 0;) {
    switch (step[i][j]) {
      case Step::kMatch:
        naming.columns[--i] = static_cast<int>(--j);
        break;
      case Step::kShared:
        naming.columns[--i] = static_cast<int>(j) - 1;
        break;
      case Step::kOwn:
        --i;
        break;
      default:
        --j;
        break;
    }
  }
  return naming;
}

// Marks the columns of figures that another name would name about as well.
void mark_open(const std::vector<HeaderName>& names, const std::vector<int>& named, std::vector<KeptColumn>& columns) {
  NamingTask task{.names = names, .columns = columns, .pushed = {}};
  for (std::size_t j = 0; j < columns.size(); ++j)
    task.pushed.push_back(j > 0 && columns[j].x0 - columns[j - 1].x1 <= kPushed);
  const double best = columns_named(task).cost;
  std::vector<bool> open(columns.size(), false);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (named[i] < 0) continue;
    const KeptColumn& column = columns[static_cast<std::size_t>(named[i])];
    if (!column.of_figures() || 2 * column.amounts <= column.figures) continue;
    task.name = static_cast<int>(i);
    task.column = named[i];
    const double other = columns_named(task).cost;
    open[static_cast<std::size_t>(named[i])] = other - best < kAsWell;
  }
  for (std::size_t j = 0; j < columns.size(); ++j) columns[j].open = open[j];
}

double place_of(const KeptColumn& column, bool by_right) { return by_right ? column.right : column.left; }

double off(const KeptColumn& part, const KeptColumn& whole, double shift) {
  const bool figures = part.of_figures();
  const bool blank = whole.figures + whole.texts == 0;
  if (!blank &&
      (figures != whole.of_figures() || (2 * part.amounts > part.figures) != (2 * whole.amounts > whole.figures)))
    return kOtherKind;
  const double by = blank ? std::abs((part.x0 + part.x1 - whole.x0 - whole.x1) / 2 - shift)
                          : std::abs(place_of(part, figures) - place_of(whole, figures) - shift);
  return std::min(kMostOff, by) * (figures ? 1 : kOffTexts);
}

struct Way {
  double cost = kNever;
  std::vector<int> columns;
};

// The cheapest order-keeping way to place the columns, all shifted by `shift`.
Way way_with(const std::vector<KeptColumn>& body, const std::vector<KeptColumn>& above, double shift) {
  const std::size_t n = body.size(), m = above.size();
  std::vector<std::vector<double>> cost(n + 1, std::vector<double>(m + 1, kNever));
  std::vector<std::vector<bool>> taken(n + 1, std::vector<bool>(m + 1, false));
  cost[0][0] = 0;
  for (std::size_t j = 1; j <= m; ++j) cost[0][j] = cost[0][j - 1] + (above[j - 1].full ? kBlankFull : 0);
  for (std::size_t i = 1; i <= n; ++i)
    for (std::size_t j = 1; j <= m; ++j) {
      const double here = cost[i - 1][j - 1] + off(body[i - 1], above[j - 1], shift);
      const double blank = cost[i][j - 1] + (above[j - 1].full ? kBlankFull : 0);
      taken[i][j] = here < blank;
      cost[i][j] = std::min(here, blank);
    }
  Way way{.cost = cost[n][m] + std::min(kMostOff, kShift * std::abs(shift)), .columns = std::vector<int>(n, -1)};
  for (std::size_t i = n, j = m; i > 0 && j > 0; --j)
    if (taken[i][j]) way.columns[--i] = static_cast<int>(j) - 1;
  return way;
}

// A name is broken where its line is full: one that is not, above another text, stands over it and others.
bool fills(const KeptWord& word, const KeptColumn& column) {
  return word.x1 - word.x0 >= kFullName * (column.x1 - column.x0);
}

// Whether some line has words of two columns beside each other, by more than a space.
bool beside_each_other(const std::vector<const KeptLine*>& lines, const KeptBody& body, int left) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& placed = body.placed[i];
    for (std::size_t k = 1; k < placed.size(); ++k)
      if (placed[k - 1] == left && placed[k] == left + 1 && lines[i]->words[k].x0 - lines[i]->words[k - 1].x1 > 1)
        return true;
  }
  return false;
}

bool are_texts(const KeptColumn& column) { return column.texts > 0 && !column.of_figures(); }

// Two columns of texts, or of figures that are no farther apart than a column moves from line to line.
bool may_be_one(const KeptColumn& left, const KeptColumn& right) {
  if (are_texts(left) && are_texts(right)) return true;
  return left.figures > 0 && right.figures > 0 && left.of_figures() && right.of_figures() &&
         (2 * left.amounts > left.figures) == (2 * right.amounts > right.figures) && right.x0 - left.x1 <= kMoved;
}

void join_columns(KeptBody& body, std::vector<int>& named, std::size_t left) {
  KeptColumn &column = body.columns[left], &other = body.columns[left + 1];
  column.x0 = std::min(column.x0, other.x0);
  column.x1 = std::max(column.x1, other.x1);
  if (other.texts > column.texts) column.left = other.left, column.right = other.right;
  column.figures += other.figures;
  column.texts += other.texts;
  column.codes += other.codes;
  column.amounts += other.amounts;
  body.columns.erase(body.columns.begin() + static_cast<std::ptrdiff_t>(left) + 1);
  const auto at = static_cast<int>(left);
  for (int& known : named) known -= known > at;
  for (auto& placed : body.placed)
    for (int& known : placed) known -= known > at;
}

// Texts of one column that are set in two ways, at its left and in its middle: only one of the two has a name, and they
// never stand beside each other.
void join_unnamed(const std::vector<const KeptLine*>& lines, KeptBody& body, std::vector<int>& named) {
  const auto is_named = [&](std::size_t j) {
    return std::find(named.begin(), named.end(), static_cast<int>(j)) != named.end();
  };
  for (std::size_t j = 0; j + 1 < body.columns.size();) {
    const bool join = may_be_one(body.columns[j], body.columns[j + 1]) && !(is_named(j) && is_named(j + 1)) &&
                      !beside_each_other(lines, body, static_cast<int>(j));
    if (join)
      join_columns(body, named, j);
    else
      ++j;
  }
}

}  // namespace

KeptHeader add_header_columns(const std::vector<const KeptLine*>& header, const std::vector<const KeptLine*>& lines,
                              const HeaderWords& words, KeptBody& body) {
  KeptHeader result{.named = {}, .columns = {}, .tree = read_header_names(header, words)};
  const std::vector<HeaderName> names = result.tree ? result.tree->names : names_of(header);
  std::vector<int> named = columns_named({.names = names, .columns = body.columns, .pushed = {}}).columns;
  mark_open(names, named, body.columns);
  join_unnamed(lines, body, named);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (named[i] >= 0) continue;
    // Behind the column of the name before it, and the unnamed ones that stand left of it.
    std::size_t at = i == 0 ? 0 : static_cast<std::size_t>(named[i - 1]) + 1;
    std::size_t limit = body.columns.size();
    for (std::size_t k = i + 1; k < names.size() && limit == body.columns.size(); ++k)
      if (named[k] >= 0) limit = static_cast<std::size_t>(named[k]);
    while (at < limit && body.columns[at].x0 + body.columns[at].x1 < 2 * names[i].middle()) ++at;
    body.columns.insert(body.columns.begin() + static_cast<std::ptrdiff_t>(at),
                        {.x0 = names[i].x0, .x1 = names[i].x1, .left = names[i].x0, .right = names[i].x1});
    for (int& known : named) known += known >= static_cast<int>(at);
    for (auto& placed : body.placed)
      for (int& known : placed) known += known >= static_cast<int>(at);
    named[i] = static_cast<int>(at);
  }
  for (std::size_t i = 0; i < names.size(); ++i)
    body.columns[static_cast<std::size_t>(named[i])].named = names[i].middle();
  std::vector<std::vector<int>>& columns = result.named;
  for (const KeptLine* line : header) columns.emplace_back(line->words.size(), -1);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const KeptColumn& column = body.columns[static_cast<std::size_t>(named[i])];
    for (const auto& [line, word] : names[i].words) {
      if (line != names[i].words.front().first && !fills(header[line]->words[word], column)) break;
      columns[line][word] = named[i];
    }
  }
  result.columns = std::move(named);
  return result;
}

std::vector<KeptColumn> code_columns(const std::vector<const KeptLine*>& header) {
  std::vector<KeptColumn> columns;
  for (const KeptLine* line : header)
    for (const KeptWord& word : line->words) {
      if (word.text != "类" && word.text != "款" && word.text != "项") continue;
      const double x0 = word.x0, x1 = word.x1;
      columns.push_back({.x0 = x0, .x1 = x1, .left = x0, .right = x1, .figures = 1});
    }
  std::sort(columns.begin(), columns.end(), [](const KeptColumn& a, const KeptColumn& b) { return a.x0 < b.x0; });
  for (std::size_t i = 1; i < columns.size(); ++i)
    if (columns[i].x0 <= columns[i - 1].x1) return {};
  return columns;
}

std::vector<KeptColumn> columns_moved(const std::vector<KeptColumn>& columns,
                                      const std::vector<const KeptLine*>& before,
                                      const std::vector<const KeptLine*>& now) {
  const auto words_of = [](const std::vector<const KeptLine*>& lines) {
    std::vector<const KeptWord*> words;
    for (const KeptLine* line : lines)
      for (const KeptWord& word : line->words) words.push_back(&word);
    std::sort(words.begin(), words.end(), [](const KeptWord* a, const KeptWord* b) {
      return a->text != b->text ? a->text < b->text : a->x0 < b->x0;
    });
    return words;
  };
  const auto old = words_of(before), fresh = words_of(now);
  std::vector<std::pair<double, double>> moves;  // middles before, and by how much they moved
  std::u32string rest_before, rest_now;          // of words that wrap otherwise
  for (std::size_t i = 0, k = 0; i < old.size() || k < fresh.size();) {
    const bool first = k == fresh.size() || (i < old.size() && old[i]->text < fresh[k]->text);
    if (first || i == old.size() || fresh[k]->text < old[i]->text) {
      (first ? rest_before : rest_now) += text::decoded(first ? old[i++]->text : fresh[k++]->text);
      continue;
    }
    const KeptWord &a = *old[i++], &b = *fresh[k++];
    moves.emplace_back((a.x0 + a.x1) / 2.0, (b.x0 + b.x1 - a.x0 - a.x1) / 2.0);
  }
  std::sort(rest_before.begin(), rest_before.end());
  std::sort(rest_now.begin(), rest_now.end());
  if (rest_before != rest_now || 2 * moves.size() < old.size()) return {};
  if (moves.empty()) return {};
  std::vector<KeptColumn> moved = columns;
  for (KeptColumn& column : moved) {
    const double middle = (column.x0 + column.x1) / 2;
    const double by = std::min_element(moves.begin(), moves.end(), [&](const auto& a, const auto& b) {
                        return std::abs(a.first - middle) < std::abs(b.first - middle);
                      })->second;
    for (double* x : {&column.x0, &column.x1, &column.left, &column.right}) *x += by;
    if (column.named >= 0) column.named += by;
  }
  return moved;
}

std::vector<int> columns_going_on(const std::vector<KeptColumn>& body, const std::vector<KeptColumn>& above) {
  if (body.empty() || body.size() > above.size()) return {};
  if (body.size() == above.size()) {
    std::vector<int> same(body.size());
    std::iota(same.begin(), same.end(), 0);
    return same;
  }
  std::vector<Way> ways;
  for (const KeptColumn& part : body)
    for (const KeptColumn& whole : above) {
      if (!part.of_figures() || !whole.of_figures()) continue;
      Way way = way_with(body, above, part.right - whole.right);
      const auto same = std::find_if(ways.begin(), ways.end(), [&](const Way& w) { return w.columns == way.columns; });
      if (same == ways.end())
        ways.push_back(std::move(way));
      else
        same->cost = std::min(same->cost, way.cost);
    }
  if (ways.empty()) return {};
  std::sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.cost < b.cost; });
  if (ways.front().cost > kOtherKind) return {};
  if (body.size() < above.size() && ways.size() > 1 && ways[1].cost - ways[0].cost < kClearer) return {};
  return ways.front().columns;
}

}  // namespace yusuan::dump
