#include "forms/facing.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "forms/continuation.h"
#include "forms/header.h"
#include "text/amount.h"

namespace yusuan {
namespace {

// Fewer rows are in step by chance.
constexpr std::size_t kFewestRows = 3;
// In points: rows at one height on facing pages; a ruling is measured no better than its width.
constexpr double kInStep = 3.0;

std::vector<const GridRow*> rows_said(const GridTable& table) {
  std::vector<const GridRow*> rows;
  for (std::size_t i = static_cast<std::size_t>(table.header_rows); i < table.rows.size(); ++i)
    if (!table.rows[i].repeated && !table.rows[i].blank()) rows.push_back(&table.rows[i]);
  return rows;
}

bool is_words(const std::string& text) { return !text.empty() && !parse_amount(text) && !is_placeholder(text); }

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

bool in_step(const Grid& left, const Grid& right) {
  if (left.rows() == 0 || left.rows() != right.rows()) return false;
  for (std::size_t i = 0; i < left.row_edges.size(); ++i)
    if (std::abs((left.row_edges[i] - left.row_edges.front()) - (right.row_edges[i] - right.row_edges.front())) >
        kInStep)
      return false;
  return true;
}

// Below a header that says something over each column nothing but figures, beside rows that have labels.
bool figures_beside(const GridTable& left, const GridTable& right, const Vocabulary& words) {
  if (left.rows.size() != right.rows.size() || left.header_rows != right.header_rows ||
      left.grids.size() != right.grids.size())
    return false;
  for (std::size_t i = 0; i < left.grids.size(); ++i)
    if (!in_step(*left.grids[i], *right.grids[i])) return false;
  const Header header = read_header(right, words);
  for (const auto& path : header.paths)
    if (path.empty()) return false;
  std::size_t rows = 0;
  for (std::size_t i = static_cast<std::size_t>(left.header_rows); i < left.rows.size(); ++i) {
    if (left.rows[i].repeated != right.rows[i].repeated) return false;
    if (left.rows[i].repeated) continue;
    for (int col = 0; col < right.columns; ++col)
      if (is_words(right.rows[i].text(col))) return false;
    const bool figures = holds_figure(right.rows[i]);
    rows += figures;
    if (figures && std::none_of(left.rows[i].cells.begin(), left.rows[i].cells.end(),
                                [](const Cell* cell) { return cell != nullptr && is_words(cell->text); }))
      return false;
  }
  return rows >= kFewestRows;
}

// How many columns of `right` are labels that `left` has, too; nullopt when it does not go on with it.
std::optional<int> labels_of_facing(const GridTable& left, const GridTable& right, const Vocabulary& words) {
  const int first = right.grids.front()->page;
  if (first <= left.grids.front()->page || first > left.grids.back()->page + 1) return std::nullopt;
  if (right.caption.prose || right.header_rows > left.header_rows || names_another(left, right.caption))
    return std::nullopt;
  if (!right.caption.title && !nothing_new_above(left, right.above, right.page_height, words)) return std::nullopt;
  if (const int labels = repeated_labels(left, right, words)) return labels;
  return figures_beside(left, right, words) ? std::optional(0) : std::nullopt;
}

// Puts the cells of `right` behind those of a row of `left`, as copies numbered like that row.
class RowJoiner {
 public:
  RowJoiner(GridTable& left, const GridTable& right, int labels) : left_(left), right_(right), labels_(labels) {}

  // `right` may have no such row.
  void join(GridRow& row, const GridRow* right) {
    for (int col = labels_; col < right_.columns; ++col)
      row.cells.push_back(right == nullptr ? nullptr : copy_of(right->cells[col], *right, row.row));
  }

 private:
  const Cell* copy_of(const Cell* cell, const GridRow& from, int row) {
    if (cell == nullptr) return nullptr;
    const auto [known, is_new] = copies_.try_emplace(cell, nullptr);
    if (!is_new) return known->second;
    left_.facing.push_back(std::make_unique<Cell>(*cell));
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

// The rows of `right` that go on with those of `left`; nullptr where a header of fewer rows has ended.
std::vector<const GridRow*> rows_beside(const GridTable& left, const GridTable& right, int labels) {
  std::vector<const GridRow*> beside(left.rows.size(), nullptr);
  const auto body = static_cast<std::size_t>(left.header_rows), header = static_cast<std::size_t>(right.header_rows);
  for (std::size_t i = 0; i < header; ++i) beside[i] = &right.rows[i];
  if (labels == 0) {
    for (std::size_t i = body; i < left.rows.size(); ++i) beside[i] = &right.rows[i];
    return beside;
  }
  const auto said = rows_said(right);
  auto next = said.begin();
  for (std::size_t i = body; i < left.rows.size(); ++i)
    if (!left.rows[i].repeated && !left.rows[i].blank()) beside[i] = *next++;
  return beside;
}

void join(GridTable& left, GridTable right, int labels) {
  const auto beside = rows_beside(left, right, labels);
  RowJoiner joiner(left, right, labels);
  for (std::size_t i = 0; i < left.rows.size(); ++i) joiner.join(left.rows[i], beside[i]);
  left.columns += right.columns - labels;
  left.grids.insert(left.grids.end(), right.grids.begin(), right.grids.end());
  std::stable_sort(left.grids.begin(), left.grids.end(),
                   [](const Grid* a, const Grid* b) { return a->page < b->page; });
  std::move(right.facing.begin(), right.facing.end(), std::back_inserter(left.facing));
  fill(left.caption.money_unit, std::move(right.caption.money_unit));
  fill(left.caption.preparer, std::move(right.caption.preparer));
  fill(left.note, std::move(right.note));
}

}  // namespace

bool goes_on_to_the_right(const GridTable& left, const GridTable& right, const Vocabulary& words) {
  return labels_of_facing(left, right, words).has_value();
}

void join_facing(std::vector<GridTable>& tables, const Vocabulary& words) {
  std::vector<GridTable> joined;
  for (GridTable& table : tables) {
    const auto labels = joined.empty() ? std::nullopt : labels_of_facing(joined.back(), table, words);
    if (labels)
      join(joined.back(), std::move(table), *labels);
    else
      joined.push_back(std::move(table));
  }
  tables = std::move(joined);
}

}  // namespace yusuan
