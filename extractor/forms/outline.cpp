#include "forms/outline.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "forms/growing_sum.h"
#include "forms/outline_entries.h"
#include "forms/sum_tree.h"

namespace yusuan::forms {
namespace {

// Digits that must agree before figures alone make a row the sum of others.
constexpr double kDigitsOfASum = 5.5;
// The same against indentation, which says that they stand side by side.
constexpr double kDigitsAgainstIndentation = 9;
// Rows beside each other that are tried as the parts of one.
constexpr std::size_t kMostParts = 200;

// Whether the label of `a` stands in a column behind that of `b`, which leaves that column free or says 小计 there.
bool in_column_behind(const OutlineEntry& a, const OutlineEntry& b) {
  constexpr int kLookColumns = 62;
  if (b.subtotal || a.column <= b.column || a.column >= kLookColumns) return false;
  return b.group_total || (b.look >> a.column & 1) == 0;
}

bool further_right(const OutlineEntry& a, const OutlineEntry& b) {
  if (a.column != b.column) return in_column_behind(a, b);
  // Names of groups are set in the middle of as many rows as share them.
  if (a.group_total && b.group_total) return false;
  return a.x && b.x && *a.x > *b.x + std::max(a.same_x, b.same_x);
}

bool is_numbered(const OutlineEntry& entry) { return entry.number.style != text::NumberStyle::kNone; }

// The outline of one block while it is made: rows from the top down, the ones that a next row may be part of on a
// stack. Marks first; then again, with what the figures say of them.
class OutlineMaker : public OutlineMarks {
 public:
  explicit OutlineMaker(const Outline& outline) : outline_(outline), sums_(outline.entries.size()) { find_listed(); }

  /// Per entry the entry that it is part of, -1 at the top.
  std::vector<int> make() {
    place_all();
    find_siblings();
    sums_ = place_by_sums(outline_, *this);
    place_all();
    free_addends();
    add_behind_subtotals();
    return std::move(parents_);
  }

  int parent(int entry) const override { return parents_[entry]; }

  bool may_be_part(int part, int of) const override {
    const OutlineEntry &entry = at(part), &whole = at(of);
    if (is_numbered(whole) && is_numbered(entry) && entry.number.style <= whole.number.style &&
        !further_right(entry, whole))
      return false;
    return whole.code.empty() || entry.code.empty() || entry.code.starts_with(whole.code);
  }

  bool beside(int part, int of) const override {
    const OutlineEntry &entry = at(part), &whole = at(of);
    if (parents_[part] == of || whole.total) return false;
    return further_right(whole, entry) || (outline_.indented && entry.x && whole.x && !further_right(entry, whole));
  }

  bool hints(int part, int of) const override {
    const OutlineEntry &entry = at(part), &whole = at(of);
    return entry.column == whole.column && entry.printed_x && whole.printed_x &&
           *entry.printed_x > *whole.printed_x + entry.same_x;
  }

  bool closes(int entry) const override {
    const std::vector<int>& row = siblings_[parents_[entry] < 0 ? parents_.size() : parents_[entry]];
    GrowingSum sum(outline_, entry);
    const auto own = std::lower_bound(row.begin(), row.end(), entry);
    for (auto before = own; before != row.begin() && sum.parts() < kMostParts;) {
      sum.add(*--before);
      if (sum.parts() > 1 && sum.digits_agreed() >= digits_wanted()) return true;
    }
    return false;
  }

 private:
  const OutlineEntry& at(int i) const { return outline_.entries[i]; }

  void place_all() {
    parents_.assign(outline_.entries.size(), -1);
    closing_.assign(outline_.entries.size(), false);
    stack_.clear();
    for (int i = 0; i < static_cast<int>(outline_.entries.size()); ++i) place(i);
  }

  void place(int i) {
    const OutlineEntry& entry = at(i);
    const SumPlace& known = sums_[i];
    if (known.parent) {
      while (!stack_.empty() && stack_.back() != *known.parent &&
             !(is_heading(stack_.back()) && !entry.total && is_inside(i)))
        stack_.pop_back();
    } else if (entry.name.empty()) {
      if (i > 0) parents_[i] = parents_[i - 1];
      return;
    } else {
      closing_[i] = entry.total && i > 0;
      while (!stack_.empty() && !is_below(i, stack_.back()) && (closing_[i] || !is_inside(i))) stack_.pop_back();
    }
    parents_[i] = stack_.empty() ? -1 : stack_.back();
    stack_.push_back(i);
  }

  // Whether the figures say so.
  bool is_below(int i, int above) const { return i < sums_[above].end; }

