#include "grid/side_gaps.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "grid/text_columns.h"

namespace yusuan::grid {
namespace {

// Points: words set at one side begin or end within as much.
constexpr double kSameSide = 0.6;
// Of the lines of a column, so many have a word that begins at the side, and so few run over it; at least so many.
constexpr double kAtSide = 0.6;
constexpr double kOverSide = 0.08;
constexpr std::size_t kFewestLines = 3;
// In line heights: the narrowest space that parts words, and by how much gaps differ that are no spaces.
constexpr double kSpace = 0.15;
constexpr double kSameGap = 0.3;

using Words = std::vector<const Word*>;

// The words of each line that stand in `column`; lines without any are left out.
std::vector<Words> words_in(const std::vector<const ChunkLine*>& lines, const TextColumn& column) {
  std::vector<Words> result;
  for (const ChunkLine* line : lines) {
    Words words;
    for (const Chunk& chunk : line->chunks)
      for (const Word* word : chunk.words)
        if (word->box.center_x() > column.x0 && word->box.center_x() < column.x1) words.push_back(word);
    if (!words.empty()) result.push_back(std::move(words));
  }
  return result;
}

// The words of the header that stand over a column and in no other, also where they reach out of it.
std::vector<Words> names_over(const std::vector<const ChunkLine*>& header, const std::vector<TextColumn>& columns,
                              std::size_t c) {
  const double from = c > 0 ? columns[c - 1].x1 : -1e9, to = c + 1 < columns.size() ? columns[c + 1].x0 : 1e9;
  std::vector<Words> result;
  for (const ChunkLine* line : header) {
    Words words;
    for (const Chunk& chunk : line->chunks)
      if (chunk.box.x0 > from && chunk.box.x1 < to) words.insert(words.end(), chunk.words.begin(), chunk.words.end());
    if (!words.empty()) result.push_back(std::move(words));
  }
  return result;
}

// `0.00`, `15.00%`: a figure that nothing goes on with.
bool is_whole_figure(const std::string& text) {
  const std::size_t point = text.find_last_of(".,");
  const bool decimals = point != std::string::npos && point > 0 && point + 1 < text.size();
  return is_figure_text(text) && (text.ends_with('%') || decimals) && text.find_first_of("0123456789") == 0;
}

bool is_number(const Words& words, std::size_t count) {
  return count == 1 && words[0]->text.find_first_not_of("0123456789.()ivxIVX") == std::string::npos;
}

// Where a line parts at a side: how many of its words stand left of it; nullopt when one runs over it.
std::optional<std::size_t> parted(const Words& words, double side) {
  std::size_t left = 0;
  while (left < words.size() && words[left]->box.center_x() < side) ++left;
  if (left > 0 && words[left - 1]->box.x1 > side + kSameSide) return std::nullopt;
  if (left < words.size() && words[left]->box.x0 < side - kSameSide) return std::nullopt;
  return left;
}

// What the lines of a column say about a side.
struct Side {
  std::size_t begin = 0, over = 0;     // lines with a word that begins there, and those that run over it
  std::size_t both = 0, figures = 0;   // lines with text on both sides, and with whole figures
  std::size_t numbers = 0;             // with nothing but a number left of it
  double narrowest = 1e9, widest = 0;  // gap
  double left_x1 = -1e9;               // where the texts left of it end
};

Side look_at(const std::vector<Words>& lines, double side) {
  Side result;
  for (const Words& words : lines) {
    const auto left = parted(words, side);
    if (!left) {
      ++result.over;
      continue;
    }
    if (*left > 0) result.left_x1 = std::max(result.left_x1, words[*left - 1]->box.x1);
    if (*left == words.size() || std::abs(words[*left]->box.x0 - side) > kSameSide) continue;
    ++result.begin;
    if (*left == 0) continue;
    const double gap = side - words[*left - 1]->box.x1;
    result.narrowest = std::min(result.narrowest, gap);
    result.widest = std::max(result.widest, gap);
    ++result.both;
    result.figures += is_whole_figure(words[*left - 1]->text) && is_whole_figure(words[*left]->text);
    result.numbers += is_number(words, *left);
  }
  return result;
}

// Whether the lowest line of the header parts there like the lines below: words on both sides, one of them at it.
bool is_named(const std::vector<Words>& header, double side) {
  if (header.empty()) return false;
  const auto left = parted(header.back(), side);
  return left && *left > 0 && *left < header.back().size() &&
         std::abs(header.back()[*left]->box.x0 - side) <= kSameSide;
}

bool parts(const Side& side, std::size_t lines, bool named, double height) {
  const auto share = [&](double of) { return of * static_cast<double>(lines); };
  if (side.begin < kFewestLines || static_cast<double>(side.begin) < share(kAtSide) || side.both < kFewestLines ||
      static_cast<double>(side.over) > share(kOverSide) || side.narrowest < kSpace * height)
    return false;
  if (named) return true;
  if (side.figures == side.both) return true;
  return side.widest - side.narrowest > kSameGap * height && 2 * side.numbers < side.both;
}

// The side at which a column parts, with where its left half ends; nullopt for one column.
std::optional<std::pair<double, double>> side_of(const std::vector<Words>& lines, const std::vector<Words>& header,
                                                 double height) {
  std::vector<double> starts;
  for (const Words& words : lines)
    for (std::size_t i = 1; i < words.size(); ++i) starts.push_back(words[i]->box.x0);
  std::sort(starts.begin(), starts.end());
  double last = -1e9;
  for (const double start : starts) {
    if (start - last <= kSameSide) continue;
    last = start;
    const auto to = std::upper_bound(starts.begin(), starts.end(), start + kSameSide);
    const auto from = std::lower_bound(starts.begin(), starts.end(), start);
    if (to - from < static_cast<std::ptrdiff_t>(kFewestLines)) continue;
    const Side side = look_at(lines, start);
    if (parts(side, lines.size(), is_named(header, start), height)) return std::pair(start, side.left_x1);
  }
  return std::nullopt;
}

}  // namespace

void part_at_sides(std::vector<TextColumn>& columns, const std::vector<const ChunkLine*>& body,
                   const std::vector<const ChunkLine*>& header, double height) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const auto side = side_of(words_in(body, columns[c]), names_over(header, columns, c), height);
    if (!side) continue;
    columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(c) + 1, {side->first, columns[c].x1});
    columns[c].x1 = side->second;
  }
}

}  // namespace yusuan::grid
