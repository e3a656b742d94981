#include "forms/caption.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "text/date.h"
#include "text/spacing.h"

namespace yusuan {
namespace {

// A title stands among the last lines above its table: number, title, preparer and unit, year.
constexpr std::size_t kCaptionLines = 8;
// Running text between two grids has at least one line of this many bytes (about 20 CJK characters) that is no caption.
constexpr std::size_t kProseBytes = 60;
// A title that wraps fills at least this share of the table's width before it does.
constexpr double kFullTitleLine = 0.45;
// Of the table's width: a title in the middle above it misses its middle by less.
constexpr double kCentredShare = 0.04;
// Notes above a table are this short, in lines.
constexpr std::size_t kNoteLines = 4;
// In line heights: lines of one title or one note are this close.
constexpr double kSameBlock = 1.5;
// In line heights: a note starts this close below its table, and goes on this close.
constexpr double kNoteGap = 2.6;

std::optional<int> number_of(std::string_view text, const Vocabulary& words) {
  const auto printed = first_captured(words.number, text);
  return printed ? parse_ordinal(*printed) : std::nullopt;
}

bool reads_like_title(const std::string& text, const Vocabulary& words) {
  return any_matches(words.title, text) && !any_matches(words.not_title, text);
}

// Cuts a mark and the punctuation behind it off the front of `text`, but never the whole of it; a second group of its
// pattern is what follows it. Gives the mark.
std::string cut_mark(std::string& text, const PatternList& marks) {
  static const Pattern punctuation("^[ :：、.．）)】]+");
  for (const Pattern& pattern : marks) {
    const auto groups = pattern.captures(text);
    if (!groups || !text.starts_with((*groups)[0])) continue;
    const bool followed = groups->size() > 2 && (*groups)[2].data() != nullptr;
    const std::size_t end =
        followed ? static_cast<std::size_t>((*groups)[2].data() - text.data()) : (*groups)[0].size();
    std::string rest = text.substr(end);
    if (const auto behind = punctuation.captures(rest)) rest.erase(0, (*behind)[0].size());
    if (rest.empty()) continue;
    text.resize(end);
    std::swap(text, rest);
    return rest;
  }
  return {};
}

// A title without what stands around it on its line: 表1 收支总表（单位：万元）. An ordinal in front numbers the table
// where nothing else does.
void read_title(std::string text, Caption& caption, const Vocabulary& words) {
  for (const Pattern& pattern : words.title_end)
    if (const auto groups = pattern.captures(text)) text.erase(text.size() - (*groups)[0].size());
  if (cut_mark(text, words.number).empty()) {
    const std::string mark = cut_mark(text, words.title_mark);
    if (const auto ordinal = first_captured(words.title_mark, mark); ordinal && !caption.number)
      caption.number = parse_ordinal(*ordinal);
  }
  caption.title = std::move(text);
}

// Lines of a title that wrapped: full lines of the same height right above the last one, which may be but the end of
// what stands in brackets.
std::string wrapped_title(const std::vector<const TextLine*>& lines, std::size_t last, double width,
                          const Vocabulary& words) {
  std::string title = lines[last]->text;
  if (any_matches(words.not_title, title)) return title;
  for (std::size_t i = last; i-- > 0;) {
    const Rect &upper = lines[i]->box, &lower = lines[i + 1]->box;
    const bool continues = lower.y0 - upper.y1 < (kSameBlock - 1) * upper.height() && lower.y0 > upper.y0 &&
                           upper.width() > kFullTitleLine * width && std::abs(upper.height() - lower.height()) < 1.5 &&
                           !reads_like_title(lines[i]->text, words) && !any_matches(words.not_title, lines[i]->text) &&
                           !any_matches(words.furniture, lines[i]->text);
    if (!continues) break;
    title = lines[i]->text + title;
  }
  return title;
}

// Number, unit and preparer, where the line says one that is not known yet.
void read_line(const std::string& text, Caption& caption, const Vocabulary& words) {
  if (!caption.money_unit) caption.money_unit = first_captured(words.unit, text);
  if (!caption.preparer) caption.preparer = first_captured(words.preparer, text);
  if (!caption.number) caption.number = number_of(text, words);
}

// A note may stand between title and table: the line where it starts, when line i belongs to one; else lines.size().
std::size_t start_of_note(const std::vector<const TextLine*>& lines, std::size_t i, std::size_t first,
                          const Vocabulary& words) {
  for (std::size_t line = i; line + kNoteLines > i; --line) {
    if (any_matches(words.note, lines[line]->text)) return line;
    const bool part = lines[line]->text.size() >= kProseBytes || line == i;
    if (!part || line == first || any_matches(words.furniture, lines[line]->text) ||
        reads_like_title(lines[line]->text, words))
      break;
  }
  return lines.size();
}

// Titles of other forms do not end in 表: what stands in the middle above a table with a money unit, alone and short.
void read_other_title(const std::vector<const TextLine*>& lines, std::size_t first, const Grid& grid, Caption& caption,
                      const Vocabulary& words) {
  for (std::size_t i = lines.size(); i-- > first;) {
    const TextLine& line = *lines[i];
    if (line.furniture || any_matches(words.furniture, line.text)) continue;
    const bool centred = std::abs(line.box.center_x() - grid.box.center_x()) < kCentredShare * grid.box.width();
    const bool fits = centred && line.text.size() < kProseBytes && line.box.x0 > grid.box.x0 + line.box.height() &&
                      !any_matches(words.not_title, line.text) && !any_matches(words.contents_part, line.text);
    if (fits) read_title(line.text, caption, words);
    return;
  }
}

}  // namespace

Caption read_caption(const std::vector<const TextLine*>& lines, const Grid& grid, const Vocabulary& words) {
  Caption caption;
  const std::size_t first = lines.size() > kCaptionLines ? lines.size() - kCaptionLines : 0;
  for (std::size_t i = lines.size(); i-- > first && !caption.title;) {
    if (const std::size_t note = start_of_note(lines, i, first, words); note < lines.size()) {
      i = note;
      continue;
    }
    const std::string& text = lines[i]->text;
    read_line(text, caption, words);
    if (lines[i]->furniture) continue;
    const std::string whole = wrapped_title(lines, i, grid.box.width(), words);
    if (reads_like_title(whole, words)) {
      // The number mark, and now and then the unit, stand above the title or beside it.
      for (std::size_t above = i; above-- > 0 && above + 3 > i;) read_line(lines[above]->text, caption, words);
      read_title(whole, caption, words);
    } else if (!any_matches(words.furniture, text) && text.size() >= kProseBytes) {
      caption.prose = true;
      break;
    }
  }
  if (!caption.title && caption.money_unit && !caption.prose) read_other_title(lines, first, grid, caption, words);
  caption.skipped = caption.title && any_matches(words.skipped_title, *caption.title);
  return caption;
}

std::vector<TextLine> take_caption_rows(Grid& grid, const Vocabulary& words) {
  std::vector<TextLine> lines;
  int rows = 0;
  for (; rows + 1 < grid.rows(); ++rows) {
    std::vector<TextLine> row_lines;
    bool caption = true, titled = false;
    for (const Cell& cell : grid.cells) {
      if (cell.row != rows) continue;
      caption = caption && cell.row_span == 1;
      if (cell.text.empty()) continue;
      titled = titled || (reads_like_title(cell.text, words) && 2 * cell.col_span > grid.columns());
      caption = caption && (any_matches(words.furniture, cell.text) || titled);
      row_lines.push_back({cell.text, cell.text_box, grid.page});
    }
    if (!caption || row_lines.empty()) break;
    lines.insert(lines.end(), row_lines.begin(), row_lines.end());
  }
  if (rows == 0) return lines;
  std::erase_if(grid.cells, [rows](const Cell& cell) { return cell.row < rows; });
  for (Cell& cell : grid.cells) cell.row -= rows;
  grid.row_edges.erase(grid.row_edges.begin(), grid.row_edges.begin() + rows);
  grid.box.y0 = grid.row_edges.front();
  return lines;
}

std::optional<std::string> read_note(const std::vector<const TextLine*>& lines, const Grid& grid,
                                     const Vocabulary& words) {
  std::optional<std::string> note;
  double bottom = grid.box.y1;
  for (const TextLine* line : lines) {
    if (line->box.y0 - bottom > kNoteGap * line->box.height()) break;
    const bool starts = any_matches(words.note, line->text);
    if (!note && !starts) {
      // Something else may stand between (a date, a page number), but not a new title.
      if (reads_like_title(line->text, words)) break;
      continue;
    }
    if (note && !starts && any_matches(words.furniture, line->text)) break;
    note = note ? closed_up(*note + line->text) : line->text;
    bottom = line->box.y1;
  }
  return note;
}

}  // namespace yusuan
