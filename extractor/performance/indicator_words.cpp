#include "performance/indicator_words.h"

#include <algorithm>

#include "text/pattern.h"
#include "text/utf8.h"

namespace yusuan::performance {
namespace {

constexpr std::size_t kShortestStart = 3;

bool is_one_of(const std::vector<std::string>& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

bool is_weight(std::string_view text) {
  static const text::Pattern pattern(R"(^\d{1,3}(?:\.\d+)?%?$)");
  return pattern.matches(text);
}

bool is_basis(std::string_view text, const IndicatorWords& words) { return is_one_of(words.bases, text); }

std::optional<std::string> rest_of_basis(std::string_view text, const IndicatorWords& words) {
  for (const std::string& basis : words.bases)
    if (basis.starts_with(text) && text::count_code_points(basis) == text::count_code_points(text) + 1)
      return basis.substr(text.size());
  return std::nullopt;
}

bool is_evidence(std::string_view text, const IndicatorWords& words) {
  return patterns::any_matches(words.evidence.texts, text);
}

bool ends_scoring(std::string_view text, const IndicatorWords& words) {
  return std::any_of(words.scoring_ends.begin(), words.scoring_ends.end(),
                     [&](const std::string& end) { return text.ends_with(end); });
}

bool is_rest_of_scoring(std::string_view text, const IndicatorWords& words) {
  return std::any_of(words.scoring_ends.begin(), words.scoring_ends.end(),
                     [&](const std::string& end) { return !text.empty() && end.ends_with(text); });
}

bool holds_scoring_end(std::string_view text, const IndicatorWords& words) {
  return std::any_of(words.scoring_ends.begin(), words.scoring_ends.end(),
                     [&](const std::string& end) { return text.find(end) != std::string_view::npos; });
}

bool is_level(std::string_view text, const IndicatorWords& words) { return is_one_of(words.levels, text); }

bool is_first_level_only(std::string_view text, const IndicatorWords& words) {
  return is_one_of(words.first_levels, text);
}

bool may_be_level(std::string_view text, const PerformanceWords& words) {
  return std::any_of(words.pieces.levels.begin(), words.pieces.levels.end(), [&](std::string_view level) {
    if (!level.starts_with(text)) return false;
    const std::string_view rest = level.substr(text.size());
    return rest.empty() || std::any_of(words.level_end.begin(), words.level_end.end(),
                                       [&](const text::Pattern& end) { return end.matches_whole(rest); });
  });
}

std::optional<std::string> level_begun_by(std::string_view text, const IndicatorWords& words) {
  std::optional<std::string> found;
  if (text::count_code_points(text) < kShortestStart) return found;
  for (const std::string& level : words.levels) {
    if (!level.starts_with(text)) continue;
    if (found) return std::nullopt;
    found = level;
  }
  return found;
}

bool ends_level(std::string_view text, const IndicatorWords& words) {
  return std::any_of(words.levels.begin(), words.levels.end(), [&](const std::string& level) {
    return level.ends_with(text) && text::count_code_points(level) >= text::count_code_points(text) + kShortestStart;
  });
}

bool make_up_level(std::string_view start, std::string_view rest, const IndicatorWords& words) {
  return std::any_of(words.levels.begin(), words.levels.end(), [&](const std::string& level) {
    return level.size() == start.size() + rest.size() && level.starts_with(start) && level.ends_with(rest);
  });
}

bool may_be_parts(std::string_view first, std::string_view second, const IndicatorWords& words) {
  for (const LevelBranch& branch : words.branches)
    if (patterns::any_matches(branch.second, second)) return patterns::any_matches(branch.first, first);
  return std::none_of(words.branches.begin(), words.branches.end(), [&](const LevelBranch& branch) {
    return !branch.others && patterns::any_matches(branch.first, first);
  });
}

}  // namespace yusuan::performance
