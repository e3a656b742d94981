#include "forms/contents.h"

#include <algorithm>

#include "text/date.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::forms {
namespace {

// Titles in the list differ from those over the tables by a year or a word; titles of different tables of one form
// share at most four fifths of their characters.
constexpr double kSameTitle = 0.8;
// A list of contents is over when a page holds fewer entries than this share of its lines.
constexpr double kEntryShare = 0.5;
// The rest of a wrapped entry is short: 30 CJK characters.
constexpr std::size_t kWrappedBytes = 90;
// In line heights: the word that a full line has no room for, with which the next one begins.
constexpr double kWordWidth = 3;

std::string without_leader(const std::string& text) {
  static const text::Pattern leader(R"([ .．…·。—\-]*(?:[.．…·—\-]{2,}[ .．…·—\-]*[（(]?\d*[）)]?|\s+\d+)$)");
  const auto groups = leader.captures(text);
  return groups ? text.substr(0, text.size() - (*groups)[0].size()) : text;
}

bool is_heading(const TextLine& line, const Vocabulary& words) {
  return patterns::any_matches(words.contents_heading, line.text);
}

// Reads the list page by page.
class ContentsReader {
 public:
  explicit ContentsReader(const Vocabulary& words) : words_(&words) {}

  // False where the list is over: the page does not look like one, or the text begins on it.
  bool read(const PageLayout& layout) {
    const ContentsReader before = *this;
    listed_ = others_ = 0;
    right_ = 0;
    leaders_ = false;
    for (const TextLine& line : layout.lines) {
      right_ = std::max(right_, line.box.x1);
      leaders_ = leaders_ || without_leader(line.text) != line.text;
    }
    for (const TextLine& line : layout.lines) {
      if (is_heading(line, *words_) || patterns::any_matches(words_->furniture, line.text)) continue;
      if (patterns::any_matches(words_->note, line.text)) continue;
      if (begins_text(line)) {
        over_ = true;
        break;
      }
      read(line);
    }
    if (is_list()) return !over_;
    *this = before;
    return false;
  }

  // Parts that nothing is listed under stand for themselves.
  std::vector<ContentsEntry> finish() {
    end_part();
    return std::move(entries_);
  }

 private:
  bool is_list() const { return listed_ >= kEntryShare * (listed_ + others_) && listed_ >= 2; }

  // What the list names first, or a part, stands over the text, there maybe in two lines.
  bool begins_text(const TextLine& line) const {
    if (entries_.size() + parts_.size() < 2) return false;
    const std::string text = text::closed_up(line.text);
    return text == first_ ||
           (patterns::any_matches(words_->contents_part, text) &&
            std::any_of(parts_.begin(), parts_.end(), [&](const std::string& part) { return part.starts_with(text); }));
  }

  void read(const TextLine& line) {
    const std::string text = without_leader(line.text);
    if (text.empty()) {  // the leader of the entry above
      open_ = false;
      return;
    }
    const bool part = patterns::any_matches(words_->contents_part, text);
    if (!part && !read_entry(text)) {
      ++others_;
      go_on(text, line);
    } else {
      if (part) begin_part(text);
      if (first_.empty()) first_ = text::closed_up(text);
      ++listed_;
    }
    open_ = text == line.text && (leaders_ || line.box.x1 + kWordWidth * line.box.height() >= right_);
  }

  void begin_part(const std::string& text) {
    end_part();
    part_ = text;
    part_open_ = true;
    parts_.push_back(text::closed_up(text));
  }

  void end_part() {
    if (part_open_) entries_.push_back({*part_, part_, std::nullopt});
    part_open_ = false;
  }

  bool read_entry(const std::string& text) {
    // A list in running text is no list of contents: its entries are sentences.
    if (patterns::any_matches(words_->sentence, text)) return false;
    for (const text::Pattern& pattern : words_->contents_entry) {
      const auto groups = pattern.captures(text);
      if (!groups || groups->size() < 3) continue;
      entries_.push_back({std::string((*groups)[2]), part_, text::parse_ordinal((*groups)[1])});
      part_open_ = false;
      return true;
    }
    return false;
  }

  // The rest of an entry or of a part's heading that wrapped, or an entry without a number.
  void go_on(const std::string& text, const TextLine& line) {
    static const text::Pattern begins("^关于");
    const bool number_above = !entries_.empty() && entries_.back().ordinal && begins.matches(text);
    if (text.size() > kWrappedBytes) return;
    if (open_ && part_open_) {
      part_ = text::closed_up(*part_ + text);
      parts_.back() = *part_;
    } else if (open_ && !entries_.empty() && !number_above) {
      entries_.back().title = text::closed_up(entries_.back().title + text);
    } else if (!entries_.empty() && !patterns::any_matches(words_->sentence, line.text)) {
      entries_.push_back({text, part_, std::nullopt});
      part_open_ = false;
    }
  }

  const Vocabulary* words_;
  std::vector<ContentsEntry> entries_;
  std::vector<std::string> parts_;   // closed up, in order
  std::string first_;                // the first line of the list, closed up
  std::optional<std::string> part_;  // its heading
  bool part_open_ = false;           // nothing is listed under it yet
  bool open_ = false;                // the line before may go on: it is full, or others have leaders and it has none
  bool over_ = false;                // the text has begun
  double right_ = 0;                 // where the longest line of the page ends
  bool leaders_ = false;             // lines of the page lead to the numbers of pages
  int listed_ = 0, others_ = 0;      // lines of the page
};

// Without years and digits.
std::vector<char32_t> letters(std::string_view text) {
  static const text::Pattern year(R"(^\d{4}\s*年度?)");
  if (const auto groups = year.captures(text)) text.remove_prefix((*groups)[0].size());
  std::vector<char32_t> result;
  for (const char32_t c : text::decoded(text))
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
    const bool titled = patterns::any_matches(words.title, entry.title) ||
                        std::any_of(tables.begin(), tables.end(), [&](const Table& table) {
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
  constexpr int kMostPages = 40;  // eight are the most seen
  ContentsReader reader(words);
  int pages = 0;
  for (const PageLayout& layout : layouts) {
    const bool heading = std::any_of(layout.lines.begin(), layout.lines.end(),
                                     [&](const TextLine& line) { return is_heading(line, words); });
    if (pages == 0 && !heading) continue;
    if (!layout.grids.empty() || !reader.read(layout) || ++pages == kMostPages) break;
  }
  return reader.finish();
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

}  // namespace yusuan::forms
