#include "dump/regions.h"

#include <algorithm>
#include <set>

#include "forms/form_match.h"
#include "forms/marks.h"
#include "text/amount.h"
#include "text/date.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// A title is short: 40 ideographs.
constexpr std::size_t kTitleBytes = 120;
// Number, title and caption of a table stand within this many lines of each other.
constexpr std::size_t kCaptionReach = 3;
// A note is cut into so many lines at most.
constexpr std::size_t kNoteLines = 6;

// Type of 10 points on lines of 15: running text is told from headings by how its lines fill the page.
constexpr double kLetter = 10, kPitch = 15, kMargin = 60;
// 十二、 is nine bytes.
constexpr std::size_t kNumberBytes = 12;
// In letters: a line that ends this early ended its paragraph.
constexpr double kEndsEarly = 5;

// Ideographs are square, all else is half as wide; the space that layout puts between them a quarter.
double width_of(const std::string& text) {
  double letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    letters += text::is_cjk(c) ? 1 : c == U' ' ? 0.25 : 0.5;
  }
  return letters * kLetter;
}

// How far the lines of a page reach: its own margin where several lines reach it, else that of the widest page.
double margin_of(const PageLayout& page, double widest) {
  constexpr double kNear = 3 * kLetter, kNarrowest = 20 * kLetter;
  constexpr int kFewest = 3;
  double own = 0;
  for (const TextLine& line : page.lines) own = std::max(own, line.box.x1);
  const auto full = std::count_if(page.lines.begin(), page.lines.end(),
                                  [&](const TextLine& line) { return line.box.x1 > own - kNear; });
  return own >= kNarrowest && full >= kFewest ? own : widest;
}

struct Scan {
  const std::vector<text::DumpLine>& lines;
  std::vector<std::string> closed;
  const forms::Vocabulary& words;
  std::set<std::string> listed;  ///< titles as the list of contents has them
  std::set<int> index_pages;     ///< that hold a list of the tables

  bool number_at(std::size_t i) const { return i < lines.size() && patterns::any_matches(words.number, closed[i]); }
  bool caption_at(std::size_t i) const {
    return i < lines.size() &&
           (patterns::any_matches(words.unit, closed[i]) || patterns::any_matches(words.preparer, closed[i]));
  }
};

Scan scan_of(const std::vector<text::DumpLine>& lines, const forms::Vocabulary& words) {
  static const text::Pattern leader(R"([ .．…·。—\-\d]+$)");
  Scan scan{lines, {}, words, {}, {}};
  for (const text::DumpLine& line : lines) {
    scan.closed.push_back(text::closed_up(line.text));
    if (patterns::any_matches(words.index_header, scan.closed.back())) scan.index_pages.insert(line.page);
    for (const text::Pattern& entry : words.contents_entry) {
      const auto groups = entry.captures(scan.closed.back());
      if (!groups || groups->size() < 3) continue;
      std::string title((*groups)[2]);
      if (const auto dots = leader.captures(title)) title.resize(title.size() - (*dots)[0].size());
      scan.listed.insert(text::closed_up(title));
      break;
    }
  }
  return scan;
}

bool titled(const forms::Patterns& patterns, const std::string& text) {
  return text.size() <= kTitleBytes && !patterns::any_matches(patterns.common.not_title, text) &&
         !patterns::any_matches(patterns.common.contents_part, text) &&
         std::any_of(patterns.forms.begin(), patterns.forms.end(),
                     [&](const forms::FormPattern& form) { return forms::table_titled(form, text) != nullptr; });
}

struct Title {
  std::size_t first = 0, last = 0;  ///< lines, the number's included
  std::string text;
};

// `3 收入总表`: a page number on the line of a title.
std::string without_page_number(const std::string& line, const std::string& closed) {
  static const text::Pattern number(R"(^(\d{1,3}) +\P{Han}*\p{Han})");
  const auto groups = number.captures(line);
  return groups ? text::closed_up(line.substr((*groups)[1].size())) : closed;
}

// The first characters of a title, cut off.
bool is_short_piece(const std::string& text) {
  static const text::Pattern piece(R"(^\p{Han}{1,4}$)");
  return piece.matches(text);
}

// Whether the lines i and i + 1 can be one title.
bool may_be_cut(const Scan& scan, const forms::Patterns& patterns, std::size_t i, bool numbered) {
  if (scan.listed.count(text::closed_up(scan.closed[i] + scan.closed[i + 1])) > 0) return true;
  if (titled(patterns, scan.closed[i + 1])) return numbered && is_short_piece(scan.closed[i]);
  return numbered || scan.caption_at(i + 2);
}

