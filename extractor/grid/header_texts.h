// The texts of a header between the borders of its columns.
#pragma once

#include <cstdint>
#include <vector>

#include "grid/chunks.h"

namespace yusuan::grid {

/// In points: a text in the middle of its cell misses it by less (rounding, glyph bearings).
inline constexpr double kOffCentre = 1.5;
/// In points: what cells leave free at most beside a text set at their side.
inline constexpr double kCellPadding = 8.0;

/// Where the texts of a header stand in their cells; `kOutward` and `kStub`: at the left in those that begin with the
/// first column, else at the right, in the middle.
enum class Setting : std::uint8_t { kCentre, kLeft, kRight, kOutward, kStub, kAny };

/// What a setting means for a cell that begins with column `first`: neither kOutward nor kStub.
Setting setting_at(Setting setting, int first);

struct HeaderText {
  Chunk chunk;
  int line = 0;
  int first = 0, last = 0;  ///< the columns its middle falls on: one, or the two beside a border
};

/// By how much, in points, a text misses the place between two borders where it is set; those at a side stand off its
/// border by a padding that nobody knows. Not for kOutward, kStub.
double missed(const Rect& box, double left, double right, Setting setting);

/// Words in different columns are different texts when each is set alike in its own; else they are one that spans.
std::vector<HeaderText> header_texts(const ChunkLine& line, int number, const std::vector<double>& edges,
                                     Setting setting);

}  // namespace yusuan::grid
