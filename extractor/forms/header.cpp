#include "forms/header.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "text/amount.h"

namespace yusuan {
namespace {

// Cells beside the name of an entry without figures; a single blank one may be a cell of the header that says nothing.
constexpr int kFewestBlank = 2;

// `3`, `(3)`, and `1=2+3` where the form says how the column is summed.
std::optional<int> column_number(std::string_view text) {
  if ((text.starts_with("(") && text.ends_with(")")) || (text.starts_with("（") && text.ends_with("）"))) {
    const std::size_t bracket = text.starts_with("(") ? 1 : std::string_view("（").size();
    text = text.substr(bracket, text.size() - 2 * bracket);
  }
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || number < 1 || number > 99) return std::nullopt;
  const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
  if (!rest.empty() && (rest[0] != '=' || rest.find_first_not_of("=+-0123456789.…") != std::string_view::npos))
    return std::nullopt;
  return number;
}

// The row `※ ※ 1 2 3` or `栏次 1 2`: labels that say so, and numbers that count up.
std::optional<std::vector<std::optional<int>>> ordinals_of(const GridRow& row, const Vocabulary& words) {
  std::vector<std::optional<int>> ordinals(row.cells.size());
  int previous = 0, numbers = 0, labels = 0;
  for (int col = 0; col < static_cast<int>(row.cells.size()); ++col) {
    const std::string& text = row.text(col);
    if (text.empty()) continue;
    if (any_matches(words.ordinal_label, text)) {
      ++labels;
    } else if (const auto number = column_number(text);
               number && (numbers == 0 ? *number == 1 : *number == previous + 1)) {
      ordinals[col] = previous = *number;
      ++numbers;
    } else {
      return std::nullopt;
    }
  }
  if (numbers + labels < 2 || numbers == 0) return std::nullopt;
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

// A name with blank cells beside it: an entry without figures, below a header that says something over each column.
bool names_entry_alone(const GridRow& row) {
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

bool is_word(const std::string& text, const Vocabulary& words) {
  return !text.empty() && !parse_amount(text) && !any_matches(words.code, text) && !is_placeholder(text);
}

// Marks the cells of the first body row that divide a header cell above: at least two, all of them words.
void find_shared_cells(const GridTable& table, int body, Header& header, const Vocabulary& words) {
  const GridRow &above = table.rows[body - 1], &row = table.rows[body];
  for (int from = 0, to = 0; from < table.columns; from = to) {
    int cells = 0;
    bool all_words = true;
    for (to = from; to < table.columns && above.cells[to] == above.cells[from]; ++to) {
      if (row.starting_at(to) == nullptr) continue;
      ++cells;
      all_words = all_words && is_word(row.text(to), words);
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
    if (parse_amount(row.text(col))) return true;
  return false;
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
  if (any_matches(words.code, *first) || any_matches(words.entry_start, *first) || is_placeholder(*first)) return true;
  return texts < places && any_matches(words.total_row, *first);
}

int count_header_rows(const std::vector<GridRow>& rows, int known, const Vocabulary& words) {
  const int count = static_cast<int>(rows.size());
  int end = known > 0 ? known : tied_rows(rows);
  while (end < count && !ordinals_of(rows[end], words) && !starts_body(rows[end], words) &&
         !names_entry_alone(rows[end]))
    ++end;
  if (end < count && ordinals_of(rows[end], words)) ++end;
  return end;
}

Header read_header(const GridTable& table, const Vocabulary& words) {
  Header header{.paths = std::vector<std::vector<std::string>>(table.columns),
                .ordinals = std::vector<std::optional<int>>(table.columns),
                .shared = std::vector<bool>(table.columns, false)};
  bool numbered = false;
  for (int row = 0; row < table.header_rows; ++row) {
    const GridRow& header_row = table.rows[row];
    if (auto ordinals = row > 0 && row + 1 == table.header_rows ? ordinals_of(header_row, words) : std::nullopt) {
      header.ordinals = std::move(*ordinals);
      numbered = true;
      continue;
    }
    for (int col = 0; col < table.columns; ++col)
      if (const Cell* cell = header_row.cells[col]; cell != nullptr && cell->row == header_row.row)
        add_to_path(header.paths[col], cell->text);
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
  if (only == nullptr || !any_matches(words.note, only->text)) return nullptr;
  return &only->text;
}

bool numbers_columns(const GridRow& row, const Vocabulary& words) { return ordinals_of(row, words).has_value(); }

}  // namespace yusuan
