// Rows of a performance form that a dump has torn into columns.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "performance/indicator_pieces.h"
#include "performance/performance_words.h"

namespace yusuan::performance {

/// Names and targets that belong together for sure.
struct TornRow {
  std::size_t at = 0, last = 0;   ///< pieces: the target, and the last one of both
  std::size_t name_at = 0;        ///< first piece of the name
  bool in_columns = false;        ///< was found with all its cells, see rows_in_columns()
  std::vector<std::string> name;  ///< its lines
  std::string target;
  std::vector<std::string> levels;
  std::optional<std::string> basis, previous, weight, scoring, evidence;
};

/// A basis and, where they follow it, what was before and the weight.
struct TornRest {
  std::size_t at = 0;  ///< piece of the basis
  std::optional<std::string> previous, weight;
  bool given = false;
};

/// Blocks side by side, each of as many lines, one column each: names, targets, bases, what was before, weights.
std::vector<TornRow> rows_in_columns(IndicatorPieces& pieces);
std::vector<TornRest> take_rests(IndicatorPieces& pieces);
/// Adds the rows whose target compares, and those whose target is a few words in front of one of `rests`. What may be
/// half a name or half a target is left out. In printed order.
void add_rows(IndicatorPieces& pieces, const std::vector<TornRest>& rests, const PerformanceWords& words,
              std::vector<TornRow>& rows);
/// Gives the rests to the rows that they belong to for sure.
void give_rests(const IndicatorPieces& pieces, std::vector<TornRest>& rests, std::vector<TornRow>& rows);

}  // namespace yusuan::performance
