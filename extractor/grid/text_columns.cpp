#include "grid/text_columns.h"

#include <algorithm>
#include <cmath>

#include "grid/side_gaps.h"
#include "model/median.h"

namespace yusuan::grid {
namespace {

// In line heights: columns stand at least this far apart (columns of figures in the tightest tables seen: .5).
constexpr double kColumnGap = 0.4;
// Of the lines, this share may run over a gap between columns: section headings, totals, notes inside the table.
constexpr double kCrossingShare = 0.08;
// A column that fewer lines fill, and no header names, is a mark beside its neighbour (a footnote sign, a stray dot),
// unless its texts are wider, in line heights.
constexpr double kFilledShare = 0.06;
constexpr double kMarkWidth = 4.0;
// In line heights: two columns that no line fills both are one, if they are no further apart.
constexpr double kNeverBothGap = 1.2;
// A text that reaches into a column by less, in line heights, does not stand in it.
constexpr double kReach = 0.3;

// In line heights: a text is aligned with its column when their sides or middles are this near, and two texts that are
// aligned with neighbouring columns stand at least an ordinary space apart.
constexpr double kAligned = 0.35;
constexpr double kNameGap = 0.2;
// In line heights: the widest space between words (that of typewriters: .8), and how alike spaces of one width are.
constexpr double kSpace = 0.9;
constexpr double kSameSpace = 0.1;
// A gap so many times wider than those inside the texts beside it parts them without further proof.
constexpr double kWiderGap = 1.3;

// In points: a text stands in a column, but for rounding.
constexpr double kWithin = 0.5;

struct Event {
  double x;
  int step;
};

// Of the texts: a recognised label may be taller than the figures beside it.
double median_height(const std::vector<const ChunkLine*>& lines) {
  std::vector<double> heights;
  for (const ChunkLine* line : lines)
    for (const Chunk& chunk : line->chunks) heights.push_back(letter_height(chunk));
  return median(std::move(heights));
}

// Stretches that more than `tolerated` texts cover.
std::vector<TextColumn> covered(std::vector<Event> events, int tolerated, double gap) {
  std::sort(events.begin(), events.end(),
            [](const Event& a, const Event& b) { return a.x != b.x ? a.x < b.x : a.step > b.step; });
  std::vector<TextColumn> columns;
  int count = 0;
  for (const Event& event : events) {
    const int before = count;
    count += event.step;
    if (before <= tolerated && count > tolerated) {
      if (columns.empty() || event.x - columns.back().x1 >= gap) columns.push_back({event.x, event.x});
    } else if (before > tolerated && count <= tolerated) {
      columns.back().x1 = event.x;
    }
  }
  return columns;
}

using Occupied = std::vector<std::vector<bool>>;  // [line][column]

Occupied occupied(const std::vector<const ChunkLine*>& lines, const std::vector<TextColumn>& columns) {
  Occupied rows;
  for (const ChunkLine* line : lines) {
    std::vector<bool> row(columns.size(), false);
    for (const Chunk& chunk : line->chunks)
      for (std::size_t c = 0; c < columns.size(); ++c)
        if (overlap(chunk.box.x0, chunk.box.x1, columns[c].x0, columns[c].x1) > 0) row[c] = true;
    rows.push_back(std::move(row));
  }
  return rows;
}

bool named(const TextColumn& column, const std::vector<const ChunkLine*>& header) {
  for (const ChunkLine* line : header)
    for (const Chunk& chunk : line->chunks)
      if (overlap(chunk.box.x0, chunk.box.x1, column.x0, column.x1) > 0 &&
          chunk.box.width() < 4 * (column.x1 - column.x0) + 4 * line->height)
        return true;
  return false;
}

void merge(std::vector<TextColumn>& columns, std::size_t left) {
  columns[left].x1 = std::max(columns[left].x1, columns[left + 1].x1);
  columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(left) + 1);
}

// One pass: returns whether something was merged.
bool merge_marks(std::vector<TextColumn>& columns, const std::vector<const ChunkLine*>& body,
                 const std::vector<const ChunkLine*>& header, double height) {
  const Occupied rows = occupied(body, columns);
  for (std::size_t c = 0; c < columns.size() && columns.size() > 1; ++c) {
    std::size_t filled = 0, with_next = 0;
    for (const auto& row : rows) {
      filled += row[c];
      with_next += c + 1 < columns.size() && row[c] && row[c + 1];
    }
    if (c + 1 < columns.size() && with_next == 0 && columns[c + 1].x0 - columns[c].x1 < kNeverBothGap * height) {
      merge(columns, c);
      return true;
    }
    const bool mark = rows.size() >= 4 && static_cast<double>(filled) <= std::max(1.0, kFilledShare * rows.size()) &&
                      columns[c].x1 - columns[c].x0 < kMarkWidth * height;
    if (!mark || named(columns[c], header)) continue;
    const bool to_left =
        c + 1 == columns.size() || (c > 0 && columns[c].x0 - columns[c - 1].x1 < columns[c + 1].x0 - columns[c].x1);
    merge(columns, to_left ? c - 1 : c);
    return true;
  }
  return false;
}

// A few texts that run over the gap between two columns make one of it in which none of them stands.
void drop_crossed(std::vector<TextColumn>& columns, const std::vector<Rect>& texts) {
  std::erase_if(columns, [&](const TextColumn& column) {
    return std::none_of(texts.begin(), texts.end(), [&](const Rect& text) {
      return text.x0 > column.x0 - kWithin && text.x1 < column.x1 + kWithin;
    });
  });
}

const Chunk* text_in(const ChunkLine& line, const TextColumn& column) {
  for (const Chunk& chunk : line.chunks)
    if (overlap(chunk.box.x0, chunk.box.x1, column.x0, column.x1) > 0) return &chunk;
  return nullptr;
}

// Whether the texts right of a column go on with those in it: a space behind them, on every line alike, and below no
// name of their own but behind one that begins where the column does (a date and its time).
bool goes_on(const TextColumn& left, const TextColumn& right, const std::vector<const ChunkLine*>& body,
             const std::vector<const ChunkLine*>& header, double height) {
  if (header.empty()) return false;
  const Chunk* name = text_in(*header.back(), left);
  if (name == nullptr || std::abs(name->box.x0 - left.x0) > kAligned * height) return false;
  if (std::any_of(header.begin(), header.end(), [&](const ChunkLine* line) { return text_in(*line, right); }))
    return false;
  int both = 0;
  double least = 1e9, most = 0;
  for (const ChunkLine* line : body) {
    const Chunk *before = text_in(*line, left), *after = text_in(*line, right);
    if (after == nullptr) continue;
    if (before == nullptr) return false;
    const double gap = before == after ? right.x0 - left.x1 : after->box.x0 - before->box.x1;
    least = std::min(least, gap);
    most = std::max(most, gap);
    ++both;
  }
  return both >= 2 && most < kSpace * height && most - least < kSameSpace * height;
}

// Whether the texts right of a column are, in the few lines that have some, words of those in it, and below no name: a
// space falls where shorter texts end.
bool ends_texts(const TextColumn& left, const TextColumn& right, const std::vector<const ChunkLine*>& body,
                const std::vector<const ChunkLine*>& header) {
  if (std::any_of(header.begin(), header.end(), [&](const ChunkLine* line) {
        const Chunk* name = text_in(*line, right);
        return name != nullptr && name != text_in(*line, left);
      }))
    return false;
  std::size_t filled = 0;
  for (const ChunkLine* line : body) {
    const Chunk* text = text_in(*line, right);
    if (text == nullptr) continue;
    if (text->figure || text != text_in(*line, left)) return false;
    ++filled;
  }
  return 2 * filled < body.size();
}

// One pass: returns whether something was merged.
bool merge_unnamed(std::vector<TextColumn>& columns, const std::vector<const ChunkLine*>& body,
                   const std::vector<const ChunkLine*>& header, double height) {
  for (std::size_t c = 0; c + 1 < columns.size(); ++c)
    if (goes_on(columns[c], columns[c + 1], body, header, height) ||
        ends_texts(columns[c], columns[c + 1], body, header)) {
      merge(columns, c);
      return true;
    }
  return false;
}

// The column right of a name that none stands above: its texts are set at the right, the name is at the left.
TextColumn* unnamed_beside(std::vector<TextColumn>& columns, const Chunk& name,
                           const std::vector<const ChunkLine*>& header) {
  const auto right =
      std::find_if(columns.begin(), columns.end(), [&](const TextColumn& column) { return column.x0 > name.box.x1; });
  return right == columns.end() || named(*right, header) ? nullptr : &*right;
}

// The column left of a name, behind the first, that none stands above: its texts are set at the left, the name is not.
TextColumn* unnamed_before(std::vector<TextColumn>& columns, const Chunk& name,
                           const std::vector<const ChunkLine*>& header) {
  std::size_t before = 0;
  while (before + 1 < columns.size() && columns[before + 1].x1 < name.box.x0) ++before;
  return before == 0 || named(columns[before], header) ? nullptr : &columns[before];
}

void add_named(std::vector<TextColumn>& columns, const std::vector<const ChunkLine*>& header, double height) {
  if (header.empty()) return;
  // The lowest line of the header names single columns; those above may span.
  for (const Chunk& chunk : header.back()->chunks) {
    const bool free = std::none_of(columns.begin(), columns.end(), [&](const TextColumn& column) {
      return overlap(chunk.box.x0 - kColumnGap * height, chunk.box.x1 + kColumnGap * height, column.x0, column.x1) > 0;
    });
    if (!free) continue;
    TextColumn* below = unnamed_beside(columns, chunk, header);
    TextColumn* left = below == nullptr ? unnamed_before(columns, chunk, header) : nullptr;
    if (below != nullptr)
      below->x0 = chunk.box.x0;
    else if (left != nullptr)
      left->x1 = chunk.box.x1;
    else
      columns.push_back({chunk.box.x0, chunk.box.x1});
  }
  std::sort(columns.begin(), columns.end(), [](const TextColumn& a, const TextColumn& b) { return a.x0 < b.x0; });
}

void stands_in(Placed& placed, const std::vector<TextColumn>& columns, const std::vector<double>& edges,
               double height) {
  const Rect& box = placed.chunk.box;
  placed.first = -1;
  double most = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double shared = overlap(box.x0, box.x1, columns[c].x0, columns[c].x1);
    const double reach = std::min(kReach * height, 0.5 * (columns[c].x1 - columns[c].x0));
    if (shared <= std::min(reach, 0.5 * box.width())) continue;
    if (placed.first < 0) placed.first = static_cast<int>(c);
    placed.last = static_cast<int>(c);
    most = std::max(most, shared);
  }
  if (placed.first >= 0) return;
  const auto after = std::upper_bound(edges.begin() + 1, edges.end() - 1, box.center_x());
  placed.first = placed.last = static_cast<int>(after - edges.begin()) - 1;
}

