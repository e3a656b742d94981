#include "grid/fill_rules.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "grid/chunks.h"

namespace yusuan::grid {
namespace {

// In points: areas of neighbouring cells are so near to each other, with a gap that a reader sees as a white rule or
// none; edges of one column or row are as near.
constexpr double kGap = 3.0;
// In points: nothing smaller holds a line of text.
constexpr double kSmallest = 5.0;
// Pages with more areas are pictures.
constexpr std::size_t kMostFills = 2000;
constexpr std::size_t kMostEdges = 300;
// Steps of a colour channel by which an area differs from what lies below it: the faintest stripes seen: 7.
constexpr int kSeen = 5;
// In points: stripes of one table have at most so much between them, a row that is not painted.
constexpr double kTallestStripe = 90.0;
// In line heights: a row leaves no more free above and below its lines, and between them.
constexpr double kOpen = 1.3;
// Of the cells that are painted one by one, so many hold text, and of these texts hardly any sticks out.
constexpr double kFilled = 0.5;
// Where areas stand below each other in columns, so many of them in so many rows, most may be blank.
constexpr double kFilledInColumns = 0.2;
constexpr double kInColumns = 0.8;
constexpr int kFewestBelow = 3;
constexpr double kSticksOut = 0.1;
// Of those with text, so few hold several texts beside each other.
constexpr double kSeveral = 0.2;
// Of the stripes of a table, so many hold several texts beside each other. A stripe alone is the head of a table where
// it holds so many.
constexpr double kTabular = 0.6;
constexpr std::size_t kHeadTexts = 3;
// Of the distance between the texts of two stripes: lines of one row are closer.
constexpr double kSameRow = 0.75;
// In points: what is not painted goes on with the stripes when it keeps their distance, but for rounding.
constexpr double kSlack = 1.5;

struct Area {
  Rect box;
  std::uint32_t rgb = 0;
};

Rect grown(const Rect& box, double by) { return {box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by}; }

bool meet(const Rect& a, const Rect& b, double within) {
  return overlap(a.x0, a.x1, b.x0, b.x1) > -within && overlap(a.y0, a.y1, b.y0, b.y1) > -within;
}

bool differ(std::uint32_t a, std::uint32_t b) {
  for (const int shift : {16, 8, 0})
    if (std::abs(static_cast<int>(a >> shift & 0xff) - static_cast<int>(b >> shift & 0xff)) > kSeen) return true;
  return false;
}

std::uint32_t color_below(const std::vector<Fill>& fills, std::size_t i) {
  constexpr std::uint32_t kPaper = 0xffffff;
  const Rect& box = fills[i].box;
  for (std::size_t below = i; below-- > 0;)
    if (holds_middle(fills[below].box, box)) return fills[below].rgb;
  return kPaper;
}

// Areas that a reader tells from what lies below them, outside the tables that lines draw.
std::vector<Area> areas_of(const std::vector<Fill>& fills, const std::vector<Rect>& taken) {
  std::vector<Area> areas;
  for (std::size_t i = 0; i < fills.size(); ++i) {
    const Rect& box = fills[i].box;
    if (box.width() < kSmallest || box.height() < kSmallest) continue;
    if (std::any_of(taken.begin(), taken.end(),
                    [&](const Rect& table) { return holds_middle(grown(table, kGap), box); }))
      continue;
    if (differ(fills[i].rgb, color_below(fills, i))) areas.push_back({box, fills[i].rgb});
  }
  return areas;
}

// Leaves out what lies behind several areas, and what alone lies inside another one: a mark on a word.
void drop_backgrounds(std::vector<Area>& areas) {
  std::vector<std::size_t> inside(areas.size(), 0), last(areas.size(), 0);
  for (std::size_t i = 0; i < areas.size(); ++i)
    for (std::size_t k = 0; k < areas.size(); ++k)
      if (i != k && encloses(grown(areas[i].box, 0.5), areas[k].box) &&
          !(encloses(grown(areas[k].box, 0.5), areas[i].box) && k < i)) {
        ++inside[i];
        last[i] = k;
      }
  std::vector<bool> dropped(areas.size(), false);
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (inside[i] > 0) dropped[inside[i] > 1 ? i : last[i]] = true;
  std::vector<Area> kept;
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (!dropped[i]) kept.push_back(areas[i]);
  areas = std::move(kept);
}

// Areas that belong to one table.
struct Patch {
  std::vector<Area> areas;
  Rect box;
};

void take_in(Patch& patch, const Patch& other) {
  patch.areas.insert(patch.areas.end(), other.areas.begin(), other.areas.end());
  patch.box = united(patch.box, other.box);
}

// Areas that touch, directly or through others.
std::vector<Patch> patches_of(std::vector<Area> areas) {
  std::sort(areas.begin(), areas.end(), [](const Area& a, const Area& b) { return a.box.y0 < b.box.y0; });
  std::vector<Patch> patches;
  for (const Area& area : areas) {
    Patch own{{area}, area.box};
    for (std::size_t p = patches.size(); p-- > 0;) {
      const auto& members = patches[p].areas;
      if (!meet(patches[p].box, own.box, kGap) || std::none_of(members.begin(), members.end(), [&](const Area& member) {
            return meet(member.box, area.box, kGap);
          }))
        continue;
      take_in(own, patches[p]);
      patches.erase(patches.begin() + static_cast<std::ptrdiff_t>(p));
    }
    patches.push_back(std::move(own));
  }
  std::sort(patches.begin(), patches.end(), [](const Patch& a, const Patch& b) { return a.box.y0 < b.box.y0; });
  return patches;
}

std::vector<const Word*> words_in(const Rect& box, const std::vector<Word>& words) {
  std::vector<const Word*> inside;
  for (const Word& word : words)
    if (word.rotation == 0 && holds_middle(box, word.box)) inside.push_back(&word);
  return inside;
}

std::size_t texts_beside(const std::vector<const Word*>& words) {
  std::size_t most = 0;
  for (const ChunkLine& line : chunk_lines(words)) most = std::max(most, line.chunks.size());
  return most;
}

// Whether lines of text fill the space between two stripes: a row that is not painted, no caption of another table.
bool is_row(const Rect& between, const std::vector<Word>& words) {
  double last = between.y0;
  const auto lines = chunk_lines(words_in(between, words));
  for (const ChunkLine& line : lines) {
    if (line.box.y0 - last > kOpen * line.height) return false;
    last = line.box.y1;
  }
  return !lines.empty() && between.y1 - last < kOpen * lines.back().height;
}

// Stripes of one table begin and end together, with rows that are not painted between them.
void join_stripes(std::vector<Patch>& patches, const std::vector<Word>& words) {
  for (std::size_t i = 0; i < patches.size(); ++i)
    for (std::size_t k = i + 1; k < patches.size();) {
      const Rect &above = patches[i].box, &below = patches[k].box;
      const bool alike = std::abs(above.x0 - below.x0) < kGap && std::abs(above.x1 - below.x1) < kGap;
      const double between = below.y0 - above.y1;
      if (alike && between < kTallestStripe &&
          (between < kSmallest || is_row({above.x0, above.y1, above.x1, below.y0}, words))) {
        take_in(patches[i], patches[k]);
        patches.erase(patches.begin() + static_cast<std::ptrdiff_t>(k));
      } else {
        ++k;
      }
    }
}

std::vector<double> edges_of(std::vector<double> ends) {
  std::sort(ends.begin(), ends.end());
  std::vector<double> edges;
  for (std::size_t i = 0; i < ends.size();) {
    std::size_t j = i;
    double sum = 0;
    while (j < ends.size() && ends[j] - ends[i] <= kGap) sum += ends[j++];
    edges.push_back(sum / static_cast<double>(j - i));
    i = j;
  }
  return edges;
}

std::vector<double> edges_along(const Patch& patch, double Rect::*from, double Rect::*to) {
  std::vector<double> ends;
  for (const Area& area : patch.areas) {
    ends.push_back(area.box.*from);
    ends.push_back(area.box.*to);
  }
  return edges_of(std::move(ends));
}

void outline(const Rect& box, std::vector<Ruling>& rulings) {
  for (const double y : {box.y0, box.y1})
    rulings.push_back({.axis = Axis::kHorizontal, .position = y, .from = box.x0, .to = box.x1});
  for (const double x : {box.x0, box.x1})
    rulings.push_back({.axis = Axis::kVertical, .position = x, .from = box.y0, .to = box.y1});
}

// Rows in which several areas stand beside each other, and the most of them in one.
struct Abreast {
  int rows = 0;
  std::size_t most = 0;
};

Abreast abreast(const Patch& patch) {
  std::vector<std::pair<double, std::size_t>> tops;
  for (const Area& area : patch.areas) {
    const auto same = std::find_if(tops.begin(), tops.end(),
                                   [&](const auto& top) { return std::abs(top.first - area.box.y0) < kGap; });
    if (same == tops.end())
      tops.emplace_back(area.box.y0, 1);
    else
      ++same->second;
  }
  Abreast found;
  for (const auto& [top, areas] : tops) {
    found.rows += areas > 1;
    found.most = std::max(found.most, areas);
  }
  return found;
}

// Areas beside each other as one: stripes some of whose places are painted otherwise.
Patch across(const Patch& patch) {
  Patch stripes{{}, patch.box};
  for (const Area& area : patch.areas) {
    const auto same = std::find_if(stripes.areas.begin(), stripes.areas.end(), [&](const Area& stripe) {
      return std::abs(stripe.box.y0 - area.box.y0) < kGap && std::abs(stripe.box.y1 - area.box.y1) < kGap;
    });
    if (same == stripes.areas.end()) {
      stripes.areas.push_back(area);
      continue;
    }
    if (area.box.width() > same->box.width()) same->rgb = area.rgb;
    same->box = united(same->box, area.box);
  }
  const Area& widest = *std::max_element(stripes.areas.begin(), stripes.areas.end(),
                                         [](const Area& a, const Area& b) { return a.box.width() < b.box.width(); });
  const Rect whole = widest.box;
  std::erase_if(stripes.areas, [&](const Area& area) {
    return std::abs(area.box.x0 - whole.x0) > kGap || std::abs(area.box.x1 - whole.x1) > kGap;
  });
  stripes.box.x0 = whole.x0;
  stripes.box.x1 = whole.x1;
  return stripes;
}

// Whether areas stand in columns of which rows are painted: each begins and ends where others of other rows do.
bool in_columns(const Patch& patch, const Abreast& beside) {
  if (beside.rows < kFewestBelow || beside.most < kHeadTexts) return false;
  const auto alike = [&](const Area& area) {
    return std::ranges::count_if(patch.areas, [&](const Area& other) {
      return std::abs(other.box.x0 - area.box.x0) < kGap && std::abs(other.box.x1 - area.box.x1) < kGap;
    });
  };
  const auto placed = std::ranges::count_if(patch.areas, [&](const Area& area) { return alike(area) >= kFewestBelow; });
  return static_cast<double>(placed) >= kInColumns * static_cast<double>(patch.areas.size());
}

// Whether areas hold the texts of cells.
bool are_cells(const Patch& patch, const std::vector<Word>& words) {
  const Abreast beside = abreast(patch);
  if (beside.rows < 2 && beside.most < kHeadTexts) return false;
  std::size_t filled = 0, texts = 0, out = 0, several = 0;
  for (const Area& area : patch.areas) {
    const auto inside = words_in(area.box, words);
    filled += !inside.empty();
    several += texts_beside(inside) > 1;
    texts += inside.size();
    out += static_cast<std::size_t>(std::count_if(inside.begin(), inside.end(), [&](const Word* word) {
      return word->box.x0 < area.box.x0 - kGap || word->box.x1 > area.box.x1 + kGap;
    }));
  }
  const double least = in_columns(patch, beside) ? kFilledInColumns : kFilled;
  return static_cast<double>(filled) >= least * static_cast<double>(patch.areas.size()) &&
         static_cast<double>(several) <= kSeveral * static_cast<double>(filled) &&
         static_cast<double>(out) <= kSticksOut * static_cast<double>(texts);
}

// Full-width areas from the top down, those of one colour that touch as one.
std::vector<Area> stripes_of(const Patch& patch) {
  std::vector<Area> stripes;
  for (const Area& area : patch.areas) {
    if (!stripes.empty() && area.box.y0 - stripes.back().box.y1 < 0.5 && !differ(area.rgb, stripes.back().rgb))
      stripes.back().box = united(stripes.back().box, area.box);
    else
      stripes.push_back(area);
  }
  return stripes;
}

// What stripes leave free above and below their texts at most, and above and below them together at least.
struct Padding {
  double above = 0, below = 0;
  double least = 1e9;
};

// Where the rows that are not painted end above (`down` false) or below stripes that end at `edge`; `edge` where there
// are none.
double unpainted_end(const Rect& box, bool down, const Padding& padding, const std::vector<Word>& words) {
  const double edge = down ? box.y1 : box.y0;
  auto lines = chunk_lines(words_in(
      down ? Rect{box.x0, edge, box.x1, edge + kTallestStripe} : Rect{box.x0, edge - kTallestStripe, box.x1, edge},
      words));
  if (!down) std::reverse(lines.begin(), lines.end());
  double end = edge, room = (down ? padding.above : padding.below) + kSlack;
  bool several = false;
  for (const ChunkLine& line : lines) {
    if ((down ? line.box.y0 - end : end - line.box.y1) > room || is_note(line)) break;
    several = several || line.chunks.size() > 1;
    end = down ? line.box.y1 : line.box.y0;
    room = kSameRow * padding.least;
  }
  if (!several) return edge;
  return down ? end + padding.below : end - padding.above;
}

Padding padding_of(const std::vector<Area>& stripes, const std::vector<Word>& words) {
  Padding padding;
  for (const Area& stripe : stripes) {
    const auto inside = words_in(stripe.box, words);
    if (inside.empty()) continue;
    double top = stripe.box.y1, bottom = stripe.box.y0;
    for (const Word* word : inside) {
      top = std::min(top, word->box.y0);
      bottom = std::max(bottom, word->box.y1);
    }
    padding = {std::max(padding.above, top - stripe.box.y0), std::max(padding.below, stripe.box.y1 - bottom),
               std::min(padding.least, stripe.box.height() - (bottom - top))};
  }
  return padding;
}

// The end of the row that is not painted below cells of which every other row is painted; the cells' end where there
// is none, or its texts do not keep to their columns.
double unpainted_row_end(const Patch& patch, const std::vector<double>& xs, const std::vector<double>& ys,
                         const std::vector<Word>& words) {
  const auto painted = [&](double top, double bottom) {
    return std::ranges::any_of(patch.areas,
                               [&](const Area& area) { return overlap(area.box.y0, area.box.y1, top, bottom) > kGap; });
  };
  bool alternate = false;
  for (std::size_t row = 0; row + 1 < ys.size(); ++row) alternate = alternate || !painted(ys[row], ys[row + 1]);
  if (!alternate) return patch.box.y1;
  const double end = unpainted_end(patch.box, true, padding_of(stripes_of(across(patch)), words), words);
  for (const Word* word : words_in({patch.box.x0, patch.box.y1, patch.box.x1, end}, words))
    for (const double x : xs)
      if (word->box.x0 < x - kGap && x + kGap < word->box.x1) return patch.box.y1;
  return end;
}

void draw_cells(const Patch& patch, const std::vector<Word>& words, std::vector<Ruling>& rulings) {
  const auto xs = edges_along(patch, &Rect::x0, &Rect::x1);
  auto ys = edges_along(patch, &Rect::y0, &Rect::y1);
  if (xs.size() > kMostEdges || ys.size() > kMostEdges) return;
  if (const double end = unpainted_row_end(patch, xs, ys, words); end > ys.back()) ys.push_back(end);
  for (const Area& area : patch.areas) outline(area.box, rulings);
  for (std::size_t row = 0; row + 1 < ys.size(); ++row)
    for (std::size_t col = 0; col + 1 < xs.size(); ++col) {
      const Rect place{xs[col], ys[row], xs[col + 1], ys[row + 1]};
      if (std::none_of(patch.areas.begin(), patch.areas.end(),
                       [&](const Area& area) { return holds_middle(area.box, place); }))
        outline(place, rulings);
    }
}

void draw_stripes(const Patch& patch, const std::vector<Word>& words, std::vector<Ruling>& rulings) {
  const std::vector<Area> stripes = stripes_of(patch);
  std::size_t tabular = 0, texts = 0;
  for (const Area& stripe : stripes) {
    const std::size_t beside = texts_beside(words_in(stripe.box, words));
    tabular += beside > 1;
    texts = std::max(texts, beside);
  }
  if (stripes.size() < 2 ? texts < kHeadTexts
                         : static_cast<double>(tabular) < kTabular * static_cast<double>(stripes.size()))
    return;
  std::vector<double> heights;
  for (const Area& stripe : stripes) heights.insert(heights.end(), {stripe.box.y0, stripe.box.y1});
  if (stripes.size() > 1)
    for (const bool down : {false, true})
      heights.push_back(unpainted_end(patch.box, down, padding_of(stripes, words), words));
  for (const double y : edges_of(std::move(heights)))
    rulings.push_back({.axis = Axis::kHorizontal, .position = y, .from = patch.box.x0, .to = patch.box.x1});
}

}  // namespace

std::vector<Ruling> rulings_of_fills(const std::vector<Fill>& fills, const std::vector<Word>& words,
                                     const std::vector<Rect>& taken) {
  std::vector<Ruling> rulings;
  if (fills.empty() || fills.size() > kMostFills) return rulings;
  std::vector<Area> areas = areas_of(fills, taken);
  drop_backgrounds(areas);
  std::vector<Patch> patches = patches_of(std::move(areas));
  join_stripes(patches, words);
  for (Patch& patch : patches) {
    std::sort(patch.areas.begin(), patch.areas.end(), [](const Area& a, const Area& b) { return a.box.y0 < b.box.y0; });
    if (edges_along(patch, &Rect::x0, &Rect::x1).size() == 2)
      draw_stripes(patch, words, rulings);
    else if (are_cells(patch, words))
      draw_cells(patch, words, rulings);
    else
      draw_stripes(across(patch), words, rulings);
  }
  return rulings;
}

}  // namespace yusuan::grid
