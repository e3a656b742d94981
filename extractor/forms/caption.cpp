#include "forms/caption.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "forms/grid_table.h"
#include "forms/marks.h"
#include "forms/title_words.h"
#include "text/amount.h"
#include "text/region_code.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::forms {
namespace {

// A title stands among the last lines above its table: number, title, preparer and unit, year.
constexpr std::size_t kCaptionLines = 8;
// Running text between two grids has at least one line of this many bytes (about 20 CJK characters) that is no caption.
constexpr std::size_t kProseBytes = 60;
// A title that wraps fills at least this share of the table's width before it does.
constexpr double kFullTitleLine = 0.45;
// Of the table's width: a title in the middle above it misses its middle by less.
constexpr double kCentredShare = 0.04;
// Of the table's width: a line in the middle leaves this much free on both sides; running text fills it.
constexpr double kCentredMargin = 0.03;
// Letters this much higher than those of the line below are a title's: it may fill the width.
constexpr double kTitleLetters = 1.3;
// The end of a title that wrapped in the middle of a page is shorter than this share of the line above it.
constexpr double kTitleEnd = 0.6;
// In line heights: word processors set the lines of a large title this far apart.
constexpr double kLooseTitleGap = 1.2;
// A title that does not end in 表 is no longer than this: 60 ideographs.
constexpr std::size_t kOtherTitleBytes = 180;
// Notes above a table are this short, in lines.
constexpr std::size_t kNoteLines = 4;
// In line heights: lines of one title or one note are this close.
constexpr double kSameBlock = 1.5;
// In line heights: a note starts this close below its table, and goes on this close.
constexpr double kNoteGap = 2.6;
constexpr double kFarNoteGap = 16.0;

void take_mark(std::optional<TableMark> mark, Caption& caption) {
  if (!mark || caption.label) return;
  caption.number = mark->number;
  caption.label = std::move(mark->label);
}

// A title without what stands around it on its line: 表1 收支总表（单位：万元）. A bare ordinal in front numbers the
// table where nothing else does.
void read_title(std::string text, Caption& caption, const Vocabulary& words) {
  text = digits_joined(std::move(text));
  for (const text::Pattern& pattern : words.title_end)
    if (const auto groups = pattern.captures(text)) text.erase(text.size() - (*groups)[0].size());
  if (auto mark = cut_front_mark(text, words.number)) {
    take_mark(std::move(mark), caption);
  } else if (!text::is_region_code(text.substr(0, text.find(' ')), text.substr(text.find(' ') + 1))) {
    auto ordinal = cut_front_mark(text, words.title_mark);
    if (ordinal && ordinal->number) take_mark(std::move(ordinal), caption);
  }
  take_mark(cut_end_mark(text, words.number_end), caption);
  caption.title = std::move(text);
}

// A title and the first of the lines that it fills.
struct PrintedTitle {
  std::size_t first = 0;
  std::string text;
};

// `（按功能分类科目）` on a line of its own belongs to the title above it; the table's number may stand behind it.
bool is_subtitle(const TextLine& line, const Vocabulary& words) {
  static const text::Pattern bracketed("^[（(][^（()）]*[)）]$");
  std::string text = line.text;
  cut_end_mark(text, words.number_end);
  return (bracketed.matches(line.text) || bracketed.matches(text)) &&
         !patterns::any_matches(words.furniture, line.text) && !patterns::any_matches(words.note, line.text);
}

// Whether `upper` is the part of a title that `lower` goes on with: full lines of the same height, lines on one axis
// that get shorter, or a title above its subtitle.
bool title_goes_on(const TextLine& upper, const TextLine& lower, double width, const Vocabulary& words) {
  const Rect &above = upper.box, &below = lower.box;
  if (below.y0 <= above.y0 || patterns::any_matches(words.not_title, upper.text) ||
      patterns::any_matches(words.furniture, upper.text))
    return false;
  const double gap = (below.y0 - above.y1) / above.height();
  const bool on_axis = std::abs(above.center_x() - below.center_x()) < kCentredShare * width;
  if (is_subtitle(lower, words)) return on_axis && gap < kLooseTitleGap;
  if (std::abs(above.height() - below.height()) >= 1.5 || reads_like_title(upper.text, words)) return false;
  if (on_axis && below.width() < kTitleEnd * above.width()) return gap < kLooseTitleGap;
  if (std::string rest = upper.text; cut_front_mark(rest, words.number)) return gap < kLooseTitleGap;
  return gap < kSameBlock - 1 && above.width() > kFullTitleLine * width;
}

// The title that ends in the line `last`, with the lines that wrapped above it.
PrintedTitle wrapped_title(const std::vector<const TextLine*>& lines, std::size_t last, double width,
                           const Vocabulary& words) {
  PrintedTitle title{last, lines[last]->text};
  static const text::Pattern lone_end("^表$");
  if (patterns::any_matches(words.not_title, title.text) && !lone_end.matches(title.text)) return title;
  while (title.first > 0 && title_goes_on(*lines[title.first - 1], *lines[title.first], width, words))
    title.text = lines[--title.first]->text + title.text;
  return title;
}

// Number, unit and preparer, where the line says one that is not known yet.
void read_line(const std::string& text, Caption& caption, const Vocabulary& words) {
  if (!caption.money_unit) caption.money_unit = patterns::first_captured(words.unit, text);
  if (!caption.preparer) caption.preparer = patterns::first_captured(words.preparer, text);
  take_mark(mark_in(text, words.number), caption);
}

// A note may stand between title and table: the line where it starts, when line i belongs to one; else lines.size().
std::size_t start_of_note(const std::vector<const TextLine*>& lines, std::size_t i, std::size_t first,
                          const Vocabulary& words) {
  for (std::size_t line = i; line + kNoteLines > i; --line) {
    if (patterns::any_matches(words.note, lines[line]->text)) return line;
    const bool part = lines[line]->text.size() >= kProseBytes || line == i;
    if (!part || line == first || patterns::any_matches(words.furniture, lines[line]->text) ||
        reads_like_title(lines[line]->text, words))
      break;
  }
  return lines.size();
}

// Whether a line is of the kind that stands above any table, behind its mark or without one: 公开01表 单位：万元,
// 附件1-1 单位：万元.
bool stands_above_any(std::string text, const Vocabulary& words) {
  if (patterns::any_matches(words.furniture, text) || patterns::first_captured(words.preparer, text)) return true;
  const bool marked = cut_front_mark(text, words.number) || cut_front_mark(text, words.title_mark);
  return marked && patterns::any_matches(words.furniture, text);
}

// Titles of other forms do not end in 表 (…收支草案): what stands in the middle above the money unit, alone.
bool stands_as_title(const std::vector<const TextLine*>& lines, const PrintedTitle& title, std::size_t last,
                     const Rect& table, const Vocabulary& words) {
  static const text::Pattern date(R"(^[（(]?[\d年月日至\-—.\s]+[)）]?$)");
  if (title.text.size() > kOtherTitleBytes || patterns::any_matches(words.not_title, title.text) ||
      patterns::any_matches(words.furniture, title.text) || patterns::any_matches(words.contents_part, title.text) ||
      patterns::any_matches(words.note, title.text) || date.matches(title.text))
    return false;
  for (std::size_t i = title.first; i <= last; ++i) {
    const Rect& line = lines[i]->box;
    if (std::abs(line.center_x() - table.center_x()) > kCentredShare * table.width()) return false;
    const bool large = last + 1 < lines.size() && line.height() > kTitleLetters * lines[last + 1]->box.height();
    const double margin = large ? 0 : kCentredMargin * table.width();
    if (line.x0 < table.x0 + margin || line.x1 > table.x1 - margin) return false;
  }
  return true;
}

// Whether the line `i` ends a title in 表 that another line, taken for a title, is but the rest of.
bool titles_right_above(const std::vector<const TextLine*>& lines, std::size_t i, std::size_t first,
                        const Vocabulary& words) {
  return i > first && reads_like_title(lines[i - 1]->text, words) &&
         lines[i]->box.y0 - lines[i - 1]->box.y1 < kSameBlock * lines[i]->box.height();
}

// From the bottom up until there is a title or running text.
void read_lines(const std::vector<const TextLine*>& lines, const Rect& table, Caption& caption,
                const Vocabulary& words) {
  const std::size_t first = lines.size() > kCaptionLines ? lines.size() - kCaptionLines : 0;
  bool near = true;  // nothing but furniture between here and the table
  for (std::size_t i = lines.size(); i-- > first && !caption.title && !caption.prose;) {
    if (const std::size_t note = start_of_note(lines, i, first, words); note < lines.size()) {
      i = note;
      continue;
    }
    const std::string& text = lines[i]->text;
    read_line(text, caption, words);
    if (lines[i]->furniture) continue;
    const PrintedTitle title = wrapped_title(lines, i, table.width(), words);
    const bool furniture = stands_above_any(text, words);
    const bool other = near && caption.money_unit && !titles_right_above(lines, title.first, first, words) &&
                       !furniture && stands_as_title(lines, title, i, table, words);
    if (reads_like_title(title.text, words) || other) {
      // The number mark, and now and then the unit, stand above the title or beside it.
      for (std::size_t above = title.first; above-- > 0 && above + 3 > title.first;)
        read_line(lines[above]->text, caption, words);
      read_title(title.text, caption, words);
    } else if (!furniture) {
      near = false;
      caption.prose = text.size() >= kProseBytes;
    }
  }
}

// Cuts a mark such as 附件1-2 or 公开01表 that stands between a title and its unit off the title's end; empty: none.
std::string cut_mark_before(const std::string& unit, std::string& title, const Vocabulary& words) {
  constexpr std::string_view kTable = "表";
  for (std::size_t at = title.find(kTable); at != std::string::npos; at = title.find(kTable, at + kTable.size())) {
    const std::string front = title.substr(0, at + kTable.size());
    const std::string mark(text::closed_up(title.substr(front.size())));
    std::string rest = mark + unit;
    if (mark.empty() || !reads_like_title(front, words)) continue;
    if ((cut_front_mark(rest, words.number) || cut_front_mark(rest, words.title_mark)) && rest == unit) {
      title = front;
      return mark;
    }
  }
  return {};
}

// Title, mark, preparer and unit that a frame around the whole table encloses as one cell: a line each. Empty: it is
// none.
std::vector<TextLine> caption_in_cell(const Cell& cell, int page, const Vocabulary& words) {
  static const text::Pattern parts(
      R"(^(.*?)((?:编制|编报|填报|填表|公开|预算)?(?:单位|部门)(?:名称)?\s*[:：].*?)?((?:金额|货币|计量)?单位\s*[:：]\s*(?:人民币)?(?:元|千元|万元|百万元|亿元))$)");
  const auto groups = parts.captures(cell.text);
  if (!groups) return {};
  std::string title(text::closed_up((*groups)[1]));
  const std::string unit((*groups)[3]);
  const std::string mark = reads_like_title(title, words) ? std::string() : cut_mark_before(unit, title, words);
  if (mark.empty() && !reads_like_title(title, words)) return {};
  Rect upper = cell.text_box, lower = cell.text_box;
  upper.y1 = lower.y0 = cell.text_box.center_y();
  std::vector<TextLine> lines = {{title, upper, page}};
  for (const std::string_view part : {std::string_view(mark), (*groups)[2], (*groups)[3]})
    if (!part.empty()) lines.push_back({text::closed_up(part), lower, page});
  return lines;
}

// Whether a line below a note is the title of the next table: a note goes on with no title after its last sentence.
bool begins_another(const std::string& note, const TextLine& line, const Vocabulary& words) {
  return (note.ends_with("。") || note.ends_with('.')) && reads_like_title(line.text, words);
}

}  // namespace

