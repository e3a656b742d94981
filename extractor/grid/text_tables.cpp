#include "grid/text_tables.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "grid/body_rows.h"
#include "grid/header_cells.h"
#include "grid/tiling.h"

namespace yusuan {
namespace {

constexpr std::size_t kMostWords = 20000;
constexpr std::size_t kMostColumns = 60;
// In line heights: the empty space that ends a table.
constexpr double kTableGap = 2.2;
// In line heights: captions are set tight, and headings of tables stand this far from the table above.
constexpr double kCaptionGap = 0.7;
constexpr double kHeadingGap = 0.7;
// Lines of one text each that may follow each other inside a table (headings, wrapped labels).
constexpr int kSingleLines = 3;
// Of the table's width: a rule this long is drawn across it.
constexpr double kWideRule = 0.6;
// In line heights: a rule above or below a table, this near, belongs to it.
constexpr double kRuleNear = 1.5;
// Share of places that hold text, of a table that nothing else shows to be one, and of one with rules.
constexpr double kFilled = 0.5;
constexpr double kFilledTexts = 0.75;
constexpr double kFilledRuled = 0.35;

// Two texts over two others are more often something else.
constexpr std::size_t kFewestPlaces = 6;

struct Region {
  std::vector<const ChunkLine*> lines;
  bool captioned = false;     // stands right below `Table n`
  std::vector<Ruling> rules;  // horizontal ones in its reach, from the top down
};

bool starts_with_any(const std::string& text, std::initializer_list<const char*> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](const char* start) { return text.starts_with(start); });
}

enum class Furniture : std::uint8_t { kNone, kCaption, kOther };

// Lines that stand above or below tables, never inside.
Furniture furniture(const ChunkLine& line) {
  const std::string& first = line.chunks.front().words.front()->text;
  if (starts_with_any(first, {"Source", "SOURCE", "Note", "NOTE", "注：", "注:", "资料来源", "说明：", "备注："}))
    return Furniture::kOther;
  const bool table = starts_with_any(first, {"Table", "TABLE", "Tableau", "Tabelle", "表"});
  if (!table && !starts_with_any(first, {"Figure", "FIGURE", "Chart", "Exhibit", "图"})) return Furniture::kNone;
  const Chunk& chunk = line.chunks.front();
  const std::string number =
      chunk.words.size() > 1 ? chunk.words[1]->text
      : line.chunks.size() > 1
          ? line.chunks[1].words.front()->text
          : first.substr(first.find_first_of("0123456789") == std::string::npos ? first.size()
                                                                                : first.find_first_of("0123456789"));
  const bool numbered = !number.empty() && number.size() <= 8 && number.find_first_of("0123456789IVXABC") <= 1;
  if (!numbered) return Furniture::kNone;
  return table ? Furniture::kCaption : Furniture::kOther;
}

// A caption goes on with a line right below it that begins below one of its texts, or is centred like it.
bool goes_on_with_caption(const ChunkLine& caption, const ChunkLine& line) {
  if (line.chunks.size() > 1 || line.box.y0 - caption.box.y1 > kCaptionGap * line.height) return false;
  const bool below = std::any_of(caption.chunks.begin(), caption.chunks.end(), [&](const Chunk& chunk) {
    return std::abs(chunk.box.x0 - line.box.x0) < 0.5 * line.height;
  });
  return below || std::abs(caption.box.center_x() - line.box.center_x()) < line.height;
}

bool prose_between(const std::vector<Rect>& prose, const ChunkLine& above, const ChunkLine& below) {
  return std::any_of(prose.begin(), prose.end(), [&](const Rect& box) {
    return box.center_y() > above.box.y0 && box.center_y() < below.box.y1 &&
           (overlap(box.x0, box.x1, above.box.x0, above.box.x1) > 0 ||
            overlap(box.x0, box.x1, below.box.x0, below.box.x1) > 0);
  });
}

void finish(Region& region, std::vector<Region>& regions) {
  auto& lines = region.lines;
  while (!lines.empty() && lines.back()->chunks.size() < 2) lines.pop_back();
  const auto tabular =
      std::count_if(lines.begin(), lines.end(), [](const ChunkLine* line) { return line->chunks.size() > 1; });
  if (tabular >= 2) regions.push_back(std::move(region));
  region = {};
}

double median_gap(const std::vector<const ChunkLine*>& lines) {
  if (lines.size() < 3) return 0;
  std::vector<double> gaps;
  for (std::size_t i = 1; i < lines.size(); ++i) gaps.push_back(lines[i]->box.y0 - lines[i - 1]->box.y1);
  std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
  return gaps[gaps.size() / 2];
}

