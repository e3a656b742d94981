#include "grid/text_header.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "grid/repeated_names.h"
#include "grid/shared_heads.h"

namespace yusuan::grid {
namespace {

// In line heights. A text centred over its columns misses their middle by less.
constexpr double kCentred = 1.0;
// A rule belongs to the text right above it.
constexpr double kRuleBelow = 1.3;
// Lines of one wrapped text are no further apart.
constexpr double kWrapGap = 0.9;
// Of the table's width: a rule this long is the table's, not a text's.
constexpr double kWideRule = 0.85;
// Texts above one rule, beyond which nothing is tried.
constexpr std::size_t kMostSharing = 6;

struct Span {
  int first = 0, last = 0;
};

struct Block {
  TextHeaderCell cell;
  int from = 0, to = 0;  // lines
  Rect box;
};

bool within(const Block& inner, const Block& outer) {
  return outer.cell.first <= inner.cell.first && inner.cell.last <= outer.cell.last;
}

bool meet(const Block& a, const Block& b) { return a.cell.first <= b.cell.last && b.cell.first <= a.cell.last; }

bool is_above(const Placed& text, const Ruling& rule) {
  return rule.from < text.chunk.box.center_x() && text.chunk.box.center_x() < rule.to;
}

// The first and last column in the middle of which a short rule right below `text` runs; nothing when there is no such
// rule.
std::optional<Span> under_rule(const Placed& text, const Ruling& rule, const std::vector<TextColumn>& columns,
                               const std::vector<double>& edges, double height) {
  const double below = rule.position - text.chunk.box.y1;
  if (below < -0.4 * height || below > kRuleBelow * height) return std::nullopt;
  if (rule.to - rule.from > kWideRule * (edges.back() - edges.front())) return std::nullopt;
  if (rule.from > text.chunk.box.x0 + height || rule.to < text.chunk.box.x1 - height) return std::nullopt;
  std::optional<Span> span;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double middle = (columns[c].x0 + columns[c].x1) / 2;
    if (middle < rule.from - 1 || middle > rule.to + 1) continue;
    if (!span) span = {static_cast<int>(c), static_cast<int>(c)};
    span->last = static_cast<int>(c);
  }
  return span;
}

double off_middle(const Placed& text, const Span& span, const std::vector<TextColumn>& columns) {
  return std::abs((columns[span.first].x0 + columns[span.last].x1) / 2 - text.chunk.box.center_x());
}

// Parts the columns above one rule among the texts from `at` on that stand on it, so that each is in the middle of its
// own. How far they miss that together; nothing when one is too far off.
std::optional<double> share(const std::vector<Placed*>& texts, std::size_t at, const Span& span,
                            const std::vector<TextColumn>& columns, double height, std::vector<Span>& shares) {
  const Placed& text = *texts[at];
  const int later = static_cast<int>(texts.size() - at) - 1;
  std::optional<double> best;
  for (int last = later == 0 ? span.last : span.first; last <= span.last - later; ++last) {
    const double off = off_middle(text, {span.first, last}, columns);
    // A name may be wider than the figures below it, which are set at their right.
    if (off > (span.first == last ? kCentred : kCentred / 2) * height) continue;
    std::vector<Span> rest;
    const auto others =
        later == 0 ? std::optional(0.0) : share(texts, at + 1, {last + 1, span.last}, columns, height, rest);
    if (!others || (best && off + *others >= *best)) continue;
    best = off + *others;
    shares = {{span.first, last}};
    shares.insert(shares.end(), rest.begin(), rest.end());
  }
  return best;
}

// Columns of texts above short rules: those of the rule, or the text's share of them. Whether each has such a rule.
std::vector<bool> span_by_rules(std::vector<Placed>& texts, const std::vector<TextColumn>& columns,
                                const std::vector<double>& edges, const std::vector<Ruling>& rules, double height) {
  std::vector<bool> spanned(texts.size(), false);
  for (const Ruling& rule : rules) {
    std::vector<Placed*> above;
    for (Placed& text : texts)
      if (is_above(text, rule) && !spanned[&text - texts.data()]) above.push_back(&text);
    if (above.empty() || above.size() > kMostSharing) continue;
    const auto span = under_rule(*above.front(), rule, columns, edges, height);
    std::vector<Span> shares;
    if (!span) continue;
    if (above.size() == 1)
      shares = {*span};
    else if (!share(above, 0, *span, columns, height, shares))
      continue;
    for (std::size_t i = 0; i < above.size(); ++i) {
      above[i]->first = shares[i].first;
      above[i]->last = shares[i].last;
      spanned[above[i] - texts.data()] = true;
    }
  }
  return spanned;
}

// Puts texts together again that a gap on a border cut, where only as a whole they share a rule.
void join_above_rules(std::vector<Placed>& texts, std::vector<bool>& ruled, const ChunkLine& line,
                      const std::vector<TextColumn>& columns, const std::vector<double>& edges,
                      const std::vector<Ruling>& rules) {
  if (texts.size() <= line.chunks.size() || std::find(ruled.begin(), ruled.end(), true) != ruled.end()) return;
  std::vector<Placed> whole;
  for (const Chunk& chunk : line.chunks) whole.push_back({.chunk = chunk});
  std::vector<bool> spanned = span_by_rules(whole, columns, edges, rules, line.height);
  if (std::find(spanned.begin(), spanned.end(), false) != spanned.end()) return;
  texts = std::move(whole);
  ruled = std::move(spanned);
}

// The range of columns between `low` and `high` that holds the text's own and whose middle is nearest to the text's.
void span_by_middle(Placed& text, const std::vector<TextColumn>& columns, int low, int high, double height) {
  const double middle = text.chunk.box.center_x();
  const auto miss = [&](int first, int last) { return std::abs((columns[first].x0 + columns[last].x1) / 2 - middle); };
  int best_first = text.first, best_last = text.last;
  double best = miss(best_first, best_last);
  if (text.first == text.last && best < kCentred * height / 2) return;
  for (int first = low; first <= text.first; ++first)
    for (int last = text.last; last <= high; ++last)
      if (miss(first, last) < best - 0.1) {
        best = miss(first, last);
        best_first = first;
        best_last = last;
      }
  if (best > kCentred * height) return;
  text.first = best_first;
  text.last = best_last;
}

// Texts in the middle of equal groups of columns behind the first, all of them named in the line below, name the
// groups: the text in the middle of three stands right above the second of them, too.
void span_equal_groups(std::vector<Placed>& texts, const ChunkLine& below, const std::vector<TextColumn>& columns,
                       double height) {
  const int named = static_cast<int>(columns.size()) - 1;
  std::vector<Placed*> names;
  for (Placed& text : texts)
    if (text.last > 0) names.push_back(&text);
  const int count = static_cast<int>(names.size());
  if (count < 2 || named % count != 0 || named / count < 3 || static_cast<int>(below.chunks.size()) < named) return;
  const int size = named / count;
  for (int i = 0; i < count; ++i) {
    const double middle = (columns[1 + i * size].x0 + columns[(i + 1) * size].x1) / 2;
    if (std::abs(names[i]->chunk.box.center_x() - middle) > kCentred * height) return;
  }
  for (int i = 0; i < count; ++i) {
    names[i]->first = 1 + i * size;
    names[i]->last = (i + 1) * size;
  }
}

std::vector<std::vector<Placed>> placed_lines(const std::vector<const ChunkLine*>& lines,
                                              const std::vector<TextColumn>& columns, const std::vector<double>& edges,
                                              const std::vector<Ruling>& rules) {
  std::vector<std::vector<Placed>> placed;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    placed.push_back(place(*lines[l], columns, edges));
    auto& texts = placed.back();
    std::vector<bool> ruled = span_by_rules(texts, columns, edges, rules, lines[l]->height);
    join_above_rules(texts, ruled, *lines[l], columns, edges, rules);
    if (l + 1 == lines.size()) continue;
    for (std::size_t t = 0; t < texts.size(); ++t) {
      if (ruled[t]) continue;
      const int low =
          t == 0 ? (texts.size() > 1 && texts[0].first == 0 ? 0 : std::min(1, texts[0].first)) : texts[t - 1].last + 1;
      const int high = t + 1 < texts.size() ? texts[t + 1].first - 1 : static_cast<int>(columns.size()) - 1;
      // Without texts below it a text names one column only.
      int below = 0;
      for (const Chunk& chunk : lines[l + 1]->chunks)
        below += chunk.box.center_x() > edges[low] && chunk.box.center_x() < edges[high + 1];
      if (below > 1) span_by_middle(texts[t], columns, low, high, lines[l]->height);
    }
    span_equal_groups(texts, *lines[l + 1], columns, lines[l]->height);
    if (std::ranges::find(ruled, true) == ruled.end())
      share_columns(texts, {lines.begin() + static_cast<std::ptrdiff_t>(l) + 1, lines.end()}, columns, edges,
                    lines[l]->height);
  }
  return placed;
}

