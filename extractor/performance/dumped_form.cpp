#include "performance/dumped_form.h"

#include <algorithm>
#include <map>

#include "performance/dumped_head.h"
#include "performance/indicator_words.h"
#include "performance/line_form.h"
#include "performance/target.h"
#include "performance/torn_indicators.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::performance {
namespace {

// 预算支出标准 in a cell of two ideographs.
constexpr std::size_t kMostBasisPieces = 3;

struct Piece {
  std::string text;
  int page = 0;
};

std::vector<Piece> all_pieces(const std::vector<text::DumpLine>& lines) {
  std::vector<Piece> pieces;
  for (const text::DumpLine& line : lines)
    for (std::string& text : text::pieces_of(line)) pieces.push_back({std::move(text), line.page});
  return pieces;
}

std::string joined(const std::vector<Piece>& pieces, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += pieces[i].text;
  return text;
}

struct Span {
  std::size_t first = 0, end = 0;
};

// Pieces that follow each other and make up a header of `column` and nothing more.
std::optional<Span> find_header(const std::vector<Piece>& pieces, IndicatorColumn column,
                                const PerformanceWords& words) {
  for (std::size_t i = 0; i < pieces.size(); ++i)
    for (const std::string& header : narrow_headers(column, words)) {
      std::string text;
      for (std::size_t j = i; j < pieces.size() && header.starts_with(text); ++j)
        if ((text += pieces[j].text) == header) return Span{i, j + 1};
    }
  return std::nullopt;
}

// ---- One row --------------------------------------------------------------------------------------------------------

/// The pieces of a row: what stands before its basis, and the cells from the basis on.
struct RawRow {
  std::vector<Piece> before;
  std::string basis, previous, weight, scoring, evidence;
  int page = 0;
};

// How many pieces from i on make up a basis, which a narrow cell can cut; 0: it is none.
std::size_t basis_at(const std::vector<Piece>& pieces, std::size_t i, const IndicatorWords& words) {
  std::string text;
  for (std::size_t j = i; j < std::min(pieces.size(), i + kMostBasisPieces); ++j)
    if (is_basis(text += pieces[j].text, words)) return j + 1 - i;
  return 0;
}

// One row from piece i on, which moves behind it. nullopt when its cells do not follow each other.
std::optional<RawRow> take_row(const std::vector<Piece>& pieces, std::size_t& i, const IndicatorWords& words) {
  RawRow row{.before = {}, .page = pieces[i].page};
  while (i < pieces.size() && basis_at(pieces, i, words) == 0) row.before.push_back(pieces[i++]);
  if (i == pieces.size() || row.before.empty()) return std::nullopt;
  const std::size_t basis = basis_at(pieces, i, words);
  row.basis = joined(pieces, i, i + basis);
  i += basis;
  // The weight is the last number in front of the scoring rule: `200 元 /人/ 天 4`.
  std::size_t end = i, weight = std::string::npos;
  for (; end < pieces.size() && (weight == std::string::npos || !is_evidence(pieces[end].text, words)); ++end) {
    if (is_basis(pieces[end].text, words)) return std::nullopt;
    if (is_weight(pieces[end].text) && end + 1 < pieces.size() && !is_weight(pieces[end + 1].text)) weight = end;
  }
  if (weight == std::string::npos || end == pieces.size() || weight + 1 == end) return std::nullopt;
  row.previous = joined(pieces, i, weight);
  row.weight = pieces[weight].text;
  row.scoring = joined(pieces, weight + 1, end);
  row.evidence = pieces[end].text;
  i = end + 1;
  return row;
}

// A page break can cut the name of a level: its rest stands in front of the next row.
void give_back_level(std::vector<RawRow>& rows, const IndicatorWords& words) {
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    std::string& start = rows[i].before.front().text;
    auto& next = rows[i + 1].before;
    if (next.size() < 2 || !make_up_level(start, next.front().text, words)) continue;
    start += next.front().text;
    next.erase(next.begin());
    rows[i + 1].page = next.front().page;
  }
}

// A page break can part the last piece of a scoring rule from it: the other rows say how the rule reads.
void give_back_scoring(std::vector<RawRow>& rows) {
  std::map<std::string, int> usual;
  for (const RawRow& row : rows) ++usual[row.scoring];
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    const std::string whole = rows[i].scoring + rows[i + 1].before.front().text;
    const auto known = usual.find(whole);
    if (known == usual.end() || known->second < 2 || rows[i + 1].before.size() < 2) continue;
    rows[i].scoring = whole;
    rows[i + 1].before.erase(rows[i + 1].before.begin());
    rows[i + 1].page = rows[i + 1].before.front().page;
  }
}

// Level names at the start of the row, up to two; they are taken off `before`.
std::vector<std::string> take_levels(std::vector<Piece>& before, const IndicatorWords& words) {
  std::vector<std::string> levels;
  while (levels.size() < 2) {
    std::string text;
    std::size_t used = 0;
    while (used < before.size() && !is_level(text, words)) text += before[used++].text;
    if (!is_level(text, words) || used >= before.size()) break;
    levels.push_back(text);
    before.erase(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(used));
  }
  return levels;
}

