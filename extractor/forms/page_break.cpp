#include "forms/page_break.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/median.h"
#include "text/amount.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::forms {
namespace {

// A text that wraps leaves less free than this many characters of its cell's width, padding included.
constexpr double kFreeOfWrapped = 2.0;
// In points: of that, padding takes up to this much on either side; what a column keeps free beyond it is padding, too.
constexpr double kUsualPadding = 5.4;
constexpr double kMostPadding = 12.0;

// Two lines are higher than this many times one.
constexpr double kOneLine = 1.4;
// Of a line: texts are measured no better.
constexpr double kRounding = 0.05;
// Of its height: a text sticks out of its own row by less.
constexpr double kSticksOut = 1.0 / 3;
// Of its height: a text in the middle of its cell is nearer to it.
constexpr double kOffMiddle = 0.25;
// Latin letters and digits are half as wide as what comes from here on, points and commas a quarter.
constexpr char32_t kFirstWide = 0x2E80;
// Decimals of money; figures that lack them in one row and have their rest below.
constexpr std::size_t kDecimals = 2;
constexpr int kSeveralFigures = 2;
// Rows that have a figure in a column, to know that none there goes without.
constexpr std::size_t kFewestFilled = 4;
// Digits of a functional code: 类, 款 and 项.
constexpr std::size_t kClassDigits = 3, kGroupDigits = 5, kItemDigits = 7;

std::string last_character(const std::string& text) {
  std::string last;
  if (!text.empty()) text::append_code_point(last, text::code_point_before(text, text.size()));
  return last;
}

// How wide a text is, in widths of a CJK character.
double widths_of(const std::string& text) {
  double widths = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    widths += c == U'.' || c == U',' ? 0.25 : c < kFirstWide ? 0.5 : 1;
  }
  return widths;
}

// How wide a CJK character is in most of the texts of one line: those no higher than the lowest. 0 without texts.
double character_width(const std::vector<const Cell*>& texts) {
  double lowest = 0;
  for (const Cell* cell : texts)
    if (lowest == 0 || cell->text_box.height() < lowest) lowest = cell->text_box.height();
  std::vector<double> widths;
  for (const Cell* cell : texts)
    if (cell->text_box.height() <= kOneLine * lowest) widths.push_back(cell->text_box.width() / widths_of(cell->text));
  return median(std::move(widths));
}

// The least that a column's texts keep free on both sides of their cells.
double padding_of(const std::vector<const Cell*>& texts) {
  double padding = kMostPadding;
  for (const Cell* cell : texts)
    padding = std::min({padding, cell->text_box.x0 - cell->box.x0, cell->box.x1 - cell->text_box.x1});
  return std::max(padding, kUsualPadding);
}

// Whether the cell has no room for another character of this size on the last line of its text.
bool fills_its_cell(const Cell& cell, double size, double padding) {
  const double line = cell.text_box.width(), whole = size * widths_of(cell.text);
  if (line <= 0 || size <= 0) return false;
  const double lines = std::max(1.0, std::ceil(whole / line - kRounding));
  const double free = cell.box.width() - (whole - (lines - 1) * line) - 2 * (padding - kUsualPadding);
  return free < kFreeOfWrapped * size;
}

// Whether a text stands in the middle of a cell that goes on above the top of the page: it sticks out of what is left
// of it.
bool is_on_the_cut(const Cell& cell) {
  return !cell.text.empty() && cell.box.y0 - cell.text_box.y0 > kSticksOut * cell.text_box.height();
}

// Whether two texts stand as near to the border between them as lines of one text do: below the middle of the upper
// cell and above that of the lower.
bool stand_at_the_cut(const Cell& upper, const Cell& lower) {
  const double off = kOffMiddle * std::min(upper.text_box.height(), lower.text_box.height());
  return upper.text_box.center_y() > upper.box.center_y() + off &&
         lower.text_box.center_y() < lower.box.center_y() - off;
}

// What figures and codes of a column have in common: decimals, or digits where there is no point. nullopt for words.
std::optional<std::size_t> shape_of(const std::string& text, bool figures) {
  if (text.empty() || text.find_first_not_of("0123456789,.-") != std::string::npos) return std::nullopt;
  const std::size_t point = text.find('.');
  if (figures) return point == std::string::npos ? 0 : text.size() - point - 1;
  return text::all_digits(text) ? std::optional(text.size()) : std::nullopt;
}

