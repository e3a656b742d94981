#include "dump/kept_tables.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include "dump/header_words.h"
#include "dump/kept_cells.h"
#include "grid/header_tree.h"
#include "grid/tiling.h"
#include "text/amount.h"
#include "text/spacing.h"

namespace yusuan::dump {
namespace {

// In points: a column of characters in a header, so that a text that misses its middle by a column is still centred.
constexpr double kHeaderCharacter = 1.5;

// Columns of texts in a list of projects, and the share of its rows that may lack a figure.
constexpr int kManyTexts = 4;
constexpr double kMostWithout = 0.1;

// Lines of a header as the reader of headers takes them.
struct PlacedHeader {
  std::deque<Word> words;
  std::vector<grid::ChunkLine> lines;
};

// Names of single columns are set in their middles: where they stand exactly, the dump does not keep.
PlacedHeader placed_header(const std::vector<const KeptLine*>& header, const std::vector<std::vector<int>>& named,
                           const std::vector<double>& borders) {
  PlacedHeader result;
  for (std::size_t i = 0; i < header.size(); ++i) {
    grid::ChunkLine chunks;
    const double top = header[i]->row * kLinePitch;
    for (std::size_t k = 0; k < header[i]->words.size(); ++k) {
      const KeptWord& word = header[i]->words[k];
      double x0 = word.x0, x1 = word.x1;
      if (named[i][k] >= 0) {
        const auto column = static_cast<std::size_t>(named[i][k]);
        const double left = borders[column], right = borders[column + 1];
        const double half = std::min<double>(x1 - x0, right - left) / 2;
        x0 = (left + right) / 2 - half;
        x1 = (left + right) / 2 + half;
      }
      result.words.push_back({.text = word.text,
                              .raw = {},
                              .box = {x0 * kHeaderCharacter, top, x1 * kHeaderCharacter, top + kLineHeight},
                              .chars = {}});
      const Word& own = result.words.back();
      chunks.chunks.push_back({.words = {&own}, .box = own.box});
      chunks.box = chunks.chunks.size() == 1 ? own.box : united(chunks.box, own.box);
    }
    chunks.height = kLineHeight;
    result.lines.push_back(std::move(chunks));
  }
  return result;
}

void add_header(const KeptTable& table, const KeptBody& body, const std::vector<std::vector<int>>& named,
                const std::vector<double>& borders, double bottom, Grid& grid) {
  const PlacedHeader words = placed_header(table.header, named, borders);
  std::vector<double> edges = borders;
  for (double& edge : edges) edge *= kHeaderCharacter;
  std::vector<grid::Content> contents;
  for (const KeptColumn& column : body.columns)
    contents.push_back(column.of_figures() ? grid::Content::kFigures : grid::Content::kLabels);
  const grid::TextHeader header = grid::read_header_tree(words.lines, edges, {}, contents);
  if (header.row_edges.empty()) return;
  grid.row_edges = header.row_edges;
  grid.row_edges.back() = std::max(grid.row_edges.back(), bottom);
  for (std::size_t i = 1; i < grid.row_edges.size(); ++i)
    grid.row_edges[i] = std::max(grid.row_edges[i], grid.row_edges[i - 1] + 0.01);
  std::vector<grid::DraftCell> drafts;
  for (const grid::TextHeaderCell& cell : header.cells) {
    drafts.push_back(grid::draft_of(cell));
    Rect& box = drafts.back().text_box;
    box.x0 *= kCharacterWidth / kHeaderCharacter;
    box.x1 *= kCharacterWidth / kHeaderCharacter;
  }
  grid.cells = grid::tiled(drafts, grid);
}

double top_of(const KeptLine& line) { return line.row * kLinePitch; }

grid::DraftCell draft_of(const HeaderName& name, const KeptTable& table) {
  grid::DraftCell draft;
  for (auto word = name.words.rbegin(); word != name.words.rend(); ++word)
    draft.lines.push_back(text::closed_up(table.header[word->first]->words[word->second].text));
  draft.text_box = {name.x0 * kCharacterWidth, name.top * kLinePitch, name.x1 * kCharacterWidth,
                    name.bottom * kLinePitch + kLineHeight};
  return draft;
}

// A row for each depth; what has nothing over it reaches from the top to the bottom.
void add_header_tree(const KeptTable& table, const KeptGrid& read, double bottom, Grid& grid) {
  const HeaderTree& tree = *read.tree;
  int rows = 1;
  for (const HeaderSpan& span : tree.spans) rows = std::max(rows, span.depth + 2);
  const double top = top_of(*table.header.front()) - 1;
  grid.row_edges.clear();
  for (int row = 0; row <= rows; ++row) grid.row_edges.push_back(top + row * (bottom - top) / rows);
  std::vector<grid::DraftCell> drafts;
  const auto named = [&](int column) {
    return std::find(read.names.begin(), read.names.end(), column) != read.names.end();
  };
  for (const HeaderSpan& span : tree.spans) {
    drafts.push_back(draft_of(span.text, table));
    int first = read.names[span.first];
    // A total in front of its parts needs no name of its own.
    while (first > 1 && !named(first - 1) && read.columns[static_cast<std::size_t>(first) - 1].of_figures()) --first;
    drafts.back().row = span.depth;
    drafts.back().col = first;
    drafts.back().col_span = read.names[span.last] - first + 1;
  }
  std::vector<int> over(tree.names.size(), 0);  // rows taken above each name
  for (const HeaderSpan& span : tree.spans)
    for (std::size_t i = span.first; i <= span.last; ++i) over[i] = std::max(over[i], span.depth + 1);
  for (std::size_t i = 0; i < tree.names.size(); ++i) {
    drafts.push_back(draft_of(tree.names[i], table));
    drafts.back().row = over[i];
    drafts.back().row_span = rows - over[i];
    drafts.back().col = read.names[i];
  }
  grid.cells = grid::tiled(drafts, grid);
}

// What stands alone over another text is one with it, unless both are whole texts of cells: what stands over parts
// stands over several.
void join_wrapped_header(Grid& grid, const HeaderWords& words) {
  std::vector<Cell>& cells = grid.cells;
  for (std::size_t i = 0; i < cells.size(); ++i)
    for (std::size_t k = i + 1; k < cells.size();) {
      Cell &cell = cells[i], &below = cells[k];
      const bool under = below.col == cell.col && below.col_span == cell.col_span &&
                         below.row == cell.row + cell.row_span && !cell.text.empty() && !below.text.empty();
      if (!under || (words.is_text(cell.text) && (cell.col_span > 1 || words.is_text(below.text)))) {
        ++k;
        continue;
      }
      cell.text = text::join_lines(std::vector<std::string>{cell.text, below.text});
      cell.text_box = united(cell.text_box, below.text_box);
      cell.box = united(cell.box, below.box);
      cell.row_span += below.row_span;
      cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(k));
      k = i + 1;
    }
}

// The header of the page before, in the columns of this one.
void repeat_header(const KeptGrid& above, double top, double bottom, Grid& grid) {
  const double height = (bottom - top) / above.header_rows;
  grid.row_edges.clear();
  for (int row = 0; row <= above.header_rows; ++row) grid.row_edges.push_back(top + row * height);
  for (const Cell& known : above.grid.cells) {
    if (known.row >= above.header_rows) continue;
    Cell cell = known;
    cell.box = {grid.column_edges[static_cast<std::size_t>(cell.col)], top + cell.row * height,
                grid.column_edges[static_cast<std::size_t>(cell.col + cell.col_span)],
                top + (cell.row + cell.row_span) * height};
    cell.text_box = cell.box;
    cell.first_line.reset();
    grid.cells.push_back(std::move(cell));
  }
}

// The columns of a table that begins with its header.
bool read_columns(const KeptTable& table, const KeptGrid* above, const HeaderWords& words, KeptBody& body,
                  KeptGrid& result) {
  const auto known =
      above == nullptr ? std::vector<KeptColumn>{} : columns_moved(above->columns, above->header, table.header);
  if (!known.empty()) {
    body = read_body_columns(table.body, known, true);
    if (body.columns.size() == known.size()) {
      result.columns = body.columns;
      result.header = table.header;
      result.named = above->named;
      result.header_rows = above->header_rows;
      return true;
    }
  }
  body = read_body_columns(table.body, code_columns(table.header));
  KeptHeader header = add_header_columns(table.header, table.body, words, body);
  result.named = std::move(header.named);
  result.names = std::move(header.columns);
  result.tree = std::move(header.tree);
  result.columns = body.columns;
  result.header = table.header;
  return body.columns.size() > 1;
}

// Whether an amount came into a column that holds texts or codes on the page before, and none.
bool amounts_among_texts(const std::vector<const KeptLine*>& lines, const KeptBody& body,
                         const std::vector<KeptColumn>& above) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t k = 0; k < body.placed[i].size(); ++k) {
      const KeptColumn& column = above[static_cast<std::size_t>(body.placed[i][k])];
      if (lines[i]->words[k].amount && column.amounts == 0 && column.texts + column.codes > 0) return true;
    }
  return false;
}