bool tells_unit(const Grid& grid, int row, const Vocabulary& words) {
  return std::ranges::any_of(
      grid.cells, [&](const Cell& cell) { return cell.row == row && patterns::first_captured(words.unit, cell.text); });
}

Caption read_caption(const std::vector<const TextLine*>& lines, const Grid& grid, const Vocabulary& words) {
  Caption caption;
  read_lines(lines, grid.box, caption, words);
  caption.skipped = caption.title && patterns::any_matches(words.skipped_title, *caption.title);
  return caption;
}

bool holds_title_and_unit(const Cell& cell, const Vocabulary& words) {
  return !cell.text.empty() && !caption_in_cell(cell, 0, words).empty();
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
      if (cell.col_span == grid.columns())
        if (auto all = caption_in_cell(cell, grid.page, words); !all.empty()) {
          row_lines = std::move(all);
          continue;
        }
      const bool title = reads_like_title(cell.text, words);
      titled = titled || (title && 2 * cell.col_span > grid.columns());
      // The rest of a code that the page before cut looks like a page's number.
      const bool digits = text::all_digits(cell.text) && cell.col_span < grid.columns();
      // What stands beside the unit is of the caption, too.
      caption =
          caption && !digits &&
          (patterns::any_matches(words.furniture, cell.text) || titled || (title && tells_unit(grid, rows, words)));
      row_lines.push_back({cell.text, cell.text_box, grid.page});
    }
    if (!caption || row_lines.empty()) break;
    lines.insert(lines.end(), row_lines.begin(), row_lines.end());
  }
  if (rows > 0) drop_first_rows(grid, rows);
  return lines;
}

std::optional<std::string> read_note(const std::vector<const TextLine*>& lines, const Grid& grid,
                                     const Vocabulary& words) {
  std::optional<std::string> note;
  double bottom = grid.box.y1;
  const bool empty = std::none_of(grid.cells.begin(), grid.cells.end(),
                                  [](const Cell& cell) { return text::parse_amount(cell.text).has_value(); });
  for (const TextLine* line : lines) {
    const bool starts = patterns::any_matches(words.note, line->text);
    // Rows without borders may part an empty table from the words that say so.
    const bool far = starts && !note && empty && patterns::any_matches(words.declared_empty, line->text);
    if (line->box.y0 - bottom > (far ? kFarNoteGap : kNoteGap) * line->box.height()) break;
    if (!note && !starts) {
      // Something else may stand between (a date, a page number), but not a new title.
      if (reads_like_title(line->text, words)) break;
      continue;
    }
    if (note && !starts && (stands_above_any(line->text, words) || begins_another(*note, *line, words))) break;
    note = note ? text::closed_up(*note + line->text) : line->text;
    bottom = line->box.y1;
  }
  return note;
}

}  // namespace yusuan::forms
