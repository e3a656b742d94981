#include "forms/columns.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "text/amount.h"

namespace yusuan::forms {
namespace {

const ColumnPattern* column_named(const std::vector<ColumnPattern>& patterns, const std::string& path) {
  for (const ColumnPattern& pattern : patterns)
    if (patterns::any_matches(pattern.header, path)) return &pattern;
  return nullptr;
}

// What stands in the body of a column, by how it reads.
struct Content {
  int figures = 0, percents = 0, texts = 0, codes = 0, padded = 0;  // with a leading zero
};

// `shared`: the first row holds a header cell here.
Content content_of(const std::vector<const GridRow*>& body, int column, bool shared) {
  Content content;
  for (const GridRow* row : body) {
    if (shared && row == body.front()) continue;
    const std::string& text = row->text(column);
    if (text.empty() || text::is_placeholder(text)) continue;
    const bool digits = text.find_first_not_of("0123456789 ") == std::string::npos;
    const auto length =
        static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c != ' '; }));
    content.padded += digits && length == 2 && text[0] == '0';
    content.codes += digits && (length == 2 || length == 3 || length == 5 || length == 7);
    const auto amount = text::parse_amount(text);
    ++(amount ? content.figures : content.texts);
    content.percents += amount && amount->percent;
  }
  return content;
}

// Without a word of the header to go by: a column of figures is money where the table has a money unit.
ColumnType type_by_content(const Content& content, bool has_money_unit) {
  if (content.padded > 0 && content.codes == content.figures + content.texts) return ColumnType::kCode;
  if (content.figures == 0 || content.texts > content.figures) return ColumnType::kText;
  if (2 * content.percents > content.figures) return ColumnType::kPercent;
  return has_money_unit ? ColumnType::kMoney : ColumnType::kNumber;
}

// The words of a header mean what they usually mean unless what stands below says otherwise: a code of projects, an
// answer in words under 收入.
ColumnType type_in_view_of(ColumnType usual, const Content& content) {
  const bool figure = usual == ColumnType::kMoney || usual == ColumnType::kNumber || usual == ColumnType::kPercent;
  if (figure && content.texts > 0 && content.figures == 0) return ColumnType::kText;
  if (usual == ColumnType::kMoney && 2 * content.percents > content.figures) return ColumnType::kPercent;
  // A total, and code and name in one cell, are texts in a column of codes.
  if (usual == ColumnType::kCode && content.figures > 2 * content.codes) return ColumnType::kText;
  return usual;
}

// The four digits that end right before 年 at `at`; empty when there are none.
std::string_view year_before(std::string_view text, std::size_t at) {
  if (at < 4) return {};
  const std::string_view digits = text.substr(at - 4, 4);
  const bool year = (digits.starts_with("19") || digits.starts_with("20")) &&
                    digits.find_first_not_of("0123456789") == std::string_view::npos;
  return year && (at == 4 || text[at - 5] < '0' || text[at - 5] > '9') ? digits : std::string_view();
}

std::set<std::string> years_in(const std::vector<std::string>& paths) {
  std::set<std::string> years;
  for (const std::string& path : paths)
    for (std::size_t at = path.find("年"); at != std::string::npos; at = path.find("年", at + 1))
      if (const auto year = year_before(path, at); !year.empty()) years.emplace(year);
  return years;
}

// Header paths, their years said as 上年 and 本年 so that patterns hold for every year.
std::vector<std::string> paths_of(const Header& header) {
  std::vector<std::string> paths;
  for (const auto& path : header.paths) paths.push_back(path_text(path));
  const auto years = years_in(paths);
  if (years.empty() || years.size() > 2) return paths;
  for (std::string& path : paths)
    for (const std::string& year : years)
      for (std::size_t at = path.find(year + "年"); at != std::string::npos; at = path.find(year + "年", at))
        path.replace(at, year.size(), years.size() == 2 && year == *years.begin() ? "上" : "本");
  return paths;
}

// The first column of words is what the rows are about where the header does not say it.
void find_name_column(std::vector<Column>& columns) {
  const auto is_name = [](const Column& column) { return column.type == ColumnType::kName; };
  if (std::any_of(columns.begin(), columns.end(), is_name)) return;
  static constexpr std::array<std::string_view, 3> kLikely = {"unit_name", "category", "column_"};
  for (const std::string_view likely : kLikely)
    for (Column& column : columns) {
      if (!column.inferred || column.type != ColumnType::kText || !column.key.starts_with(likely)) continue;
      column.type = ColumnType::kName;
      if (likely == "column_") column.key = "item";
      return;
    }
}

bool holds_figures(const Column& column) {
  return column.type == ColumnType::kMoney || column.type == ColumnType::kNumber || column.type == ColumnType::kPercent;
}

// A column of words between two of figures: the list of another side, or remarks on the figures to the left.
std::vector<std::size_t> words_between_figures(const std::vector<Column>& columns) {
  std::vector<std::size_t> found;
  for (std::size_t i = 1; i + 1 < columns.size(); ++i) {
    const bool unnamed = columns[i].type == ColumnType::kText && columns[i].key.starts_with("column_");
    if (columns[i].inferred && (unnamed || columns[i].type == ColumnType::kName) && holds_figures(columns[i - 1]) &&
        holds_figures(columns[i + 1]))
      found.push_back(i);
  }
  return found;
}

