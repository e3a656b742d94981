// A dump that keeps the lines of its pages: each line of text is a baseline, each column of characters a place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/geometry.h"

namespace yusuan::dump {

/// In points, what one column of characters and one line of a dump stand for: an ideograph takes two columns of a line
/// of running text, so that its proportions are those of a printed page. Boxes are these numbers of points; divided by
/// them, they are columns and lines.
inline constexpr double kCharacterWidth = 6.0;
inline constexpr double kLinePitch = 12.0;
inline constexpr double kLineHeight = 10.0;

/// Characters between two spaces, or a figure like `12 345.67`.
struct KeptWord {
  std::string text;      ///< normalised, never empty
  int x0 = 0, x1 = 0;    ///< columns of characters, x1 behind the last
  bool figure = false;   ///< an amount, a count, a code of digits, or what stands for no figure
  bool neutral = false;  ///< of a row that numbers the columns: it may stand in any
  bool code = false;     ///< no figure, and no ideograph is in it
  bool amount = false;   ///< a figure that shows a separator, a point or a percent sign, or is 0
};

/// 2020-05, 2020/5: a figure of a row and no amount.
bool is_date(const std::string& text);

struct KeptLine {
  int row = 0;                  ///< from 0, blank lines counted
  std::vector<KeptWord> words;  ///< from left to right, never empty
};

struct KeptPage {
  int number = 0;  ///< from 1
  int rows = 0;
  int columns = 0;
  std::vector<KeptLine> lines;  ///< those that are not blank
};

/// Pages end at form feeds. A column is one character wherever figures then end below each other more often than with
/// ideographs two columns wide (pdftotext counts characters, other programs their widths). Of dumps that keep places,
/// figures whose thousands are parted by spaces are one word.
std::vector<KeptPage> read_kept_pages(std::string_view text);

/// Whether the figures of the lines stand in places: of those beside something else, most stand apart from it by more
/// than one space.
bool keeps_places(const std::vector<KeptPage>& pages);

/// Makes words `first` to before `end` of a line one, `between` their texts; what the first one is, it stays.
void join_words(std::vector<KeptWord>& words, std::size_t first, std::size_t end, std::string_view between = "");

/// Where words `first` to before `end` stand, in points.
Rect box_of_words(const KeptLine& line, std::size_t first, std::size_t end);

/// The words of a line as a reader reads them.
std::string text_of_words(const KeptLine& line, std::size_t first, std::size_t end);

/// Where the text of a line ends that is followed by a gap wider than a space: groups of words, as pairs of first and
/// behind the last.
std::vector<std::pair<std::size_t, std::size_t>> groups_of(const KeptLine& line);

}  // namespace yusuan::dump
