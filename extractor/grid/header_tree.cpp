#include "grid/header_tree.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <tuple>

#include "grid/header_fit.h"

namespace yusuan::grid {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
// Headers are set in another way when that explains so much more.
constexpr double kDoubtful = 1.0;
// Lines of one wrapped text over several columns; more are headings of their own.
constexpr int kMostWrapped = 4;
// What speaks against a reading, in units of one doubtful cell: per point off the neighbours' height, and off the
// middle (top, bottom) of what the header leaves below the names above; then texts left out, a cell without text, a
// merged name of nothing, a name over one that spans as much, a name in line with those below the one beside it, two
// texts side by side in one column.
constexpr double kOffLine = 0.25;
constexpr double kOffExtent = 0.04;
constexpr double kMostOffExtent = 0.5;
constexpr double kMostOffLine = 2.0;
constexpr double kLeftOut = 12.0;
constexpr double kBlank = 1.5;
constexpr double kMergedLeaf = 2.0;
constexpr double kSameSpan = 8.0;
constexpr double kInLine = 0.5;
constexpr double kBeside = 3.0;
// In line heights: lines of one text in one column are no further apart.
constexpr double kWrapGap = 1.2;
// In points: a unit misses the middle of its columns by less.
constexpr double kUnitOffMiddle = 3.0;

// A cell of the header: the columns it spans and its texts; those below it hang on it.
struct Node {
  int first = 0, last = 0;
  std::vector<const HeaderText*> texts;
  Rect box;
  std::vector<Node> below;
};

// What stands below line `after` over columns first to last.
struct Part {
  int first = 0, last = 0, after = -1;
  auto key() const { return std::tie(first, last, after); }
  bool operator<(const Part& other) const { return key() < other.key(); }
};

// One cell that spans a part, and what hangs on it.
struct Name {
  double cost = kNever;
  std::vector<const HeaderText*> texts;
  Rect box;
  bool leaf = true;
  int after = -1;  // its last line
};

// How neighbours are aligned with each other.
enum class Alignment : std::uint8_t { kCentre, kTop, kBottom };

double height_of(const Rect& box, Alignment alignment) {
  return alignment == Alignment::kCentre ? box.center_y() : alignment == Alignment::kTop ? box.y0 : box.y1;
}

struct Partition {
  double cost = kNever;
  std::vector<int> starts;  // first columns of the cells side by side
  Alignment alignment = Alignment::kCentre;
  double height = 0;  // of their names
};

// The common ways first.
constexpr Settings kSettings[] = {{Setting::kCentre, Setting::kCentre},
                                  {Setting::kStub, Setting::kCentre},
                                  {Setting::kLeft, Setting::kLeft},
                                  {Setting::kLeft, Setting::kCentre},
                                  {Setting::kRight, Setting::kRight},
                                  {Setting::kRight, Setting::kCentre},
                                  {Setting::kOutward, Setting::kOutward},
                                  {Setting::kOutward, Setting::kCentre},
                                  {Setting::kAny, Setting::kCentre},
                                  {Setting::kAny, Setting::kAny},
                                  {.names = Setting::kOutward, .spanning = Setting::kCentre, .left_of_gap = 0.1},
                                  {.names = Setting::kOutward, .spanning = Setting::kCentre, .left_of_gap = 0.2},
                                  {.names = Setting::kOutward, .spanning = Setting::kCentre, .left_of_gap = 0.3}};

class Reader {
 public:
  Reader(const std::vector<ChunkLine>& lines, const std::vector<double>& edges, const std::vector<Ruling>& rules,
         const std::vector<Content>& contents, const Settings& settings)
      : edges_(edges), settings_(settings), fit_(edges, rules, contents, settings) {
    for (const ChunkLine& line : lines) lines_.push_back(line.box);
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (HeaderText& text : header_texts(lines[i], static_cast<int>(i), edges, settings.names))
        texts_.push_back(std::move(text));
  }

  // How much speaks against the best reading.
  double cost() { return partition_of(whole()).cost; }
  std::vector<Node> read() { return nodes(whole()); }

 private:
  Part whole() const { return {.first = 0, .last = static_cast<int>(edges_.size()) - 2, .after = -1}; }

  std::vector<const HeaderText*> texts_in(const Part& part) const {
    std::vector<const HeaderText*> inside;
    for (const HeaderText& text : texts_)
      if (text.line > part.after && part.first <= text.first && text.last <= part.last) inside.push_back(&text);
    return inside;
  }

