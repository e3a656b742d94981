// What stands above the indicators of a performance form: labels with their values beside or below them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/grid.h"
#include "model/prose.h"
#include "performance/performance_words.h"

namespace yusuan::performance {

/// A printed amount; the unit where it is printed with it.
struct PrintedMoney {
  std::optional<Decimal> value;
  std::optional<std::string> unit;
};
PrintedMoney money_of(std::string_view text);

/// The cells that begin in a row, with their texts; nullopt when all are blank.
std::optional<FormRow> printed_row(const Grid& grid, const CellMap& map, int row);

/// Rows are added from the top down. The grids must outlive it.
class FormFields {
 public:
  /// Whether the row holds any label.
  bool add(const Grid& grid, const CellMap& map, int row, const PerformanceWords& words);
  /// Text that a page break cut off the value before; false when that was no objective.
  bool go_on(const Grid& grid, const CellMap& map, int row);
  /// A row that no label explains.
  void add_rest(const Grid& grid, const CellMap& map, int row);
  bool empty() const { return values_.empty(); }
  bool has(FormField field) const { return value_of(field) != nullptr; }
  /// Fields, funds and the rows that neither fill; a unit only where none is known.
  void fill(Performance& form) const;

 private:
  struct Value {
    FieldLabel label;
    int column = 0;  ///< of the label
    std::string text;
    std::vector<const Cell*> cells;  ///< that the text comes from
    int page = 0;
  };
  struct PrintedRow {
    FormRow row;
    std::vector<const Cell*> cells;  ///< that are no labels
  };
  Value value_at(const Grid& grid, const CellMap& map, const Cell& label, FieldLabel known,
                 const PerformanceWords& words) const;
  void look_below(const Grid& grid, const CellMap& map, const Cell& label, const PerformanceWords& words,
                  Value& value) const;
  const Value* value_of(FormField field, int column = -1) const;
  const Value* amount_of(FormField field, int column) const;

  std::vector<Value> values_;
  std::vector<PrintedRow> rows_;
  std::optional<std::string> unit_;  // said by a label that is no field
};

}  // namespace yusuan::performance
