#include "grid/running_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// Lines of one paragraph begin within this many line heights of each other (first lines are indented, by two letters).
constexpr double kSameMargin = 2.6;
// Distance of baselines of running text, in line heights: double spacing gives up to 2.4.
constexpr double kLeading = 2.5;
// In points: baselines of one line. Figures behind running text on its baseline that make it a label.
constexpr double kSameBaseline = 0.5;
constexpr int kFewestBehindProse = 2;
// Long lines beside other text are columns of a page from this many on; cells are shorter.
constexpr int kColumnLines = 6;
// Of the lines of a column of sentences, so many have a name beside them.
constexpr double kNamedLines = 0.9;
// A list of contents has so many entries, and pages numbered by so many digits at most.
constexpr std::size_t kFewestEntries = 3;
constexpr std::size_t kMostPageDigits = 4;

struct Block {
  std::vector<std::pair<std::size_t, std::size_t>> chunks;  // line, chunk
  Rect last;
  int prose = 0, alone = 0;
  bool labels = false;
  bool name = false;  // it ends with a short text that others stand beside
  int beside = 0;     // sentences with a name on their baseline
  bool cell = false;  // other texts stand beside it, between two of its lines
};

bool on_baseline(const Chunk& a, const Chunk& b) { return std::abs(a.box.y1 - b.box.y1) < kSameBaseline; }

// Whether figures stand behind a chunk on its baseline, which the lines of two columns of a page do not share.
bool is_label(const ChunkLine& line, std::size_t c) {
  int figures = 0;
  for (std::size_t k = c + 1; k < line.chunks.size(); ++k)
    figures += line.chunks[k].figure && on_baseline(line.chunks[k], line.chunks[c]);
  return figures >= (is_prose(line.chunks[c]) ? kFewestBehindProse : 1);
}

// The name of a column of labels: short, with another behind it, right above a label.
bool names_labels(const std::vector<ChunkLine>& lines, std::size_t l, std::size_t c) {
  const ChunkLine& line = lines[l];
  const Chunk& name = line.chunks[c];
  if (l + 1 == lines.size() || c + 1 == line.chunks.size() || is_prose(name) || is_prose(line.chunks[c + 1]) ||
      !on_baseline(name, line.chunks[c + 1]))
    return false;
  const ChunkLine& below = lines[l + 1];
  for (std::size_t k = 0; k < below.chunks.size(); ++k)
    if (overlap(below.chunks[k].box.x0, below.chunks[k].box.x1, name.box.x0, name.box.x1) > 0)
      return is_label(below, k);
  return false;
}

bool goes_on(const Block& block, const Chunk& chunk, double height) {
  const double shared = overlap(block.last.x0, block.last.x1, chunk.box.x0, chunk.box.x1);
  return std::abs(block.last.x0 - chunk.box.x0) < kSameMargin * height && shared > 0 &&
         chunk.box.center_y() - block.last.center_y() < kLeading * height &&
         block.last.height() < 1.6 * chunk.box.height() && chunk.box.height() < 1.6 * block.last.height();
}

// Whether a short text stands beside a chunk on its baseline.
bool is_beside_name(const ChunkLine& line, const Chunk& chunk) {
  return std::ranges::any_of(line.chunks, [&](const Chunk& other) {
    return &other != &chunk && !other.figure && !is_prose(other) && on_baseline(other, chunk);
  });
}

// Whether a row of short texts stands between a line of a block and the next one, `l`, beside both: theirs is the text
// of a cell.
bool around_row(const std::vector<ChunkLine>& lines, const Block& block, std::size_t l, const Chunk& chunk) {
  for (std::size_t between = block.chunks.back().first + 1; between < l; ++between) {
    const ChunkLine& row = lines[between];
    if (row.chunks.size() > 1 && row.box.y0 < block.last.y1 && row.box.y1 > chunk.box.y0 &&
        std::ranges::none_of(row.chunks, [&](const Chunk& text) {
          return is_prose(text) || overlap(text.box.x0, text.box.x1, block.last.x0, block.last.x1) > 0 ||
                 overlap(text.box.x0, text.box.x1, chunk.box.x0, chunk.box.x1) > 0;
        }))
      return true;
  }
  return false;
}

bool stands_alone(const Block& block) { return 2 * block.alone > static_cast<int>(block.chunks.size()); }