// Names of neighbouring columns may stand a space apart: each is aligned with its own column, and the border falls
// between them.
std::vector<Chunk> cut_at_names(const Chunk& chunk, const std::vector<TextColumn>& columns,
                                const std::vector<double>& edges, double height) {
  std::vector<Chunk> parts(1);
  double inner = 0, cut = 1e9;  // widest gap within a part, narrowest between parts
  for (const Word* word : chunk.words) {
    if (!parts.back().words.empty()) {
      const Word& before = *parts.back().words.back();
      const auto edge = std::upper_bound(edges.begin() + 1, edges.end() - 1, before.box.center_x());
      const double gap = word->box.x0 - before.box.x1;
      if (edge != edges.end() - 1 && word->box.center_x() > *edge && gap > kNameGap * height) {
        parts.emplace_back();
        cut = std::min(cut, gap);
      } else {
        inner = std::max(inner, gap);
      }
    }
    Chunk& part = parts.back();
    part.box = part.words.empty() ? word->box : united(part.box, word->box);
    part.words.push_back(word);
  }
  for (Chunk& part : parts) {
    const auto after = std::upper_bound(edges.begin() + 1, edges.end() - 1, part.box.center_x());
    const TextColumn& column = columns[static_cast<std::size_t>(after - edges.begin()) - 1];
    if (!is_aligned(part.box, column, height) && (inner == 0 || cut < kWiderGap * inner)) return {chunk};
    part.figure =
        std::all_of(part.words.begin(), part.words.end(), [](const Word* word) { return is_figure_text(word->text); });
  }
  return parts;
}

