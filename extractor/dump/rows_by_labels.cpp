#include "dump/rows_by_labels.h"

#include <algorithm>
#include <array>
#include <optional>

#include "dump/runs.h"
#include "patterns/selector.h"
#include "text/date.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// 收 入 总 计 is four pieces; a label in a narrow cell has no more.
constexpr std::size_t kMostPieces = 8;
// Labels of one side stand this many pieces apart, with what the other side prints between them.
constexpr std::size_t kNear = 12;
// What is cut off the end of a label by a line end is this short.
constexpr std::size_t kShortRest = 3;
// The code of a unit has six digits or more, a year four.
constexpr std::size_t kShortestUnitCode = 4;

bool same_label(const std::string& a, std::string_view b) {
  return a == b || patterns::label_of(a).bare == patterns::label_of(b).bare;
}

// ---- Labels that the form's file lists ------------------------------------------------------------------------------

std::vector<Run> places_of_label(const std::vector<Token>& tokens, const std::string& label) {
  std::vector<Run> exact, bare;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kText) continue;
    if (const Run run = run_at(tokens, i, label))
      exact.push_back(run);
    else if (const Run other =
                 longest_run(tokens, i, kMostPieces, [&](const std::string& text) { return same_label(text, label); }))
      bare.push_back(other);
  }
  return exact.empty() ? bare : exact;
}

struct Choice {
  long score = 0;
  int label_before = -1;
  std::size_t place_before = 0;
};

// As many labels as possible, in their order, close to each other: a header may use the same words.
std::vector<Run> aligned(const std::vector<std::vector<Run>>& places) {
  constexpr long kFound = 1000;
  std::vector<std::vector<Choice>> best(places.size());
  std::pair<int, std::size_t> last{-1, 0};
  for (std::size_t l = 0; l < places.size(); ++l)
    for (std::size_t p = 0; p < places[l].size(); ++p) {
      Choice choice{kFound, -1, 0};
      for (std::size_t k = 0; k < l; ++k)
        for (std::size_t q = 0; q < places[k].size(); ++q) {
          if (places[k][q].end > places[l][p].first) continue;
          const auto gap = std::min(places[l][p].first - places[k][q].end, kNear);
          const long score = best[k][q].score + kFound - static_cast<long>(gap);
          if (score > choice.score) choice = {score, static_cast<int>(k), q};
        }
      best[l].push_back(choice);
      if (last.first < 0 || choice.score > best[static_cast<std::size_t>(last.first)][last.second].score)
        last = {static_cast<int>(l), p};
    }
  std::vector<Run> chosen(places.size());
  while (last.first >= 0) {
    const auto label = static_cast<std::size_t>(last.first);
    chosen[label] = places[label][last.second];
    last = {best[label][last.second].label_before, best[label][last.second].place_before};
  }
  return chosen;
}

bool is_total(const std::string& text, const forms::Vocabulary& words) {
  return patterns::any_matches(words.total_row, text);
}

// A line number (行次) right behind the label.
void read_line_number(const std::vector<Token>& tokens, std::size_t end, const Panel& panel, AnchoredRow& row) {
  if (panel.names.size() < 2 || end >= tokens.size()) return;
  if (tokens[end].kind == TokenKind::kDigits || tokens[end].kind == TokenKind::kMark)
    row.beside.push_back(tokens[end].text);
}

// ---- Labels that no file lists --------------------------------------------------------------------------------------

struct Entry {
  Run run;
  std::string text;
  bool numbered = false;
};

bool starts_numbered(const std::string& text) {
  static const text::Pattern mark(R"(^\d{1,2}[、.．]$)");
  return patterns::label_of(text).numbering != patterns::Numbering::kNone || mark.matches(text);
}

bool says_revenue(const std::string& text, const forms::Vocabulary& words) {
  return !patterns::any_matches(words.expenditure_entry, text) && patterns::any_matches(words.revenue_entry, text);
}

class EntryScan {
 public:
  explicit EntryScan(const RowSource& source) : source_(source), tokens_(source.tokens) {}

