#include "forms/header.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "text/amount.h"
#include "text/utf8.h"

namespace yusuan::forms {
namespace {

// Cells beside the name of an entry without figures; a single blank one may be a cell of the header that says nothing.
constexpr int kFewestBlank = 2;
// A cell that ends a sentence and is as long as one is no cell of a header (30 characters).
constexpr std::size_t kSentenceBytes = 90;
constexpr int kMostColumns = 99;

// What numbers a column: `3`, `(3)`, a letter, and behind `=` how the column is worked out (`3=2/1*100`, `A=B+C`).
struct ColumnMark {
  int number = 0;  ///< 0: a formula alone; a letter counts from A
  bool letter = false, formula = false;
};

bool is_formula(std::string_view text) {
  constexpr std::string_view kSigns = "=+-*/()%.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  bool operand = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    const bool ascii = c < 0x80 && kSigns.find(static_cast<char>(c)) != std::string_view::npos;
    operand = operand || text::is_ascii_digit(c) || (c >= U'A' && c <= U'Z');
    constexpr std::u32string_view kWideSigns = U"＝×÷−－（）％…～∑";
    if (!ascii && kWideSigns.find(c) == std::u32string_view::npos && !text::is_space(c)) return false;
  }
  return operand;
}

std::size_t bracket_at(std::string_view text, std::string_view ascii, std::string_view wide) {
  return text.starts_with(ascii) ? ascii.size() : text.starts_with(wide) ? wide.size() : 0;
}

std::optional<ColumnMark> column_mark(std::string_view text) {
  constexpr std::size_t kLongest = 40;  // a formula of six columns
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  if (text.starts_with('=')) return is_formula(text) ? std::optional(ColumnMark{.formula = true}) : std::nullopt;
  ColumnMark mark;
  const std::size_t open = bracket_at(text, "(", "（");
  std::string_view rest = text.substr(open);
  if (!rest.empty() && rest[0] >= 'A' && rest[0] <= 'Z') {
    mark = {.number = rest[0] - 'A' + 1, .letter = true};
    rest.remove_prefix(1);
  } else {
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), mark.number);
    if (error != std::errc{} || mark.number < 1 || mark.number > kMostColumns) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  }
  if (open > 0) {
    const std::size_t close = bracket_at(rest, ")", "）");
    if (close == 0) return std::nullopt;
    rest.remove_prefix(close);
  }
  rest = text::trimmed(rest);
  mark.formula = !rest.empty();
  if (mark.formula && ((!rest.starts_with('=') && !rest.starts_with("＝")) || !is_formula(rest))) return std::nullopt;
  return mark;
}

// The row `※ ※ 1 2 3`, `栏次 1 2` or `A=B+C B C`: labels that say so, and numbers that count up, one by one where
// nothing else tells them from data.
constexpr int kFewestCounted = 3;  // column numbers that go on from another page

std::optional<std::vector<std::optional<int>>> ordinals_of(const GridRow& row, const Vocabulary& words) {
  std::vector<std::optional<int>> ordinals(row.cells.size());
  int previous = 0, first = 0, numbers = 0, labels = 0, formulas = 0;
  bool letters = false, by_one = true;
  for (int col = 0; col < static_cast<int>(row.cells.size()); ++col) {
    const std::string& text = row.text(col);
    if (text.empty()) continue;
    const auto mark = column_mark(text);
    if (!mark) {
      if (!patterns::any_matches(words.ordinal_label, text)) return std::nullopt;
      ++labels;
      continue;
    }
    formulas += mark->formula;
    if (mark->number == 0) continue;
    if (mark->number <= previous || (numbers > 0 && mark->letter != letters)) return std::nullopt;
    if (numbers == 0) first = mark->number;
    by_one = by_one && (numbers == 0 || mark->number == previous + 1);
    letters = mark->letter;
    ordinals[col] = previous = mark->number;
    ++numbers;
  }
  if (numbers + labels < 2 || numbers == 0) return std::nullopt;
  if (formulas == 0 && (!by_one || letters)) return std::nullopt;
  // Where columns stand on the page before, theirs were counted there.
  const bool over_each = labels == 0 && numbers == static_cast<int>(row.cells.size());
  if (formulas == 0 && first != 1 && (!over_each || numbers < kFewestCounted)) return std::nullopt;
  return ordinals;
}

