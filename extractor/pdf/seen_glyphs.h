// Tells of Poppler's characters, which know nothing of clips, whether a reader sees them.
#pragma once

#include <vector>

#include "model/geometry.h"
#include "pdf/text_runs.h"

namespace yusuan::pdf {

class SeenGlyphs {
 public:
  /// Characters as the content places them, seen and hidden ones, coordinates of the page; none when all are seen.
  explicit SeenGlyphs(std::vector<DrawnGlyph> drawn);

  bool all() const { return drawn_.empty(); }
  /// Whether the one character `c` that stands at `box`, reading in direction `rotation`, is hidden. What is drawn at
  /// one place twice, hidden and seen, is seen; another character seen there is not this one.
  bool hides(const Rect& box, int rotation, char32_t c) const;
  /// Whether any character is drawn at `box`, seen or not.
  bool stands_at(const Rect& box, int rotation) const;

 private:
  std::vector<DrawnGlyph> drawn_;  ///< sorted by axis and start
};

}  // namespace yusuan::pdf
