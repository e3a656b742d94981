#include "grid/choice.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "grid/choice_weights.h"
#include "grid/chunks.h"
#include "grid/drawn_shape.h"
#include "grid/reading_signs.h"
#include "grid/text_lines.h"

namespace yusuan {
namespace {

constexpr std::array<const char*, kReadingSigns> kSignCodes{
    "joined_texts", "stacked_figures", "stacked_texts", "crossing", "blank", "blank_columns", "alternating",
    "texts_beside", "goes_on_above",   "goes_on_below", "unnamed",  "alone", "unruled"};
// Cells between rulings hold wrapped texts and are printed blank: no reading without rulings is better for that.
constexpr std::array kUsualBetweenRulings{ReadingSign::kStackedFigures, ReadingSign::kStackedTexts,
                                          ReadingSign::kBlank};
// A third of the words lost is as bad as all.
constexpr double kLost = 3;
// Of the rows of a table, so many have a label where texts beside it may be such.
constexpr double kMostRows = 0.5;
// Of a page: asking all finders costs as much as reading it again, which pages of more words than this are spared. A
// page of figures in the smallest print that people read has about as many.
constexpr std::size_t kMostWords = 1500;
// In points: tables that touch do not overlap.
constexpr double kTouching = 1;

bool overlapping(const Rect& a, const Rect& b) {
  return overlap(a.x0, a.x1, b.x0, b.x1) > kTouching && overlap(a.y0, a.y1, b.y0, b.y1) > kTouching;
}

bool same_texts(const Grid& a, const Grid& b) {
  return a.rows() == b.rows() && a.columns() == b.columns() &&
         std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), b.cells.end(), [](const Cell& x, const Cell& y) {
           return x.row == y.row && x.col == y.col && x.row_span == y.row_span && x.col_span == y.col_span &&
                  x.text == y.text;
         });
}

bool against_rulings(const Grid& candidate, const std::vector<const Grid*>& holders) {
  return !candidate.ruled &&
         std::any_of(holders.begin(), holders.end(), [](const Grid* holder) { return holder->ruled; });
}

// What becomes of the upright words of a page when a candidate takes the place of its holders.
struct WordExchange {
  std::size_t held = 0, figures = 0, lost = 0, lost_figures = 0;
  std::size_t level = 0, out_of_step = 0;  // gained beside the holders: on the height of a word of theirs, or of none
  std::size_t beyond = 0;                  // gained above and below them
};

WordExchange exchange_of(const Grid& candidate, const std::vector<const Grid*>& holders,
                         const std::vector<Word>& words) {
  const auto held_by_any = [&](const auto& holds) { return std::any_of(holders.begin(), holders.end(), holds); };
  WordExchange exchange;
  std::vector<double> heights;
  std::vector<const Word*> gained;
  for (const Word& word : words) {
    if (word.rotation != 0) continue;
    const bool taken = holds_middle(candidate.box, word.box);
    if (!held_by_any([&](const Grid* holder) { return holds_middle(holder->box, word.box); })) {
      if (taken) gained.push_back(&word);
      continue;
    }
    heights.push_back(word.box.center_y());
    const bool figure = is_figure_text(word.text);
    ++exchange.held;
    exchange.figures += figure;
    exchange.lost += !taken;
    exchange.lost_figures += !taken && figure;
  }
  std::sort(heights.begin(), heights.end());
  for (const Word* word : gained) {
    const double y = word->box.center_y();
    if (held_by_any([&](const Grid* holder) { return y > holder->box.y0 && y < holder->box.y1; })) {
      ++(is_height_of_text(heights, y, word->box.height()) ? exchange.level : exchange.out_of_step);
    } else {
      ++exchange.beyond;
    }
  }
  return exchange;
}

