#include "prose/function_codes.h"

#include <algorithm>

#include "text/utf8.h"

namespace yusuan::prose {

void FunctionCodes::read() {
  if (read_) return;
  read_ = true;
  for (const Table& table : tables_)
    for (const Row& row : table.rows)
      // Codes from 3 on are of the economic classification.
      if (row.code && row.name && row.code->starts_with('2')) entries_.push_back({*row.code, *row.name});
  std::string_view rest = files_.text("functional_codes.tsv");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t first = line.find('\t');
    if (line.starts_with('#') || first == std::string_view::npos) continue;
    const std::size_t second = std::min(line.find('\t', first + 1), line.size());
    entries_.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1)});
  }
}

std::vector<std::string_view> FunctionCodes::named(std::string_view name, std::string_view prefix,
                                                   std::size_t digits) const {
  std::vector<std::string_view> codes;
  for (const Entry& entry : entries_)
    if (entry.code.size() == digits && entry.code.starts_with(prefix) && entry.name == name &&
        std::find(codes.begin(), codes.end(), entry.code) == codes.end())
      codes.push_back(entry.code);
  return codes;
}

std::optional<std::string> FunctionCodes::find_item(std::string_view group, std::string_view item) const {
  std::vector<std::string_view> found;
  for (const std::string_view middle : named(group, "", 5))
    for (const std::string_view inner : named(item, middle, 7)) found.push_back(inner);
  if (found.size() != 1) return std::nullopt;
  return std::string(found.front());
}

std::optional<std::string> FunctionCodes::find(std::string_view class_name, std::string_view group,
                                               std::string_view item) {
  read();
  if (class_name.empty() && group.empty()) {
    const auto codes = named(text::trimmed(item), "", 7);
    return codes.size() == 1 ? std::optional(std::string(codes.front())) : std::nullopt;
  }
  if (class_name.empty()) return find_item(text::trimmed(group), text::trimmed(item));
  // Names repeat (行政运行), and one 款 may stand under two codes of different years: the path that reaches its end
  // counts.
  for (const std::string_view outer : named(text::trimmed(class_name), "", 3)) {
    if (group.empty()) return std::string(outer);
    for (const std::string_view middle : named(text::trimmed(group), outer, 5)) {
      if (item.empty()) return std::string(middle);
      if (const auto inner = named(text::trimmed(item), middle, 7); !inner.empty()) return std::string(inner.front());
    }
  }
  return std::nullopt;
}

}  // namespace yusuan::prose
