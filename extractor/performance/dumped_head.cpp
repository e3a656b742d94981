#include "performance/dumped_head.h"

#include <algorithm>

#include "performance/form_values.h"
#include "performance/indicator_words.h"
#include "text/amount.h"
#include "text/pattern.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::performance {
namespace {

constexpr std::size_t kNoRank = static_cast<std::size_t>(-1);
// A cell breaks 其中：财政拨款 into as many lines.
constexpr std::size_t kMostLabelPieces = 4;

struct LabelAt {
  FieldLabel label;
  std::size_t first = 0, end = 0;  ///< pieces
};

// The label that the most pieces from i on make up.
std::optional<LabelAt> label_at(const std::vector<std::string>& pieces, std::size_t i, const PerformanceWords& words) {
  std::optional<LabelAt> longest;
  std::string text;
  for (std::size_t end = i + 1; end <= std::min(pieces.size(), i + kMostLabelPieces); ++end) {
    text += pieces[end - 1];
    const auto label = field_label(text, words);
    if (label && (label->inline_value.empty() || end == i + 1)) longest = {*label, i, end};
  }
  return longest;
}

}  // namespace

HeadValues::HeadValues(Performance& performance) : performance_(performance) { ranks_.fill(kNoRank); }

void HeadValues::take(const FieldLabel& label, const std::string& value) {
  if (label.unit && !performance_.money_unit) performance_.money_unit = label.unit;
  std::size_t& rank = ranks_[static_cast<std::size_t>(label.field)];
  if (value.empty() || (rank != kNoRank && label.rank >= rank && label.field != FormField::kOther)) return;
  if (std::optional<Decimal>* amount = amount_field(performance_, label.field)) {
    const auto parsed = text::parse_amount(value);
    if (!parsed || parsed->percent) return;
    *amount = parsed->value;
  } else if (std::optional<std::string>* text = text_field(performance_, label.field)) {
    *text = value;
  }
  rank = label.rank;
}

void read_head(const std::vector<std::string>& pieces, const PerformanceWords& words, Performance& performance) {
  std::vector<LabelAt> labels;
  for (std::size_t i = 0; i < pieces.size();)
    if (auto label = label_at(pieces, i, words)) {
      i = label->end;
      labels.push_back(*std::move(label));
    } else {
      ++i;
    }
  HeadValues values(performance);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    std::string value = labels[i].label.inline_value;
    const std::size_t end = i + 1 < labels.size() ? labels[i + 1].first : pieces.size();
    for (std::size_t k = labels[i].end; k < end; ++k) value += pieces[k];
    values.take(labels[i].label, text::closed_up(value));
  }
}

namespace {

// An objective is a sentence.
constexpr std::size_t kShortestObjective = 10;

struct Cell {
  std::string text;
  std::size_t line = 0;
  bool used = false;
};

// Whether the header begins in `line`: its last columns, the start of which no narrow cell cuts.
bool begins_header(const text::DumpLine& line, const PerformanceWords& words) {
  for (const auto column : {IndicatorColumn::kLevel3, IndicatorColumn::kBasis})
    for (const std::string& header : narrow_headers(column, words))
      if (line.text.find(text::encoded(text::decoded(header).substr(0, kNarrowCell))) != std::string::npos) return true;
  return false;
}

// 一级指, 标: what a narrow cell leaves of a column of levels.
bool is_part_of_level_header(const std::string& text, const PerformanceWords& words) {
  for (const auto column : {IndicatorColumn::kLevel1, IndicatorColumn::kLevel2})
    for (const std::string& header : narrow_headers(column, words))
      if (header.ends_with(text) || (header.starts_with(text) && text::count_code_points(text) + 1 >= kNarrowCell))
        return true;
  return false;
}

// The pieces between the title and the last lines of the header.
std::vector<Cell> cells_above_indicators(const std::vector<text::DumpLine>& lines, const PerformanceWords& words) {
  std::vector<Cell> cells;
  for (std::size_t i = 1; i < lines.size() && !begins_header(lines[i], words); ++i)
    for (const std::string& text : text::pieces_of(lines[i]))
      if (!is_part_of_level_header(text, words) && !is_level(text, words.pieces) && !level_begun_by(text, words.pieces))
        cells.push_back({text, i});
  return cells;
}

bool is_amount(const std::string& text) {
  static const text::Pattern pattern(R"(^[\d,]*\.?\d*$)");
  return pattern.matches(text);
}

class TornHead {
 public:
  TornHead(std::vector<Cell> cells, const PerformanceWords& words, const Document& document, Performance& performance)
      : cells_(std::move(cells)), words_(words), document_(document), performance_(performance) {}