  // All texts of one column are one wrapped text.
  Name column(const Part& part, const std::vector<const HeaderText*>& texts) const {
    Name name{.cost = 0, .texts = texts, .box = texts.front()->chunk.box, .after = texts.back()->line};
    const HeaderText* before = nullptr;
    for (const HeaderText* text : texts) {
      name.cost += fit_.off_middle(text->chunk.box, part.first, part.last) / static_cast<double>(texts.size());
      if (before != nullptr && before->line < text->line)
        name.cost += fit_.room_left(*before, *text, part.first, part.last);
      if (before != nullptr && before->line == text->line && !are_letters(*before, *text)) name.cost += kBeside;
      before = text;
      if (text->chunk.box.y0 - name.box.y1 > kWrapGap * text->chunk.box.height()) name.cost += 1;
      name.box = united(name.box, text->chunk.box);
    }
    return name;
  }

  // The topmost texts, as long as each has its line for itself, name the part together.
  Name spanning(const Part& part, const std::vector<const HeaderText*>& texts) {
    Name best;
    Name name{.cost = 0, .texts = {}, .box = texts.front()->chunk.box};
    // At a side nothing but the room tells a wrapped name from two: of equals the one without a further level.
    const double tie = settings_.spanning == Setting::kCentre ? 0 : 0.01;
    double off = 0, parted = 0;
    for (std::size_t n = 0; n < std::min<std::size_t>(texts.size(), kMostWrapped); ++n) {
      if (n + 1 < texts.size() && texts[n + 1]->line == texts[n]->line) break;
      if (n > 0 && texts[n - 1]->line == texts[n]->line) break;
      if (n > 0 && fit_.ruled_between(texts[n - 1]->chunk.box, texts[n]->chunk.box.center_y())) parted += kAgainstRule;
      if (n > 0) parted += fit_.room_left(*texts[n - 1], *texts[n], part.first, part.last);
      name.texts.push_back(texts[n]);
      name.box = united(name.box, texts[n]->chunk.box);
      name.after = texts[n]->line;
      off = std::max(off, fit_.off_middle(texts[n]->chunk.box, part.first, part.last));
      if (off >= kMostOffMiddle) break;
      name.leaf = n + 1 == texts.size();
      const double next = name.leaf ? name.box.y1 : texts[n + 1]->chunk.box.center_y();
      const double rule = fit_.rule_below(texts[n]->chunk.box, next, part.first, part.last);
      double below = name.leaf ? kMergedLeaf : partition_of({part.first, part.last, name.after}).cost;
      if (rule >= 0) below += fit_.torn(*texts[n], texts, name.after, part.first);
      name.cost = below + rule + parted + (rule < 0 ? 0 : off);
      if (name.cost < best.cost + tie) best = name;
    }
    return best;
  }

  const Name& name_of(const Part& part) {
    const auto known = names_.find(part);
    if (known != names_.end()) return known->second;
    const auto texts = texts_in(part);
    Name name;
    if (texts.empty())
      name.cost = part.first == part.last ? kBlank : kNever;
    else
      name = part.first == part.last ? column(part, texts) : spanning(part, texts);
    return names_.emplace(part, std::move(name)).first->second;
  }

  double off_line(const Name& name, Alignment alignment, double height) const {
    if (name.texts.empty()) return 0;
    if (name.leaf) return std::min(kMostOffLine, kOffLine * std::abs(height_of(name.box, alignment) - height));
    // A name over others does not stand below the names beside it.
    return height_of(name.box, alignment) > height + kOffCentre ? kMostOffLine : 0;
  }

  // Against a name of the column `own` that stands in line with those below the name of `beside`, one of several: it
  // belongs to that, too. None that reaches over more lines stands lower.
  double lower_than(const Part& own, const Part& beside) {
    if (own.first < own.last || beside.first == beside.last) return 0;
    const Name &name = name_of(own), &spanning = name_of(beside);
    if (spanning.leaf || name.texts.empty()) return 0;
    const Partition& below = partition_of({beside.first, beside.last, spanning.after});
    const double lower = height_of(name.box, below.alignment) - below.height;
    if (below.height == 0 || lower < -kOffCentre) return 0;
    return lower > kOffCentre ? kMostOffLine : kInLine;
  }