  // Without figures of its own, so that sums say nothing of it.
  bool is_heading(int i) const { return sums_[i].end == 0 && !at(i).printed; }

  // Whether entry `i` is part of the one on the top of the stack.
  bool is_inside(int i) const {
    const OutlineEntry &entry = at(i), &above = at(stack_.back());
    if (sums_[stack_.back()].end > 0) return false;
    if (entry.number.lead == text::Lead::kMemo) return memo_is_inside(entry, above);
    if (closing_[stack_.back()]) return goes_on_with_memo(entry, stack_.back());
    if (entry.subtotal && is_more(i, stack_.back())) return false;
    if (above.total) return true;
    if (!entry.code.empty() || !above.code.empty()) return is_inside_by_code(entry, above);
    if (is_numbered(entry)) return is_inside_by_number(i, entry, above);
    // 其中：A, and B below A's name: B stands beside A, also where this 其中 is set further left than others.
    if (above.number.lead != text::Lead::kNone && entry.x &&
        (*entry.x <= above.name_x + entry.same_x || listed_.contains(entry.name)))
      return false;
    if (further_right(entry, above)) return true;
    return !outline_.indented && is_numbered(above) &&
           ((is_bare_heading(stack_.back()) && !entry.subtotal) ||
            (is_enclosed(i, above) && !is_more(i, stack_.back())));
  }

  // What stands below the name behind a 其中： somewhere in the table: 其中：A, B, C, again in each group.
  void find_listed() {
    const int count = static_cast<int>(outline_.entries.size());
    for (int memo = 0; memo < count; ++memo) {
      if (at(memo).number.lead != text::Lead::kMemo || !at(memo).x) continue;
      for (int i = memo + 1; i < count; ++i) {
        const OutlineEntry& entry = at(i);
        if (!entry.x || is_numbered(entry) || entry.number.lead != text::Lead::kNone ||
            !further_right(entry, at(memo)) || *entry.x > at(memo).name_x + entry.same_x)
          break;
        listed_.insert(entry.name);
      }
    }
  }

  // 其中：A right below a total that closes, and B below A's name.
  bool goes_on_with_memo(const OutlineEntry& entry, int total) const {
    if (total + 1 >= static_cast<int>(outline_.entries.size())) return false;
    const OutlineEntry& memo = at(total + 1);
    return memo.number.lead == text::Lead::kMemo && entry.x && memo.x && *entry.x > *memo.x + memo.same_x;
  }

  static bool memo_is_inside(const OutlineEntry& entry, const OutlineEntry& above) {
    if (above.number.lead == text::Lead::kMemo) return further_right(entry, above);
    return !further_right(above, entry);
  }

  bool is_inside_by_code(const OutlineEntry& entry, const OutlineEntry& above) const {
    if (entry.code.empty()) return further_right(entry, above);
    if (above.code.empty()) {
      // A unit or a heading before the codes, not a detail below one of them.
      const bool below_code = std::any_of(stack_.begin(), stack_.end(), [&](int i) { return !at(i).code.empty(); });
      return !below_code && further_right(entry, above);
    }
    if (entry.code == above.code) return entry.labels > above.labels && entry.name == above.name;
    return entry.code.size() > above.code.size() && entry.code.starts_with(above.code);
  }

  bool is_inside_by_number(int i, const OutlineEntry& entry, const OutlineEntry& above) const {
    const text::NumberStyle style = entry.number.style;
    if (is_open(style)) return false;
    if (is_numbered(above)) return above.number.style < style || further_right(entry, above);
    if (further_right(entry, above)) return true;
    // A heading without figures, right before its first entry.
    return entry.number.number == 1 && stack_.back() == i - 1 && !has_figures(i - 1) && !further_right(above, entry);
  }

  // Whether the row, or one that it is part of, is numbered so: the next number stands beside that one.
  bool is_open(text::NumberStyle style) const {
    return std::any_of(stack_.begin(), stack_.end(), [&](int open) { return at(open).number.style == style; });
  }

  bool has_figures(int i) const {
    return std::any_of(outline_.figures.begin(), outline_.figures.end(),
                       [&](const FigureColumn& column) { return column.values[i].has_value(); });
  }

  // A subtotal in the middle of its cell looks indented: what is more than the row above is no part of it.
  bool is_more(int i, int above) const {
    bool more = false;
    for (const FigureColumn& column : outline_.figures) {
      const auto &own = column.values[i], &other = column.values[above];
      if (!own || !other) continue;
      const double difference = std::abs(static_cast<double>(*own)) - std::abs(static_cast<double>(*other));
      if (difference < 0) return false;
      more = more || difference > 0;
    }
    return more;
  }