std::size_t first_of_amounts(const std::vector<KeptColumn>& columns) {
  const auto first =
      std::find_if(columns.begin(), columns.end(), [](const KeptColumn& column) { return column.amounts > 0; });
  return static_cast<std::size_t>(first - columns.begin());
}

// The labels of a page in their order, where as many stand in front of the amounts as on the page before; which of
// those columns the amounts are, their order does not tell.
bool place_by_labels(const KeptTable& table, const std::vector<KeptColumn>& above, KeptBody& body) {
  body = read_body_columns(table.body);
  const std::size_t labels = first_of_amounts(body.columns);
  if (labels == 0 || labels != first_of_amounts(above) || body.columns.size() > above.size()) return false;
  std::vector<KeptColumn> all = above;
  for (std::size_t j = 0; j < body.columns.size(); ++j) {
    all[j] = body.columns[j];
    all[j].open = j >= labels;
  }
  body.columns = std::move(all);
  return true;
}

// Those of one that goes on without.
bool read_columns_going_on(const KeptTable& table, const KeptGrid& above, KeptBody& body, KeptGrid& result) {
  body = read_body_columns(table.body);
  result.header = above.header;
  result.named = above.named;
  result.columns = above.columns;
  const std::vector<int> columns = columns_going_on(body.columns, above.columns);
  if (columns.empty()) {
    body = read_body_columns(table.body, above.columns, true);
    if (body.columns.size() != above.columns.size()) return false;
    if (amounts_among_texts(table.body, body, above.columns)) return place_by_labels(table, above.columns, body);
    // Where a page moves its columns, and some are blank, only those that are blank on neither page are told.
    for (std::size_t i = 0; i < body.columns.size(); ++i) {
      KeptColumn& column = body.columns[i];
      column.open = column.amounts > 0 && !(column.full && above.columns[i].full);
    }
    return true;
  }
  for (auto& line : body.placed)
    for (int& column : line) column = columns[static_cast<std::size_t>(column)];
  std::vector<KeptColumn> all = above.columns;
  for (std::size_t i = 0; i < columns.size(); ++i) all[static_cast<std::size_t>(columns[i])] = body.columns[i];
  body.columns = std::move(all);
  return true;
}

