#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "dump/header_words.h"
#include "dump/kept_header_texts.h"
#include "dump/kept_heights.h"
#include "dump/kept_names.h"
#include "text/pattern.h"

namespace yusuan::dump {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
// Columns of characters that each text over several may stand off the middle of its names: else its place says little.
constexpr double kMostOffMiddle = 6.0;
constexpr double kMostOffAlone = 3.0;  // one that stands over all names of a height
// Columns of characters that a text over a single name costs: most stand over several.
constexpr double kUnevenSpans = 2.0;
constexpr double kTotalLast = 8.0;  // totals stand in front of their parts
// What costs as much as so many columns of characters: a name that has nothing over it where those of its height have,
// a text that is parted.
constexpr double kLeftOut = 0.5;
constexpr double kParted = 1.0;
// A name that stands alone elsewhere, taken for the rest of a text.
constexpr double kHidden = 10.0;
// And names right below the same text that stand at several heights.
constexpr double kUnalike = 10.0;
// A name below a text that is no part of it; one that is a part of it elsewhere.
constexpr double kNoKin = 6.0;
constexpr double kKinLeft = 5.0;
constexpr double kBesideCode = 3.0;  // columns of characters: its parts are set wider than it
constexpr double kCodeSplit = 10.0;
constexpr double kTotalFirst = 3.0;  // less for a group that begins with its total
// What costs that heights say nothing; the share of the names that words have to tell then.
constexpr double kFlat = 3.0;
constexpr double kMostKnown = 0.7;
// Texts that are tried at two depths, and how deep headers go: more is no header.
constexpr std::size_t kMostLower = 6;
constexpr int kDeepest = 5;
// Ways to spread texts that are tried for one header.
constexpr std::size_t kMostSteps = 4000;

// Which texts of a header are names.
class NamesByHeight : private HeaderTexts {
 public:
  NamesByHeight(const std::vector<const KeptLine*>& header, const HeaderWords& words) : HeaderTexts(header, words) {}

  // As it is, or with texts parted from what stands over them where that puts everything nearer to its place.
  std::optional<HeaderTree> read() const {
    Spread best = read_as_it_is();
    Spread flat = read_flat();
    flat.cost += kFlat;
    if (flat.cost < best.cost) best = std::move(flat);
    const std::vector<std::size_t> parts = may_part();
    const auto take = [&](const std::vector<std::size_t>& parted) {
      Spread other = read_parted(parted);
      other.cost += kParted * static_cast<double>(parted.size());
      if (other.cost < best.cost) best = std::move(other);
    };
    for (std::size_t i = 0; i < parts.size(); ++i) take({parts[i]});
    for (std::size_t i = 0; i < parts.size(); ++i)
      for (std::size_t k = i + 1; k < parts.size(); ++k) take({parts[i], parts[k]});
    if (parts.size() > 2) take(parts);
    const auto spans = static_cast<double>(best.tree.spans.size());
    const double more = spans == 0 || names_are_words(best.tree) ? kMostOffMiddle : 0;
    if (best.cost > kMostOffMiddle * spans + more) return std::nullopt;
    return std::move(best.tree);
  }

 private:
  struct Spread {
    double cost = kNever;
    HeaderTree tree;
    std::vector<HeaderName> above;
  };

  Spread read_as_it_is() const {
    HeaderTree tree;
    std::vector<HeaderName> above;
    const std::vector<bool> spans = find_spans();
    for (std::size_t i = 0; i < texts_.size(); ++i) (spans[i] ? above : tree.names).push_back(texts_[i]);
    const auto by_place = [](const HeaderName& a, const HeaderName& b) { return a.middle() < b.middle(); };
    std::sort(tree.names.begin(), tree.names.end(), by_place);
    std::sort(above.begin(), above.end(), by_place);
    if (tree.names.size() < 2) return {};
    for (std::size_t i = 1; i < tree.names.size(); ++i)
      if (tree.names[i].x0 < tree.names[i - 1].x1) return {};
    if (!flat_ && !heights_clear(tree)) return {};
    if (flat_ && !names_are_words(tree)) return {};
    Spread best;
    for (const int least : {0, 1}) {
      Spread trial{.tree = tree, .above = above};
      if (flat_)
        rank_flat(trial.tree, !above.empty());
      else
        rank_by_heights(trial.tree, least, !above.empty());
      trial.cost = spread(trial.tree, trial.above, 0, trial.tree.names.size(), 0);
      if (!flat_) trial.cost += kKinLeft * static_cast<double>(kin_left(trial.tree));
      if (trial.above.empty() && trial.cost < best.cost) best = std::move(trial);
    }
    best.cost += kHidden * static_cast<double>(hidden_names());
    return best;
  }

  Spread read_flat() const {
    NamesByHeight other = *this;
    other.flat_ = true;
    return other.read_as_it_is();
  }