  std::vector<Entry> all() const {
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < tokens_.size();) {
      auto entry = entry_at(i);
      if (!entry) {
        if (!entries.empty() && only_figures(entries.back().run.end, i)) give_rest(i, entries);
        ++i;
        continue;
      }
      i = entry->run.end;
      entries.push_back(*std::move(entry));
    }
    return entries;
  }

 private:
  bool complete(const std::string& text) const {
    return patterns::any_matches(source_.words.revenue_entry, text) ||
           patterns::any_matches(source_.words.expenditure_entry, text);
  }

  bool only_figures(std::size_t first, std::size_t end) const {
    return std::none_of(tokens_.begin() + static_cast<std::ptrdiff_t>(first),
                        tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                        [](const Token& token) { return token.kind == TokenKind::kText; });
  }

  // The rest of a label that was cut at the end of its line: of the last one that does not read like a whole.
  void give_rest(std::size_t i, std::vector<Entry>& entries) const {
    const Token& rest = tokens_[i];
    if (rest.kind != TokenKind::kText || text::count_code_points(rest.text) > kShortRest || is_header(rest.text))
      return;
    for (auto entry = entries.rbegin(); entry != entries.rend() && entry - entries.rbegin() < 2; ++entry) {
      if (!entry->numbered || complete(entry->text) || !complete(entry->text + rest.text)) continue;
      entry->text += rest.text;
      return;
    }
  }

  std::optional<Entry> entry_at(std::size_t i) const {
    if (tokens_[i].kind != TokenKind::kText) return std::nullopt;
    if (const Run run = plain_at(i)) {
      const std::string text = joined(tokens_, run);
      if (!is_header(text)) return Entry{run, text};
    }
    if (!starts_numbered(tokens_[i].text)) return std::nullopt;
    Run run{i, i + 1};
    while (run.end < tokens_.size() && goes_on(run)) ++run.end;
    return Entry{run, joined(tokens_, run), true};
  }

  Run plain_at(std::size_t i) const {
    return longest_run(tokens_, i, kMostPieces, [&](const std::string& text) {
      return is_total(text, source_.words) || patterns::any_matches(source_.words.balance_row, text);
    });
  }

  bool goes_on(const Run& run) const {
    const Token& next = tokens_[run.end];
    if (next.kind != TokenKind::kText || starts_numbered(next.text) || plain_at(run.end)) return false;
    const std::string text = joined(tokens_, run);
    if (patterns::label_of(text).bare.empty()) return true;
    return !complete(text);
  }

  bool is_header(const std::string& text) const {
    return std::any_of(source_.columns.begin(), source_.columns.end(), [&](const Column& column) {
      return std::find(column.header.begin(), column.header.end(), text) != column.header.end();
    });
  }

  const RowSource& source_;
  const std::vector<Token>& tokens_;
};

// A run of entries numbered 一、 二、 …, as far as their numbers go up by one when sorted, in that order: columns of a
// torn table can be read in pieces.
void order_by_number(std::vector<AnchoredRow>& rows) {
  static const text::Pattern number("^([一二三四五六七八九十]+)、");
  std::vector<std::pair<std::size_t, int>> numbered;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (const auto groups = number.captures(rows[i].name))
      numbered.emplace_back(i, text::parse_chinese_number((*groups)[1]).value_or(0));
  auto sorted = numbered;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  for (std::size_t i = 1; i < sorted.size(); ++i)
    if (sorted[i].second != sorted[i - 1].second + 1) return;
  std::vector<AnchoredRow> ordered = rows;
  for (std::size_t i = 0; i < sorted.size(); ++i) ordered[numbered[i].first] = rows[sorted[i].first];
  rows = std::move(ordered);
}

AnchoredRow row_of(const Entry& entry, const RowSource& source, const Panel& panel) {
  AnchoredRow row{.name = entry.text, .page = source.tokens[entry.run.first].page, .at = entry.run.first};
  row.total = is_total(entry.text, source.words);
  read_line_number(source.tokens, entry.run.end, panel, row);
  row.words.push_back({entry.run.first, entry.run.end + row.beside.size()});
  return row;
}

bool header_fragment(const RowSource& source, const std::string& text) {
  return std::any_of(source.columns.begin(), source.columns.end(), [&](const Column& column) {
    return std::any_of(column.header.begin(), column.header.end(),
                       [&](const std::string& cell) { return cell.find(text) != std::string::npos; });
  });
}

