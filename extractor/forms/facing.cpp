#include "forms/facing.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "forms/continuation.h"
#include "forms/header.h"
#include "forms/title_words.h"
#include "text/amount.h"
#include "text/spacing.h"

namespace yusuan::forms {
namespace {

// Fewer rows are in step by chance.
constexpr std::size_t kFewestRows = 3;
// In points: rows at one height on facing pages; a ruling is measured no better than its width.
constexpr double kInStep = 3.0;
// In points: a sheet that is cut into pages beside each other has its rows and lines at one height on them.
constexpr double kLevel = 1.0;
// In points: a text that the end of the page cuts reaches that end but for half a letter.
constexpr double kAtBorder = 6.0;

std::vector<const GridRow*> rows_said(const GridTable& table) {
  std::vector<const GridRow*> rows;
  for (std::size_t i = static_cast<std::size_t>(table.header_rows); i < table.rows.size(); ++i)
    if (!table.rows[i].repeated && !table.rows[i].blank()) rows.push_back(&table.rows[i]);
  return rows;
}

bool is_words(const std::string& text) {
  return !text.empty() && !text::parse_amount(text) && !text::is_placeholder(text);
}

bool same_texts(const std::vector<const GridRow*>& left, const std::vector<const GridRow*>& right, int column) {
  for (std::size_t i = 0; i < left.size(); ++i)
    if (left[i]->text(column) != right[i]->text(column)) return false;
  return true;
}

// How many of the first columns of `right` say what those of `left` say, in words in every row; 0 when the others are
// no further columns.
int repeated_labels(const GridTable& left, const GridTable& right, const Vocabulary& words) {
  const auto left_rows = rows_said(left), right_rows = rows_said(right);
  if (left_rows.size() != right_rows.size() || left_rows.size() < kFewestRows) return 0;
  const Header known = read_header(left, words), header = read_header(right, words);
  int labels = 0;
  while (labels < std::min(left.columns, right.columns) && known.paths[labels] == header.paths[labels] &&
         same_texts(left_rows, right_rows, labels))
    ++labels;
  if (labels == 0 || labels == left.columns || labels == right.columns) return 0;
  for (const GridRow* row : left_rows) {
    bool labelled = false;
    for (int col = 0; col < labels && !labelled; ++col) labelled = is_words(row->text(col));
    if (!labelled) return 0;
  }
  for (int col = labels; col < right.columns; ++col)
    if (std::find(known.paths.begin(), known.paths.end(), header.paths[col]) != known.paths.end()) return 0;
  return labels;
}

// Below the header, which may have fewer rows on one page: each edge has its like, as far above the foot.
bool in_step(const Grid& left, const Grid& right) {
  if (left.rows() == 0 || right.rows() == 0) return false;
  const std::vector<double>&fewer = left.rows() < right.rows() ? left.row_edges : right.row_edges,
        &more = left.rows() < right.rows() ? right.row_edges : left.row_edges;
  std::size_t at = 0;
  for (const double edge : fewer) {
    const double up = fewer.back() - edge;
    while (at < more.size() && more.back() - more[at] > up + kInStep) ++at;
    if (at == more.size() || more.back() - more[at] < up - kInStep) return false;
    ++at;
  }
  return std::abs((fewer.back() - fewer.front()) - (more.back() - more.front())) <= kInStep;
}

// The rows below the header that are no header repeated.
std::vector<const GridRow*> body_of(const GridTable& table) {
  std::vector<const GridRow*> rows;
  for (std::size_t i = static_cast<std::size_t>(table.header_rows); i < table.rows.size(); ++i)
    if (!table.rows[i].repeated) rows.push_back(&table.rows[i]);
  return rows;
}

// Below a header that says something over each column nothing but figures, beside rows that have labels.
bool figures_beside(const GridTable& left, const GridTable& right, const Vocabulary& words) {
  const auto body = body_of(left), beside = body_of(right);
  if (body.size() != beside.size() || left.grids.size() != right.grids.size()) return false;
  for (std::size_t i = 0; i < left.grids.size(); ++i)
    if (!in_step(*left.grids[i], *right.grids[i])) return false;
  const Header header = read_header(right, words);
  for (const auto& path : header.paths)
    if (path.empty()) return false;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < body.size(); ++i) {
    for (int col = 0; col < right.columns; ++col)
      if (is_words(beside[i]->text(col))) return false;
    const bool figures = holds_figure(*beside[i]);
    rows += figures;
    if (figures && std::none_of(body[i]->cells.begin(), body[i]->cells.end(),
                                [](const Cell* cell) { return cell != nullptr && is_words(cell->text); }))
      return false;
  }
  return rows >= kFewestRows;
}

// Each edge of the one with fewer is one of the other's, at its height on the page, and both end together.
bool is_level(const Grid& left, const Grid& right) {
  if (left.rows() == 0 || right.rows() == 0 || std::abs(left.box.y1 - right.box.y1) > kLevel) return false;
  const std::vector<double>&fewer = left.rows() < right.rows() ? left.row_edges : right.row_edges,
        &more = left.rows() < right.rows() ? right.row_edges : left.row_edges;
  auto at = more.begin();
  for (const double edge : fewer) {
    at = std::lower_bound(at, more.end(), edge - kLevel);
    if (at == more.end() || *at > edge + kLevel) return false;
    ++at;
  }
  return true;
}

// The title of a sheet that the end of a page cut in two: what stands at one height above both parts. nullopt when
// either part has a title of its own.
std::optional<std::string> title_cut(const GridTable& left, const GridTable& right, const Vocabulary& words) {
  if (left.caption.title) return std::nullopt;
  for (const TextLine& rest : right.above)
    for (const TextLine& start : left.above) {
      if (std::abs(start.box.center_y() - rest.box.center_y()) > kLevel) continue;
      std::string title = text::closed_up(start.text + rest.text);
      if (reads_like_title(title, words)) return title;
    }
  return std::nullopt;
}

// A spreadsheet wider than its paper, cut into pages: further columns below headers of their own beside all rows.
bool is_rest_of_sheet(const GridTable& left, const GridTable& right, const Vocabulary& words) {
  const std::size_t rows = body_of(left).size();
  if (left.grids.size() != right.grids.size() || rows != body_of(right).size() || right.header_rows == 0) return false;
  // Few rows are in step by chance, but not below a title that ends where they do.
  if (rows < kFewestRows && (rows == 0 || !left.caption.title || right.caption.title)) return false;
  for (std::size_t i = 0; i < left.grids.size(); ++i)
    if (!is_level(*left.grids[i], *right.grids[i])) return false;
  if (right.caption.title && right.caption.title != left.caption.title && !title_cut(left, right, words)) return false;
  if (left.caption.label && right.caption.label && left.caption.label != right.caption.label) return false;
  const Header known = read_header(left, words), header = read_header(right, words);
  return std::none_of(header.paths.begin(), header.paths.end(), [&](const auto& path) {
    return path.empty() || std::find(known.paths.begin(), known.paths.end(), path) != known.paths.end();
  });
}

// How many columns of `right` are labels that `left` has, too; nullopt when it does not go on with it.
std::optional<int> labels_of_facing(const GridTable& left, const GridTable& right, const Vocabulary& words) {
  const int first = right.grids.front()->page;
  if (first <= left.grids.front()->page || first > left.grids.back()->page + 1) return std::nullopt;
  if (right.caption.prose) return std::nullopt;
  if (is_rest_of_sheet(left, right, words)) return 0;
  if (right.header_rows > left.header_rows) return std::nullopt;
  if (names_another(left, right.caption)) return std::nullopt;
  if (!right.caption.title && !nothing_new_above(left, right.above, right.page_height, words)) return std::nullopt;
  if (const int labels = repeated_labels(left, right, words)) return labels;
  return figures_beside(left, right, words) ? std::optional(0) : std::nullopt;
}

// Puts the cells of `right` behind those of a row of `left`, as copies numbered like that row.
class RowJoiner {
 public:
  RowJoiner(GridTable& left, const GridTable& right, int labels) : left_(left), right_(right), labels_(labels) {}

