#include "dump/ordered_rows.h"

#include <algorithm>
#include <map>

#include "dump/header_words.h"
#include "dump/ordered_header.h"
#include "text/amount.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// Rows that show how many columns there are, and the share of the rows with figures that have all of them where only
// printed zeros say that none is blank.
constexpr int kFewestFull = 2;
constexpr double kAllFull = 0.9;
constexpr std::size_t kFewestZeros = 3;
// Share of the rows that have two texts beside each other: more, and labels stand in several columns.
constexpr double kMostParted = 0.05;
constexpr double kMostTexts = 0.1;  // of the rows, where texts stand behind figures, or are as long in half widths
constexpr int kLongText = 44;
// Share of the rows with figures that begin with a code where rows do.
constexpr double kCoded = 0.6;
// Half widths by which a full line of a name may be narrower than its widest.
constexpr int kFullLine = 4;
// Digits of a code.
constexpr std::size_t kShortestCode = 3, kLongestCode = 10;
// Columns of figures: no form has more.
constexpr std::size_t kMostColumns = 40;
// Half widths of a title: names of columns are shorter.
constexpr int kHeading = 16;

bool is_code(const KeptWord& word) {
  return text::all_digits(word.text) && word.text.size() >= kShortestCode && word.text.size() <= kLongestCode;
}

// Of a 款 or 项, on a line of its own.
bool is_whole_code(const KeptWord& word) {
  return text::all_digits(word.text) && (word.text.size() == 5 || word.text.size() == 7) && word.text.front() == '2';
}

bool is_number_of_column(const std::string& text) {
  static const text::Pattern number(R"(^(?:\d{1,2}|[A-Z])(?:[=＝][\dA-Z+\-×*÷/()（）…—]+)?$)");
  return number.matches(text);
}

bool is_stars(const std::string& text) {
  static const text::Pattern stars(R"(^(?:\*+|※+)$)");
  return stars.matches(text);
}

// Digits between two texts, as in 2 0 2 0 年.
bool inside_text(const KeptLine& line, std::size_t i) {
  if (line.words[i].amount) return false;
  std::size_t end = i;
  while (end < line.words.size() && line.words[end].figure && !line.words[end].amount) ++end;
  return i > 0 && end < line.words.size() && !line.words[end].figure;
}

// Each is the next one of the one before.
bool count_up(const KeptLine& line) {
  int last = -1;
  for (const KeptWord& word : line.words) {
    std::size_t digits = 0;
    while (digits < word.text.size() && word.text[digits] >= '0' && word.text[digits] <= '9') ++digits;
    if (digits == 0 || digits > 2) continue;
    const int number = std::stoi(word.text.substr(0, digits));
    if (last >= 0 && number != last + 1) return false;
    last = number;
  }
  return true;
}

OrderedRow row_of(const KeptLine& line, const forms::Vocabulary& words) {
  OrderedRow row;
  std::size_t numbers = 0, labels = 0;
  for (const KeptWord& word : line.words) {
    numbers += is_number_of_column(word.text);
    labels += !is_number_of_column(word.text) &&
              (patterns::any_matches(words.ordinal_label, word.text) || is_stars(word.text));
  }
  row.numbers = numbers > 1 && numbers + labels == line.words.size() && count_up(line);
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const KeptWord& word = line.words[i];
    const bool code = i == 0 && (line.words.size() == 1 ? is_whole_code(word) : is_code(word) && !line.words[1].figure);
    const bool figure = !code && !inside_text(line, i) &&
                        (row.numbers ? is_number_of_column(word.text)
                                     : text::parse_amount(word.text).has_value() || text::is_placeholder(word.text));
    const ItemKind kind = code ? ItemKind::kCode : figure ? ItemKind::kFigure : ItemKind::kText;
    if (kind == ItemKind::kText && !row.items.empty() && row.items.back().kind == kind) {
      row.items.back().text = text::closed_up(row.items.back().text + " " + word.text);
      row.items.back().parts = true;
    } else
      row.items.push_back({kind, word.text, line.row});
  }
  return row;
}

