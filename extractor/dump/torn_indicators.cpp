#include "dump/torn_indicators.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "dump/indicator_words.h"
#include "forms/performance_target.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

// Pieces of text between a basis and its weight: 200元/ | 人/天.
constexpr std::size_t kMostPreviousPieces = 2;
// Lines on which the rest of a cut basis may stand.
constexpr std::size_t kBasisReach = 4;

enum class Kind { kWords, kTarget, kBasis, kWeight };

struct Piece {
  Kind kind = Kind::kWords;
  std::string text;
  int page = 0;
  std::size_t line = 0;   ///< counts the lines that hold any of these pieces
  std::size_t block = 0;  ///< lines without a blank line between them
  bool used = false;
  std::vector<std::string> levels;  ///< printed in front of it on its line
  std::size_t basis_end = 0;        ///< of a basis whose rest stands elsewhere: the piece behind that
  int rule = -1;                    ///< the scoring rule whose two pieces stand around it: the row is one of two lines
};

struct Row {
  std::size_t at = 0, last = 0;   ///< pieces of its name and target: the target, and the last one
  std::size_t name_at = 0;        ///< first piece of the name
  bool by_rule = false;           ///< was found with all its cells
  std::vector<std::string> name;  ///< its lines
  std::string target;
  std::vector<std::string> levels;
  std::optional<std::string> basis, previous, weight, scoring, evidence;
};

struct Rest {
  std::size_t at = 0;  ///< piece of the basis
  std::optional<std::string> previous, weight;
  std::size_t row = npos;

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

bool ends_with_digit(const std::string& text) { return !text.empty() && text.back() >= '0' && text.back() <= '9'; }

Kind kind_of(const std::string& text) {
  if (is_basis(text)) return Kind::kBasis;
  if (is_weight(text)) return Kind::kWeight;
  const bool compares = text.find_first_of("<>=") == 0 || text.starts_with("≥") || text.starts_with("≤");
  return compares ? Kind::kTarget : Kind::kWords;
}

// ---- The pieces -----------------------------------------------------------------------------------------------------

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> pieces;
  for (std::size_t from = 0; from < line.size();) {
    const auto end = std::min(line.find(' ', from), line.size());
    if (end > from) pieces.push_back(line.substr(from, end - from));
    from = end + 1;
  }
  return pieces;
}

// The two pieces into which a cell cuts the usual scoring rule, the first what is printed most of all words; empty when
// no such rest is printed.
std::pair<std::string, std::string> cut_scoring(const std::vector<DumpLine>& body) {
  std::map<std::string, int> words, rests;
  for (const DumpLine& line : body)
    for (const std::string& text : split(line.text))
      if (text == "赋分" || text == "分")
        ++rests[text];
      else if (kind_of(text) == Kind::kWords && count_code_points(text) >= kNarrowCell && !is_evidence(text) &&
               !is_level(text))
        ++words[text];
  const auto by_count = [](const auto& one, const auto& other) { return one.second < other.second; };
  const auto start = std::max_element(words.begin(), words.end(), by_count);
  const auto rest = std::max_element(rests.begin(), rests.end(), by_count);
  if (start == words.end() || rest == rests.end() || start->second < 2) return {};
  return {start->first, rest->first};
}

struct Rule {
  std::string scoring;
  std::vector<std::string> evidence;  ///< between its pieces
};

struct Pieces {
  std::vector<Piece> all;
  std::vector<Rule> rules;                               ///< those that were cut
  std::map<std::string, std::size_t> scoring, evidence;  ///< how often each is printed
};

class Sorting {
 public:
  explicit Sorting(const std::vector<DumpLine>& body) : body_(body), cut_(cut_scoring(body)) {}

  Pieces take() {
    for (const DumpLine& line : body_) {
      if (line.apart) ++block_, open_ = false;
      const std::size_t before = result_.all.size();
      std::vector<std::string> levels;
      for (const std::string& text : joined_units(split(line.text))) sort(text, line.page, levels);
      if (result_.all.size() > before) ++line_;
    }
    join_bases();
    return std::move(result_);
  }

