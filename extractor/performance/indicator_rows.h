// The body of a performance form: rows of indicators under one header, over as many grids as it takes.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/grid.h"
#include "model/prose.h"
#include "performance/performance_words.h"

namespace yusuan::performance {

/// Where a column of indicators stands, as shares of the grid's width: the parts of a form may differ in their columns.
struct IndicatorBand {
  IndicatorColumn column = IndicatorColumn::kTarget;
  double from = 0, to = 0;
};

/// The share of the grid's width at which x stands.
double share_of_width(const Grid& grid, double x);

/// Columns of indicators that cells side by side name.
struct IndicatorHeader {
  std::vector<IndicatorBand> bands;
  std::vector<IndicatorBand> beside;  ///< of a second set of indicators; mostly empty
  int others = 0;                     ///< cells that name none
  bool whole = false;  ///< enough to be the header of a form: two levels and a target, or a name, a target and its unit
};

/// Reads `cells`, from left to right; blank ones count for nothing. nullopt when others than levels come first.
std::optional<IndicatorHeader> indicator_header(const Grid& grid, const std::vector<const Cell*>& cells,
                                                const PerformanceWords& words);

/// Rows are added from the top down; a row that a page break cut is put together again.
class IndicatorRows {
 public:
  IndicatorRows() = default;
  /// Rows below a header that was read elsewhere.
  explicit IndicatorRows(std::vector<IndicatorBand> bands) : bands_(std::move(bands)) {}
  /// A header is repeated, maybe with its borders moved.
  void move_bands(std::vector<IndicatorBand> bands) { bands_ = std::move(bands); }
  /// Takes the grid's row as header when it is one: two levels and a target, or nothing but
  /// names of columns right below such a row.
  bool take_header(const Grid& grid, const CellMap& map, int row, const PerformanceWords& words);
  bool has_header() const { return !bands_.empty(); }
  /// Whether the row was one of indicators (or blank).
  bool add(const Grid& grid, const CellMap& map, int row);
  std::vector<Indicator> take(const PerformanceWords& words);

 private:
  // The texts of one level from the top down; a merged cell is one.
  struct LevelCell {
    const Cell* cell = nullptr;
    std::string text;
    int page = 0;
    bool cut = false;  // the page break went through its first row
  };
  struct RowParts {
    std::array<std::string, kIndicatorColumns> text;
    std::array<bool, kIndicatorColumns> starts{};
    std::array<const Cell*, kIndicatorColumns> cells{};
    std::array<int, kIndicatorColumns> level_cell{};
    int page = 0;
    Rect box;
    bool across = false;  // a cell reaches over levels and target alike: a remark
    bool blank() const;
  };
  static void fill(Indicator& indicator, RowParts& row, const PerformanceWords& words);
  void enter(const Grid& grid);
  int owner(const Grid& grid, const Cell& cell) const;
  bool has(IndicatorColumn column) const;
  std::size_t name_column() const;
  RowParts read_row(const Grid& grid, const CellMap& map, int row) const;
  bool goes_on(const RowParts& row) const;
  void add_levels(RowParts& row, bool cut);
  void join(const RowParts& row);
  std::vector<std::string> level_texts(std::size_t level, const PerformanceWords& words) const;

  std::vector<IndicatorBand> bands_;
  std::vector<IndicatorRows> beside_;  // the second set of indicators, if any
  std::vector<RowParts> rows_;
  std::array<std::vector<LevelCell>, 3> levels_;
  const Grid* grid_ = nullptr;
  int header_row_ = -1;        // of grid_: the last row that was header
  bool page_changed_ = false;  // no row yet since the page turned
};

}  // namespace yusuan::performance
