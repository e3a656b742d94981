#include "grid/choice.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "grid/choice_weights.h"
#include "grid/chunks.h"
#include "grid/drawn_shape.h"
#include "grid/nested.h"
#include "grid/reading_signs.h"
#include "grid/rulings.h"
#include "grid/text_lines.h"

namespace yusuan::grid {
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
// In points: a rule between two rows is no further from the middle between their
// texts. Of the width of a table, and of its rows, that rules across part; fewer rows are parted by rules of a header.
constexpr double kOnEdge = 6;
// In points: parts of a table that was torn are no further apart; rows no line is between.
constexpr double kWidestTear = 40;
constexpr double kRightBelow = 8;
constexpr double kAcross = 0.8;
constexpr double kParted = 0.8;
constexpr int kFewestRows = 3;

bool same_texts(const Grid& a, const Grid& b) {
  return a.rows() == b.rows() && a.columns() == b.columns() &&
         std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), b.cells.end(), [](const Cell& x, const Cell& y) {
           return x.row == y.row && x.col == y.col && x.row_span == y.row_span && x.col_span == y.col_span &&
                  x.text == y.text;
         });
}

// Whether rulings stand around the cells of a grid, or across between its rows.
bool is_ruled(const Grid& grid, const std::vector<Ruling>& across) {
  if (grid.ruled) return true;
  std::size_t parted = 0;
  for (int row = 1; row < grid.rows(); ++row) {
    const double y = grid.row_edges[static_cast<std::size_t>(row)];
    const auto first = std::lower_bound(across.begin(), across.end(), y - kOnEdge,
                                        [](const Ruling& ruling, double at) { return ruling.position < at; });
    for (auto ruling = first; ruling != across.end() && ruling->position < y + kOnEdge; ++ruling)
      if (overlap(ruling->from, ruling->to, grid.box.x0, grid.box.x1) > kAcross * grid.box.width()) {
        ++parted;
        break;
      }
  }
  return grid.rows() > kFewestRows && static_cast<double>(parted) >= kParted * (grid.rows() - 1);
}

// Tables of a page that a candidate would take the place of.
struct Holders {
  std::vector<const Grid*> grids;
  std::vector<ReadingSigns> signs;
  bool ruled = false;  // one of them is, and the candidate is not
};

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

// Whether a row of the candidate between two heights has texts in most of its columns.
bool has_row_between(const Grid& candidate, double top, double bottom) {
  std::vector<int> texts(static_cast<std::size_t>(candidate.rows()), 0);
  for (const Cell& cell : candidate.cells)
    if (!cell.text.empty() && cell.text_box.center_y() > top && cell.text_box.center_y() < bottom)
      ++texts[static_cast<std::size_t>(cell.row)];
  return std::any_of(texts.begin(), texts.end(), [&](int n) { return n > 1 && 2 * n >= candidate.columns(); });
}

bool begins_with_figures(const Grid& grid) {
  return std::any_of(grid.cells.begin(), grid.cells.end(),
                     [](const Cell& cell) { return cell.row == 0 && cell.col > 0 && is_figure_text(cell.text); });
}

// Whether one table lies right below another as wide: what the candidate reads between them are rows, or nothing, and
// the lower one begins with figures.
bool are_parts(const Grid& upper, const Grid& lower, const Grid* candidate) {
  const double apart = lower.box.y0 - upper.box.y1;
  if (upper.ruled || lower.ruled || apart < -kTouchingTables || apart > kWidestTear ||
      overlap(upper.box.x0, upper.box.x1, lower.box.x0, lower.box.x1) <
          kAcross * std::max(upper.box.width(), lower.box.width()))
    return false;
  if (candidate == nullptr) return true;
  return has_row_between(*candidate, upper.box.y1, lower.box.y0) || (apart < kRightBelow && begins_with_figures(lower));
}

// Whether the holders are parts of one table that was torn between two rows, or by a row that none of them holds.
bool are_torn(const Grid& candidate, std::vector<const Grid*> holders) {
  std::sort(holders.begin(), holders.end(), [](const Grid* a, const Grid* b) { return a->box.y0 < b->box.y0; });
  for (std::size_t i = 1; i < holders.size(); ++i)
    if (!are_parts(*holders[i - 1], *holders[i], &candidate)) return false;
  return holders.size() > 1;
}

