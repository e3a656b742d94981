#include "forms/header.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "text/amount.h"

namespace yusuan {
namespace {

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

bool has_figure(const GridRow& row) {
  for (int col = 0; col < static_cast<int>(row.cells.size()); ++col)
    if (parse_amount(row.text(col))) return true;
  return false;
}

// A row that starts an entry: a code, `一、…`, a total with blanks or figures beside it, a placeholder.
bool starts_body(const GridRow& row, const Vocabulary& words) {
  if (has_figure(row) || row.blank() || sentence_across(row, words) != nullptr) return true;
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

// Header rows are tied together by the cells that reach down over several of them.
int tied_rows(const GridTable& table, int rows_of_first_page) {
  int end = 1;
  for (int row = 0; row < end; ++row) {
    if (row > 0 && has_figure(table.rows[row])) return row;
    for (int col = 0; col < table.columns; ++col)
      if (const Cell* cell = table.rows[row].starting_at(col)) end = std::max(end, row + cell->row_span);
    end = std::min(end, rows_of_first_page);
  }
  return end;
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

Header read_header(const GridTable& table, const Vocabulary& words) {
  Header header{.paths = std::vector<std::vector<std::string>>(table.columns),
                .ordinals = std::vector<std::optional<int>>(table.columns),
                .shared = std::vector<bool>(table.columns, false)};
  const auto first_page = static_cast<int>(
      std::count_if(table.rows.begin(), table.rows.end(), [](const GridRow& row) { return row.grid == 0; }));
  int end = tied_rows(table, first_page);
  while (end < first_page && !ordinals_of(table.rows[end], words) && !starts_body(table.rows[end], words)) ++end;
  for (int row = 0; row < end; ++row)
    for (int col = 0; col < table.columns; ++col)
      if (const Cell* cell = table.rows[row].cells[col]; cell != nullptr && (cell->row == row))
        add_to_path(header.paths[col], cell->text);
  if (end < first_page) {
    if (auto ordinals = ordinals_of(table.rows[end], words)) {
      header.ordinals = std::move(*ordinals);
      ++end;
    } else if (end > 0) {
      find_shared_cells(table, end, header, words);
    }
  }
  header.rows = end;
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

bool repeats_header(const GridRow& row, const Header& header, const Vocabulary& words) {
  if (row.blank()) return false;
  if (ordinals_of(row, words)) return true;
  for (int col = 0; col < static_cast<int>(row.cells.size()); ++col) {
    const std::string& text = row.text(col);
    const auto& path = header.paths[col];
    if (!text.empty() && std::find(path.begin(), path.end(), text) == path.end()) return false;
  }
  return true;
}

}  // namespace yusuan