bool ruled_between(const Rect& upper, const Rect& lower, const std::vector<Ruling>& rules) {
  return std::any_of(rules.begin(), rules.end(), [&](const Ruling& rule) {
    return rule.position > upper.center_y() && rule.position < lower.center_y() && rule.from < lower.center_x() &&
           lower.center_x() < rule.to;
  });
}

// `grouped`: the lines whose texts stand over groups of columns that they name as a whole.
std::vector<Block> wrapped_blocks(const std::vector<const ChunkLine*>& lines,
                                  const std::vector<std::vector<Placed>>& placed, const std::vector<bool>& grouped,
                                  const std::vector<Ruling>& rules) {
  std::vector<Block> blocks;
  for (std::size_t l = 0; l < placed.size(); ++l)
    for (const Placed& text : placed[l]) {
      Block next{.cell = {.lines = {text.chunk}, .first = text.first, .last = text.last},
                 .from = static_cast<int>(l),
                 .to = static_cast<int>(l),
                 .box = text.chunk.box};
      Block* above = nullptr;
      for (Block& block : blocks)
        if (meet(block, next) && (above == nullptr || block.to > above->to)) above = &block;
      const bool alone = above != nullptr && above->to < next.from &&
                         std::none_of(placed[l].begin(), placed[l].end(), [&](const Placed& other) {
                           return &other != &text && other.first <= above->cell.last && other.last >= above->cell.first;
                         });
      const bool other_group = grouped[l] && above != nullptr &&
                               (next.cell.first != above->cell.first || next.cell.last != above->cell.last);
      const bool same = alone && !other_group && (within(next, *above) || within(*above, next)) &&
                        next.box.y0 - above->box.y1 < kWrapGap * lines[l]->height &&
                        !ruled_between(above->box, next.box, rules);
      // A text under a spanning one goes on with it only when it spans as far: else it names a column.
      const bool spans = same && above->cell.last > above->cell.first;
      if (same && (!spans || (next.cell.first == above->cell.first && next.cell.last == above->cell.last) ||
                   next.box.width() > 0.5 * above->box.width())) {
        above->cell.lines.push_back(text.chunk);
        above->cell.first = std::min(above->cell.first, next.cell.first);
        above->cell.last = std::max(above->cell.last, next.cell.last);
        above->to = next.to;
        above->box = united(above->box, next.box);
      } else {
        blocks.push_back(std::move(next));
      }
    }
  return blocks;
}

