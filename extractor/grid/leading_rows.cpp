#include "grid/leading_rows.h"

#include <algorithm>
#include <set>
#include <string>

#include "grid/text_ends.h"

namespace yusuan::grid {
namespace {

// Of the closest distance of two lines of a column: lines of one text differ by rounding, rows stand further apart.
constexpr double kSamePitch = 1.08;
constexpr double kLoosePitch = 1.15;
// In line heights: the widest leading of one text.
constexpr double kWidestPitch = 1.8;
constexpr std::size_t kFewestRows = 3;
constexpr std::size_t kFewestWrapped = 2;
// Of the rows, so many have a text in the column that tells them.
constexpr double kTold = 0.9;

// Two texts of one column, no text of it between: their lines and how far apart they stand.
struct Pair {
  std::size_t above = 0, below = 0;
  double pitch = 0;
  bool parted = false;  // a figure and words, or two amounts, behind the labels: no lines of one text
};

bool no_lines_of_one(const Chunk& above, const Chunk& below) {
  if (above.figure != below.figure) return true;
  return below.figure && chunk_text(below).find_first_of(".,") != std::string::npos;
}

std::vector<Pair> pairs_of(const std::vector<BodyLine>& lines, std::size_t columns) {
  std::vector<Pair> pairs;
  std::vector<const Placed*> last(columns, nullptr);
  std::vector<std::size_t> line_of(columns, 0);
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const Placed& text : lines[i].texts) {
      const auto column = static_cast<std::size_t>(text.first);
      if (const Placed* above = last[column])
        pairs.push_back({line_of[column], i, text.chunk.box.center_y() - above->chunk.box.center_y(),
                         column > 0 && no_lines_of_one(above->chunk, text.chunk)});
      last[column] = &text;
      line_of[column] = i;
    }
  return pairs;
}

// The widest distance of lines of one text; 0 where distances do not tell these from rows.
double leading_of(const std::vector<Pair>& pairs, const std::vector<BodyLine>& lines) {
  double closest = 1e9, next = 1e9;
  for (const Pair& pair : pairs) closest = std::min(closest, pair.pitch);
  for (const Pair& pair : pairs)
    if (pair.pitch > kSamePitch * closest) next = std::min(next, pair.pitch);
  const double height = lines.front().height;
  const bool apart = closest > 0 && closest < kWidestPitch * height && next > kLoosePitch * closest && next < 1e9;
  return apart ? kSamePitch * closest : 0;
}

// Whether a column has one text in nearly each row and never several.
bool is_told(const std::vector<BodyLine>& lines, const std::vector<int>& rows, std::size_t columns) {
  const auto count = static_cast<std::size_t>(rows.back()) + 1;
  for (std::size_t column = 0; column < columns; ++column) {
    std::vector<int> texts(count, 0);
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (const Placed& text : lines[i].texts)
        texts[static_cast<std::size_t>(rows[i])] += text.first == static_cast<int>(column);
    const auto told = std::ranges::count(texts, 1);
    if (std::ranges::none_of(texts, [](int n) { return n > 1; }) &&
        static_cast<double>(told) >= kTold * static_cast<double>(count))
      return true;
  }
  return false;
}

}  // namespace

std::vector<int> rows_by_leading(const std::vector<BodyLine>& lines, std::size_t columns) {
  if (lines.size() <= kFewestRows) return {};
  const std::vector<Pair> pairs = pairs_of(lines, columns);
  const double leading = leading_of(pairs, lines);
  const auto is_tight = [&](const Pair& pair) { return pair.pitch <= leading; };
  if (leading == 0 || std::ranges::any_of(pairs, [&](const Pair& pair) { return pair.parted && is_tight(pair); }))
    return {};
  std::vector<bool> begins(lines.size(), true);
  for (const Pair& pair : pairs)
    if (is_tight(pair))
      std::fill(begins.begin() + static_cast<std::ptrdiff_t>(pair.above) + 1,
                begins.begin() + static_cast<std::ptrdiff_t>(pair.below) + 1, false);
  std::vector<int> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) rows.push_back(i == 0 ? 0 : rows.back() + (begins[i] ? 1 : 0));
  std::set<int> wrapped;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (!begins[i]) wrapped.insert(rows[i]);
  if (wrapped.size() < kFewestWrapped || static_cast<std::size_t>(rows.back()) + 1 < kFewestRows ||
      !is_told(lines, rows, columns))
    return {};
  return rows;
}

}  // namespace yusuan::grid
