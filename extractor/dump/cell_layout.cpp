#include "dump/cell_layout.h"

#include <algorithm>
#include <optional>

#include "dump/kept_lines.h"
#include "dump/made_places.h"
#include "dump/pages.h"
#include "forms/title_words.h"
#include "text/amount.h"
#include "text/normalise.h"
#include "text/pattern.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// Columns of characters of a column, and of what is printed in it.
constexpr int kColumn = 30;
// Rows and columns that make a table.
constexpr std::size_t kFewestRows = 2;
constexpr std::size_t kFewestColumns = 2;
constexpr std::size_t kMostColumns = 200;
constexpr double kWholeRows = 0.8;
// Share of the lines with tabs that stand in tables where tabs part cells, and not words.
constexpr double kTabsInTables = 0.7;
constexpr std::size_t kMostHeader = 8;

using Texts = std::vector<std::string>;

enum class Separator { kNone, kBar, kTab };

struct Line {
  Separator separator = Separator::kNone;
  bool rule = false;  // |---|---|
  Texts cells;        // as printed
};

std::string clean(std::string_view cell) {
  std::string text = text::normalise(cell);
  static constexpr std::string_view kMarks[] = {"**", "__", "<br>", "<br/>", "<br />", "&nbsp;", "`"};
  for (const std::string_view mark : kMarks)
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
      text.replace(at, mark.size(), mark == "&nbsp;" ? " " : "");
  return text::closed_up(text::trimmed(text));
}

Texts parted(std::string_view line, char at) {
  Texts cells;
  std::string cell;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == at) {
      cell.push_back(line[++i]);
    } else if (line[i] == at) {
      cells.push_back(clean(cell));
      cell.clear();
    } else {
      cell.push_back(line[i]);
    }
  }
  cells.push_back(clean(cell));
  return cells;
}

Line read_line(std::string_view raw) {
  Line line;
  const std::string_view text = text::trimmed(raw);
  const auto bars = std::count(text.begin(), text.end(), '|');
  if (bars > 0 && (text.front() == '|' || bars > 1)) {
    line.separator = Separator::kBar;
    std::string_view inner = text;
    if (inner.front() == '|') inner.remove_prefix(1);
    if (!inner.empty() && inner.back() == '|') inner.remove_suffix(1);
    line.rule = inner.find('-') != std::string_view::npos && inner.find_first_not_of("-:| ") == std::string_view::npos;
    line.cells = parted(inner, '|');
  } else if (raw.find('\t') != std::string_view::npos && !text.empty()) {
    line.separator = Separator::kTab;
    line.cells = parted(raw, '\t');
  }
  if (line.cells.size() > kMostColumns) line = {};
  return line;
}

bool is_amount(const std::string& text) {
  static const text::Pattern year(R"(^(?:19|20)\d\d$)");
  return text::parse_amount(text).has_value() && !year.matches(text);
}

std::optional<std::string> only_text(const Texts& row) {
  std::optional<std::string> only;
  for (const std::string& cell : row) {
    if (cell.empty() || (only && *only == cell)) continue;
    if (only) return std::nullopt;
    only = cell;
  }
  return only;
}

// The first row of the body: figures, a row that numbers the columns, a code, a total.
std::size_t rows_of_header(const std::vector<Texts>& rows, const forms::Vocabulary& words) {
  static const text::Pattern code(R"(^\d{3,7}$)");
  std::size_t header = 0;
  for (; header < std::min(rows.size(), kMostHeader); ++header) {
    const Texts& row = rows[header];
    const auto first = std::find_if(row.begin(), row.end(), [](const std::string& cell) { return !cell.empty(); });
    if (first == row.end()) continue;
    const bool figures = std::any_of(row.begin(), row.end(), is_amount);
    if (figures || code.matches(*first) || patterns::any_matches(words.ordinal_label, *first)) break;
    if (header > 0 && only_text(row) &&
        (patterns::any_matches(words.total_row, *first) || patterns::any_matches(words.entry_start, *first)))
      break;
  }
  return header;
}

class GridMaker {
 public:
  GridMaker(std::vector<Texts> rows, int page, int line, const forms::Vocabulary& words)
      : rows_(std::move(rows)), words_(words) {
    grid_.page = page;
    grid_.ruled = true;
    std::size_t columns = 0;
    for (const Texts& row : rows_) columns = std::max(columns, row.size());
    // What is blank from the top to the bottom is no column.
    while (columns > 0 && std::all_of(rows_.begin(), rows_.end(), [&](const Texts& row) {
             return row.size() < columns || row[columns - 1].empty();
           }))
      --columns;
    for (Texts& row : rows_) row.resize(columns);
    for (std::size_t c = 0; c <= columns; ++c)
      grid_.column_edges.push_back(static_cast<double>(c) * kColumn * kCharacterWidth);
    for (std::size_t r = 0; r <= rows_.size(); ++r)
      grid_.row_edges.push_back((line + static_cast<double>(r)) * kLinePitch);
  }