std::size_t figures_of(const OrderedRow& row) {
  return static_cast<std::size_t>(std::count_if(
      row.items.begin(), row.items.end(), [](const OrderedItem& item) { return item.kind == ItemKind::kFigure; }));
}

// 公式 A=B+C B C: what the columns are to each other, letter-spaced.
bool is_formula(const OrderedRow& row) {
  static const text::Pattern formula("^(?:计算)?公\\s*式.*[=＝]");
  std::string text;
  for (const OrderedItem& item : row.items) text += item.text;
  return formula.matches(text);
}

bool begins_with_code(const OrderedRow& row) { return !row.items.empty() && row.items.front().kind == ItemKind::kCode; }

std::vector<ItemKind> kinds_of(const OrderedRow& row) {
  std::vector<ItemKind> kinds;
  for (const OrderedItem& item : row.items) kinds.push_back(item.kind);
  return kinds;
}

bool only_text(const OrderedRow& row) { return row.items.size() == 1 && row.items.front().kind == ItemKind::kText; }

// Puts what goes on with a row behind it.
void append(OrderedRow& row, const OrderedRow& rest) {
  for (const OrderedItem& item : rest.items) {
    if (item.kind == ItemKind::kText && !row.items.empty() && row.items.back().kind == ItemKind::kText)
      row.items.back().text = text::join_lines(std::vector{row.items.back().text, item.text});
    else
      row.items.push_back(item);
  }
}

class TableReader {
 public:
  TableReader(const KeptPage& page, std::size_t first, std::size_t end, const forms::Vocabulary& words,
              const HeaderWords& headers, const OrderedTable* above)
      : page_(page), first_(first), end_(end), words_(words), headers_(headers), above_(above) {}

  std::optional<OrderedTable> read() {
    for (std::size_t i = first_; i < end_; ++i) lines_.push_back(row_of(page_.lines[i], words_));
    const std::size_t start = body_start();
    if (start == lines_.size()) return std::nullopt;
    std::vector<OrderedRow> rows(lines_.begin() + static_cast<std::ptrdiff_t>(start), lines_.end());
    OrderedTable table{.first_row = page_.lines[first_].row, .last_row = page_.lines[end_ - 1].row};
    std::erase_if(rows, is_formula);
    table.rows = joined(std::move(rows));
    for (std::size_t i = 0; i < start; ++i)
      for (const KeptWord& word : page_.lines[first_ + i].words) table.heading.push_back(word.text);
    if (!goes_on(table)) {
      if (!find_columns(table)) return std::nullopt;
      name_columns(table, start);
      if (!proved(table)) return std::nullopt;
      if (table.header.empty()) add_unit_column(table, start);
    }
    const auto parted = std::count_if(table.rows.begin(), table.rows.end(), [](const OrderedRow& row) {
      return std::any_of(row.items.begin(), row.items.end(), [](const OrderedItem& item) { return item.parts; });
    });
    if (static_cast<double>(parted) > kMostParted * static_cast<double>(table.rows.size())) return std::nullopt;
    // Texts behind the figures wrap: whose lines they are, their order does not tell.
    const auto texts = std::count_if(table.rows.begin(), table.rows.end(), only_text);
    const bool long_texts = std::any_of(table.rows.begin(), table.rows.end(), [](const OrderedRow& row) {
      return only_text(row) && text::half_widths(row.items.front().text) >= kLongText;
    });
    const bool ends_with_texts = table.columns.back() == ItemKind::kText && table.blank_behind == 0;
    if ((ends_with_texts || long_texts) && texts > kMostTexts * static_cast<double>(table.rows.size()))
      return std::nullopt;
    for (OrderedRow& row : table.rows) row.full = row.numbers || is_full(row, table);
    return table;
  }

