#include "performance/indicator_rows.h"

#include <algorithm>
#include <iterator>

#include "performance/target.h"
#include "text/spacing.h"

namespace yusuan::performance {
namespace {

constexpr std::size_t kLevels = 3;

constexpr std::size_t index_of(IndicatorColumn column) { return static_cast<std::size_t>(column); }
constexpr std::size_t kTargetIndex = index_of(IndicatorColumn::kTarget);

// Pieces of one text that the page break or a split cell parted.
std::string joined(const std::string& first, const std::string& second) {
  if (first.empty() || second.empty()) return first + second;
  const std::array<std::string, 2> lines = {first, second};
  return text::join_lines(lines);
}

std::optional<std::string> unless_blank(std::string text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace

double share_of_width(const Grid& grid, double x) { return (x - grid.box.x0) / std::max(grid.box.width(), 1.0); }

bool IndicatorRows::RowParts::blank() const {
  return std::all_of(text.begin(), text.end(), [](const std::string& t) { return t.empty(); });
}

namespace {

// Forms that tell the whole project beside the year name levels and targets twice.
void part_panels(IndicatorHeader& header) {
  std::vector<IndicatorBand> first, second;
  for (const IndicatorBand& band : header.bands) {
    const bool again = std::any_of(first.begin(), first.end(), [&](const auto& b) { return b.column == band.column; });
    (!second.empty() || (again && is_level(band.column)) ? second : first).push_back(band);
  }
  const auto has = [](const std::vector<IndicatorBand>& bands, IndicatorColumn column) {
    return std::any_of(bands.begin(), bands.end(), [&](const auto& b) { return b.column == column; });
  };
  const IndicatorColumn target = IndicatorColumn::kTarget;
  if (second.empty() || !has(first, target) || !has(second, target)) return;
  for (const IndicatorColumn level : {IndicatorColumn::kLevel2, IndicatorColumn::kLevel1})
    if (!has(second, level))
      for (const IndicatorBand& band : first)
        if (band.column == level) second.insert(second.begin(), band);
  header.bands = std::move(first);
  header.beside = std::move(second);
}

// Of two names the second explains the first. Of two columns for operators the first says them (the other: 正向指标),
// of two for targets the last (the first is of half a year).
void part_doubles(std::vector<IndicatorBand>& bands) {
  const auto count = [&](IndicatorColumn column) {
    return std::count_if(bands.begin(), bands.end(), [&](const auto& band) { return band.column == column; });
  };
  auto targets = count(IndicatorColumn::kTarget);
  bool operated = false, named = false;
  for (IndicatorBand& band : bands) {
    if (band.column == IndicatorColumn::kTarget && --targets > 0) band.column = IndicatorColumn::kRemark;
    if (band.column == IndicatorColumn::kLevel3) {
      if (named) band.column = IndicatorColumn::kExplanation;
      named = true;
    }
    if (band.column != IndicatorColumn::kOperator) continue;
    if (operated) band.column = IndicatorColumn::kRemark;
    operated = true;
  }
}

// Programs that put the levels and the name into one text (产出指标数量指标培训班人数) name both levels; the name of an
// indicator may begin with one.
void add_name(std::vector<std::string>& levels, std::string text, const std::vector<std::string>& known) {
  std::vector<std::string> inside;
  std::string_view rest = text;
  for (;;) {
    std::string_view level;
    for (const std::string& word : known)
      if (rest.starts_with(word) && word.size() < rest.size() && word.size() > level.size()) level = word;
    if (level.empty()) break;
    inside.emplace_back(level);
    rest.remove_prefix(level.size());
  }
  if (inside.size() < 2) return levels.push_back(std::move(text));
  levels.insert(levels.end(), inside.begin(), inside.end());
  levels.emplace_back(rest);
}

}  // namespace

std::optional<IndicatorHeader> indicator_header(const Grid& grid, const std::vector<const Cell*>& cells,
                                                const PerformanceWords& words) {
  IndicatorHeader header;
  std::vector<IndicatorBand> alone;
  int levels = 0;
  bool target = false, measure = false, alone_name = false;
  for (const Cell* cell : cells) {
    if (cell->text.empty()) continue;
    const auto column = indicator_column(cell->text, words);
    const IndicatorBand at{.from = share_of_width(grid, cell->box.x0), .to = share_of_width(grid, cell->box.x1)};
    if (!column) {
      if (const auto weak = indicator_column_alone(cell->text, words)) {
        alone.push_back({*weak, at.from, at.to});
        alone_name = alone_name || *weak == IndicatorColumn::kLevel3;
      }
      ++header.others;
      // Levels stand first, maybe behind one label for all of them: most rows are told by two cells.
      if (header.others > 1 && levels == 0 && alone.empty()) return std::nullopt;
      continue;
    }
    levels += is_level(*column);
    target = target || *column == IndicatorColumn::kTarget;
    measure = measure || *column == IndicatorColumn::kOperator || *column == IndicatorColumn::kUnit;
    header.bands.push_back({*column, at.from, at.to});
  }
  header.whole = levels >= 2 && target;
  if (levels == 0 && alone_name && target && measure) {
    header.whole = true;
    header.others -= static_cast<int>(alone.size());
    header.bands.insert(header.bands.begin(), alone.begin(), alone.end());
  }
  part_panels(header);
  part_doubles(header.bands);
  part_doubles(header.beside);
  return header;
}

bool IndicatorRows::take_header(const Grid& grid, const CellMap& map, int row, const PerformanceWords& words) {
  const bool below = grid_ == &grid && header_row_ >= 0 && header_row_ + 1 == row;
  std::vector<const Cell*> cells;
  for (int col = 0; col < grid.columns();) {
    const Cell& cell = map.at(row, col);
    col = cell.col + cell.col_span;
    if (cell.row == row) cells.push_back(&cell);
  }
  const auto found = indicator_header(grid, cells, words);
  if (!found) return false;
  const bool second = below && !found->bands.empty() && found->others == 0;
  if (!found->whole && !second) return false;
  if (found->whole) bands_.clear();
  for (const IndicatorBand& band : found->bands)
    std::erase_if(bands_, [&](const IndicatorBand& above) {
      return overlap(above.from, above.to, band.from, band.to) > (band.to - band.from) / 2;
    });
  bands_.insert(bands_.end(), found->bands.begin(), found->bands.end());
  if (!found->beside.empty()) beside_ = {IndicatorRows(found->beside)};
  enter(grid);
  header_row_ = row;
  return true;
}

void IndicatorRows::enter(const Grid& grid) {
  if (grid_ == &grid) return;
  page_changed_ = grid_ != nullptr && grid_->page != grid.page;
  grid_ = &grid;
  header_row_ = -1;
}

int IndicatorRows::owner(const Grid& grid, const Cell& cell) const {
  const double from = share_of_width(grid, cell.box.x0), to = share_of_width(grid, cell.box.x1);
  int best = -1;
  double most = 0;
  for (std::size_t i = 0; i < bands_.size(); ++i) {
    const double common = overlap(bands_[i].from, bands_[i].to, from, to);
    // A cell that only touches a column by rounding is none of it.
    if (common < std::min(to - from, bands_[i].to - bands_[i].from) / 2 || common <= most) continue;
    most = common;
    best = static_cast<int>(i);
  }
  return best;
}

bool IndicatorRows::has(IndicatorColumn column) const {
  return std::any_of(bands_.begin(), bands_.end(), [&](const IndicatorBand& band) { return band.column == column; });
}

std::size_t IndicatorRows::name_column() const {
  for (const auto column : {IndicatorColumn::kLevel3, IndicatorColumn::kLevel2})
    if (has(column)) return index_of(column);
  return index_of(IndicatorColumn::kLevel1);
}

IndicatorRows::RowParts IndicatorRows::read_row(const Grid& grid, const CellMap& map, int row) const {
  RowParts parts{.page = grid.page};
  const std::size_t name = name_column();
  bool boxed = false;
  for (int col = 0; col < grid.columns();) {
    const Cell& cell = map.at(row, col);
    col = cell.col + cell.col_span;
    const int band = owner(grid, cell);
    if (band < 0) continue;
    const double from = share_of_width(grid, cell.box.x0), to = share_of_width(grid, cell.box.x1);
    const auto covered = std::count_if(bands_.begin(), bands_.end(), [&](const IndicatorBand& b) {
      return overlap(b.from, b.to, from, to) > (b.to - b.from) / 2;
    });
    parts.across = parts.across || (covered > 2 && 2 * covered > static_cast<std::ptrdiff_t>(bands_.size()));
    const std::size_t at = index_of(bands_[static_cast<std::size_t>(band)].column);
    parts.text[at] = joined(parts.text[at], cell.text);
    parts.starts[at] = parts.starts[at] || cell.row == row;
    if (parts.cells[at] == nullptr || parts.cells[at]->text.empty()) parts.cells[at] = &cell;
    if (at < name || cell.text.empty()) continue;
    parts.box = boxed ? united(parts.box, cell.text_box) : cell.text_box;
    boxed = true;
  }
  return parts;
}

// Whether the first row of a page is the rest of the last row of the page before: what every indicator has (its name,
// its target, mostly a weight) stands on one side of the break only.
bool IndicatorRows::goes_on(const RowParts& row) const {
  if (!page_changed_ || rows_.empty()) return false;
  const RowParts& last = rows_.back();
  const std::size_t name = name_column(), weight = index_of(IndicatorColumn::kWeight);
  const auto one_side = [&](std::size_t at) { return row.text[at].empty() || last.text[at].empty(); };
  if (one_side(name) || one_side(kTargetIndex)) return true;
  const bool weights = rows_.size() > 1 && std::all_of(rows_.begin(), rows_.end() - 1, [&](const RowParts& other) {
                         return !other.text[weight].empty();
                       });
  return weights && one_side(weight);
}

void IndicatorRows::add_levels(RowParts& row, bool cut) {
  for (std::size_t level = 0; level < std::min(kLevels, name_column()); ++level) {
    auto& cells = levels_[level];
    const Cell* cell = row.cells[level];
    if (cell != nullptr && (cells.empty() || cells.back().cell != cell))
      cells.push_back({.cell = cell, .text = row.text[level], .page = row.page, .cut = cut});
    row.level_cell[level] = static_cast<int>(cells.size()) - 1;
  }
}

void IndicatorRows::join(const RowParts& row) {
  RowParts& last = rows_.back();
  for (std::size_t at = name_column(); at < kIndicatorColumns; ++at)
    if (row.starts[at]) last.text[at] = joined(last.text[at], row.text[at]);
}

bool IndicatorRows::add(const Grid& grid, const CellMap& map, int row) {
  for (IndicatorRows& panel : beside_) panel.add(grid, map, row);
  enter(grid);
  RowParts parts = read_row(grid, map, row);
  if (parts.blank()) return true;
  if (parts.across) return false;
  const std::size_t name = name_column();
  const bool cut = goes_on(parts);
  page_changed_ = false;
  if (!cut && parts.text[name].empty() && parts.text[kTargetIndex].empty()) return true;
  add_levels(parts, cut);
  if (cut || (!rows_.empty() && !parts.starts[name] && !parts.starts[kTargetIndex]))
    join(parts);
  else
    rows_.push_back(std::move(parts));
  return true;
}

// A level's texts, one for each of its cells: put together where a page break parted a cell. A cell that goes on over
// the break carries its text on either page, on both, or a piece on each.
std::vector<std::string> IndicatorRows::level_texts(std::size_t level, const PerformanceWords& words) const {
  const auto& cells = levels_[level];
  std::vector<std::string> texts(cells.size());
  const auto at_break = [&](std::size_t i) { return i > 0 && cells[i].page != cells[i - 1].page; };
  // Where cells are left blank under the first of their kind, a blank cell before a break is no piece of the next.
  bool blanks_repeat = false;
  for (std::size_t i = 1; i + 1 < cells.size(); ++i)
    blanks_repeat = blanks_repeat || (cells[i].text.empty() && !at_break(i) && !at_break(i + 1));
  const auto complete = [&](const std::string& text) { return patterns::any_matches(words.level_end, text); };
  for (std::size_t start = 0; start < cells.size();) {
    std::string text = cells[start].text;
    std::size_t end = start + 1;
    for (; end < cells.size() && at_break(end); ++end) {
      const std::string& next = cells[end].text;
      if (next.empty() || next == text) continue;
      if (text.empty() && !blanks_repeat)
        text = next;
      else if (!text.empty() && (cells[end].cut || (!complete(text) && complete(text + next))))
        text += next;
      else
        break;
    }
    std::fill(texts.begin() + static_cast<std::ptrdiff_t>(start), texts.begin() + static_cast<std::ptrdiff_t>(end),
              text);
    start = end;
  }
  return texts;
}

void IndicatorRows::fill(Indicator& indicator, RowParts& row, const PerformanceWords& words) {
  const auto text_of = [&](IndicatorColumn column) -> std::string& { return row.text[index_of(column)]; };
  const auto taken = [&](IndicatorColumn column) { return unless_blank(std::move(text_of(column))); };
  if (patterns::any_matches(words.qualitative, text_of(IndicatorColumn::kOperator)))
    text_of(IndicatorColumn::kOperator).clear();
  Target target = parse_target(
      text_of(IndicatorColumn::kOperator) + text_of(IndicatorColumn::kTarget) + text_of(IndicatorColumn::kUnit), words);
  indicator.op = std::move(target.op);
  indicator.value = target.value;
  indicator.unit = std::move(target.unit);
  indicator.target = std::move(target.text);
  indicator.basis = taken(IndicatorColumn::kBasis);
  indicator.previous = taken(IndicatorColumn::kPrevious);
  indicator.weight = taken(IndicatorColumn::kWeight);
  indicator.scoring = taken(IndicatorColumn::kScoring);
  indicator.evidence = taken(IndicatorColumn::kEvidence);
  indicator.explanation = taken(IndicatorColumn::kExplanation);
  indicator.remark = taken(IndicatorColumn::kRemark);
  indicator.actual = taken(IndicatorColumn::kActual);
  indicator.score = taken(IndicatorColumn::kScore);
}

std::vector<Indicator> IndicatorRows::take(const PerformanceWords& words) {
  std::array<std::vector<std::string>, kLevels> texts;
  const std::size_t name = name_column();
  for (std::size_t level = 0; level < std::min(kLevels, name); ++level) texts[level] = level_texts(level, words);
  std::vector<Indicator> indicators;
  for (RowParts& row : rows_) {
    Indicator indicator{.page = row.page, .box = row.box};
    bool same = !indicators.empty();  // as the row above, in the levels so far
    for (std::size_t level = 0; level < name; ++level) {
      if (!has(static_cast<IndicatorColumn>(level))) continue;
      const int cell = row.level_cell[level];
      std::string text = cell < 0 ? std::string() : texts[level][static_cast<std::size_t>(cell)];
      const std::size_t at = indicator.levels.size();
      if (text.empty() && same) text = indicators.back().levels[at];
      same = same && text == indicators.back().levels[at];
      indicator.levels.push_back(std::move(text));
    }
    add_name(indicator.levels, std::move(row.text[name]), words.pieces.levels);
    fill(indicator, row, words);
    indicators.push_back(std::move(indicator));
  }
  rows_.clear();
  for (IndicatorRows& panel : beside_) {
    auto more = panel.take(words);
    indicators.insert(indicators.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return indicators;
}

}  // namespace yusuan::performance
