#include "grid/text_regions.h"

#include <algorithm>
#include <cmath>

#include "grid/body_start.h"
#include "grid/page_vocabulary.h"
#include "grid/section_heads.h"
#include "grid/text_ends.h"
#include "grid/wrapped_above.h"
#include "model/median.h"

namespace yusuan::grid {
namespace {

// In line heights: the empty space that ends a table.
constexpr double kTableGap = 2.2;
// In line heights: rows in line with each other may stand so far apart; so many lines above say where their texts
// stand.
constexpr double kRowsApart = 5.0;
constexpr std::size_t kRowsAbove = 6;
// In line heights: captions are set tight, and headings of tables stand this far from the table above.
constexpr double kCaptionGap = 0.7;
constexpr double kHeadingGap = 0.7;
// In line heights: lines of one label are no further apart, and begin within as much.
constexpr double kLabelGap = 0.4;
// Lines of one text each that may follow each other inside a table (headings, wrapped labels).
constexpr int kSingleLines = 3;
// Sections of a table are parted by gaps that differ by less; so many gaps show it.
constexpr double kSectionsApart = 1.25;
constexpr int kFewestSections = 2;
// In points: rules of one table begin and end together. So many of them run above its last one: over and below its
// header.
constexpr double kSameEnds = 3.0;
constexpr int kFewestRules = 2;
// Lines that describe a row of so many texts, at most.
constexpr std::size_t kMostDescribing = 8;
constexpr std::size_t kFewestTexts = 3;
// Lines of one text that wraps in its cell.
constexpr std::size_t kMostWrapped = 24;
// In points: a sum ends where its figures do, texts of one column begin or end alike.
constexpr double kSumSide = 1.0;

enum class Furniture : std::uint8_t { kNone, kCaption, kOther };

// `第 26 页 共 29 页` or `Page 26 of 29`: the foot or head of a page, whatever stands beside it.
bool numbers_page(const ChunkLine& line) {
  return std::any_of(line.chunks.begin(), line.chunks.end(), [](const Chunk& chunk) {
    std::string text;
    for (const Word* word : chunk.words) text += word->text;
    const auto& numbers = page_vocabulary().page_number;
    return std::any_of(numbers.begin(), numbers.end(), [&](const PageNumberWords& number) {
      if (!text.starts_with(number.before)) return false;
      const std::size_t end = text.find_first_not_of("0123456789", number.before.size());
      return end != number.before.size() && end != std::string::npos &&
             text.compare(end, number.behind.size(), number.behind) == 0;
    });
  });
}

// Lines that stand above or below tables, never inside.
Furniture furniture(const ChunkLine& line) {
  if (numbers_page(line)) return Furniture::kOther;
  if (is_note(line)) return Furniture::kOther;
  const std::string& first = line.chunks.front().words.front()->text;
  const bool table = starts_with_any_of(page_vocabulary().caption, first);
  if (!table && !starts_with_any_of(page_vocabulary().figure, first)) return Furniture::kNone;
  const Chunk& chunk = line.chunks.front();
  const std::string number =
      chunk.words.size() > 1 ? chunk.words[1]->text
      : line.chunks.size() > 1
          ? line.chunks[1].words.front()->text
          : first.substr(first.find_first_of("0123456789") == std::string::npos ? first.size()
                                                                                : first.find_first_of("0123456789"));
  const bool numbered = !number.empty() && number.size() <= 8 && number.find_first_of("0123456789IVXABC") <= 1;
  if (!numbered) return Furniture::kNone;
  return table ? Furniture::kCaption : Furniture::kOther;
}

// A caption goes on with a line right below it that begins below one of its texts, or is centred like it.
bool goes_on_with_caption(const ChunkLine& caption, const ChunkLine& line) {
  if (line.chunks.size() > 1 || line.box.y0 - caption.box.y1 > kCaptionGap * line.height) return false;
  const bool below = std::any_of(caption.chunks.begin(), caption.chunks.end(), [&](const Chunk& chunk) {
    return std::abs(chunk.box.x0 - line.box.x0) < 0.5 * line.height;
  });
  return below || std::abs(caption.box.center_x() - line.box.center_x()) < line.height;
}

bool prose_between(const std::vector<Rect>& prose, const ChunkLine& above, const ChunkLine& below) {
  return std::any_of(prose.begin(), prose.end(), [&](const Rect& box) {
    return box.center_y() > above.box.y0 && box.center_y() < below.box.y1 &&
           (overlap(box.x0, box.x1, above.box.x0, above.box.x1) > 0 ||
            overlap(box.x0, box.x1, below.box.x0, below.box.x1) > 0);
  });
}

// Whether a text stands around the line of its row, half above and half below it, in a column that has none there.
bool around_row(const ChunkLine& above, const ChunkLine& row, const ChunkLine& below) {
  if (above.chunks.size() > 1 || row.chunks.size() < 2 || below.chunks.size() > 1) return false;
  const double near = kLabelGap * row.height, middle = (above.box.center_y() + below.box.center_y()) / 2;
  const bool beside = std::none_of(row.chunks.begin(), row.chunks.end(), [&](const Chunk& chunk) {
    return overlap(chunk.box.x0, chunk.box.x1, above.box.x0, above.box.x1) > 0;
  });
  return beside &&
         (std::abs(above.box.x0 - below.box.x0) < near ||
          std::abs(above.box.center_x() - below.box.center_x()) < near) &&
         std::abs(middle - row.box.center_y()) < near && below.box.y0 - above.box.y1 < row.height;
}

// Whether a line is one text that begins where one of those beside the first in the line above does.
bool stands_below_one(const ChunkLine& above, const ChunkLine& line) {
  return line.chunks.size() == 1 && above.chunks.size() > 1 &&
         std::any_of(above.chunks.begin() + 1, above.chunks.end(),
                     [&](const Chunk& chunk) { return std::abs(chunk.box.x0 - line.box.x0) < kSumSide; });
}

// Whether the last line goes on with a text of the one above as far below it as other texts of the table go on.
bool wraps_like_others(const std::vector<const ChunkLine*>& lines) {
  const std::size_t n = lines.size();
  if (n < 2 || !stands_below_one(*lines[n - 2], *lines[n - 1])) return false;
  const double gap = lines[n - 1]->box.y0 - lines[n - 2]->box.y1;
  for (std::size_t i = 1; i + 1 < n; ++i)
    if (stands_below_one(*lines[i - 1], *lines[i]) &&
        std::abs(lines[i]->box.y0 - lines[i - 1]->box.y1 - gap) < kSumSide)
      return true;
  return false;
}

// Whether the last line is the end of a text in the row above it.
bool ends_text(const std::vector<const ChunkLine*>& lines) {
  const std::size_t n = lines.size();
  if (wraps_like_others(lines)) return true;
  if (n > 1 && goes_on_below(*lines[n - 2], *lines[n - 1])) return true;
  return n > 2 && around_row(*lines[n - 3], *lines[n - 2], *lines[n - 1]);
}

void finish(Region& region, std::vector<Region>& regions) {
  auto& lines = region.lines;
  while (!lines.empty() && lines.back()->chunks.size() < 2 && !ends_text(lines) && !ends_with_sum(lines))
    lines.pop_back();
  const auto tabular =
      std::count_if(lines.begin(), lines.end(), [](const ChunkLine* line) { return line->chunks.size() > 1; });
  if (tabular >= 2) regions.push_back(std::move(region));
  region = {};
}

double median_gap(const std::vector<const ChunkLine*>& lines) {
  if (lines.size() < 3) return 0;
  std::vector<double> gaps;
  for (std::size_t i = 1; i < lines.size(); ++i) gaps.push_back(lines[i]->box.y0 - lines[i - 1]->box.y1);
  return median(std::move(gaps));
}

bool begins_alike(const Rect& a, const Rect& b, double within) {
  return std::abs(a.x0 - b.x0) < within || std::abs(a.center_x() - b.center_x()) < within;
}

// Whether a text is set like one in a line; a code and the name behind it may be one text there.
bool is_set_like_one_in(const ChunkLine& line, const Rect& text, double within) {
  return std::ranges::any_of(line.chunks, [&](const Chunk& chunk) {
    return begins_alike(chunk.box, text, within) || std::ranges::any_of(chunk.words, [&](const Word* word) {
             return std::abs(word->box.x0 - text.x0) < within;
           });
  });
}

// Whether two lines are set like one text: right below each other, at one side or in one middle.
bool go_together(const ChunkLine& above, const ChunkLine& below) {
  const double near = kLabelGap * below.height;
  return below.box.y0 - above.box.y1 < near && begins_alike(above.box, below.box, near);
}

// The last of the lines of one text each from `at` on that are set like one text.
std::size_t end_of_text(const std::vector<ChunkLine>& lines, std::size_t at) {
  std::size_t end = at;
  while (end + 1 < lines.size() && end - at < kMostWrapped && lines[end + 1].chunks.size() < 2 &&
         go_together(lines[end], lines[end + 1]))
    ++end;
  return end;
}

// Whether a text is the first line of one in a row: the line right below goes on with it, and holds others, too, or
// what goes on stands right below that.
bool begins_text(const std::vector<ChunkLine>& lines, std::size_t at) {
  at = end_of_text(lines, at);
  const ChunkLine& line = lines[at];
  const double near = kLabelGap * line.height;
  if (at + 1 >= lines.size() || lines[at + 1].box.y0 - line.box.y1 > near || lines[at + 1].chunks.size() < 2)
    return false;
  if (is_set_like_one_in(lines[at + 1], line.box, near)) return true;
  return at + 2 < lines.size() && around_row(line, lines[at + 1], lines[at + 2]);
}

// Whether a text alone in its line goes on with that of the line above, and its first or last line stands in a row.
bool goes_on_in_row(const std::vector<ChunkLine>& lines, std::size_t at) {
  if (at == 0 || lines[at].chunks.size() > 1) return false;
  std::size_t first = at;
  while (first > 0 && at - first < kMostWrapped && lines[first - 1].chunks.size() < 2 &&
         go_together(lines[first - 1], lines[first]))
    --first;
  if (first < at && begins_text(lines, at)) return true;
  if (first == 0 || lines[first - 1].chunks.size() < 2) return false;
  const double near = kLabelGap * lines[first].height;
  return lines[first].box.y0 - lines[first - 1].box.y1 < near &&
         is_set_like_one_in(lines[first - 1], lines[first].box, near);
}

// Whether a region is nothing but the names of columns whose figures follow the text alone at `at`.
bool heads_only(const Region& region, const std::vector<ChunkLine>& lines, std::size_t at) {
  if (std::ranges::any_of(region.lines, [](const ChunkLine* line) { return is_line_of_figures(*line); })) return false;
  while (at < lines.size() && lines[at].chunks.size() < 2) ++at;
  return at < lines.size() && is_line_of_figures(lines[at]);
}

// A single text that stands apart and not at the left margin is the heading of the next table.
bool heads_next(const Region& region, const std::vector<ChunkLine>& lines, std::size_t at) {
  const ChunkLine& line = lines[at];
  if (line.chunks.size() > 1 || region.lines.size() < 3 || begins_text(lines, at) || heads_only(region, lines, at))
    return false;
  const double gap = line.box.y0 - region.lines.back()->box.y1;
  if (gap < kHeadingGap * line.height || gap < 2 * median_gap(region.lines)) return false;
  double left = 1e9;
  for (const ChunkLine* other : region.lines)
    if (other->chunks.size() > 1) left = std::min(left, other->box.x0);
  return std::abs(line.box.x0 - left) > line.height && !wraps_like_those_above(region, lines, at);
}

// Whether lines of one text, from that at `at` on, are followed by one that is set like the last of several texts, with
// figures below figures: these lines describe the row above them.
bool comes_back(const Region& region, const std::vector<ChunkLine>& lines, std::size_t at) {
  const auto last = std::find_if(region.lines.rbegin(), region.lines.rend(),
                                 [](const ChunkLine* line) { return line->chunks.size() > 1; });
  if (last == region.lines.rend() || (*last)->chunks.size() < kFewestTexts) return false;
  const ChunkLine& row = **last;
  for (std::size_t i = at; i < std::min(lines.size(), at + kMostDescribing); ++i) {
    const ChunkLine& line = lines[i];
    if (i > 0 && line.box.y0 - lines[i - 1].box.y1 > kTableGap * line.height) return false;
    if (line.chunks.size() < 2) continue;
    if (line.chunks.size() != row.chunks.size()) return false;
    for (std::size_t c = 0; c < line.chunks.size(); ++c) {
      const Rect &a = row.chunks[c].box, &b = line.chunks[c].box;
      if (line.chunks[c].figure != row.chunks[c].figure ||
          (std::abs(a.x0 - b.x0) > kSumSide && std::abs(a.x1 - b.x1) > kSumSide))
        return false;
    }
    return true;
  }
  return false;
}

// Of the texts that begin, end or have their middle where `text` does.
bool is_in_line(const Rect& text, const ChunkLine& line) {
  return std::any_of(line.chunks.begin(), line.chunks.end(), [&](const Chunk& chunk) {
    return std::abs(chunk.box.x0 - text.x0) < kSumSide || std::abs(chunk.box.x1 - text.x1) < kSumSide ||
           std::abs(chunk.box.center_x() - text.center_x()) < kSumSide;
  });
}

// Whether a line is a row below the last rows, however far: most of its texts stand in line with theirs.
bool is_set_like_rows(const Region& region, const ChunkLine& line) {
  if (line.chunks.size() < kFewestTexts) return false;
  std::size_t in_line = 0;
  for (const Chunk& chunk : line.chunks) {
    std::size_t looked = 0;
    for (auto row = region.lines.rbegin(); row != region.lines.rend() && looked < kRowsAbove; ++row, ++looked)
      if ((*row)->chunks.size() > 1 && is_in_line(chunk.box, **row)) {
        ++in_line;
        break;
      }
  }
  return in_line >= 2 && 3 * in_line >= 2 * line.chunks.size();
}

// Whether the sections of a table stand about as far apart, several times.
bool parts_sections(const Region& region, double gap) {
  int alike = 0;
  for (std::size_t i = 1; i < region.lines.size(); ++i)
    alike += kSectionsApart * (region.lines[i]->box.y0 - region.lines[i - 1]->box.y1) > gap;
  return alike >= kFewestSections;
}

// A single text below the last of three or more rules of one length, of which others run above rows of the region: a
// note or a heading below a table that its rules end.
bool below_last_rule(const Region& region, const ChunkLine& line, const std::vector<Ruling>& rules) {
  if (line.chunks.size() > 1) return false;
  const double above = region.lines.back()->box.center_y();
  return std::ranges::any_of(rules, [&](const Ruling& last) {
    if (last.position < above || last.position > line.box.center_y() || last.from > line.box.x0 + kSameEnds)
      return false;
    int within = 0;
    for (const Ruling& rule : rules) {
      if (std::abs(rule.from - last.from) > kSameEnds || std::abs(rule.to - last.to) > kSameEnds) continue;
      if (rule.position > line.box.center_y()) return false;
      within += rule.position < above && rule.position > region.lines.front()->box.y0 - kTableGap * line.height;
    }
    return within >= kFewestRules;
  });
}

}  // namespace

bool goes_on_below(const ChunkLine& above, const ChunkLine& line) {
  if (line.chunks.size() > 1 || above.chunks.size() < 2) return false;
  if (!starts_small(line.chunks.front()) || line.box.y0 - above.box.y1 >= kLabelGap * line.height) return false;
  const auto begins = std::find_if(above.chunks.begin(), above.chunks.end(), [&](const Chunk& chunk) {
    return std::abs(line.box.x0 - chunk.box.x0) < kLabelGap * line.height;
  });
  return begins != above.chunks.end() && (begins + 1 == above.chunks.end() || line.box.x1 < (begins + 1)->box.x0);
}

bool ends_with_sum(const std::vector<const ChunkLine*>& lines) {
  const std::size_t n = lines.size();
  if (n < 3) return false;
  const Chunk &sum = lines[n - 1]->chunks.front(), &figure = lines[n - 2]->chunks.back();
  const std::string text = chunk_text(sum);
  const std::size_t point = text.find_last_of(".,");
  if (!sum.figure || !figure.figure || lines[n - 2]->chunks.size() < 2 || lines[n - 3]->chunks.size() < 2 ||
      point == std::string::npos || text.size() - point < 3)
    return false;
  const double gap = lines[n - 1]->box.y0 - lines[n - 2]->box.y1, usual = lines[n - 2]->box.y0 - lines[n - 3]->box.y1;
  return std::abs(sum.box.x1 - figure.box.x1) < kSumSide && gap < usual + kLabelGap * lines[n - 1]->height;
}

std::vector<Region> regions_of(const std::vector<ChunkLine>& lines, const std::vector<Rect>& prose,
                               const std::vector<Ruling>& rules) {
  std::vector<Region> regions;
  Region region;
  int singles = 0;
  const ChunkLine* caption = nullptr;
  for (const ChunkLine& line : lines) {
    const auto at = static_cast<std::size_t>(&line - lines.data());
    Furniture kind = is_note(line) && comes_back(region, lines, at) ? Furniture::kNone : furniture(line);
    if (heads_numbered_section(lines, at)) kind = Furniture::kOther;
    if (kind != Furniture::kNone || (caption != nullptr && goes_on_with_caption(*caption, line))) {
      finish(region, regions);
      region.captioned = kind != Furniture::kOther;
      caption = region.captioned ? &line : nullptr;
      continue;
    }
    if (region.lines.empty() && (caption == nullptr || line.box.y0 - caption->box.y1 > kTableGap * line.height))
      region.captioned = false;
    caption = nullptr;
    if (!region.lines.empty()) {
      const ChunkLine& before = *region.lines.back();
      const double height = std::max(before.height, line.height);
      const double gap = line.box.y0 - before.box.y1;
      if ((gap > kTableGap * height && !parts_sections(region, gap) &&
           !(gap < kRowsApart * height && is_set_like_rows(region, line))) ||
          prose_between(prose, before, line) || below_last_rule(region, line, rules) || heads_next(region, lines, at) ||
          is_title(region, line) || heads_section(region, line, rules))
        finish(region, regions);
    }
    if (line.chunks.size() > 1 || region.lines.empty())
      singles = 0;
    else
      singles += !goes_on_in_row(lines, at);
    if (singles > kSingleLines && !comes_back(region, lines, at)) {
      finish(region, regions);
      singles = 0;
    }
    region.lines.push_back(&line);
  }
  finish(region, regions);
  return regions;
}

}  // namespace yusuan::grid