 private:
  // The same words above, and no more figures than there are columns.
  bool goes_on(OrderedTable& table) const {
    if (above_ == nullptr || table.heading.empty() || table.heading != above_->heading) return false;
    table.columns = above_->columns;
    table.header = above_->header;
    table.units = above_->units;
    table.blank_behind = above_->blank_behind;
    const auto most =
        static_cast<std::size_t>(std::count(table.columns.begin(), table.columns.end(), ItemKind::kFigure));
    return std::none_of(table.rows.begin(), table.rows.end(),
                        [&](const OrderedRow& row) { return !row.numbers && figures_of(row) > most; });
  }

  // Labels may be blank: a total has no code, a unit no name.
  static bool is_full(const OrderedRow& row, const OrderedTable& table) {
    const auto first = [](const std::vector<ItemKind>& kinds) {
      return std::find(kinds.begin(), kinds.end(), ItemKind::kFigure);
    };
    const std::vector<ItemKind> kinds = kinds_of(row);
    const auto blank = static_cast<std::ptrdiff_t>(table.blank_behind);
    return std::equal(first(kinds), kinds.end(), first(table.columns), table.columns.end() - blank);
  }

  // The first line that numbers the columns, begins with a code or has figures behind a text.
  std::size_t body_start() const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const OrderedRow& row = lines_[i];
      if (row.numbers || is_formula(row) || begins_with_code(row) || (i > 0 && is_entry(row)) ||
          (row.items.size() > 1 && figures_of(row) > 0 && row.items.back().kind == ItemKind::kFigure))
        return i;
    }
    return lines_.size();
  }

  // The first row of a body without figures.
  bool is_entry(const OrderedRow& row) const {
    const std::string& text = row.items.front().text;
    return patterns::any_matches(words_.entry_start, text) && !patterns::any_matches(words_.memo_row, text) &&
           !headers_.is_text(text);
  }

  bool starts_entry(const OrderedRow& row) const {
    return patterns::any_matches(words_.entry_start, row.items.front().text) ||
           patterns::any_matches(words_.total_row, row.items.front().text);
  }

  // A code in the middle of its name's lines: those above it that no other code stands beside.
  static void take_name_above(std::vector<OrderedRow>& rows, OrderedRow& row) {
    std::vector<std::string> lines;
    while (!rows.empty() && only_text(rows.back())) {
      lines.insert(lines.begin(), rows.back().items.front().text);
      rows.pop_back();
    }
    if (!lines.empty())
      row.items.insert(row.items.begin() + 1, {ItemKind::kText, text::join_lines(lines), row.items.front().row});
  }

  // Figures on a line of their own: their name takes up several lines, all but the last of them full. Rows without
  // figures may stand above it. The row is left without a name where no lines are full.
  OrderedRow named_by_lines_above(std::vector<OrderedRow>& rows, OrderedRow row) const {
    std::size_t lines = 0;
    int widest = 0;
    for (std::size_t i = rows.size(); i-- > 0 && only_text(rows[i]);) {
      const int width = text::half_widths(rows[i].items.front().text);
      if (lines > 0 && width + kFullLine < widest) break;
      widest = std::max(widest, width);
      ++lines;
      if (starts_entry(rows[i])) break;
    }
    if (lines == 0) return row;
    std::vector<std::string> texts;
    for (std::size_t i = rows.size() - lines; i < rows.size(); ++i) texts.push_back(rows[i].items.front().text);
    row.items.insert(row.items.begin(),
                     {ItemKind::kText, text::join_lines(texts), rows[rows.size() - lines].items.front().row});
    rows.resize(rows.size() - lines);
    return row;
  }

  // A name that fills its line, or whose next one begins with a bracket.
  static bool goes_on_text(const OrderedRow& head, const OrderedRow& rest, int longest) {
    const int head_width = text::half_widths(head.items.front().text),
              width = text::half_widths(rest.items.front().text);
    if (rest.items.front().kind != ItemKind::kText) return true;
    if (rest.items.front().text.starts_with("（") || rest.items.front().text.starts_with("(")) return true;
    return head_width + 2 >= longest && (figures_of(rest) > 0 || 2 * width < longest);
  }

  // Lines put together to rows: where rows begin with codes, what follows one; else a full line of a name with the
  // next.
  std::vector<OrderedRow> joined(std::vector<OrderedRow> lines) const {
    int coded = 0, figured = 0, longest = 0;
    for (const OrderedRow& row : lines) {
      if (row.numbers || figures_of(row) == 0) continue;
      ++figured;
      coded += begins_with_code(row);
      if (row.items.front().kind == ItemKind::kText)
        longest = std::max(longest, text::half_widths(row.items.front().text));
    }
    const bool by_code = coded >= kCoded * figured;
    std::vector<OrderedRow> rows;
    for (OrderedRow& row : lines) {
      const bool goes_on =
          !rows.empty() && !rows.back().numbers && !row.numbers && figures_of(rows.back()) == 0 &&
          (by_code ? begins_with_code(rows.back()) && !begins_with_code(row) && !starts_entry(row)
                   : only_text(rows.back()) && !starts_entry(row) && goes_on_text(rows.back(), row, longest));
      if (by_code && begins_with_code(row) && row.items.size() > 1 && row.items[1].kind == ItemKind::kFigure)
        take_name_above(rows, row);
      const bool alone = !row.numbers && row.items.front().kind == ItemKind::kFigure;
      if (alone && (!by_code || !goes_on))
        rows.push_back(named_by_lines_above(rows, std::move(row)));
      else if (goes_on)
        append(rows.back(), row);
      else
        rows.push_back(std::move(row));
    }
    return rows;
  }

  // The numbers of the columns say how many there are of figures, behind those of labels that most rows have.
  bool columns_by_numbers(OrderedTable& table) const {
    const auto numbers =
        std::find_if(table.rows.begin(), table.rows.end(), [](const OrderedRow& row) { return row.numbers; });
    if (numbers == table.rows.end() || numbers->items.front().text != "1") return false;
    std::map<std::vector<ItemKind>, int> counts;
    for (const OrderedRow& row : table.rows) {
      if (row.numbers || figures_of(row) == 0) continue;
      const std::vector<ItemKind> kinds = kinds_of(row);
      const auto label = std::find(kinds.begin(), kinds.end(), ItemKind::kFigure) - kinds.begin();
      if (figures_of(row) > numbers->items.size() ||
          std::count(kinds.begin() + label, kinds.end(), ItemKind::kText) > 0)
        return false;
      ++counts[{kinds.begin(), kinds.begin() + label}];
    }
    if (counts.empty()) return false;
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    table.columns = most->first;
    table.columns.insert(table.columns.end(), numbers->items.size(), ItemKind::kFigure);
    return !most->first.empty();
  }

  // The kinds of the rows with most figures.
  bool find_columns(OrderedTable& table) const {
    if (columns_by_numbers(table)) return true;
    std::map<std::vector<ItemKind>, int> counts;
    for (const OrderedRow& row : table.rows)
      if (!row.numbers && figures_of(row) > 0) ++counts[kinds_of(row)];
    std::size_t most = 0;
    const int all = static_cast<int>(table.rows.size());
    for (const auto& [kinds, count] : counts) {
      const auto figures = static_cast<std::size_t>(std::count(kinds.begin(), kinds.end(), ItemKind::kFigure));
      if (figures > kMostColumns || kinds.front() == ItemKind::kFigure) return false;
      if (count < std::min(kFewestFull, all)) continue;
      if (figures < most || (figures == most && count <= counts[table.columns])) continue;
      most = figures;
      table.columns = kinds;
    }
    if (most == 0) return false;
    // A row with more figures than that shows another column.
    return std::none_of(table.rows.begin(), table.rows.end(),
                        [&](const OrderedRow& row) { return !row.numbers && figures_of(row) > most; });
  }

  // The words above the rows name the columns, where one reading of them fits best: without a title above them, or all.
  void name_columns(OrderedTable& table, std::size_t start) const {
    std::vector<std::vector<std::string>> all, lines;
    for (std::size_t i = 0; i < start; ++i) {
      const KeptLine& line = page_.lines[first_ + i];
      all.emplace_back();
      for (const KeptWord& word : line.words) all.back().push_back(word.text);
      if (!lines.empty() || !is_heading(line) || headers_.is_text(line.words.front().text)) lines.push_back(all.back());
    }
    const auto rows = figures_of_full_rows(table);
    auto header = read_ordered_header(lines, table.columns, rows, headers_);
    if (!header && lines.size() < all.size()) header = read_ordered_header(all, table.columns, rows, headers_);
    if (!header) return;
    table.header = std::move(header->paths);
    table.columns = std::move(header->columns);
    table.units = header->units;
    table.blank_behind = header->blank_behind;
  }

  static std::vector<std::vector<Decimal>> figures_of_full_rows(const OrderedTable& table) {
    std::vector<std::vector<Decimal>> rows;
    const auto count =
        static_cast<std::size_t>(std::count(table.columns.begin(), table.columns.end(), ItemKind::kFigure));
    for (const OrderedRow& row : table.rows) {
      if (row.numbers || figures_of(row) != count) continue;
      rows.emplace_back();
      for (const OrderedItem& item : row.items)
        if (item.kind == ItemKind::kFigure) {
          const auto amount = text::parse_amount(item.text);
          rows.back().push_back(amount ? amount->value : Decimal{});
        }
    }
    return rows;
  }

  // A title or the like that stands above a header.
  bool is_heading(const KeptLine& line) const {
    return line.words.size() == 1 && text::half_widths(line.words.front().text) >= kHeading;
  }

  // Units in a column of their own, in front of codes and names.
  void add_unit_column(OrderedTable& table, std::size_t start) const {
    if (table.columns.front() != ItemKind::kCode) return;
    for (std::size_t i = 0; i < start; ++i)
      for (const KeptWord& word : page_.lines[first_ + i].words)
        if (patterns::any_matches(headers_.unit, word.text)) {
          table.columns.insert(table.columns.begin(), ItemKind::kText);
          table.units = true;
          return;
        }
  }

  // Whether no column is blank in all rows.
  bool proved(const OrderedTable& table) const {
    if (!table.header.empty()) return true;
    const auto figures =
        static_cast<std::size_t>(std::count(table.columns.begin(), table.columns.end(), ItemKind::kFigure));
    int full = 0, figured = 0;
    bool zeros = false;
    for (const OrderedRow& row : table.rows) {
      if (row.numbers) return figures_of(row) == figures || figures_of(row) == table.columns.size();
      const std::size_t own = figures_of(row);
      figured += own > 0;
      full += own == figures;
      for (const OrderedItem& item : row.items) {
        const auto value = item.kind == ItemKind::kFigure ? text::parse_amount(item.text) : std::nullopt;
        zeros = zeros || (value && value->value.is_zero());
      }
    }
    return zeros && figures >= kFewestZeros && full >= kFewestFull && full >= kAllFull * figured;
  }

  const KeptPage& page_;
  std::size_t first_, end_;
  const forms::Vocabulary& words_;
  const HeaderWords& headers_;
  const OrderedTable* above_;
  std::vector<OrderedRow> lines_;
};

}  // namespace

std::optional<OrderedTable> read_ordered_table(const KeptPage& page, std::size_t first, std::size_t end,
                                               const forms::Vocabulary& words, const HeaderWords& headers,
                                               const OrderedTable* above) {
  return first < end ? TableReader(page, first, end, words, headers, above).read() : std::nullopt;
}

}  // namespace yusuan::dump
