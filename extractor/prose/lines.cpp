#include "prose/lines.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "prose/paragraphs.h"
#include "text/utf8.h"

namespace yusuan::prose {
namespace {

// Page numbers and running heads stand in the outer eighth of a page, in every document seen.
constexpr double kMarginShare = 0.125;
// A line is a running head when this many pages repeat it at one height.
constexpr int kRepeats = 3;
// As for the facts: a cover holds little text.
constexpr std::size_t kCoverLines = 12;
// A page goes on the contents when this share of its lines are entries.
constexpr double kEntryShare = 0.5;
// Captions are short; longer lines that name a unit are sentences.
constexpr std::size_t kCaptionBytes = 150;
// The margin of a page that holds short lines only is that of the others in its format.
constexpr double kFilledPage = 0.8;
// No margin of a page of text is wider than a fifth of it.
constexpr double kNarrowest = 0.8;

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool is_page_number(std::string_view text) {
  bool digit = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (text::is_ascii_digit(c))
      digit = true;
    else if (c != U' ' && c != U'-' && c != U'—' && c != U'–' && c != U'─' && c != U'第' && c != U'页' && c != U'/' &&
             c != U'共')
      return false;
  }
  return digit;
}

// Height in steps of four points and the text without digits: what a running head keeps from page to page.
std::string head_key(const TextLine& line) {
  std::string key = std::to_string(static_cast<int>(line.box.y0 / 4)) + ' ';
  for (const char c : line.text)
    if (c < '0' || c > '9') key += c;
  return key;
}

// - 13 -, 第13页: no figure that a bare number may be.
bool is_marked_page_number(std::string_view text) {
  return is_page_number(text) && !text::is_ascii_digit(static_cast<unsigned char>(text.front()));
}

using Heads = std::map<std::string, int>;

bool in_margin(const TextLine& line, const PageLayout& layout) {
  return line.box.y1 < kMarginShare * layout.height_pt || line.box.y0 > (1 - kMarginShare) * layout.height_pt;
}

Heads count_heads(const std::vector<PageLayout>& layouts) {
  Heads heads;
  for (const PageLayout& layout : layouts)
    for (const TextLine& line : layout.lines)
      if (in_margin(line, layout)) ++heads[head_key(line)];
  return heads;
}

bool is_entry(const TextLine& line, const std::vector<ContentsEntry>& contents) {
  if (has(line.text, "。")) return false;  // whatever else was taken for one
  return std::any_of(contents.begin(), contents.end(), [&](const ContentsEntry& entry) {
    // A wrapped entry is found by its first characters.
    return has(line.text, std::string_view(entry.title).substr(0, std::min<std::size_t>(entry.title.size(), 24))) ||
           (entry.part && has(*entry.part, line.text));
  });
}

bool goes_on_contents(const PageLayout& layout, const std::vector<ContentsEntry>& contents) {
  if (!layout.grids.empty() || layout.lines.empty()) return false;
  const auto entries = std::count_if(layout.lines.begin(), layout.lines.end(),
                                     [&](const TextLine& line) { return is_entry(line, contents); });
  return entries >= kEntryShare * static_cast<double>(layout.lines.size());
}

bool is_caption_word(std::string_view text, const ProseVocabulary& words) {
  if (any_in(words.caption, text)) return text.size() < kCaptionBytes && !has(text, "。");
  for (const std::string& word : words.note)
    if (text.starts_with(word)) return true;
  return patterns::any_matches(words.table_mark, text);
}

bool belongs_to_table(const TextLine& line, const std::vector<const Table*>& tables, const ProseVocabulary& words) {
  const std::string_view text = line.text;
  if (mark_of(text).mark == Mark::kPart) return false;
  if (is_caption_word(text, words) || is_page_number(text)) return true;
  // Titles of grids that are no numbered table: 项目支出绩效目标表, (2024年).
  if (text.size() < kCaptionBytes && patterns::any_matches(words.table_title, text)) return true;
  return std::any_of(tables.begin(), tables.end(), [&](const Table* table) {
    return table->title == text || (text.size() > 6 && has(table->title, text)) ||
           (table->note && has(*table->note, text));
  });
}

bool any_cjk(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (text::is_cjk(text::next_code_point(text, at))) return true;
  return false;
}

// Whether a grid stands between two lines, the first of which may be null for the top of the page.
bool grid_between(const PageLayout& layout, const TextLine* above, const TextLine& below) {
  const double top = above ? above->box.center_y() : 0;
  return std::any_of(layout.grids.begin(), layout.grids.end(), [&](const Grid& grid) {
    return grid.box.center_y() > top && grid.box.center_y() < below.box.center_y();
  });
}

// Nothing of the page stands further up, or nothing further down.
bool ends_page(const TextLine& line, const PageLayout& layout) {
  const auto all = [&](auto beyond) {
    return std::all_of(layout.lines.begin(), layout.lines.end(),
                       [&](const TextLine& other) { return &other == &line || beyond(other.box); }) &&
           std::all_of(layout.grids.begin(), layout.grids.end(), [&](const Grid& grid) { return beyond(grid.box); });
  };
  return all([&](const Rect& box) { return box.y1 <= line.box.y0; }) ||
         all([&](const Rect& box) { return box.y0 >= line.box.y1; });
}

class Reader {
 public:
  Reader(const std::vector<PageLayout>& layouts, const Document& document, const ProseVocabulary& words)
      : layouts_(layouts), document_(document), words_(words), heads_(count_heads(layouts)) {}

