#include "dump/anchors.h"

#include <algorithm>
#include <map>
#include <set>

#include "dump/labels.h"
#include "dump/runs.h"

namespace yusuan {
namespace {

// 收 入 总 计 is four pieces.
constexpr std::size_t kTotalPieces = 6;

bool is_figure(ColumnType type) {
  return type == ColumnType::kMoney || type == ColumnType::kNumber || type == ColumnType::kPercent;
}

struct Code {
  std::vector<std::string> parts;
  std::size_t first = 0, end = 0;

  std::string full() const {
    std::string text;
    for (const std::string& part : parts) text += part;
    return text;
  }
};

// Functional classes begin with 2, economic ones with 3 and 5: 100 to 199 are no codes.
bool starts_code(const std::string& text) {
  const bool long_enough = text.size() == 3 || text.size() == 5 || text.size() == 7;
  return long_enough && (text[0] == '2' || text[0] == '3' || text[0] == '5');
}

// A code of three digits may go on in further cells at once. Column numbers (10, 11, 12) are none.
std::vector<Code> find_codes(const std::vector<Token>& tokens, std::size_t most_parts) {
  std::vector<Code> codes;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kDigits) continue;
    const std::string& text = tokens[i].text;
    if (starts_code(text)) {
      codes.push_back({{text}, i, i + 1});
    } else if (text.size() == 2 && !codes.empty() && codes.back().end == i && codes.back().parts.size() < most_parts &&
               codes.back().parts.front().size() == 3) {
      codes.back().parts.push_back(text);
      codes.back().end = i + 1;
    }
  }
  return codes;
}

class CodeRows {
 public:
  CodeRows(const RowSource& source, const std::vector<Code>& codes)
      : tokens_(source.tokens), source_(source), claimed_(tokens_.size()) {
    for (const Code& code : codes) full_codes_.insert(code.full());
  }

  void read(const std::vector<Code>& codes, Panel& panel) {
    std::vector<Run> names;
    for (const Code& code : codes) {
      names.push_back(name_behind(code, panel.names.size() > 1));
      claim(names.back());
    }
    for (std::size_t i = 0; i < codes.size(); ++i)
      if (!names[i]) claim(names[i] = name_elsewhere(codes[i]));
    for (std::size_t i = 0; i < codes.size(); ++i) {
      add_row(codes[i], names[i], panel);
      if (!names[i]) panel.rows.back().name = name_around(codes[i]);
    }
  }

 private:
  bool header_fragment(const std::string& text) const {
    return std::any_of(source_.columns.begin(), source_.columns.end(), [&](const Column& column) {
      return std::any_of(column.header.begin(), column.header.end(),
                         [&](const std::string& cell) { return cell.find(text) != std::string::npos; });
    });
  }

  void claim(const Run& run) {
    for (std::size_t i = run.first; run && i < run.end; ++i) claimed_[i] = true;
  }

  // The text right behind the code, unless it is the name of another code of this table.
  Run name_behind(const Code& code, bool first_piece_only) const {
    for (const std::string& name : source_.names.of(code.full()))
      if (const Run run = run_at(tokens_, code.end, name)) return run;
    Run run{code.end, code.end};
    while (run.end < tokens_.size() && tokens_[run.end].kind == TokenKind::kText && !is_total_at(run.end)) ++run.end;
    if (run.end == run.first || header_fragment(tokens_[run.first].text) || is_name_of_other(run.first, code))
      return {};
    if (first_piece_only) run.end = run.first + 1;
    return run;
  }

  bool is_name_of_other(std::size_t at, const Code& code) const {
    if (source_.names.of(code.full()).empty()) return false;
    return std::any_of(full_codes_.begin(), full_codes_.end(), [&](const std::string& other) {
      const auto& names = source_.names.of(other);
      return std::any_of(names.begin(), names.end(),
                         [&](const std::string& name) { return static_cast<bool>(run_at(tokens_, at, name)); });
    });
  }