// Header rows are tied together by the cells that reach down over several of them.
int tied_rows(const std::vector<GridRow>& rows) {
  int end = 1;
  for (int row = 0; row < end; ++row) {
    if (row > 0 && holds_figure(rows[row])) return row;
    for (int col = 0; col < static_cast<int>(rows[row].cells.size()); ++col)
      if (const Cell* cell = rows[row].starting_at(col)) end = std::max(end, row + cell->row_span);
    end = std::min(end, static_cast<int>(rows.size()));
  }
  return end;
}

bool holds_sentence(const GridRow& row) {
  static constexpr std::string_view kFullStop = "。";
  return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell* cell) {
    return cell != nullptr && cell->text.size() >= kSentenceBytes && cell->text.find(kFullStop) != std::string::npos;
  });
}

// A name with blank cells beside it: an entry without figures, below a header that says something over each column.
bool names_entry(const GridRow& row, const GridRow& above) {
  const Cell* first = row.starting_at(0);
  if (first != nullptr && !first->text.empty() && heads_each_column(above))
    for (int col = 1; col < static_cast<int>(row.cells.size()); ++col)
      if (const Cell* cell = row.starting_at(col); cell != nullptr && cell->text.empty()) return true;
  int blank = 0;
  for (int col = 0; col < static_cast<int>(row.cells.size()); ++col) {
    const Cell* cell = row.starting_at(col);
    if (cell == nullptr && (row.cells[col] == nullptr || row.cells[col]->row != row.row)) return false;
    if (cell == nullptr) continue;
    if (cell->text.empty() == (col == 0)) return false;
    blank += col > 0;
  }
  return blank >= kFewestBlank;
}

void add_to_path(std::vector<std::string>& path, const std::string& text) {
  if (!text.empty() && (path.empty() || path.back() != text)) path.push_back(text);
}

// The words of a header cell; a unit line that stands in it goes to `unit`.
std::string words_of(const Cell& cell, const Vocabulary& words, std::optional<std::string>& unit) {
  for (const text::Pattern& pattern : words.unit_in_frame)
    if (const auto found = pattern.captures(cell.text)) {
      const std::string_view named = found->at(1);
      unit = named;
      return std::string(text::trimmed(std::string_view(cell.text).substr(
          static_cast<std::size_t>(named.data() + named.size() - cell.text.data()))));
    }
  return cell.text;
}

bool is_word(const std::string& text, const Vocabulary& words) {
  return !text.empty() && !text::parse_amount(text) && !patterns::any_matches(words.code, text) &&
         !text::is_placeholder(text);
}

// 其中： over the first of its columns is over those beside it, too, whose cells in its row are blank.
void spread_memo(const GridRow& row, Header& header, const Vocabulary& words) {
  const Cell* memo = nullptr;
  for (int col = 0; col < static_cast<int>(row.cells.size()); ++col) {
    const Cell* cell = row.cells[col];
    const bool own = cell != nullptr && cell->row == row.row && cell->row_span == 1;
    if (own && patterns::any_matches(words.memo_header, cell->text))
      memo = cell;
    else if (!own || !cell->text.empty())
      memo = nullptr;
    else if (memo != nullptr)
      add_to_path(header.paths[col], memo->text);
  }
}

// Marks the cells of the first body row that divide a header cell above: at least two, all of them words. One that
// reaches down names the rows beside it, and so does what stands under the same header cell.
void find_shared_cells(const GridTable& table, int body, Header& header, const Vocabulary& words) {
  const GridRow &above = table.rows[body - 1], &row = table.rows[body];
  for (int from = 0, to = 0; from < table.columns; from = to) {
    int cells = 0;
    bool all_words = true;
    for (to = from; to < table.columns && above.cells[to] == above.cells[from]; ++to) {
      if (row.starting_at(to) == nullptr) continue;
      ++cells;
      all_words = all_words && row.cells[to]->row_span == 1 && is_word(row.text(to), words);
    }
    if (cells < 2 || !all_words || above.cells[from] == nullptr) continue;
    for (int col = from; col < to; ++col) {
      if (row.cells[col] != nullptr) add_to_path(header.paths[col], row.cells[col]->text);
      header.shared[col] = true;
    }
  }
}

}  // namespace

