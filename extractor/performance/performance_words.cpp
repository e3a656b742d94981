#include "performance/performance_words.h"

#include <algorithm>
#include <map>

#include "text/amount.h"

namespace yusuan::performance {
namespace {

constexpr std::string_view kColon = "：", kOpen = "（", kClose = "）";

template <typename Key>
Key key_of(const patterns::PatternNode& node, const std::map<std::string, Key, std::less<>>& keys) {
  const auto key = keys.find(node.string("key"));
  if (key == keys.end()) node.refuse("`key` is none that the program knows");
  return key->second;
}

FormField form_field(const patterns::PatternNode& node) {
  return key_of<FormField>(node, {{"project", FormField::kProject},
                                  {"department", FormField::kDepartment},
                                  {"executing_unit", FormField::kExecutingUnit},
                                  {"owner", FormField::kOwner},
                                  {"objective", FormField::kObjective},
                                  {"funds", FormField::kFunds},
                                  {"total", FormField::kTotal},
                                  {"fiscal", FormField::kFiscal},
                                  {"carryover", FormField::kCarryover},
                                  {"other", FormField::kOther},
                                  {"ignored", FormField::kIgnored}});
}

IndicatorColumn column_key(const patterns::PatternNode& node) {
  return key_of<IndicatorColumn>(node, {{"level_1", IndicatorColumn::kLevel1},
                                        {"level_2", IndicatorColumn::kLevel2},
                                        {"level_3", IndicatorColumn::kLevel3},
                                        {"operator", IndicatorColumn::kOperator},
                                        {"target", IndicatorColumn::kTarget},
                                        {"unit", IndicatorColumn::kUnit},
                                        {"basis", IndicatorColumn::kBasis},
                                        {"previous", IndicatorColumn::kPrevious},
                                        {"weight", IndicatorColumn::kWeight},
                                        {"scoring", IndicatorColumn::kScoring},
                                        {"evidence", IndicatorColumn::kEvidence},
                                        {"explanation", IndicatorColumn::kExplanation},
                                        {"remark", IndicatorColumn::kRemark},
                                        {"actual", IndicatorColumn::kActual},
                                        {"score", IndicatorColumn::kScore}});
}

// Without spaces, brackets and colons full-width, as the labels of the pattern file are.
std::string canonical(std::string_view text) {
  std::string label;
  for (const char c : text)
    if (c == '(')
      label += kOpen;
    else if (c == ')')
      label += kClose;
    else if (c == ':')
      label += kColon;
    else if (c != ' ' && c != '\n')
      label += c;
  return label;
}

// What stands in brackets at the end, taken off `label`.
std::optional<std::string> take_bracketed_end(std::string& label) {
  const auto open = label.rfind(kOpen);
  if (!label.ends_with(kClose) || open == std::string::npos || open == 0) return std::nullopt;
  std::string inside = label.substr(open + kOpen.size(), label.size() - kClose.size() - open - kOpen.size());
  label.erase(open);
  return inside;
}

std::optional<FieldLabel> known_label(std::string_view label, const PerformanceWords& words, bool first_only) {
  for (const FieldLabels& field : words.fields)
    for (std::size_t rank = 0; (field.starts_form || !first_only) && rank < field.labels.size(); ++rank)
      if (field.labels[rank].matches(label))
        return FieldLabel{.field = field.field, .starts_form = field.starts_form, .rank = rank};
  return std::nullopt;
}

// 万元 of 单位：万元; nullopt where that is no unit of money.
std::optional<std::string> money_unit_of(const std::string& inside) {
  if (!text::yuan_per_unit(inside)) return std::nullopt;
  const auto colon = inside.rfind(kColon);
  return colon == std::string::npos ? inside : inside.substr(colon + kColon.size());
}

// A label may name its unit in brackets behind it.
std::optional<FieldLabel> label_with_unit(std::string label, const PerformanceWords& words, bool first_only) {
  auto known = known_label(label, words, first_only);
  if (known) return known;
  const auto inside = take_bracketed_end(label);
  if (!inside) return std::nullopt;
  known = known_label(label, words, first_only);
  if (known) known->unit = money_unit_of(*inside);
  return known;
}

std::optional<FieldLabel> label_of(std::string_view text, const PerformanceWords& words, bool first_only) {
  // No label is longer than this many bytes with all that may stand around it; objectives are.
  constexpr std::size_t kLongestLabel = 240;
  if (text.empty() || text.size() > kLongestLabel) return std::nullopt;
  std::string label = canonical(text);
  if (label.ends_with(kColon)) label.erase(label.size() - kColon.size());
  auto known = label_with_unit(label, words, first_only);
  if (known) return known;
  const auto colon = label.find(kColon);
  if (colon == std::string::npos) return std::nullopt;
  known = label_with_unit(label.substr(0, colon), words, first_only);
  if (known) known->inline_value = label.substr(colon + kColon.size());
  return known;
}

std::optional<IndicatorColumn> column_headed(std::string_view text, const PerformanceWords& words,
                                             patterns::PatternList ColumnLabels::*headers) {
  // In bytes: the longest header of the pattern file has 42.
  constexpr std::size_t kLongestHeader = 60;
  if (text.empty() || text.size() > kLongestHeader) return std::nullopt;
  std::string header = canonical(text);
  for (int attempt = 0; attempt < 2; ++attempt) {
    for (const ColumnLabels& column : words.columns)
      if (patterns::any_matches(column.*headers, header)) return column.column;
    if (!take_bracketed_end(header)) break;
  }
  return std::nullopt;
}

Examples examples_of(const patterns::PatternNode& node) {
  return {node.strings("examples"), node.strings("counterexamples")};
}

LevelBranch level_branch(const patterns::PatternNode& node) {
  const auto others = node.optional_string("others");
  if (others && *others != "none") node.refuse("`others` can only be none");
  return {node.patterns("first"), node.patterns("second"), !others, examples_of(node)};
}

IndicatorWords indicator_words(const patterns::PatternNode& root) {
  IndicatorWords words{.first_levels = root.strings("first_level"),
                       .levels = root.strings("level"),
                       .bases = root.strings("basis"),
                       .scoring_ends = root.strings("scoring_end"),
                       .evidence = {},
                       .several_cells = {},
                       .branches = {}};
  words.levels.insert(words.levels.end(), words.first_levels.begin(), words.first_levels.end());
  for (const patterns::PatternNode& piece : root.entries("piece"))
    words.*key_of<PieceWords IndicatorWords::*>(
               piece, {{"evidence", &IndicatorWords::evidence}, {"several_cells", &IndicatorWords::several_cells}}) = {
        piece.patterns("text"), examples_of(piece)};
  for (const patterns::PatternNode& branch : root.entries("branch")) words.branches.push_back(level_branch(branch));
  return words;
}

}  // namespace

PerformanceWords read_performance_words(const patterns::PatternNode& root) {
  PerformanceWords words{.title = root.patterns("title"),
                         .level_end = root.patterns("level_end"),
                         .total = root.patterns("total"),
                         .units_too = root.patterns("units_too"),
                         .qualitative = root.patterns("qualitative"),
                         .whole_department = root.strings("whole_department"),
                         .fields = {},
                         .columns = {},
                         .operators = {},
                         .pieces = indicator_words(root)};
  for (const patterns::PatternNode& field : root.entries("field")) {
    words.fields.push_back({form_field(field), false, field.patterns("label"), field.patterns("header"),
                            field.patterns("piece"), examples_of(field)});
    words.fields.back().starts_form =
        words.fields.back().field == FormField::kProject || words.fields.back().field == FormField::kDepartment;
  }
  for (const patterns::PatternNode& column : root.entries("column"))
    words.columns.push_back({column_key(column), column.patterns("header"), column.patterns("alone"),
                             column.strings("narrow"), examples_of(column)});
  for (const patterns::PatternNode& entry : root.entries("operator"))
    words.operators.push_back({entry.string("op"), entry.strings("before"), entry.strings("after")});
  return words;
}

std::optional<FieldLabel> field_label(std::string_view text, const PerformanceWords& words) {
  return label_of(text, words, false);
}

std::optional<FieldLabel> first_label(std::string_view text, const PerformanceWords& words) {
  return label_of(text, words, true);
}

std::optional<FieldLabel> column_label(std::string_view text, const std::vector<std::string>& above,
                                       const PerformanceWords& words) {
  std::string label = canonical(text);
  const auto inside = take_bracketed_end(label);
  for (const std::string& header : {canonical(text), label})
    for (const FieldLabels& field : words.fields)
      if (patterns::any_matches(field.headers, header)) {
        FieldLabel found{.field = field.field, .starts_form = field.starts_form};
        if (inside) found.unit = money_unit_of(*inside);
        return found;
      }
  if (auto known = field_label(text, words); known && known->inline_value.empty()) return known;
  if (above.empty() || !patterns::any_matches(words.total, label)) return std::nullopt;
  auto known = column_label(above.back(), {}, words);
  if (known && known->field == FormField::kFunds) known->field = FormField::kTotal;
  return known;
}

bool is_label_or_piece(std::string_view text, const PerformanceWords& words) {
  if (const auto label = field_label(text, words); label && label->inline_value.empty()) return true;
  const std::string piece = canonical(text);
  return std::any_of(words.fields.begin(), words.fields.end(),
                     [&](const FieldLabels& field) { return patterns::any_matches(field.pieces, piece); });
}

void name_whole_department(Performance& form, const PerformanceWords& words) {
  const bool whole = std::any_of(words.whole_department.begin(), words.whole_department.end(),
                                 [&](const std::string& word) { return form.title.find(word) != std::string::npos; });
  if (!whole) return;
  if (!form.department) form.department = std::move(form.project);
  form.project.reset();
}

std::string_view fund_key(FormField field) {
  switch (field) {
    case FormField::kTotal:
      return "total";
    case FormField::kFiscal:
      return "fiscal";
    case FormField::kCarryover:
      return "carryover";
    case FormField::kOther:
      return "other";
    default:
      return {};
  }
}

bool is_level(IndicatorColumn column) { return column <= IndicatorColumn::kLevel3; }

const std::vector<std::string>& narrow_headers(IndicatorColumn column, const PerformanceWords& words) {
  static const std::vector<std::string> none;
  const auto found = std::find_if(words.columns.begin(), words.columns.end(),
                                  [&](const ColumnLabels& labels) { return labels.column == column; });
  return found == words.columns.end() ? none : found->narrow;
}

std::optional<IndicatorColumn> indicator_column(std::string_view text, const PerformanceWords& words) {
  return column_headed(text, words, &ColumnLabels::headers);
}

std::optional<IndicatorColumn> indicator_column_alone(std::string_view text, const PerformanceWords& words) {
  return column_headed(text, words, &ColumnLabels::alone);
}

}  // namespace yusuan::performance