 private:
  // Some producers part figures from the words behind them: =4 次.
  static std::vector<std::string> joined_units(const std::vector<std::string>& texts) {
    std::vector<std::string> whole;
    for (const std::string& text : texts) {
      const bool unit = kind_of(text) == Kind::kWords && count_code_points(text) <= kNarrowCell && !is_level(text) &&
                        !is_evidence(text) && text.find("赋分") == std::string::npos;
      const bool figure = !whole.empty() && ends_with_digit(whole.back()) && kind_of(whole.back()) != Kind::kWords;
      if (unit && figure)
        whole.back() += text;
      else
        whole.push_back(text);
    }
    return whole;
  }

  void sort(const std::string& text, int page, std::vector<std::string>& levels) {
    if (is_level(text) || level_begun_by(text))
      levels.push_back(is_level(text) ? text : *level_begun_by(text));
    else if (ends_level(text))
      return;
    else if (!text.empty() && text == cut_.first)
      open_rule(text);
    else if (text == cut_.second)
      close_rule(text);
    else if (text.ends_with("赋分"))
      ++result_.scoring[text];
    else if (is_evidence(text))
      take_evidence(text);
    else
      result_.all.push_back({kind_of(text), text, page, line_, block_, false, levels, 0, open_ ? last_rule() : -1});
  }

  int last_rule() const { return static_cast<int>(result_.rules.size()) - 1; }

  void open_rule(const std::string& text) {
    open_ = true;
    result_.rules.push_back({text, {}});
  }

  void close_rule(const std::string& text) {
    if (result_.rules.empty()) return;
    if (open_) result_.rules.back().scoring += text;
    open_ = false;
    ++result_.scoring[result_.rules.back().scoring];
  }

  void take_evidence(const std::string& text) {
    ++result_.evidence[text];
    if (open_) result_.rules.back().evidence.push_back(text);
  }

  // 预算支出标 | 准, with other cells of the row between them.
  void join_bases() {
    auto& all = result_.all;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!begins_basis(all[i].text)) continue;
      for (std::size_t k = i + 1; k < all.size() && all[k].line <= all[i].line + kBasisReach; ++k) {
        if (all[k].text != "准") continue;
        all[i].text += all[k].text;
        all[i].kind = Kind::kBasis;
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(k));
        all[i].basis_end = k;
        for (std::size_t j = 0; j < i; ++j)
          if (all[j].basis_end > k) --all[j].basis_end;
        break;
      }
    }
  }

  const std::vector<DumpLine>& body_;
  std::pair<std::string, std::string> cut_;
  bool open_ = false;
  std::size_t line_ = 0, block_ = 0;
  Pieces result_;
};

// ---- The rows -------------------------------------------------------------------------------------------------------

class Rows {
 public:
  Rows(std::vector<Piece>& pieces, const std::vector<Rule>& rules) : pieces_(pieces), rules_(rules) {}

