#include "forms/patterns.h"

#include <map>

#include "patterns/identity.h"

namespace yusuan::forms {
namespace {

ColumnType column_type(const patterns::PatternNode& node) {
  static const std::map<std::string, ColumnType, std::less<>> types = {
      {"code", ColumnType::kCode},   {"name", ColumnType::kName},     {"text", ColumnType::kText},
      {"money", ColumnType::kMoney}, {"number", ColumnType::kNumber}, {"percent", ColumnType::kPercent}};
  const auto type = types.find(node.string("type"));
  if (type == types.end()) node.refuse("`type` must be code, name, text, money, number or percent");
  return type->second;
}

DocumentKind document_kind(const patterns::PatternNode& node) {
  static const std::map<std::string, DocumentKind, std::less<>> kinds = {
      {"unit_budget", DocumentKind::kUnitBudget},
      {"department_budget", DocumentKind::kDepartmentBudget},
      {"government_budget", DocumentKind::kGovernmentBudget},
      {"unit_final_accounts", DocumentKind::kUnitFinalAccounts},
      {"department_final_accounts", DocumentKind::kDepartmentFinalAccounts},
      {"government_final_accounts", DocumentKind::kGovernmentFinalAccounts}};
  const auto kind = kinds.find(node.string("kind"));
  if (kind == kinds.end()) node.refuse("`kind` is none of the document kinds of the contract");
  return kind->second;
}

std::vector<ColumnPattern> column_patterns(const patterns::PatternNode& node) {
  std::vector<ColumnPattern> columns;
  for (const patterns::PatternNode& column : node.entries("column"))
    columns.push_back({column.string("key"), column_type(column), column.patterns("header")});
  return columns;
}

// The keys of `key: header path`. A second column of one kind is written key_2.
std::vector<std::vector<std::string>> printed_keys(const patterns::PatternNode& table) {
  std::vector<std::vector<std::string>> all;
  for (const patterns::PatternNode& printed : table.entries("printed")) {
    all.emplace_back();
    for (const std::string& column : printed.strings("columns")) {
      std::string key = column.substr(0, column.find(':'));
      const auto last = key.find_last_not_of("0123456789");
      if (last != std::string::npos && last + 1 < key.size() && key[last] == '_') key.resize(last);
      all.back().push_back(std::move(key));
    }
  }
  return all;
}

std::vector<RowSum> row_sums(const patterns::PatternNode& table) {
  std::vector<RowSum> sums;
  for (patterns::Identity& identity : patterns::read_row_sums(table))
    sums.push_back({std::move(identity.total_columns), std::move(identity.part_columns)});
  return sums;
}

// `total + basic|project`: keys, each one of some.
std::vector<TablePattern::Keys> needed_keys(const patterns::PatternNode& table) {
  std::vector<TablePattern::Keys> ways;
  for (const std::string& need : table.strings("needs")) {
    TablePattern::Keys& keys = ways.emplace_back(1, std::vector<std::string>(1));
    for (const char c : need)
      if (c == '+')
        keys.emplace_back(1);
      else if (c == '|')
        keys.back().emplace_back();
      else if (c != ' ')
        keys.back().back() += c;
  }
  return ways;
}

NationalTables national_tables(const patterns::PatternNode& root) {
  NationalTables national{.filler = root.patterns("filler"), .tables = {}};
  const auto tables = root.entries("table");
  national.tables.reserve(tables.size());
  for (const patterns::PatternNode& table : tables) national.tables.emplace_back(root, table);
  return national;
}

FormPattern form_pattern(const patterns::PatternNode& root, const std::string& name) {
  FormPattern form{.name = name, .total_row = root.patterns("total_row"), .tables = {}};
  const auto tables = root.entries("table");
  form.tables.reserve(tables.size());
  for (const patterns::PatternNode& table : tables) form.tables.emplace_back(root, table);
  return form;
}

Vocabulary vocabulary(const patterns::PatternNode& root) {
  Vocabulary words{.title = root.patterns("title"),
                   .not_title = root.patterns("not_title"),
                   .number = root.patterns("number"),
                   .number_end = root.patterns("number_end"),
                   .title_mark = root.patterns("title_mark"),
                   .title_end = root.patterns("title_end"),
                   .unit = root.patterns("unit"),
                   .preparer = root.patterns("preparer"),
                   .furniture = root.patterns("furniture"),
                   .browser_line = root.patterns("browser_line"),
                   .unit_in_frame = root.patterns("unit_in_frame"),
                   .header_unit = root.patterns("header_unit"),
                   .index_header = root.patterns("index_header"),
                   .skipped_title = root.patterns("skipped_title"),
                   .signature = root.patterns("signature"),
                   .note = root.patterns("note"),
                   .note_start = root.patterns("note_start"),
                   .text_heading = root.patterns("text_heading"),
                   .declared_empty = root.patterns("declared_empty"),
                   .total_row = root.patterns("total_row"),
                   .memo_row = root.patterns("memo_row"),
                   .memo_header = root.patterns("memo_header"),
                   .entry_start = root.patterns("entry_start"),
                   .code = root.patterns("code"),
                   .ordinal_label = root.patterns("ordinal_label"),
                   .balance_row = root.patterns("balance_row"),
                   .revenue_entry = root.patterns("revenue_entry"),
                   .expenditure_entry = root.patterns("expenditure_entry"),
                   .columns = column_patterns(root),
                   .key_prefixes = {},
                   .kinds = {},
                   .entity = root.patterns("entity"),
                   .contents_heading = root.patterns("contents_heading"),
                   .contents_part = root.patterns("contents_part"),
                   .contents_entry = root.patterns("contents_entry"),
                   .sentence = root.patterns("sentence"),
                   .annex_mark = root.patterns("annex_mark"),
                   .annexed_report = root.patterns("annexed_report")};
  for (text::Pattern& line : root.patterns("browser_line")) words.furniture.push_back(std::move(line));
  for (const patterns::PatternNode& kind : root.entries("document_kind"))
    words.kinds.push_back({document_kind(kind), kind.patterns("text")});
  for (const patterns::PatternNode& prefix : root.entries("key_prefix"))
    words.key_prefixes.push_back({prefix.string("key"), prefix.patterns("header")});
  return words;
}

}  // namespace

TablePattern::TablePattern(const patterns::PatternNode& form, const patterns::PatternNode& table)
    : id(table.string("id")),
      title(table.patterns("title")),
      form_(form),
      table_(table),
      details_(std::make_unique<Details>()) {}

const TablePattern::Details& TablePattern::details() const {
  std::call_once(details_->once, [this] {
    Details& details = *details_;
    details.columns = column_patterns(table_);
    for (ColumnPattern& shared : column_patterns(form_)) details.columns.push_back(std::move(shared));
    details.printed = printed_keys(table_);
    details.sums = row_sums(table_);
    details.needs = needed_keys(table_);
    details.codes = table_.patterns("codes");
    details.unless = table_.patterns("unless");
  });
  return *details_;
}

Patterns read_patterns(const patterns::PatternFiles& files) {
  Patterns patterns{.files = files,
                    .common = vocabulary(files.root("common.toml")),
                    .performance = performance::read_performance_words(files.root("performance.toml")),
                    .forms = {},
                    .national = {}};
  for (const std::string& name : files.forms())
    patterns.forms.push_back(form_pattern(files.root(name + ".toml"), name));
  for (const char* const name : {"national.toml", "national-government.toml"})
    patterns.national.push_back(national_tables(files.root(name)));
  if (!files.from_folder()) return patterns;
  for (const FormPattern& form : patterns.forms)
    for (const TablePattern& table : form.tables) table.columns();
  for (const NationalTables& national : patterns.national)
    for (const TablePattern& table : national.tables) table.columns();
  return patterns;
}

}  // namespace yusuan::forms
