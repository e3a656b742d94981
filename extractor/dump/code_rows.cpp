#include "dump/code_rows.h"

#include <algorithm>
#include <set>

#include "dump/runs.h"
#include "dump/torn_codes.h"
#include "dump/total_rows.h"

namespace yusuan::dump {
namespace {

constexpr std::size_t kShortestUnitCode = 6;

class CodeRows {
 public:
  CodeRows(const RowSource& source, const std::vector<PrintedCode>& codes)
      : tokens_(source.tokens), source_(source), claimed_(tokens_.size()) {
    for (const PrintedCode& code : codes) full_codes_.insert(code.full());
  }

  void read(const std::vector<PrintedCode>& codes, Panel& panel) {
    unit_codes_ = put_name_first(panel);
    std::vector<Run> names;
    for (const PrintedCode& code : codes) {
      names.push_back(name_behind(code, panel.names.size() > 1));
      claim(names.back());
    }
    for (std::size_t i = 0; i < codes.size(); ++i)
      if (!names[i]) claim(names[i] = name_elsewhere(codes[i]));
    for (std::size_t i = 0; i < codes.size(); ++i) {
      add_row(codes[i], names[i], panel);
      const std::string beside = names[i] ? joined(tokens_, names[i]) : "";
      if (const std::string whole = name_around(codes[i], beside); !whole.empty()) panel.rows.back().name = whole;
    }
  }

  // Rows without a code: lines of words that belong to no other row, and figures.
  void add_units(Panel& panel) const {
    if (!unit_codes_) return;
    std::vector<bool> owned(tokens_.size());
    for (const AnchoredRow& row : panel.rows)
      for (const Run& run : row.words)
        for (std::size_t i = run.first; i < run.end; ++i) owned[i] = true;
    for (std::size_t i = 1; i + 1 < tokens_.size(); ++i) {
      const bool alone = tokens_[i].kind == TokenKind::kText && !owned[i] &&
                         tokens_[i - 1].kind == TokenKind::kFigure && tokens_[i - 1].line != tokens_[i].line &&
                         tokens_[i + 1].kind == TokenKind::kFigure && tokens_[i + 1].line == tokens_[i].line;
      if (!alone) continue;
      AnchoredRow row{.name = tokens_[i].text, .page = tokens_[i].page, .at = i};
      row.words.push_back({i, i + 1});
      const auto behind = std::find_if(panel.rows.begin(), panel.rows.end(), [&](const auto& r) { return r.at > i; });
      panel.rows.insert(behind, std::move(row));
    }
  }

 private:
  // Where the code of the unit stands in front of the name.
  bool put_name_first(Panel& panel) const {
    if (panel.codes.empty() || panel.names.size() != 2) return false;
    const bool unit_first = source_.columns[panel.names[0]].type == ColumnType::kText &&
                            source_.columns[panel.names[1]].type == ColumnType::kName;
    if (unit_first) std::swap(panel.names[0], panel.names[1]);
    return unit_first;
  }

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
  Run name_behind(const PrintedCode& code, bool first_piece_only) const {
    if (code.name) return code.name;
    const Run unit = unit_code_behind(code);
    const std::size_t from = unit ? unit.end : code.end;
    for (const std::string& name : source_.names.of(code.full()))
      if (const Run run = run_at(tokens_, from, name)) return run;
    Run run{from, from};
    while (run.end < tokens_.size() && tokens_[run.end].kind == TokenKind::kText && !is_total_at(run.end)) ++run.end;
    if (run.end == run.first || header_fragment(tokens_[run.first].text) || is_name_of_other(run.first, code))
      return {};
    if (first_piece_only) run.end = run.first + 1;
    return run;
  }

  // The code of a unit, longer than those of classifications; empty where its column is missing or blank.
  Run unit_code_behind(const PrintedCode& code) const {
    const std::size_t at = code.end;
    const bool found = unit_codes_ && at < tokens_.size() && tokens_[at].kind == TokenKind::kDigits &&
                       tokens_[at].text.size() >= kShortestUnitCode;
    return found ? Run{at, at + 1} : Run{};
  }

  bool is_name_of_other(std::size_t at, const PrintedCode& code) const {
    // A code whose name nobody knows may be called like another one, but not by the only place that has that name.
    const bool unknown = source_.names.of(code.full()).empty();
    return std::any_of(full_codes_.begin(), full_codes_.end(), [&](const std::string& other) {
      const auto& names = source_.names.of(other);
      return other != code.full() && std::any_of(names.begin(), names.end(), [&](const std::string& name) {
               return run_at(tokens_, at, name) && !(unknown && stands_elsewhere(name, at));
             });
    });
  }

  bool stands_elsewhere(const std::string& name, std::size_t at) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (i != at && tokens_[i].kind == TokenKind::kText && run_at(tokens_, i, name)) return true;
    return false;
  }

