#include "dump/kept_cells.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include "dump/kept_rows.h"
#include "model/page.h"
#include "text/amount.h"
#include "text/pattern.h"
#include "text/spacing.h"

namespace yusuan::dump {
namespace {

// Columns of characters: labels of one column begin this near to each other.
constexpr double kLikeNames = 1.0;
// Columns of characters: what is set in the middle of several columns stands farther left of the name of the last.
constexpr double kLeftOfName = 1.5;
// 类, 款 and 项 in columns of their own: then a total stands beside them.
constexpr std::size_t kPartsOfCode = 3;

struct TextAt {
  Word word;
  int column = 0;
  const KeptLine* line = nullptr;
  int x0 = 0, x1 = 0;  // where it stands, in columns of characters
};

// The words of the body, each inside its column.
std::deque<TextAt> words_in_columns(const std::vector<const KeptLine*>& body,
                                    const std::vector<std::vector<int>>& placed, const std::vector<double>& borders) {
  std::deque<TextAt> words;
  for (std::size_t i = 0; i < body.size(); ++i)
    for (std::size_t k = 0; k < body[i]->words.size(); ++k) {
      const KeptWord& word = body[i]->words[k];
      const auto column = static_cast<std::size_t>(placed[i][k]);
      const double left = borders[column], right = borders[column + 1];
      const double x0 = std::clamp<double>(word.x0, left, right - 0.5),
                   x1 = std::clamp<double>(word.x1, x0 + 0.5, right);
      const double top = body[i]->row * kLinePitch;
      words.push_back({{.text = word.text,
                        .raw = {},
                        .box = {x0 * kCharacterWidth, top, x1 * kCharacterWidth, top + kLineHeight},
                        .chars = {}},
                       placed[i][k],
                       body[i],
                       word.x0,
                       word.x1});
    }
  return words;
}

// The text of the lines of a cell: words that stand beside each other in one line, then lines.
std::string text_of_cell(const std::vector<const TextAt*>& texts) {
  std::vector<std::string> lines;
  const KeptLine* line = nullptr;
  for (const TextAt* text : texts) {
    if (text->line == line)
      lines.back() += " " + text->word.text;
    else
      lines.push_back(text->word.text);
    line = text->line;
  }
  for (std::string& one : lines) one = text::closed_up(one);
  return lines.size() == 1 ? lines.front() : text::join_lines(lines);
}

// How many columns a total's label is merged over: it stands alone in front of the figures, not where the names of its
// column do. 1: none.
int merged_label(const std::vector<std::vector<const TextAt*>>& cells, const std::vector<KeptColumn>& columns) {
  static const text::Pattern total("^(?:合计|总计|共计)$");
  std::size_t at = 0;
  while (at < cells.size() && cells[at].empty()) ++at;
  if (at == 0 || at == cells.size() || columns[at].of_figures() || !total.matches(text_of_cell(cells[at]))) return 1;
  const int x0 = cells[at].front()->x0, x1 = cells[at].back()->x1;
  if (at >= kPartsOfCode && columns[1].texts == 0 && columns[1].amounts == 0) return 1;
  if (columns[at].left_aligned && std::abs(x0 - columns[at].left) <= kLikeNames) return 1;
  const double name = columns[at].named >= 0 ? columns[at].named : (columns[at].left + columns[at].right) / 2;
  return (x0 + x1) / 2.0 > name - kLeftOfName ? 1 : static_cast<int>(at) + 1;
}

bool is_amount(const TextAt& text) { return text::parse_amount(text.word.text).has_value(); }

// Two figures of one line in one cell: at least one of them is another column's.
bool holds_two(const std::vector<const TextAt*>& texts) {
  for (std::size_t i = 1; i < texts.size(); ++i)
    if (texts[i]->line == texts[i - 1]->line && is_amount(*texts[i]) && is_amount(*texts[i - 1])) return true;
  return false;
}

// The figures of a cell that wrap stay one.
std::vector<std::string> figures_of(const std::vector<const TextAt*>& texts, const std::string& whole) {
  if (!holds_two(texts)) return {whole};
  std::vector<std::string> figures;
  for (const TextAt* text : texts) figures.push_back(text->word.text);
  return figures;
}

using RowTexts = std::vector<std::vector<const TextAt*>>;  // by column

// Figures of one cell that stand below each other, each whole: of one name, or none where they are one that wraps.
bool holds_list(const std::vector<const TextAt*>& texts) {
  if (texts.size() < 2 || text::parse_amount(text_of_cell(texts))) return false;
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (!(is_amount(*texts[i]) || is_date(texts[i]->word.text)) || (i > 0 && texts[i]->line == texts[i - 1]->line))
      return false;
  return true;
}

// A row for each figure of a cell that holds several; the first has the texts.
std::vector<RowTexts> rows_of_figures(RowTexts texts) {
  std::vector<RowTexts> rows(1, RowTexts(texts.size()));
  for (std::size_t column = 0; column < texts.size(); ++column) {
    if (!holds_list(texts[column])) {
      rows.front()[column] = std::move(texts[column]);
      continue;
    }
    for (std::size_t i = 0; i < texts[column].size(); ++i) {
      if (i == rows.size()) rows.emplace_back(texts.size());
      rows[i][column].push_back(texts[column][i]);
    }
  }
  return rows;
}

void add_row(RowTexts cells, const std::vector<KeptColumn>& columns, double bottom, Grid& grid,
             std::vector<OpenCell>& open) {
  const int row = grid.rows();
  const double top = grid.row_edges.back();
  const auto merged = static_cast<std::size_t>(merged_label(cells, columns));
  if (merged > 1) std::swap(cells.front(), cells[merged - 1]);
  for (std::size_t column = 0; column < cells.size(); column += column == 0 ? merged : 1) {
    const std::size_t span = column == 0 ? merged : 1;
    Cell cell{.row = row,
              .col = static_cast<int>(column),
              .col_span = static_cast<int>(span),
              .box = {grid.column_edges[column], top, grid.column_edges[column + span], bottom}};
    if (!cells[column].empty()) {
      cell.text = text_of_cell(cells[column]);
      cell.text_box = cells[column].front()->word.box;
      const KeptLine* first = cells[column].front()->line;
      Rect first_line = cell.text_box;
      for (const TextAt* text : cells[column]) {
        cell.text_box = united(cell.text_box, text->word.box);
        if (text->line == first) first_line = united(first_line, text->word.box);
      }
      if (first_line != cell.text_box) cell.first_line = first_line;
      if (span == 1 && (holds_two(cells[column]) || (columns[column].open && is_amount(*cells[column].front()))))
        open.push_back({grid.page, cell.text_box, figures_of(cells[column], cell.text)});
    }
    grid.cells.push_back(std::move(cell));
  }
  grid.row_edges.push_back(bottom);
}

// The rows that the words between two heights make.
void add_rows_between(const std::deque<TextAt>& words, const std::vector<KeptColumn>& columns, double bottom, bool last,
                      Grid& grid, std::vector<OpenCell>& open) {
  const double top = grid.row_edges.back();
  RowTexts cells(static_cast<std::size_t>(grid.columns()));
  for (const TextAt& text : words) {
    const double middle = text.word.box.center_y();
    if (middle >= top && (middle < bottom || last)) cells[static_cast<std::size_t>(text.column)].push_back(&text);
  }
  std::vector<RowTexts> rows = rows_of_figures(std::move(cells));
  const double height = (bottom - top) / static_cast<double>(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    add_row(std::move(rows[i]), columns, i + 1 == rows.size() ? bottom : top + static_cast<double>(i + 1) * height,
            grid, open);
}

}  // namespace

void add_body_rows(const std::vector<const KeptLine*>& lines, const KeptBody& body, const std::vector<double>& borders,
                   Grid& grid, std::vector<OpenCell>& open) {
  if (lines.empty()) return;
  const std::deque<TextAt> words = words_in_columns(lines, body.placed, borders);
  const std::vector<int> rows = rows_of_lines(lines, body);
  const double bottom = lines.back()->row * kLinePitch + kLinePitch - 1;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i + 1 < rows.size() && rows[i + 1] == rows[i]) continue;
    const double end = i + 1 < rows.size() ? (lines[i]->row + lines[i + 1]->row + 1) * kLinePitch / 2 - 1 : bottom;
    add_rows_between(words, body.columns, end, i + 1 == rows.size(), grid, open);
  }
}

}  // namespace yusuan::dump
