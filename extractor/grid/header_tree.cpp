#include "grid/header_tree.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <tuple>

#include "grid/header_texts.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
// Text reaches over the border of its column by less (in points).
constexpr double kOverhang = 2.0;
// Headers are set in another way when that explains so much more.
constexpr double kDoubtful = 1.0;
// Lines of one wrapped text over several columns; more are headings of their own.
constexpr int kMostWrapped = 4;
// A rule drawn below a text is trimmed by less at each end.
constexpr double kTrimmed = 9.0;
// What speaks against a reading, in units of one doubtful cell: per point off the middle, per point over a border, per
// point off the neighbours' height; then texts left out, a cell without text, a merged name of nothing, a name over one
// that spans as much, lines set like one text, a rule that contradicts, a rule that agrees, a text wrapped where there
// was room, a name in line with those below the one beside it, two texts side by side in one column.
constexpr double kOffMiddle = 0.3;
constexpr double kMostOffMiddle = 6.0;
constexpr double kOverBorder = 0.2;
constexpr double kOffLine = 0.25;
constexpr double kMostOffLine = 2.0;
constexpr double kLeftOut = 12.0;
constexpr double kBlank = 1.5;
constexpr double kMergedLeaf = 2.0;
constexpr double kSameSpan = 8.0;
constexpr double kTorn = 1.0;
constexpr double kAgainstRule = 5.0;
constexpr double kByRule = -1.0;
constexpr double kRoomLeft = 2.0;
constexpr double kInLine = 0.5;
constexpr double kBeside = 3.0;
// In line heights: letters of one word are set apart by less.
constexpr double kLetterGap = 2.0;
// Letters of Chinese that a line break may keep together.
constexpr double kKept = 2.0;
// In line heights: lines of one text in one column are no further apart.
constexpr double kWrapGap = 1.2;
constexpr double kTornGap = 0.35;

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

struct Partition {
  double cost = kNever;
  std::vector<int> starts;  // first columns of the cells side by side
};

// How the names of single columns and those over several are set.
struct Settings {
  Setting names, spanning;
};

// The common ways first.
constexpr Settings kSettings[] = {{Setting::kCentre, Setting::kCentre}, {Setting::kLeft, Setting::kLeft},
                                  {Setting::kLeft, Setting::kCentre},   {Setting::kRight, Setting::kRight},
                                  {Setting::kRight, Setting::kCentre},  {Setting::kAny, Setting::kCentre},
                                  {Setting::kAny, Setting::kAny}};

// How neighbours are aligned with each other.
enum class Alignment : std::uint8_t { kCentre, kTop, kBottom };

double height_of(const Rect& box, Alignment alignment) {
  return alignment == Alignment::kCentre ? box.center_y() : alignment == Alignment::kTop ? box.y0 : box.y1;
}

