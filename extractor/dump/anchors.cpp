#include "dump/anchors.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/spacing.h"

namespace yusuan {
namespace {

// A name stands at most this many tokens behind its code: a row of fourteen cells, printed cell by cell, has fewer.
constexpr std::size_t kNameReach = 60;
// 收 入 总 计 is four pieces.
constexpr std::size_t kTotalPieces = 6;
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

struct Run {
  std::size_t first = kNowhere, end = kNowhere;
  explicit operator bool() const { return first != kNowhere; }
};

// Where pieces of text that follow each other make up `target`, starting at token i.
Run run_at(const std::vector<Token>& tokens, std::size_t i, std::string_view target) {
  std::string text;
  for (std::size_t j = i; j < tokens.size() && tokens[j].kind == TokenKind::kText; ++j) {
    text += tokens[j].text;
    if (text == target) return {i, j + 1};
    if (!target.starts_with(text)) break;
  }
  return {};
}

Run first_run(const std::vector<Token>& tokens, std::size_t from, std::size_t to, std::string_view target) {
  for (std::size_t i = from; i < std::min(to, tokens.size()); ++i)
    if (const Run run = run_at(tokens, i, target)) return run;
  return {};
}

Run last_run(const std::vector<Token>& tokens, std::size_t to, std::string_view target) {
  for (std::size_t i = std::min(to, tokens.size()); i-- > 0;)
    if (const Run run = run_at(tokens, i, target); run && run.end <= to) return run;
  return {};
}

// Pieces that make up a total label, starting at token i.
Run total_at(const std::vector<Token>& tokens, std::size_t i, const Vocabulary& words, std::string& label) {
  std::string text;
  for (std::size_t j = i; j < std::min(tokens.size(), i + kTotalPieces) && tokens[j].kind == TokenKind::kText; ++j) {
    text += tokens[j].text;
    if (!any_matches(words.total_row, text)) continue;
    label = text;
    return {i, j + 1};
  }
  return {};
}

struct Code {
  std::vector<std::string> parts;
  std::size_t first = 0, end = 0;
};

// A code starts with three digits; its further parts follow at once. Column numbers (10, 11, 12) do not.
std::vector<Code> find_codes(const std::vector<Token>& tokens, std::size_t most_parts) {
  std::vector<Code> codes;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kDigits) continue;
    const std::string& text = tokens[i].text;
    if (text.size() == 3)
      codes.push_back({{text}, i, i + 1});
    else if (text.size() == 2 && !codes.empty() && codes.back().end == i && codes.back().parts.size() < most_parts) {
      codes.back().parts.push_back(text);
      codes.back().end = i + 1;
    }
  }
  return codes;
}

std::string joined(const std::vector<Token>& tokens, std::size_t from, std::size_t to) {
  std::vector<std::string> lines;
  for (std::size_t i = from; i < to; ++i)
    if (i > from && tokens[i].line == tokens[i - 1].line)
      lines.back() += " " + tokens[i].text;
    else
      lines.push_back(tokens[i].text);
  return join_lines(lines);
}

class Anchoring {
 public:
  Anchoring(const std::vector<Token>& tokens, const TableLayout& layout, const Vocabulary& words, CodeNames& names)
      : tokens_(tokens), layout_(layout), words_(words), names_(names) {
    for (const Column& column : layout.columns)
      for (const std::string& cell : column.header) headers_.push_back(cell);
  }

  void by_codes(Panel& panel) {
    std::size_t from = 0;
    for (const Code& code : find_codes(tokens_, std::max<std::size_t>(panel.codes.size(), 1))) {
      AnchoredRow row{.code = code.parts, .at = code.first};
      const Run run = name_of(code, row.full_code(), from, panel.names.size() > 1);
      if (run) {
        row.name = joined(tokens_, run.first, run.end);
        row.at = panel.codes.empty() ? code.first : run.first;
        from = run.end;
        if (panel.names.size() > 1) row.second_name = text_behind(run.end);
        names_.learn(row.full_code(), row.name);
      }
      row.page = tokens_[row.at].page;
      panel.rows.push_back(std::move(row));
    }
    add_total(panel);
    nest_by_code(panel);
  }

  void by_labels(Panel& panel) {
    std::size_t to = tokens_.size();
    std::vector<std::pair<AnchoredRow, int>> found;
    for (auto label = layout_.labels.rbegin(); label != layout_.labels.rend(); ++label) {
      const Run run = last_run(tokens_, to, label->text);
      if (!run) continue;
      AnchoredRow row{.name = label->text, .page = tokens_[run.first].page, .at = run.first};
      row.total = label->depth == 0;
      found.emplace_back(std::move(row), label->depth);
      to = run.first;
    }
    std::reverse(found.begin(), found.end());
    nest_by_depth(found);
    for (auto& [row, depth] : found) panel.rows.push_back(std::move(row));
  }

  // Text with a figure right behind it, below the row of column numbers.
  void by_text(Panel& panel) {
    std::size_t start = 0;
    for (std::size_t i = 0; i < tokens_.size() && tokens_[i].kind != TokenKind::kFigure; ++i)
      if (tokens_[i].kind == TokenKind::kMark) start = i + 1;
    for (std::size_t i = start; i < tokens_.size();) {
      std::size_t end = i;
      while (end < tokens_.size() && tokens_[end].kind == TokenKind::kText) ++end;
      if (end > i && end < tokens_.size() && tokens_[end].kind == TokenKind::kFigure) {
        AnchoredRow row{.name = joined(tokens_, i, end), .page = tokens_[i].page, .at = i};
        row.total = any_matches(words_.total_row, row.name);
        panel.rows.push_back(std::move(row));
      }
      i = std::max(end, i + 1);
    }
  }

