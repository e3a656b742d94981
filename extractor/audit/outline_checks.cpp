#include "audit/outline_checks.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "audit/sum_rule.h"
#include "audit/table_identities.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kColumnSum = "column_sum";

// Where a row stands in the outline of a side.
const RowPlace* place_of(const Table& table, int row, std::size_t side) {
  const Row& printed = table.rows[row];
  if (side == 0) return &printed.place;
  return side <= printed.beside.size() ? &printed.beside[side - 1] : nullptr;
}

// Lines by the line that the outline makes them parts of.
std::map<int, std::vector<int>> parts_by_outline(const LedgerTable& table, std::size_t number) {
  const LedgerSide& side = table.sides[number];
  std::map<int, int> line_of_row;
  for (int i = 0; i < static_cast<int>(side.lines.size()); ++i) line_of_row[side.lines[i].row] = i;
  std::map<int, std::vector<int>> parts;
  for (int i = 0; i < static_cast<int>(side.lines.size()); ++i) {
    const RowPlace* place = place_of(*table.table, side.lines[i].row, number);
    if (place == nullptr || !place->parent) continue;
    const auto whole = line_of_row.find(*place->parent);
    if (whole != line_of_row.end()) parts[whole->second].push_back(i);
  }
  return parts;
}

// Whether a part prints nothing anywhere, but lines below it do: a label that wraps, or a heading among entries.
bool has_a_heading(const LedgerTable& table, const LedgerSide& side, const std::vector<int>& parts,
                   const std::map<int, std::vector<int>>& outline) {
  const auto prints = [&](int line) {
    return std::any_of(side.figure_columns.begin(), side.figure_columns.end(),
                       [&](int column) { return operand_at(table, side.lines[line].row, column).has_value(); });
  };
  return std::any_of(parts.begin(), parts.end(), [&](int part) {
    const auto below = outline.find(part);
    return below != outline.end() && !prints(part) && std::any_of(below->second.begin(), below->second.end(), prints);
  });
}

// Within its parts: a mean of them, or a figure too wrong to say of what.
bool is_within(const PrintedSum& sum) {
  const auto largest = std::max_element(sum.parts.begin(), sum.parts.end(), [](const Operand& a, const Operand& b) {
    return a.value.absolute() < b.value.absolute();
  });
  return largest != sum.parts.end() && sum.total.front().value.absolute() < largest->value.absolute();
}

bool is_more_than_its_parts(const PrintedSum& sum) {
  const auto outcome = compare(sum.total, sum.parts, Relation::kEqual);
  return outcome && !outcome->holds && !outcome->difference.is_negative();
}

std::ptrdiff_t count_holding(const std::vector<PrintedSum>& sums) {
  return std::count_if(sums.begin(), sums.end(), holds);
}

// The sums of a line and its parts. 其中： names one of the parts where the others follow it, else more of a row.
std::vector<PrintedSum> sums_of_parts(const LedgerTable& table, const LedgerSide& side, int whole,
                                      const std::vector<int>& parts) {
  std::vector<int> others;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(others),
               [&](int part) { return side.lines[part].label.numbering != patterns::Numbering::kMemo; });
  auto sums = sums_down_columns(table, side, whole, parts);
  if (others.size() < parts.size() && others.size() > 1)
    if (auto without = sums_down_columns(table, side, whole, others); count_holding(without) > count_holding(sums))
      sums = std::move(without);
  const patterns::Numbering numbering = side.lines[parts.front()].label.numbering;
  // 其中： may name some of the parts only.
  if (numbering == patterns::Numbering::kMemo)
    std::erase_if(sums,
                  [](const PrintedSum& sum) { return is_more_than_its_parts(sum) && !holds_but_for_a_slip(sum); });
  const bool vouched =
      std::any_of(sums.begin(), sums.end(), [](const PrintedSum& sum) { return holds(sum) && tells(sum); }) ||
      (numbering != patterns::Numbering::kNone && std::all_of(parts.begin(), parts.end(), [&](int part) {
         return side.lines[part].label.numbering == numbering;
       }));
  // A line without a number among numbered ones is the rest of a label, or one more part.
  const bool mixed = std::any_of(parts.begin(), parts.end(), [&](int part) {
    return (side.lines[part].label.numbering == patterns::Numbering::kNone) !=
           (numbering == patterns::Numbering::kNone);
  });
  for (PrintedSum& sum : sums) {
    sum.alone = !vouched || is_within(sum);
    sum.lacks = lacks_a_part(table, side, parts, sum.total.front().column);
    sum.gaps = sum.gaps || mixed;
  }
  return sums;
}

// Whether codes make these rows parts of the other: check_hierarchies holds them.
bool is_of_codes(const LedgerSide& side, int whole, const std::vector<int>& parts) {
  return !side.lines[whole].code.empty() && std::any_of(parts.begin(), parts.end(), [&](int part) {
    return side.lines[part].code.size() > side.lines[whole].code.size();
  });
}

}  // namespace

// A row is the sum of its parts in the outline, where that holds in most places of the table.
void check_outline_sums(const LedgerTable& table, std::size_t number, Findings& findings) {
  const LedgerSide& side = table.sides[number];
  std::vector<PrintedSum> sums;
  const auto outline = parts_by_outline(table, number);
  for (const auto& [whole, parts] : outline) {
    if (side.lines[whole].total || parts.size() < 2 || is_of_codes(side, whole, parts)) continue;
    auto found = sums_of_parts(table, side, whole, parts);
    if (has_a_heading(table, side, parts, outline))
      for (PrintedSum& sum : found) sum.alone = true;
    sums.insert(sums.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  if (!report_rule(kColumnSum, sums, table, findings))
    report_rule(kColumnSum, sums, table, findings, Confirmed::kButForSlips);
}

void check_outline_total(const LedgerTable& table, std::size_t number, Findings& findings) {
  const LedgerSide& side = table.sides[number];
  const auto outline = parts_by_outline(table, number);
  const auto top = outline.find(0);
  if (top == outline.end() || !side.lines.front().total) return;
  const auto lines = std::count_if(side.lines.begin(), side.lines.end(), [](const Line& line) { return !line.total; });
  // Where all lines are parts of it, they need no outline.
  if (top->second.size() < 2 || static_cast<std::ptrdiff_t>(top->second.size()) == lines) return;
  if (!table.fully_read || has_a_heading(table, side, top->second, outline)) return;
  const auto sums = sums_of_parts(table, side, 0, top->second);
  // Indentation alone says too little for a sum that is broken by more than a slip.
  report_rule(kColumnSum, sums, table, findings,
              count_holding(sums) == static_cast<std::ptrdiff_t>(sums.size()) ? Confirmed::kAsPrinted
                                                                              : Confirmed::kButForSlips);
}

}  // namespace yusuan::audit
