#include "dump/kept_names.h"

#include <algorithm>
#include <cmath>

#include "text/pattern.h"

namespace yusuan::dump {
namespace {

// Names of one column: their middles are as near, or they share so much of the wider one.
constexpr double kAskew = 2.5;
constexpr double kMostOfName = 0.6;

bool begins_and_ends_with_ideograph(const std::string& text) {
  static const text::Pattern ideographs(R"(^\p{Han}(?:.*\p{Han})?$)");
  return ideographs.matches(text);
}

// The names of single columns: texts with none below them but those that go on with them.
class NamesByOverlap {
 public:
  explicit NamesByOverlap(const std::vector<const KeptLine*>& header) : header_(header) {
    for (std::size_t i = header.size(); i-- > 0;)
      for (std::size_t k = 0; k < header[i]->words.size(); ++k) add(i, k);
    for (const auto& [line, word] : apart_) add_apart(line, word);
  }
  std::vector<HeaderName> take() { return std::move(stacks_); }

 private:
  void add(std::size_t line, std::size_t at) {
    const KeptWord& word = header_[line]->words[at];
    const int row = header_[line]->row;
    std::vector<HeaderName*> below;
    for (HeaderName& stack : stacks_)
      if (common(stack, word) >= 1) below.push_back(&stack);
    if (below.size() == 1 && below.front()->top > row && set_alike(*below.front(), word)) {
      below.front()->top = row;
      below.front()->words.emplace_back(line, at);
    } else if (below.empty()) {
      if (line + 1 == header_.size() || stacks_.empty() || !between(word))
        insert(line, at);
      else
        apart_.emplace_back(line, at);
    }
  }

  // Whether names further down stand on both sides.
  bool between(const KeptWord& word) const {
    return stacks_.front().middle() < word.x0 && stacks_.back().middle() > word.x1;
  }

  // What stands between two names that lie wholly below it spans them.
  void add_apart(std::size_t line, std::size_t at) {
    const KeptWord& word = header_[line]->words[at];
    const int row = header_[line]->row;
    const HeaderName *left = nullptr, *right = nullptr;
    for (HeaderName& stack : stacks_) {
      if (common(stack, word) >= 1) {
        if (set_alike(stack, word)) {
          stack.top = std::min(stack.top, row);
          stack.words.emplace_back(line, at);
        }
        return;
      }
      if (stack.x1 <= word.x0) left = &stack;
      if (stack.x0 >= word.x1 && right == nullptr) right = &stack;
    }
    if (left != nullptr && right != nullptr && left->top > row && right->top > row) return;
    insert(line, at);
  }

  void insert(std::size_t line, std::size_t at) {
    const HeaderName fresh = name_of_word(header_, line, at);
    const auto behind = std::find_if(stacks_.begin(), stacks_.end(),
                                     [&](const HeaderName& stack) { return stack.middle() > fresh.middle(); });
    stacks_.insert(behind, fresh);
  }

  const std::vector<const KeptLine*>& header_;
  std::vector<HeaderName> stacks_;  // from left to right
  std::vector<std::pair<std::size_t, std::size_t>> apart_;
};

}  // namespace

HeaderName name_of_word(const std::vector<const KeptLine*>& header, std::size_t line, std::size_t at) {
  static const text::Pattern total("(?:合计|总计|小计|金额|数)$");
  const KeptWord& word = header[line]->words[at];
  return {.x0 = static_cast<double>(word.x0),
          .x1 = static_cast<double>(word.x1),
          .top = header[line]->row,
          .bottom = header[line]->row,
          .ideographs = begins_and_ends_with_ideograph(word.text),
          .of_total = total.matches(word.text),
          .words = {{line, at}}};
}

double common(const HeaderName& stack, const KeptWord& word) {
  return std::min<double>(stack.x1, word.x1) - std::max<double>(stack.x0, word.x0);
}

bool set_alike(const HeaderName& stack, const KeptWord& word) {
  const double wider = std::max(stack.x1 - stack.x0, static_cast<double>(word.x1 - word.x0));
  return std::abs(stack.middle() - (word.x0 + word.x1) / 2.0) <= kAskew || common(stack, word) >= kMostOfName * wider;
}

std::vector<HeaderName> names_of(const std::vector<const KeptLine*>& header) { return NamesByOverlap(header).take(); }

}  // namespace yusuan::dump
