// Lines rejoined to paragraphs, and the marks that lists and headings begin with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "prose/lines.h"

namespace yusuan::prose {

/// What a heading or list item begins with, from the outermost.
enum class Mark : std::uint8_t {
  kNone,
  kPart,            ///< 第一部分, 第二章
  kTitle,           ///< no mark: a short line in the middle of the page
  kChinese,         ///< 一、
  kBracketed,       ///< （一）
  kDigit,           ///< 1. 1、
  kBracketedDigit,  ///< （1）, 1）, ①
};

/// The mark at the start of `text` (never kTitle) and its length in bytes.
struct MarkAt {
  Mark mark = Mark::kNone;
  std::size_t bytes = 0;
};
MarkAt mark_of(std::string_view text);

struct TextRun {
  std::string text;  ///< closed up, no mark taken off
  std::vector<const TextLine*> lines;
  Mark mark = Mark::kNone;  ///< kTitle for centred lines without a mark
  bool after_grid = false;

  /// The lines from the one that holds byte `begin` of `text` to the one that holds byte `end` - 1.
  Paragraph place_of(std::size_t begin, std::size_t end) const;
};

/// TextRun::place_of for one that is asked often. `run` must outlive it.
class LinesOfRun {
 public:
  explicit LinesOfRun(const TextRun& run);
  Paragraph place_of(std::size_t begin, std::size_t end) const;

 private:
  std::size_t ink_before(std::size_t byte) const;  // bytes of the text that are no spaces

  const std::vector<const TextLine*>& lines_;
  std::vector<std::size_t> spaces_;     // where they stand in the text
  std::vector<std::size_t> ink_ahead_;  // of the lines before each
};

/// Paragraphs, headings among them, in reading order.
std::vector<TextRun> rejoin(const std::vector<ProseLine>& lines);

}  // namespace yusuan::prose