  // `right` may have no such row. What the end of the page cut of a header cell over several columns is blank, or has
  // the rest of its text.
  void join(GridRow& row, const GridRow* right, bool over_others) {
    const Cell* last = over_others && !row.cells.empty() ? row.cells.back() : nullptr;
    const Cell* cut = last != nullptr && !last->text.empty() && right != nullptr ? right->cells[labels_] : nullptr;
    if (cut != nullptr && !cut->text.empty()) {
      if (runs_over(*last, *cut))
        last = with_rest(row, *last, *cut);
      else
        cut = nullptr;
    }
    for (int col = labels_; col < right_.columns; ++col) {
      const Cell* cell = right == nullptr ? nullptr : right->cells[col];
      if (cell == nullptr)
        row.cells.push_back(nullptr);
      else
        row.cells.push_back(cell == cut ? last : copy_of(*cell, *right, row.row));
    }
  }

 private:
  // A text in the middle of a cell that the end of the page cuts is in the middle of neither part.
  static bool runs_over(const Cell& last, const Cell& cut) {
    const double before = last.text_box.x0 - last.box.x0, end = last.box.x1 - last.text_box.x1,
                 start = cut.text_box.x0 - cut.box.x0, behind = cut.box.x1 - cut.text_box.x1;
    return end < kAtBorder && before > end + kAtBorder && start < kAtBorder && behind > start + kAtBorder;
  }

