#include "dump/assemble.h"

#include <algorithm>
#include <map>

#include "solve/minor.h"

namespace yusuan::dump {
namespace {

// The printed figures of a panel by their amount, to be handed out one by one.
class Stock {
 public:
  Stock(const Panel& panel, int scale) : scale_(scale) {
    const auto add = [&](const PrintedFigure& figure) {
      figures_[solve::minor_of(figure.value, scale)].push_back(figure);
    };
    for (const PrintedFigure& figure : panel.loose) add(figure);
    for (const AnchoredRow& row : panel.rows)
      for (const PrintedFigure& figure : row.figures) add(figure);
  }

  std::optional<PrintedFigure> take(solve::Minor amount) {
    auto& left = figures_[amount];
    if (left.empty()) return std::nullopt;
    PrintedFigure figure = std::move(left.front());
    left.erase(left.begin());
    return figure;
  }

  int scale() const { return scale_; }

 private:
  std::map<solve::Minor, std::vector<PrintedFigure>> figures_;
  int scale_;
};

std::vector<solve::Minor> amounts(const solve::Placing& placing) {
  std::vector<solve::Minor> values;
  for (const auto& cell : placing)
    if (cell) values.push_back(*cell);
  std::sort(values.begin(), values.end());
  return values;
}

bool hold_the_same(const std::vector<solve::Placing>& placings) {
  return std::all_of(placings.begin(), placings.end(),
                     [&](const solve::Placing& placing) { return amounts(placing) == amounts(placings.front()); });
}

// What a row surely holds but nobody can say where, in printed order; empty when solutions differ in what it holds.
std::vector<solve::Minor> left_over(const std::vector<solve::Placing>& placings, const solve::Placing& shared) {
  if (placings.empty() || !hold_the_same(placings)) return {};
  std::vector<solve::Minor> rest;
  for (std::size_t c = 0; c < shared.size(); ++c)
    if (placings.front()[c] && !shared[c]) rest.push_back(*placings.front()[c]);
  return rest;
}

struct Cells {
  std::vector<TableCell> cells;  ///< of the whole table
  std::vector<std::string> unplaced;
};

void put_names(const Panel& panel, const AnchoredRow& row, const std::string& first, std::vector<TableCell>& cells) {
  if (!first.empty() && !panel.names.empty()) cells[panel.names.front()].text = first;
  for (std::size_t i = 0; i < row.beside.size() && i + 1 < panel.names.size(); ++i)
    if (!row.beside[i].empty()) cells[panel.names[i + 1]].text = row.beside[i];
}

void put_descriptors(const Panel& panel, const AnchoredRow& row, std::vector<TableCell>& cells) {
  if (row.total && !panel.codes.empty()) {
    cells[row.code_cells_taken && !panel.names.empty() ? panel.names.front() : panel.codes.front()].text = row.name;
    return;
  }
  if (panel.codes.empty()) {
    // A code and its name in one cell.
    std::string text = row.full_code();
    if (!row.name.empty()) text += (text.empty() ? "" : " ") + row.name;
    return put_names(panel, row, text, cells);
  }
  for (std::size_t i = 0; i < row.code.size() && i < panel.codes.size(); ++i) cells[panel.codes[i]].text = row.code[i];
  put_names(panel, row, row.name, cells);
}

std::vector<Cells> fill_panel(const DumpedTable& source, std::size_t index) {
  const Panel& panel = source.panels[index];
  const SettledPanel& settled = source.settled[index];
  Stock stock(panel, source.scale);
  std::vector<Cells> rows;
  for (std::size_t i = 0; i < panel.rows.size(); ++i) {
    Cells row{std::vector<TableCell>(source.columns.size()), {}};
    put_descriptors(panel, panel.rows[i], row.cells);
    const solve::Placing shared = solve::shared_cells(settled.placings[i]);
    for (std::size_t c = 0; c < shared.size(); ++c) {
      if (!shared[c]) continue;
      const auto figure = stock.take(*shared[c]);
      if (!figure) continue;
      row.cells[panel.figures[c]].text = figure->text;
      row.cells[panel.figures[c]].value = figure->value;
    }
    for (const solve::Minor amount : left_over(settled.placings[i], shared))
      if (const auto figure = stock.take(amount)) row.unplaced.push_back(figure->text);
    rows.push_back(std::move(row));
  }
  // What no solution gives to a row for sure stays with the row that it was printed behind.
  const auto keep = [&](const PrintedFigure& printed, std::size_t row) {
    if (const auto figure = stock.take(solve::minor_of(printed.value, source.scale)))
      rows[row].unplaced.push_back(figure->text);
  };
  for (std::size_t i = 0; i < panel.rows.size(); ++i)
    for (const PrintedFigure& figure : panel.rows[i].figures) keep(figure, i);
  if (!rows.empty())
    for (const PrintedFigure& figure : panel.loose) keep(figure, 0);
  return rows;
}

RowKind kind_of(const AnchoredRow& row, const forms::Vocabulary& words) {
  if (row.total) return RowKind::kTotal;
  if (patterns::any_matches(words.memo_row, row.name)) return RowKind::kMemo;
  switch (row.full_code().size()) {
    case 3:
      return RowKind::kClass;
    case 5:
      return RowKind::kGroup;
    case 7:
      return RowKind::kItem;
    default:
      return RowKind::kLine;
  }
}

// What stands in the first column of names, which words of other kinds may precede.
std::string name_of(const AnchoredRow& row, const Panel& panel, const std::vector<Column>& columns) {
  for (std::size_t i = 0; i < panel.names.size(); ++i)
    if (columns[panel.names[i]].type == ColumnType::kName)
      return i == 0 || row.total ? row.name : i <= row.beside.size() ? row.beside[i - 1] : std::string();
  return row.name;
}

void add_row(const AnchoredRow& anchor, Cells cells, const Panel& panel, const forms::Vocabulary& words, Table& table) {
  const std::vector<Column>& columns = table.columns;
  Row row{.kind = kind_of(anchor, words), .cells = std::move(cells.cells), .page = anchor.page};
  if (!anchor.code.empty()) row.code = anchor.full_code();
  if (const std::string name = name_of(anchor, panel, columns); !name.empty()) row.name = name;
  row.unplaced = std::move(cells.unplaced);
  table.rows.push_back(std::move(row));
}

// The right side's rows stand beside the left side's, one by one; the total rows stand beside each other.
void join_sides(const DumpedTable& source, const forms::Vocabulary& words, Table& table) {
  std::vector<std::vector<Cells>> sides;
  for (std::size_t p = 0; p < source.panels.size(); ++p) sides.push_back(fill_panel(source, p));
  const auto& left = source.panels[0].rows;
  std::size_t l = 0, r = 0;
  const std::vector<AnchoredRow> none;
  const auto& right = source.panels.size() > 1 ? source.panels[1].rows : none;
  while (l < left.size() || r < right.size()) {
    const bool left_waits = l < left.size() && left[l].total && r < right.size() && !right[r].total;
    const bool right_waits = r < right.size() && right[r].total && l < left.size() && !left[l].total;
    const bool take_left = l < left.size() && !left_waits, take_right = r < right.size() && !right_waits;
    if (take_left) {
      Cells cells = std::move(sides[0][l]);
      if (take_right) {
        for (std::size_t c = 0; c < cells.cells.size(); ++c)
          if (sides[1][r].cells[c].text) cells.cells[c] = std::move(sides[1][r].cells[c]);
        cells.unplaced.insert(cells.unplaced.end(), sides[1][r].unplaced.begin(), sides[1][r].unplaced.end());
      }
      add_row(left[l], std::move(cells), source.panels[0], words, table);
    } else {
      add_row(right[r], std::move(sides[1][r]), source.panels[1], words, table);
    }
    l += take_left;
    r += take_right;
  }
}

}  // namespace

void assemble(const DumpedTable& source, const forms::Vocabulary& words, Table& table,
              std::vector<Diagnostic>& diagnostics) {
  table.columns = source.columns;
  table.rows.clear();
  join_sides(source, words, table);
  const std::string where = "“" + table.title + "”: ";
  for (const Row& row : table.rows) {
    if (row.unplaced.empty()) continue;
    std::string figures;
    for (const std::string& figure : row.unplaced) figures += (figures.empty() ? "" : " ") + figure;
    diagnostics.push_back(
        {Severity::kWarning,
         kUnplacedFigures,
         where + "row “" + row.name.value_or(row.code.value_or("")) + "”: more than one column could hold " + figures,
         row.page,
         {}});
  }
  const auto moved = [](const SettledPanel& settled) { return settled.moved; };
  if (source.untangled || std::any_of(source.settled.begin(), source.settled.end(), moved))
    diagnostics.push_back({Severity::kInfo,
                           kFiguresReassigned,
                           where + "some figures stand apart from their rows in the text; sums say where they belong",
                           table.pages.empty() ? std::nullopt : std::optional<int>(table.pages.front()),
                           {}});
}

}  // namespace yusuan::dump
