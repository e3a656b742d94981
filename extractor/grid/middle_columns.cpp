#include "grid/middle_columns.h"

#include <algorithm>
#include <cmath>

#include "grid/header_texts.h"
#include "grid/page_vocabulary.h"
#include "grid/side_columns.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// How far the borders reckoned from the left may miss the right side: each middle adds its own rounding.
constexpr double kMissedSide = 4.0;
// No column that holds text is narrower.
constexpr double kNarrowestColumn = 6.0;
// Lines of a header, columns of a table beyond which nothing is searched; rules tried as the lower end of the header.
constexpr std::size_t kMostHeaderLines = 14;
constexpr std::size_t kMostColumns = 60;
constexpr std::size_t kMostHeaderRules = 5;
// Texts that may name a column or a pair, beyond which their choices are not tried.
constexpr std::size_t kMostDoubtful = 6;
// A row of column numbers has as many of them.
constexpr int kFewestOrdinals = 2;
constexpr double kCentred = 2.0;
// A whole code of a class, group or item has three to seven digits; in line heights: its name follows this closely.
constexpr std::size_t kShortestCode = 3;
constexpr std::size_t kLongestCode = 7;
constexpr double kCodeGap = 0.55;
// In line heights: the empty space that ends a table.
constexpr double kTableGap = 2.6;
// In line heights: lines of one text in a header are closer.
constexpr double kWrapGap = 0.3;
constexpr std::size_t kYearDigits = 4;

std::vector<double> middles_of_words(const ChunkLine& line) {
  std::vector<double> middles;
  for (const Chunk& chunk : line.chunks)
    for (const Word* word : chunk.words) middles.push_back(word->box.center_x());
  return middles;
}

bool same_middle(const Rect& a, const Rect& b) { return std::abs(a.center_x() - b.center_x()) < kCentred; }

bool same_side(const Rect& a, const Rect& b) {
  return std::abs(a.x0 - b.x0) < kCentred || std::abs(a.x1 - b.x1) < kCentred || same_middle(a, b);
}

// Whether `box` stands above no other of the lowest texts.
bool alone(const Rect& below, const Rect& box, const std::vector<Rect>& lowest) {
  return std::none_of(lowest.begin(), lowest.end(), [&](const Rect& other) {
    return &other != &below && overlap(other.x0, other.x1, box.x0, box.x1) > 0;
  });
}

// Texts with nothing of the header below them, from left to right. `boxes` are the header's texts from the bottom up,
// `in_line` says of two under each other whether they may be lines of one.
std::vector<Rect> lowest_texts(const std::vector<Rect>& boxes, bool (*in_line)(const Rect&, const Rect&)) {
  std::vector<Rect> lowest;
  for (const Rect& box : boxes) {
    auto below = std::find_if(lowest.begin(), lowest.end(),
                              [&](const Rect& other) { return overlap(other.x0, other.x1, box.x0, box.x1) > 0; });
    if (below == lowest.end())
      lowest.push_back(box);
    else if (below->y0 - box.y1 < kWrapGap * box.height() && in_line(*below, box) && alone(*below, box, lowest))
      *below = united(*below, box);  // a wrapped text
  }
  std::sort(lowest.begin(), lowest.end(), [](const Rect& a, const Rect& b) { return a.x0 < b.x0; });
  return lowest;
}

std::vector<Rect> boxes_of_chunks(const std::vector<const ChunkLine*>& header) {
  std::vector<Rect> boxes;
  for (auto line = header.rbegin(); line != header.rend(); ++line)
    for (const Chunk& chunk : (*line)->chunks) boxes.push_back(chunk.box);
  return boxes;
}

// Where narrow columns stand close to each other only words part their names.
std::vector<Rect> boxes_of_words(const std::vector<const ChunkLine*>& header) {
  std::vector<Rect> boxes;
  for (auto line = header.rbegin(); line != header.rend(); ++line)
    for (const Chunk& chunk : (*line)->chunks)
      for (const Word* word : chunk.words) boxes.push_back(word->box);
  return boxes;
}

bool is_chinese(const std::vector<const ChunkLine*>& header) {
  std::size_t words = 0, chinese = 0;
  for (const ChunkLine* line : header)
    for (const Chunk& chunk : line->chunks)
      for (const Word* word : chunk.words) {
        std::size_t at = 0;
        ++words;
        chinese += text::is_cjk(text::next_code_point(word->text, at));
      }
  return 2 * chinese > words;
}

// A text above the gap between two lower ones names both, and no column.
std::vector<Rect> without_names_of_pairs(std::vector<Rect> texts) {
  for (std::size_t i = 1; i + 1 < texts.size();) {
    const double middle = texts[i].center_y();
    if (texts[i - 1].y0 > middle && texts[i + 1].y0 > middle) {
      texts.erase(texts.begin() + static_cast<std::ptrdiff_t>(i));
      i = std::max<std::size_t>(1, i - 1);
    } else {
      ++i;
    }
  }
  return texts;
}

