#include "dump/code_names.h"

#include <algorithm>

#include "text/normalise.h"
#include "text/spacing.h"

namespace yusuan::dump {

CodeNames::CodeNames(const patterns::PatternFiles& files) {
  for (const std::string_view list : {files.text("functional_codes.tsv"), files.text("economic_codes.tsv")})
    for (std::size_t from = 0; from < list.size();) {
      const auto end = std::min(list.find('\n', from), list.size());
      const std::string_view line = list.substr(from, end - from);
      from = end + 1;
      const auto tab = line.find('\t');
      if (line.starts_with('#') || tab == std::string_view::npos) continue;
      learn(std::string(line.substr(0, tab)), std::string(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1)));
    }
}

const std::vector<std::string>& CodeNames::of(const std::string& code) const {
  static const std::vector<std::string> none;
  const auto found = names_.find(code);
  return found == names_.end() ? none : found->second;
}

const std::set<std::string>& CodeNames::codes_of(const std::string& name) const {
  static const std::set<std::string> none;
  const auto found = codes_.find(name);
  return found == codes_.end() ? none : found->second;
}

void CodeNames::learn(const std::string& code, const std::string& name) {
  const std::string closed = text::closed_up(text::normalise(name));
  auto& names = names_[code];
  if (closed.empty() || std::find(names.begin(), names.end(), closed) != names.end()) return;
  names.push_back(closed);
  codes_[closed].insert(code);
  std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

}  // namespace yusuan::dump