  Grid make() {
    const std::size_t header = rows_of_header(rows_, words_);
    done_.assign(rows_.size(), std::vector<bool>(rows_.empty() ? 0 : rows_.front().size(), false));
    for (std::size_t r = 0; r < rows_.size(); ++r)
      for (std::size_t c = 0; c < rows_[r].size(); ++c)
        if (!done_[r][c]) add(r, c, r < header ? spans_of(r, c, header) : std::pair<std::size_t, std::size_t>{1, 1});
    if (!grid_.column_edges.empty())
      grid_.box = {0, grid_.row_edges.front(), grid_.column_edges.back(), grid_.row_edges.back()};
    return std::move(grid_);
  }

 private:
  // Texts that a converter repeats over the places of a merged cell are one, and so is a text with the blanks behind it
  // that have names below them, or the blanks below it.
  std::pair<std::size_t, std::size_t> spans_of(std::size_t r, std::size_t c, std::size_t header) const {
    const std::string& text = rows_[r][c];
    if (text.empty()) return {1, 1};
    std::size_t width = 1, height = 1;
    const auto goes_right = [&](std::size_t k) {
      if (done_[r][k]) return false;
      if (rows_[r][k] == text) return r + 1 < header;
      if (!rows_[r][k].empty()) return false;
      for (std::size_t below = r + 1; below < header; ++below)
        if (!rows_[below][k].empty()) return true;
      return false;
    };
    while (c + width < rows_[r].size() && goes_right(c + width)) ++width;
    const auto goes_down = [&](std::size_t k) {
      bool same = true, blank = true;
      for (std::size_t i = c; i < c + width; ++i) {
        same = same && rows_[k][i] == text;
        blank = blank && rows_[k][i].empty();
      }
      return same || blank;
    };
    while (r + height < header && goes_down(r + height)) ++height;
    return {height, width};
  }

  void add(std::size_t r, std::size_t c, std::pair<std::size_t, std::size_t> spans) {
    const auto [height, width] = spans;
    for (std::size_t i = r; i < r + height; ++i)
      for (std::size_t k = c; k < c + width; ++k) done_[i][k] = true;
    Cell cell{
        .row = static_cast<int>(r),
        .col = static_cast<int>(c),
        .row_span = static_cast<int>(height),
        .col_span = static_cast<int>(width),
        .box = {grid_.column_edges[c], grid_.row_edges[r], grid_.column_edges[c + width], grid_.row_edges[r + height]},
        .text = rows_[r][c]};
    const double own = std::min(text::half_widths(cell.text), kColumn - 2) * kCharacterWidth;
    cell.text_box = {cell.box.x0 + kCharacterWidth, cell.box.y0 + 1, cell.box.x0 + kCharacterWidth + own,
                     cell.box.y0 + 1 + kLineHeight};
    grid_.cells.push_back(std::move(cell));
  }

  std::vector<Texts> rows_;
  const forms::Vocabulary& words_;
  std::vector<std::vector<bool>> done_;
  Grid grid_;
};

class PageReader {
 public:
  PageReader(std::string_view text, int number, const forms::Vocabulary& words) : number_(number), words_(words) {
    raw_ = text::split(text, '\n');
    for (const std::string_view line : raw_) lines_.push_back(read_line(line));
  }

  int tabs() const {
    return static_cast<int>(std::count_if(lines_.begin(), lines_.end(),
                                          [](const Line& line) { return line.separator == Separator::kTab; }));
  }
  int tabs_in_tables() const { return tabs_in_tables_; }

  PageLayout read(std::string& rest, int& figures) {
    PageLayout layout{.number = number_, .height_pt = (static_cast<double>(raw_.size()) + 1) * kLinePitch};
    for (std::size_t i = 0; i < lines_.size();) {
      const std::size_t end = end_of_run(i);
      if (end == i || !add_table(i, end, layout, figures)) {
        add_text(i, layout, rest);
        ++i;
      } else {
        rest.push_back('\n');
        i = end;
      }
    }
    double width = kColumn * kCharacterWidth;
    for (const Grid& grid : layout.grids) width = std::max(width, grid.box.x1);
    layout.width_pt = width;
    for (TextLine& line : layout.lines) line.box = made_place(line.text, line.box.y0, width, words_);
    return layout;
  }

 private:
  std::size_t end_of_run(std::size_t first) const {
    if (lines_[first].separator == Separator::kNone) return first;
    std::size_t end = first;
    for (std::size_t i = first; i < lines_.size(); ++i) {
      if (lines_[i].separator == lines_[first].separator)
        end = i + 1;
      else if (!text::trimmed(raw_[i]).empty() || (lines_[first].separator == Separator::kBar))
        break;
    }
    return end;
  }