  const Cell* with_rest(GridRow& row, const Cell& last, const Cell& cut) {
    left_.facing.push_back(std::make_unique<Cell>(last));
    Cell& whole = *left_.facing.back();
    whole.text = text::join_lines(std::vector<std::string>{last.text, cut.text});
    for (const Cell*& cell : row.cells)
      if (cell == &last) cell = &whole;
    return &whole;
  }

  const Cell* copy_of(const Cell& cell, const GridRow& from, int row) {
    const auto [known, is_new] = copies_.try_emplace(&cell, nullptr);
    if (!is_new) return known->second;
    left_.facing.push_back(std::make_unique<Cell>(cell));
    Cell& copy = *left_.facing.back();
    copy.row = row;
    if (copy.page == 0) copy.page = from.page;
    return known->second = &copy;
  }

  GridTable& left_;
  const GridTable& right_;
  int labels_;
  std::map<const Cell*, const Cell*> copies_;
};

template <typename T>
void fill(std::optional<T>& known, std::optional<T> other) {
  if (!known) known = std::move(other);
}

// How far above the body each row of a header begins.
std::vector<double> header_heights(const GridTable& table) {
  std::vector<double> heights;
  const auto& edges = table.grids.front()->row_edges;
  const double foot = edges[static_cast<std::size_t>(table.header_rows)];
  for (int row = 0; row < table.header_rows; ++row) heights.push_back(foot - edges[static_cast<std::size_t>(row)]);
  return heights;
}

bool in_one_grid(const GridTable& table) {
  for (int row = 0; row < table.header_rows; ++row)
    if (table.rows[static_cast<std::size_t>(row)].row != row || table.rows[static_cast<std::size_t>(row)].grid != 0)
      return false;
  return table.header_rows <= table.grids.front()->rows();
}

// Which row of the header of `left` each one of `right` stands beside, by their heights; the nearest above where it has
// none there. Empty when that is not known.
std::vector<std::size_t> header_rows_beside(const GridTable& left, const GridTable& right) {
  std::vector<std::size_t> places;
  if (left.header_rows == 0 || !in_one_grid(left) || !in_one_grid(right)) return places;
  const auto known = header_heights(left);
  for (const double height : header_heights(right)) {
    std::size_t at = 0;
    while (at + 1 < known.size() && known[at + 1] > height - kInStep) ++at;
    places.push_back(at);
  }
  return places;
}

// Gives `left` the rows that only the header of `right` has, which its own cells reach over.
void part_header_alike(GridTable& left, const GridTable& right) {
  if (right.header_rows <= left.header_rows) return;
  const auto places = header_rows_beside(left, right);
  for (std::size_t i = places.size(); i-- > 1;) {
    if (places[i] != places[i - 1]) continue;
    GridRow row = left.rows[places[i]];
    row.row = -static_cast<int>(i);  // where none of its cells begins
    left.rows.insert(left.rows.begin() + static_cast<std::ptrdiff_t>(places[i]) + 1, std::move(row));
    ++left.header_rows;
  }
}

// The rows of `right` that go on with those of `left`; nullptr where a header of fewer rows has ended.
std::vector<const GridRow*> rows_beside(const GridTable& left, const GridTable& right, int labels) {
  std::vector<const GridRow*> beside(left.rows.size(), nullptr);
  const auto body = static_cast<std::size_t>(left.header_rows), header = static_cast<std::size_t>(right.header_rows);
  const auto places = header < body ? header_rows_beside(left, right) : std::vector<std::size_t>();
  for (std::size_t i = 0; i < header; ++i) beside[i < places.size() ? places[i] : i] = &right.rows[i];
  const auto rows = labels == 0 ? body_of(right) : rows_said(right);
  auto next = rows.begin();
  for (std::size_t i = body; i < left.rows.size(); ++i)
    if (!left.rows[i].repeated && (labels == 0 || !left.rows[i].blank())) beside[i] = *next++;
  return beside;
}

void join(GridTable& left, GridTable right, int labels, const Vocabulary& words) {
  if (auto title = title_cut(left, right, words)) left.caption.title = std::move(title);
  part_header_alike(left, right);
  const auto beside = rows_beside(left, right, labels);
  RowJoiner joiner(left, right, labels);
  for (std::size_t i = 0; i < left.rows.size(); ++i)
    joiner.join(left.rows[i], beside[i], static_cast<int>(i) + 1 < left.header_rows);
  while (left.header_rows > 0 && left.header_rows < static_cast<int>(left.rows.size()) &&
         numbers_columns(left.rows[static_cast<std::size_t>(left.header_rows)], words))
    ++left.header_rows;  // 栏次 may stand on the right only
  left.columns += right.columns - labels;
  left.grids.insert(left.grids.end(), right.grids.begin(), right.grids.end());
  std::stable_sort(left.grids.begin(), left.grids.end(),
                   [](const Grid* a, const Grid* b) { return a->page < b->page; });
  std::move(right.facing.begin(), right.facing.end(), std::back_inserter(left.facing));
  if (!left.caption.label) {
    left.caption.number = right.caption.number;
    left.caption.label = std::move(right.caption.label);
  }
  fill(left.caption.money_unit, std::move(right.caption.money_unit));
  fill(left.caption.preparer, std::move(right.caption.preparer));
  fill(left.note, std::move(right.note));
}

// How many tables from `first` on stand on one page, one grid each.
std::size_t on_one_page(const std::vector<GridTable>& tables, std::size_t first) {
  std::size_t count = 0;
  while (first + count < tables.size() && tables[first + count].grids.size() == 1 &&
         tables[first + count].grids.front()->page == tables[first].grids.front()->page)
    ++count;
  return count;
}

// Of a sheet of several tables that is cut into two pages, puts the right half of each behind its left one.
void put_halves_together(std::vector<GridTable>& tables, const Vocabulary& words) {
  for (std::size_t first = 0; first < tables.size(); ++first) {
    const std::size_t count = on_one_page(tables, first);
    if (count < 2 || on_one_page(tables, first + count) != count) continue;
    bool beside = tables[first + count].grids.front()->page == tables[first].grids.front()->page + 1;
    for (std::size_t i = first; i < first + count && beside; ++i)
      beside = is_rest_of_sheet(tables[i], tables[i + count], words);
    if (!beside) continue;
    std::vector<GridTable> halves;
    for (std::size_t i = first; i < first + count; ++i) {
      halves.push_back(std::move(tables[i]));
      halves.push_back(std::move(tables[i + count]));
    }
    std::move(halves.begin(), halves.end(), tables.begin() + static_cast<std::ptrdiff_t>(first));
    first += 2 * count - 1;
  }
}

}  // namespace

