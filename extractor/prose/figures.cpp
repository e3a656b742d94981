#include "prose/figures.h"

#include <algorithm>
#include <optional>
#include <string>

#include "text/amount.h"
#include "text/figure.h"
#include "text/utf8.h"

namespace yusuan::prose {
namespace {

bool is_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

// The end of a run of digits with separators and a point, or with spaces between its thousands.
std::size_t end_of_number(std::string_view text, std::size_t at) {
  if (const std::size_t spaced = text::bytes_of_spaced_figure(text, at)) return at + spaced;
  while (is_digit(text, at) || (at < text.size() && (text[at] == ',' || text[at] == '.') && is_digit(text, at + 1)))
    ++at;
  return at;
}

// 3.66, 126.25; in 1.2019年 the point belongs to a list.
bool has_decimals(std::string_view number) {
  constexpr std::size_t kMostBefore = 3, kMostBehind = 2;
  const auto point = number.find('.');
  return point != std::string_view::npos && point <= kMostBefore && number.size() - point - 1 <= kMostBehind;
}

// What number of something, a letter or a bracket of a document's number stands before; not a figure then.
bool numbers_something(std::string_view text, std::size_t begin) {
  if (begin == 0) return false;
  const char32_t before = text::code_point_before(text, begin);
  return before == U'第' || before == U'〔' || before == U'［' || before == U'[' || before == U'【' || before == U'#' ||
         (before >= U'A' && before <= U'Z') || (before >= U'a' && before <= U'z') || before == U'/' || before == U'.';
}

// Where the dash of a range begins, of which the figure that begins at `begin` is the upper bound: 30元—320元, 2-3次.
// `figures`: those before.
std::optional<std::size_t> dash_of_range(std::string_view text, std::size_t begin, const std::vector<Figure>& figures,
                                         const ProseVocabulary& words) {
  for (const std::string_view dash : words.dashes) {
    if (!text.substr(0, begin).ends_with(dash)) continue;
    const std::size_t at = begin - dash.size();
    const bool range = (at > 0 && is_digit(text, at - 1)) || (!figures.empty() && figures.back().end == at);
    return range ? std::optional(at) : std::nullopt;
  }
  return std::nullopt;
}

struct Unit {
  std::string_view text;
  bool money = false;
};

Unit unit_at(std::string_view rest, bool decimals, const ProseVocabulary& words) {
  if (decimals)
    for (const std::string& span : words.spans)
      if (rest.starts_with(span)) return {rest.substr(0, span.size()), false};
  for (const std::string& unit : words.money)
    if (rest.starts_with(unit)) return {rest.substr(0, unit.size()), true};
  for (const std::string& unit : words.units)
    if (rest.starts_with(unit)) return {rest.substr(0, unit.size()), false};
  return {};
}

// 120余万元: what is more than the figure is said before its unit.
std::size_t bytes_of_more(std::string_view rest, const ProseVocabulary& words) {
  for (const std::string& word : words.more)
    if (rest.starts_with(word)) return word.size();
  return 0;
}

// 12万余元: or inside the unit, behind its first character, where no shorter unit (12万) ends. Its bytes with that
// word.
std::optional<std::size_t> bytes_of_parted(std::string_view rest, Unit& unit, const ProseVocabulary& words) {
  std::size_t first = 0;
  if (!rest.empty()) text::next_code_point(rest, first);
  const std::size_t more = bytes_of_more(rest.substr(first), words);
  if (more == 0) return std::nullopt;
  for (const std::string& whole : words.money)
    if (whole.size() > first && rest.starts_with(std::string_view(whole).substr(0, first)) &&
        rest.substr(first + more).starts_with(std::string_view(whole).substr(first))) {
      unit.text = whole;
      return more + whole.size();
    }
  return std::nullopt;
}

bool is_code_in_brackets(std::string_view text, std::size_t begin, std::size_t end, const ProseVocabulary& words) {
  if (begin == 0 || end >= text.size()) return false;
  const char32_t before = text::code_point_before(text, begin);
  return (before == U'（' || before == U'(') && (text.substr(end).starts_with("）") || text[end] == ')') &&
         std::any_of(words.code_levels.begin(), words.code_levels.end(),
                     [&](const std::string& level) { return text.substr(0, end).ends_with(level); });
}

std::size_t end_of_quoted_title(std::string_view text, std::size_t at) {
  const std::size_t end = text.find("》", at);
  return end == std::string_view::npos ? text.size() : end + std::string_view("》").size();
}

// Goes along a text and closes a clause at each mark that parts two, but not inside figures, titles and brackets of
// words.
class ClauseCutter {
 public:
  ClauseCutter(std::string_view text, const std::vector<Figure>& figures) : text_(text), figures_(figures) {}