bool has_figures(const Row& row, const auto& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].figures && row.cells[i].text) return true;
  return false;
}

void append_text(TableCell& cell, const std::string& rest) {
  cell.text = text::join_lines(std::vector<std::string>{*cell.text, rest});
}

void append_figure(TableCell& cell, const std::string& rest, bool figures) {
  cell.text->append(rest);
  if (!figures) return;
  if (const auto amount = text::parse_amount(*cell.text)) cell.value = amount->value;
}

// A row that may be but the rest of the one above it: pieces of figures, none of which is one of two decimals.
bool may_be_rest(const GridRow& row) {
  bool pieces = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string& text = row.text(static_cast<int>(i));
    if (text.empty()) continue;
    if (text.find('.') != std::string::npos && text.find('%') != std::string::npos) return false;
    pieces = pieces || text == "%" || (text::all_digits(text) && text.size() < kGroupDigits);
  }
  return pieces;
}

}  // namespace

PageBreaks::PageBreaks(const std::vector<const GridRow*>& body, const std::vector<Column>& columns,
                       const Vocabulary& words)
    : columns_(columns.size()), words_(words) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    columns_[i].figures = is_figure(columns[i].type);
    columns_[i].codes = columns[i].type == ColumnType::kCode;
  }
  if (body.empty()) return;
  if (body.front()->page == body.back()->page &&
      std::none_of(body.begin(), body.end(), [](const GridRow* row) { return may_be_rest(*row); }))
    return;
  for (std::size_t i = 0; i < body.size(); ++i)
    note_habits(*body[i], i + 1 < body.size() && body[i + 1]->page == body[i]->page ? body[i + 1] : nullptr,
                i > 0 && body[i - 1]->page != body[i]->page);
  for (ColumnHabits& column : columns_) {
    column.size = character_width(column.texts);
    column.padding = padding_of(column.texts);
  }
}

void PageBreaks::note_habits(const GridRow& row, const GridRow* next, bool first) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const int column = static_cast<int>(i);
    const Cell* cell = row.starting_at(column);
    if (cell == nullptr) continue;
    columns_[i].merged = columns_[i].merged || cell->row_span > 1;
    if (!cell->text.empty()) {
      ++columns_[i].endings[last_character(cell->text)];
      columns_[i].texts.push_back(cell);
      if (const auto shape = shape_of(cell->text, columns_[i].figures)) ++columns_[i].shapes[*shape];
    }
    if (next == nullptr) continue;
    columns_[i].blanks = columns_[i].blanks || (!first && cell->row_span == 1 && cell->text.empty());
    columns_[i].repeats = columns_[i].repeats || (!cell->text.empty() && next->text(column) == cell->text);
  }
}

int PageBreaks::ends_like(std::size_t column, const std::string& text) const {
  const auto found = columns_[column].endings.find(last_character(text));
  return found == columns_[column].endings.end() ? 0 : found->second;
}

// A text that ends unlike the others of its column for want of room, and with what stands below ends like them.
bool PageBreaks::goes_on(const BodyRow& above, const BodyRow& below, std::size_t column) const {
  const Cell* cell = above.printed->cells[column];
  const auto &upper = above.row.cells[column].text, &lower = below.row.cells[column].text;
  return cell != nullptr && upper && lower && fills_its_cell(*cell, columns_[column].size, columns_[column].padding) &&
         ends_like(column, *lower) > ends_like(column, *upper);
}

// Functional codes have three, five or seven digits: of two pieces that make one, one at least is none by itself.
bool PageBreaks::completes_code(const BodyRow& above, const BodyRow& below, std::size_t column) const {
  const auto &upper = above.row.cells[column].text, &lower = below.row.cells[column].text;
  if (!columns_[column].codes || !upper || !lower || !text::all_digits(*upper) || !text::all_digits(*lower))
    return false;
  const std::size_t whole = upper->size() + lower->size();
  return upper->size() >= kClassDigits && (whole == kGroupDigits || whole == kItemDigits);
}

// A percent sign, or what a minus stands before, on a line of its own.
bool PageBreaks::completes_sign(const BodyRow& above, const BodyRow& below, std::size_t column) const {
  const auto &upper = above.row.cells[column].text, &lower = below.row.cells[column].text;
  if (!columns_[column].figures || !upper || !lower) return false;
  if (*lower == "%")
    return !upper->ends_with('%') && text::parse_amount(*upper).has_value() && !text::is_placeholder(*upper);
  return *upper == "-" && !lower->starts_with('-') && text::parse_amount(*lower).has_value();
}

