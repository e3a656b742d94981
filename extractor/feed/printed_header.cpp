#include "feed/printed_header.h"

#include <algorithm>

namespace yusuan::feed {
namespace {

class HeaderBuilder {
 public:
  explicit HeaderBuilder(const std::vector<Column>& columns) : columns_(columns), depth_(header_depth(columns)) {}

  std::vector<HeaderCell> build() {
    add(0, 0, columns_.size());
    return std::move(cells_);
  }

 private:
  std::size_t size_at(std::size_t i) const { return columns_[i].header.size(); }

  bool one_cell(std::size_t a, std::size_t b, std::size_t level) const {
    if ((size_at(a) > level + 1) != (size_at(b) > level + 1) || size_at(a) <= level || size_at(b) <= level)
      return false;
    return columns_[a].header[level] == columns_[b].header[level];
  }

  // The columns from `first` to before `end` stand under the same cells above `level`.
  void add(std::size_t level, std::size_t first, std::size_t end) {
    while (first < end) {
      std::size_t next = first + 1;
      while (next < end && one_cell(first, next, level)) ++next;
      const bool last = size_at(first) <= level + 1;
      cells_.push_back({static_cast<int>(level), static_cast<int>(first), last ? depth_ - static_cast<int>(level) : 1,
                        static_cast<int>(next - first), size_at(first) > level ? columns_[first].header[level] : ""});
      if (!last) add(level + 1, first, next);
      first = next;
    }
  }

  const std::vector<Column>& columns_;
  int depth_;
  std::vector<HeaderCell> cells_;
};

}  // namespace

int header_depth(const std::vector<Column>& columns) {
  std::size_t depth = 1;
  for (const Column& column : columns) depth = std::max(depth, column.header.size());
  return static_cast<int>(depth);
}

std::vector<HeaderCell> header_cells(const std::vector<Column>& columns) { return HeaderBuilder(columns).build(); }

}  // namespace yusuan::feed