  std::vector<Clause> cut() {
    while (at_ < text_.size())
      if (const Figure* inside = figure_ahead(); inside && inside->begin == at_)
        pass_figure(*inside);
      else
        pass_character();
    if (begin_ < text_.size()) close(text_.size(), text_.size(), Closer::kSentence);
    return std::move(clauses_);
  }

 private:
  void close(std::size_t end, std::size_t next, Closer closer) {
    clauses_.push_back({begin_, end, closer});
    begin_ = next;
  }

  // The first that ends behind the place.
  const Figure* figure_ahead() {
    while (figure_ < figures_.size() && figures_[figure_].end <= at_) ++figure_;
    return figure_ < figures_.size() ? &figures_[figure_] : nullptr;
  }

  void pass_figure(const Figure& figure) {
    constexpr std::string_view kComma = "、";
    at_ = figure.end;
    if (!text_.substr(at_).starts_with(kComma)) return;
    close(at_, at_ + kComma.size(), Closer::kComma);
    at_ += kComma.size();
  }

  void pass_character() {
    const std::size_t here = at_;
    switch (text::next_code_point(text_, at_)) {
      case U'，':
      case U',':
        return close(here, at_, Closer::kComma);
      case U'：':
      case U':':
        if (const Figure* next = figure_ahead(); !next || next->begin > at_) close(here, at_, Closer::kColon);
        return;
      case U'；':
      case U';':
        return close(here, at_, Closer::kPart);
      case U'。':
      case U'！':
      case U'？':
        return end_sentence(here);
      case U'《':
        at_ = end_of_quoted_title(text_, at_);
        return;
      case U'（':
      case U'(':
        return open_bracket(here);
      case U'）':
      case U')':
        return close(here, at_, Closer::kBracket);
      default:
        return;
    }
  }

  // （……增加0万元。）goes on behind the bracket.
  void end_sentence(std::size_t here) {
    std::size_t next = at_;
    const char32_t after = at_ < text_.size() ? text::next_code_point(text_, next) : U'\0';
    const bool in_bracket = after == U'）' || after == U')';
    if (in_bracket) at_ = next;
    close(here, at_, in_bracket ? Closer::kBracket : Closer::kSentence);
  }

  // A bracket without figures is part of its clause.
  void open_bracket(std::size_t here) {
    constexpr std::string_view kFull = "）";
    const std::size_t full = text_.find(kFull, at_), end = std::min(full, text_.find(')', at_));
    const Figure* next = figure_ahead();
    if (end == std::string_view::npos) return;
    if (next && next->begin < end)
      close(here, at_, Closer::kBracket);
    else
      at_ = end + (end == full ? kFull.size() : 1);
  }

  std::string_view text_;
  const std::vector<Figure>& figures_;
  std::vector<Clause> clauses_;
  std::size_t at_ = 0, begin_ = 0, figure_ = 0;
};

}  // namespace

std::vector<Figure> find_figures(std::string_view text, const ProseVocabulary& words) {
  std::vector<Figure> figures;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, 3, "《") == 0) {
      at = end_of_quoted_title(text, at);
      continue;
    }
    if (!is_digit(text, at)) {
      ++at;
      continue;
    }
    const std::size_t end = end_of_number(text, at);
    std::size_t begin = at;
    const bool decimals = has_decimals(text.substr(at, end - at));
    at = end;
    // A minus belongs to the figure where no other figure or word of Latin letters stands before it.
    if (begin > 0 && text[begin - 1] == '-' && (begin == 1 || static_cast<unsigned char>(text[begin - 2]) >= 0x80))
      --begin;
    if (numbers_something(text, begin)) continue;
    const std::size_t unit_begin = end < text.size() && text[end] == ' ' ? end + 1 : end;
    const std::string_view rest = text.substr(unit_begin);
    const std::size_t more = bytes_of_more(rest, words);
    Unit unit = unit_at(rest.substr(more), decimals, words);
    if (unit.text.empty()) continue;
    const std::size_t unit_size = bytes_of_parted(rest, unit, words).value_or(more + unit.text.size());
    const std::string_view behind = rest.substr(unit_size);
    if (std::any_of(words.no_figure_before.begin(), words.no_figure_before.end(),
                    [&](const std::string& word) { return behind.starts_with(word); }))
      continue;
    const std::size_t unit_end = unit_begin + unit_size;
    if (is_code_in_brackets(text, begin, unit_end, words)) continue;
    if (const auto dash = dash_of_range(text, begin, figures, words)) {
      if (!figures.empty() && figures.back().end == *dash) figures.pop_back();
      at = unit_end;
      continue;
    }
    const auto amount = text::parse_amount(text.substr(begin, end - begin));
    if (!amount) continue;
    figures.push_back({begin, unit_end, amount->value, unit.text, unit.money});
    at = unit_end;
  }
  return figures;
}

std::vector<Clause> part_clauses(std::string_view text, const std::vector<Figure>& figures) {
  return ClauseCutter(text, figures).cut();
}

}  // namespace yusuan::prose