// A figure or code that lacks digits others of its column have, and has them with what stands below.
bool PageBreaks::completes(const BodyRow& above, const BodyRow& below, std::size_t column) const {
  const ColumnHabits& habits = columns_[column];
  const Cell* cell = above.printed->cells[column];
  const auto &upper = above.row.cells[column].text, &lower = below.row.cells[column].text;
  // Row numbers count on below each other: within a page, only decimals say that a figure was broken.
  if (!habits.figures && above.row.page == below.row.page) return false;
  if (cell == nullptr || !upper || !lower || !shape_of(*lower, habits.figures)) return false;
  const auto shape = shape_of(*upper, habits.figures), whole = shape_of(*upper + *lower, habits.figures);
  if (!shape || !whole || *shape == *whole || !fills_its_cell(*cell, habits.size, habits.padding)) return false;
  const auto like = habits.shapes.find(*whole), unlike = habits.shapes.find(*shape);
  return like != habits.shapes.end() && (unlike == habits.shapes.end() || like->second > unlike->second);
}

// Whether a row has a code or figures and no words, which stand alone in the row below: a name of several lines did not
// fit the end of the page. Where all rows have words, any figures say so; where not all have, a code does.
bool PageBreaks::lost_its_words(const BodyRow& above, const BodyRow& below) const {
  if (above.row.kind == RowKind::kTotal || below.row.code || has_figures(below.row, columns_)) return false;
  bool figures = false, usual = true, words = false;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const auto &upper = above.row.cells[i].text, &lower = below.row.cells[i].text;
    figures = figures || (columns_[i].figures && upper);
    if (columns_[i].figures) continue;
    if (upper && !text::all_digits(*upper)) return false;
    if (!lower) continue;
    if (upper || text::all_digits(*lower) || patterns::any_matches(words_.memo_row, *lower)) return false;
    words = true;
    usual = usual && !columns_[i].blanks;
  }
  return words && (above.row.code || usual) && figures;
}

// Whether a row has no figure where the row above and all others of the table have one: it has no place for a heading.
bool PageBreaks::lacks_usual_figure(const BodyRow& above, const BodyRow& below) const {
  if (has_figures(below.row, columns_)) return false;
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (columns_[i].figures && !columns_[i].blanks && columns_[i].texts.size() >= kFewestFilled &&
        above.row.cells[i].text)
      return true;
  return false;
}

// Whether the figures of a row are all digits that fill those above up to two decimals: one that ends with a point says
// so, or several of them, or a code that is broken, too.
bool PageBreaks::fills_decimals(const BodyRow& above, const BodyRow& below) const {
  int filled = 0;
  bool open = false;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    open = open || completes_code(above, below, i);
    if (completes_sign(above, below, i)) continue;
    const auto &upper = above.row.cells[i].text, &lower = below.row.cells[i].text;
    if (!columns_[i].figures || !lower) continue;
    const std::size_t point = upper ? upper->rfind('.') : std::string::npos;
    if (point == std::string::npos || !text::all_digits(*lower) ||
        upper->size() - point - 1 + lower->size() != kDecimals)
      return false;
    ++filled;
    open = open || upper->ends_with('.');
  }
  return open || filled >= kSeveralFigures;
}

// Words only, no code, nothing that starts an entry, below cells that have a text each. Figures stand in one of the
// two; figures and codes may be broken off, too.
bool PageBreaks::completes_cell(const BodyRow& above, const BodyRow& below, std::size_t column, bool fills) const {
  const bool filled = fills && columns_[column].figures && below.row.cells[column].text;
  return filled || completes_sign(above, below, column) || completes(above, below, column) ||
         completes_code(above, below, column);
}

