// What is known of cells from elsewhere: other tables, by the identities of the form, and the prose.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dump/settle.h"

namespace yusuan::dump {

/// Fills `known` of the settled panels. A cell is told once; what comes later does not change it.
class Facts {
 public:
  explicit Facts(std::vector<DumpedTable>& tables);

  /// Cells that hold nothing because another table is declared empty.
  void take(const ZeroRule& rule);
  void take(const ToldFigure& figure);
  /// What an identity says of the one cell in it that is not decided yet.
  void take(const patterns::Identity& identity);
  /// Whether anything new was told since the last call.
  bool take_changed();

 private:
  struct Place {
    std::size_t table, panel, row, column;  ///< `column` among the panel's figure columns
  };
  struct Side;

  std::vector<Place> places_of(const patterns::Reference& reference) const;
  std::optional<solve::Minor> decided(const Place& place) const;
  const AnchoredRow& row_at(const Place& place) const;
  void tell(const Place& place, solve::Minor value);
  bool add(const patterns::Reference& reference, int sign, Side& side) const;
  void take_equal(const patterns::Identity& identity);
  void take_same(const patterns::Identity& identity);
  bool sums_up(const std::vector<Place>& places) const;
  void pass(const std::vector<Place>& from, const std::vector<Place>& to, bool by_name);
  bool holds_when(const patterns::Identity& identity) const;

  std::vector<DumpedTable>& tables_;
  bool changed_ = false;
};

}  // namespace yusuan::dump