// A single text that stands apart and not at the left margin is the heading of the next table.
bool heads_next(const Region& region, const ChunkLine& line) {
  if (line.chunks.size() > 1 || region.lines.size() < 3) return false;
  const double gap = line.box.y0 - region.lines.back()->box.y1;
  if (gap < kHeadingGap * line.height || gap < 2 * median_gap(region.lines)) return false;
  double left = line.box.x0;
  for (const ChunkLine* other : region.lines) left = std::min(left, other->box.x0);
  return line.box.x0 - left > line.height;
}

std::vector<Region> regions_of(const std::vector<ChunkLine>& lines, const std::vector<Rect>& prose) {
  std::vector<Region> regions;
  Region region;
  int singles = 0;
  const ChunkLine* caption = nullptr;
  for (const ChunkLine& line : lines) {
    const Furniture kind = furniture(line);
    if (kind != Furniture::kNone || (caption != nullptr && goes_on_with_caption(*caption, line))) {
      finish(region, regions);
      region.captioned = kind != Furniture::kOther;
      caption = region.captioned ? &line : nullptr;
      continue;
    }
    if (region.lines.empty() && (caption == nullptr || line.box.y0 - caption->box.y1 > kTableGap * line.height))
      region.captioned = false;
    caption = nullptr;
    if (!region.lines.empty()) {
      const ChunkLine& before = *region.lines.back();
      const double height = std::max(before.height, line.height);
      if (line.box.y0 - before.box.y1 > kTableGap * height || prose_between(prose, before, line) ||
          heads_next(region, line))
        finish(region, regions);
    }
    singles = line.chunks.size() > 1 || region.lines.empty() ? 0 : singles + 1;
    if (singles > kSingleLines) {
      finish(region, regions);
      singles = 0;
    }
    region.lines.push_back(&line);
  }
  finish(region, regions);
  return regions;
}

Rect box_of(const std::vector<const ChunkLine*>& lines) {
  Rect box = lines.front()->box;
  for (const ChunkLine* line : lines) box = united(box, line->box);
  return box;
}

// The texts of several-text lines: a heading beside or a caption above must not widen the table.
Rect tabular_box(const std::vector<const ChunkLine*>& lines) {
  Rect box;
  for (const ChunkLine* line : lines)
    if (line->chunks.size() > 1) box = box == Rect{} ? line->box : united(box, line->box);
  return box;
}

void gather_rules(Region& region, const std::vector<Ruling>& rules) {
  const Rect box = tabular_box(region.lines);
  const double near = kRuleNear * region.lines.front()->height;
  for (const Ruling& rule : rules) {
    if (rule.position < region.lines.front()->box.y0 - near || rule.position > box.y1 + near) continue;
    if (overlap(rule.from, rule.to, box.x0, box.x1) > 0.5 * (rule.to - rule.from)) region.rules.push_back(rule);
  }
}

// Heights at which rules, whole or in pieces, run across the table.
std::vector<double> wide_rules(const Region& region, const Rect& box) {
  std::vector<double> heights;
  for (std::size_t i = 0; i < region.rules.size();) {
    double covered = 0;
    std::size_t j = i;
    for (; j < region.rules.size() && region.rules[j].position - region.rules[i].position < 3; ++j)
      covered += std::max(0.0, overlap(region.rules[j].from, region.rules[j].to, box.x0, box.x1));
    if (covered >= kWideRule * box.width()) heights.push_back(region.rules[i].position);
    i = j;
  }
  return heights;
}

int figures_in(const ChunkLine& line) {
  int figures = 0;
  for (std::size_t c = 1; c < line.chunks.size(); ++c) figures += line.chunks[c].figure;
  return figures;
}

bool is_year(const std::string& text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
         text.find_first_not_of("0123456789") == std::string::npos;
}

bool years_only(const ChunkLine& line) {
  return std::all_of(line.chunks.begin() + 1, line.chunks.end(), [](const Chunk& chunk) {
    return chunk.words.size() == 1 && (is_year(chunk.words.front()->text) || !chunk.figure);
  });
}

// The first line below the header: a rule across says it, or the first line of figures.
std::size_t body_start(const Region& region, const std::vector<double>& wide) {
  std::size_t figures = 0;
  const auto& lines = region.lines;
  while (figures < lines.size()) {
    const auto chunks = static_cast<int>(lines[figures]->chunks.size());
    if (chunks > 1 && 2 * figures_in(*lines[figures]) >= chunks - 1 && !years_only(*lines[figures])) break;
    ++figures;
  }
  if (figures == lines.size()) figures = 0;
  for (const double y : wide) {
    std::size_t above = 0;
    while (above < lines.size() && lines[above]->box.center_y() < y) ++above;
    const bool tabular = std::any_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(above),
                                     [](const ChunkLine* line) { return line->chunks.size() > 1; });
    if (above == 0 || !tabular || above == lines.size()) continue;
    return figures == 0 ? (above <= 4 ? above : 0) : std::min(above, figures);
  }
  return figures;
}