bool PageBreaks::is_rest(const BodyRow& above, const BodyRow& below) const {
  if (below.row.kind == RowKind::kTotal) return false;
  if (lost_its_words(above, below)) return true;
  bool completed = false, code = false, figures = false;
  std::vector<bool> done(columns_.size());
  const bool fills = fills_decimals(above, below);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const bool sign = completes_sign(above, below, i);
    done[i] = completes_cell(above, below, i, fills);
    completed = completed || (done[i] && (!sign || *below.row.cells[i].text == "%"));
    code = code || (done[i] && !columns_[i].figures);
    figures = figures || (columns_[i].figures && !done[i] && below.row.cells[i].text);
  }
  if (!completed && above.row.kind == RowKind::kTotal) return false;
  if ((below.row.code && !code) || (figures && has_figures(above.row, columns_))) return false;
  bool words = false, all_go_on = true;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const auto& text = below.row.cells[i].text;
    if (!text || columns_[i].figures || done[i]) continue;
    if (!above.row.cells[i].text || patterns::any_matches(words_.entry_start, *text) ||
        patterns::any_matches(words_.memo_row, *text) || text::is_placeholder(*text))
      return false;
    words = true;
    all_go_on = all_go_on && goes_on(above, below, i);
  }
  const bool same_page = above.row.page == below.row.page;
  if (same_page) return completed && !figures && !(below.row.code && !code);
  // In a table of codes each row has one; rows of names only are usual where a side of a two-sided table has no figure.
  if (words && lacks_usual_figure(above, below)) return true;
  return words ? all_go_on || ((above.row.code || code) && !figures) : completed;
}

bool PageBreaks::joins_rest(BodyRow& above, const BodyRow& below) const {
  if (!is_rest(above, below)) return false;
  const bool fills = fills_decimals(above, below);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const TableCell& rest = below.row.cells[i];
    if (!rest.text) continue;
    TableCell& cell = above.row.cells[i];
    if (above.row.page == below.row.page && cell.box && rest.box) cell.box = united(*cell.box, *rest.box);
    if (completes_cell(above, below, i, fills)) {
      append_figure(cell, *rest.text, columns_[i].figures);
      continue;
    }
    if (cell.text) {
      append_text(cell, *rest.text);
      continue;
    }
    cell = rest;
    cell.page = page_of(below.row, rest);
  }
  return true;
}

void PageBreaks::mend_merged(BodyRow& above, BodyRow& below) const {
  if (below.row.page == above.row.page) return;
  keep_printed_once(above, below);
  lift_printed_below(above, below);
}

// Printed in both parts: the row's label and figures are those of the row above, in columns where cells are merged and
// labels are not repeated, and something else is not. Labels alone do no harm and stay as printed.
void PageBreaks::keep_printed_once(BodyRow& above, BodyRow& below) const {
  std::vector<std::size_t> same;
  bool labelled = false, figures = false, other = false, first = true;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Cell* cell = above.printed->cells[i];
    const auto& text = below.row.cells[i].text;
    if (!text) continue;
    const bool again = cell != nullptr && cell->text == *text && columns_[i].merged;
    if (first) labelled = again && !columns_[i].repeats && !columns_[i].figures;
    first = false;
    if (again) same.push_back(i);
    figures = figures || (again && columns_[i].figures);
    other = other || !again;
  }
  if (!labelled || !figures || !other) return;
  for (const std::size_t i : same) below.row.cells[i] = {};
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!columns_[i].merged || columns_[i].figures || !above.row.cells[i].text || !goes_on(above, below, i)) continue;
    append_text(above.row.cells[i], *below.row.cells[i].text);
    below.row.cells[i] = {};
  }
}

// Printed in the lower part only, or on the border: merged cells stand below cells that are blank, which is not usual
// in their columns.
void PageBreaks::lift_printed_below(BodyRow& above, BodyRow& below) const {
  std::vector<std::size_t> lifted, parted;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Cell *upper = above.printed->starting_at(static_cast<int>(i)),
               *lower = below.printed->starting_at(static_cast<int>(i));
    const bool blank =
        upper != nullptr && upper->row_span == 1 && upper->text.empty() && (!lifted.empty() || !columns_[i].blanks);
    if (blank && lower != nullptr && (lower->row_span > 1 || is_on_the_cut(*lower)) && below.row.cells[i].text)
      lifted.push_back(i);
    else if (i == 0)
      return;
    else if (upper != nullptr && lower != nullptr && stand_at_the_cut(*upper, *lower) && goes_on(above, below, i))
      parted.push_back(i);
  }
  for (const std::size_t i : parted) {
    append_text(above.row.cells[i], *below.row.cells[i].text);
    below.row.cells[i] = {};
  }
  for (const std::size_t i : lifted) {
    std::swap(above.row.cells[i], below.row.cells[i]);
    above.row.cells[i].box = above.printed->cells[i]->box;
  }
}

}  // namespace yusuan::forms
