#include "forms/continuation.h"

#include <algorithm>
#include <cmath>

#include "forms/column_match.h"
#include "forms/furniture.h"
#include "forms/header.h"

namespace yusuan::forms {
namespace {

// Of a page's height: running heads stand above.
constexpr double kHeadOfPage = 0.1;
// In points: lines at one height.
constexpr double kSameHeight = 3.0;
// Headers in other words: at least this many cells are the same for one that differs.
constexpr int kSameForOneOther = 2;
// Tables on facing pages repeat at least this many labels.
constexpr std::size_t kFirstLabels = 3;

// A title that is repeated on the next page, marked as continued or not.
bool same_title(const std::string& title, const std::string& repeated) {
  static const text::Pattern mark(R"(^(?:续表?[:：]?)?(.*?)[（(]?(?:续表?)?[)）]?\s*$)"), bare("(.*?)[）)]?$");
  const auto groups = mark.captures(repeated), whole = bare.captures(title);
  return title == repeated || (groups && whole && (*groups)[1] == (*whole)[1]);
}

template <typename T>
bool differ(const std::optional<T>& a, const std::optional<T>& b) {
  return a && b && *a != *b;
}

// Whether the table's page has a line in the head of the page at this height that is not its title: what stands there
// may change from page to page.
bool in_running_head(const GridTable& table, const TextLine& line, double page_height) {
  if (!table.caption.title || line.box.center_y() > kHeadOfPage * page_height) return false;
  return std::any_of(table.above.begin(), table.above.end(), [&](const TextLine& known) {
    return std::abs(known.box.center_y() - line.box.center_y()) < kSameHeight &&
           known.text.find(*table.caption.title) == std::string::npos;
  });
}

int places_covered(const GridRow& row, int col) {
  int covered = 1;
  while (col + covered < static_cast<int>(row.cells.size()) && row.cells[col + covered] == row.cells[col]) ++covered;
  return covered;
}

// How the cells of two rows compare; nothing is the same where they stand in different places.
struct Likeness {
  int same = 0, other = 0;
  bool places = true;
};

void compare(const GridRow& known, const GridRow& row, Likeness& likeness) {
  for (int col = 0; col < static_cast<int>(row.cells.size()); ++col) {
    const Cell *a = known.starting_at(col), *b = row.starting_at(col);
    if ((a == nullptr) != (b == nullptr)) likeness.places = false;
    if (a == nullptr || b == nullptr) continue;
    if (a->row_span != b->row_span || places_covered(known, col) != places_covered(row, col)) likeness.places = false;
    if (a->text.empty() && b->text.empty()) continue;
    ++(a->text == b->text ? likeness.same : likeness.other);
  }
}

// The rows of the table's header that hold words.
int rows_of_words(const GridTable& table, const Vocabulary& words) {
  const bool numbered = table.header_rows > 1 && numbers_columns(table.rows[table.header_rows - 1], words);
  return table.header_rows - (numbered ? 1 : 0);
}

// Whether `rows` begin with the table's header: the same cells, nearly all in the same words.
bool begins_with_header(const GridTable& table, const std::vector<GridRow>& rows, int header_rows) {
  if (header_rows == 0 || header_rows > static_cast<int>(rows.size())) return false;
  Likeness likeness;
  for (int row = 0; row < header_rows; ++row) {
    compare(table.rows[row], rows[row], likeness);
    if (holds_figure(rows[row]) && !holds_figure(table.rows[row])) return false;
  }
  if (likeness.same == 0) return false;
  if (likeness.other == 0) return true;
  return likeness.places && (likeness.other == 1 || likeness.other * kSameForOneOther <= likeness.same);
}

// Whether all that a row says stands in the table's header, in the same columns.
bool repeats_part_of_header(const GridTable& table, const GridRow& row) {
  if (row.blank()) return false;
  for (int col = 0; col < table.columns; ++col) {
    const std::string& text = row.text(col);
    if (text.empty()) continue;
    bool known = false;
    for (int header_row = 0; header_row < table.header_rows && !known; ++header_row) {
      const Cell* cell = table.rows[header_row].cells[col];
      known = cell != nullptr && cell->text == text;
    }
    if (!known) return false;
  }
  return true;
}

// Whether `rows` hold further columns of the rows that the table begins with: below a header that repeats only what
// stands over the labels stand the table's first labels.
bool begins_again(const GridTable& table, const std::vector<GridRow>& rows, const Vocabulary& words) {
  if (table.rows.empty() || starts_body(rows.front(), words) || rows.front().text(0) != table.rows.front().text(0))
    return false;
  const auto header = static_cast<std::size_t>(count_header_rows(rows, 0, words));
  const auto known = static_cast<std::size_t>(table.header_rows);
  for (std::size_t i = 0; i < kFirstLabels; ++i) {
    if (header + i >= rows.size() || known + i >= table.rows.size()) return false;
    const std::string& label = rows[header + i].text(0);
    if (label.empty() || label != table.rows[known + i].text(0)) return false;
  }
  return true;
}

bool same_row(const GridRow& a, const GridRow& b) {
  Likeness likeness;
  compare(a, b, likeness);
  return likeness.other == 0 && likeness.same > 1;
}

bool is_total(const GridRow& row, const Vocabulary& words) {
  for (int col = 0; col < static_cast<int>(row.cells.size()); ++col)
    if (!row.text(col).empty()) return patterns::any_matches(words.total_row, row.text(col));
  return false;
}

// How many leading rows say what the table's first part begins with.
int repeated_rows(const GridTable& table, const std::vector<GridRow>& rows, const Vocabulary& words) {
  const int count = static_cast<int>(rows.size()), header = rows_of_words(table, words);
  int end = begins_with_header(table, rows, header) ? header : 0;
  // Blank rows in between are left out with them.
  for (int row = end; row < count; ++row) {
    if (repeats_part_of_header(table, rows[row]) || numbers_columns(rows[row], words))
      end = row + 1;
    else if (!rows[row].blank())
      break;
  }
  if (end == 0) return 0;
  for (std::size_t below = static_cast<std::size_t>(table.header_rows);
       end < count && below < table.rows.size() && is_total(rows[end], words) && same_row(table.rows[below], rows[end]);
       ++below)
    ++end;
  return end;
}

// Whether the rows from `from` on say word for word what the header says, in words.
bool is_header_again(const GridTable& table, std::size_t from, int header_rows) {
  if (from + static_cast<std::size_t>(header_rows) > table.rows.size()) return false;
  Likeness likeness;
  for (int row = 0; row < header_rows && likeness.other == 0; ++row) {
    const GridRow& again = table.rows[from + static_cast<std::size_t>(row)];
    if (holds_figure(again)) return false;
    compare(table.rows[row], again, likeness);
  }
  return likeness.other == 0 && likeness.places && likeness.same > 1;
}

// Whether a row says over its columns what the header says there, from the first on: the lowest row of a header whose
// upper rows are not repeated.
bool says_columns_again(const GridTable& table, const GridRow& row) {
  int texts = 0;
  for (int col = 0; col < table.columns; ++col) texts += !row.text(col).empty();
  return texts > 1 && texts == table.columns && !holds_figure(row) && repeats_part_of_header(table, row);
}

}  // namespace

void mark_headers_again(GridTable& table, std::size_t from, const Vocabulary& words) {
  const int header = rows_of_words(table, words);
  if (header == 0) return;
  for (std::size_t row = std::max(from, static_cast<std::size_t>(table.header_rows)); row < table.rows.size(); ++row) {
    if (table.rows[row].repeated) continue;
    if (!is_header_again(table, row, header)) {
      table.rows[row].repeated = says_columns_again(table, table.rows[row]);
      continue;
    }
    for (int i = 0; i < header; ++i) table.rows[row + static_cast<std::size_t>(i)].repeated = true;
    row += static_cast<std::size_t>(header);
    if (row < table.rows.size() && numbers_columns(table.rows[row], words)) table.rows[row].repeated = true;
  }
}

bool names_another(const GridTable& table, const Caption& caption) {
  if (differ(caption.number, table.caption.number) || differ(caption.money_unit, table.caption.money_unit) ||
      differ(caption.preparer, table.caption.preparer))
    return true;
  if (!caption.title || (table.caption.title && same_title(*table.caption.title, *caption.title))) return false;
  // A running head may read like a title; above the table it stands over the title.
  return !table.caption.title || std::none_of(table.above.begin(), table.above.end(), [&](const TextLine& line) {
    return line.text.find(*caption.title) != std::string::npos;
  });
}

bool nothing_new_above(const GridTable& table, const std::vector<TextLine>& above, double page_height,
                       const Vocabulary& words) {
  return std::all_of(above.begin(), above.end(), [&](const TextLine& line) {
    if (line.furniture || patterns::any_matches(words.furniture, line.text) ||
        patterns::any_matches(words.note, line.text))
      return true;
    if (table.caption.title && same_title(*table.caption.title, line.text)) return true;
    const std::string text = without_page_number(line.text);
    return in_running_head(table, line, page_height) ||
           std::any_of(table.above.begin(), table.above.end(), [&](const TextLine& known) {
             return same_title(known.text, line.text) || without_page_number(known.text) == text;
           });
  });
}

std::optional<std::vector<GridRow>> rows_going_on(const GridTable& table, const PagePart& part,
                                                  const Vocabulary& words) {
  if (part.grid->rows() == 0 || names_another(table, part.caption)) return std::nullopt;
  const ColumnMatch match = match_columns(table, *part.grid, words);
  if (match.columns.empty()) return std::nullopt;
  auto rows = rows_of(*part.grid, static_cast<int>(table.grids.size()), table.columns, match.columns);
  const int repeated = std::max(match.header_rows, repeated_rows(table, rows, words));
  if (repeated == 0 && begins_again(table, rows, words)) return std::nullopt;
  const bool captioned = part.caption.money_unit || part.caption.number;
  const bool begins_with_entry = starts_body(rows.front(), words);
  // Below a caption stands a header, another table's when it is not this one's.
  if (captioned && repeated == 0 && !begins_with_entry) return std::nullopt;
  bool goes_on = false;
  if (nothing_new_above(table, part.above, part.page_height, words))
    goes_on = repeated > 0 || match.in_place ||
              (begins_with_entry && (match.moved || (!captioned && hold_alike(table, rows))));
  else if (!part.caption.prose && match.header_rows == 0)
    goes_on = repeated > 0 ? !captioned : match.in_place;
  if (!goes_on) return std::nullopt;
  for (int row = 0; row < repeated; ++row) rows[row].repeated = true;
  return rows;
}

bool goes_on_in_other_columns(const GridTable& table, const PagePart& part, const Vocabulary& words) {
  const Caption& caption = part.caption;
  return table.caption.title && !caption.title && !caption.money_unit && !caption.number && !caption.prose &&
         nothing_new_above(table, part.above, part.page_height, words) && shares_header(table, *part.grid, words);
}

}  // namespace yusuan::forms