  // Names set at a side alone cannot tell what they span.
  double out_of_line(const Part& left, const Part& right) {
    return settings_.spanning == Setting::kCentre ? 0 : lower_than(left, right) + lower_than(right, left);
  }

  // The cells side by side whose names stand in line at `height`.
  Partition aligned(const Part& part, Alignment alignment, double height) {
    const int n = part.last - part.first + 1;
    std::vector<double> best(n + 1, kNever);
    std::vector<int> from(n + 1, 0);
    best[0] = 0;
    const auto texts = texts_in(part);
    for (int end = 1; end <= n; ++end) {
      for (int start = 0; start < end; ++start) {
        if (best[start] == kNever) continue;
        const Part own{part.first + start, part.first + end - 1, part.after};
        const Name& name = name_of(own);
        const bool same_span = part.after >= 0 && end - start == n;
        double cost = best[start] + name.cost + off_line(name, alignment, height) + (same_span ? kSameSpan : 0);
        cost += fit_.over_sides(own.first, own.last);
        if (start > 0) cost += out_of_line({part.first + from[start], own.first - 1, part.after}, own);
        if (cost < best[end]) {
          best[end] = cost;
          from[end] = start;
        }
      }
      if (end < n)
        for (const HeaderText* text : texts)
          if (text->first < part.first + end && text->last >= part.first + end) best[end] += kLeftOut;
    }
    Partition partition{.cost = best[n], .starts = {}, .alignment = alignment, .height = height};
    if (best[n] == kNever) return partition;
    for (int end = n; end > 0; end = from[end])
      partition.starts.insert(partition.starts.begin(), part.first + from[end]);
    return partition;
  }

  // Where names beside each other stand when they fill the header below line `after`.
  double expected_height(int after, Alignment alignment) const {
    // The border of two rows is halfway between their texts.
    const double top = after < 0 ? lines_.front().y0
                                 : (lines_[static_cast<std::size_t>(after)].y1 +
                                    lines_[std::min(static_cast<std::size_t>(after) + 1, lines_.size() - 1)].y0) /
                                       2;
    const double bottom = lines_.back().y1;
    return alignment == Alignment::kCentre ? (top + bottom) / 2 : alignment == Alignment::kTop ? top : bottom;
  }

  const Partition& partition_of(const Part& part) {
    const auto known = partitions_.find(part);
    if (known != partitions_.end()) return known->second;
    Partition best;
    for (const Alignment alignment : {Alignment::kCentre, Alignment::kTop, Alignment::kBottom})
      for (const double height : heights(part, alignment)) {
        Partition next = aligned(part, alignment, height);
        if (height > 0 && settings_.names == Setting::kCentre)
          next.cost += std::min(kMostOffExtent, kOffExtent * std::abs(height - expected_height(part.after, alignment)));
        if (next.cost < best.cost - 0.01) best = std::move(next);
      }
    return partitions_.emplace(part, std::move(best)).first->second;
  }

  // Where the names of single columns stand, a point apart.
  std::vector<double> heights(const Part& part, Alignment alignment) {
    std::vector<double> heights;
    for (int column = part.first; column <= part.last; ++column) {
      const Name& name = name_of({column, column, part.after});
      if (name.texts.empty()) continue;
      const double height = height_of(name.box, alignment);
      if (std::none_of(heights.begin(), heights.end(), [&](double other) { return std::abs(other - height) < 1; }))
        heights.push_back(height);
    }
    if (heights.empty()) heights.push_back(0);
    return heights;
  }

  std::vector<Node> nodes(const Part& part) {
    std::vector<Node> nodes;
    const Partition partition = partition_of(part);
    for (std::size_t i = 0; i < partition.starts.size(); ++i) {
      const int last = i + 1 < partition.starts.size() ? partition.starts[i + 1] - 1 : part.last;
      const Name name = name_of({partition.starts[i], last, part.after});
      Node node{.first = partition.starts[i], .last = last, .texts = name.texts, .box = name.box, .below = {}};
      if (!name.leaf) node.below = this->nodes({node.first, last, name.after});
      nodes.push_back(std::move(node));
    }
    return nodes;
  }