class Reader {
 public:
  Reader(const std::vector<ChunkLine>& lines, const std::vector<double>& edges, const std::vector<Ruling>& rules,
         const Settings& settings)
      : edges_(edges), rules_(rules), settings_(settings) {
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

  double off_middle(const Rect& box, int first, int last) const {
    const Setting setting = first < last ? settings_.spanning : settings_.names;
    const double off = missed(box, edges_[first], edges_[last + 1], setting) - kOffCentre;
    const double over =
        std::max(0.0, edges_[first] - kOverhang - box.x0) + std::max(0.0, box.x1 - edges_[last + 1] - kOverhang);
    return std::min(kMostOffMiddle, kOffMiddle * std::max(0.0, off)) + std::min(kMostOffMiddle, kOverBorder * over);
  }

  const Ruling* rule_between(const Rect& upper, double y) const {
    const auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const Ruling& r) {
      return r.position > upper.center_y() && r.position < y && r.from < upper.center_x() && r.to > upper.center_x();
    });
    return rule == rules_.end() ? nullptr : &*rule;
  }

  // What a rule between a name and the texts below it says about its span; 0 when there is none, or one that goes on
  // below the name beside it.
  double rule_below(const Rect& name, double next, int first, int last) const {
    const Ruling* rule = rule_between(name, next);
    if (rule == nullptr) return 0;
    const double left = rule->from - edges_[first], right = edges_[last + 1] - rule->to;
    if (left > kTrimmed || right > kTrimmed) return kAgainstRule;
    return left > -kTrimmed && right > -kTrimmed ? kByRule : 0;
  }

  // Letters of one word that is set apart.
  static bool letters(const HeaderText& a, const HeaderText& b) {
    const auto single = [](const HeaderText& text) {
      return text.chunk.words.size() == 1 && decoded(text.chunk.words.front()->text).size() == 1;
    };
    return single(a) && single(b) && b.chunk.box.x0 - a.chunk.box.x1 < kLetterGap * a.chunk.box.height();
  }

  // Against `lower` going on with `upper` in the next line: at a side, what wraps had no room left.
  double room_left(const HeaderText& upper, const HeaderText& lower, int first, int last) const {
    if ((first < last ? settings_.spanning : settings_.names) == Setting::kCentre) return 0;
    const Rect& word = lower.chunk.words.front()->box;
    std::size_t at = 0;
    const bool letters = is_cjk(next_code_point(lower.chunk.words.front()->text, at));
    const double room = edges_[last + 1] - edges_[first] - upper.chunk.box.width();
    return room > kCellPadding + (letters ? kKept * word.height() : word.width()) ? kRoomLeft : 0;
  }

  // All texts of one column are one wrapped text.
  Name column(const Part& part, const std::vector<const HeaderText*>& texts) const {
    Name name{.cost = 0, .texts = texts, .box = texts.front()->chunk.box, .after = texts.back()->line};
    const HeaderText* before = nullptr;
    for (const HeaderText* text : texts) {
      name.cost += off_middle(text->chunk.box, part.first, part.last) / static_cast<double>(texts.size());
      if (before != nullptr && before->line < text->line) name.cost += room_left(*before, *text, part.first, part.last);
      if (before != nullptr && before->line == text->line && !letters(*before, *text)) name.cost += kBeside;
      before = text;
      if (text->chunk.box.y0 - name.box.y1 > kWrapGap * text->chunk.box.height()) name.cost += 1;
      name.box = united(name.box, text->chunk.box);
    }
    return name;
  }

  // Whether one of `texts` goes on with `upper`, in the middle of one column, like the next line of the same text.
  static bool is_torn(const HeaderText& upper, const std::vector<const HeaderText*>& texts, int after) {
    return upper.first == upper.last && std::any_of(texts.begin(), texts.end(), [&](const HeaderText* text) {
             const Rect &above = upper.chunk.box, &box = text->chunk.box;
             return text->line > after && std::abs(box.center_x() - above.center_x()) < kOffCentre &&
                    box.y0 - above.y1 < kTornGap * box.height();
           });
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
      if (n > 0 && rule_between(texts[n - 1]->chunk.box, texts[n]->chunk.box.center_y()) != nullptr)
        parted += kAgainstRule;
      if (n > 0) parted += room_left(*texts[n - 1], *texts[n], part.first, part.last);
      name.texts.push_back(texts[n]);
      name.box = united(name.box, texts[n]->chunk.box);
      name.after = texts[n]->line;
      off = std::max(off, off_middle(texts[n]->chunk.box, part.first, part.last));
      if (off >= kMostOffMiddle) break;
      name.leaf = n + 1 == texts.size();
      const double next = name.leaf ? name.box.y1 : texts[n + 1]->chunk.box.center_y();
      const double rule = rule_below(texts[n]->chunk.box, next, part.first, part.last);
      double below = name.leaf ? kMergedLeaf : partition_of({part.first, part.last, name.after}).cost;
      if (rule >= 0 && is_torn(*texts[n], texts, name.after)) below += kTorn;
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

  // Against a name of one column beside one of several, both set at a side, that stands in line with what is below
  // that: it belongs to it, too.
  double in_line(const Part& part, int before, int start, int end) {
    if (settings_.spanning == Setting::kCentre || end - start > 1 || start == 0) return 0;
    const Name& left = name_of({part.first + before, part.first + start - 1, part.after});
    const Name& own = name_of({part.first + start, part.first + end - 1, part.after});
    if (left.leaf || own.texts.empty()) return 0;
    const auto lower = texts_in({part.first + before, part.first + start - 1, left.after});
    if (lower.empty()) return 0;
    const double below = (lower.front()->chunk.box.center_y() + lower.back()->chunk.box.center_y()) / 2;
    return own.box.center_y() > (left.box.center_y() + 2 * below) / 3 ? kInLine : 0;
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
        const Name& name = name_of({part.first + start, part.first + end - 1, part.after});
        const bool same_span = part.after >= 0 && end - start == n;
        const double cost = best[start] + name.cost + off_line(name, alignment, height) + (same_span ? kSameSpan : 0) +
                            (start > 0 ? in_line(part, from[start], start, end) : 0);
        if (cost < best[end]) {
          best[end] = cost;
          from[end] = start;
        }
      }
      if (end < n)
        for (const HeaderText* text : texts)
          if (text->first < part.first + end && text->last >= part.first + end) best[end] += kLeftOut;
    }
    Partition partition{.cost = best[n], .starts = {}};
    if (best[n] == kNever) return partition;
    for (int end = n; end > 0; end = from[end])
      partition.starts.insert(partition.starts.begin(), part.first + from[end]);
    return partition;
  }

  const Partition& partition_of(const Part& part) {
    const auto known = partitions_.find(part);
    if (known != partitions_.end()) return known->second;
    Partition best;
    for (const Alignment alignment : {Alignment::kCentre, Alignment::kTop, Alignment::kBottom})
      for (const double height : heights(part, alignment)) {
        Partition next = aligned(part, alignment, height);
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
  const std::vector<Ruling>& rules_;
  Settings settings_;
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

}  // namespace

TextHeader read_header_tree(const std::vector<ChunkLine>& lines, const std::vector<double>& edges,
                            const std::vector<Ruling>& rules) {
  TextHeader header;
  if (lines.empty()) return header;
  std::optional<Reader> reader;
  for (const Settings& settings : kSettings) {
    if (reader && reader->cost() < kDoubtful) break;
    Reader next(lines, edges, rules, settings);
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

}  // namespace yusuan