// The lines that show the columns: those with figures, when they are many enough, because they leave the gaps open.
std::vector<const ChunkLine*> telling_lines(const Region& region, std::size_t start) {
  std::vector<const ChunkLine*> several, figures;
  for (std::size_t i = start; i < region.lines.size(); ++i) {
    if (region.lines[i]->chunks.size() < 2) continue;
    several.push_back(region.lines[i]);
    if (figures_in(*region.lines[i]) > 0) figures.push_back(region.lines[i]);
  }
  return figures.size() >= 2 && 5 * figures.size() >= 2 * several.size() ? figures : several;
}

// Lines below the last line of figures that run through the columns are notes.
void cut_notes(Region& region, std::size_t start, const std::vector<TextColumn>& columns,
               const std::vector<double>& edges) {
  auto& lines = region.lines;
  std::size_t end = lines.size();
  while (end > start && figures_in(*lines[end - 1]) == 0) --end;
  if (end == start) return;
  for (std::size_t i = end; i < lines.size(); ++i) {
    const auto texts = place(*lines[i], columns, edges);
    const bool through = std::any_of(texts.begin(), texts.end(), [](const Placed& text) {
      return text.first < text.last && text.chunk.words.size() > 2;
    });
    if (!through) continue;
    lines.resize(i);
    break;
  }
  while (lines.size() > end && lines.back()->chunks.size() < 2) lines.pop_back();
}

// Lines above the first rule across the table are its title; single texts below the last are notes.
void cut_at_rules(Region& region, const std::vector<double>& wide) {
  if (wide.size() < 2) return;
  auto& lines = region.lines;
  std::size_t above = 0;
  while (above < lines.size() && lines[above]->box.center_y() < wide.front()) ++above;
  std::size_t tabular = 0;
  for (std::size_t i = 0; i < above; ++i) tabular += lines[i]->chunks.size() > 1;
  if (above > 0 && above < lines.size() && (tabular == 0 || (wide.size() > 2 && 3 * above < lines.size())))
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(above));
  while (!lines.empty() && lines.back()->chunks.size() < 2 && lines.back()->box.center_y() > wide.back())
    lines.pop_back();
}

// Single texts at the top, when no rule says where the table begins, are headings, unless they stand above columns.
void cut_headings(Region& region, const std::vector<TextColumn>& columns, std::size_t& start) {
  auto& lines = region.lines;
  std::size_t cut = 0;
  for (std::size_t i = 0; i < start; ++i) {
    const ChunkLine& line = *lines[i];
    if (line.chunks.size() > 1) break;
    // A title is centred on the table, a name of several columns on these.
    const double middle = line.box.center_x();
    const double whole = (columns.front().x0 + columns.back().x1) / 2;
    const double named = (columns[1].x0 + columns.back().x1) / 2;
    const bool above_columns = line.box.x0 > columns[0].x1 && line.box.x1 <= columns.back().x1 + line.height &&
                               std::abs(middle - whole) > std::abs(middle - named) - 1;
    if (!above_columns) cut = i + 1;
  }
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(cut));
  start -= cut;
}

std::vector<BodyLine> body_lines(const Region& region, std::size_t start, const std::vector<TextColumn>& columns,
                                 const std::vector<double>& edges, const std::vector<double>& wide) {
  std::vector<BodyLine> body;
  for (std::size_t i = start; i < region.lines.size(); ++i) {
    const ChunkLine& line = *region.lines[i];
    BodyLine next{.texts = place(line, columns, edges), .box = line.box, .height = line.height};
    if (i > start)
      next.rule_above = std::any_of(wide.begin(), wide.end(), [&](double y) {
        return y > region.lines[i - 1]->box.center_y() && y < line.box.center_y();
      });
    body.push_back(std::move(next));
  }
  return body;
}

// Values of a column of figures, top down; empty when there are too few to tell.
bool is_scale(const std::vector<double>& values) {
  if (values.size() < 3) return false;
  const double step = values[1] - values[0];
  if (step == 0) return false;
  for (std::size_t i = 2; i < values.size(); ++i)
    if (std::abs(values[i] - values[i - 1] - step) > 1e-6 * std::abs(step)) return false;
  return true;
}

