#include <algorithm>
#include <set>

#include "feed/xlsx.h"
#include "text/utf8.h"

namespace yusuan::feed {
namespace {

constexpr std::size_t kMaxUnits = 31;  // of UTF-16: the bound of the file format

std::size_t units_of(char32_t c) { return c > 0xFFFF ? 2 : 1; }

std::string legal(const std::string& title) {
  std::string name;
  for (const char32_t c : text::decoded(text::repaired(title))) {
    const bool illegal = c < 0x20 || std::u32string_view(U"[]:*?/\\'").find(c) != std::u32string_view::npos;
    text::append_code_point(name, illegal ? U' ' : c);
  }
  return std::string(text::trimmed(name));
}

std::string cut(const std::string& name, std::size_t units) {
  std::string short_name;
  for (const char32_t c : text::decoded(name)) {
    if (units < units_of(c)) break;
    units -= units_of(c);
    text::append_code_point(short_name, c);
  }
  return std::string(text::trimmed(short_name));
}

std::string folded(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  return name;
}

}  // namespace

std::vector<std::string> sheet_names(const std::vector<Table>& tables, const std::vector<std::string>& taken) {
  std::set<std::string> used{"history"};  // Excel keeps that one for itself
  for (const std::string& name : taken) used.insert(folded(name));
  std::vector<std::string> names;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::string number = std::to_string(tables[i].number.value_or(static_cast<int>(i) + 1));
    const std::string wanted = legal(number + ' ' + tables[i].title);
    std::string name = cut(wanted, kMaxUnits);
    for (int copy = 2; !used.insert(folded(name)).second; ++copy) {
      const std::string ending = " (" + std::to_string(copy) + ")";
      name = cut(wanted, kMaxUnits - ending.size()) + ending;
    }
    names.push_back(name);
  }
  return names;
}

}  // namespace yusuan::feed
