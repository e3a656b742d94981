#include "grid/centred_rows.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "grid/row_anchors.h"
#include "grid/text_ends.h"

namespace yusuan::grid {
namespace {

// In points: a text in the middle of its row misses it by rounding only.
constexpr double kOffMiddle = 1.3;
// In line heights: lines of one text are no further apart, and closer than rows by at least this.
constexpr double kWidestPitch = 1.5;
constexpr double kTighter = 0.15;
// Lines of a text above the middle of its row.
constexpr int kMostAbove = 6;

const Placed* text_in(const BodyLine& line, int column) {
  for (const Placed& text : line.texts)
    if (text.first == column && text.last == column) return &text;
  return nullptr;
}

std::optional<double> middle_of(const BodyLine& line, const std::vector<bool>& figures) {
  const Rect anchor = anchor_of(line, figures);
  return anchor == Rect{} ? std::nullopt : std::optional(anchor.center_y());
}

class Rows {
 public:
  Rows(const std::vector<BodyLine>& lines, std::size_t columns)
      : lines_(lines), columns_(columns), owner_(lines.size(), std::vector<int>(columns, -1)) {
    const auto figures = figure_columns(lines, columns);
    for (const BodyLine& line : lines) middles_.push_back(middle_of(line, figures));
    double last = 0;
    for (const auto& middle : middles_) {
      if (middle && last > 0) closest_ = std::min(closest_, *middle - last);
      if (middle) last = *middle;
    }
  }

  bool find() {
    bool any = false;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      for (std::size_t c = 0; middles_[i] && c < columns_; ++c) any = claim(i, static_cast<int>(c)) || any;
    return any;
  }

  // The row that the text of column c in line i belongs to; -1 when nothing says.
  int owner(std::size_t i, int c) const { return owner_[i][c]; }

 private:
  // The lines next to line i, above or below, that hold a text of column c and no middle of another row.
  std::vector<std::size_t> neighbours(std::size_t i, int c, int step) const {
    std::vector<std::size_t> found;
    for (auto k = static_cast<std::ptrdiff_t>(i) + step; k >= 0 && k < static_cast<std::ptrdiff_t>(lines_.size());
         k += step) {
      const auto line = static_cast<std::size_t>(k);
      if (middles_[line] || found.size() == kMostAbove) break;
      if (text_in(lines_[line], c) != nullptr && owner_[line][c] < 0) found.push_back(line);
    }
    return found;
  }

  double y(std::size_t i, int c) const { return text_in(lines_[i], c)->chunk.box.center_y(); }

  // Takes as many lines above the middle of row i as below it, as long as they are set like one text.
  bool claim(std::size_t i, int c) {
    const Placed* own = text_in(lines_[i], c);
    const bool on_line = own != nullptr;
    if (on_line && (own->chunk.figure || starts_item(own->chunk))) return false;
    const auto above = neighbours(i, c, -1), below = neighbours(i, c, 1);
    const double height = lines_[i].height;
    std::vector<std::size_t> taken;
    double pitch = 0;
    for (std::size_t n = 0; n < std::min(above.size(), below.size()); ++n) {
      const double up = y(above[n], c), down = y(below[n], c);
      if (std::abs((up + down) / 2 - *middles_[i]) > kOffMiddle) break;
      const double next = n > 0 ? y(above[n - 1], c) - up : on_line ? *middles_[i] - up : down - up;
      if (pitch == 0) pitch = next;
      if (std::abs(next - pitch) > kOffMiddle || next > kWidestPitch * height || next > closest_ - kTighter * height)
        break;
      if (starts_item(text_in(lines_[below[n]], c)->chunk)) break;
      taken.push_back(above[n]);
      taken.push_back(below[n]);
      if (starts_item(text_in(lines_[above[n]], c)->chunk)) break;
    }
    for (const std::size_t line : taken) owner_[line][c] = static_cast<int>(i);
    return !taken.empty();
  }

  const std::vector<BodyLine>& lines_;
  std::size_t columns_;
  std::vector<std::vector<int>> owner_;
  std::vector<std::optional<double>> middles_;
  double closest_ = 1e9;  // middles of rows
};

// A line and the texts of it that no row claims, with those of the last row that does.
void add_parts(const BodyLine& line, std::size_t i, const Rows& rows, std::vector<BodyLine>& parts) {
  BodyLine part = line;
  part.texts.clear();
  for (const Placed& text : line.texts) {
    const int owner = rows.owner(i, text.first);
    if (!part.texts.empty() && owner >= 0 && part.row >= 0 && owner != part.row) {
      parts.push_back(part);
      part.texts.clear();
      part.row = -1;
    }
    if (owner >= 0) part.row = owner;
    part.box = part.texts.empty() ? text.chunk.box : united(part.box, text.chunk.box);
    part.texts.push_back(text);
  }
  parts.push_back(std::move(part));
}

}  // namespace

void find_centred_rows(std::vector<BodyLine>& lines, std::size_t columns) {
  Rows rows(lines, columns);
  if (!rows.find()) return;
  std::vector<bool> owns(lines.size(), false);
  std::vector<BodyLine> parts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t c = 0; c < columns; ++c)
      if (const int owner = rows.owner(i, static_cast<int>(c)); owner >= 0) owns[owner] = true;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t first = parts.size();
    add_parts(lines[i], i, rows, parts);
    if (owns[i]) parts[first].row = static_cast<int>(i);
    std::stable_sort(parts.begin() + static_cast<std::ptrdiff_t>(first), parts.end(),
                     [](const BodyLine& a, const BodyLine& b) { return a.row < b.row; });
  }
  lines = std::move(parts);
}

}  // namespace yusuan::grid