// Rows from the nesting: a block stands one row below the lowest of those above it.
int set_rows(std::vector<Block>& blocks) {
  int rows = 1;
  for (Block& block : blocks) {  // blocks come from the top down
    for (const Block& other : blocks)
      if (&other != &block && other.to < block.from && meet(other, block))
        block.cell.row = std::max(block.cell.row, other.cell.row + 1);
    rows = std::max(rows, block.cell.row + 1);
  }
  for (Block& block : blocks) {
    const bool lowest = std::none_of(blocks.begin(), blocks.end(), [&](const Block& other) {
      return &other != &block && other.from > block.to && meet(other, block);
    });
    if (!lowest) continue;
    // What has nothing above stands beside the rows it overlaps.
    int top = rows - 1;
    for (const Block& other : blocks)
      if (&other != &block && other.cell.row < top && other.to >= block.from && other.cell.row >= block.cell.row &&
          other.from <= block.to)
        top = other.cell.row;
    top = std::max(top, block.cell.row);
    block.cell.row = top;
    block.cell.row_span = rows - top;
  }
  return rows;
}

TextHeader header_of(std::vector<Block>& blocks, const std::vector<const ChunkLine*>& lines) {
  TextHeader header;
  const int rows = set_rows(blocks);
  header.row_edges.assign(static_cast<std::size_t>(rows) + 1, lines.back()->box.y1);
  for (const Block& block : blocks)
    for (int row = block.cell.row; row >= 0; --row)
      header.row_edges[row] =
          std::min(header.row_edges[row], block.cell.row == row ? block.box.y0 : block.box.y0 - 0.1);
  header.row_edges.front() = std::min(header.row_edges.front(), lines.front()->box.y0);
  for (Block& block : blocks) header.cells.push_back(std::move(block.cell));
  return header;
}

}  // namespace