  std::vector<Row> read(const PerformanceWords& words) {
    take_columns();
    take_rests();
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (pieces_[i].kind == Kind::kTarget && !pieces_[i].used) take_target(i);
    take_targets_in_words();
    for (Row& row : rows_) take_rule(row);
    drop_doubtful(words);
    name_the_last();
    std::erase_if(rows_, [](const Row& row) { return row.name.empty(); });
    std::sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.at < b.at; });
    give_rests();
    fill_equal();
    return std::move(rows_);
  }

 private:
  bool same_line(std::size_t a, std::size_t b) const { return pieces_[a].line == pieces_[b].line; }
  bool same_block(std::size_t a, std::size_t b) const { return pieces_[a].block == pieces_[b].block; }
  bool is_free(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].kind == Kind::kWords && !pieces_[i].used;
  }

  bool alone_on_line(std::size_t i) const {
    return (i == 0 || !same_line(i, i - 1)) && (i + 1 == pieces_.size() || !same_line(i, i + 1));
  }

  const std::string& use(std::size_t i) {
    pieces_[i].used = true;
    return pieces_[i].text;
  }

  // Blocks side by side, each of as many lines, one column each: names, targets, bases, what was, weights.
  void take_columns() {
    constexpr std::array kinds = {Kind::kWords, Kind::kTarget, Kind::kBasis};
    for (std::size_t first = 0; first < pieces_.size(); ++first) {
      const std::size_t count = block_size(first);
      if (count < 2 || first + 5 * count > pieces_.size()) continue;
      const auto column_fits = [&](std::size_t column) {
        const std::size_t at = first + column * count;
        if (block_size(at) != count) return false;
        for (std::size_t i = at; i < at + count; ++i)
          if (!alone_on_line(i) || (column < kinds.size() && pieces_[i].kind != kinds[column]) ||
              (column == 4 && pieces_[i].kind != Kind::kWeight))
            return false;
        return true;
      };
      bool fits = true;
      for (std::size_t column = 0; column < 5; ++column) fits = fits && column_fits(column);
      for (std::size_t k = 0; fits && k < count; ++k) {
        const auto cell = [&](std::size_t column) { return first + column * count + k; };
        Row row{.at = cell(1),
                .last = cell(1),
                .by_rule = true,
                .name = {use(cell(0))},
                .target = use(cell(1)),
                .levels = pieces_[cell(0)].levels,
                .basis = use(cell(2)),
                .previous = use(cell(3)),
                .weight = use(cell(4)),
                .scoring = {},
                .evidence = {}};
        rows_.push_back(std::move(row));
      }
    }
  }

  std::size_t block_size(std::size_t first) const {
    if (first >= pieces_.size() || (first > 0 && same_block(first, first - 1))) return 0;
    std::size_t end = first;
    while (end < pieces_.size() && same_block(first, end)) ++end;
    return end - first;
  }

  // A basis and, unless a column of them is printed, what was and the weight right behind it.
  void take_rests() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].kind != Kind::kBasis || pieces_[i].used) continue;
      pieces_[i].used = true;
      Rest rest{.at = i};
      const bool one_of_column = i > 0 && pieces_[i - 1].kind == Kind::kBasis;
      std::size_t weight = i + 1;
      if (weight + 1 < pieces_.size() && pieces_[weight + 1].kind == Kind::kWeight && !starts_row(weight)) ++weight;
      while (weight < pieces_.size() && weight <= i + 1 + kMostPreviousPieces && pieces_[weight].kind != Kind::kWeight)
        ++weight;
      if (!one_of_column && is_cell_of_rest(i + 1, weight)) {
        if (weight > i + 1) rest.previous.emplace();
        for (std::size_t k = i + 1; k < weight; ++k) *rest.previous += use(k);
        rest.weight = use(weight);
      }
      rests_.push_back(std::move(rest));
    }
  }

  bool is_cell_of_rest(std::size_t first, std::size_t weight) const {
    if (weight >= pieces_.size() || weight > first + kMostPreviousPieces || pieces_[weight].kind != Kind::kWeight)
      return false;
    for (std::size_t i = first; i < weight; ++i)
      if (pieces_[i].kind == Kind::kTarget || pieces_[i].kind == Kind::kBasis || pieces_[i].page != pieces_[first].page)
        return false;
    return true;
  }

  // Words below the line of a target, in its block, that can only be the rest of it or of its name.
  std::vector<std::size_t> below(std::size_t target) const {
    std::vector<std::size_t> found;
    std::size_t i = target + 1;
    while (i < pieces_.size() && same_line(i, target)) ++i;
    for (; is_free(i) && same_block(i, target) && !starts_row(i); ++i) found.push_back(i);
    return found;
  }

  // Whether a target stands behind these words on their line.
  bool starts_row(std::size_t i) const {
    for (std::size_t k = i + 1; k < pieces_.size() && same_line(i, k); ++k)
      if (pieces_[k].kind == Kind::kTarget) return true;
    return false;
  }

  void take_target(std::size_t at) {
    Row row{.at = at,
            .last = at,
            .name = {},
            .target = use(at),
            .levels = {},
            .basis = {},
            .previous = {},
            .weight = {},
            .scoring = {},
            .evidence = {}};
    const auto rest = below(at);
    const bool beside = at > 0 && same_line(at, at - 1) && is_free(at - 1);
    const auto add = [&](std::string& text, std::size_t i) { text += use(row.last = i); };
    const auto add_to = [&](bool target, std::size_t i) {
      row.last = i;
      if (target)
        row.target += use(i);
      else
        row.name.push_back(use(i));
    };
    const auto name = [&](std::size_t i) {
      row.levels = pieces_[i].levels;
      row.name_at = i;
      row.name = {use(i)};
    };
    if (beside) {
      name(at - 1);
      if (rest.size() >= 2)
        row.name.push_back(use(rest[0])), add(row.target, rest[1]);
      else if (rest.size() == 1)
        add_to(ends_with_digit(row.target), rest[0]);
    } else if (at > 0 && !same_line(at, at - 1) && is_free(at - 1) && alone_on_line(at - 1)) {
      name(at - 1);
      if (rest.size() == 1) add_to(!same_block(at, at - 1), rest[0]);
    } else if (rest.size() == 1) {
      add(row.target, rest[0]);
    } else if (rest.size() == 2) {
      name(row.last = rest[0]);
      add(row.target, rest[1]);
    }
    rows_.push_back(std::move(row));
  }

  // Name, target, basis one after the other, the target in a few words: 显著提升.
  void take_targets_in_words() {
    for (const Rest& rest : rests_) {
      if (rest.at < 2 || !is_free(rest.at - 1) || !is_free(rest.at - 2)) continue;
      if (rest.at > 2 && is_free(rest.at - 3) && same_block(rest.at - 3, rest.at - 2)) continue;
      if (count_code_points(pieces_[rest.at - 1].text) > kNarrowCell || !alone_on_line(rest.at - 1)) continue;
      Row row{.at = rest.at - 1,
              .last = rest.at - 1,
              .name = {},
              .target = use(rest.at - 1),
              .levels = pieces_[rest.at - 2].levels,
              .basis = {},
              .previous = {},
              .weight = {},
              .scoring = {},
              .evidence = {}};
      row.name_at = rest.at - 2;
      row.name = {use(rest.at - 2)};
      rows_.push_back(std::move(row));
    }
  }

  // A scoring rule in two lines around the row: words behind the weight are the second line of the name.
  void take_rule(Row& row) {
    const int rule = pieces_[row.at].rule;
    if (rule < 0) return;
    for (std::size_t i = row.last + 1; i < pieces_.size() && pieces_[i].rule == rule; ++i)
      if (is_free(i)) row.name.push_back(use(i));
    const Rule& around = rules_[static_cast<std::size_t>(rule)];
    row.scoring = around.scoring;
    if (around.evidence.size() == 1) row.evidence = around.evidence.front();
  }

  // Code points of a full line in the column of names.
  std::size_t name_width() const {
    std::size_t width = 0;
    for (const Row& row : rows_)
      if (!row.name.empty()) width = std::max(width, count_code_points(row.name.front()));
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (is_free(i) && may_be_name(pieces_[i].text)) width = std::max(width, count_code_points(pieces_[i].text));
    return width;
  }

  // Only a full line goes on in a second one, and where names do so, a full line alone may have lost its rest.
  static bool is_whole_name(const std::vector<std::string>& name, std::size_t width, bool rest_is_left) {
    if (name.empty()) return true;
    const bool full = count_code_points(name.front()) == width;
    if (name.size() > 2 || (name.size() == 2 && !full) || (name.size() == 1 && full && rest_is_left)) return false;
    return count_code_points(name.front()) > 1 && (name.front().front() < '0' || name.front().front() > '9');
  }

  // Where names are cut, what looks like a short name may be the rest of one; not so at the start of a row.
  bool starts_apart(const Row& row, bool names_are_cut) const {
    if (!names_are_cut || row.name.empty() || row.by_rule || count_code_points(row.name.front()) > kNarrowCell)
      return true;
    const std::size_t at = row.name_at;
    return at == 0 || !same_block(at, at - 1) || pieces_[at - 1].kind == Kind::kWeight;
  }

  // A comparison has a unit, and 万 is none yet.
  static bool is_whole_target(const std::string& printed, const PerformanceWords& words) {
    if (kind_of(printed) != Kind::kTarget) return true;
    static const std::array<std::string_view, 4> multiples = {"百", "千", "万", "亿"};
    const Target target = parse_target(printed, words);
    return target.value && target.unit &&
           std::find(multiples.begin(), multiples.end(), *target.unit) == multiples.end();
  }

  void drop_doubtful(const PerformanceWords& words) {
    const std::size_t width = name_width();
    std::map<int, int> halves, nameless, rests;
    for (const Row& row : rows_) nameless[pieces_[row.at].page] += row.name.empty();
    bool names_are_cut = std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return row.name.size() > 1; });
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!is_free(i) || says_nothing(pieces_[i].text)) continue;
      if (!may_be_name(pieces_[i].text)) {
        ++rests[pieces_[i].page];
        continue;
      }
      names_are_cut = true;
      if (count_code_points(pieces_[i].text) == width) ++halves[pieces_[i].page];
    }
    std::erase_if(rows_, [&](const Row& row) {
      const int page = pieces_[row.at].page;
      // More than the one whose target stands alone: half a name.
      const bool torn = halves[page] > 0 && !(halves[page] == 1 && nameless[page] == 1);
      if (!torn && is_whole_name(row.name, width, rests[page] > 0) && starts_apart(row, names_are_cut) &&
          is_whole_target(row.target, words))
        return false;
      doubtful_pages_.insert(page);
      return true;
    });
  }

  // The only name that is left for the only target that has none, on a page without doubts.
  void name_the_last() {
    std::map<int, std::vector<Row*>> nameless;
    std::map<int, std::vector<std::size_t>> names;
    for (Row& row : rows_)
      if (row.name.empty()) nameless[pieces_[row.at].page].push_back(&row);
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (is_free(i) && alone_on_line(i) && may_be_name(pieces_[i].text)) names[pieces_[i].page].push_back(i);
    for (const auto& [page, rows] : nameless)
      if (rows.size() == 1 && names[page].size() == 1 && doubtful_pages_.count(page) == 0) {
        rows.front()->levels = pieces_[names[page].front()].levels;
        rows.front()->name = {use(names[page].front())};
      }
  }

  // What stands in a cell for nothing, and figures.
  static bool says_nothing(const std::string& text) {
    return text == "无" || text == "-" || text == "—" || text == "/" || (text.front() >= '0' && text.front() <= '9');
  }

  static bool may_be_name(const std::string& text) {
    return count_code_points(text) > kNarrowCell && (text.front() < '0' || text.front() > '9');
  }

  bool belongs(const Row& row, const Rest& rest) const {
    if (rest.at == row.last + 1 || (rest.at == row.at + 1 && same_line(rest.at, row.at))) return true;
    return rest.at < row.at && pieces_[rest.at].basis_end > row.at;
  }

  // A rest belongs to the row right in front of it when every row so far has one but that. Between two such pairs one
  // row and one rest that are left belong together.
  void give_rests() {
    std::vector<std::size_t> rows, rests;
    std::size_t next = 0;
    int page = 0;
    const auto give = [&](std::size_t row, std::size_t rest) {
      rests_[rest].row = row;
      rows_[row].basis = pieces_[rests_[rest].at].text;
      rows_[row].previous = rests_[rest].previous;
      rows_[row].weight = rests_[rest].weight;
    };
    const auto settle = [&] {
      if (rows.size() == 1 && rests.size() == 1) give(rows.front(), rests.front());
      rows.clear();
      rests.clear();
    };
    for (std::size_t rest = 0; rest < rests_.size(); ++rest) {
      const std::size_t at = rests_[rest].at;
      if (pieces_[at].page != page) settle();
      page = pieces_[at].page;
      const std::size_t reach = std::max(at, pieces_[at].basis_end);
      for (; next < rows_.size() && rows_[next].at < reach; ++next)
        if (!rows_[next].by_rule) rows.push_back(next);
      const bool in_front = !rows.empty() && belongs(rows_[rows.back()], rests_[rest]);
      if (!in_front || rows.size() != rests.size() + 1 || is_in_column(rest)) {
        rests.push_back(rest);
        continue;
      }
      const std::size_t row = rows.back();
      rows.pop_back();
      settle();
      give(row, rest);
    }
    for (; next < rows_.size(); ++next)
      if (!rows_[next].by_rule && pieces_[rows_[next].at].page == page) rows.push_back(next);
    settle();
  }

  bool is_in_column(std::size_t rest) const {
    const std::size_t at = rests_[rest].at;
    return at + 1 < pieces_.size() && pieces_[at + 1].kind == Kind::kBasis;
  }

  // Bases and weights that are left, as many as rows without one, where all are the same.
  void fill_equal() {
    std::vector<std::string> bases, weights;
    for (const Rest& rest : rests_) {
      if (rest.row != Rest::npos) continue;
      bases.push_back(pieces_[rest.at].text);
      if (rest.weight) weights.push_back(*rest.weight);
    }
    for (const Piece& piece : pieces_)
      if (piece.kind == Kind::kWeight && !piece.used) weights.push_back(piece.text);
    fill(bases, &Row::basis);
    fill(weights, &Row::weight);
  }

  void fill(const std::vector<std::string>& left, std::optional<std::string> Row::*cell) {
    const auto open = std::count_if(rows_.begin(), rows_.end(), [&](const Row& row) { return !(row.*cell); });
    if (left.size() != static_cast<std::size_t>(open) ||
        std::any_of(left.begin(), left.end(), [&](const std::string& text) { return text != left.front(); }))
      return;
    for (Row& row : rows_)
      if (!(row.*cell)) row.*cell = left.front();
  }

  std::vector<Piece>& pieces_;
  const std::vector<Rule>& rules_;
  std::vector<Row> rows_;
  std::vector<Rest> rests_;
  std::set<int> doubtful_pages_;
};

