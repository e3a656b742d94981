#include "performance/torn_rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "performance/indicator_words.h"
#include "performance/target.h"
#include "text/utf8.h"

namespace yusuan::performance {
namespace {

bool ends_with_digit(const std::string& text) { return !text.empty() && text.back() >= '0' && text.back() <= '9'; }

TornRow row_at(std::size_t target, const std::string& text) {
  TornRow row;
  row.at = row.last = target;
  row.target = text;
  return row;
}

class RowSearch {
 public:
  RowSearch(IndicatorPieces& pieces, std::vector<TornRow>& rows) : pieces_(pieces), rows_(rows) {}

  void add(const std::vector<TornRest>& rests, const PerformanceWords& words) {
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (pieces_[i].kind == PieceKind::kTarget && !pieces_[i].used) take_target(i);
    take_targets_in_words(rests);
    for (TornRow& row : rows_) take_rule(row);
    drop_doubtful(words);
    name_the_last();
    std::erase_if(rows_, [](const TornRow& row) { return row.name.empty(); });
    std::sort(rows_.begin(), rows_.end(), [](const TornRow& a, const TornRow& b) { return a.at < b.at; });
  }

 private:
  // Words below the line of a target, in its block, that can only be the rest of it or of its name.
  std::vector<std::size_t> below(std::size_t target) const {
    std::vector<std::size_t> found;
    std::size_t i = target + 1;
    while (i < pieces_.size() && pieces_.same_line(i, target)) ++i;
    for (; pieces_.is_free(i) && pieces_.same_block(i, target) && !pieces_.starts_row(i); ++i) found.push_back(i);
    return found;
  }

  void take_target(std::size_t at) {
    TornRow row = row_at(at, pieces_.use(at));
    const auto rest = below(at);
    const bool beside = at > 0 && pieces_.same_line(at, at - 1) && pieces_.is_free(at - 1);
    const auto add = [&](std::string& text, std::size_t i) { text += pieces_.use(row.last = i); };
    const auto add_to = [&](bool target, std::size_t i) {
      row.last = i;
      if (target)
        row.target += pieces_.use(i);
      else
        row.name.push_back(pieces_.use(i));
    };
    const auto name = [&](std::size_t i) {
      row.levels = pieces_[i].levels;
      row.name_at = i;
      row.name = {pieces_.use(i)};
    };
    if (beside) {
      name(at - 1);
      if (rest.size() >= 2)
        row.name.push_back(pieces_.use(rest[0])), add(row.target, rest[1]);
      else if (rest.size() == 1)
        add_to(ends_with_digit(row.target), rest[0]);
    } else if (at > 0 && !pieces_.same_line(at, at - 1) && pieces_.is_free(at - 1) && pieces_.alone_on_line(at - 1)) {
      name(at - 1);
      if (rest.size() == 1) add_to(!pieces_.same_block(at, at - 1), rest[0]);
    } else if (rest.size() == 1) {
      add(row.target, rest[0]);
    } else if (rest.size() == 2) {
      name(row.last = rest[0]);
      add(row.target, rest[1]);
    }
    rows_.push_back(std::move(row));
  }

  // Name, target, basis one after the other, the target in a few words: 显著提升.
  void take_targets_in_words(const std::vector<TornRest>& rests) {
    for (const TornRest& rest : rests) {
      if (rest.at < 2 || !pieces_.is_free(rest.at - 1) || !pieces_.is_free(rest.at - 2)) continue;
      if (rest.at > 2 && pieces_.is_free(rest.at - 3) && pieces_.same_block(rest.at - 3, rest.at - 2)) continue;
      if (text::count_code_points(pieces_[rest.at - 1].text) > kNarrowCell || !pieces_.alone_on_line(rest.at - 1))
        continue;
      TornRow row = row_at(rest.at - 1, pieces_.use(rest.at - 1));
      row.levels = pieces_[rest.at - 2].levels;
      row.name_at = rest.at - 2;
      row.name = {pieces_.use(rest.at - 2)};
      rows_.push_back(std::move(row));
    }
  }

  // A scoring rule in two lines around the row: words behind the weight are the second line of the name.
  void take_rule(TornRow& row) {
    const int rule = pieces_[row.at].rule;
    if (rule < 0) return;
    for (std::size_t i = row.last + 1; i < pieces_.size() && pieces_[i].rule == rule; ++i)
      if (pieces_.is_free(i)) row.name.push_back(pieces_.use(i));
    const CutRule& around = pieces_.rules[static_cast<std::size_t>(rule)];
    if (around.whole) row.scoring = around.scoring;
    if (around.evidence.size() == 1) row.evidence = around.evidence.front();
  }

