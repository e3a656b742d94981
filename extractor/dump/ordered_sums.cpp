#include "dump/ordered_sums.h"

#include <algorithm>
#include <optional>

#include "text/pattern.h"

namespace yusuan::dump {
namespace {

// Rows in which a sum holds for each in which it does not.
constexpr int kMostHold = 4;

bool names_total(const std::string& text) {
  static const text::Pattern total(
      "^(?:合计|总计|共计|小计|收入总计|支出总计|收入合计|支出合计|本年收入合计|本年支出合计)$");
  return total.matches(text);
}

class HeaderSums {
 public:
  HeaderSums(const HeaderPaths& paths, const std::vector<ItemKind>& columns,
             const std::vector<std::vector<Decimal>>& rows)
      : rows_(rows) {
    for (std::size_t i = 0; i < paths.size(); ++i)
      if (columns[i] == ItemKind::kFigure) paths_.push_back(&paths[i]);
  }

  SumsOfHeader count() {
    if (!paths_.empty()) total(0, paths_.size(), 0);
    return sums_;
  }

 private:
  // The columns that add up to what columns `first` to before `end`, alike down to `depth`, are worth.
  std::vector<std::size_t> total(std::size_t first, std::size_t end, std::size_t depth) {
    std::vector<std::size_t> parts;
    std::optional<std::size_t> whole;
    bool memo = false;
    static const text::Pattern of_which("^其中[：:]");
    for (std::size_t i = first; i < end;) {
      const std::vector<std::string>& path = *paths_[i];
      if (path.size() <= depth) return {};
      std::size_t next = i + 1;
      const bool leaf = path.size() == depth + 1;
      while (!leaf && next < end && paths_[next]->size() > depth + 1 && (*paths_[next])[depth] == path[depth]) ++next;
      if (leaf && next < end && paths_[next]->size() > depth + 1 && (*paths_[next])[depth] == path[depth]) {
        while (next < end && paths_[next]->size() > depth + 1 && (*paths_[next])[depth] == path[depth]) ++next;
        test(i, total(i + 1, next, depth + 1));
        parts.push_back(i);
        i = next;
        continue;
      }
      memo = memo || of_which.matches(path[depth]);
      if (leaf && i == first && names_total(path[depth]))
        whole = i;
      else if (leaf)
        parts.push_back(i);
      else
        for (const std::size_t part : total(i, next, depth + 1)) parts.push_back(part);
      i = next;
    }
    if (!whole) return parts;
    if (!memo) test(*whole, parts);
    return {*whole};
  }

  // All parts, or the first of them: what stands behind may be a part of the parts.
  void test(std::size_t whole, const std::vector<std::size_t>& parts) {
    bool tried = false;
    for (std::size_t count = parts.size(); count > 0; --count) {
      if (count == 1 && parts.size() > 1) break;
      const auto verdict = holds(whole, {parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(count)});
      if (!verdict) continue;
      tried = true;
      if (*verdict) {
        ++sums_.holding;
        return;
      }
    }
    sums_.failing += tried;
  }

  // nullopt where all figures are zero.
  std::optional<bool> holds(std::size_t whole, const std::vector<std::size_t>& parts) const {
    int holding = 0, failing = 0;
    for (const std::vector<Decimal>& row : rows_) {
      Decimal left = row[whole];
      int scale = left.scale();
      bool zero = left.is_zero();
      for (const std::size_t part : parts) {
        const auto less = subtract(left, row[part]);
        if (!less) return std::nullopt;
        left = *less;
        scale = std::max(scale, row[part].scale());
        zero = zero && row[part].is_zero();
      }
      if (zero) continue;
      // Each figure is rounded by half a digit at most.
      const Decimal most(static_cast<std::int64_t>(parts.size() + 2) / 2, scale);
      ++(left.absolute() <= most ? holding : failing);
    }
    if (holding + failing == 0) return std::nullopt;
    return holding >= kMostHold * failing;
  }

  std::vector<const std::vector<std::string>*> paths_;  // of figures
  const std::vector<std::vector<Decimal>>& rows_;
  SumsOfHeader sums_;
};

}  // namespace

SumsOfHeader sums_of_header(const HeaderPaths& paths, const std::vector<ItemKind>& columns,
                            const std::vector<std::vector<Decimal>>& rows) {
  return HeaderSums(paths, columns, rows).count();
}

}  // namespace yusuan::dump
