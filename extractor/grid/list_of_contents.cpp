#include "grid/list_of_contents.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "grid/chunks.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// In points: the numbers of pages end together, in letters of other weights too.
constexpr double kSameEnd = 3.0;
// Entries that make a list: fewer with leaders than without. Ages and years may be counted in as many rows, but below a
// name of their column.
constexpr std::size_t kFewestLed = 5;
constexpr std::size_t kFewestNumbered = 6;
// Of the entries, so many have leaders, or a number of their own; one in so many may stand out of order.
constexpr double kMostOf = 0.5;
constexpr std::size_t kOneOutOf = 10;
// Of the lines of a grid so many are entries: others head them, or go on with them.
constexpr double kMostLines = 0.5;
// Figures that are none of the list, for each entry: amounts are never left out with it.
constexpr double kOtherFigures = 0.1;
constexpr std::size_t kLongestPage = 4;
constexpr std::size_t kLongestRoman = 6;
constexpr std::size_t kLongestPart = 4;  // `MS-` before the number of a page
// Of the entries of an index, one in so many leads to several pages.
constexpr std::size_t kOneOfSeveral = 6;
constexpr int kBeforeFirst = 1000;  // pages in Roman numerals come before all others

struct ListedPage {
  std::size_t line = 0;
  double right = 0;
  int page = 0;
  bool led = false;
  bool numbered = false;  // `2`, `2.1` or `2.1.3` before it
};

bool is_leader(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (c != U'.' && c != U'…' && c != U'·' && c != U'_' && c != U'．') return false;
  }
  return !text.empty();
}

bool ends_led(const Word& word) {
  const std::string& text = word.text;
  return is_leader(text) || text.ends_with("…") || text.ends_with("...") || text.ends_with("···");
}

std::optional<int> roman(std::string_view text) {
  if (text.empty() || text.size() > kLongestRoman) return std::nullopt;
  int value = 0, last = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(text[i])));
    const int digit = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : c == 'l' ? 50 : 0;
    if (digit == 0) return std::nullopt;
    value += digit < last ? -digit : digit;
    last = std::max(last, digit);
  }
  return value - kBeforeFirst;
}

std::optional<int> digits(std::string_view text) {
  if (text.empty() || text.size() > kLongestPage) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (!text::is_ascii_digit(static_cast<unsigned char>(c))) return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value;
}

// The page that a word gives, with the leaders before it in the same word (`....12`) or a part's letters (`MS-4`).
std::optional<int> page_of(std::string_view text, bool& led) {
  std::size_t from = text.size();
  while (from > 0 && text::is_ascii_digit(static_cast<unsigned char>(text[from - 1]))) --from;
  const std::string_view before = text.substr(0, from);
  if (before.ends_with("...") || before.ends_with("…")) {
    led = true;
    return digits(text.substr(from));
  }
  if (led && before.size() > 1 && before.size() <= kLongestPart && before.ends_with('-'))
    return digits(text.substr(from));
  if (auto page = digits(text)) return page;
  return roman(text);
}

// `1`, `2.3`, `4.1.2.`: the number of a part.
bool is_number_of_part(std::string_view text) {
  bool digit = false;
  for (const char c : text) {
    if (!text::is_ascii_digit(static_cast<unsigned char>(c)) && !(c == '.' && digit)) return false;
    digit = c != '.';
  }
  return !text.empty() && text::is_ascii_digit(static_cast<unsigned char>(text.front())) && text.size() <= 10;
}

bool is_number_alone(const Chunk& chunk) {
  return chunk.words.size() == 1 && is_number_of_part(chunk.words.front()->text);
}

// The entries of a line; `others` counts the figures that are none of a list.
void read_line(const std::vector<ChunkLine>& lines, std::size_t at, std::vector<ListedPage>& entries,
               std::size_t& others) {
  const auto& chunks = lines[at].chunks;
  bool open = false, numbered = false;  // a text that waits for its page
  for (std::size_t c = 0; c < chunks.size(); ++c) {
    const Chunk& chunk = chunks[c];
    const std::size_t n = chunk.words.size();
    const Word& last = *chunk.words.back();
    bool led = n > 1 ? ends_led(*chunk.words[n - 2]) : c > 0 && ends_led(*chunks[c - 1].words.back());
    const auto page = page_of(last.text, led);
    if (page && (led || (n == 1 && open))) {
      numbered = numbered || (n > 1 && is_number_of_part(chunk.words.front()->text));
      entries.push_back({.line = at, .right = last.box.x1, .page = *page, .led = led, .numbered = numbered});
      open = numbered = false;
      continue;
    }
    if (!open && is_number_alone(chunk) && c + 1 < chunks.size() && !chunks[c + 1].figure) {
      numbered = true;
      continue;
    }
    others += chunk.figure && !is_leader(last.text);
    numbered = numbered || (n > 1 && is_number_of_part(chunk.words.front()->text));
    open = !chunk.figure || is_leader(last.text);
  }
}