// Paragraphs: chunks under each other with one margin. Only those that touch the lines being read stay open.
std::vector<Block> paragraphs(const std::vector<ChunkLine>& lines) {
  std::vector<Block> done, open;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    const ChunkLine& line = lines[l];
    std::vector<Block> next;
    for (Block& block : open) {
      const bool over = line.box.center_y() - block.last.center_y() >= kLeading * block.last.height();
      (over ? done : next).push_back(std::move(block));
    }
    open = std::move(next);
    for (std::size_t c = 0; c < line.chunks.size(); ++c) {
      const Chunk& chunk = line.chunks[c];
      const bool label = is_label(line, c) || names_labels(lines, l, c);
      const bool alone = line.chunks.size() == 1, prose = is_prose(chunk);
      const bool sentence = alone && prose, name = !alone && !prose;
      auto home = std::find_if(open.begin(), open.end(), [&](const Block& block) {
        return (block.labels || !label) && !(name && stands_alone(block)) && !(block.name && sentence) &&
               goes_on(block, chunk, line.height);
      });
      if (home == open.end()) home = open.insert(open.end(), Block{.chunks = {}, .last = {}, .labels = label});
      home->cell = home->cell || (!home->chunks.empty() && around_row(lines, *home, l, chunk));
      home->chunks.emplace_back(l, c);
      home->last = chunk.box;
      home->prose += prose;
      home->alone += alone;
      home->beside += prose && is_beside_name(line, chunk);
      home->name = name;
    }
  }
  done.insert(done.end(), std::make_move_iterator(open.begin()), std::make_move_iterator(open.end()));
  return done;
}

bool runs(const Block& block) {
  const int lines = static_cast<int>(block.chunks.size());
  if (block.labels || (block.cell && block.prose < kColumnLines)) return false;
  if (3 * block.prose < 2 * lines && !(lines == 2 && block.prose == 1)) return false;
  if (lines >= 2 && 5 * block.alone >= 4 * lines) return true;
  // Sentences with a name on each of their lines are a column of a table.
  if (static_cast<double>(block.beside) >= kNamedLines * block.prose) return false;
  return block.prose >= kColumnLines;
}

// Leaves out the texts that were taken.
void tidy(std::vector<ChunkLine>& lines) {
  for (ChunkLine& line : lines) {
    std::erase_if(line.chunks, [](const Chunk& chunk) { return chunk.words.empty(); });
    if (line.chunks.empty()) continue;
    line.box = line.chunks.front().box;
    for (const Chunk& chunk : line.chunks) line.box = united(line.box, chunk.box);
  }
  std::erase_if(lines, [](const ChunkLine& line) { return line.chunks.empty(); });
}

// The page to which dots lead from a text on a line of two texts; -1: none.
int page_led_to(const ChunkLine& line) {
  if (line.chunks.size() != 2 || !ends_with_leaders(line.chunks.front())) return -1;
  const std::string number = chunk_text(line.chunks.back());
  return text::all_digits(number) && number.size() <= kMostPageDigits ? std::stoi(number) : -1;
}

// Lines that lead to pages, each at or behind the one before: a list of contents.
void take_contents(std::vector<ChunkLine>& lines, std::vector<Rect>& taken) {
  for (std::size_t first = 0; first < lines.size(); ++first) {
    std::size_t end = first;
    bool ascends = true;
    for (int last = 0, page = 0; end < lines.size() && (page = page_led_to(lines[end])) >= 0; ++end, last = page)
      ascends = ascends && page >= last;
    if (ascends && end - first >= kFewestEntries)
      for (std::size_t l = first; l < end; ++l) {
        taken.push_back(lines[l].box);
        for (Chunk& chunk : lines[l].chunks) chunk.words.clear();
      }
    first = std::max(first, end);
  }
}

}  // namespace

std::vector<Rect> take_running_text(std::vector<ChunkLine>& lines) {
  std::vector<Rect> taken;
  take_contents(lines, taken);
  tidy(lines);
  for (const Block& block : paragraphs(lines)) {
    if (!runs(block)) continue;
    for (const auto& [line, chunk] : block.chunks) {
      taken.push_back(lines[line].chunks[chunk].box);
      lines[line].chunks[chunk].words.clear();
    }
  }
  tidy(lines);
  return taken;
}

}  // namespace yusuan::grid