// Whether a border may lie between two texts: in what two columns and they leave free.
bool gap_between(const Rect& left, const Rect& right, const std::vector<TextColumn>& columns) {
  constexpr double kTouch = 1.0;  // points
  for (std::size_t c = 0; c + 1 < columns.size(); ++c)
    if (std::max(left.x1, columns[c].x1) <= std::min(right.x0, columns[c + 1].x0) + kTouch) return true;
  return false;
}

Chunk joined(const std::vector<Chunk>& parts) {
  Chunk whole = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    whole.words.insert(whole.words.end(), parts[i].words.begin(), parts[i].words.end());
    whole.box = united(whole.box, parts[i].box);
    whole.figure = whole.figure && parts[i].figure;
  }
  return whole;
}

}  // namespace

std::vector<TextColumn> text_columns(const std::vector<const ChunkLine*>& body,
                                     const std::vector<const ChunkLine*>& header) {
  if (body.empty()) return {};
  const double height = median_height(body);
  std::vector<Rect> texts;
  for (const ChunkLine* line : body)
    for (const Chunk& chunk : line->chunks)
      for (const Chunk& part : tight_chunks(chunk)) texts.push_back(part.box);
  std::vector<Event> events;
  for (const Rect& text : texts) {
    events.push_back({text.x0, 1});
    events.push_back({text.x1, -1});
  }
  const int tolerated = static_cast<int>(kCrossingShare * static_cast<double>(body.size()));
  std::vector<TextColumn> columns = covered(std::move(events), tolerated, kColumnGap * height);
  drop_crossed(columns, texts);
  // Each pass takes a column away, so there are at most as many as columns.
  while (merge_marks(columns, body, header, height) || merge_unnamed(columns, body, header, height)) {
  }
  part_at_sides(columns, body, header, height);
  add_named(columns, header, height);
  return columns;
}

