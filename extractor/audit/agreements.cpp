#include "audit/agreements.h"

#include <algorithm>
#include <set>
#include <utility>

#include "audit/table_places.h"
#include "patterns/identity.h"

namespace yusuan::audit {
namespace {

using Pair = std::pair<Operands, Operands>;

// Rows of one classification agree by the dozen; fewer that do may do so by chance.
constexpr int kFewestAgreeing = 3;

bool agree(const Pair& pair) {
  const auto outcome = compare(pair.first, pair.second, Relation::kEqual);
  return outcome && outcome->holds;
}

bool tells(const Pair& pair) {
  return std::any_of(pair.first.begin(), pair.first.end(), [](const Operand& o) { return !o.value.is_zero(); });
}

void check_totals(std::string_view id, const patterns::Reference& left, const std::vector<patterns::Reference>& right,
                  const Ledger& ledger, Findings& findings) {
  Pair pair{figures_at(place_of(left, ledger)), {}};
  if (pair.first.empty() || !tells(pair)) return;
  for (const patterns::Reference& reference : right) {
    pair.second = figures_at(place_of(reference, ledger));
    if (pair.second.empty() || !agree(pair)) continue;
    findings.compare(id, pair.first, pair.second);
    return;
  }
}

// The figures of the rows of one code, or of the class of one name: a 类 can have the name of one of its 款.
Operands figures_like(const Line& line, const Place& place, bool by_name) {
  Operands operands;
  for (const Line& other : place.side->lines) {
    const bool same =
        by_name ? other.label.bare == line.label.bare && !other.total && (other.code.empty() || other.code.size() == 3)
                : other.code == line.code;
    if (same && place.means(other)) place.add(other, operands);
  }
  return operands;
}

std::vector<Pair> rows_of(const Place& left, const Place& right, bool by_name) {
  std::vector<Pair> pairs;
  for (const Line& line : left.side->lines) {
    if (!left.means(line) || line.total || (by_name ? line.label.bare.empty() : line.code.empty())) continue;
    Pair pair{figures_like(line, left, by_name), figures_like(line, right, by_name)};
    // Rows of one code are compared once, together.
    if (pair.first.empty() || pair.second.empty() || pair.first.front().row != line.row) continue;
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

void check_rows(std::string_view id, const Place& left, const Place& right, bool by_name, Findings& findings) {
  const auto pairs = rows_of(left, right, by_name);
  const auto all = static_cast<int>(std::count_if(pairs.begin(), pairs.end(), tells));
  const auto agreeing =
      static_cast<int>(std::count_if(pairs.begin(), pairs.end(), [](const Pair& p) { return tells(p) && agree(p); }));
  const bool rule = agreeing >= kFewestAgreeing && 4 * agreeing >= 3 * all;
  for (const Pair& pair : pairs) {
    if (agree(pair))
      findings.compare(id, pair.first, pair.second);
    else if (rule && left.table->fully_read && right.table->fully_read)
      findings.compare(id, pair.first, pair.second);
  }
}

}  // namespace

void check_agreements(const patterns::PatternNode& national, const Ledger& ledger, Findings& findings) {
  findings.infer(true);
  std::set<std::pair<std::pair<int, int>, std::pair<int, int>>> held;  // columns whose rows were compared
  for (const patterns::PatternNode& node : national.entries("agreement")) {
    const std::string id = node.string("id");
    const patterns::Reference left = patterns::read_reference(node.string("left"), node);
    if (only_table(ledger, left.table) == nullptr) continue;
    const auto right = references(node, "right");
    const auto by = node.optional_string("by");
    if (!by) {
      check_totals(id, left, right, ledger, findings);
      continue;
    }
    const auto wholes = references(node, "wholes");
    if (wholes.size() != 2 || right.size() != 1) node.refuse("rows have one `right` and two `wholes`");
    const auto here = place_of(left, ledger), there = place_of(right.front(), ledger);
    if (!here || !there) continue;
    const Pair totals{figures_at(place_of(wholes[0], ledger)), figures_at(place_of(wholes[1], ledger))};
    if (totals.first.empty() || totals.second.empty() || !tells(totals) || !agree(totals)) continue;
    if (held.insert({{here->table->index, here->column}, {there->table->index, there->column}}).second)
      check_rows(id, *here, *there, *by == "name", findings);
  }
  findings.infer(false);
}

}  // namespace yusuan::audit
