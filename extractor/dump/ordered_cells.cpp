#include "dump/ordered_cells.h"

#include <algorithm>
#include <map>
#include <span>

#include "dump/header_words.h"
#include "text/pattern.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// Words of one cell, and of a whole header: more is none.
constexpr std::size_t kMostWordsOfCell = 8;
constexpr std::size_t kMostWords = 120;
// A text that no other header has: in one line, wrapped over lines, for each of these.
constexpr double kUnknown = 1.0;
constexpr double kWrapped = 1.2;
constexpr double kForLine = 0.2;
// No cell of a header: a bracket that is left open; and where the text is not one that headers have, a line narrower
// than the next one, a first line that is whole alone, two words of one line.
constexpr std::size_t kMostUnknown = 3;  // lines
constexpr double kOneLetter = 1.0;
// Half widths by which a line may be narrower than the next.
constexpr int kNarrower = 1;

struct HeaderToken {
  std::string text;
  bool first = false, last = false;  // of its line
};

struct CellReading {
  std::string text;
  double cost = 0;
};

int open_brackets(const std::string& text) {
  int open = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = text::next_code_point(text, at);
    open += point == U'（' || point == U'(' || point == U'“';
    open -= point == U'）' || point == U')' || point == U'”';
  }
  return open;
}

class HeaderParting {
 public:
  HeaderParting(const std::vector<std::vector<std::string>>& lines, const HeaderWords& words) : words_(words) {
    for (const auto& line : lines)
      for (std::size_t i = 0; i < line.size(); ++i) {
        // 收 入  支 出: two letter-spaced cells.
        if (line[i] == "收入支出") {
          tokens_.push_back({"收入", i == 0, false});
          tokens_.push_back({"支出", false, i + 1 == line.size()});
        } else
          tokens_.push_back({line[i], i == 0, i + 1 == line.size()});
      }
  }

  std::vector<OrderedHeaderCells> ways(std::size_t fewest, std::size_t most) {
    std::vector<OrderedHeaderCells> result;
    if (tokens_.empty() || tokens_.size() > kMostWords) return result;
    most = std::min(most, tokens_.size());
    std::vector<std::map<std::size_t, std::vector<OrderedHeaderCells>>> best(tokens_.size() + 1);
    best[0][0].push_back({});
    for (std::size_t begin = 0; begin < tokens_.size(); ++begin)
      for (std::size_t end = begin + 1; end <= std::min(tokens_.size(), begin + kMostWordsOfCell); ++end) {
        if (end > begin + 1 && !follows(end - 1)) break;
        const CellReading cell = read(begin, end);
        for (const auto& [count, heads] : best[begin]) {
          if (count >= most) continue;
          for (const OrderedHeaderCells& head : heads)
            offer(best[end][count + 1], head, {cell.text, tokens_[begin].first}, cell.cost);
        }
      }
    for (auto& [count, found] : best.back())
      if (count >= fewest)
        for (OrderedHeaderCells& way : found) result.push_back(std::move(way));
    return result;
  }

 private:
  // Behind the word before it in the same cell: in the same line, or as the first of the next.
  bool follows(std::size_t at) const { return !tokens_[at].first || tokens_[at - 1].last; }

  static void offer(std::vector<OrderedHeaderCells>& kept, const OrderedHeaderCells& head, OrderedHeaderCell cell,
                    double cost) {
    const double all = head.cost + cost;
    if (kept.size() == 2 && kept.back().cost <= all) return;
    OrderedHeaderCells way = head;
    way.cells.push_back(std::move(cell));
    way.cost = all;
    if (kept.size() == 2) kept.pop_back();
    kept.insert(
        std::upper_bound(kept.begin(), kept.end(), way, [](const auto& a, const auto& b) { return a.cost < b.cost; }),
        std::move(way));
  }

  // Whether some lines at one end of a cell are a whole text.
  bool holds_whole(const std::vector<std::string>& lines) const {
    for (std::size_t i = 1; i < lines.size(); ++i)
      if (words_.is_text(text::join_lines(std::span(lines).first(i))) ||
          words_.is_text(text::join_lines(std::span(lines).subspan(i))))
        return true;
    return false;
  }

  CellReading read(std::size_t begin, std::size_t end) const {
    static const text::Pattern year(R"(^20\d\d$)"), of_year("^年"), letter("^(?:类|款|项|%|％)$");
    CellReading cell;
    std::vector<std::string> lines;
    bool spaced = false, narrow = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (i == begin || tokens_[i].first) {
        lines.push_back(tokens_[i].text);
        continue;
      }
      spaced = spaced || !(year.matches(tokens_[i - 1].text) && of_year.matches(tokens_[i].text));
      lines.back() += " " + tokens_[i].text;
    }
    for (std::size_t i = 1; i < lines.size(); ++i)
      narrow = narrow || text::half_widths(lines[i - 1]) + kNarrower < text::half_widths(lines[i]);
    cell.text = text::join_lines(lines);
    // Of which, over the texts of the next line.
    static const text::Pattern of_which("^其中[：:]$"), ends_so(".其中[：:]$");
    if (ends_so.matches(cell.text)) cell.cost += kNoHeader;
    if (lines.size() > 1 && of_which.matches(lines.front()) && !tokens_[end - 1].last) cell.cost += kNoHeader;
    if (open_brackets(cell.text) != 0) cell.cost += kNoHeader;
    if (words_.is_text(cell.text)) return cell;
    static const text::Pattern share_within("[%％].");
    // The last cell of a line and the first of the next.
    const bool apart = lines.size() == 2 && !tokens_[begin].first && !tokens_[end - 1].last;
    if (spaced || narrow || apart || lines.size() > kMostUnknown || holds_whole(lines) ||
        share_within.matches(cell.text))
      cell.cost += kNoHeader;
    cell.cost += lines.size() == 1 ? kUnknown : kWrapped + kForLine * static_cast<double>(lines.size() - 1);
    if (text::count_code_points(cell.text) == 1 && !letter.matches(cell.text)) cell.cost += kOneLetter;
    return cell;
  }

  const HeaderWords& words_;
  std::vector<HeaderToken> tokens_;
};

}  // namespace

std::vector<OrderedHeaderCells> ways_to_part_header(const std::vector<std::vector<std::string>>& lines,
                                                    std::size_t fewest, std::size_t most, const HeaderWords& words) {
  return HeaderParting(lines, words).ways(fewest, most);
}

}  // namespace yusuan::dump