  std::vector<ProseLine> read() {
    bool contents = false, first = true;
    for (const PageLayout& layout : layouts_) {
      if (layout.lines.empty()) {
        grid_pending_ = grid_pending_ || !layout.grids.empty();
        continue;
      }
      const bool cover = first && layout.lines.size() <= kCoverLines && layout.grids.empty();
      first = false;
      if (!document_.contents.empty()) {
        contents = std::any_of(layout.lines.begin(), layout.lines.end(),
                               [&](const TextLine& line) { return is_one_of(words_.contents_heading, line.text); }) ||
                   (contents && goes_on_contents(layout, document_.contents));
        if (contents) {
          const std::size_t text = text_after_contents(layout);
          contents = text == layout.lines.size();
          if (!contents) read_page(layout, text);
          continue;
        }
      }
      if (!cover || layouts_.size() == 1) read_page(layout, 0);
    }
    set_margins();
    return std::move(lines_);
  }

 private:
  // Where on a page of the list of contents the text begins: at the heading of a part that the list has named before.
  std::size_t text_after_contents(const PageLayout& layout) {
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
      const std::string& text = layout.lines[i].text;
      const bool part = std::any_of(document_.contents.begin(), document_.contents.end(),
                                    [&](const ContentsEntry& entry) { return entry.part && *entry.part == text; });
      if (part && !parts_listed_.insert(text).second) return i;
    }
    return layout.lines.size();
  }

  // Where the caption of a table begins that stands on the next page; else behind the last line.
  std::size_t begin_of_caption(const PageLayout& layout) const {
    const std::size_t count = layout.lines.size();
    std::vector<const Table*> next;
    for (const Table& table : document_.tables)
      if (!table.pages.empty() && table.pages.front() == layout.number + 1 && !table.title.empty())
        next.push_back(&table);
    const auto titles = [&](const TextLine& line) {
      return std::any_of(next.begin(), next.end(), [&](const Table* table) { return table->title == line.text; });
    };
    std::size_t begin = count;
    while (!next.empty() && begin > 0 && belongs_to_table(layout.lines[begin - 1], next, words_)) --begin;
    const auto from = layout.lines.begin() + static_cast<std::ptrdiff_t>(begin);
    return std::any_of(from, layout.lines.end(), titles) ? begin : count;
  }

  // From the line `first` on.
  void read_page(const PageLayout& layout, std::size_t first) {
    std::vector<const Table*> tables;
    for (const Table& table : document_.tables)
      if (std::find(table.pages.begin(), table.pages.end(), layout.number) != table.pages.end())
        tables.push_back(&table);
    const TextLine* above = nullptr;
    const std::size_t end = begin_of_caption(layout);
    for (std::size_t i = first; i < end; ++i) {
      const TextLine& line = layout.lines[i];
      if (in_margin(line, layout) && (is_page_number(line.text) || heads_[head_key(line)] >= kRepeats)) continue;
      if (is_marked_page_number(line.text) && ends_page(line, layout)) continue;
      if (!layout.grids.empty() && (!any_cjk(line.text) || belongs_to_table(line, tables, words_))) continue;
      lines_.push_back({.line = &line,
                        .page_width = layout.width_pt,
                        .after_grid = grid_pending_ || grid_between(layout, above, line)});
      above = &line;
      grid_pending_ = false;
    }
    if (!layout.grids.empty() && (above == nullptr || layout.grids.back().box.y0 > above->box.y1)) grid_pending_ = true;
  }

  void set_margins() {
    std::map<int, double> widest;  // by page width
    for (const ProseLine& line : lines_) {
      double& right = widest[static_cast<int>(line.page_width)];
      right = std::max(right, line.line->box.x1);
    }
    for (std::size_t begin = 0, end = 0; begin < lines_.size(); begin = end) {
      double left = lines_[begin].page_width, right = 0;
      for (end = begin; end < lines_.size() && lines_[end].line->page == lines_[begin].line->page; ++end) {
        left = std::min(left, lines_[end].line->box.x0);
        right = std::max(right, lines_[end].line->box.x1);
      }
      const double usual = widest[static_cast<int>(lines_[begin].page_width)];
      if (right < kFilledPage * usual) right = usual;
      right = std::max(right, kNarrowest * lines_[begin].page_width);
      for (std::size_t i = begin; i < end; ++i) lines_[i].left = left, lines_[i].right = right;
    }
  }

  const std::vector<PageLayout>& layouts_;
  const Document& document_;
  const ProseVocabulary& words_;
  Heads heads_;
  std::vector<ProseLine> lines_;
  std::set<std::string> parts_listed_;  // on pages of the list of contents read so far
  bool grid_pending_ = false;
};

}  // namespace

std::vector<ProseLine> prose_lines(const std::vector<PageLayout>& layouts, const Document& document,
                                   const ProseVocabulary& words) {
  return Reader(layouts, document, words).read();
}

}  // namespace yusuan::prose
