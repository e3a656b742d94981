#include "dump/indicators.h"

#include <algorithm>
#include <array>
#include <map>

#include "forms/performance_target.h"
#include "text/amount.h"
#include "text/pattern.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

// The level names of the Ministry of Finance's scheme, longest first where one begins another.
constexpr std::array<std::string_view, 17> kLevels = {
    "服务对象满意度指标", "生态环境成本指标", "可持续影响指标", "经济成本指标", "社会成本指标", "生态成本指标",
    "经济效益指标",       "社会效益指标",     "生态效益指标",   "满意度指标",   "产出指标",     "效益指标",
    "成本指标",           "数量指标",         "质量指标",       "时效指标",     "管理指标"};
constexpr std::array<std::string_view, 2> kFirstLevelsOnly = {"产出指标", "效益指标"};

// A narrow cell breaks its text into pieces of up to four ideographs; a name is wider.
constexpr std::size_t kNarrowCell = 4;
// 预算支出标准 in a cell of two ideographs.
constexpr std::size_t kMostBasisPieces = 3;

struct Piece {
  std::string text;
  int page = 0;
};

std::vector<Piece> pieces_of(const std::vector<DumpLine>& lines) {
  std::vector<Piece> pieces;
  for (const DumpLine& line : lines)
    for (std::size_t from = 0; from < line.text.size();) {
      const auto end = std::min(line.text.find(' ', from), line.text.size());
      if (end > from) pieces.push_back({line.text.substr(from, end - from), line.page});
      from = end + 1;
    }
  return pieces;
}

std::string joined(const std::vector<Piece>& pieces, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += pieces[i].text;
  return text;
}

// Where pieces that follow each other make up `target` and nothing more; npos when nowhere.
std::size_t behind(const std::vector<Piece>& pieces, std::size_t from, std::string_view target) {
  for (std::size_t i = from; i < pieces.size(); ++i) {
    std::string text;
    for (std::size_t j = i; j < pieces.size() && target.starts_with(text); ++j) {
      text += pieces[j].text;
      if (text == target) return j + 1;
    }
  }
  return std::string::npos;
}

// ---- Above the indicators -------------------------------------------------------------------------------------------

struct Field {
  Pattern label;
  std::optional<std::string>* text = nullptr;
  std::optional<Decimal>* amount = nullptr;
};

void read_head(const std::string& text, Performance& performance) {
  std::optional<std::string> ignored;
  std::vector<Field> fields = {{Pattern("预算单位|主管部门|预算部门"), &performance.department},
                               {Pattern("(?:实施|执行)单位"), &performance.executing_unit},
                               {Pattern("项目名称"), &performance.project},
                               {Pattern("项目负责人"), &performance.owner},
                               {Pattern(R"(项目资金[（(](.{0,2}元)[）)])"), &ignored},
                               {Pattern("年度(?:预算|资金)总额"), nullptr, &performance.total},
                               {Pattern("(?:其中[:：])?财政拨款"), nullptr, &performance.fiscal},
                               {Pattern("其他资金"), nullptr, &performance.other},
                               {Pattern("(?:项目|年度)总体目标"), &performance.objective}};
  struct Found {
    std::size_t first, end;
    Field* field;
  };
  std::vector<Found> found;
  std::size_t from = 0;
  for (Field& field : fields) {
    const auto groups = field.label.captures(std::string_view(text).substr(from));
    if (!groups) continue;
    const auto first = static_cast<std::size_t>((*groups)[0].data() - text.data());
    found.push_back({first, first + (*groups)[0].size(), &field});
    if (groups->size() > 1) performance.money_unit = std::string((*groups)[1]);
    from = found.back().end;
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::size_t end = i + 1 < found.size() ? found[i + 1].first : text.size();
    const std::string value = closed_up(text.substr(found[i].end, end - found[i].end));
    if (value.empty()) continue;
    if (found[i].field->text != nullptr) *found[i].field->text = value;
    if (found[i].field->amount == nullptr) continue;
    if (const auto amount = parse_amount(value)) *found[i].field->amount = amount->value;
  }
}

// ---- One row --------------------------------------------------------------------------------------------------------

/// The pieces of a row: what stands before its basis, and the cells from the basis on.
struct RawRow {
  std::vector<Piece> before;
  std::string basis, previous, weight, scoring, evidence;
  int page = 0;
};

bool is_basis(const std::string& text) {
  static const Pattern pattern("^(?:历史|计划|行业|预算支出|国家|地方|财政|经验|合同|其他)标准$");
  return pattern.matches(text);
}

bool is_evidence(const std::string& text) {
  static const Pattern pattern("(?:资料|材料|文件|报告|凭证|台账|记录|合同|清单)$");
  return pattern.matches(text);
}

bool is_number(const std::string& text) {
  static const Pattern pattern(R"(^\d{1,3}(?:\.\d+)?%?$)");
  return pattern.matches(text);
}

// How many pieces from i on make up a basis, which a narrow cell can cut; 0: it is none.
std::size_t basis_at(const std::vector<Piece>& pieces, std::size_t i) {
  std::string text;
  for (std::size_t j = i; j < std::min(pieces.size(), i + kMostBasisPieces); ++j)
    if (is_basis(text += pieces[j].text)) return j + 1 - i;
  return 0;
}

