// What a figure of a table is about: the code and name that stand before it in its row.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/table.h"

namespace yusuan {

/// Where each column's labels stand: lists printed side by side (收入 | 支出, or one list folded into two) each have
/// their own code and name columns, left of their figures.
struct LabelBlock {
  std::size_t first = 0;    ///< first column of the block; blocks follow each other without a gap
  bool own_labels = false;  ///< false for the first block, whose labels are the row's own code and name
};

/// The block of each column.
std::vector<LabelBlock> label_blocks(const Table& table);

/// What stands behind the `code` bytes that a text begins with, without what parts the two: `201 一般公共服务支出`,
/// `2040201-行政运行`.
std::string_view name_behind_code(std::string_view text, std::size_t code);

struct FigureLabel {
  RowKind level = RowKind::kLine;
  std::optional<std::string> code;
  std::optional<std::string> name;
};

/// The label of the figures of `block` in `row`.
FigureLabel label_of(const Table& table, const Row& row, const LabelBlock& block);

}  // namespace yusuan