  // A heading without figures, as all those are that are numbered before it.
  bool is_bare_heading(int i) const {
    constexpr int kFarthest = 200;
    for (int before = i; before >= std::max(0, i - kFarthest); --before)
      if (at(before).number.style == at(i).number.style && at(before).printed) return false;
    return true;
  }

  // Whether the numbering of `above` goes on behind entry `i`: what stands between 一、 and 二、 is part of 一、.
  bool is_enclosed(int i, const OutlineEntry& above) const {
    for (int next = i + 1; next < static_cast<int>(outline_.entries.size()); ++next) {
      const text::LabelNumber& number = at(next).number;
      if (at(next).total || number.style < above.number.style) {
        if (at(next).total || number.style != text::NumberStyle::kNone) return false;
        continue;
      }
      if (number.style == above.number.style) return number.number == above.number.number + 1;
    }
    return false;
  }

  // ---- What the figures say

  // 本年收入合计 at the top is a part itself where 收入总计 below is the sum of it and of what follows it.
  void free_addends() {
    if (outline_.entries.empty() || !at(0).total || sums_[0].end > 0) return;
    std::vector<int> addends{0};
    for (int i = 1; i < static_cast<int>(parents_.size()); ++i) {
      if (parents_[i] == 0) addends.push_back(i);
      if (!closing_[i]) continue;
      GrowingSum all(outline_, i);
      for (const int addend : addends) all.add(addend);
      if (addends.size() < 2 || all.digits_agreed() < kDigitsOfASum) return;
      for (const int addend : addends) parents_[addend] = -1;
      return;
    }
  }

  // 一、收入 is its 小计 and what follows that, though it begins where 一、 does.
  void add_behind_subtotals() {
    constexpr int kFarthest = 10 * static_cast<int>(kMostParts);
    for (int subtotal = 0; subtotal < static_cast<int>(parents_.size()); ++subtotal) {
      const int whole = parents_[subtotal];
      if (!at(subtotal).subtotal || whole < 0 || !is_numbered(at(whole))) continue;
      GrowingSum sum(outline_, whole);
      sum.add(subtotal);
      std::vector<int> addends;
      const int end = std::min(static_cast<int>(parents_.size()), subtotal + kFarthest);
      for (int i = subtotal + 1; i < end && addends.size() < kMostParts; ++i) {
        if (parents_[i] != parents_[whole]) continue;  // a part of one of them
        if (is_numbered(at(i)) || at(i).total || !at(i).printed) break;
        sum.add(i);
        addends.push_back(i);
        if (sum.digits_agreed() < kDigitsOfASum) continue;
        for (const int addend : addends) parents_[addend] = whole;
        break;
      }
    }
  }

  void find_siblings() {
    siblings_.resize(parents_.size() + 1);
    for (int i = 0; i < static_cast<int>(parents_.size()); ++i)
      siblings_[parents_[i] < 0 ? parents_.size() : parents_[i]].push_back(i);
  }

  double digits_wanted() const { return outline_.indented ? kDigitsAgainstIndentation : kDigitsOfASum; }

  const Outline& outline_;
  std::vector<SumPlace> sums_;
  std::vector<int> parents_;
  std::vector<std::vector<int>> siblings_;  // of each parent as the marks say; the top's are last
  std::vector<bool> closing_;               // totals below their parts
  std::vector<int> stack_;
  std::set<std::string> listed_;
};

void place_block(Table& table, const LabelBlock& block, std::size_t end, bool first_block) {
  const Outline outline = read_outline(table, block, end);
  const std::vector<int> parents = OutlineMaker(outline).make();
  for (std::size_t i = 0; i < parents.size(); ++i) {
    const auto place_of = [&](int entry) -> RowPlace& {
      Row& row = table.rows[outline.entries[entry].row];
      return first_block ? row.place : row.beside.back();
    };
    RowPlace& place = place_of(static_cast<int>(i));
    if (parents[i] < 0) continue;
    place.parent = outline.entries[parents[i]].row;
    place.level = place_of(parents[i]).level + 1;
  }
}

}  // namespace

void place_rows(std::vector<Table>& tables) {
  for (Table& table : tables) {
    const auto blocks = label_blocks(table);
    for (std::size_t first = 0; first < blocks.size();) {
      std::size_t end = first + 1;
      while (end < blocks.size() && blocks[end].first == blocks[first].first) ++end;
      if (first > 0)
        for (Row& row : table.rows) row.beside.emplace_back();
      place_block(table, blocks[first], end, first == 0);
      first = end;
    }
  }
}

}  // namespace yusuan::forms
