#include "dump/ordered_layout.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "dump/header_words.h"
#include "dump/made_places.h"
#include "dump/ordered_rows.h"
#include "forms/title_words.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// Columns of characters that a column of a table is set in.
constexpr int kColumn = 24;
// Half widths of a line that is a sentence even without a sign of one, where it has fewer figures than this.
constexpr int kSentence = 50;
constexpr std::ptrdiff_t kFewestFigures = 2;
// Short texts beside each other that are cells of a header.
constexpr std::size_t kFewestCells = 4;

std::string whole_text(const KeptLine& line) { return text_of_words(line, 0, line.words.size()); }

bool is_table_line(const KeptLine& line, const forms::Vocabulary& words, const HeaderWords& headers) {
  const std::string text = whole_text(line);
  if (text == "#") return false;
  static const text::Pattern over_all("^(?:20\\d\\d年度?|部门预算)$");
  if (over_all.matches(text)) return true;
  if (line.words.size() > 1 && std::all_of(line.words.begin(), line.words.end(),
                                           [&](const KeptWord& word) { return headers.is_text(word.text); }))
    return true;
  if (patterns::first_captured(words.unit, text) || patterns::first_captured(words.preparer, text) ||
      patterns::any_matches(words.note, text) || patterns::any_matches(words.furniture, text) ||
      patterns::any_matches(words.contents_part, text) || patterns::any_matches(words.number, text))
    return false;
  if (forms::reads_like_title(text, words)) return false;
  const auto figures =
      std::count_if(line.words.begin(), line.words.end(), [](const KeptWord& word) { return word.amount; });
  static const text::Pattern sentence("[。；]|…{2}");
  int longest = 0;
  for (const KeptWord& word : line.words) longest = std::max(longest, text::half_widths(word.text));
  const bool cells = line.words.size() >= kFewestCells && 2 * longest < kSentence;
  return figures >= kFewestFigures || ((text::half_widths(text) < kSentence || cells) && !sentence.matches(text));
}

class PageReader {
 public:
  PageReader(const KeptPage& page, const forms::Vocabulary& words, const HeaderWords& headers)
      : page_(page), words_(words), headers_(headers) {}

  // `last` is the table that was read last, and becomes the last of the page.
  PageLayout read(std::vector<OpenCell>& open, std::optional<OrderedTable>& last) {
    PageLayout layout{.number = page_.number, .height_pt = (page_.rows + 1) * kLinePitch};
    std::vector<bool> taken(page_.lines.size(), false);
    for (std::size_t i = 0; i < page_.lines.size();) {
      std::size_t end = i;
      while (end < page_.lines.size() && is_table_line(page_.lines[end], words_, headers_)) ++end;
      if (auto table = read_ordered_table(page_, i, end, words_, headers_, last ? &*last : nullptr)) {
        layout.grids.push_back(grid_of(*table, open));
        last = std::move(table);
        std::fill(taken.begin() + static_cast<std::ptrdiff_t>(i), taken.begin() + static_cast<std::ptrdiff_t>(end),
                  true);
      }
      i = std::max(end, i + 1);
    }
    double width = kColumn * kCharacterWidth;
    for (const Grid& grid : layout.grids) width = std::max(width, grid.box.x1);
    layout.width_pt = width;
    for (std::size_t i = 0; i < page_.lines.size(); ++i)
      if (!taken[i]) layout.lines.push_back(line_of(page_.lines[i], width));
    return layout;
  }

 private:
  TextLine line_of(const KeptLine& line, double width) const {
    TextLine text{.text = whole_text(line), .page = page_.number};
    text.box = made_place(text.text, line.row * kLinePitch, width, words_);
    return text;
  }