  void read() {
    performance_.total = amount_behind(FormField::kTotal);
    performance_.other = amount_behind(FormField::kOther);
    read_fiscal();
    read_unit();
    if (const auto owner = behind(FormField::kOwner); owner && !is_label_or_piece(cells_[*owner].text, words_))
      performance_.owner = use(*owner);
    read_names();
    read_objective();
  }

 private:
  const std::string& use(std::size_t i) {
    cells_[i].used = true;
    return cells_[i].text;
  }

  bool labels(std::size_t i, FormField field) const { return rank(i, field).has_value(); }

  std::optional<std::size_t> rank(std::size_t i, FormField field) const {
    const auto label = field_label(cells_[i].text, words_);
    if (!label || label->field != field || !label->inline_value.empty()) return std::nullopt;
    return label->rank;
  }

  // Of several labels the one that counts: the money of a whole project is not that of the year.
  std::optional<std::size_t> behind(FormField field) const {
    std::optional<std::size_t> best, found;
    for (std::size_t i = 0; i + 1 < cells_.size(); ++i)
      if (const auto at = rank(i, field); at && (!best || *at < *best)) {
        best = at;
        found = i + 1;
      }
    return found;
  }

  std::optional<Decimal> amount_behind(FormField field) {
    const auto at = behind(field);
    if (!at || !is_amount(cells_[*at].text)) return std::nullopt;
    const auto amount = text::parse_amount(use(*at));
    return amount ? std::optional(amount->value) : std::nullopt;
  }

  // The figures that are left, if they are what is left of the total.
  void read_fiscal() {
    std::string text;
    for (const Cell& cell : cells_)
      if (!cell.used && is_amount(cell.text)) text += cell.text;
    const auto amount = text::parse_amount(text);
    if (!amount || !performance_.total || !performance_.other) return;
    if (add(amount->value, *performance_.other) == performance_.total) performance_.fiscal = amount->value;
  }

  void read_unit() {
    for (std::size_t i = 0; i + 1 < cells_.size(); ++i) {
      const auto label = field_label(cells_[i].text + cells_[i + 1].text, words_);
      if (label && label->field == FormField::kFunds && label->unit) performance_.money_unit = label->unit;
    }
  }

  // The tables know the department and most projects. Where the labels of both stand one below the other, so do they.
  void read_names() {
    const auto label = behind(FormField::kDepartment);
    const bool below_each_other =
        label && labels(*label, FormField::kProject) && cells_[*label].line == cells_[*label - 1].line + 1;
    for (std::size_t i = 0; i < cells_.size() && !performance_.department; ++i) {
      if (cells_[i].used || !is_department(cells_[i].text)) continue;
      performance_.department = use(i);
      if (below_each_other && i + 1 < cells_.size() && cells_[i + 1].line == cells_[i].line + 1 &&
          !is_label_or_piece(cells_[i + 1].text, words_))
        performance_.project = use(i + 1);
    }
    for (std::size_t i = 0; i < cells_.size() && !performance_.project; ++i)
      if (!cells_[i].used && is_project(cells_[i].text)) performance_.project = use(i);
  }

  bool is_department(const std::string& text) const {
    return std::any_of(document_.tables.begin(), document_.tables.end(),
                       [&](const Table& table) { return table.preparer == text; });
  }

  bool is_project(const std::string& text) const {
    for (const Table& table : document_.tables)
      for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (table.columns[column].key == "project_name")
          for (const Row& row : table.rows)
            if (row.cells[column].text == text) return true;
    return false;
  }

  // Sentences that are left, on lines that follow each other. Two objectives can stand side by side.
  void read_objective() {
    const auto says_objective = [&](const Cell& cell) {
      const auto label = field_label(cell.text, words_);
      return label && label->field == FormField::kObjective;
    };
    if (std::count_if(cells_.begin(), cells_.end(), says_objective) != 1) return;
    std::string text;
    std::size_t last = 0;
    for (const Cell& cell : cells_) {
      if (cell.used || is_amount(cell.text) || is_label_or_piece(cell.text, words_)) continue;
      if (!text.empty() && cell.line > last + 1) return;
      text += cell.text;
      last = cell.line;
    }
    if (text::count_code_points(text) >= kShortestObjective) performance_.objective = text;
  }

  std::vector<Cell> cells_;
  const PerformanceWords& words_;
  const Document& document_;
  Performance& performance_;
};

}  // namespace

void read_torn_head(const std::vector<text::DumpLine>& lines, const PerformanceWords& words, const Document& document,
                    Performance& performance) {
  Performance anew{
      .title = performance.title, .indicators = std::move(performance.indicators), .pages = performance.pages};
  TornHead(cells_above_indicators(lines, words), words, document, anew).read();
  performance = std::move(anew);
}

}  // namespace yusuan::performance