  // Columns of a torn table: the next place with one of the code's names, else the last one before.
  Run name_elsewhere(const Code& code) const {
    Run before;
    for (const std::string& name : source_.names.of(code.full()))
      for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if (claimed_[i]) continue;
        const Run run = run_at(tokens_, i, name);
        if (!run) continue;
        if (i >= code.end) return run;
        before = run;
      }
    return before;
  }

  // A name in a cell of several lines around the line of its code: the lines above and below make up a name of the
  // code.
  std::string name_around(const Code& code) const {
    std::size_t below = code.end;
    while (below < tokens_.size() && tokens_[below].kind != TokenKind::kText) ++below;
    for (const std::string& name : source_.names.of(code.full())) {
      std::string above;
      for (std::size_t first = code.first; first-- > 0 && tokens_[first].kind == TokenKind::kText;) {
        above.insert(0, tokens_[first].text);
        if (!name.starts_with(above)) continue;
        if (run_at(tokens_, below, std::string_view(name).substr(above.size()))) return name;
      }
    }
    return {};
  }

  bool is_total_at(std::size_t at) const {
    return static_cast<bool>(longest_run(tokens_, at, kTotalPieces, [&](const std::string& text) {
      return any_matches(source_.words.total_row, text);
    }));
  }

  Run text_behind(std::size_t from) const {
    Run run{from, from};
    while (run.end < tokens_.size() && tokens_[run.end].kind == TokenKind::kText &&
           !header_fragment(tokens_[run.end].text) && (run.end == from || !is_total_at(run.end)))
      ++run.end;
    return run;
  }

  void add_row(const Code& code, const Run& name, Panel& panel) {
    AnchoredRow row{.code = code.parts, .at = code.first};
    row.page = tokens_[code.first].page;
    row.words.push_back({code.first, code.end});
    if (name) {
      row.name = joined(tokens_, name);
      const bool figures_behind_code = code.end < tokens_.size() && tokens_[code.end].kind == TokenKind::kFigure;
      if (!figures_behind_code) row.at = name.first;
      row.page = std::min(row.page, tokens_[name.first].page);
      row.words.push_back(name);
      if (panel.names.size() > 1) {
        row.words.push_back(text_behind(name.end));
        row.beside.push_back(joined(tokens_, row.words.back()));
      }
      source_.names.learn(code.full(), row.name);
    }
    panel.rows.push_back(std::move(row));
  }

  const std::vector<Token>& tokens_;
  const RowSource& source_;
  std::vector<bool> claimed_;
  std::set<std::string> full_codes_;
};

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
  const auto is_total = [&](const std::string& text) { return any_matches(source.words.total_row, text); };
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
void keep_side(std::vector<TotalLabel>& labels, const Vocabulary& words, bool codes_on_both, bool left) {
  if (labels.empty()) return;
  const std::string first = labels.front().text;
  std::erase_if(labels, [&](const TotalLabel& label) {
    if (codes_on_both) return (label.text == first) != left;
    return !left && any_matches(words.revenue_entry, label.text) && !any_matches(words.expenditure_entry, label.text);
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
      if (!any_matches(source.words.total_row, cell)) cells.insert(cell);
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
  row.code_cells_taken = stands_behind_code_header(source.tokens, total.run.first);
  // Columns of a torn table stand one after the other: most rows tell on which end the total is.
  const auto below = std::count_if(panel.rows.begin(), panel.rows.end(), [&](const auto& r) { return r.at > row.at; });
  const bool first = 2 * static_cast<std::size_t>(below) > panel.rows.size();
  panel.rows.insert(first ? panel.rows.begin() : panel.rows.end(), std::move(row));
}

void nest_by_code(Panel& panel) {
  const auto is_total = [](const AnchoredRow& row) { return row.total; };
  const auto total = std::find_if(panel.rows.begin(), panel.rows.end(), is_total);
  for (std::size_t i = 0; i < panel.rows.size(); ++i) {
    AnchoredRow& row = panel.rows[i];
    if (row.total) continue;
    if (total != panel.rows.end()) row.parent = static_cast<int>(total - panel.rows.begin());
    const std::string code = row.full_code();
    std::size_t longest = 0;
    for (std::size_t j = 0; j < panel.rows.size(); ++j) {
      const std::string above = panel.rows[j].full_code();
      if (above.size() <= longest || above.size() >= code.size() || !code.starts_with(above)) continue;
      row.parent = static_cast<int>(j);
      longest = above.size();
    }
  }
}

std::vector<Panel> panels_of(const std::vector<Column>& columns) {
  std::vector<Panel> panels(1);
  for (std::size_t i = 0; i < columns.size(); ++i) {
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
    if (tokens[i].kind == TokenKind::kFigure) panels.front().loose.push_back({tokens[i].text, tokens[i].value});
  for (Panel& panel : panels) panel.row_by_row = panel.loose.empty();
  std::map<const Panel*, int> on_line, figured;
  const auto owned = owned_tokens(tokens.size(), panels);
  for (std::size_t h = 0; h < homes.size(); ++h) {
    const std::size_t end = h + 1 < homes.size() ? homes[h + 1].at : tokens.size();
    for (std::size_t i = homes[h].at; i < end; ++i)
      if (tokens[i].kind == TokenKind::kFigure) homes[h].row->figures.push_back({tokens[i].text, tokens[i].value});
    const std::size_t count = homes[h].row->figures.size();
    Panel& panel = *homes[h].panel;
    const bool fits = count <= panel.figures.size() && (count > 0 || panel.codes.empty());
    panel.row_by_row = panel.row_by_row && fits && together(tokens, homes[h].at, end);
    homes[h].row->interrupted =
        !homes[h].row->words.empty() && count > 0 && is_interrupted(tokens, homes[h].at, end, owned);
    figured[&panel] += count > 0;
    on_line[&panel] += on_the_line(tokens, homes[h].at, end);
  }
  for (Panel& panel : panels) panel.on_lines = 2 * on_line[&panel] >= figured[&panel];
}

// Codes whose panel is told by how they begin.
std::vector<Code> codes_of_side(const std::vector<Code>& codes, const std::vector<std::string>& beginnings, bool left) {
  std::vector<Code> own;
  for (const Code& code : codes)
    if (std::any_of(beginnings.begin(), beginnings.end(),
                    [&](const std::string& start) { return code.parts.front().starts_with(start); }) == left)
      own.push_back(code);
  return own;
}

void read_codes(const RowSource& source, std::vector<Panel>& panels, std::size_t index) {
  Panel& panel = panels[index];
  auto codes = find_codes(source.tokens, std::max<std::size_t>(panel.codes.size(), 1));
  const bool two_sided = panels.size() > 1 && !panels[0].codes.empty() && !panels[1].codes.empty();
  if (two_sided) codes = codes_of_side(codes, source.layout.left_codes, index == 0);
  CodeRows(source, codes).read(codes, panel);
}

bool any_codes(const std::vector<Token>& tokens) { return !find_codes(tokens, 1).empty(); }

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
    if (without_descriptors(panel)) {
      add_bare_row(source, panel);
    } else if (!panel.codes.empty() || (i > 0 && any_codes(source.tokens))) {
      read_codes(source, panels, i);
      auto totals = total_labels(source);
      if (panels.size() > 1) keep_side(totals, source.words, !panels[0].codes.empty(), i == 0);
      add_total(source, totals, panel);
      nest_by_code(panel);
    } else if (i == 0 && !source.layout.labels.empty()) {
      rows_by_labels(source, source.layout.labels, panel);
    } else if (!labelled_sides) {
      rows_by_text(source, panel);
    }
  }
  if (labelled_sides) rows_by_entries(source, panels);
  share_figures(source.tokens, panels);
  return panels;
}

}  // namespace yusuan
