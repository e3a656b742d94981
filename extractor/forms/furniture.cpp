#include "forms/furniture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "forms/title_words.h"

namespace yusuan::forms {
namespace {

// In points: a head stands where the page before has it; fonts that are fitted to a line move it by less.
constexpr double kSameHeight = 3.0;
// A line that reads like a title and stands below all tables of its page is a foot when so many pages have it.
constexpr std::size_t kFeet = 3;
// Lines between a running head and a table, at most: title, number, preparer and unit, year.
constexpr std::size_t kCaptionLines = 8;
// In line heights: lines of one title are this close.
constexpr double kSameBlock = 0.8;
// What is as long is no end of a title, in bytes.
constexpr std::size_t kWholeLine = 60;

struct Line {
  std::size_t page = 0;   ///< index of its layout
  std::size_t index = 0;  ///< among the lines of the page, in reading order
  TextLine* line = nullptr;
  double height = 0;  ///< of its middle, from the page's top or bottom
};

// What a page begins with: the first row of its first grid that says several things, which continued pages of one table
// often share; a box above the table says one.
std::string opening_of(const PageLayout& layout) {
  std::string opening;
  if (layout.grids.empty()) return opening;
  int row = -1, texts = 0;
  for (const Cell& cell : layout.grids.front().cells) {
    if (cell.row != row && texts > 1) break;
    if (cell.row != row) {
      row = cell.row;
      texts = 0;
      opening = "|";
    }
    texts += !cell.text.empty();
    opening += cell.text + "|";
  }
  return opening;
}

// Whether a title of another table stands between the line and the first grid of its page.
bool above_a_title(const Line& line, const PageLayout& layout, const Vocabulary& words) {
  if (layout.grids.empty()) return false;
  const std::size_t end = std::min(layout.lines.size(), line.index + 1 + kCaptionLines);
  for (std::size_t i = line.index + 1; i < end; ++i) {
    const TextLine& other = layout.lines[i];
    if (other.box.center_y() >= layout.grids.front().box.y0) return false;
    if (other.box.y0 > line.line->box.center_y() && other.text != line.line->text &&
        reads_like_title(other.text, words))
      return true;
  }
  return false;
}

bool close(const TextLine& upper, const TextLine& lower) {
  return lower.box.y0 > upper.box.center_y() && lower.box.y0 - upper.box.y1 < kSameBlock * lower.box.height();
}

// Titles wrap, and tables of one kind share the ends of theirs.
bool part_of_a_block(const Line& line, const PageLayout& layout) {
  const std::size_t i = line.index;
  return (i > 0 && close(layout.lines[i - 1], *line.line)) ||
         (i + 1 < layout.lines.size() && close(*line.line, layout.lines[i + 1]));
}

bool below_all_grids(const Line& line, const PageLayout& layout) {
  return !layout.grids.empty() && std::all_of(layout.grids.begin(), layout.grids.end(), [&](const Grid& grid) {
    return grid.box.y1 <= line.line->box.center_y();
  });
}

class FurnitureFinder {
 public:
  FurnitureFinder(std::vector<PageLayout>& layouts, const Vocabulary& words) : layouts_(layouts), words_(words) {
    for (const PageLayout& layout : layouts) openings_.push_back(opening_of(layout));
  }

  void mark() {
    std::unordered_map<std::string, std::vector<Line>> repeated;
    for (std::size_t page = 0; page < layouts_.size(); ++page)
      for (std::size_t i = 0; i < layouts_[page].lines.size(); ++i) {
        TextLine& line = layouts_[page].lines[i];
        if (std::string text = without_page_number(line.text); !text.empty())
          repeated[std::move(text)].push_back({page, i, &line, 0});
      }
    for (auto& [text, lines] : repeated) {
      if (lines.size() < 2) continue;
      for (Line& line : lines) line.height = line.line->box.center_y();
      mark_at_one_height(lines);
      for (Line& line : lines) line.height = layouts_[line.page].height_pt - line.line->box.center_y();
      mark_at_one_height(lines);
    }
  }

 private:
  void mark_at_one_height(std::vector<Line>& lines) {
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.height < b.height; });
    for (auto from = lines.begin(); from != lines.end();) {
      auto to = from + 1;
      while (to != lines.end() && to->height - (to - 1)->height < kSameHeight) ++to;
      if (is_furniture(from, to))
        for (auto line = from; line != to; ++line) line->line->furniture = true;
      from = to;
    }
  }

  template <typename Iterator>
  bool is_furniture(Iterator from, Iterator to) const {
    std::set<std::size_t> pages;
    std::set<std::string> openings;
    std::size_t below = 0;
    bool passed_over = false;
    const bool title = reads_like_title(from->line->text, words_);
    for (auto line = from; line != to; ++line) {
      pages.insert(line->page);
      openings.insert(openings_[line->page]);
      if (!title && line->line->text.size() < kWholeLine && part_of_a_block(*line, layouts_[line->page])) return false;
      if (!title) continue;
      below += below_all_grids(*line, layouts_[line->page]);
      passed_over = passed_over || above_a_title(*line, layouts_[line->page], words_);
    }
    if (pages.size() < 2 || openings.size() < 2) return false;
    return !title || passed_over || below >= kFeet;
  }

  std::vector<PageLayout>& layouts_;
  const Vocabulary& words_;
  std::vector<std::string> openings_;
};

// Whether a line begins or ends with what may be a page number: most do not.
bool may_have_page_number(std::string_view text) {
  static constexpr std::string_view kInside = "-0123456789 \t\n\v\f\r";
  static constexpr std::array<std::string_view, 4> kDashesAndWords = {"—", "–", "第", "页"};
  return text.empty() || kInside.find(text.front()) != std::string_view::npos ||
         kInside.find(text.back()) != std::string_view::npos ||
         std::any_of(kDashesAndWords.begin(), kDashesAndWords.end(),
                     [&](std::string_view mark) { return text.starts_with(mark) || text.ends_with(mark); });
}

}  // namespace

std::string without_page_number(const std::string& text) {
  if (!may_have_page_number(text)) return text;
  static const text::Pattern apart(
      R"(^(?:[-—–\s]*(?:第\s*)?\d{1,3}\s*(?:页)?[-—–\s]+)?(.*?)(?:[-—–\s]+(?:第\s*)?\d{1,3}\s*(?:页)?[-—–\s]*)?$)");
  static const text::Pattern at_once(R"(^\d{0,3}(\D.*\D)\d{1,3}$)");
  auto groups = text.size() >= kWholeLine ? at_once.captures(text) : std::nullopt;
  if (!groups) groups = apart.captures(text);
  return groups ? std::string((*groups)[1]) : text;
}

void mark_furniture(std::vector<PageLayout>& layouts, const Vocabulary& words) {
  FurnitureFinder(layouts, words).mark();
}

}  // namespace yusuan::forms
