#include "performance/torn_indicators.h"

#include "performance/target.h"
#include "performance/torn_rows.h"

namespace yusuan::performance {
namespace {

constexpr std::size_t kLevels = 2;

std::string name_of(const TornRow& row) {
  std::string name;
  for (const std::string& line : row.name) name += line;
  return name;
}

std::optional<std::string> the_same_everywhere(const std::map<std::string, std::size_t>& printed, std::size_t rows) {
  if (printed.size() != 1 || printed.begin()->second != rows) return std::nullopt;
  return printed.begin()->first;
}

}  // namespace

std::vector<Indicator> torn_indicators(const std::vector<text::DumpLine>& body, const PerformanceWords& words) {
  IndicatorPieces pieces(body, words.pieces);
  std::vector<TornRow> rows = rows_in_columns(pieces);
  std::vector<TornRest> rests = take_rests(pieces);
  add_rows(pieces, rests, words, rows);
  give_rests(pieces, rests, rows);
  const auto scoring = the_same_everywhere(pieces.scoring, rows.size());
  const auto evidence = the_same_everywhere(pieces.evidence, rows.size());
  std::vector<Indicator> indicators;
  for (TornRow& row : rows) {
    Indicator indicator{.page = pieces[row.at].page};
    indicator.levels = row.levels.size() == kLevels ? std::move(row.levels) : std::vector<std::string>(kLevels);
    indicator.levels.push_back(name_of(row));
    indicator.target = std::move(row.target);
    read_target(indicator, words);
    indicator.basis = std::move(row.basis);
    indicator.previous = std::move(row.previous);
    indicator.weight = std::move(row.weight);
    indicator.scoring = row.scoring ? std::move(row.scoring) : scoring;
    indicator.evidence = row.evidence ? std::move(row.evidence) : evidence;
    indicators.push_back(std::move(indicator));
  }
  return indicators;
}

}  // namespace yusuan::performance