// A title with its number above or its caption below, at line i; it may be cut into two lines.
std::optional<Title> title_at(const Scan& scan, const forms::Patterns& patterns, std::size_t i) {
  if (scan.index_pages.count(scan.lines[i].page) > 0) return std::nullopt;
  const bool numbered = i > 0 && scan.number_at(i - 1) && scan.lines[i - 1].page == scan.lines[i].page;
  for (std::size_t pieces = 1; pieces <= 3 && i + pieces <= scan.lines.size(); ++pieces) {
    if (scan.lines[i + pieces - 1].page != scan.lines[i].page) break;
    if (pieces == 2 && !may_be_cut(scan, patterns, i, numbered)) continue;
    // The heading of a part, drawn between the lines of a title.
    if (pieces == 3 && !patterns::any_matches(scan.words.contents_part, scan.closed[i + 1])) break;
    const std::string text = pieces == 1 ? without_page_number(scan.lines[i].text, scan.closed[i])
                                         : text::closed_up(scan.closed[i] + scan.closed[i + pieces - 1]);
    if (!titled(patterns, text)) continue;
    bool captioned = numbered;
    for (std::size_t below = 0; below < kCaptionReach; ++below)
      captioned = captioned ||
                  (scan.caption_at(i + pieces + below) && scan.lines[i + pieces + below].page == scan.lines[i].page);
    if (captioned) return Title{numbered ? i - 1 : i, i + pieces - 1, text};
  }
  return std::nullopt;
}

void read_mark(const std::string& text, Table& table, const forms::Vocabulary& words) {
  const auto mark = forms::mark_in(text, words.number);
  if (!mark) return;
  table.number = mark->number;
  table.label = mark->label;
}

TableRegion read_region(const Scan& scan, const Title& title, std::size_t end) {
  TableRegion region;
  region.table.title = title.text;
  read_mark(scan.closed[title.first], region.table, scan.words);
  for (std::size_t i = title.first; i < end; ++i) {
    const text::DumpLine& line = scan.lines[i];
    if (region.table.pages.empty() || region.table.pages.back() != line.page) region.table.pages.push_back(line.page);
    if (i <= title.last) continue;
    if (scan.number_at(i)) {
      if (!region.table.number) read_mark(scan.closed[i], region.table, scan.words);
      continue;
    }
    if (scan.caption_at(i)) {
      if (!region.table.preparer) region.table.preparer = patterns::first_captured(scan.words.preparer, scan.closed[i]);
      if (!region.table.money_unit) region.table.money_unit = patterns::first_captured(scan.words.unit, scan.closed[i]);
      continue;
    }
    region.body.push_back(line);
  }
  if (region.table.money_unit) region.table.yuan_per_unit = text::yuan_per_unit(*region.table.money_unit);
  return region;
}

void keep(Regions& regions, const Scan& scan, std::size_t index) {
  const text::DumpLine& line = scan.lines[index];
  if (regions.rest.empty() || regions.rest.back().number != line.page) regions.rest.push_back({.number = line.page});
  PageLayout& page = regions.rest.back();
  std::size_t first = index;
  while (first > 0 && scan.lines[first - 1].page == line.page) --first;
  const double top = kPitch * static_cast<double>(index - first);
  page.lines.push_back({scan.closed[index], {0, top, width_of(line.text), top + kLetter}, line.page});
  page.height_pt = top + kPitch;
}

bool starts_entry(const std::string& text) {
  static const text::Pattern mark(
      R"(^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[、.．]\D|第[一二三四五六七八九十]+部分))");
  return mark.matches(text);
}

// The sentence around line i reads like a note under a table.
bool is_note(const Scan& scan, std::size_t i) {
  std::string text;
  for (std::size_t j = i; j < std::min(i + kNoteLines, scan.lines.size()); ++j) {
    text += scan.closed[j];
    if (patterns::any_matches(scan.words.note, text)) return true;
    if (scan.closed[j].ends_with("。")) break;
  }
  // A line below a note, with nothing but pieces of sentences between.
  static const text::Pattern piece("[，。；：]");
  for (std::size_t j = i; j-- > 0 && i - j <= kNoteLines && piece.matches(scan.closed[j]);)
    if (patterns::any_matches(scan.words.note, scan.closed[j])) return true;
  return false;
}

// Running text: a line with the end of a sentence, or with two commas, that is no note.
bool is_prose(const Scan& scan, std::size_t i) {
  static const text::Pattern sentence("。|，.*，");
  return sentence.matches(scan.closed[i]) && !is_note(scan, i);
}

// Headings of running text above line i.
std::size_t with_headings(const Scan& scan, std::size_t from, std::size_t i) {
  while (i > from && patterns::any_matches(scan.words.text_heading, scan.closed[i - 1])) --i;
  return i;
}