double value_of(const Chunk& chunk) {
  std::string digits;
  for (const char c : chunk_text(chunk))
    if ((c >= '0' && c <= '9') || c == '.' || c == '-') digits += c;
  return std::atof(digits.c_str());
}

// Every column that is mostly figures, the first included, is a scale.
bool scales_only(const std::vector<BodyLine>& body, std::size_t columns) {
  std::vector<std::vector<double>> values(columns);
  std::vector<std::size_t> filled(columns, 0);
  for (const BodyLine& line : body)
    for (const Placed& text : line.texts) {
      ++filled[text.first];
      if (text.chunk.figure) values[text.first].push_back(value_of(text.chunk));
    }
  bool any = false;
  for (std::size_t c = 0; c < columns; ++c) {
    if (values[c].size() < 3 || 2 * values[c].size() < filled[c]) continue;
    if (!is_scale(values[c])) {
      if (c > 0 || columns == 1) return false;
      continue;
    }
    any = true;
  }
  return any;
}

struct Shape {
  std::size_t columns = 0;
  int rows = 0;
  int figure_columns = 0;
  double filled = 0;      // share of places of the body
  double words = 0;       // mean number in a text
  bool contents = false;  // page numbers behind titles
  bool scales = false;    // all columns of figures count up or down in equal steps: the axes of a chart
  bool numbered = false;  // nothing but numbers or bullets in front of one column of texts
};

Shape shape_of(const std::vector<BodyLine>& body, const std::vector<int>& rows, std::size_t columns) {
  Shape shape{.columns = columns, .rows = rows.empty() ? 0 : rows.back() + 1};
  const auto figures = figure_columns(body, columns);
  shape.figure_columns = static_cast<int>(std::count(figures.begin(), figures.end(), true));
  std::vector<bool> place(static_cast<std::size_t>(shape.rows) * columns, false);
  std::size_t texts = 0, words = 0, short_first = 0, firsts = 0, leaders = 0;
  double last = -1;
  bool ascending = columns == 2;
  for (std::size_t i = 0; i < body.size(); ++i)
    for (const Placed& text : body[i].texts) {
      for (int c = text.first; c <= text.last; ++c) place[static_cast<std::size_t>(rows[i]) * columns + c] = true;
      ++texts;
      words += text.chunk.words.size();
      if (text.first == 0) {
        ++firsts;
        const std::string& word = text.chunk.words.front()->text;
        short_first += text.chunk.words.size() == 1 && word.size() <= 5 &&
                       (word.find_first_not_of("0123456789.()ivxIVX") == std::string::npos || word.size() <= 3);
        leaders += text.chunk.words.back()->text.ends_with("...") || text.chunk.words.back()->text.ends_with("…");
      } else if (columns == 2) {
        const std::string number = chunk_text(text.chunk);
        ascending = ascending && number.size() <= 4 && number.find_first_not_of("0123456789") == std::string::npos &&
                    std::atof(number.c_str()) >= last;
        last = std::atof(number.c_str());
      }
    }
  shape.filled = static_cast<double>(std::count(place.begin(), place.end(), true)) /
                 static_cast<double>(std::max<std::size_t>(1, place.size()));
  shape.words = static_cast<double>(words) / static_cast<double>(std::max<std::size_t>(1, texts));
  shape.contents = columns == 2 && (ascending || 2 * leaders > firsts) && shape.figure_columns == 1 && ascending;
  shape.scales = scales_only(body, columns);
  shape.numbered = columns == 2 && firsts > 0 && 5 * short_first >= 4 * firsts;
  return shape;
}

// `announced`: rules or a caption show that there is a table.
bool convinces(const Shape& shape, bool announced, Evidence evidence) {
  if (shape.columns < 2 || shape.rows < 2 || shape.contents || shape.numbered || shape.scales) return false;
  if (static_cast<std::size_t>(shape.rows) * shape.columns < kFewestPlaces) return false;
  if (announced && shape.filled >= kFilledRuled && (shape.figure_columns > 0 || shape.words < 8)) return true;
  if (evidence == Evidence::kRules) return false;
  if (shape.figure_columns > 0) return shape.rows >= 3 && shape.filled >= kFilled && shape.words < 8;
  return shape.columns >= 3 && shape.rows >= 4 && shape.filled >= kFilledTexts && shape.words < 6;
}

void add_text(std::vector<DraftCell>& drafts, std::vector<int>& at, int columns, int row, const Placed& text) {
  const int place = row * columns + text.first;
  if (at[place] < 0) {
    at[place] = static_cast<int>(drafts.size());
    drafts.push_back({.row = row, .col = text.first, .text_box = text.chunk.box});
  }
  DraftCell& draft = drafts[at[place]];
  draft.lines.push_back(chunk_text(text.chunk));
  draft.text_box = united(draft.text_box, text.chunk.box);
}

