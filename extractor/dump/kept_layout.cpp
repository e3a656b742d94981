#include "dump/kept_layout.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <set>

#include "dump/kept_repeats.h"
#include "dump/kept_tables.h"
#include "forms/title_words.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// Columns: texts of one line that are farther apart than this are lines of their own.
constexpr int kApart = 4;
// Half widths of a line that is a sentence even without a sign of one: 25 ideographs.
constexpr int kSentence = 50;
// Lines with amounts that make a table, and those of a header.
constexpr std::ptrdiff_t kFewestRows = 2;
// Lines of a name above the figures of its row, and of one that the page before begins.
constexpr std::size_t kMostOfName = 6;
constexpr std::size_t kMostHeader = 14;
// Words of a line: no form has so many columns, and placing them costs by their square.
constexpr std::size_t kMostWords = 80;
// Columns of indentation, and share of a table's width, of a line that stood in the middle above it.
constexpr int kIndented = 4;
constexpr double kOffMiddle = 0.15;
// Of a table's width: so long a text in its middle is hardly indented.
constexpr double kWide = 0.5;
constexpr double kWideOffMiddle = 0.25;
// Columns: running text begins in front of this, even where it is indented.
constexpr int kLeastOfCell = 10;
// Amounts of a row that has such texts: a form of performance has lines of fewer.
constexpr std::ptrdiff_t kFewestAmounts = 3;
// Digits of a code that begins a row.
constexpr std::size_t kShortestCode = 3, kLongestCode = 10;

bool has_amount(const KeptLine& line) {
  return line.words.size() > 1 &&
         std::any_of(line.words.begin(), line.words.end(), [](const KeptWord& word) { return word.amount; });
}

std::string whole_text(const KeptLine& line) { return text_of_words(line, 0, line.words.size()); }

enum class LineKind { kTable, kCaption, kNote, kText };

LineKind kind_of(const KeptLine& line, const forms::Vocabulary& words) {
  const auto groups = groups_of(line);
  bool caption = false;
  for (const auto& [first, end] : groups) {
    const std::string text = text_of_words(line, first, end);
    caption = caption || patterns::first_captured(words.unit, text) || patterns::first_captured(words.preparer, text);
  }
  const std::string text = whole_text(line);
  if (caption || patterns::any_matches(words.browser_line, text)) return LineKind::kCaption;
  if (patterns::any_matches(words.note, text)) return LineKind::kNote;
  if (groups.size() > 1) return LineKind::kTable;
  // The upper line of a name: no head of a page.
  static const text::Pattern year("^20\\d\\d年度?$");
  if (year.matches(text)) return LineKind::kTable;
  if (patterns::any_matches(words.furniture, text) || patterns::any_matches(words.contents_part, text))
    return LineKind::kCaption;
  if (forms::reads_like_title(text, words)) return LineKind::kCaption;
  const bool figures = has_amount(line);
  static const text::Pattern sentence("[。；]|[，,].*[，,]");
  if (text::half_widths(text) >= kSentence || (!figures && sentence.matches(text))) return LineKind::kText;
  return LineKind::kTable;
}

bool is_part_of_code(const KeptWord& word) { return word.text == "类" || word.text == "款" || word.text == "项"; }

bool is_column_numbers(const KeptLine& line, const forms::Vocabulary& words) {
  static const text::Pattern number(R"(^(?:\d{1,2}|[A-Z])(?:[=＝][\dA-Z+\-×÷/*()…—]+)?$)");
  std::size_t numbers = 0;
  for (const KeptWord& word : line.words) {
    if (is_part_of_code(word)) continue;
    if (number.matches(word.text))
      ++numbers;
    else if (!patterns::any_matches(words.ordinal_label, word.text))
      return false;
  }
  return numbers > 1;
}