// A column's own name may stand as high as the name of a pair beside it, in the middle of its height: every choice of
// those that may name pairs, but all and none of them.
std::vector<std::vector<Rect>> without_some_names(const std::vector<Rect>& texts) {
  std::vector<std::size_t> doubtful;
  for (std::size_t i = 1; i + 1 < texts.size(); ++i)
    if (std::min(texts[i - 1].y0, texts[i + 1].y0) > texts[i].center_y()) doubtful.push_back(i);
  std::vector<std::vector<Rect>> choices;
  if (doubtful.size() > kMostDoubtful) return choices;
  const std::size_t all = (std::size_t{1} << doubtful.size()) - 1;
  for (std::size_t left_out = 1; left_out < all; ++left_out) {
    std::vector<Rect> kept = texts;
    for (std::size_t d = doubtful.size(); d-- > 0;)
      if (left_out >> d & 1) kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(doubtful[d]));
    choices.push_back(std::move(kept));
  }
  return choices;
}

// A code and its name are one text.
bool goes_with(const Word& code, const Word& name, double height) {
  return code.text.size() >= kShortestCode && code.text.size() <= kLongestCode && text::all_digits(code.text) &&
         !is_figure_text(name.text) && name.box.x0 - code.box.x1 < kCodeGap * height;
}

// A text alone in its line that runs over several names belongs to no column.
bool runs_over(const ChunkLine& line, const std::vector<Rect>& names) {
  return line.chunks.size() == 1 && std::count_if(names.begin(), names.end(), [&](const Rect& name) {
                                      return line.box.x0 < name.x0 + kCentred && line.box.x1 > name.x1;
                                    }) > 1;
}

std::vector<Rect> texts_between(const std::vector<const ChunkLine*>& lines, double top, double bottom,
                                const std::vector<Rect>& names, bool codes_apart) {
  std::vector<Rect> texts;
  double last = top;
  for (const ChunkLine* line : lines) {
    if (line->box.center_y() < top) continue;
    if (line->box.center_y() > bottom || line->box.y0 - last > kTableGap * line->height) break;
    last = line->box.y1;
    if (!runs_over(*line, names))
      for (const Chunk& chunk : line->chunks) {
        const Word* before = nullptr;
        for (const Word* word : chunk.words) {
          if (!codes_apart && before != nullptr && goes_with(*before, *word, line->height))
            texts.back() = united(texts.back(), word->box);
          else
            texts.push_back(word->box);
          before = word;
        }
      }
  }
  return texts;
}

// The lines of a header without the lowest where that is one text below several names: a unit, that names none.
std::vector<const ChunkLine*> without_unit(std::vector<const ChunkLine*> header) {
  if (header.size() < 2 || header.back()->chunks.size() > 1) return header;
  const Rect& unit = header.back()->box;
  const auto& names = header[header.size() - 2]->chunks;
  const auto below = std::count_if(names.begin(), names.end(), [&](const Chunk& name) {
    return overlap(name.box.x0, name.box.x1, unit.x0, unit.x1) > 0;
  });
  if (below > 1) header.pop_back();
  return header;
}

// Whether one text of a line holds several names, as figures of years say: `2024 2025 Change`.
bool stand_close(const ChunkLine& line) {
  return std::any_of(line.chunks.begin(), line.chunks.end(), [](const Chunk& chunk) {
    return chunk.words.size() > 1 && std::any_of(chunk.words.begin(), chunk.words.end(), [](const Word* word) {
             return word->text.size() == kYearDigits && text::all_digits(word->text);
           });
  });
}

void add_at_sides(const std::vector<Rect>& names, const std::vector<Rect>& header, const SideTexts& body,
                  const RuleStack& stack, double header_bottom, std::vector<HeaderColumns>& candidates) {
  if (names.size() > kMostColumns) return;
  const auto kept = without_names_of_pairs(names);
  for (const Side side : {Side::kLeft, Side::kRight})
    for (const auto& columns : {names, kept}) {
      auto edges = edges_beside_names(columns, header, body, stack.from, stack.to, side);
      if (!edges.empty()) candidates.push_back({std::move(edges), header_bottom, true});
    }
}

// Borders reckoned from the right side where the first name stands at the left of its column and the others in the
// middle of theirs; empty when a name reaches over its borders.
std::vector<double> edges_behind_first(const std::vector<Rect>& names, double left, double right) {
  if (names.size() < 3 || names.size() > kMostColumns || names.front().x0 - left > kCellPadding) return {};
  std::vector<double> edges{right};
  for (std::size_t i = names.size(); i-- > 1;) {
    const double edge = 2 * names[i].center_x() - edges.back();
    if (edge > names[i].x0 + kCentred || edge < names[i - 1].x1 - kCentred) return {};
    edges.push_back(edge);
  }
  edges.push_back(left);
  std::reverse(edges.begin(), edges.end());
  return edges[1] - left < kNarrowestColumn ? std::vector<double>{} : edges;
}

std::vector<double> middles_of(const std::vector<Rect>& texts) {
  std::vector<double> middles;
  for (const Rect& box : texts) middles.push_back(box.center_x());
  std::sort(middles.begin(), middles.end());
  return middles;
}

}  // namespace