  Grid grid_of(const OrderedTable& table, std::vector<OpenCell>& open) const {
    Grid grid{.page = page_.number, .ruled = false};
    for (std::size_t c = 0; c <= table.columns.size(); ++c)
      grid.column_edges.push_back(static_cast<double>(c) * kColumn * kCharacterWidth);
    grid.row_edges.push_back(table.first_row * kLinePitch - 1);
    const double top = table.rows.front().items.front().row * kLinePitch - 1;
    if (table.header.empty())
      add_heading(grid, top, table);
    else
      add_header(grid, top, table.header);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const int next = i + 1 < table.rows.size() ? table.rows[i + 1].items.front().row : table.last_row + 1;
      const std::vector<int> columns = columns_of(table.rows[i], table);
      std::vector<std::string> texts(table.columns.size());
      for (std::size_t k = 0; k < columns.size(); ++k)
        if (columns[k] >= 0) texts[static_cast<std::size_t>(columns[k])] = table.rows[i].items[k].text;
      add_row(grid, next * kLinePitch - 1, texts);
      note_open(grid, table, i, columns, open);
    }
    grid.box = {0, grid.row_edges.front(), grid.column_edges.back(), grid.row_edges.back()};
    return grid;
  }

  // All that the header says, over the columns of figures: which of it names which, the text does not tell. Those in
  // front are named where as many words name codes and names.
  static void add_heading(Grid& grid, double bottom, const OrderedTable& table) {
    static const text::Pattern label("(?:编码|代码|名称|科目|类别|地区)$|^(?:支出)?项目$");
    std::string text;
    std::vector<std::string> texts;
    for (const std::string& word : table.heading) {
      text += word;
      if (label.matches(word)) texts.push_back(word);
    }
    const auto front = std::find(table.columns.begin(), table.columns.end(), ItemKind::kFigure);
    if (static_cast<std::ptrdiff_t>(texts.size()) != front - table.columns.begin()) texts.clear();
    const int labels = static_cast<int>(texts.size());
    texts.push_back(text);
    add_row(grid, bottom, texts);
    Cell& cell = grid.cells.back();
    cell.col_span = grid.columns() - labels;
    cell.box.x1 = grid.column_edges.back();
  }

  // A row of cells for each depth; a cell stands over all columns whose paths it is in, and down to their end.
  static void add_header(Grid& grid, double bottom, const std::vector<std::vector<std::string>>& paths) {
    std::size_t depth = 1;
    for (const auto& path : paths) depth = std::max(depth, path.size());
    const double top = grid.row_edges.back();
    bottom = std::max(bottom, top + static_cast<double>(depth));
    const double height = (bottom - top) / static_cast<double>(depth);
    for (std::size_t row = 0; row < depth; ++row) {
      for (std::size_t c = 0; c < paths.size();) {
        std::size_t end = c + 1;
        const auto head = paths[c].begin();
        const auto length = static_cast<std::ptrdiff_t>(row + 1);
        while (end < paths.size() && paths[c].size() > row + 1 && paths[end].size() > row + 1 &&
               std::equal(head, head + length, paths[end].begin()))
          ++end;
        if (paths[c].size() > row) add_header_cell(grid, {row, depth}, {c, end}, {top, height}, paths[c]);
        c = end;
      }
      grid.row_edges.push_back(top + static_cast<double>(row + 1) * height);
    }
  }

  struct RowOfHeader {
    std::size_t row = 0, depth = 0;
  };
  struct ColumnsOfCell {
    std::size_t first = 0, end = 0;
  };
  struct PlaceOfHeader {
    double top = 0, height = 0;
  };

  static void add_header_cell(Grid& grid, RowOfHeader at, ColumnsOfCell columns, PlaceOfHeader place,
                              const std::vector<std::string>& path) {
    const std::size_t rows = path.size() == at.row + 1 ? at.depth - at.row : 1;
    const double top = place.top + static_cast<double>(at.row) * place.height;
    Cell cell{.row = static_cast<int>(at.row),
              .col = static_cast<int>(columns.first),
              .row_span = static_cast<int>(rows),
              .col_span = static_cast<int>(columns.end - columns.first),
              .box = {grid.column_edges[columns.first], top, grid.column_edges[columns.end],
                      top + static_cast<double>(rows) * place.height},
              .text = path[at.row]};
    const double width =
        std::min(text::half_widths(cell.text) * kCharacterWidth, cell.box.width() - 2 * kCharacterWidth);
    cell.text_box = {cell.box.x0 + kCharacterWidth, top + 1, cell.box.x0 + kCharacterWidth + width,
                     std::min(top + 1 + kLineHeight, cell.box.y1)};
    grid.cells.push_back(std::move(cell));
  }

  static void add_row(Grid& grid, double bottom, const std::vector<std::string>& texts) {
    const int row = grid.rows();
    const double top = grid.row_edges.back();
    bottom = std::max(bottom, top + 1);
    for (std::size_t c = 0; c < texts.size(); ++c) {
      Cell cell{.row = row,
                .col = static_cast<int>(c),
                .box = {grid.column_edges[c], top, grid.column_edges[c + 1], bottom},
                .text = texts[c]};
      const double width = std::min(text::half_widths(texts[c]), kColumn - 2) * kCharacterWidth;
      cell.text_box = {cell.box.x0 + kCharacterWidth, top + 1, cell.box.x0 + kCharacterWidth + width,
                       std::min(top + 1 + kLineHeight, bottom)};
      grid.cells.push_back(std::move(cell));
    }
    grid.row_edges.push_back(bottom);
  }

  // In which column each item of a row is put, in order; -1: in none. Of a row that is not full only what stands in
  // front of its figures is where it belongs.
  static std::vector<int> columns_of(const OrderedRow& row, const OrderedTable& table) {
    const std::vector<ItemKind>& columns = table.columns;
    std::vector<int> result;
    const auto count = static_cast<int>(columns.size());
    int next = table.units && !row.items.empty() && row.items.front().kind == ItemKind::kCode ? 1 : 0;
    if (row.numbers && row.items.size() < columns.size()) next = count - static_cast<int>(row.items.size());
    for (const OrderedItem& item : row.items) {
      int at = next;
      while (at < count && !row.numbers && columns[static_cast<std::size_t>(at)] != item.kind) ++at;
      result.push_back(at < count ? at : -1);
      next = at < count ? at + 1 : next;
    }
    return result;
  }

  // Whether its columns have names or numbers: a figure in a column without either is a figure of nothing.
  static bool is_identified(const OrderedTable& table) {
    return !table.header.empty() ||
           std::any_of(table.rows.begin(), table.rows.end(), [](const OrderedRow& row) { return row.numbers; });
  }

  static void note_open(const Grid& grid, const OrderedTable& table, std::size_t index, const std::vector<int>& columns,
                        std::vector<OpenCell>& open) {
    const OrderedRow& row = table.rows[index];
    if (row.numbers) return;
    // The cells of the row are the last ones, one a column.
    const auto cell_at = [&](int column) {
      return grid.cells.end() - static_cast<std::ptrdiff_t>(table.columns.size()) + column;
    };
    // The label of a total is merged over the columns of codes and names, or stands in either.
    static const text::Pattern total("^(?:合计|总计|共计)$");
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const bool merged = table.columns.front() != ItemKind::kText || table.units;
      if (columns[k] >= 0 && ((merged && total.matches(row.items[k].text)) || row.items[k].parts))
        open.push_back({.page = grid.page, .box = cell_at(columns[k])->text_box, .figures = {}});
    }
    if (row.full && is_identified(table)) return;
    const bool sides = std::count(table.columns.begin(), table.columns.end(), ItemKind::kText) > 1 + table.units;
    bool any = false;
    std::vector<std::string> homeless;
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const OrderedItem& item = row.items[k];
      const bool figure = item.kind == ItemKind::kFigure;
      if (columns[k] < 0) {
        if (figure) homeless.push_back(item.text);
        continue;
      }
      if (!figure && !(sides && item.kind == ItemKind::kText)) continue;
      OpenCell entry{.page = grid.page, .box = cell_at(columns[k])->text_box, .figures = {}};
      if (figure) entry.figures.push_back(item.text);
      open.push_back(std::move(entry));
      any = true;
    }
    // What found no column at all goes with the last.
    if (any) open.back().figures.insert(open.back().figures.end(), homeless.begin(), homeless.end());
  }

  const KeptPage& page_;
  const forms::Vocabulary& words_;
  const HeaderWords& headers_;
};

}  // namespace

KeptLayouts lay_out_ordered(const std::vector<KeptPage>& pages, const forms::Vocabulary& words,
                            const HeaderWords& headers) {
  KeptLayouts layouts;
  std::optional<OrderedTable> last;
  for (const KeptPage& page : pages) layouts.pages.push_back(PageReader(page, words, headers).read(layouts.open, last));
  return layouts;
}

}  // namespace yusuan::dump
