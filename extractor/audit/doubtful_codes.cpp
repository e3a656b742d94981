#include "audit/doubtful_codes.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "audit/ledger.h"

namespace yusuan::audit {
namespace {

struct CodeName {
  std::string_view code, name;
  bool sourced = false;  // seen in a published document
};

std::string_view field(std::string_view& line) {
  const auto tab = std::min(line.find('\t'), line.size());
  const std::string_view text = line.substr(0, tab);
  line.remove_prefix(std::min(tab + 1, line.size()));
  return text;
}

// `code<TAB>name<TAB>level<TAB>sourced|memory`
void read_list(std::string_view text, std::vector<CodeName>& names) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with('#')) continue;
    const std::string_view code = field(line), name = field(line);
    field(line);
    names.push_back({code, name, field(line).starts_with("sourced")});
  }
}

// Brackets are printed in both widths, and left out at line ends.
std::string without_brackets(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("（") || rest.starts_with("）"))
      i += 2;
    else if (text[i] != '(' && text[i] != ')' && text[i] != ' ')
      plain += text[i];
  }
  return plain;
}

bool same_name(std::string_view printed, std::string_view listed) {
  if (printed == listed) return true;
  const std::string a = without_brackets(printed), b = without_brackets(listed);
  return a.starts_with(b) || b.starts_with(a);
}

// All names of all codes, by code.
std::vector<CodeName> read_lists(const patterns::PatternFiles& files) {
  std::vector<CodeName> names;
  read_list(files.text("functional_codes.tsv"), names);
  read_list(files.text("economic_codes.tsv"), names);
  std::stable_sort(names.begin(), names.end(), [](const CodeName& a, const CodeName& b) { return a.code < b.code; });
  return names;
}

// The name that a row should bear; nullptr when it bears one of the code's names, or nothing is known of the code.
const CodeName* due_name(const Line& line, const std::vector<CodeName>& names) {
  const auto [first, last] = std::equal_range(names.begin(), names.end(), CodeName{line.code, {}},
                                              [](const CodeName& a, const CodeName& b) { return a.code < b.code; });
  if (first == last ||
      std::any_of(first, last, [&](const CodeName& name) { return same_name(line.label.bare, name.name); }))
    return nullptr;
  const auto sourced = std::find_if(first, last, [](const CodeName& name) { return name.sourced; });
  return &*(sourced == last ? first : sourced);
}

// Whether the names beside the codes are those of projects.
bool names_projects(const Table& table) {
  const auto has = [&](std::string_view key) {
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& c) { return c.key == key; });
  };
  return has("project_name") && !has("name");
}

// Whether the rows of one code bear several names that are not the code's: those of units, projects and goods.
bool names_others(const LedgerSide& side, const Line& line, const std::vector<CodeName>& names) {
  const auto first = std::partition_point(side.by_code.begin(), side.by_code.end(),
                                          [&](int i) { return side.lines[i].code < line.code; });
  for (auto i = first; i != side.by_code.end() && side.lines[*i].code == line.code; ++i) {
    const Line& other = side.lines[*i];
    if (!other.label.bare.empty() && other.label.bare != line.label.bare && due_name(other, names) != nullptr)
      return true;
  }
  return false;
}

}  // namespace

std::vector<Diagnostic> doubtful_codes(const Document& document, const patterns::PatternFiles& files) {
  const auto names = read_lists(files);
  std::vector<Diagnostic> doubts;
  std::vector<std::pair<std::string, std::string_view>> told;
  const Ledger ledger(document);
  for (const LedgerTable& table : ledger.tables()) {
    if (names_projects(*table.table)) continue;
    for (const LedgerSide& side : table.sides)
      for (const int i : side.by_code) {
        const Line& line = side.lines[i];
        const CodeName* due = line.label.bare.empty() ? nullptr : due_name(line, names);
        if (due == nullptr || names_others(side, line, names)) continue;
        const auto once = std::pair(line.code, line.label.bare);
        if (std::find(told.begin(), told.end(), once) != told.end()) continue;
        told.push_back(once);
        doubts.push_back({due->sourced ? Severity::kWarning : Severity::kInfo, "code_name",
                          line.code + " is printed as “" + std::string(line.label.bare) + "”, the code lists have “" +
                              std::string(due->name) + "”",
                          table.table->rows[line.row].page, std::nullopt});
      }
  }
  return doubts;
}

}  // namespace yusuan::audit