// Whether nothing names the column of the pages.
bool is_unnamed(const std::vector<ChunkLine>& lines, const ListedPage& first) {
  for (std::size_t l = 0; l < first.line; ++l)
    for (const Chunk& chunk : lines[l].chunks)
      if (std::abs(chunk.box.x1 - first.right) < kSameEnd) return false;
  return true;
}

bool is_list(const std::vector<ChunkLine>& lines, const std::vector<ListedPage>& entries) {
  std::size_t led = 0, numbered = 0, fallen = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    led += entries[i].led;
    numbered += entries[i].numbered;
    fallen += i > 0 && entries[i].page < entries[i - 1].page;
  }
  if (fallen * kOneOutOf > entries.size()) return false;
  const auto most = kMostOf * static_cast<double>(entries.size());
  if (entries.size() < kFewestLed || entries.back().page <= entries.front().page) return false;
  const bool parts = static_cast<double>(numbered) >= most, unnamed = is_unnamed(lines, entries.front());
  if (static_cast<double>(led) >= most) return parts || unnamed;
  return entries.size() >= kFewestNumbered && parts && unnamed;
}

// How many pages a text gives: `12`, `12, 15–17`; 0: it is no list of pages.
std::size_t pages_in(const Chunk& chunk) {
  const std::string text = chunk_text(chunk);
  std::size_t pages = 0, run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text::is_ascii_digit(static_cast<unsigned char>(text[i]))) {
      pages += run == 0;
      if (++run > kLongestPage) return 0;
      continue;
    }
    // A comma without a space parts thousands.
    if (text[i] == '.' || std::isalpha(static_cast<unsigned char>(text[i])) != 0 ||
        (text[i] == ',' && i + 1 < text.size() && text[i + 1] != ' '))
      return 0;
    run = 0;
  }
  return pages;
}

// Dots with or without spaces between them at the end of a text.
bool leads_on(const Chunk& chunk) {
  const std::size_t n = chunk.words.size();
  return ends_with_leaders(chunk) ||
         (n > 2 && is_leader(chunk.words[n - 1]->text) && is_leader(chunk.words[n - 2]->text));
}

// Leaders from words to pages, in any order of these, from some to several.
bool is_index(const std::vector<ChunkLine>& lines) {
  std::size_t entries = 0, several = 0, listed = 0, others = 0;
  for (const ChunkLine& line : lines) {
    const std::size_t before = entries;
    for (std::size_t c = 0; c < line.chunks.size(); ++c) {
      const std::size_t pages = c > 0 && leads_on(line.chunks[c - 1]) ? pages_in(line.chunks[c]) : 0;
      entries += pages > 0;
      several += pages > 1;
      others += pages == 0 && line.chunks[c].figure;
    }
    listed += entries > before;
  }
  return entries >= kFewestLed && several * kOneOfSeveral >= entries &&
         static_cast<double>(others) <= kOtherFigures * static_cast<double>(entries) &&
         static_cast<double>(listed) >= kMostLines * static_cast<double>(lines.size());
}

// Whether most lines of a grid are entries of a list that stands at its width between two heights.
bool is_list_between(const Grid& grid, const Page& page, double top, double bottom) {
  std::vector<const Word*> words;
  for (const Word& word : page.words)
    if (word.rotation == 0 && holds_middle({grid.box.x0, top, grid.box.x1, bottom}, word.box)) words.push_back(&word);
  const std::vector<ChunkLine> lines = chunk_lines(words);
  std::vector<bool> inside;
  for (const ChunkLine& line : lines)
    inside.push_back(line.box.center_y() > grid.box.y0 && line.box.center_y() < grid.box.y1);
  std::vector<ListedPage> entries;
  std::size_t others = 0;
  if (is_index(lines)) return true;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    std::size_t figures = 0;
    read_line(lines, l, entries, figures);
    others += inside[l] ? figures : 0;
  }
  std::ranges::stable_sort(entries, {}, &ListedPage::right);
  std::vector<bool> listed(lines.size(), false);
  std::size_t all = 0;
  for (std::size_t i = 0; i < entries.size();) {
    std::vector<ListedPage> column;
    for (const double right = entries[i].right; i < entries.size() && entries[i].right < right + kSameEnd; ++i)
      column.push_back(entries[i]);
    std::ranges::stable_sort(column, {}, &ListedPage::line);
    const bool list = is_list(lines, column);
    for (const ListedPage& entry : column) {
      if (!inside[entry.line]) continue;
      ++(list ? all : others);
      if (list) listed[entry.line] = true;
    }
  }
  return all > 0 && static_cast<double>(others) <= kOtherFigures * static_cast<double>(all) &&
         static_cast<double>(std::ranges::count(listed, true)) >=
             kMostLines * static_cast<double>(std::ranges::count(inside, true));
}

}  // namespace

bool is_list_of_contents(const Grid& grid, const Page& page) {
  return is_list_between(grid, page, grid.box.y0, grid.box.y1) || is_list_between(grid, page, 0, page.height_pt);
}

}  // namespace yusuan::grid
