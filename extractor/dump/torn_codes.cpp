#include "dump/torn_codes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "dump/named_codes.h"

namespace yusuan::dump {
namespace {

// A name in a narrow cell is cut into no more pieces.
constexpr std::size_t kMostNamePieces = 4;
// 款 and 项.
constexpr std::size_t kMostTornParts = 2;

// Functional classes begin with 2, economic ones with 3 and 5: 100 to 199 are no codes.
bool starts_code(const std::string& text) {
  const bool long_enough = text.size() == 3 || text.size() == 5 || text.size() == 7;
  return long_enough && (text[0] == '2' || text[0] == '3' || text[0] == '5');
}

// Column numbers (10, 11, 12) are none.
std::vector<PrintedCode> standing_together(const std::vector<Token>& tokens, std::size_t most_parts) {
  std::vector<PrintedCode> codes;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kDigits) continue;
    const std::string& text = tokens[i].text;
    if (starts_code(text)) {
      codes.push_back({{text}, i, i + 1, {}, {}});
    } else if (text.size() == 2 && !codes.empty() && codes.back().end == i && codes.back().parts.size() < most_parts &&
               codes.back().parts.front().size() == 3) {
      codes.back().parts.push_back(text);
      codes.back().end = i + 1;
    }
  }
  return codes;
}

// A code that is printed like one above it, and shorter than codes can be, waits for a part that was torn off it.
class Mending {
 public:
  Mending(const std::vector<Token>& tokens, std::size_t most_parts, const CodeNames& names,
          std::vector<PrintedCode>& codes)
      : tokens_(tokens), most_parts_(most_parts), names_(names), codes_(codes), loose_(tokens.size()) {
    for (std::size_t i = 0; i < tokens.size(); ++i)
      loose_[i] = tokens[i].kind == TokenKind::kDigits && tokens[i].text.size() == 2;
    for (const PrintedCode& code : codes)
      for (std::size_t i = code.first; i < code.end; ++i) loose_[i] = false;
    for (PrintedCode& code : codes) take_off_unknown_part(code);
    for (std::size_t i = 0; i < codes.size(); ++i) first_.try_emplace(codes[i].parts, i);
  }

  void mend() {
    for (std::size_t i = 0; i < codes_.size(); ++i) take_off_parts_of_others(i);
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (loose_[i]) give_named(i);
    while (give_to_waiting()) continue;
    for (PrintedCode& code : codes_) put_back(code);
  }

  // Where a code still waits, or a part is left.
  std::set<int> torn_pages() const {
    std::set<int> pages;
    for (std::size_t i = 0; i < codes_.size(); ++i)
      if (waits(i)) pages.insert(tokens_[codes_[i].first].page);
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (loose_[i]) pages.insert(tokens_[i].page);
    return pages;
  }

 private:
  Run name_at(std::size_t at) const { return code_name_at(tokens_, at, tokens_.size(), names_); }

  // The part that makes up a code of no list, without a name behind it, may be another code's.
  void take_off_unknown_part(PrintedCode& code) {
    if (code.parts.size() < 2 || name_at(code.end) || !names_.of(code.full()).empty()) return;
    code.parts.pop_back();
    loose_[--code.end] = true;
  }

  void put_back(PrintedCode& code) {
    if (code.end == tokens_.size() || !loose_[code.end] || !code.torn.empty() || code.name) return;
    if (code.parts.size() < most_parts_ && code.parts.front().size() == 3)
      code.parts.push_back(tokens_[code.end++].text);
  }

  bool waits(std::size_t index) const {
    const auto& parts = codes_[index].parts;
    if (parts.size() >= most_parts_ || parts.front().size() != 3) return false;
    const auto first = first_.find(parts);
    return first != first_.end() && first->second < index;
  }

  // The first one in front of token `at`, on its page, that waits for what makes it `whole`: columns are read
  // downwards.
  std::optional<std::size_t> waiting_for(const std::string& torn, const std::set<std::string>& wholes,
                                         std::size_t at) const {
    for (std::size_t i = 0; i < codes_.size() && codes_[i].first < at; ++i)
      if (tokens_[codes_[i].first].page == tokens_[at].page && wholes.count(codes_[i].full() + torn) > 0 &&
          !name_at(codes_[i].end) && waits(i))
        return i;
    return std::nullopt;
  }

  void give(std::size_t index, const Run& torn, const Run& name) {
    PrintedCode& code = codes_[index];
    for (std::size_t i = torn.first; i < torn.end; ++i) {
      code.parts.push_back(tokens_[i].text);
      code.torn.push_back(i);
      loose_[i] = false;
    }
    code.name = name;
  }