bool is_ordinal_line(const ChunkLine& line) {
  int numbers = 0, last = 0;
  for (const Chunk& chunk : line.chunks)
    for (const Word* word : chunk.words) {
      const std::string& text = word->text;
      if (is_any_of(page_vocabulary().ordinal, text)) continue;
      if (text.size() > 2 || !text::all_digits(text)) return false;
      const int number = std::atoi(text.c_str());
      if (number <= last) return false;
      last = number;
      ++numbers;
    }
  return numbers >= kFewestOrdinals;
}

std::vector<double> edges_from_middles(const std::vector<double>& middles, double left, double right) {
  if (middles.size() < 2 || middles.size() > kMostColumns) return {};
  std::vector<double> from_left{left}, from_right{right};
  for (const double middle : middles) from_left.push_back(2 * middle - from_left.back());
  for (auto middle = middles.rbegin(); middle != middles.rend(); ++middle)
    from_right.push_back(2 * *middle - from_right.back());
  if (std::abs(from_left.back() - right) > kMissedSide) return {};
  const std::size_t n = middles.size();
  std::vector<double> edges;
  for (std::size_t i = 0; i <= n; ++i) edges.push_back(2 * i < n ? from_left[i] : from_right[n - i]);
  for (std::size_t i = 1; i <= n; ++i)
    if (edges[i] - edges[i - 1] < kNarrowestColumn) return {};
  return edges;
}

std::vector<HeaderColumns> columns_from_middles(const RuleStack& stack, std::size_t top,
                                                const std::vector<ChunkLine>& lines) {
  std::vector<HeaderColumns> candidates, at_sides, behind_first, codes;
  const auto try_middles = [&](const std::vector<double>& middles, double header_bottom) {
    auto edges = edges_from_middles(middles, stack.from, stack.to);
    if (!edges.empty()) candidates.push_back({std::move(edges), header_bottom});
  };
  std::vector<const ChunkLine*> inside;
  for (const ChunkLine& line : lines)
    if (line.box.center_y() > stack.heights[top]) inside.push_back(&line);
  for (std::size_t i = 1; i < std::min(inside.size(), kMostHeaderLines); ++i)
    if (is_ordinal_line(*inside[i]))
      try_middles(middles_of_words(*inside[i]), (inside[i - 1]->box.y1 + inside[i]->box.y0) / 2);
  for (std::size_t rule = top + 1; rule < std::min(stack.heights.size(), top + 1 + kMostHeaderRules); ++rule) {
    std::vector<const ChunkLine*> header;
    for (const ChunkLine* line : inside)
      if (line->box.center_y() < stack.heights[rule]) header.push_back(line);
    if (header.empty()) continue;
    if (header.size() > kMostHeaderLines) break;
    auto chunks = lowest_texts(boxes_of_chunks(header), same_middle),
         words = lowest_texts(boxes_of_words(header), same_middle);
    // Chinese has no spaces: words are whole texts.
    if (is_chinese(header)) std::swap(chunks, words);
    for (const auto& lowest : {chunks, words}) {
      try_middles(middles_of(lowest), stack.heights[rule]);
      try_middles(middles_of(without_names_of_pairs(lowest)), stack.heights[rule]);
      for (const auto& kept : without_some_names(lowest)) try_middles(middles_of(kept), stack.heights[rule]);
      for (const auto& names : {lowest, without_names_of_pairs(lowest)})
        if (auto edges = edges_behind_first(names, stack.from, stack.to); !edges.empty())
          behind_first.push_back({std::move(edges), stack.heights[rule], true});
    }
    try_middles(middles_of_words(*header.back()), stack.heights[rule]);
    const double end = stack.heights.size() > top + 2 ? stack.heights.back() : inside.back()->box.y1;
    const auto add_sides = [&](const std::vector<Rect>& boxes) {
      const auto names = lowest_texts(boxes, same_side);
      const auto texts = texts_between(inside, stack.heights[rule], end, names, false);
      const auto apart = texts_between(inside, stack.heights[rule], end, names, true);
      const SideTexts body = texts;
      add_at_sides(names, boxes, body, stack, stack.heights[rule], at_sides);
      // The name of a code may have a column of its own.
      if (apart.size() > texts.size()) add_at_sides(names, boxes, apart, stack, stack.heights[rule], codes);
      // A name of several columns may stand right above the one in their middle.
      const auto lowest = lowest_texts(boxes, [](const Rect&, const Rect&) { return false; });
      if (lowest != names) add_at_sides(lowest, boxes, body, stack, stack.heights[rule], at_sides);
    };
    const bool chinese = is_chinese(header);
    add_sides(chinese ? boxes_of_words(header) : boxes_of_chunks(header));
    const auto naming = without_unit(header);
    if (naming.size() < header.size()) add_sides(chinese ? boxes_of_words(naming) : boxes_of_chunks(naming));
    if (!chinese && stand_close(*naming.back())) add_sides(boxes_of_words(naming));
  }
  candidates.insert(candidates.end(), at_sides.begin(), at_sides.end());
  candidates.insert(candidates.end(), behind_first.begin(), behind_first.end());
  candidates.insert(candidates.end(), codes.begin(), codes.end());
  return candidates;
}

}  // namespace yusuan::grid