// The name of the indicator and its target: from the sign of comparison on; without one, the narrow pieces at the end.
std::pair<std::string, std::string> name_and_target(const std::vector<Piece>& before, const std::string& previous) {
  const std::string text = joined(before, 0, before.size());
  if (const auto sign = text.find_first_of("><="); sign != std::string::npos)
    return {text.substr(0, sign), text.substr(sign)};
  for (const std::string_view sign : {"≥", "≤"})
    if (const auto at = text.find(sign); at != std::string::npos) return {text.substr(0, at), text.substr(at)};
  if (previous.size() < text.size() && text.ends_with(previous) && text::count_code_points(previous) > 1)
    return {text.substr(0, text.size() - previous.size()), previous};
  std::size_t first = before.size();
  while (first > 1 && text::count_code_points(before[first - 1].text) <= kNarrowCell) --first;
  return {joined(before, 0, first), joined(before, first, before.size())};
}

Indicator indicator_of(RawRow row, const PerformanceWords& words, std::vector<std::string>& levels) {
  Indicator indicator{.page = row.page};
  const auto printed = take_levels(row.before, words.pieces);
  if (printed.size() == 2 || (printed.size() == 1 && (levels.empty() || is_first_level_only(printed[0], words.pieces))))
    levels = printed;
  else if (printed.size() == 1)
    levels = {levels.front(), printed[0]};
  indicator.levels = levels;
  auto [name, target] = name_and_target(row.before, row.previous);
  indicator.levels.push_back(std::move(name));
  indicator.target = std::move(target);
  read_target(indicator, words);
  indicator.basis = row.basis;
  if (!row.previous.empty()) indicator.previous = row.previous;
  indicator.weight = row.weight;
  indicator.scoring = row.scoring;
  indicator.evidence = row.evidence;
  return indicator;
}

bool ends_with_header(const text::DumpLine& line, IndicatorColumn column, const PerformanceWords& words) {
  const auto& headers = narrow_headers(column, words);
  return std::any_of(headers.begin(), headers.end(),
                     [&](const std::string& header) { return line.text.ends_with(header); });
}

// The lines below the last cell of the header and what the other cells were cut into.
std::vector<text::DumpLine> below_header(const std::vector<text::DumpLine>& lines, const PerformanceWords& words) {
  auto first = std::find_if(lines.begin(), lines.end(), [&](const text::DumpLine& line) {
    return ends_with_header(line, IndicatorColumn::kEvidence, words);
  });
  if (first == lines.end()) return {};
  const auto is_rest = [&](const text::DumpLine& line) {
    return std::any_of(words.columns.begin(), words.columns.end(), [&](const ColumnLabels& column) {
      return std::any_of(column.narrow.begin(), column.narrow.end(),
                         [&](const std::string& header) { return header.ends_with(line.text); });
    });
  };
  while (++first != lines.end() && is_rest(*first)) continue;
  return {first, lines.end()};
}

// Whether pieces of other cells or rows have got into the name or the target.
bool holds_more_than_a_row(const Indicator& indicator, const IndicatorWords& words) {
  return patterns::any_matches(words.several_cells.texts, indicator.levels.back()) ||
         patterns::any_matches(words.several_cells.texts, indicator.target);
}

void report(const Performance& performance, int page, std::vector<Diagnostic>& diagnostics) {
  const bool none = performance.indicators.empty();
  diagnostics.push_back({Severity::kWarning,
                         none ? "indicators_unread" : "indicators_torn",
                         "“" + performance.title + "”: the cells of its rows do not follow each other in the text; " +
                             (none ? "none was read" : "those that nothing confirms are left open"),
                         page,
                         {}});
}

}  // namespace

Performance read_performance(const std::vector<text::DumpLine>& lines, const PerformanceWords& words,
                             const Document& document, std::vector<Diagnostic>& diagnostics) {
  Performance performance;
  performance.title = text::closed_up(lines.front().text);
  for (const text::DumpLine& line : lines)
    if (performance.pages.empty() || performance.pages.back() != line.page) performance.pages.push_back(line.page);
  if (const auto left_out = read_line_form(lines, words, performance)) {
    if (*left_out > 0 || performance.indicators.empty()) report(performance, lines.front().page, diagnostics);
    return performance;
  }
  const std::vector<Piece> pieces = all_pieces(lines);
  // The header's columns follow each other only in the order 一级 二级 三级: its pieces may stand apart.
  const auto header = find_header(pieces, IndicatorColumn::kLevel1, words),
             body = find_header(pieces, IndicatorColumn::kEvidence, words);
  std::vector<std::string> above;
  for (std::size_t i = 1; header && i < header->first; ++i) above.push_back(pieces[i].text);
  read_head(above, words, performance);
  std::vector<RawRow> rows;
  for (std::size_t i = body ? body->end : pieces.size(); i < pieces.size();) {
    auto row = take_row(pieces, i, words.pieces);
    if (!row) {
      rows.clear();
      break;
    }
    rows.push_back(*std::move(row));
  }
  give_back_level(rows, words.pieces);
  give_back_scoring(rows);
  std::vector<std::string> levels;
  for (RawRow& row : rows) performance.indicators.push_back(indicator_of(std::move(row), words, levels));
  if (std::any_of(performance.indicators.begin(), performance.indicators.end(),
                  [&](const Indicator& indicator) { return holds_more_than_a_row(indicator, words.pieces); }))
    performance.indicators.clear();
  if (performance.indicators.empty()) {
    performance.indicators = torn_indicators(below_header(lines, words), words);
    read_torn_head(lines, words, document, performance);
    report(performance, lines.front().page, diagnostics);
  }
  return performance;
}

}  // namespace yusuan::performance
