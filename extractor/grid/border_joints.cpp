#include "grid/border_joints.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "grid/chunks.h"
#include "grid/rule_stacks.h"
#include "grid/rulings.h"
#include "grid/unruled_tops.h"

namespace yusuan::grid {
namespace {

// In points: pieces of one line are drawn at one height and meet within as much; joints of two lines are the same.
constexpr double kSameLine = 1.0;
constexpr double kMeet = 0.6;
constexpr double kSameJoint = 1.5;
// In points: lines of one table begin and end alike; shorter pieces are dashes or corners.
constexpr double kSameEnd = 2.0;
constexpr double kShortest = 6.0;
// In heights of a word: higher rows hold several, and their joints say nothing about those.
constexpr double kHighest = 6.0;
// Headers are no higher than as many such rows.
constexpr double kHeaders = 2;
constexpr std::size_t kFewestRows = 3;
// In heights of a word: words with less between them are one text.
constexpr double kSpace = 0.3;
// In heights of a word: a figure of millions sticks out of its cell by as much (web pages let it).
constexpr double kSticksOut = 0.5;
// In heights of a word: figures with more between them are of two columns; so may be those of a share of the rows.
constexpr double kFigureGap = 0.9;
constexpr double kMostDoubtful = 0.25;
// In heights of a word: text so near to a row belongs to it.
constexpr double kBeside = 8.0;
// Of a rule's length: the name of its columns stands no further from the middle above it.
constexpr double kMiddle = 0.08;
// In heights of a line: a name of columns stands so near above its border; in points: so far is a border from a text.
constexpr double kAbove = 1.0;
constexpr double kAboveText = 0.5;
// Below the last row of a page stand a number and a running foot.
constexpr std::size_t kFurniture = 2;
constexpr std::size_t kFurnitureTexts = 3;
// Pages with more lines are drawings.
constexpr std::size_t kMostRulings = 3000;
constexpr std::size_t kMostOfAll = 10'000;

// A line across, of pieces that touch.
struct Chain {
  double y = 0, x0 = 0, x1 = 0;
  std::vector<double> joints;
};

void add_chains(std::vector<Ruling> pieces, std::vector<Chain>& chains) {
  std::sort(pieces.begin(), pieces.end(), [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
  for (std::size_t i = 0; i < pieces.size();) {
    Chain chain{.y = pieces[i].position, .x0 = pieces[i].from, .x1 = pieces[i].to, .joints = {}};
    std::size_t j = i + 1;
    for (; j < pieces.size() && pieces[j].from <= chain.x1 + kMeet; ++j) chain.x1 = std::max(chain.x1, pieces[j].to);
    for (std::size_t k = i; k < j; ++k) {
      const double x = pieces[k].from;
      const bool meets =
          std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.begin() + static_cast<std::ptrdiff_t>(j),
                      [&](const Ruling& piece) { return std::abs(piece.to - x) <= kMeet; });
      if (meets && x > chain.x0 + kShortest && x < chain.x1 - kShortest &&
          (chain.joints.empty() || x - chain.joints.back() > kSameJoint))
        chain.joints.push_back(x);
    }
    if (!chain.joints.empty()) chains.push_back(std::move(chain));
    i = j;
  }
}

std::vector<Chain> chains_of(const std::vector<Ruling>& rulings) {
  std::vector<Ruling> pieces;
  std::copy_if(rulings.begin(), rulings.end(), std::back_inserter(pieces), [](const Ruling& ruling) {
    return ruling.axis == Axis::kHorizontal && ruling.to - ruling.from >= kShortest;
  });
  if (pieces.size() > kMostRulings) return {};
  std::sort(pieces.begin(), pieces.end(), [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  std::vector<Chain> chains;
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t j = i;
    while (j < pieces.size() && pieces[j].position - pieces[i].position <= kSameLine) ++j;
    add_chains({pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.begin() + static_cast<std::ptrdiff_t>(j)},
               chains);
    i = j;
  }
  return chains;
}

bool is_whole_figure(const Word& word) { return word.text.find('.') != std::string::npos && is_figure_text(word.text); }

// Whether a text of the row runs over `x`. A figure that fills its cell sticks out a little, and ends where the next
// one begins.
bool is_crossed(double x, double top, double bottom, const std::vector<Word>& words) {
  for (const Word& word : words) {
    const Rect& box = word.box;
    if (box.center_y() < top || box.center_y() > bottom || box.x1 < x - box.height() || box.x0 > x + box.height())
      continue;
    const double out = is_whole_figure(word) ? kSticksOut * box.height() : kMeet;
    if (box.x0 < x - kMeet && box.x1 > x + kMeet && std::min(x - box.x0, box.x1 - x) > out) return true;
    const bool goes_on = box.x1 <= x + kMeet && std::any_of(words.begin(), words.end(), [&](const Word& next) {
                           return next.box.x0 >= x - kMeet && next.box.x0 - box.x1 < kSpace * box.height() &&
                                  !(is_whole_figure(word) && is_whole_figure(next)) &&
                                  std::abs(next.box.center_y() - box.center_y()) < box.height() / 2;
                         });
    if (goes_on) return true;
  }
  return false;
}

// The rulings of one row, its joints and sides; none where it has column rules.
std::vector<Ruling> row_between(const Chain& above, const Chain& below, const std::vector<Ruling>& rulings,
                                const std::vector<Word>& words) {
  std::vector<Ruling> row;
  const auto add = [&](double x) { row.push_back({Axis::kVertical, x, above.y, below.y, 0.5}); };
  for (const double x : above.joints) {
    const bool both = std::any_of(below.joints.begin(), below.joints.end(),
                                  [&](double other) { return std::abs(other - x) <= kSameJoint; });
    const bool ruled = std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& ruling) {
      return ruling.axis == Axis::kVertical && ruling.position > above.x0 + kSameEnd &&
             ruling.position < above.x1 - kSameEnd &&
             2 * overlap(ruling.from, ruling.to, above.y, below.y) > below.y - above.y;
    });
    if (ruled) return {};
    if (both && !is_crossed(x, above.y, below.y, words)) add(x);
  }
  add(above.x0);
  add(above.x1);
  return row;
}

// Whether two figures stand between neighbouring borders of a row: not every column has joints.
bool holds_two_figures(const std::vector<Ruling>& row, const std::vector<Word>& words) {
  std::vector<double> borders;
  for (const Ruling& border : row) borders.push_back(border.position);
  std::sort(borders.begin(), borders.end());
  std::vector<const Word*> last(borders.size() + 1, nullptr);
  for (const Word& word : words) {
    const Rect& box = word.box;
    if (box.center_y() < row.front().from || box.center_y() > row.front().to || !is_figure_text(word.text)) continue;
    const auto lane = std::upper_bound(borders.begin(), borders.end(), box.center_x()) - borders.begin();
    const Word*& before = last[static_cast<std::size_t>(lane)];
    if (before != nullptr && std::abs(before->box.center_y() - box.center_y()) < box.height() / 2 &&
        std::max(box.x0 - before->box.x1, before->box.x0 - box.x1) > kFigureGap * box.height())
      return true;
    before = &word;
  }
  return false;
}

// Whether text stands right beside a row: the lines are those of some columns of a table.
bool goes_on_beside(const Chain& line, const std::vector<Ruling>& row, const std::vector<Word>& words) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    const Rect& box = word.box;
    const double off = std::max(box.x0 - line.x1, line.x0 - box.x1);
    return off > -kMeet && off < kBeside * box.height() && box.center_y() > row.front().from &&
           box.center_y() < row.front().to;
  });
}