bool starts_body(const KeptLine& line, const forms::Vocabulary& words) {
  if (has_amount(line)) return true;
  const std::string& first = line.words.front().text;
  if (std::any_of(line.words.begin(), line.words.end(), [](const KeptWord& word) { return word.code; })) return true;
  if (line.words.size() > 1 && text::all_digits(first) && first.size() >= kShortestCode &&
      first.size() <= kLongestCode && !line.words[1].text.starts_with("年"))
    return true;
  const auto group = groups_of(line).front();
  const std::string text = text_of_words(line, group.first, group.second);
  const bool figures =
      std::any_of(line.words.begin(), line.words.end(), [](const KeptWord& word) { return word.figure; });
  if (figures) return patterns::any_matches(words.entry_start, text) || patterns::any_matches(words.total_row, text);
  return patterns::any_matches(words.entry_start, text) && !patterns::any_matches(words.memo_row, text);
}

// The same words in the same order, wherever they stand.
bool says_same(const KeptLine& a, const KeptLine& b) {
  return std::equal(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(),
                    [](const KeptWord& x, const KeptWord& y) { return x.text == y.text; });
}

// A run of lines that may be a table.
struct Block {
  std::size_t first = 0, end = 0;  // lines of the page
  bool captioned = false;          // a caption with a unit right above
};

class PageReader {
 public:
  PageReader(const KeptPage& page, const KeptPage* next, const forms::Vocabulary& words, const HeaderWords& headers,
             const KeptGrid* above, std::vector<std::unique_ptr<KeptLine>>& parted)
      : page_(page),
        next_(next),
        words_(words),
        headers_(headers),
        above_(above),
        parted_(parted),
        taken_(page.lines.size(), false) {
    for (const KeptLine& line : page.lines) kinds_.push_back(kind_of(line, words));
    for (std::size_t i = 1; i < kinds_.size(); ++i)
      if (kinds_[i] == LineKind::kCaption && (goes_on_figure(i) || goes_on_name(i))) kinds_[i] = LineKind::kTable;
    for (std::size_t i = 1; i + 1 < kinds_.size(); ++i)
      if (kinds_[i] == LineKind::kText && is_cell_text(i)) kinds_[i] = LineKind::kTable;
    take_texts_of_columns();
  }

  // The tables of the page from the top down; `last` becomes the one that reaches its end, if one does.
  PageLayout read(std::optional<KeptGrid>& last, std::vector<OpenCell>& open) {
    PageLayout layout{.number = page_.number,
                      .width_pt = (page_.columns + 1) * kCharacterWidth,
                      .height_pt = (page_.rows + 1) * kLinePitch};
    for (std::size_t i = 0; i < page_.lines.size();) {
      if (kinds_[i] != LineKind::kTable) {
        ++i;
        continue;
      }
      Block block{.first = i, .end = i, .captioned = i > 0 && is_unit(i - 1)};
      while (block.end < page_.lines.size() && kinds_[block.end] == LineKind::kTable) ++block.end;
      i = block.end;
      auto table = read_block(block, layout.grids.empty());
      if (!table) continue;
      layout.grids.push_back(table->grid);
      open.insert(open.end(), table->open.begin(), table->open.end());
      last = ends_page(block.end) ? std::move(table) : std::nullopt;
    }
    add_lines(layout);
    centre_lines(layout);
    return layout;
  }

 private:
  bool is_unit(std::size_t i) const {
    return kinds_[i] == LineKind::kCaption &&
           patterns::first_captured(words_.unit, whole_text(page_.lines[i])).has_value();
  }

  // One text right below the start of a caption that found no room: the name of who prepared the table.
  bool goes_on_caption(std::size_t i) const {
    if (i == 0 || i + 1 >= page_.lines.size() || kinds_[i - 1] != LineKind::kCaption) return false;
    const KeptLine &line = page_.lines[i], &caption = page_.lines[i - 1];
    return line.words.size() == 1 && line.row - caption.row <= 1 && caption.words.size() > 1 &&
           std::abs(line.words.front().x0 - caption.words.front().x0) <= 1 && !line.words.front().figure;
  }

