#include "forms/sum_ways.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "forms/growing_sum.h"

namespace yusuan::forms {
namespace {

// Digits that bring a part to take more rows than the marks give it.
constexpr double kDigitsBeyondMarks = 3;
// Ways to read a row, and sums on the way to the next one, that are kept: only repeated figures and zeros make more.
constexpr std::size_t kMostWays = 6, kMostStates = 64, kPlainStates = 8;
// Levels of parts: real tables have ten at most.
constexpr int kMostDepth = 16;
// Rows that a row may have below it for no other reason than that they look otherwise.
constexpr int kMostLookedParts = 200;
// Steps for each row of a table, and for a small table, so that the work stays in proportion to its rows.
constexpr std::int64_t kStepsARow = 1000, kSteps = 20000;

// How likely a reading is, beside the digits of its sums.
constexpr double kLeafWithParts = -2, kUnprovedParts = -1, kLookedParts = -2, kAsMarked = 0.2;
// A row that repeats its only part, in figures that small ones would do by chance, or not.
constexpr double kOnlyPart = 0.3, kSmallOnlyPart = -0.3, kSmall = 1000;
// Four equal figures that count twice are two rows that repeat their only part, not one beside a row told three times.
constexpr double kToldThrice = 0.05;

}  // namespace

SumWays::SumWays(const Outline& outline, const OutlineMarks& marks)
    : outline_(outline),
      marks_(marks),
      count_(static_cast<int>(outline.entries.size())),
      steps_(kSteps + kStepsARow * count_),
      ways_(outline.entries.size()),
      reach_(outline.entries.size() + 1),
      closed_(outline.entries.size()) {
  find_marked_ends();
  find_signs();
  find_alike();
  find_next_numbers();
  for (int i = count_ - 1; i >= 0; --i) find_ways(i);
  find_closed();
}

bool SumWays::has_figures(int i) const {
  return std::any_of(outline_.figures.begin(), outline_.figures.end(),
                     [&](const FigureColumn& column) { return column.values[i].has_value(); });
}

// The first column in which the entry has a figure that tells.
std::optional<std::size_t> SumWays::main_column(int i) const {
  std::optional<std::size_t> found;
  for (std::size_t column = 0; column < outline_.figures.size(); ++column) {
    if (outline_.figures[column].values[i].value_or(0) == 0) continue;
    if (!found || (outline_.figures[column].binding && !outline_.figures[*found].binding)) found = column;
  }
  return found;
}

void SumWays::find_marked_ends() {
  marked_end_.resize(outline_.entries.size());
  for (int i = count_ - 1; i >= 0; --i) {
    marked_end_[i] = std::max(marked_end_[i], i + 1);
    if (const int parent = marks_.parent(i); parent >= 0)
      marked_end_[parent] = std::max(marked_end_[parent], marked_end_[i]);
  }
}

void SumWays::find_signs() {
  for (const FigureColumn& column : outline_.figures)
    negative_.push_back(
        std::any_of(column.values.begin(), column.values.end(), [](const auto& value) { return value && *value < 0; }));
}

// Per entry the next one that looks like it, or is a total; or the end.
void SumWays::find_alike() {
  next_alike_.resize(outline_.entries.size());
  std::map<std::uint64_t, int> next;
  int total = count_;
  for (int i = count_ - 1; i >= 0; --i) {
    const auto alike = next.find(at(i).look);
    next_alike_[i] = is_sum(i) ? i + 1 : std::min(total, alike == next.end() ? count_ : alike->second);
    next[at(i).look] = i;
    if (is_sum(i)) total = i;
  }
}

// Per entry the next one that goes on with its numbers, or with those further out: no part of it. Else the end.
void SumWays::find_next_numbers() {
  next_number_.assign(outline_.entries.size(), count_);
  constexpr std::size_t kStyles = static_cast<std::size_t>(text::NumberStyle::kCircled) + 1;
  std::array<int, kStyles> next;
  next.fill(count_);
  std::map<std::pair<text::NumberStyle, int>, int> numbered;
  for (int i = count_ - 1; i >= 0; --i) {
    const text::LabelNumber& own = at(i).number;
    if (own.style == text::NumberStyle::kNone) continue;
    for (std::size_t style = 1; style < static_cast<std::size_t>(own.style); ++style)
      next_number_[i] = std::min(next_number_[i], next[style]);
    if (const auto following = numbered.find({own.style, own.number + 1}); following != numbered.end())
      next_number_[i] = std::min(next_number_[i], following->second);
    if (own.lead != text::Lead::kNone) continue;
    next[static_cast<std::size_t>(own.style)] = i;
    numbered[{own.style, own.number}] = i;
  }
}

// Whether rows from `first` to before `end` may be parts of `whole`: none is more.
bool SumWays::are_less(int first, int end, int whole) const {
  const auto column = main_column(whole);
  if (!column || end - first > kMostLookedParts) return false;
  const auto& values = outline_.figures[*column].values;
  return std::none_of(values.begin() + first, values.begin() + end,
                      [&](const auto& value) { return value && *value > *values[whole]; });
}

void SumWays::find_ways(int i) {
  const bool marked = marked_end_[i] > i + 1;
  const bool memo_only = marked && is_memo(i + 1);
  if (marked && !memo_only)
    if (auto way = way_as_marked(i)) {
      ways_[i].push_back(*std::move(way));
      if (!may_go_on_below(i)) return;
    }
  if (marked && ways_[i].empty()) ways_[i].push_back({.end = marked_end_[i], .score = memo_only ? 0 : kUnprovedParts});
  // Rows that look otherwise, up to the next one that looks alike.
  if (next_alike_[i] > i + 1 && next_alike_[i] != marked_end_[i] && are_less(i + 1, next_alike_[i], i))
    ways_[i].push_back({.end = next_alike_[i], .score = kLookedParts});
  ways_[i].push_back({.end = i + 1,
                      .score = !marked || !has_figures(i) ? 0
                               : memo_only                ? kUnprovedParts
                                                          : kLeafWithParts});
  if (at(i).name.empty()) return;
  for (SumWay& way : ways_to_sum(i, i + 1, std::nullopt)) {
    const auto same =
        std::find_if(ways_[i].begin(), ways_[i].end(), [&](const SumWay& other) { return other.end == way.end; });
    if (same == ways_[i].end())
      ways_[i].push_back(std::move(way));
    else if (same->score < way.score)
      *same = std::move(way);
  }
  keep_best(ways_[i]);
}

// Whether a part of it is the sum of rows behind those that the marks give it.
bool SumWays::may_go_on_below(int i) const {
  for (int part = i + 1; part < marked_end_[i]; part = marked_end_[part])
    for (const SumWay& way : ways_[part])
      if (way.end > marked_end_[i] && way.own >= kDigitsBeyondMarks) return true;
  return false;
}

// Where the figures do not contradict the marks these stand: small figures would be right in other places, too,
// within what rounding allows.
std::optional<SumWay> SumWays::way_as_marked(int i) const {
  SumWay way{.end = marked_end_[i]};
  GrowingSum sum(outline_, i);
  for (int part = i + 1; part < way.end; part = marked_end_[part]) {
    sum.add(part);
    const auto& ways = ways_[part];
    int best = -1;
    for (int w = 0; w < static_cast<int>(ways.size()); ++w)
      if (ways[w].end == marked_end_[part] && (best < 0 || ways[w].score > ways[best].score)) best = w;
    if (best < 0) return std::nullopt;
    way.parts.emplace_back(part, best);
    way.score += ways[best].score + kAsMarked;
    way.all += ways[best].all;
    way.depth = std::max(way.depth, ways[best].depth + 1);
  }
  if (way.depth > kMostDepth || sum.contradicts()) return std::nullopt;
  way.own = sum.digits_agreed();
  way.all += way.own;
  way.score += way.own;
  return way;
}

void SumWays::keep_best(std::vector<SumWay>& ways) {
  if (ways.size() <= kMostWays) return;
  std::stable_sort(ways.begin(), ways.end(), [](const SumWay& a, const SumWay& b) { return a.score > b.score; });
  ways.resize(kMostWays);
}

// Small sums agree by chance, and more so the more of them there are: rows that just follow each other stay, too.
void SumWays::keep_best(std::vector<State>& states) {
  if (states.size() <= kMostStates) return;
  std::stable_sort(states.begin(), states.end(), [](const State& a, const State& b) { return a.score > b.score; });
  std::vector<State> plain, others;
  for (const State& state : states) (state.plain && plain.size() < kPlainStates ? plain : others).push_back(state);
  others.resize(kMostStates - plain.size());
  plain.insert(plain.end(), others.begin(), others.end());
  states = std::move(plain);
}

// The runs of entries from `first` on that add up to entry `whole`; with `end`, only those that end there.
std::vector<SumWay> SumWays::ways_to_sum(int whole, int first, std::optional<int> end) {
  std::vector<SumWay> found;
  const auto column = main_column(whole);
  if (!column || first >= count_) return found;
  const std::int64_t target = *outline_.figures[*column].values[whole];
  const int barrier = end.value_or(next_number_[whole]);
  reach_[first].push_back({});
  int last = first;
  for (int pos = first; pos <= last && pos <= barrier; ++pos) {
    keep_best(reach_[pos]);
    for (std::size_t s = 0; s < reach_[pos].size() && steps_ > 0; ++s) {
      const State& state = reach_[pos][s];
      const double off = std::abs(static_cast<double>(state.sum) - static_cast<double>(target));
      if (state.parts > 0 && 2 * off <= state.parts + 1 && (!end || pos == *end))
        if (auto way = way_of(whole, pos, s, !end)) found.push_back(*std::move(way));
      if (pos < count_ && pos < barrier && may_go_on(state, pos, whole, end.has_value()))
        go_on(whole, pos, s, *column, last);
    }
  }
  for (int pos = first; pos <= last; ++pos) reach_[pos].clear();
  return found;
}

// From a state, all that may follow: the entry at `pos` as another part, in each of its ways.
void SumWays::go_on(int whole, int pos, std::size_t state, std::size_t column, int& last) {
  const State before = reach_[pos][state];
  const auto& values = outline_.figures[column].values;
  for (std::size_t w = 0; w < ways_[pos].size(); ++w) {
    --steps_;
    const SumWay& way = ways_[pos][w];
    State next{.score = before.score + way.score + (marks_.parent(pos) == whole ? kAsMarked : 0),
               .all = before.all + way.all,
               .parts = before.parts + 1,
               .depth = std::max(before.depth, way.depth),
               .memo = is_memo(pos),
               .plain = before.plain && (way.end == pos + 1 || way.end == marked_end_[pos]),
               .from = pos,
               .state = static_cast<int>(state),
               .way = static_cast<int>(w)};
    if (__builtin_add_overflow(before.sum, values[pos].value_or(0), &next.sum)) continue;
    if (!negative_[column] && static_cast<double>(next.sum) > static_cast<double>(*values[whole]) + next.parts)
      continue;
    add_state(reach_[way.end], next);
    last = std::max(last, way.end);
  }
}

void SumWays::add_state(std::vector<State>& states, const State& next) {
  const auto same = std::find_if(states.begin(), states.end(), [&](const State& other) {
    return other.sum == next.sum && other.memo == next.memo && other.plain == next.plain;
  });
  if (same == states.end())
    states.push_back(next);
  else if (same->score < next.score)
    *same = next;
}

bool SumWays::may_go_on(const State& state, int pos, int whole, bool closing) const {
  // 其中 is part of the row before, or goes on with others.
  if (is_memo(pos) && state.parts > 0 && !state.memo) return false;
  return closing ? state.parts == 0 || !is_sum(pos) : marks_.may_be_part(pos, whole);
}

// The parts on the way to a state that adds up, if the other columns do, too.
std::optional<SumWay> SumWays::way_of(int whole, int pos, std::size_t state, bool below) {
  const State& reached = reach_[pos][state];
  SumWay way{.end = pos, .depth = reached.depth + 1};
  steps_ -= reached.parts;
  if (way.depth > kMostDepth) return std::nullopt;
  for (const State* at = &reached; at->from >= 0; at = &reach_[at->from][at->state])
    way.parts.emplace_back(at->from, at->way);
  std::reverse(way.parts.begin(), way.parts.end());
  GrowingSum sum(outline_, whole);
  for (const auto& [part, its_way] : way.parts) sum.add(part);
  if (sum.contradicts()) return std::nullopt;
  if (way.parts.size() == 1 && at(way.parts.front().first).total) return std::nullopt;
  way.own = sum.digits_agreed();
  way.all = way.own + reached.all;
  way.score = reached.score + (way.own > 0 ? way.own : as_only_part(whole, way)) - sum.missed();
  if (below && way.own > 0 && !is_memo(way.parts.front().first) && marks_.closes(whole)) return std::nullopt;
  return way;
}

double SumWays::as_only_part(int whole, const SumWay& way) const {
  const std::int64_t value = *outline_.figures[*main_column(whole)].values[whole];
  const auto& [part, its_way] = way.parts.front();
  const bool thrice = ways_[part][its_way].parts.size() == 1;
  return (std::abs(static_cast<double>(value)) < kSmall ? kSmallOnlyPart : kOnlyPart) - (thrice ? kToldThrice : 0);
}

// Totals below their parts: the sum of the whole table up to them, of what follows the total before, or of that total
// and what follows it.
void SumWays::find_closed() {
  int before = -1;
  for (int i = 1; i < count_; ++i) {
    if (!is_sum(i)) continue;
    for (const int first : {0, before + 1, before}) {
      if (first < 0 || first >= i - 1) continue;
      auto ways = ways_to_sum(i, first, i);
      if (ways.empty()) continue;
      closed_[first].push_back({.first = first, .way = std::move(ways.front())});
      break;
    }
    before = i;
  }
}

}  // namespace yusuan::forms
