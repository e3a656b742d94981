#include "grid/body_start.h"

#include <algorithm>
#include <cmath>

#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// In points: rows are set alike within as much; so many lines above the first of figures that are are no header.
constexpr double kSameSide = 1.0;
constexpr std::size_t kFewestRows = 2;
constexpr std::ptrdiff_t kFewestFields = 2;

bool has_digit(const Chunk& chunk) { return chunk_text(chunk).find_first_of("0123456789") != std::string::npos; }

bool years_only(const ChunkLine& line) {
  return std::all_of(line.chunks.begin() + 1, line.chunks.end(), [](const Chunk& chunk) {
    return std::all_of(chunk.words.begin(), chunk.words.end(),
                       [](const Word* word) { return is_year(word->text) || !is_figure_text(word->text); });
  });
}

// Whether each text of `row` has one in `line` that begins or ends where it does, and figures of both meet.
bool is_set_like(const ChunkLine& line, const ChunkLine& row) {
  bool figures = false;
  for (const Chunk& text : row.chunks) {
    const auto same = std::find_if(line.chunks.begin(), line.chunks.end(), [&](const Chunk& chunk) {
      return std::abs(chunk.box.x0 - text.box.x0) < kSameSide || std::abs(chunk.box.x1 - text.box.x1) < kSameSide;
    });
    if (same == line.chunks.end()) return false;
    figures = figures || (text.figure && same->figure && has_digit(*same));
  }
  return figures;
}

bool alike(const Rect& a, const Rect& b) {
  return std::abs(a.x0 - b.x0) < kSameSide || std::abs(a.x1 - b.x1) < kSameSide ||
         std::abs(a.center_x() - b.center_x()) < kSameSide;
}

std::vector<const Word*> words_of(const ChunkLine& line) {
  std::vector<const Word*> words;
  for (const Chunk& chunk : line.chunks) words.insert(words.end(), chunk.words.begin(), chunk.words.end());
  return words;
}

// The same word for word, in the middle, too: columns that stand close may be one text in some lines.
bool has_words_like(const ChunkLine& line, const ChunkLine& row) {
  const std::vector<const Word*> words = words_of(line), wanted = words_of(row);
  if (words.size() != wanted.size()) return false;
  bool figures = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!alike(words[i]->box, wanted[i]->box)) return false;
    figures =
        figures || (is_figure_text(words[i]->text) && is_figure_text(wanted[i]->text) && !is_year(words[i]->text));
  }
  return figures;
}

// Lines of mostly texts above the first one of mostly figures are rows, too, where they are set like it.
std::size_t first_row(const std::vector<const ChunkLine*>& lines, std::size_t figures) {
  std::size_t first = figures;
  while (first > 0 && !years_only(*lines[first - 1]) &&
         (is_set_like(*lines[first - 1], *lines[figures]) || has_words_like(*lines[first - 1], *lines[figures])))
    --first;
  return figures - first >= kFewestRows ? first : figures;
}

// `label: value`: a row, even where it holds no figure.
bool is_field_row(const ChunkLine* line) { return line->chunks.size() > 1 && ends_with_colon(line->chunks.front()); }

// Several fields above the first line of figures are no header.
std::size_t first_field(const std::vector<const ChunkLine*>& lines, std::size_t figures) {
  const auto end = lines.begin() + static_cast<std::ptrdiff_t>(figures);
  const auto first = std::find_if(lines.begin(), end, is_field_row);
  return std::count_if(first, end, is_field_row) < kFewestFields ? figures
                                                                 : static_cast<std::size_t>(first - lines.begin());
}

}  // namespace

bool is_year(const std::string& text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) && text::all_digits(text);
}

int figures_in(const ChunkLine& line) {
  int figures = 0;
  for (std::size_t c = 1; c < line.chunks.size(); ++c) figures += line.chunks[c].figure;
  return figures;
}

bool is_line_of_figures(const ChunkLine& line) {
  const auto chunks = static_cast<int>(line.chunks.size());
  return chunks > 1 && 2 * figures_in(line) >= chunks - 1 && !years_only(line);
}

std::size_t body_start(const Region& region, const std::vector<double>& wide) {
  std::size_t figures = 0;
  const auto& lines = region.lines;
  while (figures < lines.size() && !is_line_of_figures(*lines[figures])) ++figures;
  figures = figures == lines.size() ? 0 : first_field(lines, first_row(lines, figures));
  for (const double y : wide) {
    std::size_t above = 0;
    while (above < lines.size() && lines[above]->box.center_y() < y) ++above;
    const bool tabular = std::any_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(above),
                                     [](const ChunkLine* line) { return line->chunks.size() > 1; });
    if (above == 0 || !tabular || above == lines.size()) continue;
    return figures == 0 ? (above <= 4 ? above : 0) : std::min(above, figures);
  }
  return figures;
}

}  // namespace yusuan::grid