  // Parts right behind another code, in front of the name of a code that ends with them: 208 | 02 科普活动.
  void take_off_parts_of_others(std::size_t index) {
    const std::size_t end = codes_[index].end;
    const Run name = name_at(end);
    if (!name || codes_[index].parts.size() < 2) return;
    const auto& wholes = names_.codes_of(text_of(tokens_, name));
    if (wholes.count(codes_[index].full()) > 0) return;
    for (std::size_t count = 1; count < codes_[index].parts.size(); ++count) {
      const Run torn{end - count, end};
      const auto home = waiting_for(text_of(tokens_, torn), wholes, codes_[index].first);
      if (!home) continue;
      codes_[index].parts.resize(codes_[index].parts.size() - count);
      codes_[index].end -= count;
      return give(*home, torn, name);
    }
  }

  // Parts that stand alone in front of a name.
  void give_named(std::size_t last) {
    const Run name = name_at(last + 1);
    if (!name) return;
    const auto& wholes = names_.codes_of(text_of(tokens_, name));
    for (std::size_t count = 1; count <= std::min(kMostTornParts, last + 1) && loose_[last + 1 - count]; ++count) {
      const Run torn{last + 1 - count, last + 1};
      if (const auto home = waiting_for(text_of(tokens_, torn), wholes, last)) return give(*home, torn, name);
    }
  }

  bool is_printed(const std::string& name) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (tokens_[i].kind == TokenKind::kText && run_at(tokens_, i, name)) return true;
    return false;
  }

  // Whether the name behind the code, else one anywhere, says that this part makes it whole.
  bool said_by_name(const PrintedCode& code, const std::string& part) const {
    const std::string whole = code.full() + part;
    if (const Run behind = name_at(code.end)) return names_.codes_of(text_of(tokens_, behind)).count(whole) > 0;
    const auto& names = names_.of(whole);
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return is_printed(name); });
  }

  // One part to one code that waits, where only one part can be meant.
  bool give_to_waiting() {
    for (std::size_t index = 0; index < codes_.size(); ++index) {
      if (!waits(index)) continue;
      std::set<std::string> parts;
      std::size_t where = 0;
      for (std::size_t i = tokens_.size(); i-- > 0;)
        if (loose_[i] && tokens_[i].page == tokens_[codes_[index].first].page &&
            said_by_name(codes_[index], tokens_[i].text)) {
          parts.insert(tokens_[i].text);
          where = i;
        }
      if (parts.size() != 1) continue;
      give(index, {where, where + 1}, {});
      return true;
    }
    return false;
  }

  const std::vector<Token>& tokens_;
  std::size_t most_parts_;
  const CodeNames& names_;
  std::vector<PrintedCode>& codes_;
  std::vector<bool> loose_;                                ///< tokens that are parts of no code
  std::map<std::vector<std::string>, std::size_t> first_;  ///< code that was printed so first
};

}  // namespace

std::string PrintedCode::full() const {
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

std::vector<Token> with_codes_apart(std::vector<Token> tokens, const CodeNames& names) {
  std::vector<Token> apart;
  for (Token& token : tokens) {
    const std::size_t digits = token.text.find_first_not_of("0123456789");
    if (token.kind == TokenKind::kText && digits != std::string::npos) {
      const std::string code = token.text.substr(0, digits), name = token.text.substr(digits);
      if (starts_code(code) && names.codes_of(name).count(code) > 0) {
        apart.push_back({.kind = TokenKind::kDigits, .text = code, .page = token.page, .line = token.line});
        token.text = name;
      }
    }
    apart.push_back(std::move(token));
  }
  return apart;
}

Run code_name_at(const std::vector<Token>& tokens, std::size_t at, std::size_t end, const CodeNames& names) {
  if (at >= end) return {};
  return longest_run(tokens, at, std::min(kMostNamePieces, end - at),
                     [&](const std::string& text) { return !names.codes_of(text).empty(); });
}

bool any_codes(const std::vector<Token>& tokens) { return !standing_together(tokens, 1).empty(); }

std::vector<PrintedCode> printed_codes(const std::vector<Token>& tokens, std::size_t most_parts,
                                       const CodeNames& names) {
  auto codes = standing_together(tokens, most_parts);
  Mending mending(tokens, most_parts, names, codes);
  mending.mend();
  const std::set<int> torn = mending.torn_pages();
  if (torn.empty()) return codes;
  std::vector<PrintedCode> told;
  for (std::size_t i = 0; i < codes.size();) {
    const int page = tokens[codes[i].first].page;
    std::size_t end = i;
    while (end < codes.size() && tokens[codes[end].first].page == page) ++end;
    std::optional<std::vector<PrintedCode>> named;
    if (torn.count(page) > 0) named = codes_by_names(tokens, page, names, told.empty() ? "" : told.back().full());
    if (named)
      std::move(named->begin(), named->end(), std::back_inserter(told));
    else
      std::move(codes.begin() + static_cast<std::ptrdiff_t>(i), codes.begin() + static_cast<std::ptrdiff_t>(end),
                std::back_inserter(told));
    i = end;
  }
  return told;
}

}  // namespace yusuan::dump
