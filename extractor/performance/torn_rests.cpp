#include <algorithm>
#include <array>

#include "performance/torn_rows.h"

namespace yusuan::performance {
namespace {

// Pieces of text between a basis and its weight: 200元/ | 人/天.
constexpr std::size_t kMostPreviousPieces = 2;

class Columns {
 public:
  explicit Columns(IndicatorPieces& pieces) : pieces_(pieces) {}

  // Blocks side by side, each of as many lines, one column each: names, targets, bases, what was, weights.
  std::vector<TornRow> take() {
    std::vector<TornRow> rows;
    constexpr std::array kinds = {PieceKind::kWords, PieceKind::kTarget, PieceKind::kBasis};
    for (std::size_t first = 0; first < pieces_.size(); ++first) {
      const std::size_t count = block_size(first);
      if (count < 2 || first + 5 * count > pieces_.size()) continue;
      const auto column_fits = [&](std::size_t column) {
        const std::size_t at = first + column * count;
        if (block_size(at) != count) return false;
        for (std::size_t i = at; i < at + count; ++i)
          if (!pieces_.alone_on_line(i) || (column < kinds.size() && pieces_[i].kind != kinds[column]) ||
              (column == 4 && pieces_[i].kind != PieceKind::kWeight))
            return false;
        return true;
      };
      bool fits = true;
      for (std::size_t column = 0; column < 5; ++column) fits = fits && column_fits(column);
      for (std::size_t k = 0; fits && k < count; ++k) {
        const auto cell = [&](std::size_t column) { return first + column * count + k; };
        TornRow row;
        row.at = row.last = cell(1);
        row.in_columns = true;
        row.levels = pieces_[cell(0)].levels;
        row.name = {pieces_.use(cell(0))};
        row.target = pieces_.use(cell(1));
        row.basis = pieces_.use(cell(2));
        row.previous = pieces_.use(cell(3));
        row.weight = pieces_.use(cell(4));
        rows.push_back(std::move(row));
      }
    }
    return rows;
  }

 private:
  std::size_t block_size(std::size_t first) const {
    if (first >= pieces_.size() || (first > 0 && pieces_.same_block(first, first - 1))) return 0;
    std::size_t end = first;
    while (end < pieces_.size() && pieces_.same_block(first, end)) ++end;
    return end - first;
  }

  IndicatorPieces& pieces_;
};

class Rests {
 public:
  explicit Rests(IndicatorPieces& pieces) : pieces_(pieces) {}

  // A basis and, unless a column of them is printed, what was and the weight right behind it.
  std::vector<TornRest> take() {
    std::vector<TornRest> rests;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].kind != PieceKind::kBasis || pieces_[i].used) continue;
      pieces_.use(i);
      TornRest rest{.at = i};
      const bool one_of_column = i > 0 && pieces_[i - 1].kind == PieceKind::kBasis;
      std::size_t weight = i + 1;
      if (weight + 1 < pieces_.size() && pieces_[weight + 1].kind == PieceKind::kWeight && !pieces_.starts_row(weight))
        ++weight;
      while (weight < pieces_.size() && weight <= i + 1 + kMostPreviousPieces &&
             pieces_[weight].kind != PieceKind::kWeight)
        ++weight;
      if (!one_of_column && is_cell_of_rest(i + 1, weight)) {
        if (weight > i + 1) rest.previous.emplace();
        for (std::size_t k = i + 1; k < weight; ++k) *rest.previous += pieces_.use(k);
        rest.weight = pieces_.use(weight);
      }
      rests.push_back(std::move(rest));
    }
    return rests;
  }

 private:
  bool is_cell_of_rest(std::size_t first, std::size_t weight) const {
    if (weight >= pieces_.size() || weight > first + kMostPreviousPieces || pieces_[weight].kind != PieceKind::kWeight)
      return false;
    for (std::size_t i = first; i < weight; ++i)
      if (pieces_[i].kind == PieceKind::kTarget || pieces_[i].kind == PieceKind::kBasis ||
          pieces_[i].page != pieces_[first].page)
        return false;
    return true;
  }

  IndicatorPieces& pieces_;
};

class Giving {
 public:
  Giving(const IndicatorPieces& pieces, std::vector<TornRest>& rests, std::vector<TornRow>& rows)
      : pieces_(pieces), rests_(rests), rows_(rows) {}

  bool belongs(const TornRow& row, const TornRest& rest) const {
    if (rest.at == row.last + 1 || (rest.at == row.at + 1 && pieces_.same_line(rest.at, row.at))) return true;
    return rest.at < row.at && pieces_[rest.at].basis_end > row.at;
  }

  // A rest belongs to the row right in front of it when every row so far has one but that. Between two such pairs one
  // row and one rest that are left belong together.
  void give_rests() {
    std::vector<std::size_t> rows, rests;
    std::size_t next = 0;
    int page = 0;
    const auto give = [&](std::size_t row, std::size_t rest) {
      rests_[rest].given = true;
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
        if (!rows_[next].in_columns) rows.push_back(next);
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
      if (!rows_[next].in_columns && pieces_[rows_[next].at].page == page) rows.push_back(next);
    settle();
  }

  bool is_in_column(std::size_t rest) const {
    const std::size_t at = rests_[rest].at;
    return at + 1 < pieces_.size() && pieces_[at + 1].kind == PieceKind::kBasis;
  }

  // Bases and weights that are left, as many as rows without one, where all are the same.
  void fill_equal() {
    std::vector<std::string> bases, weights;
    for (const TornRest& rest : rests_) {
      if (rest.given) continue;
      bases.push_back(pieces_[rest.at].text);
      if (rest.weight) weights.push_back(*rest.weight);
    }
    for (const IndicatorPiece& piece : pieces_.all)
      if (piece.kind == PieceKind::kWeight && !piece.used) weights.push_back(piece.text);
    fill(bases, &TornRow::basis);
    fill(weights, &TornRow::weight);
  }

  void fill(const std::vector<std::string>& left, std::optional<std::string> TornRow::*cell) {
    const auto open = std::count_if(rows_.begin(), rows_.end(), [&](const TornRow& row) { return !(row.*cell); });
    if (left.size() != static_cast<std::size_t>(open) ||
        std::any_of(left.begin(), left.end(), [&](const std::string& text) { return text != left.front(); }))
      return;
    for (TornRow& row : rows_)
      if (!(row.*cell)) row.*cell = left.front();
  }

  const IndicatorPieces& pieces_;
  std::vector<TornRest>& rests_;
  std::vector<TornRow>& rows_;
};

}  // namespace

std::vector<TornRow> rows_in_columns(IndicatorPieces& pieces) { return Columns(pieces).take(); }

std::vector<TornRest> take_rests(IndicatorPieces& pieces) { return Rests(pieces).take(); }

void give_rests(const IndicatorPieces& pieces, std::vector<TornRest>& rests, std::vector<TornRow>& rows) {
  Giving giving(pieces, rests, rows);
  giving.give_rests();
  giving.fill_equal();
}

}  // namespace yusuan::performance