// The words of a row below the header: a total stands alone.
Run without_header(const RowSource& source, Run run, std::size_t cells) {
  if (is_total(source.tokens[run.end - 1].text, source.words)) return {run.end - 1, run.end};
  while (run.end - run.first > cells && header_fragment(source, source.tokens[run.first].text)) ++run.first;
  return run;
}

// Words cut at the ends of lines, cell by cell; empty when the pieces do not tell the cells apart.
std::vector<std::string> cells_of(const std::vector<Token>& tokens, const Run& run, std::size_t cells) {
  const auto starts_line = [&](std::size_t i) { return i > run.first && tokens[i].line != tokens[i - 1].line; };
  std::size_t breaks = 0;
  for (std::size_t i = run.first; i < run.end; ++i) breaks += starts_line(i);
  const std::size_t pieces = run.end - run.first;
  const bool join = pieces > cells && pieces - breaks == cells;
  if (pieces != cells && !join) return {};
  std::vector<std::string> texts;
  for (std::size_t i = run.first; i < run.end; ++i)
    if (join && starts_line(i))
      texts.back() += tokens[i].text;
    else
      texts.push_back(tokens[i].text);
  return texts;
}

AnchoredRow row_of_words(const RowSource& source, const Run& run, const Panel& panel) {
  AnchoredRow row{.name = joined(source.tokens, run), .page = source.tokens[run.first].page, .at = run.first};
  row.total = is_total(row.name, source.words);
  if (row.total || panel.names.size() < 2) return row;
  const auto cells = cells_of(source.tokens, run, panel.names.size());
  if (cells.empty()) return row;
  row.name = cells.front();
  row.beside.assign(cells.begin() + 1, cells.end());
  return row;
}

}  // namespace

void rows_by_labels(const RowSource& source, const std::vector<std::string>& labels, Panel& panel) {
  std::vector<std::vector<Run>> places;
  for (const std::string& label : labels) places.push_back(places_of_label(source.tokens, label));
  const auto chosen = aligned(places);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!chosen[i]) continue;
    panel.rows.push_back(row_of({chosen[i], joined(source.tokens, chosen[i])}, source, panel));
  }
}

void rows_by_entries(const RowSource& source, std::vector<Panel>& panels) {
  std::array<bool, 2> open{};
  for (std::size_t p = 0; p < open.size(); ++p) open[p] = panels[p].rows.empty();
  std::vector<std::string> left_plain;
  for (const Entry& entry : EntryScan(source).all()) {
    std::size_t side = says_revenue(entry.text, source.words) ? 0 : 1;
    // 总计 stands on both sides, on the left first.
    if (!entry.numbered && is_total(entry.text, source.words) &&
        !patterns::any_matches(source.words.expenditure_entry, entry.text) &&
        std::find(left_plain.begin(), left_plain.end(), entry.text) == left_plain.end())
      side = 0;
    if (side == 0 && !entry.numbered) left_plain.push_back(entry.text);
    if (open[side]) panels[side].rows.push_back(row_of(entry, source, panels[side]));
  }
  for (std::size_t p = 0; p < open.size(); ++p)
    if (open[p]) order_by_number(panels[p].rows);
}

void rows_by_text(const RowSource& source, Panel& panel) {
  const std::vector<Token>& tokens = source.tokens;
  std::size_t start = 0;
  for (std::size_t i = 0; i < tokens.size() && tokens[i].kind != TokenKind::kFigure; ++i)
    if (tokens[i].kind == TokenKind::kMark) start = i + 1;
  const auto is_words = [&](const Token& token) {
    return token.kind == TokenKind::kText ||
           (token.kind == TokenKind::kDigits && panel.names.size() > 1 && token.text.size() >= kShortestUnitCode);
  };
  for (std::size_t i = start; i < tokens.size();) {
    std::size_t end = i;
    while (end < tokens.size() && is_words(tokens[end])) ++end;
    if (end > i && end < tokens.size() && tokens[end].kind == TokenKind::kFigure)
      panel.rows.push_back(row_of_words(source, without_header(source, {i, end}, panel.names.size()), panel));
    i = std::max(end, i + 1);
  }
}

}  // namespace yusuan::dump