bool has_figure(const std::vector<Ruling>& row, const std::vector<Word>& words) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return word.box.center_y() > row.front().from && word.box.center_y() < row.front().to && is_whole_figure(word);
  });
}

std::vector<ChunkLine> upright_lines(const std::vector<Word>& words) {
  std::vector<const Word*> upright;
  for (const Word& word : words)
    if (word.rotation == 0) upright.push_back(&word);
  return chunk_lines(upright);
}

// Whether a line that is drawn whole, as wide as a run of lines or wider (a merged label stands beside that), closes
// rows above or below it that the joints tell nothing of: a table is read by one measure from its top to its foot.
bool is_part_of_table(const Chain& first, const Chain& last, const std::vector<Ruling>& rulings, double reach) {
  return std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& ruling) {
    if (ruling.axis != Axis::kHorizontal || ruling.from > first.x0 + kSameEnd || ruling.to < first.x1 - kSameEnd)
      return false;
    const double beyond = std::max(first.y - ruling.position, ruling.position - last.y);
    return beyond > kSameLine && beyond < reach;
  });
}

// A rule below a name of several columns, and whether that stands in the middle above it.
struct NameRule {
  double y = 0, x0 = 0, x1 = 0;
  bool named = false;
};

// Between the heights, from the top down.
std::vector<NameRule> name_rules(std::vector<Ruling> across, double top, double bottom,
                                 const std::vector<Word>& words) {
  std::vector<NameRule> rules;
  std::sort(across.begin(), across.end(), [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
  for (const Ruling& piece : across) {
    if (piece.position <= top + kSameLine || piece.position >= bottom - kSameLine) continue;
    const auto known = std::find_if(rules.begin(), rules.end(), [&](const NameRule& rule) {
      return std::abs(rule.y - piece.position) <= kSameLine && piece.from <= rule.x1 + kMeet;
    });
    if (known != rules.end())
      known->x1 = std::max(known->x1, piece.to);
    else
      rules.push_back({.y = piece.position, .x0 = piece.from, .x1 = piece.to});
  }
  std::sort(rules.begin(), rules.end(), [](const NameRule& a, const NameRule& b) { return a.y < b.y; });
  for (NameRule& rule : rules) {
    std::optional<Rect> text;
    for (const Word& word : words)
      if (word.box.center_y() > top && word.box.center_y() < rule.y && word.box.center_x() > rule.x0 &&
          word.box.center_x() < rule.x1)
        text = text ? united(*text, word.box) : word.box;
    rule.named = text && std::abs(text->center_x() - (rule.x0 + rule.x1) / 2) < kMiddle * (rule.x1 - rule.x0);
  }
  return rules;
}

// The text that stands alone in the middle above each piece of a line, from the left: names of the columns below each.
// Empty where a piece has none, or another one.
std::vector<Rect> names_above(const Chain& line, const std::vector<ChunkLine>& lines) {
  const auto below =
      std::find_if(lines.begin(), lines.end(), [&](const ChunkLine& text) { return text.box.center_y() > line.y; });
  if (below == lines.begin()) return {};
  const ChunkLine& above = *(below - 1);
  if (line.y - above.box.y1 > kAbove * above.height || above.chunks.size() != line.joints.size() + 1) return {};
  std::vector<double> ends = line.joints;
  ends.insert(ends.begin(), line.x0);
  ends.push_back(line.x1);
  std::vector<Rect> names;
  for (std::size_t i = 0; i < above.chunks.size(); ++i) {
    const Chunk& name = above.chunks[i];
    const double off = std::abs(name.box.center_x() - (ends[i] + ends[i + 1]) / 2);
    if (name.figure || name.box.x0 < ends[i] || name.box.x1 > ends[i + 1] || off > kMiddle * (ends[i + 1] - ends[i]))
      return {};
    names.push_back(name.box);
  }
  return names;
}

// The rulings of a row of names above the first of a run of lines, as far from the names as the line is.
std::vector<Ruling> named_row_above(const Chain& line, const std::vector<ChunkLine>& lines) {
  const std::vector<Rect> names = names_above(line, lines);
  if (names.empty()) return {};
  Rect box = names.front();
  for (const Rect& name : names) box = united(box, name);
  const double top = std::min(box.y0 - kAboveText, box.y0 + box.y1 - line.y);
  std::vector<Ruling> row{{Axis::kHorizontal, top, line.x0, line.x1, 0.5}};
  for (const double x : line.joints) row.push_back({Axis::kVertical, x, top, line.y, 0.5});
  for (const double x : {line.x0, line.x1}) row.push_back({Axis::kVertical, x, top, line.y, 0.5});
  return row;
}

// The lower side of the last row of a page whose cells have but a lower border, where the page ends inside that row:
// the border stands on the next page. nullopt where another text follows, or none stands there.
std::optional<Chain> cut_row(const Chain& last, const std::vector<ChunkLine>& lines, double highest) {
  std::optional<Chain> row;
  std::size_t others = 0, rows = 0;
  for (const ChunkLine& line : lines) {
    if (line.box.center_y() < last.y) continue;
    const bool within = line.box.x0 > last.x0 - kSameEnd && line.box.x1 < last.x1 + kSameEnd;
    if (within && line.box.y1 - last.y < highest && line.box.y0 - (row ? row->y : last.y) < kAbove * line.height) {
      rows += line.chunks.size() > 1;
      row = last;
      row->y = line.box.y1 + kAboveText;
    } else if (++others > kFurniture || line.chunks.size() > kFurnitureTexts) {
      return std::nullopt;
    }
  }
  if (rows != 1) return std::nullopt;
  return row;
}

// The rulings of the header above the first of a run of lines, none where a rule closes it or there is no header: its
// top, and borders at the joints, from rules below names of several columns down.
std::vector<Ruling> header_above(const std::vector<Chain>& run, const std::vector<Ruling>& rulings,
                                 const std::vector<ChunkLine>& lines, const std::vector<Word>& words) {
  RuleStack stack{.from = run.front().x0, .to = run.front().x1, .heights = {}};
  for (const Chain& chain : run) stack.heights.push_back(chain.y);
  std::vector<Ruling> across = rulings_across(rulings);
  add_unruled_top(stack, across, lines);
  if (stack.heights.size() == run.size()) return named_row_above(run.front(), lines);
  const double top = stack.heights[0], bottom = stack.heights[1];
  const std::vector<NameRule> names = name_rules(std::move(across), top, bottom, words);
  std::vector<Ruling> header{{Axis::kHorizontal, top, stack.from, stack.to, 0.5}};
  const auto add = [&](double x, double from, double to) {
    if (!is_crossed(x, from, to, words)) header.push_back({Axis::kVertical, x, from, to, 0.5});
  };
  for (const double x : run.front().joints) {
    double from = top;
    for (const NameRule& rule : names) {
      if (rule.x0 > x - kMeet || rule.x1 < x + kMeet) continue;
      if (!rule.named) add(x, from, rule.y);
      from = rule.y;
    }
    add(x, from, bottom);
  }
  add(stack.from, top, bottom);
  add(stack.to, top, bottom);
  return header;
}

}  // namespace

std::vector<Ruling> borders_at_joints(const std::vector<Ruling>& rulings, const std::vector<Word>& words,
                                      std::size_t fewest_figures) {
  if (rulings.size() > kMostOfAll) return {};
  const std::vector<Chain> chains = chains_of(rulings);
  if (chains.size() <= kFewestRows || words.empty()) return {};
  std::vector<Ruling> borders, run;
  std::size_t rows = 0, doubtful = 0, figures = 0, first = 0;
  const std::vector<ChunkLine> lines = upright_lines(words);
  const double highest = kHighest * words[words.size() / 2].box.height();
  const auto finish = [&](std::size_t last) {
    if (rows >= kFewestRows && figures >= fewest_figures &&
        static_cast<double>(doubtful) <= kMostDoubtful * static_cast<double>(rows) &&
        (fewest_figures == 0 || !is_part_of_table(chains[first], chains[last], rulings, kHeaders * highest))) {
      borders.insert(borders.end(), run.begin(), run.end());
      const auto begin = chains.begin() + static_cast<std::ptrdiff_t>(first);
      std::vector<Chain> table(begin, chains.begin() + static_cast<std::ptrdiff_t>(last) + 1);
      if (const auto bottom = cut_row(table.back(), lines, highest)) {
        const std::vector<Ruling> row = row_between(table.back(), *bottom, rulings, words);
        borders.insert(borders.end(), row.begin(), row.end());
        borders.push_back({Axis::kHorizontal, bottom->y, bottom->x0, bottom->x1, 0.5});
        table.push_back(*bottom);
      }
      const auto header = header_above(table, rulings, lines, words);
      borders.insert(borders.end(), header.begin(), header.end());
    }
    run.clear();
    first = last + 1;
    rows = doubtful = figures = 0;
  };
  for (std::size_t i = 0; i + 1 < chains.size(); ++i) {
    const Chain &above = chains[i], &below = chains[i + 1];
    std::vector<Ruling> row;
    if (std::abs(above.x0 - below.x0) < kSameEnd && std::abs(above.x1 - below.x1) < kSameEnd &&
        below.y - above.y < highest)
      row = row_between(above, below, rulings, words);
    if (row.empty()) {
      finish(i);
      continue;
    }
    rows += row.size() > 2;
    figures += fewest_figures > 0 && has_figure(row, words);
    doubtful += holds_two_figures(row, words) || goes_on_beside(above, row, words);
    run.insert(run.end(), row.begin(), row.end());
  }
  finish(chains.size() - 1);
  return borders;
}

}  // namespace yusuan::grid