  // Digits right below a figure that found no room: no number of a page.
  bool goes_on_figure(std::size_t i) const {
    const KeptLine& line = page_.lines[i];
    if (line.words.size() != 1 || !text::all_digits(line.words.front().text)) return false;
    const KeptWord& digits = line.words.front();
    for (std::size_t k = i; k-- > 0 && line.row - page_.lines[k].row <= 2;)
      for (const KeptWord& word : page_.lines[k].words)
        if (kinds_[k] == LineKind::kTable && word.amount && digits.x0 >= word.x0 - 1 && digits.x1 <= word.x1 + 1)
          return true;
    return false;
  }

  // A year in brackets right below a name that it belongs to: no year of a title.
  bool goes_on_name(std::size_t i) const {
    static const text::Pattern year(R"(^[（(](?:19|20)\d\d年度?[）)]$)");
    const auto& lines = page_.lines;
    const KeptLine& line = lines[i];
    if (i + 1 >= lines.size() || line.words.size() != 1 || !year.matches(line.words.front().text)) return false;
    if (kinds_[i - 1] != LineKind::kTable || kinds_[i + 1] != LineKind::kTable) return false;
    if (lines[i + 1].row - lines[i - 1].row > 2 || lines[i - 1].words.size() == 1) return false;
    for (std::size_t k = i; k-- > 0 && line.row - lines[k].row <= 2;)
      for (const KeptWord& word : lines[k].words)
        if (std::abs(word.x0 - line.words.front().x0) <= 1) return true;
    return false;
  }

  // A long text between two lines of a table, close to both.
  bool is_cell_text(std::size_t i) const {
    const auto& lines = page_.lines;
    return kinds_[i - 1] == LineKind::kTable && kinds_[i + 1] == LineKind::kTable &&
           groups_of(lines[i + 1]).size() > 1 && lines[i + 1].row - lines[i - 1].row <= 2 &&
           whole_text(lines[i]).find("。") == std::string::npos;
  }

