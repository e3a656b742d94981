#include "prose/figures.h"

#include <algorithm>
#include <optional>
#include <string>

#include "text/amount.h"
#include "text/utf8.h"

namespace yusuan::prose {
namespace {

bool is_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

// The end of a run of digits with separators and a point.
std::size_t end_of_number(std::string_view text, std::size_t at) {
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
  const char32_t before = code_point_before(text, begin);
  return before == U'第' || before == U'〔' || before == U'［' || before == U'[' || before == U'【' || before == U'#' ||
         (before >= U'A' && before <= U'Z') || (before >= U'a' && before <= U'z') || before == U'/' || before == U'.';
}

// Where the dash of a range begins, of which the figure that begins at `begin` is the upper bound: 30元—320元, 2-3次.
// `figures`: those before.
std::optional<std::size_t> dash_of_range(std::string_view text, std::size_t begin, const std::vector<Figure>& figures) {
  for (const std::string_view dash : {"-", "—", "–", "~", "～", "至"}) {
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

// 120余万元, 12万余元: what is more than the figure is said before its unit or inside it.
std::size_t bytes_of_more(std::string_view rest, const ProseVocabulary& words) {
  for (const std::string& word : words.more)
    if (rest.starts_with(word)) return word.size();
  return 0;
}

// With the words for more than the figure; `unit` becomes the whole of 万余元.
std::size_t bytes_of_unit(std::string_view rest, std::size_t more, Unit& unit) {
  struct Split {
    std::string_view printed, unit;
  };
  for (const auto& [printed, whole] : {Split{"万余元", "万元"}, Split{"万多元", "万元"}, Split{"亿余元", "亿元"}})
    if (rest.starts_with(printed)) {
      unit.text = whole;
      return printed.size();
    }
  return more + unit.text.size();
}

bool is_code_in_brackets(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin == 0 || end >= text.size()) return false;
  const char32_t before = code_point_before(text, begin);
  return (before == U'（' || before == U'(') && (text.substr(end).starts_with("）") || text[end] == ')') &&
         text.substr(0, end).ends_with("项");
}

std::size_t end_of_quoted_title(std::string_view text, std::size_t at) {
  const std::size_t end = text.find("》", at);
  return end == std::string_view::npos ? text.size() : end + std::string_view("》").size();
}

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
    const std::size_t unit_size = bytes_of_unit(rest, more, unit);
    const std::string_view behind = rest.substr(unit_size);
    if (std::any_of(words.no_figure_before.begin(), words.no_figure_before.end(),
                    [&](const std::string& word) { return behind.starts_with(word); }))
      continue;
    const std::size_t unit_end = unit_begin + unit_size;
    if (is_code_in_brackets(text, begin, unit_end)) continue;
    if (const auto dash = dash_of_range(text, begin, figures)) {
      if (!figures.empty() && figures.back().end == *dash) figures.pop_back();
      at = unit_end;
      continue;
    }
    const auto amount = parse_amount(text.substr(begin, end - begin));
    if (!amount) continue;
    figures.push_back({begin, unit_end, amount->value, unit.text, unit.money});
    at = unit_end;
  }
  return figures;
}

std::vector<Clause> part_clauses(std::string_view text, const std::vector<Figure>& figures) {
  std::vector<Clause> clauses;
  std::size_t begin = 0, figure = 0;
  const auto close = [&](std::size_t end, std::size_t next, Closer closer) {
    clauses.push_back({begin, end, closer});
    begin = next;
  };
  const auto figure_from = [&](std::size_t at) {  // the first figure at or behind a byte
    while (figure < figures.size() && figures[figure].end <= at) ++figure;
    return figure < figures.size() ? &figures[figure] : nullptr;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (const Figure* inside = figure_from(at); inside && inside->begin == at) {
      at = inside->end;
      if (text.substr(at).starts_with("、")) close(at, at + 3, Closer::kComma), at += 3;
      continue;
    }
    const std::size_t here = at;
    switch (next_code_point(text, at)) {
      case U'，':
      case U',':
        close(here, at, Closer::kComma);
        break;
      case U'：':
      case U':':
        if (const Figure* next = figure_from(at); !next || next->begin > at) close(here, at, Closer::kColon);
        break;
      case U'；':
      case U';':
        close(here, at, Closer::kPart);
        break;
      case U'。':
      case U'！':
      case U'？': {
        // （……增加0万元。）goes on behind the bracket.
        std::size_t next = at;
        const char32_t after = at < text.size() ? next_code_point(text, next) : U'\0';
        if (after == U'）' || after == U')')
          close(here, at = next, Closer::kBracket);
        else
          close(here, at, Closer::kSentence);
        break;
      }
      case U'《':
        at = end_of_quoted_title(text, at);
        break;
      case U'（':
      case U'(': {
        const std::size_t full = text.find("）", at), half = text.find(')', at);
        const std::size_t end = std::min(full, half);
        const Figure* next = figure_from(at);
        if (end == std::string_view::npos) break;
        if (next && next->begin < end)
          close(here, at, Closer::kBracket);
        else
          at = end + (end == full ? 3 : 1);
        break;
      }
      case U'）':
      case U')':
        close(here, at, Closer::kBracket);
        break;
      default:
        break;
    }
  }
  if (begin < text.size()) close(text.size(), text.size(), Closer::kSentence);
  return clauses;
}

}  // namespace yusuan::prose