bool holds_figure(const GridRow& row) {
  for (int col = 0; col < static_cast<int>(row.cells.size()); ++col)
    if (text::parse_amount(row.text(col)) || text::joins_amounts(row.text(col))) return true;
  return false;
}

bool heads_each_column(const GridRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const Cell* cell) { return cell != nullptr && cell->col_span == 1 && !cell->text.empty(); });
}

bool starts_body(const GridRow& row, const Vocabulary& words) {
  if (holds_figure(row) || row.blank() || sentence_across(row, words) != nullptr) return true;
  int texts = 0, places = 0;
  const std::string* first = nullptr;
  const Cell* seen = nullptr;
  for (int col = 0; col < static_cast<int>(row.cells.size()); ++col) {
    if (row.cells[col] == nullptr || row.cells[col] == seen) continue;
    seen = row.cells[col];
    ++places;
    texts += !seen->text.empty();
    if (first == nullptr && !row.text(col).empty()) first = &row.text(col);
  }
  if (first == nullptr) return false;
  if (patterns::any_matches(words.code, *first) || patterns::any_matches(words.entry_start, *first) ||
      text::is_placeholder(*first))
    return true;
  return texts < places && patterns::any_matches(words.total_row, *first);
}

int count_header_rows(const std::vector<GridRow>& rows, int known, const Vocabulary& words) {
  int count = 1;  // up to the first row that tells something
  while (count < static_cast<int>(rows.size()) && !holds_sentence(rows[count])) ++count;
  count = std::min(count, static_cast<int>(rows.size()));
  int end = std::min(known > 0 ? known : tied_rows(rows), count);
  while (end < count && !ordinals_of(rows[end], words) && !starts_body(rows[end], words) &&
         !names_entry(rows[end], rows[end - 1]))
    ++end;
  while (end < count && ordinals_of(rows[end], words)) ++end;
  return end;
}

Header read_header(const GridTable& table, const Vocabulary& words) {
  Header header{.paths = std::vector<std::vector<std::string>>(table.columns),
                .ordinals = std::vector<std::optional<int>>(table.columns),
                .shared = std::vector<bool>(table.columns, false)};
  bool numbered = false;  // by its last row
  for (int row = 0; row < table.header_rows; ++row) {
    const GridRow& header_row = table.rows[row];
    auto ordinals = row > 0 ? ordinals_of(header_row, words) : std::nullopt;
    numbered = ordinals.has_value();
    if (numbered) {
      header.ordinals = std::move(*ordinals);
      continue;
    }
    for (int col = 0; col < table.columns; ++col)
      if (const Cell* cell = header_row.cells[col]; cell != nullptr && cell->row == header_row.row)
        add_to_path(header.paths[col], words_of(*cell, words, header.unit));
    if (row + 1 < table.header_rows) spread_memo(header_row, header, words);
  }
  if (!numbered && table.header_rows > 0 && table.header_rows < static_cast<int>(table.rows.size()))
    find_shared_cells(table, table.header_rows, header, words);
  return header;
}

const std::string* sentence_across(const GridRow& row, const Vocabulary& words) {
  const Cell* only = nullptr;
  for (int col = 0; col < static_cast<int>(row.cells.size()); ++col) {
    const Cell* cell = row.starting_at(col);
    if (cell == nullptr || cell->text.empty()) continue;
    if (only != nullptr) return nullptr;
    only = cell;
  }
  if (only == nullptr || !patterns::any_matches(words.note, only->text)) return nullptr;
  return &only->text;
}

bool is_signature(const GridRow& row, const Vocabulary& words) {
  bool signed_by = false;
  for (int col = 0; col < static_cast<int>(row.cells.size()); ++col) {
    const std::string& text = row.text(col);
    if (text.empty()) continue;
    if (!patterns::any_matches(words.signature, text)) return false;
    signed_by = true;
  }
  return signed_by;
}

bool numbers_columns(const GridRow& row, const Vocabulary& words) { return ordinals_of(row, words).has_value(); }

}  // namespace yusuan::forms
