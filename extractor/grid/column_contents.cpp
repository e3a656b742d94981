#include "grid/column_contents.h"

#include "grid/chunks.h"
#include "grid/lanes.h"

namespace yusuan::grid {
namespace {

// A single word may be one of a text across the table.
constexpr int kFewestWords = 2;

}  // namespace

std::vector<Content> column_contents(const std::vector<const Word*>& body, const std::vector<double>& edges) {
  const std::size_t columns = edges.size() - 1;
  std::vector<int> words(columns, 0), figures(columns, 0), amounts(columns, 0);
  for (const Word* word : body) {
    const auto lane = static_cast<std::size_t>(lane_of(edges, word->box.center_x()));
    ++words[lane];
    figures[lane] += is_figure_text(word->text);
    amounts[lane] += is_figure_text(word->text) && word->text.find_first_of(".,%") != std::string::npos;
  }
  std::vector<Content> contents(columns, Content::kNothing);
  for (std::size_t c = 0; c < columns; ++c)
    if (words[c] >= kFewestWords)
      contents[c] = 3 * figures[c] > 2 * words[c] ? Content::kFigures : Content::kLabels;
    else if (c > 0)
      contents[c] = contents[c - 1];
  std::size_t codes = 0;
  while (codes < columns && contents[codes] == Content::kFigures && amounts[codes] == 0) ++codes;
  if (codes < columns && contents[codes] == Content::kLabels)
    for (std::size_t c = 0; c < codes; ++c) contents[c] = Content::kLabels;
  return contents;
}

}  // namespace yusuan::grid
