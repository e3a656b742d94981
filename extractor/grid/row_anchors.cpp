#include "grid/row_anchors.h"

#include "text/utf8.h"

namespace yusuan::grid {
namespace {

constexpr std::size_t kLongestCode = 10;

}  // namespace

bool is_code(const std::string& text) { return text.size() <= kLongestCode && text::all_digits(text); }

bool is_code(const Chunk& chunk) { return chunk.words.size() == 1 && is_code(chunk.words.front()->text); }

Rect anchor_of(const BodyLine& line, const std::vector<bool>& figures) {
  Rect box;
  for (const Placed& text : line.texts) {
    const bool figure = text.first == text.last && figures[static_cast<std::size_t>(text.first)] && text.chunk.figure;
    if (figure || is_code(text.chunk)) box = box == Rect{} ? text.chunk.box : united(box, text.chunk.box);
  }
  return box;
}

}  // namespace yusuan::grid