// A row of texts alone; one of a date alone goes on with the row above.
bool lacks_figures(const Grid& grid, int row) {
  bool texts = false;
  for (const Cell& cell : grid.cells) {
    if (cell.row != row || cell.text.empty()) continue;
    if (text::parse_amount(cell.text)) return false;
    texts = texts || !is_date(cell.text);
  }
  return texts;
}

// Lists of projects, whose texts wrap in most columns: where many rows came out without the figures that the others
// have, lines were taken for rows.
bool is_torn(const KeptGrid& table) {
  const auto texts = std::count_if(table.columns.begin(), table.columns.end(),
                                   [](const KeptColumn& column) { return column.texts > column.figures; });
  const bool full =
      std::any_of(table.columns.begin(), table.columns.end(), [](const KeptColumn& column) { return column.full; });
  if (texts < kManyTexts || !full) return false;
  int without = 0;
  for (int row = table.header_rows; row < table.grid.rows(); ++row) without += lacks_figures(table.grid, row);
  return without > kMostWithout * (table.grid.rows() - table.header_rows);
}

}  // namespace

std::optional<KeptGrid> read_kept_table(KeptTable table, int page, const KeptGrid* above, const HeaderWords& words) {
  KeptGrid result;
  const KeptLine* numbers = nullptr;
  if (!table.body.empty() && table.body.front()->words.front().neutral) {
    numbers = table.body.front();
    table.body.erase(table.body.begin());
  }
  KeptBody body;
  Grid& grid = result.grid;
  grid.page = page;
  grid.ruled = false;
  std::vector<double> borders;
  if (table.header.empty()) {
    if (above == nullptr || !read_columns_going_on(table, *above, body, result)) return std::nullopt;
    grid.column_edges = above->grid.column_edges;
    for (const double edge : grid.column_edges) borders.push_back(edge / kCharacterWidth);
  } else {
    if (!read_columns(table, above, words, body, result)) return std::nullopt;
    borders = borders_of(body.columns);
    for (const double border : borders) grid.column_edges.push_back(border * kCharacterWidth);
  }
  if (numbers != nullptr) {
    table.body.insert(table.body.begin(), numbers);
    body.placed.insert(body.placed.begin(), columns_of_words(*numbers, result.columns));
  }
  const double body_top =
      table.body.empty() ? top_of(*table.header.back()) + kLinePitch : top_of(*table.body.front()) - 1;
  grid.row_edges = {body_top};
  if (result.header_rows > 0)
    repeat_header(*above, top_of(*table.header.front()) - 1, body_top, grid);
  else if (result.tree)
    add_header_tree(table, result, body_top, grid);
  else if (!table.header.empty())
    add_header(table, body, result.named, borders, body_top, grid);
  if (!table.header.empty()) {
    join_wrapped_header(grid, words);
    result.header_rows = grid.rows();
  }
  if (!table.body.empty()) add_body_rows(table.body, body, borders, grid, result.open);
  if (grid.rows() == 0) return std::nullopt;
  grid.box = {grid.column_edges.front(), grid.row_edges.front(), grid.column_edges.back(), grid.row_edges.back()};
  if (is_torn(result)) return std::nullopt;
  return result;
}

}  // namespace yusuan::dump
