// What patterns/performance.toml says: the labels of performance forms, and how targets are worded.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/prose.h"
#include "patterns/pattern_files.h"

namespace yusuan::performance {

/// What stands above the indicators. kFunds labels the block of amounts; kIgnored are labels whose value nobody keeps.
enum class FormField : std::uint8_t {
  kProject,
  kDepartment,
  kExecutingUnit,
  kOwner,
  kObjective,
  kFunds,
  kTotal,
  kFiscal,
  kCarryover,
  kOther,
  kIgnored,
};

/// "total" for kTotal; empty where the field is no amount of the form.
std::string_view fund_key(FormField field);

enum class IndicatorColumn : std::uint8_t {
  kLevel1,
  kLevel2,
  kLevel3,
  kOperator,
  kTarget,
  kUnit,
  kBasis,
  kPrevious,
  kWeight,
  kScoring,
  kEvidence,
  kExplanation,
  kRemark,
  kActual,
  kScore,
};
constexpr std::size_t kIndicatorColumns = 15;

/// What the tests hold an entry of the file to.
struct Examples {
  std::vector<std::string> yes, no;
};

struct FieldLabels {
  FormField field = FormField::kIgnored;
  bool starts_form = false;
  patterns::PatternList labels;   ///< the earlier counts before the later
  patterns::PatternList headers;  ///< labels only where they stand over a column
  patterns::PatternList pieces;   ///< of labels that a text dump cut
  Examples examples;
};

struct ColumnLabels {
  IndicatorColumn column = IndicatorColumn::kTarget;
  patterns::PatternList headers;
  patterns::PatternList alone;      ///< headers only where no level is named beside them
  std::vector<std::string> narrow;  ///< headers that a text dump cuts into lines
  Examples examples;
};

/// Patterns of which one fits.
struct PieceWords {
  patterns::PatternList texts;
  Examples examples;
};

/// Which second levels stand below which first.
struct LevelBranch {
  patterns::PatternList first, second;
  bool others = true;  ///< second levels that no branch names may stand below `first` too
  Examples examples;   ///< 产出指标/数量指标
};

/// What tells the cells of a form apart in a text dump. Lists of strings hold whole texts.
struct IndicatorWords {
  std::vector<std::string> first_levels, levels;  ///< those that are never second levels, and all
  std::vector<std::string> bases, scoring_ends;
  PieceWords evidence, several_cells;
  std::vector<LevelBranch> branches;
};

struct OperatorWords {
  std::string op;  ///< ">=", "<=", "=", ">", "<"
  std::vector<std::string> before, after;
};

struct PerformanceWords {
  patterns::PatternList title, level_end;
  patterns::PatternList total;                ///< rows and columns of sums: 合计
  patterns::PatternList units_too;            ///< over a column that names units above their projects
  patterns::PatternList qualitative;          ///< in the column of operators: the target is in words
  std::vector<std::string> whole_department;  ///< in the title of a form that speaks of no single project
  std::vector<FieldLabels> fields;
  std::vector<ColumnLabels> columns;
  std::vector<OperatorWords> operators;
  IndicatorWords pieces;
};

/// Throws Error kBadPattern that names file and line.
PerformanceWords read_performance_words(const patterns::PatternNode& root);

/// A cell that labels a field: 项目资金（万元）.
struct FieldLabel {
  FormField field = FormField::kIgnored;
  bool starts_form = false;
  std::size_t rank = 0;             ///< of two labels for one field the lower counts
  std::optional<std::string> unit;  ///< 万元, where the label says so
  std::string inline_value;         ///< what stands behind a colon in the same cell; mostly empty
};

/// nullopt when `text` is no label.
std::optional<FieldLabel> field_label(std::string_view text, const PerformanceWords& words);

/// The same for the labels alone that a form starts with.
std::optional<FieldLabel> first_label(std::string_view text, const PerformanceWords& words);

/// The same for a header over the column of a form with many projects. `above` are the header cells over it, from the
/// top down: of 合计 below 资金总额 the upper speaks.
std::optional<FieldLabel> column_label(std::string_view text, const std::vector<std::string>& above,
                                       const PerformanceWords& words);

/// Whether `text` is nothing but a label, or what a text dump left of one that stands in a narrow cell.
bool is_label_or_piece(std::string_view text, const PerformanceWords& words);

bool is_level(IndicatorColumn column);

/// A form whose title speaks of a whole department names that, whatever the label of the name says.
void name_whole_department(Performance& form, const PerformanceWords& words);

/// The headers of a column that a text dump cuts into lines.
const std::vector<std::string>& narrow_headers(IndicatorColumn column, const PerformanceWords& words);

/// Which column of indicators `text` stands over, if any.
std::optional<IndicatorColumn> indicator_column(std::string_view text, const PerformanceWords& words);

/// The same for headers that say so only where no level is named beside them: 绩效指标 is the name of an indicator, or
/// what stands over its levels.
std::optional<IndicatorColumn> indicator_column_alone(std::string_view text, const PerformanceWords& words);

}  // namespace yusuan::performance