void add_exchange(const Grid& candidate, const std::vector<const Grid*>& holders, const std::vector<Word>& words,
                  std::vector<double>& evidence) {
  const WordExchange words_of = exchange_of(candidate, holders, words);
  evidence.push_back(-std::min(1.0, kLost * share(words_of.lost, words_of.held)));
  evidence.push_back(-std::min(1.0, kLost * share(words_of.lost_figures, words_of.figures)));
  // What stands beside a table is its own where it keeps to its rows.
  const std::size_t beside = words_of.level - std::min(words_of.level, words_of.out_of_step);
  evidence.push_back(std::min(1.0, share(beside, words_of.held)));
  // The first and the last ruling of a table are where it begins and ends.
  const bool ruled = std::any_of(holders.begin(), holders.end(), [](const Grid* holder) { return holder->ruled; });
  evidence.push_back(ruled ? 0 : std::min(1.0, share(words_of.beyond, words_of.held)));
  evidence.push_back(holders.size() > 1 ? -1 : 0);
}

// Of the texts of the holders, those that the candidate has in no cell: two witnesses that agree about them are right.
double contradicted(const Grid& candidate, const std::vector<const Grid*>& holders) {
  std::unordered_map<std::string_view, int> texts;
  for (const Cell& cell : candidate.cells)
    if (!cell.text.empty()) ++texts[cell.text];
  std::size_t all = 0, missing = 0;
  for (const Grid* holder : holders)
    for (const Cell& cell : holder->cells) {
      if (cell.text.empty()) continue;
      ++all;
      const auto same = texts.find(cell.text);
      if (same == texts.end() || same->second-- <= 0) ++missing;
    }
  return share(missing, all);
}

// How far both find the same texts. How many there are rulings say better than gaps.
void add_agreement(const Grid& candidate, const std::vector<const Grid*>& holders, std::vector<double>& evidence) {
  const bool rulings_differ = against_rulings(candidate, holders);
  std::ptrdiff_t theirs = 0;
  for (const Grid* holder : holders) theirs += texts_in(*holder);
  const double more = theirs == 0 ? 0 : static_cast<double>(texts_in(candidate)) / static_cast<double>(theirs) - 1;
  evidence.push_back(std::min(0.0, more));
  evidence.push_back(rulings_differ ? 0 : std::clamp(more, 0.0, 1.0));
  const double against = contradicted(candidate, holders);
  evidence.push_back(-against);
  evidence.push_back(rulings_differ ? -against : 0);
}

std::vector<double> evidence_for(const TableCandidate& candidate, const std::vector<const Grid*>& holders,
                                 const std::vector<ReadingSigns>& signs, const std::vector<Word>& words) {
  std::vector<double> evidence;
  const ReadingSigns own = signs_of(candidate.grid, words);
  for (std::size_t sign = 0; sign < kReadingSigns; ++sign) {
    double theirs = 0;
    for (const ReadingSigns& of : signs) theirs += of[sign] / static_cast<double>(signs.size());
    evidence.push_back(theirs - own[sign]);
  }
  if (against_rulings(candidate.grid, holders))
    for (const ReadingSign sign : kUsualBetweenRulings) {
      double& value = evidence[static_cast<std::size_t>(sign)];
      value = std::min(value, 0.0);
    }
  add_exchange(candidate.grid, holders, words, evidence);
  add_agreement(candidate.grid, holders, evidence);
  for (const Objection objection : kObjections) evidence.push_back(candidate.objections.has(objection) ? -1 : 0);
  return evidence;
}

// Of each grid whether another one stands in it, or it in another one: a table drawn in a cell goes on standing there.
std::vector<bool> are_nested(const std::vector<Grid>& grids) {
  std::vector<bool> nested(grids.size(), false);
  for (std::size_t i = 0; i < grids.size(); ++i)
    for (std::size_t j = 0; j < grids.size(); ++j)
      if (i != j && encloses(grids[i].box, grids[j].box)) nested[i] = nested[j] = true;
  return nested;
}

double merit_of(const TableChallenge& challenge) {
  double merit = 0;
  for (std::size_t i = 0; i < challenge.evidence.size(); ++i) merit += kChoiceWeights[i] * challenge.evidence[i];
  return merit;
}

