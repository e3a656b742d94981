#include "text/required_texts.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <utility>

namespace yusuan::text {
namespace {

using AnyOf = std::vector<std::string_view>;
using Needs = std::vector<AnyOf>;

constexpr std::size_t kMostTexts = 32;  // of a set: more take as long to look for as the expression
constexpr int kDeepest = 20;            // of groups in groups

// Escapes that stand for one character, or for a place, by themselves; \p{…} is known, too.
constexpr std::string_view kWholeEscapes = "bBdDsSwW";
constexpr std::string_view kMeta = "\\.+*?()|[]{}^$";

std::string_view without_last_character(std::string_view word) {
  std::size_t end = word.empty() ? 0 : word.size() - 1;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return word.substr(0, end);
}

// The shortest text of a set says how much it tells.
std::size_t strength(const AnyOf& set) {
  std::size_t shortest = std::string_view::npos;
  for (const std::string_view text : set) shortest = std::min(shortest, text.size());
  return shortest;
}

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  Needs read() {
    Needs needs = alternatives(0);
    return failed_ || at_ < source_.size() ? Needs() : needs;
  }

 private:
  bool at(char c) const { return at_ < source_.size() && source_[at_] == c; }

  Needs alternatives(int depth) {
    std::vector<Needs> branches = {sequence(depth)};
    while (!failed_ && at('|')) {
      ++at_;
      branches.push_back(sequence(depth));
    }
    if (branches.size() == 1) return std::move(branches.front());
    AnyOf any;
    for (const Needs& branch : branches) {
      const auto best = std::ranges::max_element(branch, {}, strength);
      if (best == branch.end()) return {};
      any.insert(any.end(), best->begin(), best->end());
    }
    return any.size() > kMostTexts ? Needs() : Needs{std::move(any)};
  }

  Needs sequence(int depth) {
    Needs needs;
    while (!failed_ && at_ < source_.size() && source_[at_] != '|' && source_[at_] != ')') {
      const char c = source_[at_];
      Needs part;
      if (kMeta.find(c) == std::string_view::npos)
        part = plain();
      else if (c == '(')
        part = group(depth);
      else
        skip_unit();
      if (!failed_ && !may_be_absent()) std::ranges::move(part, std::back_inserter(needs));
    }
    return needs;
  }

  // Characters up to the next sign; a count behind them is of the last one alone.
  Needs plain() {
    const std::size_t end = std::min(source_.find_first_of(kMeta, at_), source_.size());
    const std::string_view run = source_.substr(at_, end - at_), rest = without_last_character(run);
    const bool counted = end < source_.size() && std::string_view("?*+{").find(source_[end]) != std::string_view::npos;
    at_ = end;
    if (!counted) return {{run}};
    may_be_absent();
    return rest.empty() ? Needs() : Needs{{rest}};
  }

  Needs group(int depth) {
    const std::string_view rest = source_.substr(++at_);
    if (rest.starts_with("?P<"))
      at_ = source_.find('>', at_);
    else if (rest.starts_with("?:"))
      ++at_;
    else if (rest.starts_with('?'))
      failed_ = true;
    else
      --at_;
    if (failed_ || at_ == std::string_view::npos || depth == kDeepest) {
      failed_ = true;
      return {};
    }
    ++at_;
    Needs needs = alternatives(depth + 1);
    failed_ = failed_ || !at(')');
    ++at_;
    return needs;
  }

  // A class, an escape, a dot or an anchor.
  void skip_unit() {
    const char c = source_[at_];
    if (c == '\\') {
      const char next = at_ + 1 < source_.size() ? source_[at_ + 1] : 'x';
      const bool whole =
          !std::isalnum(static_cast<unsigned char>(next)) || kWholeEscapes.find(next) != std::string_view::npos;
      const std::size_t last = source_.substr(at_ + 1).starts_with("p{") ? source_.find('}', at_)
                               : whole                                   ? at_ + 1
                                                                         : std::string_view::npos;
      failed_ = last == std::string_view::npos;
      at_ = last + 1;
    } else if (c == '[') {
      // A bracket right at the beginning stands for itself; named classes are not known.
      std::size_t i = at_ + 1;
      if (i < source_.size() && source_[i] == '^') ++i;
      if (i < source_.size() && source_[i] == ']') ++i;
      for (; i < source_.size() && source_[i] != ']'; ++i) {
        failed_ = failed_ || source_[i] == '[';
        if (source_[i] == '\\') ++i;
      }
      failed_ = failed_ || i >= source_.size();
      at_ = i + 1;
    } else {
      failed_ = c != '.' && c != '^' && c != '$';
      ++at_;
    }
  }

  // Takes the count behind a part, if there is one: whether it allows none.
  bool may_be_absent() {
    if (at_ >= source_.size()) return false;
    const char c = source_[at_];
    bool absent = c == '?' || c == '*';
    if (c == '{') {
      const std::size_t end = source_.find_first_not_of("0123456789,", at_ + 1);
      failed_ = failed_ || end == std::string_view::npos || source_[end] != '}' || end == at_ + 1;
      absent = true;
      at_ = end;
    } else if (c != '+' && !absent) {
      return false;
    }
    ++at_;
    if (at('?')) ++at_;  // as few as possible
    return absent;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::vector<std::vector<std::string_view>> required_texts(std::string_view source) { return Reader(source).read(); }

}  // namespace yusuan::text
