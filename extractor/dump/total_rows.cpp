#include "dump/total_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "dump/runs.h"

namespace yusuan::dump {
namespace {

std::size_t header_cells_saying(const std::vector<Column>& columns, const std::string& text) {
  std::size_t count = 0;
  std::vector<std::string> before;
  for (const Column& column : columns) {
    for (std::size_t depth = 0; depth < column.header.size(); ++depth) {
      const bool merged =
          depth < before.size() &&
          std::equal(before.begin(), before.begin() + static_cast<long>(depth) + 1, column.header.begin());
      if (column.header[depth] == text && !merged) ++count;
    }
    before = column.header;
  }
  return count;
}

struct TotalLabel {
  Run run;
  std::string text;
  bool figured = false;  ///< a figure stands right behind it
};

bool is_header_cell(const std::vector<Column>& columns, const std::string& text) {
  return std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
    return std::find(column.header.begin(), column.header.end(), text) != column.header.end();
  });
}

std::vector<TotalLabel> total_labels(const RowSource& source) {
  const std::vector<Token>& tokens = source.tokens;
  std::vector<TotalLabel> labels;
  const auto is_total = [&](const std::string& text) { return patterns::any_matches(source.words.total_row, text); };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Run run = longest_run(tokens, i, kTotalPieces, is_total);
    if (!run) continue;
    // The last cell of the header in front of 合计.
    if (run.end - i > 1 && is_header_cell(source.columns, tokens[i].text) && longest_run(tokens, i + 1, 1, is_total))
      run.first = i + 1;
    labels.push_back({run, {}, run.end < tokens.size() && tokens[run.end].kind == TokenKind::kFigure});
    for (std::size_t j = run.first; j < run.end; ++j) labels.back().text += tokens[j].text;
    i = run.end - 1;
  }
  return labels;
}

// Of the totals of both sides those of this one.
void keep_side(std::vector<TotalLabel>& labels, const forms::Vocabulary& words, bool codes_on_both, bool left) {
  if (labels.empty()) return;
  const std::string first = labels.front().text;
  std::erase_if(labels, [&](const TotalLabel& label) {
    if (codes_on_both) return (label.text == first) != left;
    return !left && patterns::any_matches(words.revenue_entry, label.text) &&
           !patterns::any_matches(words.expenditure_entry, label.text);
  });
}

// 类 款 项 can stand in the row of the total.
bool stands_behind_code_header(const std::vector<Token>& tokens, std::size_t at) {
  return at > 1 && (tokens[at - 1].text == "项" || tokens[at - 1].text == "款") &&
         tokens[at - 1].line == tokens[at].line;
}

// Pages that the header is printed on, told by a cell of it that is no total.
std::set<int> pages_with_header(const RowSource& source) {
  std::set<std::string> cells;
  for (const Column& column : source.columns)
    for (const std::string& cell : column.header)
      if (!patterns::any_matches(source.words.total_row, cell)) cells.insert(cell);
  std::set<int> pages;
  for (const Token& token : source.tokens)
    if (token.kind == TokenKind::kText && cells.count(token.text) > 0) pages.insert(token.page);
  return pages;
}

// The label of the total row: on a page that has more of them than its header needs, else one with a figure right
// behind it.
const TotalLabel* total_among(const RowSource& source, const std::vector<TotalLabel>& labels) {
  std::map<int, std::size_t> on_page;
  for (const TotalLabel& label : labels) ++on_page[source.tokens[label.run.first].page];
  const auto headed = pages_with_header(source);
  const TotalLabel *spare = nullptr, *figured = nullptr;
  for (const TotalLabel& label : labels) {
    const int page = source.tokens[label.run.first].page;
    const std::size_t needed = headed.count(page) > 0 ? header_cells_saying(source.columns, label.text) : 0;
    const bool is_spare = on_page[page] > needed;
    if (is_spare && (spare == nullptr || label.figured || !spare->figured)) spare = &label;
    if (label.figured) figured = &label;
  }
  return spare != nullptr ? spare : figured;
}

void add_total(const RowSource& source, const std::vector<TotalLabel>& labels, Panel& panel) {
  const TotalLabel* found = total_among(source, labels);
  if (found == nullptr) return;
  const TotalLabel& total = *found;
  AnchoredRow row{.name = total.text, .page = source.tokens[total.run.first].page, .at = total.run.first};
  row.total = true;
  row.words.push_back(total.run);
  row.code_cells_taken = source.layout.total_in_name || stands_behind_code_header(source.tokens, total.run.first);
  // Columns of a torn table stand one after the other: most rows tell on which end the total is.
  const auto below = std::count_if(panel.rows.begin(), panel.rows.end(), [&](const auto& r) { return r.at > row.at; });
  const bool first = 2 * static_cast<std::size_t>(below) > panel.rows.size();
  panel.rows.insert(first ? panel.rows.begin() : panel.rows.end(), std::move(row));
}

}  // namespace

void add_total_row(const RowSource& source, std::vector<Panel>& panels, std::size_t index) {
  auto labels = total_labels(source);
  if (panels.size() > 1) keep_side(labels, source.words, !panels[0].codes.empty(), index == 0);
  add_total(source, labels, panels[index]);
}

}  // namespace yusuan::dump