 private:
  bool header_fragment(const std::string& text) const {
    return std::any_of(headers_.begin(), headers_.end(),
                       [&](const std::string& cell) { return cell.find(text) != std::string::npos; });
  }

  Run name_of(const Code& code, const std::string& full_code, std::size_t from, bool first_piece_only) const {
    Run best;
    for (const std::string& name : names_.of(full_code))
      if (const Run run = first_run(tokens_, from, code.end + kNameReach, name); run && run.first < best.first)
        best = run;
    if (best) return best;
    std::size_t end = code.end;
    while (end < tokens_.size() && tokens_[end].kind == TokenKind::kText) ++end;
    if (end == code.end || header_fragment(tokens_[code.end].text) || code.end < from) return {};
    if (first_piece_only) end = code.end + 1;
    return {code.end, end};
  }

  std::string text_behind(std::size_t from) const {
    std::size_t end = from;
    while (end < tokens_.size() && tokens_[end].kind == TokenKind::kText && !header_fragment(tokens_[end].text)) {
      // The name of the next row, where figures are printed apart from names.
      if (end > from && is_next_name(end)) break;
      ++end;
    }
    return joined(tokens_, from, end);
  }

  bool is_next_name(std::size_t at) const {
    std::string label;
    return static_cast<bool>(total_at(tokens_, at, words_, label));
  }

  // The total stands right before the first row or behind the last; the header may use the same word earlier.
  void add_total(Panel& panel) {
    const std::size_t first = panel.rows.empty() ? 0 : panel.rows.front().at;
    const std::size_t last = panel.rows.empty() ? 0 : panel.rows.back().at;
    Run before, behind;
    std::string label, label_before, label_behind;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Run run = total_at(tokens_, i, words_, label);
      if (!run) continue;
      // In a table of two sides the left one has a total of its own.
      const bool other_side = panel.codes.empty() && label.starts_with("收入");
      if (i < first && !panel.codes.empty()) before = run, label_before = label;
      if (i > last && !behind && !other_side) behind = run, label_behind = label;
      i = run.end - 1;
    }
    const Run run = before ? before : behind;
    if (!run || panel.rows.empty()) return;
    AnchoredRow row{.name = before ? label_before : label_behind, .page = tokens_[run.first].page, .at = run.first};
    row.total = true;
    panel.rows.insert(before ? panel.rows.begin() : panel.rows.end(), std::move(row));
  }

  static void nest_by_code(Panel& panel) {
    const auto total = std::find_if(panel.rows.begin(), panel.rows.end(), [](const auto& row) { return row.total; });
    for (std::size_t i = 0; i < panel.rows.size(); ++i) {
      AnchoredRow& row = panel.rows[i];
      if (row.total) continue;
      if (total != panel.rows.end()) row.parent = static_cast<int>(total - panel.rows.begin());
      for (std::size_t j = i; j-- > 0;) {
        const AnchoredRow& above = panel.rows[j];
        if (above.total || above.code.size() >= row.code.size()) continue;
        if (!std::equal(above.code.begin(), above.code.end(), row.code.begin())) continue;
        row.parent = static_cast<int>(j);
        break;
      }
    }
  }

  static void nest_by_depth(std::vector<std::pair<AnchoredRow, int>>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const int depth = rows[i].second;
      for (std::size_t j = i; j-- > 0 && rows[i].first.parent < 0;)
        if (rows[j].second < depth) rows[i].first.parent = rows[j].second == depth - 1 ? static_cast<int>(j) : -2;
      for (std::size_t j = rows.size(); j-- > 0 && depth == 1;)
        if (rows[j].second == 0) rows[i].first.parent = static_cast<int>(j);
      rows[i].first.parent = std::max(rows[i].first.parent, -1);
    }
  }

  const std::vector<Token>& tokens_;
  const TableLayout& layout_;
  const Vocabulary& words_;
  CodeNames& names_;
  std::vector<std::string> headers_;
};

std::vector<Panel> panels_of(const TableLayout& layout) {
  std::vector<Panel> panels(1);
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const ColumnType type = layout.columns[i].type;
    const bool figure = type == ColumnType::kMoney || type == ColumnType::kNumber || type == ColumnType::kPercent;
    if (!figure && !panels.back().figures.empty()) panels.emplace_back();
    (figure                      ? panels.back().figures
     : type == ColumnType::kCode ? panels.back().codes
                                 : panels.back().names)
        .push_back(i);
  }
  return panels;
}

void share_figures(const std::vector<Token>& tokens, std::vector<Panel>& panels) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kFigure) continue;
    AnchoredRow* home = nullptr;
    for (Panel& panel : panels)
      for (AnchoredRow& row : panel.rows)
        if (row.at < i && (home == nullptr || row.at >= home->at)) home = &row;
    (home != nullptr ? home->figures : panels.front().loose).push_back({tokens[i].text, tokens[i].value});
  }
}

}  // namespace

std::string AnchoredRow::full_code() const {
  std::string text;
  for (const std::string& part : code) text += part;
  return text;
}

std::vector<Panel> anchor_rows(const std::vector<Token>& tokens, const TableLayout& layout, const Vocabulary& words,
                               CodeNames& names) {
  std::vector<Panel> panels = panels_of(layout);
  Anchoring anchoring(tokens, layout, words, names);
  for (std::size_t i = 0; i < panels.size(); ++i)
    if (!panels[i].codes.empty() || i > 0)
      anchoring.by_codes(panels[i]);
    else if (!layout.labels.empty())
      anchoring.by_labels(panels[i]);
    else
      anchoring.by_text(panels[i]);
  share_figures(tokens, panels);
  return panels;
}

}  // namespace yusuan
