#include "grid/running_head.h"

#include <algorithm>
#include <string>
#include <vector>

#include "grid/chunks.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// Of the height of a page: a running head stands above; of what follows so much is looked at.
constexpr double kTop = 0.15;
constexpr double kLookedAt = 0.4;
// It stands so many times further from what follows than lines of that from each other: rows of a table that goes on
// from the page before stand in step.
constexpr double kFurther = 1.3;
// In line heights: what follows a running head stands so far below it, and the number so far from the title.
constexpr double kApart = 0.7;
constexpr double kNumberApart = 1.5;
// Of the width of the text of a page: from side to side.
constexpr double kAcross = 0.6;
// Digits of the number of a page; years are no such numbers. The title of a book, that of a part and its own number,
// and that of the page.
constexpr std::size_t kLongestNumber = 4;
constexpr std::size_t kMostTexts = 4;

bool is_page_number(const Chunk& chunk) {
  const std::string text = chunk_text(chunk);
  return text::all_digits(text) && text.size() <= kLongestNumber && text.front() != '0' &&
         !(text.size() == kLongestNumber && (text.starts_with("19") || text.starts_with("20")));
}

// The first lines of a page, and how wide its text is.
struct Top {
  std::vector<ChunkLine> lines;
  double width = 0;
};

Top top_of(const Page& page) {
  std::vector<const Word*> above;
  double left = page.width_pt, right = 0;
  for (const Word& word : page.words) {
    if (word.rotation != 0) continue;
    left = std::min(left, word.box.x0);
    right = std::max(right, word.box.x1);
    if (word.box.y0 < kLookedAt * page.height_pt) above.push_back(&word);
  }
  return {.lines = chunk_lines(above), .width = right - left};
}

bool stands_apart(const std::vector<ChunkLine>& lines) {
  if (lines.size() < 2) return true;
  const double gap = lines[1].box.y0 - lines[0].box.y1;
  return gap > kApart * lines[0].height && (lines.size() < 3 || gap > kFurther * (lines[2].box.y0 - lines[1].box.y1));
}

// Whether a rule above or beside a line, or a fill behind it, makes it a row.
bool is_drawn(const Page& page, const Rect& line) {
  const auto marks = [&](const Ruling& ruling) {
    if (ruling.axis == Axis::kVertical) return ruling.from < line.center_y() && ruling.to > line.center_y();
    return ruling.position < line.center_y() && overlap(ruling.from, ruling.to, line.x0, line.x1) > 0;
  };
  return std::ranges::any_of(page.rulings, marks) ||
         std::ranges::any_of(page.fills, [&](const Fill& fill) { return holds_middle(fill.box, line); });
}

bool is_running_head(const ChunkLine& line) {
  const auto& chunks = line.chunks;
  const auto figures = static_cast<std::size_t>(std::ranges::count_if(chunks, &Chunk::figure));
  if (chunks.size() < 2 || chunks.size() > kMostTexts || figures == 0 || 2 * figures > chunks.size()) return false;
  const double apart = kNumberApart * line.height;
  if (is_page_number(chunks.front())) return chunks[1].box.x0 - chunks.front().box.x1 > apart;
  return is_page_number(chunks.back()) && chunks.back().box.x0 - chunks[chunks.size() - 2].box.x1 > apart;
}

}  // namespace

std::optional<Page> without_running_head(const Page& page) {
  const Top top = top_of(page);
  if (top.lines.empty()) return std::nullopt;
  const ChunkLine& first = top.lines.front();
  if (first.box.y1 > kTop * page.height_pt || !is_running_head(first) || !stands_apart(top.lines) ||
      first.box.width() < kAcross * top.width || is_drawn(page, first.box))
    return std::nullopt;
  std::vector<bool> in_head(page.words.size(), false);
  for (const Chunk& chunk : first.chunks)
    for (const Word* word : chunk.words) in_head[static_cast<std::size_t>(word - page.words.data())] = true;
  Page rest = page;
  rest.words.clear();
  for (std::size_t w = 0; w < page.words.size(); ++w)
    if (!in_head[w]) rest.words.push_back(page.words[w]);
  return rest;
}

}  // namespace yusuan::grid
