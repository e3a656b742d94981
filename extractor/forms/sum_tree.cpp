#include "forms/sum_tree.h"

#include <algorithm>

#include "forms/sum_ways.h"

namespace yusuan::forms {
namespace {

// Digits that must agree before figures alone make a row the sum of others: a table of a hundred rows tries some
// thousand sums.
constexpr double kDigitsOfASum = 5.5;
// The same against indentation, which says that they stand side by side, and where it may say the same.
constexpr double kDigitsAgainstMarks = 9, kDigitsHinted = 3;
// What a row must have of its own where its parts are sums themselves.
constexpr double kOwnDigits = 1.5;
// Sums that leave hardly a row out of a table bear each other out.
constexpr double kDigitsOfATable = 12, kShareOfATable = 0.6;

class SumTree {
 public:
  SumTree(const Outline& outline, const OutlineMarks& marks)
      : outline_(outline), marks_(marks), ways_(outline, marks), places_(outline.entries.size()) {}

  std::vector<SumPlace> read() {
    accept(best_roots());
    return std::move(places_);
  }

 private:
  // A row at the top, or rows that a total closes.
  struct Root {
    int entry = 0, way = 0;
    const SumWay* closed = nullptr;
  };

  int count() const { return static_cast<int>(outline_.entries.size()); }
  const OutlineEntry& at(int i) const { return outline_.entries[i]; }
  const SumWay& way_of(int i, int w) const { return ways_.of(i)[w]; }
  int end_of(const Root& root) const { return root.closed ? root.closed->end : way_of(root.entry, root.way).end; }

  // The readings of a table from the top down that agree with its figures best.
  std::vector<Root> best_roots() const {
    std::vector<double> best(outline_.entries.size() + 1, 0);
    std::vector<Root> chosen(outline_.entries.size());
    for (int i = count() - 1; i >= 0; --i) {
      const auto choose = [&](const SumWay& way, const Root& root, bool first) {
        if (const double score = way.score + best[way.end]; first || score > best[i]) {
          best[i] = score;
          chosen[i] = root;
        }
      };
      for (int w = 0; w < static_cast<int>(ways_.of(i).size()); ++w)
        choose(way_of(i, w), {.entry = i, .way = w}, w == 0);
      for (const ClosedRows& rows : ways_.closed_from(i)) choose(rows.way, {.entry = i, .closed = &rows.way}, false);
    }
    std::vector<Root> roots;
    for (int i = 0; i < count(); i = end_of(roots.back())) roots.push_back(chosen[i]);
    return roots;
  }

  void accept(const std::vector<Root>& roots) {
    const bool all = bear_each_other_out(roots);
    for (const Root& root : roots) {
      if (!root.closed) {
        try_way(root.entry, root.way, all);
        continue;
      }
      for (const auto& [part, way] : root.closed->parts)
        if (root.closed->own >= kOwnDigits)
          take(part, way, -1);
        else
          try_way(part, way, all);
    }
  }

  bool bear_each_other_out(const std::vector<Root>& roots) const {
    double digits = 0;
    int covered = 0, filled = 0;
    for (int i = 0; i < count(); ++i) filled += ways_.tells(i);
    for (const Root& root : roots) {
      if (root.closed || !is_told(root.entry, root.way)) continue;
      digits += way_of(root.entry, root.way).all;
      for (int i = root.entry; i < end_of(root); ++i) covered += ways_.tells(i);
    }
    return digits >= kDigitsOfATable && covered >= kShareOfATable * filled;
  }

  // Whether figures say that a row is the sum of its parts, or of those of its only part. Rows that are filled in alike
  // may repeat each other for other reasons (收入, 支出).
  bool is_told(int i, int w) const {
    const SumWay& way = way_of(i, w);
    if (way.parts.size() != 1) return way.own >= kOwnDigits;
    const auto& [part, its_way] = way.parts.front();
    return at(part).labels != at(i).labels && is_told(part, its_way);
  }

  // Takes a way that is sure enough, else what is sure below it.
  void try_way(int i, int w, bool all) {
    const SumWay& way = way_of(i, w);
    const bool against =
        std::any_of(way.parts.begin(), way.parts.end(), [&](const auto& part) { return marks_.beside(part.first, i); });
    const bool hinted = !against && std::all_of(way.parts.begin(), way.parts.end(),
                                                [&](const auto& part) { return marks_.hints(part.first, i); });
    const double wanted = against ? kDigitsAgainstMarks : hinted ? kDigitsHinted : kDigitsOfASum;
    if ((way.own >= kOwnDigits && way.all >= wanted) || (all && !against && is_told(i, w)))
      return take(i, w, std::nullopt);
    for (const auto& [part, its_way] : way.parts) try_way(part, its_way, all);
  }

  void take(int i, int w, std::optional<int> parent) {
    const SumWay& way = way_of(i, w);
    // A heading has what the marks say below it.
    places_[i] = {.parent = parent, .end = at(i).printed ? way.end : 0};
    for (const auto& [part, its_way] : way.parts) take(part, its_way, i);
  }

  const Outline& outline_;
  const OutlineMarks& marks_;
  SumWays ways_;
  std::vector<SumPlace> places_;
};

}  // namespace

std::vector<SumPlace> place_by_sums(const Outline& outline, const OutlineMarks& marks) {
  if (outline.figures.empty()) return std::vector<SumPlace>(outline.entries.size());
  return SumTree(outline, marks).read();
}

}  // namespace yusuan::forms