  const std::vector<double>& edges_;
  Settings settings_;
  HeaderFit fit_;
  std::vector<Rect> lines_;
  std::vector<HeaderText> texts_;
  std::map<Part, Name> names_;
  std::map<Part, Partition> partitions_;
};

int depth_of(const std::vector<Node>& nodes) {
  int depth = 0;
  for (const Node& node : nodes) depth = std::max(depth, 1 + depth_of(node.below));
  return depth;
}

void add_cells(const std::vector<Node>& nodes, int row, int rows, TextHeader& header) {
  for (const Node& node : nodes) {
    if (!node.texts.empty()) {
      TextHeaderCell cell{.lines = {},
                          .row = row,
                          .row_span = node.below.empty() ? rows - row : 1,
                          .first = node.first,
                          .last = node.last};
      int line = -1;
      for (const HeaderText* text : node.texts) {
        if (text->line == line) {  // letters set apart
          Chunk& chunk = cell.lines.back();
          chunk.words.insert(chunk.words.end(), text->chunk.words.begin(), text->chunk.words.end());
          chunk.box = united(chunk.box, text->chunk.box);
        } else {
          cell.lines.push_back(text->chunk);
        }
        line = text->line;
      }
      for (int above = row; above >= 0; --above)
        header.row_edges[above] = std::min(header.row_edges[above], node.box.y0 - 0.1 * (row - above));
      header.cells.push_back(std::move(cell));
    }
    add_cells(node.below, row + 1, rows, header);
  }
}

// Whether the lowest line is one text below several names of the line above: the unit of these columns.
bool ends_with_unit(const std::vector<ChunkLine>& lines) {
  if (lines.size() < 2 || !is_single_text(lines.back())) return false;
  const Rect& unit = lines.back().box;
  const auto& names = lines[lines.size() - 2].chunks;
  return names.size() > 2 && std::count_if(names.begin(), names.end(), [&](const Chunk& name) {
                               return overlap(name.box.x0, name.box.x1, unit.x0, unit.x1) > 0;
                             }) > 1;
}

// The most columns behind the first that the unit stands in the middle of; none: first > last.
std::pair<int, int> columns_of_unit(const Rect& unit, const std::vector<double>& edges) {
  const int columns = static_cast<int>(edges.size()) - 1;
  for (int count = columns - 1; count > 1; --count)
    for (int first = 1; first + count <= columns; ++first)
      if (std::abs((edges[first] + edges[first + count]) / 2 - unit.center_x()) < kUnitOffMiddle &&
          unit.x0 > edges[first] && unit.x1 < edges[first + count])
        return {first, first + count - 1};
  return {1, 0};
}

TextHeader read_names(const std::vector<ChunkLine>& lines, const std::vector<double>& edges,
                      const std::vector<Ruling>& rules, const std::vector<Content>& contents) {
  if (auto repeated = read_repeated_names(lines, edges)) return std::move(*repeated);
  TextHeader header;
  std::optional<Reader> reader;
  for (const Settings& settings : kSettings) {
    if (reader && reader->cost() < kDoubtful) break;
    Reader next(lines, edges, rules, contents, settings);
    if (!reader || next.cost() < reader->cost() - kDoubtful) reader.emplace(std::move(next));
  }
  const std::vector<Node> nodes = reader->read();  // they point to its texts
  header.doubt = reader->cost() / static_cast<double>(edges.size() - 1);
  const int rows = std::max(1, depth_of(nodes));
  header.row_edges.assign(static_cast<std::size_t>(rows) + 1, lines.back().box.y1);
  add_cells(nodes, 0, rows, header);
  header.row_edges.front() = std::min(header.row_edges.front(), lines.front().box.y0);
  return header;
}

}  // namespace

TextHeader read_header_tree(const std::vector<ChunkLine>& lines, const std::vector<double>& edges,
                            const std::vector<Ruling>& rules, const std::vector<Content>& contents) {
  if (lines.empty()) return {};
  if (!ends_with_unit(lines)) return read_names(lines, edges, rules, contents);
  const auto [first, last] = columns_of_unit(lines.back().box, edges);
  if (first > last) return read_names(lines, edges, rules, contents);
  const std::vector<ChunkLine> names(lines.begin(), lines.end() - 1);
  TextHeader header = read_names(names, edges, rules, contents);
  header.row_edges.back() = (names.back().box.y1 + lines.back().box.y0) / 2;
  header.row_edges.push_back(lines.back().box.y1);
  const int row = static_cast<int>(header.row_edges.size()) - 2;
  header.cells.push_back({.lines = lines.back().chunks, .row = row, .row_span = 1, .first = first, .last = last});
  return header;
}

}  // namespace yusuan::grid