bool may_be_torn(const std::vector<Grid>& grids) {
  for (const Grid& upper : grids)
    for (const Grid& lower : grids)
      if (&upper != &lower && are_parts(upper, lower, nullptr)) return true;
  return false;
}

void add_exchange(const Grid& candidate, const Holders& held, const std::vector<Word>& words,
                  std::vector<double>& evidence) {
  const std::vector<const Grid*>& holders = held.grids;
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
  evidence.push_back(words_of.lost == 0 && are_torn(candidate, holders) ? 1 : 0);
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
void add_agreement(const Grid& candidate, const Holders& held, std::vector<double>& evidence) {
  const std::vector<const Grid*>& holders = held.grids;
  const bool rulings_differ = held.ruled;
  std::ptrdiff_t theirs = 0;
  for (const Grid* holder : holders) theirs += texts_in(*holder);
  const double more = theirs == 0 ? 0 : static_cast<double>(texts_in(candidate)) / static_cast<double>(theirs) - 1;
  evidence.push_back(std::min(0.0, more));
  evidence.push_back(rulings_differ ? 0 : std::clamp(more, 0.0, 1.0));
  const double against = contradicted(candidate, holders);
  evidence.push_back(-against);
  evidence.push_back(rulings_differ ? -against : 0);
}

std::vector<double> evidence_for(const TableCandidate& candidate, const Holders& holders,
                                 const std::vector<Word>& words) {
  std::vector<double> evidence;
  const ReadingSigns own = signs_of(candidate.grid, words);
  for (std::size_t sign = 0; sign < kReadingSigns; ++sign) {
    double theirs = 0;
    for (const ReadingSigns& of : holders.signs) theirs += of[sign] / static_cast<double>(holders.signs.size());
    evidence.push_back(theirs - own[sign]);
  }
  if (holders.ruled)
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
bool is_doubtful(const Grid& grid, const std::vector<Word>& words, const std::vector<Ruling>& across) {
  ReadingSigns signs = signs_of(grid, words);
  if (is_ruled(grid, across))
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
    for (const char* code : {"lost", "lost_figures", "gained_beside", "gained_beyond", "several", "torn", "fewer_texts",
                             "more_texts", "contradicts", "contradicts_rulings"})
      codes.emplace_back(code);
    for (const Objection objection : kObjections) codes.emplace_back(code_of(objection));
    return codes;
  }();
  return kCodes;
}

std::vector<TableChallenge> challenges_to(const PageLayout& layout, const Page& page,
                                          const std::vector<TableCandidate>& candidates) {
  const std::vector<Ruling> across = rulings_across(page.rulings);
  std::vector<ReadingSigns> signs;
  std::vector<bool> ruled;
  for (const Grid& grid : layout.grids) {
    signs.push_back(signs_of(grid, page.words));
    ruled.push_back(is_ruled(grid, across));
  }
  const std::vector<bool> nested = are_nested(layout.grids);
  std::vector<TableChallenge> challenges;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Grid& grid = candidates[i].grid;
    if (texts_in(grid) == 0) continue;
    TableChallenge challenge{.candidate = i};
    Holders holders;
    bool settled = false;
    for (std::size_t held = 0; held < layout.grids.size(); ++held) {
      if (!overlapping(layout.grids[held].box, grid.box)) continue;
      settled = settled || nested[held];
      challenge.holders.push_back(held);
      holders.grids.push_back(&layout.grids[held]);
      holders.signs.push_back(signs[held]);
      holders.ruled = holders.ruled || ruled[held];
    }
    if (settled || holders.grids.empty() || (holders.grids.size() == 1 && same_texts(*holders.grids.front(), grid)))
      continue;
    holders.ruled = holders.ruled && !is_ruled(grid, across);
    // Rulings are not given up for what not even its finder believes in.
    if (candidates[i].objections.any() && holders.ruled) continue;
    challenge.evidence = evidence_for(candidates[i], holders, page.words);
    challenges.push_back(std::move(challenge));
  }
  return challenges;
}

void choose_readings(PageLayout& layout, const Page& page, const PageLayout* before) {
  if (page.words.size() > kMostWords || layout.grids.empty()) return;
  const std::vector<Ruling> across = rulings_across(page.rulings);
  const auto doubtful = [&](const Grid& grid) { return is_doubtful(grid, page.words, across); };
  if (std::ranges::none_of(layout.grids, doubtful) && !may_be_torn(layout.grids)) return;
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

}  // namespace yusuan::grid
