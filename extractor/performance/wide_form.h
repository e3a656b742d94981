// Performance forms of many projects: each a block of rows, its name, funds and objective in columns of their own.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/grid.h"
#include "model/prose.h"
#include "performance/indicator_rows.h"
#include "performance/performance_words.h"

namespace yusuan::performance {

/// A column beside the indicators, as shares of the grid's width.
struct WideColumn {
  std::optional<FormField> field;  ///< nullopt where no label is known
  std::string header;              ///< its header cells, from the top down, joined by /
  double from = 0, to = 0;
};

struct WideHeader {
  std::vector<WideColumn> columns;
  std::vector<IndicatorBand> indicators;  ///< empty where the form tells objectives only
  std::optional<std::string> money_unit;
  int end = 0;  ///< the row below it
};

/// What a header has to be over beside names of projects or departments. Objectives are told in tables of the budget,
/// too.
enum class WideNeeds : std::uint8_t { kIndicators, kIndicatorsOrObjectives };

/// The header that begins in this row: one over names of projects or departments, and over what it needs.
std::optional<WideHeader> wide_header(const Grid& grid, const CellMap& map, int row, const PerformanceWords& words,
                                      WideNeeds needs = WideNeeds::kIndicatorsOrObjectives);

/// Rows are added from the top down, over as many grids as it takes; grids must outlive it.
class WideForm {
 public:
  /// `head` is what the caption says of all entries.
  WideForm(WideHeader header, Performance head);
  /// Whether `header` is its own, printed again.
  bool has_header(const WideHeader& header) const;
  /// Takes a header that is repeated, its borders maybe moved; false when it is another one.
  bool repeat(const WideHeader& header);
  /// Whether the columns of a page without header are those of the form.
  bool fits(const Grid& grid) const;
  void add(const Grid& grid, const CellMap& map, int row);
  /// One entry for each project, in printed order.
  std::vector<Performance> take(const PerformanceWords& words);

 private:
  static constexpr std::size_t kFields = static_cast<std::size_t>(FormField::kIgnored) + 1;
  using Cells = std::array<const Cell*, kFields>;
  struct Block {
    std::array<std::string, kFields> text{};
    std::array<FormFigure, kFields> figures{};
    IndicatorRows indicators;
    std::vector<FormRow> rows{};
    FormRow first{};
    std::vector<int> pages{};
  };
  bool has(FormField field) const;
  Cells cells_of(const Grid& grid, const CellMap& map, int row) const;
  bool starts_block(const Cells& cells, int row, bool page_top) const;
  void fill(const Cells& cells, int row, bool page_top, int page);
  static void set_text(Block& block, FormField field, const Cell& cell, int page);
  bool take_heading(const Grid& grid, const CellMap& map, int row);
  void name_backwards();
  void add_unknown(const Grid& grid, const CellMap& map, int row);
  bool is_summary(const Block& block, const Performance& entry, const PerformanceWords& words) const;
  Performance entry_of(Block& block, const PerformanceWords& words) const;

  WideHeader header_;
  Performance head_;
  FormField key_ = FormField::kProject;
  std::vector<Block> blocks_;
  const Grid* grid_ = nullptr;
  std::string department_;  // of a heading above the projects that follow
  bool headed_ = false;     // no project yet below it
  bool merged_ = false;     // a name stood in a cell over several rows
};

}  // namespace yusuan::performance