  // A title, a unit or who prepared the table that stands over all its columns, or below them.
  bool is_outside(const std::string& text) const {
    return patterns::first_captured(words_.unit, text) || patterns::first_captured(words_.preparer, text) ||
           patterns::any_matches(words_.number, text) || patterns::any_matches(words_.note, text) ||
           forms::reads_like_title(text, words_);
  }

  bool all_outside(const Texts& row) const {
    bool any = false;
    for (const std::string& cell : row) {
      if (cell.empty()) continue;
      if (!is_outside(cell)) return false;
      any = true;
    }
    return any;
  }

  struct Run {
    std::vector<Texts> rows;
    Texts above;   // what stands over all columns
    int line = 0;  // of the first row
  };

  Run read_run(std::size_t first, std::size_t end) const {
    Run run{.rows = {}, .above = {}, .line = static_cast<int>(first)};
    for (std::size_t i = first; i < end; ++i) {
      const Line& own = lines_[i];
      if (own.separator == Separator::kNone || own.rule) continue;
      const auto only = only_text(own.cells);
      if (!only && std::all_of(own.cells.begin(), own.cells.end(), [](const auto& cell) { return cell.empty(); }))
        continue;
      if (run.rows.empty() && (all_outside(own.cells) || (only && own.cells.size() > 1 && is_outside(*only)))) {
        for (const std::string& cell : own.cells)
          if (!cell.empty() && (run.above.empty() || run.above.back() != cell)) run.above.push_back(cell);
        run.line = static_cast<int>(i) + 1;
        continue;
      }
      run.rows.push_back(own.cells);
    }
    return run;
  }

  static bool is_table(const std::vector<Texts>& rows, int amounts, bool bars) {
    std::size_t columns = 0;
    for (const Texts& row : rows) columns = std::max(columns, row.size());
    if (rows.size() < kFewestRows || columns < kFewestColumns || (amounts == 0 && !bars)) return false;
    // Tabs may stand for any space: those that part cells are as many in each row.
    const auto whole = std::count_if(rows.begin(), rows.end(), [&](const Texts& row) { return row.size() == columns; });
    return bars || static_cast<double>(whole) >= kWholeRows * static_cast<double>(rows.size());
  }

  bool add_table(std::size_t first, std::size_t end, PageLayout& layout, int& figures) {
    Run run = read_run(first, end);
    int amounts = 0;
    for (const Texts& row : run.rows) amounts += static_cast<int>(std::count_if(row.begin(), row.end(), is_amount));
    const bool bars = lines_[first].separator == Separator::kBar;
    if (!is_table(run.rows, amounts, bars)) return false;
    figures += amounts;
    if (!bars) tabs_in_tables_ += static_cast<int>(run.rows.size());
    for (std::size_t i = 0; i < run.above.size(); ++i)
      add_line(run.above[i], run.line - static_cast<double>(run.above.size() - i), layout);
    Grid grid = GridMaker(std::move(run.rows), number_, run.line, words_).make();
    if (grid.columns() > 0) layout.grids.push_back(std::move(grid));
    return true;
  }

  void add_text(std::size_t i, PageLayout& layout, std::string& rest) const {
    std::string_view raw = text::trimmed(raw_[i]);
    while (!raw.empty() && (raw.front() == '#' || raw.front() == '>')) raw.remove_prefix(1);
    const std::string text = clean(raw);
    rest += text;
    rest.push_back('\n');
    if (text.empty()) return;
    add_line(text, static_cast<double>(i), layout);
  }

  // Until the page's width is known, its height is all of its place.
  void add_line(const std::string& text, double row, PageLayout& layout) const {
    TextLine line{.text = text, .page = number_};
    line.box.y0 = row * kLinePitch;
    layout.lines.push_back(std::move(line));
  }

  int number_;
  int tabs_in_tables_ = 0;
  const forms::Vocabulary& words_;
  std::vector<std::string_view> raw_;
  std::vector<Line> lines_;
};

}  // namespace

CellLayouts lay_out_cells(std::string_view text, const forms::Vocabulary& words) {
  CellLayouts layouts;
  if (text.find_first_of("|\t") == std::string_view::npos) return layouts;
  int tabs = 0, in_tables = 0;
  std::vector<std::string_view> pages = text::split(text, '\f');
  if (pages.size() > 1 && text::trimmed(pages.back()).empty()) pages.pop_back();
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) layouts.rest.push_back('\f');
    PageReader reader(pages[i], static_cast<int>(i) + 1, words);
    layouts.pages.push_back(reader.read(layouts.rest, layouts.figures));
    tabs += reader.tabs();
    in_tables += reader.tabs_in_tables();
  }
  if (in_tables < kTabsInTables * tabs) layouts.figures = 0;
  return layouts;
}

}  // namespace yusuan::dump
