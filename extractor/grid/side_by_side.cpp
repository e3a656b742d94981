#include "grid/side_by_side.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/median.h"

namespace yusuan::grid {
namespace {

// In line heights: the narrowest gutter; what ends a band of lines.
constexpr double kNarrowest = 0.9;
constexpr double kBandGap = 6.0;
// Lines of several texts or figures on either side.
constexpr std::size_t kFewestLines = 3;
constexpr std::size_t kMostLines = 300;
// The widest strips of a page that are looked at.
constexpr std::size_t kMostGutters = 4;
// Titles are so many times as tall as rows, and stand among the first lines of their table.
constexpr double kTitle = 1.15;
constexpr std::size_t kTitleWithin = 3;
// In line heights: titles of tables beside each other stand on one height.
constexpr double kSameTitle = 0.3;
// Letters of one table are of one height, but for as much of it.
constexpr double kSameSize = 0.06;
// In line heights: texts of one row stand on one height, rows of two tables meet at others.
constexpr double kSameHeight = 0.12;
constexpr double kMeets = 0.1;
constexpr double kWiderGutter = 1.5;
// Weights of what says that the sides are two tables.
constexpr double kByTitles = 1.0;
constexpr double kByHeights = 1.4;
constexpr double kBySizes = 0.5;
constexpr double kByGutter = 0.4;

struct Strip {
  double from = 0, to = 0;
  double width() const { return to - from; }
};

// What the line's texts leave of the strip; nothing when that is too narrow.
std::optional<Strip> left_free(Strip strip, const ChunkLine& line) {
  for (const Chunk& chunk : line.chunks) {
    if (chunk.box.x1 <= strip.from || chunk.box.x0 >= strip.to) continue;
    const Strip before{strip.from, chunk.box.x0}, behind{chunk.box.x1, strip.to};
    strip = before.width() > behind.width() ? before : behind;
    if (strip.width() < kNarrowest * line.height) return std::nullopt;
  }
  return strip;
}

// The gaps in a line, and that between it and the next one where they stand beside each other.
std::vector<Strip> strips_at(const std::vector<ChunkLine>& lines, std::size_t at) {
  const ChunkLine& line = lines[at];
  std::vector<Strip> strips;
  for (std::size_t c = 0; c + 1 < line.chunks.size(); ++c)
    strips.push_back({line.chunks[c].box.x1, line.chunks[c + 1].box.x0});
  if (at + 1 == lines.size()) return strips;
  const Rect &box = line.box, &next = lines[at + 1].box;
  if (next.x0 > box.x1) strips.push_back({box.x1, next.x0});
  if (box.x0 > next.x1) strips.push_back({next.x1, box.x0});
  return strips;
}

struct Band {
  Strip strip;
  std::size_t first = 0, last = 0;  // lines, the last one included
};

Band grown(const std::vector<ChunkLine>& lines, std::size_t at, Strip strip) {
  Band band{.strip = strip, .first = at, .last = at};
  while (band.last + 1 < lines.size()) {
    const ChunkLine& next = lines[band.last + 1];
    if (next.box.y0 - lines[band.last].box.y1 > kBandGap * next.height) break;
    const auto free = left_free(band.strip, next);
    if (!free) break;
    band.strip = *free;
    ++band.last;
  }
  while (band.first > 0) {
    const ChunkLine& above = lines[band.first - 1];
    if (lines[band.first].box.y0 - above.box.y1 > kBandGap * above.height) break;
    const auto free = left_free(band.strip, above);
    if (!free) break;
    band.strip = *free;
    --band.first;
  }
  return band;
}

LinedWords words_beside(const std::vector<ChunkLine>& lines, const Band& band, bool left) {
  std::vector<const Word*> words;
  const double middle = (band.strip.from + band.strip.to) / 2;
  for (std::size_t i = band.first; i <= band.last; ++i)
    for (const Chunk& chunk : lines[i].chunks)
      if ((chunk.box.center_x() < middle) == left) words.insert(words.end(), chunk.words.begin(), chunk.words.end());
  std::vector<ChunkLine> own = chunk_lines(words);
  return {.words = std::move(words), .lines = std::move(own)};
}

// What a side's own lines are like.
struct Part {
  double height = 0;     // of most texts in lines of several
  std::size_t rows = 0;  // lines of several texts
  std::vector<Rect> figures;
  double top = 0, bottom = 0;  // of lines of several texts
  double widest_gap = 0;       // the widest strip between its columns
  const ChunkLine* title = nullptr;
};

// The widest strip that no line of several texts enters.
double widest_gap(const std::vector<ChunkLine>& lines) {
  std::vector<std::pair<double, double>> taken;
  for (const ChunkLine& line : lines)
    if (line.chunks.size() > 1)
      for (const Chunk& chunk : line.chunks) taken.emplace_back(chunk.box.x0, chunk.box.x1);
  std::sort(taken.begin(), taken.end());
  double widest = 0, end = taken.empty() ? 0 : taken.front().second;
  for (const auto& [from, to] : taken) {
    widest = std::max(widest, from - end);
    end = std::max(end, to);
  }
  return widest;
}

Part part_of(const std::vector<ChunkLine>& lines) {
  Part part;
  std::vector<double> heights, letters;
  for (const ChunkLine& line : lines) {
    if (line.chunks.size() < 2) continue;
    if (part.rows++ == 0) part.top = line.box.y0;
    part.bottom = line.box.y1;
    for (const Chunk& chunk : line.chunks) {
      heights.push_back(chunk.box.height());
      if (chunk.figure)
        part.figures.push_back(chunk.box);
      else
        letters.push_back(chunk.box.height());
    }
  }
  part.height = median(std::move(heights));
  const double tall = std::max(median(std::move(letters)), part.height);
  part.widest_gap = widest_gap(lines);
  for (std::size_t i = 0; i < std::min(lines.size(), kTitleWithin); ++i) {
    const ChunkLine& line = lines[i];
    if (line.chunks.size() > 1) break;
    if (line.chunks.front().box.height() > kTitle * tall) part.title = &line;
  }
  return part;
}

// How high most figures are between two heights; 0: none.
double digit_height(const Part& part, double top, double bottom) {
  std::vector<double> heights;
  for (const Rect& box : part.figures)
    if (box.center_y() > top && box.center_y() < bottom) heights.push_back(box.height());
  return median(std::move(heights));
}

// Of the rows that meet rows of the other side, the share that stands at other heights.
double misaligned(const Part& left, const Part& right) {
  std::size_t met = 0, off = 0;
  for (const Rect& box : left.figures) {
    bool meets = false, same = false;
    for (const Rect& other : right.figures) {
      if (overlap(box.y0, box.y1, other.y0, other.y1) < kMeets * box.height()) continue;
      meets = true;
      same = same || std::abs(box.y1 - other.y1) < kSameHeight * box.height();
    }
    met += meets;
    off += meets && !same;
  }
  return met < kFewestLines ? 0 : static_cast<double>(off) / static_cast<double>(met);
}

double apart(const Part& left, const Part& right, const Strip& strip) {
  double sum = kByHeights * misaligned(left, right);
  if (left.title != nullptr && right.title != nullptr &&
      std::abs(left.title->box.center_y() - right.title->box.center_y()) < kSameTitle * left.height)
    sum += kByTitles;
  const double top = std::max(left.top, right.top), bottom = std::min(left.bottom, right.bottom);
  const double a = digit_height(left, top, bottom), b = digit_height(right, top, bottom);
  const double least = std::min(a, b), most = std::max(a, b);
  if (least > 0 && most > (1 + kSameSize) * least) sum += kBySizes;
  if (strip.width() > kWiderGutter * std::max(left.widest_gap, right.widest_gap)) sum += kByGutter;
  return sum;
}

}  // namespace

std::vector<Gutter> gutters_of(const std::vector<ChunkLine>& lines) {
  std::vector<Gutter> gutters;
  if (lines.size() > kMostLines) return gutters;
  std::vector<Band> tried;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const Strip& strip : strips_at(lines, i)) {
      if (strip.width() < kNarrowest * lines[i].height) continue;
      if (std::any_of(tried.begin(), tried.end(), [&](const Band& band) {
            return band.first <= i && i <= band.last &&
                   overlap(band.strip.from, band.strip.to, strip.from, strip.to) > 0;
          }))
        continue;
      tried.push_back(grown(lines, i, strip));
    }
  std::erase_if(tried, [](const Band& band) { return band.last - band.first < kFewestLines; });
  std::stable_sort(tried.begin(), tried.end(),
                   [](const Band& a, const Band& b) { return a.strip.width() > b.strip.width(); });
  if (tried.size() > kMostGutters) tried.resize(kMostGutters);
  for (const Band& band : tried) {
    Gutter gutter{.from = band.strip.from,
                  .to = band.strip.to,
                  .top = lines[band.first].box.y0,
                  .bottom = lines[band.last].box.y1,
                  .left = words_beside(lines, band, true),
                  .right = words_beside(lines, band, false)};
    const Part left = part_of(gutter.left.lines), right = part_of(gutter.right.lines);
    if (left.rows < kFewestLines || right.rows < kFewestLines) continue;
    gutter.apart = apart(left, right, band.strip);
    gutters.push_back(std::move(gutter));
  }
  std::stable_sort(gutters.begin(), gutters.end(), [](const Gutter& a, const Gutter& b) { return a.apart > b.apart; });
  std::vector<Gutter> best;
  for (Gutter& gutter : gutters)
    if (std::none_of(best.begin(), best.end(), [&](const Gutter& other) {
          return overlap(gutter.top, gutter.bottom, other.top, other.bottom) > 0;
        }))
      best.push_back(std::move(gutter));
  return best;
}

}  // namespace yusuan::grid
