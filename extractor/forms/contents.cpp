#include "forms/contents.h"

#include <algorithm>

#include "text/date.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

// Titles in the list differ from those over the tables by a year or a word; titles of different tables of one form
// share at most four fifths of their characters.
constexpr double kSameTitle = 0.8;
// A list of contents is over when a page holds fewer entries than this share of its lines.
constexpr double kEntryShare = 0.5;
// The rest of a wrapped entry is short: 30 CJK characters.
constexpr std::size_t kWrappedBytes = 90;

std::string without_leader(std::string text) {
  static const Pattern leader(R"([ .．…·。—\-]*(?:[.．…·—\-]{2,}[ .．…·—\-]*\d*|\s+\d+)$)");
  if (const auto groups = leader.captures(text)) text.erase(text.size() - (*groups)[0].size());
  return text;
}

bool is_heading(const TextLine& line, const Vocabulary& words) {
  return any_matches(words.contents_heading, line.text);
}

// One page of the list, appended. False when the page does not look like one.
bool read_page(const PageLayout& layout, const Vocabulary& words, std::vector<ContentsEntry>& contents,
               std::optional<std::string>& part) {
  int entries = 0, others = 0;
  std::vector<ContentsEntry> page;
  bool part_last = false;
  std::string rest;  // of the last entry of the page before
  for (const TextLine& line : layout.lines) {
    if (is_heading(line, words) || any_matches(words.furniture, line.text)) continue;
    const std::string text = without_leader(line.text);
    if (any_matches(words.contents_part, text)) {
      part = text;
      part_last = true;
      ++entries;
      continue;
    }
    bool entry = false;
    // A list in running text is no list of contents: its entries are sentences.
    const bool sentence = any_matches(words.sentence, text);
    for (const Pattern& pattern : words.contents_entry) {
      if (sentence) break;
      const auto groups = pattern.captures(text);
      if (!groups || groups->size() < 3) continue;
      page.push_back({std::string((*groups)[2]), part, parse_ordinal((*groups)[1])});
      entry = true;
      part_last = false;
      break;
    }
    ++(entry ? entries : others);
    // The rest of an entry or of a part's heading that wrapped.
    if (entry || text.size() > kWrappedBytes) continue;
    if (part_last)
      part = closed_up(*part + text);
    else if (!page.empty())
      page.back().title = closed_up(page.back().title + text);
    else
      rest += text;
  }
  if (entries < kEntryShare * (entries + others) || entries < 2) return false;
  if (!contents.empty()) contents.back().title = closed_up(contents.back().title + rest);
  contents.insert(contents.end(), page.begin(), page.end());
  return true;
}

// Without years and digits.
std::vector<char32_t> letters(std::string_view text) {
  static const Pattern year(R"(^\d{4}\s*年度?)");
  if (const auto groups = year.captures(text)) text.remove_prefix((*groups)[0].size());
  std::vector<char32_t> result;
  for (const char32_t c : decoded(text))
    if (c != U' ' && !(c >= U'0' && c <= U'9')) result.push_back(c);
  return result;
}

// Share of common characters, in order: twice the longest common subsequence over both lengths.
double similarity(const std::string& a, const std::string& b) {
  const auto x = letters(a), y = letters(b);
  if (x.empty() || y.empty()) return 0;
  std::vector<int> row(y.size() + 1, 0);
  for (const char32_t c : x) {
    int diagonal = 0;
    for (std::size_t j = 1; j <= y.size(); ++j) {
      const int up = row[j];
      row[j] = c == y[j - 1] ? diagonal + 1 : std::max(row[j], row[j - 1]);
      diagonal = up;
    }
  }
  return 2.0 * row.back() / static_cast<double>(x.size() + y.size());
}

// An entry of the list that may be a table, and its number there.
struct ListedTable {
  const ContentsEntry* entry;
  int number;
};

// Entries that end as titles of tables or say what a table is called; headings of groups of them are none. Where the
// ordinals start again within a part, the place in the whole list counts.
std::vector<ListedTable> listed_tables(const std::vector<Table>& tables, const std::vector<ContentsEntry>& contents,
                                       const Vocabulary& words) {
  std::vector<ListedTable> listed;
  bool starts_again = false;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const ContentsEntry& entry = contents[i];
    const bool heads_group =
        i + 1 < contents.size() && contents[i + 1].ordinal == 1 && entry.part == contents[i + 1].part;
    if (!entry.ordinal || heads_group) continue;
    const bool titled =
        any_matches(words.title, entry.title) || std::any_of(tables.begin(), tables.end(), [&](const Table& table) {
          return similarity(table.title, entry.title) >= kSameTitle;
        });
    if (!titled) continue;
    starts_again = starts_again || (!listed.empty() && *entry.ordinal <= listed.back().number &&
                                    listed.back().entry->part == entry.part);
    listed.push_back({&entry, *entry.ordinal});
  }
  if (starts_again)
    for (std::size_t i = 0; i < listed.size(); ++i) listed[i].number = static_cast<int>(i) + 1;
  return listed;
}

}  // namespace

std::vector<ContentsEntry> read_contents(const std::vector<PageLayout>& layouts, const Vocabulary& words) {
  std::vector<ContentsEntry> contents;
  std::optional<std::string> part;
  bool inside = false;
  for (const PageLayout& layout : layouts) {
    const bool heading = std::any_of(layout.lines.begin(), layout.lines.end(),
                                     [&](const TextLine& line) { return is_heading(line, words); });
    if (!inside && !heading) continue;
    if (!layout.grids.empty() || !read_page(layout, words, contents, part)) break;
    inside = true;
  }
  return contents;
}

void number_by_contents(std::vector<Table>& tables, const std::vector<ContentsEntry>& contents,
                        const Vocabulary& words) {
  const auto listed = listed_tables(tables, contents, words);
  const std::size_t n = tables.size(), m = listed.size();
  // best[i][j]: how well the tables from i on and the entries from j on can be paired in order.
  std::vector<std::vector<double>> best(n + 1, std::vector<double>(m + 1, 0)), same = best;
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;) {
      const double s = similarity(tables[i].title, listed[j].entry->title);
      same[i][j] = s >= kSameTitle ? s : 0;
      best[i][j] = std::max({best[i + 1][j], best[i][j + 1], same[i][j] > 0 ? same[i][j] + best[i + 1][j + 1] : 0});
    }
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (same[i][j] > 0 && best[i][j] == same[i][j] + best[i + 1][j + 1]) {
      if (!tables[i].number) tables[i].number = listed[j].number;
      ++i, ++j;
    } else {
      best[i][j] == best[i + 1][j] ? ++i : ++j;
    }
  }
}

void number_by_contents(std::vector<Performance>& forms, const std::vector<ContentsEntry>& contents,
                        const Vocabulary& words) {
  const auto listed = listed_tables({}, contents, words);
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].number || forms[i].title.empty()) continue;
    if (i > 0 && forms[i].title == forms[i - 1].title) {
      forms[i].number = forms[i - 1].number;
      continue;
    }
    double best = 0;
    for (const ListedTable& table : listed)
      if (const double s = similarity(forms[i].title, table.entry->title); s >= kSameTitle && s > best) {
        best = s;
        forms[i].number = table.number;
      }
  }
}

}  // namespace yusuan
