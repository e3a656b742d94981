#include "dump/kept_header_texts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "text/pattern.h"

namespace yusuan::dump {
namespace {

// Rows from one line of a name to the next where other cells have lines between them; columns of characters by which a
// line may be narrower than the one that goes on with it.
constexpr int kMostApart = 2;
constexpr int kNarrower = 1;
// Texts that are tried in parts: more is no header.
constexpr std::size_t kMostParted = 12;

}  // namespace

HeaderTexts::HeaderTexts(const std::vector<const KeptLine*>& header, const HeaderWords& words)
    : header_(header), words_(words), texts_(texts_told_by_words(header, words)) {
  std::set<std::pair<std::size_t, std::size_t>> told;
  for (const HeaderName& text : texts_) told.insert(text.words.begin(), text.words.end());
  told_ = texts_.size();
  for (std::size_t i = header.size(); i-- > 0;)
    for (std::size_t k = 0; k < header[i]->words.size(); ++k)
      if (told.count({i, k}) == 0) add(i, k);
}

bool HeaderTexts::goes_on(const HeaderName& text, const KeptWord& word, int row, const KeptWord& top) {
  static const text::Pattern whole("^(?:类|款|项|合计|总计|共计|小计)$");
  const int apart = text.top - row;
  return !whole.matches(top.text) && apart <= kMostApart && word.x1 - word.x0 + kNarrower >= top.x1 - top.x0 &&
         set_alike(text, word);
}

const KeptWord& HeaderTexts::top_word(const HeaderName& text) const {
  const auto& [line, at] = text.words.back();
  return header_[line]->words[at];
}

void HeaderTexts::add(std::size_t line, std::size_t at) {
  const KeptWord& word = header_[line]->words[at];
  const int row = header_[line]->row;
  std::vector<HeaderName*> below;
  for (std::size_t i = told_; i < texts_.size(); ++i)
    if (common(texts_[i], word) >= 1 && texts_[i].top > row) below.push_back(&texts_[i]);
  if (below.size() == 1) {
    HeaderName& text = *below.front();
    const bool whole =
        words_.is_text(said(text)) && words_.is_text(word.text) && !words_.is_text(word.text + said(text));
    if (!whole && goes_on(text, word, row, top_word(text))) {
      text.top = row;
      text.x0 = std::min<double>(text.x0, word.x0);
      text.x1 = std::max<double>(text.x1, word.x1);
      text.words.emplace_back(line, at);
      return;
    }
  }
  texts_.push_back(name_of_word(header_, line, at));
}

bool HeaderTexts::at_height_of_others(const HeaderName& text) const {
  return std::any_of(texts_.begin(), texts_.end(), [&](const HeaderName& other) {
    return &other != &text && std::abs(other.height() - text.height()) < kSameHeight;
  });
}

std::pair<HeaderName, HeaderName> HeaderTexts::parted(const HeaderName& text) const {
  HeaderName head = name_of_word(header_, text.words.back().first, text.words.back().second), rest = text;
  rest.words.pop_back();
  rest.top = header_[rest.words.back().first]->row;
  rest.x0 = std::numeric_limits<double>::max();
  rest.x1 = 0;
  for (const auto& [line, at] : rest.words) {
    rest.x0 = std::min<double>(rest.x0, header_[line]->words[at].x0);
    rest.x1 = std::max<double>(rest.x1, header_[line]->words[at].x1);
  }
  return {std::move(head), std::move(rest)};
}

std::string HeaderTexts::said(const HeaderName& text) const {
  std::string whole;
  for (auto word = text.words.rbegin(); word != text.words.rend(); ++word)
    whole += header_[word->first]->words[word->second].text;
  return whole;
}

int HeaderTexts::hidden_names() const {
  int hidden = 0;
  for (const HeaderName& text : texts_) {
    if (text.words.size() < 2) continue;
    const std::string rest = said(parted(text).second);
    hidden += std::any_of(texts_.begin(), texts_.end(),
                          [&](const HeaderName& other) { return &other != &text && said(other) == rest; });
  }
  return hidden;
}

std::vector<std::size_t> HeaderTexts::may_part() const {
  std::vector<std::size_t> texts;
  for (std::size_t i = told_; i < texts_.size(); ++i)
    if (texts_[i].words.size() > 1 && at_height_of_others(parted(texts_[i]).second)) texts.push_back(i);
  if (texts.size() > kMostParted) texts.clear();
  return texts;
}

bool HeaderTexts::is_over_code(const HeaderName& text, const HeaderName& part) const {
  static const text::Pattern codes("(?:编码|代码)$"), parts("^(?:类|款|项)$");
  return parts.matches(said(part)) && codes.matches(said(text));
}

bool HeaderTexts::is_total(const HeaderName& name) const {
  static const text::Pattern total("^(?:合计|总计|共计|小计)$");
  return name.words.size() == 1 && total.matches(top_word(name).text);
}

Kinship HeaderTexts::kin(const HeaderName& over, const HeaderName& name) const {
  const auto [known, fresh] =
      shared_->kin.try_emplace({over.words.front(), over.words.size(), name.words.front(), name.words.size()});
  if (fresh) known->second = words_.kinship(said(over), said(name));
  return known->second;
}

}  // namespace yusuan::dump