// Words between figures are the names of another side, whatever their header says (支出功能分类科目), where they name
// figures in a row that has no name before them. One such side vouches for the others.
void find_names_of_sides(std::vector<Column>& columns, const std::vector<const GridRow*>& body) {
  const auto sides = words_between_figures(columns);
  const auto names_alone = [&](std::size_t side) {
    return std::ranges::any_of(body, [&](const GridRow* row) {
      if (row->text(static_cast<int>(side)).empty() || !text::parse_amount(row->text(static_cast<int>(side) + 1)))
        return false;
      for (std::size_t i = 0; i < side; ++i)
        if (columns[i].type == ColumnType::kName && !row->text(static_cast<int>(i)).empty()) return false;
      return true;
    });
  };
  if (std::ranges::none_of(sides, names_alone)) return;
  for (const std::size_t side : sides) {
    if (columns[side].type == ColumnType::kName) continue;
    columns[side].type = ColumnType::kName;
    columns[side].key = "item";
  }
}

// Columns of one inferred key are told apart by what stands above them: 收入 and 支出, 上年 and 本年. Twice at most:
// fiscal_basic_personnel.
void prefix_keys(std::vector<Column>& columns, const std::vector<std::string>& paths, const Vocabulary& words) {
  std::vector<std::size_t> next(columns.size(), 0);
  for (int pass = 0; pass < 2; ++pass) {
    std::map<std::string, int> times;
    for (const Column& column : columns) ++times[column.key];
    for (std::size_t i = 0; i < columns.size(); ++i) {
      Column& column = columns[i];
      if (!column.inferred || times[column.key] < 2) continue;
      for (; next[i] < words.key_prefixes.size(); ++next[i]) {
        const KeyPrefix& prefix = words.key_prefixes[next[i]];
        if (column.key.starts_with(prefix.key) || !patterns::any_matches(prefix.header, paths[i])) continue;
        column.key = prefix.key + "_" + column.key;
        ++next[i];
        break;
      }
    }
  }
}

// 小计 beside 合计 is of a group, though a dump may have lost the group's name.
void keep_total_for_whole(std::vector<Column>& columns) {
  static const text::Pattern whole("[合总]计$");
  const auto named = [](const Column& column, auto&& fits) {
    return !column.header.empty() && fits(column.header.back());
  };
  const auto sum = std::ranges::find_if(columns, [&](const Column& column) {
    return column.type == ColumnType::kMoney &&
           named(column, [&](const std::string& name) { return whole.matches(name); });
  });
  if (sum == columns.end()) return;
  for (Column& column : columns)
    if (column.key == "total" && named(column, [](const std::string& name) { return name == "小计"; })) {
      column.key = "subtotal";
      if (sum->key == "amount") sum->key = "total";
    }
}

void make_unique(std::vector<Column>& columns) {
  std::set<std::string> seen;
  for (Column& column : columns) {
    const std::string key = column.key;
    for (int n = 2; !seen.insert(column.key).second; ++n) column.key = key + "_" + std::to_string(n);
  }
}

}  // namespace

std::vector<const ColumnPattern*> columns_of(const Header& header, const TablePattern& form) {
  const auto paths = paths_of(header);
  std::vector<const ColumnPattern*> named;
  std::map<std::string, std::size_t> highest;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    named.push_back(column_named(form.columns(), paths[i]));
    if (named.back() == nullptr || named.back()->type != ColumnType::kMoney) continue;
    const auto [known, is_new] = highest.try_emplace(named.back()->key, header.paths[i].size());
    if (!is_new) known->second = std::min(known->second, header.paths[i].size());
  }
  for (std::size_t i = 0; i < named.size(); ++i)
    if (named[i] != nullptr && named[i]->type == ColumnType::kMoney && header.paths[i].size() > highest[named[i]->key])
      named[i] = nullptr;
  return named;
}

std::vector<Column> name_columns(const Header& header, const std::vector<const GridRow*>& body,
                                 const TablePattern* pattern, PatternOf of, bool has_money_unit,
                                 const Vocabulary& words) {
  std::vector<Column> columns;
  const auto paths = paths_of(header);
  const auto own = pattern == nullptr ? std::vector<const ColumnPattern*>(paths.size()) : columns_of(header, *pattern);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    Column column{.header = header.paths[i], .ordinal = header.ordinals[i]};
    const ColumnPattern* known = own[i];
    column.inferred = known == nullptr || of == PatternOf::kCountry;
    if (known == nullptr) known = column_named(words.columns, paths[i]);
    if (known != nullptr) {
      column.key = known->key;
      column.type = known->type;
    }
    if (column.inferred) {
      const Content content = content_of(body, static_cast<int>(i), header.shared[i]);
      if (known == nullptr) column.key = "column_" + std::to_string(i + 1);
      column.type = known == nullptr ? type_by_content(content, has_money_unit) : type_in_view_of(known->type, content);
    }
    columns.push_back(std::move(column));
  }
  find_name_column(columns);
  find_names_of_sides(columns, body);
  prefix_keys(columns, paths, words);
  keep_total_for_whole(columns);
  make_unique(columns);
  return columns;
}

}  // namespace yusuan::forms