std::vector<double> row_edges_of(const TextHeader& header, const std::vector<BodyLine>& body,
                                 const std::vector<int>& rows, double top, double bottom) {
  std::vector<double> edges = header.row_edges;
  if (!edges.empty()) edges.pop_back();
  for (std::size_t i = 0; i < body.size(); ++i)
    if (i == 0 || rows[i] != rows[i - 1])
      edges.push_back(i == 0 ? body[i].box.y0 : (body[i - 1].box.y1 + body[i].box.y0) / 2);
  edges.push_back(bottom);
  edges.front() = std::min(edges.front(), top);
  for (std::size_t i = 1; i < edges.size(); ++i) edges[i] = std::max(edges[i], edges[i - 1] + 0.01);
  return edges;
}

TextTable assemble(const Region& region, const TextHeader& header, const std::vector<BodyLine>& body,
                   const std::vector<int>& rows, const std::vector<double>& edges) {
  TextTable table;
  Grid& grid = table.grid;
  grid.ruled = false;
  const Rect box = box_of(region.lines);
  grid.column_edges = edges;
  grid.row_edges = row_edges_of(header, body, rows, box.y0, box.y1);
  grid.box = {edges.front(), grid.row_edges.front(), edges.back(), grid.row_edges.back()};
  const int columns = grid.columns();
  const int header_rows = header.row_edges.empty() ? 0 : static_cast<int>(header.row_edges.size()) - 1;
  std::vector<DraftCell> drafts;
  for (const TextHeaderCell& cell : header.cells) drafts.push_back(draft_of(cell));
  std::vector<int> at(static_cast<std::size_t>(grid.rows()) * columns, -1);
  for (std::size_t i = 0; i < body.size(); ++i)
    for (const Placed& text : body[i].texts) add_text(drafts, at, columns, header_rows + rows[i], text);
  grid.cells = tiled(drafts, grid);
  for (const ChunkLine* line : region.lines)
    for (const Chunk& chunk : line->chunks)
      table.words.insert(table.words.end(), chunk.words.begin(), chunk.words.end());
  return table;
}

std::optional<TextTable> table_in(Region region, Evidence evidence) {
  const Rect whole = tabular_box(region.lines);
  const auto wide = wide_rules(region, whole);
  if (evidence == Evidence::kRules && wide.size() < 2) return std::nullopt;
  cut_at_rules(region, wide);
  if (region.lines.size() < 2) return std::nullopt;
  std::size_t start = body_start(region, wide);
  const auto columns_from = [&](std::size_t from) {
    std::vector<const ChunkLine*> header(region.lines.begin(),
                                         region.lines.begin() + static_cast<std::ptrdiff_t>(from));
    return text_columns(telling_lines(region, from), header);
  };
  const auto columns = columns_from(start);
  if (columns.size() < 2 || columns.size() > kMostColumns) return std::nullopt;
  if (wide.size() < 2 || region.lines.front()->box.y0 < wide.front()) cut_headings(region, columns, start);
  const Rect box = tabular_box(region.lines);
  const auto edges = edges_between(columns, box.x0, box.x1);
  cut_notes(region, start, columns, edges);
  const auto body = body_lines(region, start, columns, edges, wide);
  const auto rows = body_rows(body, columns);
  const std::vector<const ChunkLine*> top(region.lines.begin(),
                                          region.lines.begin() + static_cast<std::ptrdiff_t>(start));
  Shape shape = shape_of(body, rows, columns.size());
  if (start > 0) ++shape.rows;
  if (!convinces(shape, wide.size() >= 2 || (region.captioned && evidence == Evidence::kAlignment), evidence))
    return std::nullopt;
  return assemble(region, read_text_header(top, columns, edges, region.rules), body, rows, edges);
}

}  // namespace

std::vector<TextTable> text_tables(const std::vector<const Word*>& words, const std::vector<Ruling>& rules,
                                   Evidence evidence) {
  std::vector<TextTable> tables;
  if (words.empty() || words.size() > kMostWords) return tables;
  std::vector<ChunkLine> lines = chunk_lines(words);
  const std::vector<Rect> prose = take_running_text(lines);
  for (Region& region : regions_of(lines, prose)) {
    gather_rules(region, rules);
    if (auto table = table_in(std::move(region), evidence)) tables.push_back(std::move(*table));
  }
  return tables;
}

}  // namespace yusuan