  // Columns of a torn table: the next place with one of the code's names, else the last one before.
  Run name_elsewhere(const PrintedCode& code) const {
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

  // A name in a cell of several lines around the line of its code: the lines above and below, with what stands beside
  // the code, make up a name of the code.
  std::string name_around(const PrintedCode& code, const std::string& beside) const {
    for (const std::string& name : source_.names.of(code.full())) {
      std::string above;
      for (std::size_t first = code.first; first-- > 0 && tokens_[first].kind == TokenKind::kText;) {
        above.insert(0, tokens_[first].text);
        if (!name.starts_with(above)) continue;
        const std::string_view rest = std::string_view(name).substr(above.size());
        if (rest.starts_with(beside) && stands_below(code, rest.substr(beside.size()))) return name;
      }
    }
    return {};
  }

  // On the next line; the line of the code can go on in the other half of the table.
  bool stands_below(const PrintedCode& code, std::string_view rest) const {
    const std::size_t line = tokens_[code.first].line;
    for (std::size_t i = code.end; i < tokens_.size() && tokens_[i].line <= line + 1; ++i)
      if (tokens_[i].kind == TokenKind::kText && !claimed_[i] && run_at(tokens_, i, rest)) return true;
    return false;
  }

  bool is_total_at(std::size_t at) const {
    return static_cast<bool>(longest_run(tokens_, at, kTotalPieces, [&](const std::string& text) {
      return patterns::any_matches(source_.words.total_row, text);
    }));
  }

  Run text_behind(std::size_t from) const {
    Run run{from, from};
    while (run.end < tokens_.size() && tokens_[run.end].kind == TokenKind::kText &&
           !header_fragment(tokens_[run.end].text) && (run.end == from || !is_total_at(run.end)))
      ++run.end;
    return run;
  }

  void add_row(const PrintedCode& code, const Run& name, Panel& panel) {
    AnchoredRow row{.code = code.parts, .at = code.first};
    row.page = tokens_[code.first].page;
    row.words.push_back({code.first, code.end});
    for (const std::size_t part : code.torn) row.words.push_back({part, part + 1});
    if (name) {
      row.name = joined(tokens_, name);
      const bool figures_behind_code = code.end < tokens_.size() && tokens_[code.end].kind == TokenKind::kFigure;
      if (!figures_behind_code || code.name) row.at = name.first;
      row.page = std::min(row.page, tokens_[name.first].page);
      row.words.push_back(name);
      if (const Run unit = unit_code_behind(code)) {
        row.words.push_back(unit);
        row.beside.push_back(tokens_[unit.first].text);
      } else if (panel.names.size() > 1) {
        add_words_beside(name.end, panel.names.size() - 1, row);
      }
      source_.names.learn(code.full(), row.name);
    }
    panel.rows.push_back(std::move(row));
  }

  // What stands in the other columns of words: a code of another classification is a cell of its own.
  void add_words_beside(std::size_t at, std::size_t cells, AnchoredRow& row) const {
    for (; cells > 0; --cells) {
      const bool code =
          at < tokens_.size() && tokens_[at].kind == TokenKind::kDigits && !source_.layout.left_codes.empty();
      const Run run = code ? Run{at, at + 1} : text_behind(at);
      if (!run) return;
      row.words.push_back(run);
      row.beside.push_back(joined(tokens_, run));
      at = run.end;
    }
  }

  const std::vector<Token>& tokens_;
  const RowSource& source_;
  std::vector<bool> claimed_;
  std::set<std::string> full_codes_;
  bool unit_codes_ = false;
};

// Columns of a torn table stand one after the other, and codes that stand beside their names in front of those that do
// not: where each stands once, they are printed in the order of their digits.
void put_in_order(Panel& panel) {
  std::set<std::string> codes;
  bool torn = false;
  for (const AnchoredRow& row : panel.rows) {
    if (row.total || row.code.empty()) continue;
    if (!codes.insert(row.full_code()).second) return;
    torn = torn || (row.words.size() > 1 && row.words[1].first != row.words[0].end);
  }
  if (!torn) return;
  const auto first =
      std::find_if(panel.rows.begin(), panel.rows.end(), [](const AnchoredRow& row) { return !row.total; });
  auto end = first;
  while (end != panel.rows.end() && !end->total && !end->code.empty()) ++end;
  std::stable_sort(first, end,
                   [](const AnchoredRow& a, const AnchoredRow& b) { return a.full_code() < b.full_code(); });
}

void nest_by_code(Panel& panel) {
  const auto is_total = [](const AnchoredRow& row) { return row.total; };
  const auto total = std::find_if(panel.rows.begin(), panel.rows.end(), is_total);
  for (std::size_t i = 0; i < panel.rows.size(); ++i) {
    AnchoredRow& row = panel.rows[i];
    if (row.total || row.code.empty()) continue;
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

// Codes whose panel is told by how they begin.
std::vector<PrintedCode> codes_of_side(const std::vector<PrintedCode>& codes,
                                       const std::vector<std::string>& beginnings, bool left) {
  std::vector<PrintedCode> own;
  for (const PrintedCode& code : codes)
    if (std::any_of(beginnings.begin(), beginnings.end(),
                    [&](const std::string& start) { return code.parts.front().starts_with(start); }) == left)
      own.push_back(code);
  return own;
}

void read_codes(const RowSource& source, std::vector<Panel>& panels, std::size_t index) {
  Panel& panel = panels[index];
  auto codes = printed_codes(source.tokens, std::max<std::size_t>(panel.codes.size(), 1), source.names);
  const bool two_sided = panels.size() > 1 && !panels[0].codes.empty() && !panels[1].codes.empty();
  // Beside the codes of the rows stand others, of the other side or in a column of words.
  const bool others = panel.names.size() > 1 && !source.layout.left_codes.empty();
  if (two_sided || others) codes = codes_of_side(codes, source.layout.left_codes, index == 0);
  CodeRows rows(source, codes);
  rows.read(codes, panel);
  add_total_row(source, panels, index);
  rows.add_units(panel);
}

}  // namespace

void rows_by_codes(const RowSource& source, std::vector<Panel>& panels, std::size_t index) {
  read_codes(source, panels, index);
  put_in_order(panels[index]);
  nest_by_code(panels[index]);
}

}  // namespace yusuan::dump
