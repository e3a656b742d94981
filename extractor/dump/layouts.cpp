#include "dump/layouts.h"

#include <algorithm>
#include <optional>
#include <set>

#include "dump/pages.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// Share of a form's header cells that a text may lack: mangled ones.
constexpr double kMostMissing = 0.2;

std::vector<std::string> trimmed_pieces(std::string_view text, char at) {
  std::vector<std::string> pieces;
  for (const std::string_view piece : text::split(text, at)) pieces.emplace_back(text::trimmed(piece));
  return pieces;
}

const forms::ColumnPattern* pattern_of(std::string_view key, const std::vector<forms::ColumnPattern>& columns) {
  const auto known =
      std::find_if(columns.begin(), columns.end(), [&](const forms::ColumnPattern& c) { return c.key == key; });
  return known == columns.end() ? nullptr : &*known;
}

// `key: header/cells`. A key whose words are used twice has a number behind it.
Column column_of(const std::string& text, const patterns::PatternNode& node, const forms::TablePattern& table,
                 const forms::Vocabulary& words) {
  const auto colon = text.find(": ");
  if (colon == std::string::npos) node.refuse("write a column as key: header/cells");
  const std::string key = text.substr(0, colon);
  std::string_view base = key;
  const forms::ColumnPattern* pattern = pattern_of(base, table.columns());
  if (pattern == nullptr) pattern = pattern_of(base, words.columns);
  if (pattern == nullptr) {
    if (const auto number = base.find_last_of('_'); number != std::string_view::npos) base = base.substr(0, number);
    pattern = pattern_of(base, table.columns());
  }
  if (pattern == nullptr) node.refuse("`columns` names " + key + ", which is no column");
  return {.key = key,
          .header = trimmed_pieces(std::string_view(text).substr(colon + 2), '/'),
          .ordinal = {},
          .type = pattern->type,
          .inferred = false};
}

TableLayout table_layout(const patterns::PatternNode& node, const forms::TablePattern& table,
                         const forms::Vocabulary& words, bool total_in_name) {
  TableLayout layout{table.id,     {}, node.strings("labels"), node.strings("right_labels"), node.strings("left_codes"),
                     total_in_name};
  for (const patterns::PatternNode& printed : node.entries("printed")) {
    layout.printed.emplace_back();
    for (const std::string& column : printed.strings("columns"))
      layout.printed.back().push_back(column_of(column, printed, table, words));
  }
  return layout;
}

// Where `cell` begins with 上年 or 本年 a year may be printed: the earlier or the later of those in front of the same
// words.
std::optional<std::string> with_year(std::string_view cell, const std::string& text) {
  constexpr std::string_view kPrior = "上年", kCurrent = "本年", kYear = "年";
  const bool prior = cell.starts_with(kPrior);
  if (!prior && !cell.starts_with(kCurrent)) return std::nullopt;
  const std::string rest(cell.substr(kPrior.size()));
  std::set<std::string> found;
  for (auto at = text.find(rest); at != std::string::npos; at = text.find(rest, at + 1))
    for (const std::string_view mark : {kYear, std::string_view("年度")}) {
      if (at < mark.size() + 4 || text.compare(at - mark.size(), mark.size(), mark) != 0) continue;
      const std::string year = text.substr(at - mark.size() - 4, 4);
      if (std::all_of(year.begin(), year.end(), [](char c) { return c >= '0' && c <= '9'; }))
        found.insert(year + std::string(mark) + rest);
    }
  if (found.empty()) return std::nullopt;
  return prior ? *found.begin() : *found.rbegin();
}

// 上年 and 本年 inside a cell, as in 本年预算数比上年执行数.
std::string with_inner_years(const std::string& cell, const std::string& text) {
  constexpr std::string_view kThan = "比";
  const auto than = cell.find(kThan);
  if (than == std::string::npos) return cell;
  const auto first = with_year(std::string_view(cell).substr(0, than), text);
  const auto second = with_year(std::string_view(cell).substr(than + kThan.size()), text);
  return first && second ? *first + std::string(kThan) + *second : cell;
}

struct PrintedCell {
  std::string text;
  bool found = false;
};

PrintedCell cell_printed(const std::string& cell, const std::string& text) {
  std::string one;
  for (const std::string& alternative : trimmed_pieces(cell, '|')) {
    if (const std::string years = with_inner_years(alternative, text); years != alternative) return {years, true};
    if (const auto year = with_year(alternative, text)) return {*year, true};
    if (text.find(alternative) != std::string::npos) return {alternative, true};
    if (one.empty()) one = alternative;
  }
  return {one, false};
}

bool is_code(const Column& column) { return column.type == ColumnType::kCode; }

bool has_codes(const std::vector<Column>& columns) { return std::any_of(columns.begin(), columns.end(), is_code); }

bool parts_codes(const std::vector<Column>& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const Column& column) {
    return is_code(column) && !column.header.empty() && column.header.back() == "类";
  });
}

}  // namespace

const TableLayout* FormLayout::find(std::string_view id) const {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const TableLayout& t) { return t.id == id; });
  return found == tables.end() ? nullptr : &*found;
}

FormLayout read_layout(const patterns::PatternFiles& files, const forms::FormPattern& form,
                       const forms::Vocabulary& words) {
  const patterns::PatternNode root = files.root(form.name + ".toml");
  FormLayout layout;
  const auto entries = root.entries("table");
  const std::string total_label = root.optional_string("total_label").value_or("code");
  if (total_label != "code" && total_label != "name") root.refuse("`total_label` is code or name");
  for (std::size_t i = 0; i < entries.size(); ++i)
    layout.tables.push_back(table_layout(entries[i], form.tables[i], words, total_label == "name"));
  layout.identities = patterns::read_identities(root);
  for (const patterns::PatternNode& node : root.entries("zero")) {
    ZeroRule rule{node.string("when_empty"), {}};
    for (const std::string& figure : node.strings("figures"))
      rule.figures.push_back(patterns::read_reference(figure, node));
    layout.zero.push_back(std::move(rule));
  }
  for (const patterns::PatternNode& node : root.entries("project_scale"))
    layout.project_scale.push_back(patterns::read_reference(node.string("figure"), node));
  return layout;
}

std::vector<Column> columns_printed(const TableLayout& layout, const std::string& text, std::optional<bool> parted,
                                    bool only_named) {
  std::vector<Column> best;
  std::ptrdiff_t most = 0;
  bool tried = false;
  for (const std::vector<Column>& printed : layout.printed) {
    if (parted && has_codes(printed) && parts_codes(printed) != *parted) continue;
    std::vector<Column> columns = printed;
    std::set<std::string> found, missing;
    for (Column& column : columns)
      for (std::string& cell : column.header) {
        const PrintedCell as = cell_printed(cell, text);
        (as.found ? found : missing).insert(as.text);
        cell = as.text;
      }
    const auto score = static_cast<std::ptrdiff_t>(found.size()) - 2 * static_cast<std::ptrdiff_t>(missing.size());
    if (tried && score <= most) continue;
    tried = true;
    most = score;
    // Columns that the text does not name are not its own.
    const auto cells = static_cast<double>(found.size() + missing.size());
    const bool named = !only_named || static_cast<double>(missing.size()) <= kMostMissing * cells;
    best = named ? std::move(columns) : std::vector<Column>{};
  }
  return best;
}

}  // namespace yusuan::dump