// Whether so much speaks against a table that a reading against which nothing does could take its place: to ask all
// finders costs several times as much as to ask one after the other.
bool is_doubtful(const Grid& grid, const std::vector<Word>& words) {
  ReadingSigns signs = signs_of(grid, words);
  if (grid.ruled)
    for (const ReadingSign sign : kUsualBetweenRulings) signs[static_cast<std::size_t>(sign)] = 0;
  if (signs[static_cast<std::size_t>(ReadingSign::kTextsBeside)] >= kMostRows) return true;
  double most = 0;
  for (std::size_t i = 0; i < kReadingSigns; ++i) most += kChoiceWeights[i] * signs[i];
  return most > kChoiceBar;
}

}  // namespace

const std::vector<std::string>& evidence_codes() {
  static const std::vector<std::string> kCodes = [] {
    std::vector<std::string> codes(kSignCodes.begin(), kSignCodes.end());
    for (const char* code : {"lost", "lost_figures", "gained_beside", "gained_beyond", "several", "fewer_texts",
                             "more_texts", "contradicts", "contradicts_rulings"})
      codes.emplace_back(code);
    for (const Objection objection : kObjections) codes.emplace_back(code_of(objection));
    return codes;
  }();
  return kCodes;
}

std::vector<TableChallenge> challenges_to(const PageLayout& layout, const Page& page,
                                          const std::vector<TableCandidate>& candidates) {
  std::vector<ReadingSigns> signs;
  for (const Grid& grid : layout.grids) signs.push_back(signs_of(grid, page.words));
  const std::vector<bool> nested = are_nested(layout.grids);
  std::vector<TableChallenge> challenges;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Grid& grid = candidates[i].grid;
    if (texts_in(grid) == 0) continue;
    TableChallenge challenge{.candidate = i};
    std::vector<const Grid*> holders;
    std::vector<ReadingSigns> theirs;
    bool settled = false;
    for (std::size_t held = 0; held < layout.grids.size(); ++held) {
      if (!overlapping(layout.grids[held].box, grid.box)) continue;
      settled = settled || nested[held];
      challenge.holders.push_back(held);
      holders.push_back(&layout.grids[held]);
      theirs.push_back(signs[held]);
    }
    if (settled || holders.empty() || (holders.size() == 1 && same_texts(*holders.front(), grid))) continue;
    // Rulings are not given up for what not even its finder believes in.
    if (candidates[i].objections.any() && against_rulings(grid, holders)) continue;
    challenge.evidence = evidence_for(candidates[i], holders, theirs, page.words);
    challenges.push_back(std::move(challenge));
  }
  return challenges;
}

void choose_readings(PageLayout& layout, const Page& page, const PageLayout* before) {
  if (page.words.size() > kMostWords || std::none_of(layout.grids.begin(), layout.grids.end(),
                                                     [&](const Grid& grid) { return is_doubtful(grid, page.words); }))
    return;
  std::vector<TableCandidate> candidates = table_candidates(page, before);
  const std::vector<TableChallenge> challenges = challenges_to(layout, page, candidates);
  std::vector<std::pair<double, const TableChallenge*>> ranked;
  for (const TableChallenge& challenge : challenges)
    if (const double merit = merit_of(challenge); merit > kChoiceBar) ranked.emplace_back(merit, &challenge);
  if (ranked.empty()) return;
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<bool> replaced(layout.grids.size(), false);
  std::vector<Grid> chosen;
  for (const auto& [merit, challenge] : ranked) {
    Grid& grid = candidates[challenge->candidate].grid;
    const bool late =
        std::any_of(challenge->holders.begin(), challenge->holders.end(),
                    [&](std::size_t held) { return static_cast<bool>(replaced[held]); }) ||
        std::any_of(chosen.begin(), chosen.end(), [&](const Grid& other) { return overlapping(other.box, grid.box); });
    if (late) continue;
    for (const std::size_t held : challenge->holders) replaced[held] = true;
    chosen.push_back(std::move(grid));
  }
  for (std::size_t held = layout.grids.size(); held-- > 0;)
    if (!replaced[held]) chosen.push_back(std::move(layout.grids[held]));
  layout.grids = std::move(chosen);
  std::stable_sort(layout.grids.begin(), layout.grids.end(),
                   [](const Grid& a, const Grid& b) { return a.box.y0 < b.box.y0; });
  set_lines_around_grids(layout, page);
}

}  // namespace yusuan