bool goes_on_to_the_right(const GridTable& left, const GridTable& right, const Vocabulary& words) {
  return labels_of_facing(left, right, words).has_value();
}

bool stands_beside_on_sheet(const GridTable& left, const GridTable& right) {
  const Grid &first = *left.grids.front(), &beside = *right.grids.front();
  // Few rows are in step by chance, but not below a title that ends where they do.
  const int fewest = left.caption.title && !right.caption.title ? 1 : static_cast<int>(kFewestRows);
  if (left.header_rows == 0 || right.header_rows == 0 || beside.rows() - right.header_rows < fewest ||
      !is_level(first, beside))
    return false;
  const auto texts_of = [](const GridTable& table) {
    std::set<std::string> texts;
    for (int col = 0; col < table.columns; ++col) texts.insert(table.rows.front().text(col));
    texts.erase("");
    return texts;
  };
  if (holds_figure(right.rows.front())) return false;
  const auto known = texts_of(left), texts = texts_of(right);
  return !known.empty() && !texts.empty() &&
         std::none_of(texts.begin(), texts.end(), [&](const std::string& text) { return known.contains(text); });
}

// Beside a header known to end there, ends that of the other half of its sheet: 栏次 stands left of its numbers only.
void end_header_alike(const GridTable& left, GridTable& right) {
  const Grid &known = *left.grids.front(), &beside = *right.grids.front();
  if (left.grids.size() != 1 || right.grids.size() != 1 || right.header_rows == 0 || !is_level(known, beside)) return;
  const double foot = known.row_edges[static_cast<std::size_t>(std::min(left.header_rows, known.rows()))];
  const auto& edges = beside.row_edges;
  const auto above = std::upper_bound(edges.begin(), edges.end(), foot + kLevel) - edges.begin();
  right.header_rows = std::max(0, static_cast<int>(above) - 1);
}

void join_facing(std::vector<GridTable>& tables, const Vocabulary& words) {
  put_halves_together(tables, words);
  std::vector<GridTable> joined;
  for (GridTable& table : tables) {
    const int header_rows = table.header_rows;
    if (!joined.empty()) end_header_alike(joined.back(), table);
    const auto labels = joined.empty() ? std::nullopt : labels_of_facing(joined.back(), table, words);
    if (labels) {
      join(joined.back(), std::move(table), *labels, words);
    } else {
      table.header_rows = header_rows;
      joined.push_back(std::move(table));
    }
  }
  tables = std::move(joined);
}

}  // namespace yusuan::forms