// Where a region that starts at line `from` ends: at the next title or part of the document, or at running text; a
// performance table, which holds sentences, at a heading in parentheses.
std::size_t region_end(const Scan& scan, const forms::Patterns& patterns, std::size_t from, bool performance) {
  static const text::Pattern heading(R"(^[（(][一二三四五六七八九十]+[）)])");
  for (std::size_t i = from; i < scan.lines.size(); ++i) {
    if (patterns::any_matches(scan.words.contents_part, scan.closed[i])) return i;
    if (patterns::any_matches(scan.words.skipped_title, scan.closed[i]) &&
        patterns::any_matches(scan.words.title, scan.closed[i]))
      return i;
    if (performance && heading.matches(scan.closed[i])) return i;
    if (!performance && is_prose(scan, i)) return with_headings(scan, from, i);
    if (const auto title = title_at(scan, patterns, i)) return title->first;
    if (scan.number_at(i) && i + 1 < scan.lines.size() && scan.lines[i + 1].page == scan.lines[i].page &&
        title_at(scan, patterns, i + 1))
      return i;
  }
  return scan.lines.size();
}

// A page that starts with a caption and has its title further down: text in the order in which it was drawn.
void hoist_titles(std::vector<text::DumpLine>& lines, const forms::Patterns& patterns) {
  const Scan scan = scan_of(lines, patterns.common);
  for (std::size_t first = 0, end = 0; first < lines.size(); first = end) {
    while (end < lines.size() && lines[end].page == lines[first].page) ++end;
    if (!scan.caption_at(first)) continue;
    std::size_t title = first;
    while (title < end && (!titled(patterns, scan.closed[title]) || title_at(scan, patterns, title))) ++title;
    if (title == end) continue;
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(first);
    std::rotate(begin, lines.begin() + static_cast<std::ptrdiff_t>(title),
                lines.begin() + static_cast<std::ptrdiff_t>(title) + 1);
  }
}

// Whether a heading that the list of contents has ends with this line: it may be cut into two.
bool ends_heading(const std::vector<ContentsEntry>& contents, const std::string& above, const std::string& line) {
  return std::any_of(contents.begin(), contents.end(), [&](const ContentsEntry& entry) {
    const auto is_entry = [&](std::string_view text) {
      return text.ends_with(entry.title) && text.size() < entry.title.size() + kNumberBytes &&
             starts_entry(std::string(text));
    };
    return is_entry(line) || is_entry(text::closed_up(above + line));
  });
}

}  // namespace

Regions find_regions(DumpPages dump, const forms::Patterns& patterns) {
  hoist_titles(dump.lines, patterns);
  const Scan scan = scan_of(dump.lines, patterns.common);
  Regions regions;
  for (std::size_t i = 0; i < dump.lines.size();) {
    const bool mark = scan.number_at(i) && i + 1 < dump.lines.size() && dump.lines[i + 1].page == dump.lines[i].page;
    auto title = title_at(scan, patterns, mark ? i + 1 : i);
    if (!title && mark) title = title_at(scan, patterns, i);
    if (title) {
      const std::size_t end = region_end(scan, patterns, title->last + 1, false);
      regions.tables.push_back(read_region(scan, *title, end));
      i = end;
    } else if (patterns::any_matches(patterns.common.skipped_title, scan.closed[i]) &&
               patterns::any_matches(patterns.common.title, scan.closed[i]) && scan.closed[i].size() <= kTitleBytes &&
               !patterns::any_matches(patterns.common.not_title, scan.closed[i])) {
      const std::size_t end = region_end(scan, patterns, i + 1, true);
      regions.performance.push_back({{dump.lines.begin() + static_cast<std::ptrdiff_t>(i),
                                      dump.lines.begin() + static_cast<std::ptrdiff_t>(end)}});
      i = end;
    } else {
      keep(regions, scan, i);
      ++i;
    }
  }
  std::vector<std::string> titles;
  for (const TableRegion& region : regions.tables) titles.push_back(region.table.title);
  regions.form = forms::form_titled(titles, patterns.forms);
  if (regions.form != nullptr)
    for (TableRegion& region : regions.tables) {
      region.pattern = forms::table_titled(*regions.form, region.table.title);
      if (region.pattern != nullptr) region.table.id = region.pattern->id;
    }
  return regions;
}

void set_on_pages(std::vector<PageLayout>& pages, const std::vector<ContentsEntry>& contents) {
  double widest = 0;
  for (const PageLayout& page : pages)
    for (const TextLine& line : page.lines) widest = std::max(widest, line.box.x1);
  double above = 0, margin = widest;
  bool heading_ended = false;
  std::string text_above;
  for (PageLayout& page : pages) {
    const double own = margin_of(page, widest);
    page.width_pt = own + 2 * kMargin;
    const double shift = page.height_pt / 6 + kPitch;
    for (TextLine& line : page.lines) {
      const bool starts = starts_entry(line.text) || above < margin - kEndsEarly * kLetter || heading_ended;
      margin = own;
      heading_ended = ends_heading(contents, text_above, line.text);
      text_above = line.text;
      above = line.box.x1 + (starts ? 2 * kLetter : 0);
      line.box = {kMargin + (starts ? 2 * kLetter : 0), line.box.y0 + shift, kMargin + above, line.box.y1 + shift};
    }
    page.height_pt += 2 * shift;
  }
}

}  // namespace yusuan::dump