// One row from piece i on, which moves behind it. nullopt when its cells do not follow each other.
std::optional<RawRow> take_row(const std::vector<Piece>& pieces, std::size_t& i) {
  RawRow row{.before = {}, .page = pieces[i].page};
  while (i < pieces.size() && basis_at(pieces, i) == 0) row.before.push_back(pieces[i++]);
  if (i == pieces.size() || row.before.empty()) return std::nullopt;
  const std::size_t basis = basis_at(pieces, i);
  row.basis = joined(pieces, i, i + basis);
  i += basis;
  // The weight is the last number in front of the scoring rule: `200 元 /人/ 天 4`.
  std::size_t end = i, weight = std::string::npos;
  for (; end < pieces.size() && (weight == std::string::npos || !is_evidence(pieces[end].text)); ++end) {
    if (is_basis(pieces[end].text)) return std::nullopt;
    if (is_number(pieces[end].text) && end + 1 < pieces.size() && !is_number(pieces[end + 1].text)) weight = end;
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
void give_back_level(std::vector<RawRow>& rows) {
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    std::string& start = rows[i].before.front().text;
    auto& next = rows[i + 1].before;
    for (const std::string_view level : kLevels) {
      if (!level.starts_with(start) || level.size() == start.size() || next.size() < 2) continue;
      if (next.front().text != level.substr(start.size())) continue;
      start = level;
      next.erase(next.begin());
      rows[i + 1].page = next.front().page;
      break;
    }
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
std::vector<std::string> take_levels(std::vector<Piece>& before) {
  std::vector<std::string> levels;
  while (levels.size() < 2) {
    std::string text;
    std::size_t used = 0;
    const auto known = [&] { return std::find(kLevels.begin(), kLevels.end(), text) != kLevels.end(); };
    while (used < before.size() && !known()) text += before[used++].text;
    if (!known() || used >= before.size()) break;
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
  if (previous.size() < text.size() && text.ends_with(previous) && count_code_points(previous) > 1)
    return {text.substr(0, text.size() - previous.size()), previous};
  std::size_t first = before.size();
  while (first > 1 && count_code_points(before[first - 1].text) <= kNarrowCell) --first;
  return {joined(before, 0, first), joined(before, first, before.size())};
}

void read_target(Indicator& indicator, const PerformanceWords& words) {
  Target target = parse_target(indicator.target, words);
  indicator.op = std::move(target.op);
  indicator.value = target.value;
  indicator.unit = std::move(target.unit);
}

Indicator indicator_of(RawRow row, const PerformanceWords& words, std::vector<std::string>& levels) {
  Indicator indicator{.page = row.page};
  const auto printed = take_levels(row.before);
  const auto first_only = [](const std::string& level) {
    return std::find(kFirstLevelsOnly.begin(), kFirstLevelsOnly.end(), level) != kFirstLevelsOnly.end();
  };
  if (printed.size() == 2 || (printed.size() == 1 && (levels.empty() || first_only(printed[0]))))
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

// Whether pieces of other cells or rows have got into the name or the target.
bool holds_more_than_a_row(const Indicator& indicator) {
  static const Pattern other_cells("指标|赋分|标准.*(?:资料|材料)");
  return other_cells.matches(indicator.levels.back()) || other_cells.matches(indicator.target);
}

}  // namespace

Performance read_performance(const std::vector<DumpLine>& lines, const PerformanceWords& words,
                             std::vector<Diagnostic>& diagnostics) {
  Performance performance;
  performance.title = closed_up(lines.front().text);
  for (const DumpLine& line : lines)
    if (performance.pages.empty() || performance.pages.back() != line.page) performance.pages.push_back(line.page);
  const std::vector<Piece> pieces = pieces_of(lines);
  const std::size_t header = behind(pieces, 0, "一级指标"), body = behind(pieces, 0, "佐证资料");
  // The header's columns follow each other only in the order 一级 二级 三级: its pieces may stand apart.
  std::size_t head_end = header == std::string::npos ? 0 : header;
  while (head_end > 0 && !pieces[head_end - 1].text.starts_with("一级")) --head_end;
  read_head(joined(pieces, 1, head_end > 0 ? head_end - 1 : 0), performance);
  std::vector<RawRow> rows;
  for (std::size_t i = body == std::string::npos ? pieces.size() : body; i < pieces.size();) {
    auto row = take_row(pieces, i);
    if (!row) {
      rows.clear();
      break;
    }
    rows.push_back(*std::move(row));
  }
  give_back_level(rows);
  give_back_scoring(rows);
  std::vector<std::string> levels;
  for (RawRow& row : rows) performance.indicators.push_back(indicator_of(std::move(row), words, levels));
  if (std::any_of(performance.indicators.begin(), performance.indicators.end(), holds_more_than_a_row))
    performance.indicators.clear();
  if (performance.indicators.empty())
    diagnostics.push_back({Severity::kWarning,
                           "indicators_unread",
                           "“" + performance.title + "”: the cells of its rows do not follow each other in the text",
                           lines.front().page,
                           {}});
  return performance;
}

}  // namespace yusuan
