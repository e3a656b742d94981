#include "dump/anchors.h"

#include <algorithm>
#include <map>

#include "dump/code_rows.h"
#include "dump/rows_by_labels.h"
#include "dump/torn_codes.h"

namespace yusuan::dump {
namespace {

// Words behind all figures are remarks, no side of their own.
std::size_t without_remarks(const std::vector<Column>& columns) {
  const auto last =
      std::find_if(columns.rbegin(), columns.rend(), [](const Column& column) { return is_figure(column.type); });
  return last == columns.rend() ? columns.size() : static_cast<std::size_t>(columns.rend() - last);
}

std::vector<Panel> panels_of(const std::vector<Column>& columns) {
  std::vector<Panel> panels(1);
  for (std::size_t i = 0; i < without_remarks(columns); ++i) {
    const ColumnType type = columns[i].type;
    if (!is_figure(type) && !panels.back().figures.empty()) panels.emplace_back();
    (is_figure(type)             ? panels.back().figures
     : type == ColumnType::kCode ? panels.back().codes
                                 : panels.back().names)
        .push_back(i);
  }
  return panels;
}

// Whether the figures in the tokens from `first` to `end`, words in front, stand together.
bool together(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  bool figures = false, over = false;
  for (std::size_t i = first; i < end; ++i) {
    const bool figure = tokens[i].kind == TokenKind::kFigure;
    if (figure && over) return false;
    over = over || (figures && !figure);
    figures = figures || figure;
  }
  return true;
}

// Whether the first figure from `first` on stands on the line of the words in front of it.
bool on_the_line(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  for (std::size_t i = first + 1; i < end; ++i)
    if (tokens[i].kind == TokenKind::kFigure) return tokens[i].line == tokens[i - 1].line;
  return false;
}

// Whether words that are no row's own stand in front of the first figure from `first` on.
bool is_interrupted(const std::vector<Token>& tokens, std::size_t first, std::size_t end,
                    const std::vector<bool>& owned) {
  for (std::size_t i = first; i < end && tokens[i].kind != TokenKind::kFigure; ++i)
    if (!owned[i] && tokens[i].text != "※") return true;
  return false;
}

std::vector<bool> owned_tokens(std::size_t count, const std::vector<Panel>& panels) {
  std::vector<bool> owned(count);
  for (const Panel& panel : panels)
    for (const AnchoredRow& row : panel.rows)
      for (const Run& run : row.words)
        for (std::size_t i = run.first; i < run.end; ++i) owned[i] = true;
  return owned;
}

void share_figures(const std::vector<Token>& tokens, std::vector<Panel>& panels) {
  struct Home {
    std::size_t at;
    Panel* panel;
    AnchoredRow* row;
  };
  std::vector<Home> homes;
  for (Panel& panel : panels)
    for (AnchoredRow& row : panel.rows) homes.push_back({row.at, &panel, &row});
  std::stable_sort(homes.begin(), homes.end(), [](const Home& a, const Home& b) { return a.at < b.at; });
  const std::size_t first = homes.empty() ? tokens.size() : homes.front().at;
  for (std::size_t i = 0; i < first; ++i)
    if (tokens[i].kind == TokenKind::kFigure)
      panels.front().loose.push_back({tokens[i].text, tokens[i].value, tokens[i].page});
  for (Panel& panel : panels) panel.row_by_row = panel.loose.empty();
  std::map<const Panel*, int> on_line, figured;
  const auto owned = owned_tokens(tokens.size(), panels);
  for (std::size_t h = 0; h < homes.size(); ++h) {
    const std::size_t end = h + 1 < homes.size() ? homes[h + 1].at : tokens.size();
    for (std::size_t i = homes[h].at; i < end; ++i)
      if (tokens[i].kind == TokenKind::kFigure)
        homes[h].row->figures.push_back({tokens[i].text, tokens[i].value, tokens[i].page});
    const std::size_t count = homes[h].row->figures.size();
    Panel& panel = *homes[h].panel;
    const bool fits = count <= panel.figures.size() && (count > 0 || panel.codes.empty());
    panel.row_by_row = panel.row_by_row && fits && together(tokens, homes[h].at, end);
    AnchoredRow& row = *homes[h].row;
    row.interrupted = !row.words.empty() && count > 0 &&
                      (is_interrupted(tokens, row.at, end, owned) || row.figures.front().page != tokens[row.at].page);
    figured[&panel] += count > 0;
    on_line[&panel] += on_the_line(tokens, homes[h].at, end);
  }
  for (Panel& panel : panels) panel.on_lines = 2 * on_line[&panel] >= figured[&panel];
}

bool without_descriptors(const Panel& panel) { return panel.codes.empty() && panel.names.empty(); }

// A row of figures alone.
void add_bare_row(const RowSource& source, Panel& panel) {
  const auto first = std::find_if(source.tokens.begin(), source.tokens.end(),
                                  [](const Token& token) { return token.kind == TokenKind::kFigure; });
  if (first == source.tokens.end()) return;
  panel.rows.push_back({.page = first->page, .at = static_cast<std::size_t>(first - source.tokens.begin())});
}

}  // namespace

std::string AnchoredRow::full_code() const {
  std::string text;
  for (const std::string& part : code) text += part;
  return text;
}

std::vector<Panel> anchor_rows(const RowSource& source) {
  std::vector<Panel> panels = panels_of(source.columns);
  const bool labelled_sides = panels.size() == 2 && panels[0].codes.empty() && panels[1].codes.empty();
  for (std::size_t i = 0; i < panels.size(); ++i) {
    Panel& panel = panels[i];
    const auto& labels = i == 0 ? source.layout.labels : source.layout.right_labels;
    if (without_descriptors(panel)) {
      add_bare_row(source, panel);
    } else if (!panel.codes.empty() || (i > 0 && any_codes(source.tokens))) {
      rows_by_codes(source, panels, i);
    } else if (i < 2 && !labels.empty()) {
      rows_by_labels(source, labels, panel);
    } else if (!labelled_sides) {
      rows_by_text(source, panel);
    }
  }
  if (labelled_sides) rows_by_entries(source, panels);
  share_figures(source.tokens, panels);
  return panels;
}

}  // namespace yusuan::dump