  Spread read_parted(const std::vector<std::size_t>& parts) const {
    NamesByHeight other = *this;
    for (const std::size_t i : parts) {
      auto [head, rest] = parted(other.texts_[i]);
      other.texts_[i] = std::move(rest);
      other.texts_.push_back(std::move(head));
    }
    return other.read_as_it_is();
  }

  // What has a text below it, or lies between two that are lower and at the height of no name.
  std::vector<bool> find_spans() const {
    std::vector<bool> over(texts_.size(), false), between(texts_.size(), false);
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      const HeaderName &text = texts_[i], *left = nullptr, *right = nullptr;
      for (const HeaderName& other : texts_) {
        if (&other == &text) continue;
        const double shared = std::min(other.x1, text.x1) - std::max(other.x0, text.x0);
        over[i] = over[i] || (other.top > text.bottom && shared >= (is_over_code(text, other) ? -kBesideCode : 1));
        if (other.x1 <= text.x0 && (left == nullptr || other.x1 > left->x1)) left = &other;
        if (other.x0 >= text.x1 && (right == nullptr || other.x0 < right->x0)) right = &other;
      }
      between[i] = left != nullptr && right != nullptr && left->top > text.bottom && right->top > text.bottom;
    }
    std::vector<bool> spans = over;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      static const text::Pattern name("名称$");
      if (over[i] || !between[i] || name.matches(said(texts_[i]))) continue;
      spans[i] = true;
      for (std::size_t k = 0; k < texts_.size(); ++k)
        if (!over[k] && !between[k] && std::abs(texts_[k].height() - texts_[i].height()) < kSameHeight)
          spans[i] = texts_[i].bottom == header_.front()->row;
    }
    return spans;
  }

  // Whether words tell most names.
  bool names_are_words(const HeaderTree& tree) const {
    const auto known = std::count_if(tree.names.begin(), tree.names.end(),
                                     [&](const HeaderName& name) { return words_.is_text(said(name)); });
    return static_cast<double>(known) >= kMostKnown * static_cast<double>(tree.names.size());
  }

  // Heights say nothing: any name may have something over it, or nothing.
  static void rank_flat(HeaderTree& tree, bool any_spans) {
    tree.depths.assign(tree.names.size(), any_spans ? 1 : 0);
    tree.least.assign(any_spans ? tree.names.size() : 0, 0);
  }

  // Puts those of `above` over names first to before end that stand there at `depth`, and so on below them.
  // What that costs; infinite where it cannot be.
  double spread(HeaderTree& tree, std::vector<HeaderName>& above, std::size_t first, std::size_t end, int depth) const {
    double cost = 0;
    for (std::size_t i = first; i < end;) {
      std::size_t stop = i;
      while (stop < end && tree.depths[stop] > depth) ++stop;
      if (stop > i) cost += spread_run(tree, above, i, stop, depth);
      i = stop + 1;
    }
    return cost;
  }

  static std::vector<std::size_t> standing_over(const HeaderTree& tree, const std::vector<HeaderName>& above,
                                                std::size_t first, std::size_t end) {
    const double left = first == 0 ? -1 : tree.names[first - 1].x1 - 1;
    const double right = end == tree.names.size() ? std::numeric_limits<double>::max() : tree.names[end].x0 + 1;
    std::vector<std::size_t> texts;
    for (std::size_t k = 0; k < above.size(); ++k)
      if (above[k].middle() > left && above[k].middle() < right) texts.push_back(k);
    return texts;
  }

  // Names first to before end all have something over them at `depth`: those of what stands there that are the topmost,
  // or stand as high over their own as they over theirs.
  double spread_run(HeaderTree& tree, std::vector<HeaderName>& above, std::size_t first, std::size_t end,
                    int depth) const {
    const std::vector<std::size_t> all = standing_over(tree, above, first, end);
    if (all.empty() || depth > kDeepest) return kNever;
    double top = std::numeric_limits<double>::max();
    for (const std::size_t k : all) top = std::min(top, above[k].height());
    std::vector<std::size_t> highest, rest;
    for (const std::size_t k : all) (above[k].height() - top < kSameHeight ? highest : rest).push_back(k);
    Spread best;
    const std::size_t ways = rest.size() > kMostLower ? 1 : std::size_t{1} << rest.size();
    for (std::size_t way = 0; way < ways; ++way) {
      std::vector<std::size_t> chosen = highest;
      for (std::size_t k = 0; k < rest.size(); ++k)
        if ((way >> k & 1) != 0) chosen.push_back(rest[k]);
      std::sort(chosen.begin(), chosen.end());
      Spread trial{.tree = tree, .above = above};
      trial.cost = cost_of_way(trial, chosen, first, end, depth);
      if (trial.cost < best.cost) best = std::move(trial);
    }
    if (best.cost == kNever) return kNever;
    tree = std::move(best.tree);
    above = std::move(best.above);
    return best.cost;
  }

  // Spreads the texts `chosen` over names first to before end, and what is left over their own.
  double cost_of_way(Spread& trial, const std::vector<std::size_t>& chosen, std::size_t first, std::size_t end,
                     int depth) const {
    std::vector<HeaderName> here;
    for (const std::size_t k : chosen) here.push_back(trial.above[k]);
    for (auto k = chosen.rbegin(); k != chosen.rend(); ++k)
      trial.above.erase(trial.above.begin() + static_cast<std::ptrdiff_t>(*k));
    if (here.size() > end - first || ++shared_->steps > kMostSteps) return kNever;
    double cost = 0;
    const auto ranges = names_below(trial.tree, here, first, end, depth, cost);
    if (cost == kNever) return kNever;
    for (std::size_t k = 0; k < here.size(); ++k) {
      const auto [start, stop] = ranges[k];
      bool deeper = false;
      for (std::size_t i = start; i < stop; ++i) {
        if (trial.tree.names[i].top <= here[k].bottom) return kNever;
        deeper = deeper || trial.tree.depths[i] > depth + 1;
      }
      // What still stands over names that their heights do not tell apart makes all of them deeper.
      if (!deeper && !standing_over(trial.tree, trial.above, start, stop).empty())
        std::fill(trial.tree.depths.begin() + static_cast<std::ptrdiff_t>(start),
                  trial.tree.depths.begin() + static_cast<std::ptrdiff_t>(stop), depth + 2);
      trial.tree.spans.push_back({here[k], start, stop - 1, depth});
      cost += spread(trial.tree, trial.above, start, stop, depth + 1);
      if (!flat_ && !alike(trial.tree, start, stop, depth)) cost += kUnalike;
    }
    return standing_over(trial.tree, trial.above, first, end).empty() ? cost : kNever;
  }

  // Whether those of names first to before end stand at one height that have nothing over them below `depth`.
  static bool alike(const HeaderTree& tree, std::size_t first, std::size_t end, int depth) {
    double least = kNever, most = -kNever;
    for (std::size_t i = first; i < end; ++i) {
      if (std::any_of(tree.spans.begin(), tree.spans.end(),
                      [&](const HeaderSpan& span) { return span.depth > depth && span.first <= i && i <= span.last; }))
        continue;
      least = std::min(least, tree.names[i].height());
      most = std::max(most, tree.names[i].height());
    }
    return most - least < kSameHeight;
  }

  // 其中： over all names of a height: it says nothing of its own, and their heights say that something stands over
  // each.
  bool stands_over_all(const HeaderTree& tree, const HeaderName& text, std::size_t first, std::size_t end,
                       int depth) const {
    if (end > tree.least.size() || !patterns::any_matches(words_.lead, said(text))) return false;
    return std::all_of(tree.least.begin() + static_cast<std::ptrdiff_t>(first),
                       tree.least.begin() + static_cast<std::ptrdiff_t>(end), [&](int most) { return most > depth; });
  }

  // Names below no text that are a part of one.
  std::ptrdiff_t kin_left(const HeaderTree& tree) const {
    std::ptrdiff_t left = 0;
    for (std::size_t i = 0; i < tree.names.size(); ++i) {
      const auto covers = [i](const HeaderSpan& span) { return span.first <= i && i <= span.last; };
      if (std::any_of(tree.spans.begin(), tree.spans.end(), covers)) continue;
      left += std::any_of(tree.spans.begin(), tree.spans.end(),
                          [&](const HeaderSpan& span) { return kin(span.text, tree.names[i]) == Kinship::kOwn; });
    }
    return left;
  }

  // 类 款 项 stand below one text.
  double splits_code(const HeaderTree& tree, std::size_t name) const {
    if (name == 0 || name >= tree.names.size()) return 0;
    const std::string &left = top_word(tree.names[name - 1]).text, &right = top_word(tree.names[name]).text;
    return (left == "类" && right == "款") || (left == "款" && right == "项") ? kCodeSplit : 0;
  }

  double cost_of_leaving(const HeaderName& name, const std::vector<HeaderName>& here) const {
    return std::any_of(here.begin(), here.end(),
                       [&](const HeaderName& over) { return kin(over, name) == Kinship::kOwn; })
               ? kKinLeft
               : 0;
  }

  // Of each name the cost of taking it, and those before it, below a text.
  std::vector<double> costs_of_taking(const HeaderTree& tree, std::size_t first, std::size_t end,
                                      const HeaderName& over) const {
    std::vector<double> costs(end - first + 1, 0);
    for (std::size_t i = first; i < end; ++i)
      costs[i - first + 1] = costs[i - first] + (kin(over, tree.names[i]) == Kinship::kForeign ? kNoKin : 0);
    return costs;
  }

  // 一般债务 专项债务 一般债务 专项债务: as many runs of the same names as texts, each text over one of them, or over a
  // total in front of it.
  bool names_repeat(const HeaderTree& tree, const std::vector<HeaderName>& here, std::size_t first,
                    std::size_t end) const {
    const std::size_t n = here.size(), run = n < 2 ? 0 : (end - first) / n;
    if (run < 2 || run * n != end - first || said(tree.names[first]) == said(tree.names[first + 1])) return false;
    for (std::size_t i = first + run; i < end; ++i)
      if (said(tree.names[i]) != said(tree.names[i - run])) return false;
    for (std::size_t k = 0; k < n; ++k) {
      const std::size_t own = first + k * run;
      if (k > 0 && here[k].middle() < tree.names[own - 1].x1) return false;
      if (here[k].middle() > tree.names[own + run - 1].x1) return false;
    }
    return true;
  }

  static std::vector<std::pair<std::size_t, std::size_t>> runs_of_names(std::size_t n, std::size_t first,
                                                                        std::size_t end) {
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    const std::size_t run = (end - first) / n;
    for (std::size_t k = 0; k < n; ++k) ranges.emplace_back(first + k * run, first + (k + 1) * run);
    return ranges;
  }

  // Names first and before last of each of several texts side by side: each stands in the middle of its own. Names that
  // may have nothing over them at `depth` are left out where that says more.
  std::vector<std::pair<std::size_t, std::size_t>> names_below(const HeaderTree& tree,
                                                               const std::vector<HeaderName>& here, std::size_t first,
                                                               std::size_t end, int depth, double& cost) const {
    if (names_repeat(tree, here, first, end)) {
      cost = is_total(tree.names[first]) ? -kTotalFirst * static_cast<double>(here.size()) : 0;
      return runs_of_names(here.size(), first, end);
    }
    const std::size_t n = here.size(), m = end - first;
    const bool alone = n == 1 && stands_over_all(tree, here[0], first, end, depth);
    std::vector<std::vector<double>> least(n + 1, std::vector<double>(m + 1, kNever));
    std::vector<std::vector<std::size_t>> from(n + 1, std::vector<std::size_t>(m + 1, 0));  // stop itself: left out
    least[0][0] = 0;
    std::vector<double> leaving, total_first;
    std::vector<std::vector<double>> taking;
    for (std::size_t i = first; i < end; ++i) {
      leaving.push_back(cost_of_leaving(tree.names[i], here));
      total_first.push_back(is_total(tree.names[i]) ? kTotalFirst : 0);
    }
    for (const HeaderName& over : here) taking.push_back(costs_of_taking(tree, first, end, over));
    for (std::size_t k = 0; k <= n; ++k)
      for (std::size_t stop = 1; stop <= m; ++stop) {
        const std::size_t last = first + stop - 1;
        if (tree.least[last] <= depth && least[k][stop - 1] < kNever) {
          least[k][stop] = least[k][stop - 1] + kLeftOut + leaving[stop - 1];
          from[k][stop] = stop;
        }
        for (std::size_t start = 0; k > 0 && start < stop; ++start) {
          if (least[k - 1][start] == kNever) continue;
          const HeaderName &a = tree.names[first + start], &b = tree.names[last];
          const double torn = splits_code(tree, first + start) + splits_code(tree, last + 1);
          const double off = std::abs((a.x0 + b.x1) / 2 - here[k - 1].middle());
          const double sum = least[k - 1][start] + (alone ? std::min(off, kMostOffAlone) : off) +
                             (stop - start == 1 ? kUnevenSpans : 0) +
                             (stop - start > 1 && total_first[stop - 1] > 0 ? kTotalLast : 0) -
                             (stop - start > 1 ? total_first[start] : 0) + taking[k - 1][stop] - taking[k - 1][start] +
                             torn;
          if (sum < least[k][stop]) least[k][stop] = sum, from[k][stop] = start;
        }
      }
    cost = least[n][m];
    std::vector<std::pair<std::size_t, std::size_t>> ranges(n);
    if (cost == kNever) return ranges;
    for (std::size_t k = n, stop = m; stop > 0;) {
      const std::size_t start = from[k][stop];
      if (start == stop) {
        --stop;
        continue;
      }
      ranges[--k] = {first + start, first + stop};
      stop = start;
    }
    return ranges;
  }

  bool flat_ = false;  // heights are not held against each other
};

}  // namespace

std::optional<HeaderTree> read_header_names(const std::vector<const KeptLine*>& header, const HeaderWords& words) {
  return NamesByHeight(header, words).read();
}

}  // namespace yusuan::dump