std::string name_of(const Row& row) {
  std::string name;
  for (const std::string& line : row.name) name += line;
  return name;
}

std::optional<std::string> the_same_everywhere(const std::map<std::string, std::size_t>& printed, std::size_t rows) {
  if (printed.size() != 1 || printed.begin()->second != rows) return std::nullopt;
  return printed.begin()->first;
}

}  // namespace

std::vector<Indicator> torn_indicators(const std::vector<DumpLine>& body, const PerformanceWords& words) {
  Pieces pieces = Sorting(body).take();
  std::vector<Row> rows = Rows(pieces.all, pieces.rules).read(words);
  const auto scoring = the_same_everywhere(pieces.scoring, rows.size());
  const auto evidence = the_same_everywhere(pieces.evidence, rows.size());
  std::vector<Indicator> indicators;
  for (Row& row : rows) {
    Indicator indicator{.page = pieces.all[row.at].page};
    indicator.levels = row.levels.size() == 2 ? std::move(row.levels) : std::vector<std::string>(2);
    indicator.levels.push_back(name_of(row));
    Target target = parse_target(row.target, words);
    indicator.target = std::move(row.target);
    indicator.op = std::move(target.op);
    indicator.value = target.value;
    indicator.unit = std::move(target.unit);
    indicator.basis = std::move(row.basis);
    indicator.previous = std::move(row.previous);
    indicator.weight = std::move(row.weight);
    indicator.scoring = row.scoring ? std::move(row.scoring) : scoring;
    indicator.evidence = row.evidence ? std::move(row.evidence) : evidence;
    indicators.push_back(std::move(indicator));
  }
  return indicators;
}

}  // namespace yusuan
