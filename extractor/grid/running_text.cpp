#include "grid/running_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace yusuan {
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

struct Block {
  std::vector<std::pair<std::size_t, std::size_t>> chunks;  // line, chunk
  Rect last;
  int prose = 0, alone = 0;
  bool labels = false;
  bool name = false;  // it ends with a short text that others stand beside
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
      home->chunks.emplace_back(l, c);
      home->last = chunk.box;
      home->prose += prose;
      home->alone += alone;
      home->name = name;
    }
  }
  done.insert(done.end(), std::make_move_iterator(open.begin()), std::make_move_iterator(open.end()));
  return done;
}

bool runs(const Block& block) {
  const int lines = static_cast<int>(block.chunks.size());
  if (block.labels) return false;
  if (3 * block.prose < 2 * lines && !(lines == 2 && block.prose == 1)) return false;
  if (lines >= 2 && 5 * block.alone >= 4 * lines) return true;
  return block.prose >= kColumnLines;
}

}  // namespace

std::vector<Rect> take_running_text(std::vector<ChunkLine>& lines) {
  std::vector<Rect> taken;
  for (const Block& block : paragraphs(lines)) {
    if (!runs(block)) continue;
    for (const auto& [line, chunk] : block.chunks) {
      taken.push_back(lines[line].chunks[chunk].box);
      lines[line].chunks[chunk].words.clear();
    }
  }
  for (ChunkLine& line : lines) {
    std::erase_if(line.chunks, [](const Chunk& chunk) { return chunk.words.empty(); });
    if (line.chunks.empty()) continue;
    line.box = line.chunks.front().box;
    for (const Chunk& chunk : line.chunks) line.box = united(line.box, chunk.box);
  }
  std::erase_if(lines, [](const ChunkLine& line) { return line.chunks.empty(); });
  return taken;
}

}  // namespace yusuan