  // Texts of many lines in a cell: each begins where something of a line with amounts does, behind what stands in front
  // of it there, or behind all its figures.
  void take_texts_of_columns() {
    std::set<int> columns;
    int behind = kLeastOfCell;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      const auto& words = page_.lines[i].words;
      const auto amounts = std::count_if(words.begin(), words.end(), [](const KeptWord& word) { return word.amount; });
      if (kinds_[i] != LineKind::kTable || amounts < kFewestAmounts) continue;
      for (std::size_t k = 1; k < words.size(); ++k) {
        const bool apart = words[k].x0 - words[k - 1].x1 > 1 || words[k - 1].figure;
        if (apart && !words[k].figure) columns.insert(words[k].x0);
        if (words[k].amount) behind = std::max(behind, words[k].x1);
      }
    }
    if (behind == kLeastOfCell) return;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      const int x0 = page_.lines[i].words.front().x0;
      if (kinds_[i] != LineKind::kText || x0 < kLeastOfCell) continue;
      const auto near = columns.lower_bound(x0 - 1);
      if (x0 > behind || (near != columns.end() && *near <= x0 + 1)) kinds_[i] = LineKind::kTable;
    }
  }

  // Behind a table: nothing but a page number.
  bool ends_page(std::size_t line) const {
    for (; line < page_.lines.size(); ++line)
      if (!patterns::any_matches(words_.furniture, whole_text(page_.lines[line]))) return false;
    return true;
  }

  std::optional<KeptGrid> read_block(Block block, bool first_of_page) {
    const auto& lines = page_.lines;
    const auto rows = std::count_if(lines.begin() + static_cast<std::ptrdiff_t>(block.first),
                                    lines.begin() + static_cast<std::ptrdiff_t>(block.end), has_amount);
    if (rows < kFewestRows && !block.captioned) return std::nullopt;
    if (std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(block.first),
                    lines.begin() + static_cast<std::ptrdiff_t>(block.end),
                    [](const KeptLine& line) { return line.words.size() > kMostWords; }))
      return std::nullopt;
    if (goes_on_caption(block.first)) ++block.first;
    std::size_t start = block.first;
    while (start < block.end && !is_column_numbers(lines[start], words_) && !starts_body(lines[start], words_)) ++start;
    start = std::min(start, repeated_header(block, first_of_page));
    if (first_of_page && goes_on_with_name(block, start)) start = block.first;
    if (!block.captioned) drop_lines_above(block, start);
    if (start - block.first > kMostHeader) block.first = start - kMostHeader;
    KeptTable table;
    std::size_t body = start;
    if (auto parted = first_of_page && above_ != nullptr ? header_in_row(lines, block.first, block.end, above_->header)
                                                         : std::nullopt) {
      for (body = block.first; body < parted->line; ++body) table.header.push_back(&lines[body]);
      table.header.push_back(keep(std::move(parted->names)));
      table.body.push_back(keep(std::move(parted->row)));
      ++body;
    } else {
      for (std::size_t i = block.first; i < start; ++i) table.header.push_back(&lines[i]);
      if (body < block.end) part_line(lines[body++], table);
    }
    for (; body < block.end; ++body) table.body.push_back(&lines[body]);
    auto read = read_kept_table(table, page_.number, first_of_page ? above_ : nullptr, headers_);
    if (!read) return std::nullopt;
    std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(block.first),
              taken_.begin() + static_cast<std::ptrdiff_t>(block.end), true);
    return read;
  }

  // Whether the lines above the first row are the beginning of its name, and the table goes on: a header has several
  // texts, and a running head stands apart.
  bool goes_on_with_name(const Block& block, std::size_t start) const {
    if (above_ == nullptr || block.captioned || start == block.end || start - block.first > kMostOfName) return false;
    for (std::size_t i = block.first; i < start; ++i) {
      const KeptLine& line = page_.lines[i];
      if (groups_of(line).size() > 1 || line.words.front().figure || page_.lines[i + 1].row - line.row > 1)
        return false;
    }
    return true;
  }

  // Where a header ends that stands at the top of the page before, too, or under the same caption on the next one: with
  // the lines whose words are the same. The end of the block where there is none.
  std::size_t repeated_header(const Block& block, bool first_of_page) const {
    const auto own = [&](std::size_t lines) { return letters_of(page_.lines, block.first, block.first + lines); };
    const std::size_t most = std::min(kMostHeader, block.end - block.first);
    if (first_of_page && above_ != nullptr && !above_->header.empty()) {
      const std::u32string header = letters_of(above_->header);
      for (std::size_t k = 1; k <= most; ++k)
        if (own(k) == header) return block.first + k;
    }
    if (next_ == nullptr || !ends_page(block.end)) return block.end;
    const auto start = start_on_next_page(block);
    if (start == next_->lines.size()) return block.end;
    for (std::size_t k = most; k > 0; --k) {
      const std::u32string header = own(k);
      for (std::size_t other = k > 1 ? k - 1 : 1; other <= k + 1 && start + other <= next_->lines.size(); ++other)
        if (letters_of(next_->lines, start, start + other) == header) {
          const bool goes_on = block.first + k < block.end && start + other < next_->lines.size() &&
                               holds_words_of(next_->lines[start + other], page_.lines[block.first + k]);
          return block.first + k + goes_on;
        }
    }
    return block.end;
  }

  // Where the table may go on: below the lines that stand above this part of it, too.
  std::size_t start_on_next_page(const Block& block) const {
    const auto stands_above = [&](const KeptLine& line) {
      return std::any_of(page_.lines.begin(), page_.lines.begin() + static_cast<std::ptrdiff_t>(block.first),
                         [&](const KeptLine& known) { return says_same(known, line); });
    };
    std::size_t i = 0;
    while (i < next_->lines.size() &&
           (stands_above(next_->lines[i]) || kind_of(next_->lines[i], words_) != LineKind::kTable)) {
      const std::string text = whole_text(next_->lines[i]);
      if (!stands_above(next_->lines[i]) && !patterns::any_matches(words_.furniture, text)) return next_->lines.size();
      ++i;
    }
    return i;
  }

  // The first line below a header: 类 款 项 beside the total or the column numbers belong to the header.
  void part_line(const KeptLine& line, KeptTable& table) {
    KeptLine parts{.row = line.row, .words = {}}, rest = parts;
    const bool numbers = is_column_numbers(line, words_);
    for (const KeptWord& word : line.words) {
      KeptLine& home = is_part_of_code(word) ? parts : rest;
      home.words.push_back(word);
      home.words.back().neutral = numbers;
    }
    if (!parts.words.empty() && !rest.words.empty()) table.header.push_back(keep(std::move(parts)));
    table.body.push_back(rest.words.empty() ? &line : keep(std::move(rest)));
  }

  const KeptLine* keep(KeptLine line) {
    parted_.push_back(std::make_unique<KeptLine>(std::move(line)));
    return parted_.back().get();
  }

  // Lines of one text that stand apart above a header are none of it: a running head, a heading.
  void drop_lines_above(Block& block, std::size_t start) const {
    const auto& lines = page_.lines;
    while (block.first < start && groups_of(lines[block.first]).size() == 1 &&
           (block.first + 1 == block.end || lines[block.first + 1].row - lines[block.first].row > 1))
      ++block.first;
  }

  void add_lines(PageLayout& layout) const {
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (taken_[i]) continue;
      const KeptLine& line = page_.lines[i];
      std::size_t first = 0;
      for (std::size_t k = 1; k <= line.words.size(); ++k) {
        if (k < line.words.size() && line.words[k].x0 - line.words[k - 1].x1 <= kApart) continue;
        TextLine text{.text = text_of_words(line, first, k), .box = box_of_words(line, first, k), .page = page_.number};
        text.box.x1 = std::max(text.box.x1, text.box.x0 + text::half_widths(text.text) * kCharacterWidth);
        layout.lines.push_back(std::move(text));
        first = k;
      }
    }
  }

  // Ideographs take one column of a dump and two of its page, so that what stood in the middle above a table is off it
  // by some columns.
  void centre_lines(PageLayout& layout) const {
    for (TextLine& line : layout.lines) {
      const auto grid = std::find_if(layout.grids.begin(), layout.grids.end(),
                                     [&](const Grid& g) { return g.box.y0 > line.box.center_y(); });
      if (grid == layout.grids.end()) continue;
      static const text::Pattern sentence("[。；，]");
      const bool wide = line.box.width() >= kWide * grid->box.width() && !sentence.matches(line.text);
      if (!wide && line.box.x0 < kIndented * kCharacterWidth) continue;
      const double off = grid->box.center_x() - line.box.center_x();
      const bool alone = std::count_if(layout.lines.begin(), layout.lines.end(),
                                       [&](const TextLine& other) { return other.box.y0 == line.box.y0; }) == 1;
      const bool title = forms::reads_like_title(line.text, words_);
      if (!alone || (!title && std::abs(off) > (wide ? kWideOffMiddle : kOffMiddle) * grid->box.width())) continue;
      line.box.x0 += off;
      line.box.x1 += off;
    }
  }

  const KeptPage& page_;
  const KeptPage* next_;
  const forms::Vocabulary& words_;
  const HeaderWords& headers_;
  const KeptGrid* above_;
  std::vector<std::unique_ptr<KeptLine>>& parted_;
  std::vector<LineKind> kinds_;
  std::vector<bool> taken_;
};

}  // namespace

KeptLayouts lay_out_kept(const std::vector<KeptPage>& pages, const forms::Vocabulary& words,
                         const HeaderWords& headers) {
  KeptLayouts layouts;
  std::optional<KeptGrid> last;
  std::vector<std::unique_ptr<KeptLine>> parted;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::optional<KeptGrid> next;
    const KeptPage* below = i + 1 < pages.size() ? &pages[i + 1] : nullptr;
    PageReader reader(pages[i], below, words, headers, last ? &*last : nullptr, parted);
    layouts.pages.push_back(reader.read(next, layouts.open));
    last = std::move(next);
  }
  return layouts;
}

}  // namespace yusuan::dump