  // Code points of a full line in the column of names.
  std::size_t name_width() const {
    std::size_t width = 0;
    for (const TornRow& row : rows_)
      if (!row.name.empty()) width = std::max(width, text::count_code_points(row.name.front()));
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (pieces_.is_free(i) && may_be_name(pieces_[i].text))
        width = std::max(width, text::count_code_points(pieces_[i].text));
    return width;
  }

  // Only a full line goes on in a second one, and where names do so, a full line alone may have lost its rest.
  static bool is_whole_name(const std::vector<std::string>& name, std::size_t width, bool rest_is_left) {
    if (name.empty()) return true;
    const bool full = text::count_code_points(name.front()) == width;
    if (name.size() > 2 || (name.size() == 2 && !full) || (name.size() == 1 && full && rest_is_left)) return false;
    return text::count_code_points(name.front()) > 1 && (name.front().front() < '0' || name.front().front() > '9');
  }

  // Where names are cut, what looks like a short name may be the rest of one; not so at the start of a row.
  bool starts_apart(const TornRow& row, bool names_are_cut) const {
    if (!names_are_cut || row.name.empty() || row.in_columns || text::count_code_points(row.name.front()) > kNarrowCell)
      return true;
    const std::size_t at = row.name_at;
    return at == 0 || !pieces_.same_block(at, at - 1) || pieces_[at - 1].kind == PieceKind::kWeight;
  }

  // A comparison has a unit, and 万 is none yet.
  static bool is_whole_target(const std::string& printed, const PerformanceWords& words) {
    if (kind_of_piece(printed, words.pieces) != PieceKind::kTarget) return true;
    static const std::array<std::string_view, 4> multiples = {"百", "千", "万", "亿"};
    const Target target = parse_target(printed, words);
    return target.value && target.unit &&
           std::find(multiples.begin(), multiples.end(), *target.unit) == multiples.end();
  }

  void drop_doubtful(const PerformanceWords& words) {
    const std::size_t width = name_width();
    std::map<int, int> halves, nameless, rests;
    for (const TornRow& row : rows_) nameless[pieces_[row.at].page] += row.name.empty();
    bool names_are_cut =
        std::any_of(rows_.begin(), rows_.end(), [](const TornRow& row) { return row.name.size() > 1; });
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!pieces_.is_free(i) || says_nothing(pieces_[i].text)) continue;
      if (!may_be_name(pieces_[i].text)) {
        ++rests[pieces_[i].page];
        continue;
      }
      names_are_cut = true;
      if (text::count_code_points(pieces_[i].text) == width) ++halves[pieces_[i].page];
    }
    std::erase_if(rows_, [&](const TornRow& row) {
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
    std::map<int, std::vector<TornRow*>> nameless;
    std::map<int, std::vector<std::size_t>> names;
    for (TornRow& row : rows_)
      if (row.name.empty()) nameless[pieces_[row.at].page].push_back(&row);
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (pieces_.is_free(i) && pieces_.alone_on_line(i) && may_be_name(pieces_[i].text))
        names[pieces_[i].page].push_back(i);
    for (const auto& [page, rows] : nameless)
      if (rows.size() == 1 && names[page].size() == 1 && doubtful_pages_.count(page) == 0) {
        rows.front()->levels = pieces_[names[page].front()].levels;
        rows.front()->name = {pieces_.use(names[page].front())};
      }
  }

  // What stands in a cell for nothing, and figures.
  static bool says_nothing(const std::string& text) {
    return text == "无" || text == "-" || text == "—" || text == "/" || (text.front() >= '0' && text.front() <= '9');
  }

  static bool may_be_name(const std::string& text) {
    return text::count_code_points(text) > kNarrowCell && (text.front() < '0' || text.front() > '9');
  }

  IndicatorPieces& pieces_;
  std::vector<TornRow>& rows_;
  std::set<int> doubtful_pages_;
};

}  // namespace

void add_rows(IndicatorPieces& pieces, const std::vector<TornRest>& rests, const PerformanceWords& words,
              std::vector<TornRow>& rows) {
  RowSearch(pieces, rows).add(rests, words);
}

}  // namespace yusuan::performance
