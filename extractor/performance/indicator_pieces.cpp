#include "performance/indicator_pieces.h"

#include <algorithm>
#include <utility>

#include "performance/indicator_words.h"
#include "text/utf8.h"

namespace yusuan::performance {
namespace {

// Lines on which the rest of a cut basis may stand.
constexpr std::size_t kBasisReach = 4;

bool ends_with_digit(const std::string& text) { return !text.empty() && text.back() >= '0' && text.back() <= '9'; }

// The two pieces into which a cell cuts the usual scoring rule, the first what is printed most of all words; empty when
// no such rest is printed.
std::pair<std::string, std::string> cut_scoring(const std::vector<text::DumpLine>& body, const IndicatorWords& words) {
  std::map<std::string, int> starts, rests;
  for (const text::DumpLine& line : body)
    for (const std::string& text : text::pieces_of(line))
      if (is_rest_of_scoring(text, words))
        ++rests[text];
      else if (kind_of_piece(text, words) == PieceKind::kWords && text::count_code_points(text) >= kNarrowCell &&
               !is_evidence(text, words) && !is_level(text, words))
        ++starts[text];
  const auto by_count = [](const auto& one, const auto& other) { return one.second < other.second; };
  const auto start = std::max_element(starts.begin(), starts.end(), by_count);
  const auto rest = std::max_element(rests.begin(), rests.end(), by_count);
  if (start == starts.end() || rest == rests.end() || start->second < 2) return {};
  return {start->first, rest->first};
}

class Sorting {
 public:
  Sorting(const std::vector<text::DumpLine>& body, const IndicatorWords& words, IndicatorPieces& result)
      : body_(body), words_(words), cut_(cut_scoring(body, words)), result_(result) {}

  void sort_all() {
    for (const text::DumpLine& line : body_) {
      if (line.apart) ++block_, open_ = false;
      const std::size_t before = result_.all.size();
      std::vector<std::string> levels;
      for (const std::string& text : joined_units(text::pieces_of(line))) sort(text, line.page, levels);
      if (result_.all.size() > before) ++line_;
    }
    join_bases();
  }

 private:
  // Some producers part figures from the words behind them: =4 次.
  std::vector<std::string> joined_units(const std::vector<std::string>& texts) const {
    std::vector<std::string> whole;
    for (const std::string& text : texts) {
      const bool unit = kind_of_piece(text, words_) == PieceKind::kWords &&
                        text::count_code_points(text) <= kNarrowCell && !is_level(text, words_) &&
                        !is_evidence(text, words_) && !holds_scoring_end(text, words_);
      const bool figure =
          !whole.empty() && ends_with_digit(whole.back()) && kind_of_piece(whole.back(), words_) != PieceKind::kWords;
      if (unit && figure)
        whole.back() += text;
      else
        whole.push_back(text);
    }
    return whole;
  }

  void sort(const std::string& text, int page, std::vector<std::string>& levels) {
    if (is_level(text, words_) || level_begun_by(text, words_))
      levels.push_back(is_level(text, words_) ? text : *level_begun_by(text, words_));
    else if (ends_level(text, words_))
      return;
    else if (!text.empty() && text == cut_.first)
      open_rule(text);
    else if (text == cut_.second)
      close_rule(text);
    else if (ends_scoring(text, words_))
      ++result_.scoring[text];
    else if (is_evidence(text, words_))
      take_evidence(text);
    else
      result_.all.push_back(
          {kind_of_piece(text, words_), text, page, line_, block_, false, levels, 0, open_ ? last_rule() : -1});
  }

  int last_rule() const { return static_cast<int>(result_.rules.size()) - 1; }

  void open_rule(const std::string& text) {
    open_ = true;
    result_.rules.push_back({text, false, {}});
  }

  void close_rule(const std::string& text) {
    if (result_.rules.empty()) return;
    if (open_) {
      result_.rules.back().scoring += text;
      result_.rules.back().whole = true;
    }
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
      const auto rest = rest_of_basis(all[i].text, words_);
      if (!rest) continue;
      for (std::size_t k = i + 1; k < all.size() && all[k].line <= all[i].line + kBasisReach; ++k) {
        if (all[k].text != *rest) continue;
        all[i].text += all[k].text;
        all[i].kind = PieceKind::kBasis;
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(k));
        all[i].basis_end = k;
        for (std::size_t j = 0; j < i; ++j)
          if (all[j].basis_end > k) --all[j].basis_end;
        break;
      }
    }
  }

  const std::vector<text::DumpLine>& body_;
  const IndicatorWords& words_;
  std::pair<std::string, std::string> cut_;
  bool open_ = false;
  std::size_t line_ = 0, block_ = 0;
  IndicatorPieces& result_;
};

}  // namespace

PieceKind kind_of_piece(const std::string& text, const IndicatorWords& words) {
  if (is_basis(text, words)) return PieceKind::kBasis;
  if (is_weight(text)) return PieceKind::kWeight;
  const bool compares = text.find_first_of("<>=") == 0 || text.starts_with("≥") || text.starts_with("≤");
  return compares ? PieceKind::kTarget : PieceKind::kWords;
}

IndicatorPieces::IndicatorPieces(const std::vector<text::DumpLine>& body, const IndicatorWords& words) {
  Sorting(body, words, *this).sort_all();
}

bool IndicatorPieces::alone_on_line(std::size_t i) const {
  return (i == 0 || !same_line(i, i - 1)) && (i + 1 == size() || !same_line(i, i + 1));
}

bool IndicatorPieces::is_free(std::size_t i) const {
  return i < size() && all[i].kind == PieceKind::kWords && !all[i].used;
}

bool IndicatorPieces::starts_row(std::size_t i) const {
  for (std::size_t k = i + 1; k < size() && same_line(i, k); ++k)
    if (all[k].kind == PieceKind::kTarget) return true;
  return false;
}

const std::string& IndicatorPieces::use(std::size_t i) {
  all[i].used = true;
  return all[i].text;
}

}  // namespace yusuan::performance
