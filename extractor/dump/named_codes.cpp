#include "dump/named_codes.h"

#include <algorithm>
#include <map>
#include <set>

namespace yusuan::dump {
namespace {

constexpr std::size_t kClass = 3, kGroup = 5, kItem = 7;

std::vector<std::string> parts_of(const std::string& code) {
  std::vector<std::string> parts{code.substr(0, kClass)};
  for (std::size_t at = kClass; at < code.size(); at += 2) parts.push_back(code.substr(at, 2));
  return parts;
}

// The code that goes on what stands in front of it: a part of the same group, another group of the class, a class, or
// the only one that is called so.
std::string code_among(const std::set<std::string>& codes, const std::string& class_code, const std::string& group) {
  const auto pick = [&](std::size_t size, const std::string& start) {
    std::string found;
    for (const std::string& code : codes)
      if (code.size() == size && code.starts_with(start)) found = found.empty() ? code : "?";
    return found == "?" ? std::string() : found;
  };
  if (!group.empty())
    if (std::string code = pick(kItem, group); !code.empty()) return code;
  if (!class_code.empty())
    if (std::string code = pick(kGroup, class_code); !code.empty()) return code;
  if (std::string code = pick(kClass, ""); !code.empty()) return code;
  return codes.size() == 1 ? *codes.begin() : std::string();
}

class Page {
 public:
  Page(const std::vector<Token>& tokens, int page) : tokens_(tokens) {
    while (first_ < tokens.size() && tokens[first_].page != page) ++first_;
    end_ = first_;
    while (end_ < tokens.size() && tokens[end_].page == page) ++end_;
    for (std::size_t i = first_; i < end_; ++i)
      if (tokens[i].kind == TokenKind::kDigits) digits_[tokens[i].text].push_back(i);
  }

  std::vector<PrintedCode> named(const CodeNames& names, const std::string& before) const {
    std::vector<PrintedCode> codes;
    std::string class_code = before.substr(0, std::min(before.size(), kClass));
    std::string group = before.size() >= kGroup ? before.substr(0, kGroup) : "";
    for (std::size_t i = first_; i < end_;) {
      const Run name = code_name_at(tokens_, i, end_, names);
      if (!name) {
        ++i;
        continue;
      }
      i = name.end;
      const std::string code = code_among(names.codes_of(text_of(tokens_, name)), class_code, group);
      if (code.empty()) return {};
      if (code.size() == kClass) class_code = code, group.clear();
      if (code.size() == kGroup) class_code = code.substr(0, kClass), group = code;
      codes.push_back({.parts = parts_of(code), .first = name.first, .end = name.first, .torn = {}, .name = name});
    }
    std::stable_sort(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.full() < b.full(); });
    return codes;
  }

  // Gives each part its token; false unless that uses up all digits of the page.
  bool hand_out(std::vector<PrintedCode>& codes) {
    for (PrintedCode& code : codes)
      for (const std::string& part : code.parts) {
        auto& left = digits_[part];
        if (left.empty()) return false;
        code.torn.push_back(left.front());
        left.erase(left.begin());
      }
    return std::all_of(digits_.begin(), digits_.end(), [](const auto& entry) { return entry.second.empty(); });
  }

 private:
  const std::vector<Token>& tokens_;
  std::size_t first_ = 0, end_ = 0;
  std::map<std::string, std::vector<std::size_t>> digits_;
};

}  // namespace

std::optional<std::vector<PrintedCode>> codes_by_names(const std::vector<Token>& tokens, int page,
                                                       const CodeNames& names, const std::string& before) {
  Page read(tokens, page);
  auto codes = read.named(names, before);
  if (codes.empty() || !read.hand_out(codes)) return std::nullopt;
  return codes;
}

}  // namespace yusuan::dump
