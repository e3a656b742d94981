#include "grid/repeated_names.h"

#include <algorithm>
#include <string>

namespace yusuan::grid {
namespace {

// Names of one group, and groups.
constexpr int kFewestNames = 2;
constexpr int kFewestGroups = 2;

// Columns from `first` on, in groups of `size` with the same names.
struct Groups {
  int first = 0, size = 0, count = 0;
};

// The text right above each column where it has one of its own; else empty.
std::vector<std::string> names_of(const std::vector<Placed>& line, std::size_t columns) {
  std::vector<std::string> names(columns);
  for (const Placed& text : line)
    if (text.first == text.last) names[static_cast<std::size_t>(text.first)] = chunk_text(text.chunk);
  return names;
}

bool comes_again(const std::vector<std::string>& names, int first, int size) {
  const int columns = static_cast<int>(names.size());
  for (int column = first; column < columns; ++column) {
    const std::string& name = names[static_cast<std::size_t>(column)];
    if (name.empty() || name != names[static_cast<std::size_t>(first + (column - first) % size)]) return false;
    for (int other = first; column < first + size && other < column; ++other)
      if (names[static_cast<std::size_t>(other)] == name) return false;
  }
  return true;
}

Groups groups_of(const std::vector<std::string>& names) {
  const int columns = static_cast<int>(names.size());
  for (int first = 0; first + kFewestGroups * kFewestNames <= columns; ++first)
    for (int size = kFewestNames; kFewestGroups * size <= columns - first; ++size)
      if ((columns - first) % size == 0 && comes_again(names, first, size))
        return {first, size, (columns - first) / size};
  return {};
}

// Whether a text stands above columns, in line heights no further beside them than it is high.
bool stands_over(const Placed& text, const TextColumn& left, const TextColumn& right) {
  const Rect& box = text.chunk.box;
  return box.x0 > left.x0 - box.height() && box.x1 < right.x1 + box.height();
}

// Puts the texts behind the columns before the groups over as many groups each.
bool span_groups(std::vector<Placed>& line, const Groups& groups, const std::vector<TextColumn>& columns) {
  const double left = columns[static_cast<std::size_t>(groups.first)].x0;
  std::vector<Placed*> heads;
  for (Placed& text : line)
    if (text.chunk.box.x1 > left) heads.push_back(&text);
  const int count = static_cast<int>(heads.size());
  if (count < kFewestGroups || groups.count % count != 0) return false;
  const int size = groups.count / count * groups.size;
  for (int i = 0; i < count; ++i) {
    const auto first = static_cast<std::size_t>(groups.first + i * size);
    if (!stands_over(*heads[static_cast<std::size_t>(i)], columns[first],
                     columns[first + static_cast<std::size_t>(size) - 1]))
      return false;
  }
  for (int i = 0; i < count; ++i) {
    heads[static_cast<std::size_t>(i)]->first = groups.first + i * size;
    heads[static_cast<std::size_t>(i)]->last = groups.first + (i + 1) * size - 1;
  }
  return true;
}

// The texts of a line as a whole where borders cut them.
std::vector<Placed> whole_texts(const ChunkLine& line, const std::vector<Placed>& placed) {
  std::vector<Placed> whole;
  for (const Chunk& chunk : line.chunks) {
    const auto own = std::ranges::find_if(
        placed, [&](const Placed& text) { return text.chunk.words.front() == chunk.words.front(); });
    const int column = own == placed.end() ? 0 : own->first;
    whole.push_back({.chunk = chunk, .first = column, .last = column});
  }
  return whole;
}

}  // namespace

std::vector<bool> span_repeated_names(std::vector<std::vector<Placed>>& placed,
                                      const std::vector<const ChunkLine*>& lines,
                                      const std::vector<TextColumn>& columns) {
  std::vector<bool> spanned(placed.size(), false);
  if (placed.size() < 2) return spanned;
  const Groups groups = groups_of(names_of(placed.back(), columns.size()));
  if (groups.count == 0) return spanned;
  for (std::size_t l = 0; l + 1 < placed.size(); ++l) {
    spanned[l] = span_groups(placed[l], groups, columns);
    std::vector<Placed> whole = whole_texts(*lines[l], placed[l]);
    if (spanned[l] || whole.size() == placed[l].size() || !span_groups(whole, groups, columns)) continue;
    placed[l] = std::move(whole);
    spanned[l] = true;
  }
  return spanned;
}

}  // namespace yusuan::grid