bool is_aligned(const Rect& text, const TextColumn& column, double height) {
  const double slack = kAligned * height;
  return std::abs(text.x0 - column.x0) < slack || std::abs(text.x1 - column.x1) < slack ||
         std::abs(text.center_x() - (column.x0 + column.x1) / 2) < slack;
}

std::vector<double> edges_between(const std::vector<TextColumn>& columns, double left, double right) {
  std::vector<double> edges{std::min(left, columns.front().x0)};
  for (std::size_t c = 0; c + 1 < columns.size(); ++c) edges.push_back((columns[c].x1 + columns[c + 1].x0) / 2);
  edges.push_back(std::max(right, columns.back().x1));
  return edges;
}

std::vector<Placed> place(const ChunkLine& line, const std::vector<TextColumn>& columns,
                          const std::vector<double>& edges) {
  std::vector<Placed> result;
  const auto add = [&](Chunk chunk) {
    Placed placed{.chunk = std::move(chunk)};
    stands_in(placed, columns, edges, line.height);
    if (!result.empty() && result.back().last >= placed.first) {
      Placed& before = result.back();
      before.chunk = joined({before.chunk, placed.chunk});
      before.last = std::max(before.last, placed.last);
    } else {
      result.push_back(std::move(placed));
    }
  };
  for (const Chunk& chunk : line.chunks) {
    Placed whole{.chunk = chunk};
    stands_in(whole, columns, edges, line.height);
    auto parts = whole.first == whole.last ? std::vector<Chunk>{chunk} : tight_chunks(chunk);
    if (parts.size() == 1 && whole.first != whole.last) parts = cut_at_names(chunk, columns, edges, line.height);
    // Parts of one column go back together before they are placed.
    std::vector<Chunk> pending;
    for (const Chunk& part : parts) {
      const bool apart = !pending.empty() && gap_between(pending.back().box, part.box, columns);
      if (apart) {
        add(joined(pending));
        pending.clear();
      }
      pending.push_back(part);
    }
    if (!pending.empty()) add(joined(pending));
  }
  return result;
}

}  // namespace yusuan::grid