TextHeader read_text_header(const std::vector<const ChunkLine*>& lines, const std::vector<TextColumn>& columns,
                            const std::vector<double>& edges, const std::vector<Ruling>& rules) {
  if (lines.empty()) return {};
  std::vector<std::vector<Placed>> placed = placed_lines(lines, columns, edges, rules);
  const std::vector<bool> grouped = span_repeated_names(placed, lines, columns);
  std::vector<Block> blocks = wrapped_blocks(lines, placed, grouped, rules);
  return header_of(blocks, lines);
}

std::optional<TextHeader> read_repeated_names(const std::vector<ChunkLine>& lines, const std::vector<double>& edges) {
  if (lines.size() < 2) return std::nullopt;
  std::vector<const ChunkLine*> header;
  std::vector<TextColumn> columns;
  std::vector<std::vector<Placed>> placed;
  for (std::size_t c = 0; c + 1 < edges.size(); ++c) columns.push_back({edges[c], edges[c + 1]});
  for (const ChunkLine& line : lines) {
    header.push_back(&line);
    placed.push_back(place(line, columns, edges));
  }
  std::vector<bool> grouped = span_repeated_names(placed, header, columns);
  for (std::size_t l = 0; l + 1 < lines.size(); ++l)
    if (!grouped[l] && std::ranges::any_of(placed[l], [](const Placed& text) { return text.last > 0; }))
      return std::nullopt;
  if (std::ranges::find(grouped, true) == grouped.end()) return std::nullopt;
  std::vector<Block> blocks = wrapped_blocks(header, placed, grouped, {});
  TextHeader read = header_of(blocks, header);
  // What names a column alone stands beside all rows, wherever it is set.
  for (TextHeaderCell& cell : read.cells) {
    if (std::ranges::any_of(read.cells, [&](const TextHeaderCell& other) {
          return &other != &cell && other.first <= cell.last && other.last >= cell.first;
        }))
      continue;
    cell.row = 0;
    cell.row_span = static_cast<int>(read.row_edges.size()) - 1;
  }
  return read;
}

DraftCell draft_of(const TextHeaderCell& cell) {
  DraftCell draft{.row = cell.row,
                  .col = cell.first,
                  .row_span = cell.row_span,
                  .col_span = cell.last - cell.first + 1,
                  .lines = {},
                  .text_box = cell.lines.front().box};
  for (const Chunk& line : cell.lines) {
    draft.lines.push_back(chunk_text(line));
    draft.text_box = united(draft.text_box, line.box);
  }
  return draft;
}

}  // namespace yusuan::grid
