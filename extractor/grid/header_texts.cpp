#include "grid/header_texts.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "grid/lanes.h"

namespace yusuan::grid {
namespace {

// In line heights: between characters of one word.
constexpr double kTouching = 0.1;

// Whether the parts of a text were one word before a border cut it.
bool touch(const std::vector<Chunk>& parts, double height) {
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (parts[i].box.x0 - parts[i - 1].box.x1 < kTouching * height) return true;
  return false;
}

}  // namespace

Setting setting_at(Setting setting, int first) {
  if (setting != Setting::kOutward && setting != Setting::kStub) return setting;
  if (first == 0) return Setting::kLeft;
  return setting == Setting::kStub ? Setting::kCentre : Setting::kRight;
}

double missed(const Rect& box, double left, double right, Setting setting) {
  const auto off_side = [](double gap) { return std::max({0.0, -gap, gap - kCellPadding}); };
  const double middle = std::abs(box.center_x() - (left + right) / 2);
  const double at_left = off_side(box.x0 - left), at_right = off_side(right - box.x1);
  if (setting == Setting::kCentre) return middle;
  if (setting == Setting::kLeft) return at_left;
  assert(setting != Setting::kOutward && setting != Setting::kStub);
  return setting == Setting::kRight ? at_right : std::min({middle, at_left, at_right});
}

std::vector<HeaderText> header_texts(const ChunkLine& line, int number, const std::vector<double>& edges,
                                     Setting setting) {
  std::vector<HeaderText> texts;
  for (const Chunk& chunk : line.chunks) {
    std::vector<Chunk> parts;
    for (const Word* word : chunk.words) {
      const bool parted = parts.empty() || lane_of(edges, parts.back().words.back()->box.center_x()) !=
                                               lane_of(edges, word->box.center_x());
      if (parted) parts.push_back({.words = {}, .box = word->box});
      parts.back().words.push_back(word);
      parts.back().box = united(parts.back().box, word->box);
    }
    // A name that a border cuts is at the side of that by nature.
    const bool cut = touch(parts, line.height);
    const double slack = cut ? kOffCentre : line.height / 2;
    const bool apart = std::all_of(parts.begin(), parts.end(), [&](const Chunk& part) {
      const int lane = lane_of(edges, part.box.center_x());
      return missed(part.box, edges[lane], edges[lane + 1], cut ? Setting::kCentre : setting_at(setting, lane)) < slack;
    });
    if (!apart) parts = {chunk};
    for (Chunk& part : parts) {
      const double x = part.box.center_x();
      texts.push_back({.chunk = std::move(part),
                       .line = number,
                       .first = lane_of(edges, x - kOffCentre),
                       .last = lane_of(edges, x + kOffCentre)});
    }
  }
  return texts;
}

}  // namespace yusuan::grid
