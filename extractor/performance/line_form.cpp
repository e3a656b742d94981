#include "performance/line_form.h"

#include <algorithm>
#include <utility>

#include "performance/dumped_head.h"
#include "performance/indicator_words.h"
#include "performance/target.h"
#include "text/pattern.h"
#include "text/utf8.h"

namespace yusuan::performance {
namespace {

constexpr std::size_t kNarrowestNames = 10;

using Texts = std::vector<std::string>;

// Two levels at least, a target, and nothing else.
bool is_header(const text::DumpLine& line, const PerformanceWords& words) {
  int levels = 0, targets = 0;
  for (const std::string& text : text::pieces_of(line)) {
    const auto column = indicator_column(text, words);
    if (!column) return false;
    if (is_level(*column))
      ++levels;
    else if (*column == IndicatorColumn::kTarget)
      ++targets;
    else
      return false;
  }
  return levels >= 2 && targets == 1;
}

// ---- Labels with their values behind them ---------------------------------------------------------------------------

class Head {
 public:
  Head(const PerformanceWords& words, Performance& performance)
      : words_(words), performance_(performance), values_(performance) {}

  void read(const text::DumpLine& line) {
    const Texts pieces = text::pieces_of(line);
    for (std::size_t i = 0; i < pieces.size();) {
      const auto label = field_label(pieces[i++], words_);
      if (!label) continue;
      std::string value = label->inline_value;
      for (; i < pieces.size() && !field_label(pieces[i], words_); ++i) value += pieces[i];
      // An objective goes on in the lines below.
      if (label->field != FormField::kObjective) values_.take(*label, value);
    }
    // 项目资金 | （元）
    static const text::Pattern unit("^[（(](.{0,2}元)[）)]$");
    if (const auto groups = unit.captures(line.text); groups && !performance_.money_unit)
      performance_.money_unit = std::string((*groups)[1]);
  }

 private:
  const PerformanceWords& words_;
  Performance& performance_;
  HeadValues values_;
};

// ---- Rows -----------------------------------------------------------------------------------------------------------

struct LineRow {
  Texts levels;  ///< printed since the row above
  std::string name, target;
  int page = 0;
  bool doubtful = false;  ///< a part of a cell stands beside it
};

class Rows {
 public:
  explicit Rows(const PerformanceWords& words) : words_(words) {}

  void read(const text::DumpLine& line) {
    Texts pieces = text::pieces_of(line);
    std::erase_if(pieces, [&](const std::string& text) { return field_label(text, words_).has_value(); });
    take_levels(pieces);
    if (pieces.size() == 2) {
      rows_.push_back(
          {std::exchange(printed_, {}), pieces[0], pieces[1], line.page, std::exchange(after_part_, false)});
    } else if (!pieces.empty()) {
      if (!rows_.empty()) rows_.back().doubtful = true;
      after_part_ = true;
    }
  }

  std::vector<LineRow> take() {
    doubt_cut_names();
    return std::move(rows_);
  }

 private:
  // Levels at the start of the line; one can go on in the next.
  void take_levels(Texts& pieces) {
    while (!pieces.empty()) {
      const std::string text = begun_ + pieces.front();
      const bool in_front_of_name = pieces.size() > 2 && may_be_level(text, words_);
      if (is_level(text, words_.pieces) || in_front_of_name) {
        printed_.push_back(text);
        begun_.clear();
      } else if (level_begun_by(text, words_.pieces) && pieces.size() == 1) {
        begun_ = text;
      } else {
        return;
      }
      pieces.erase(pieces.begin());
    }
  }

  // A name that fills its cell, ten ideographs or more, may go on in the next line, like its target.
  void doubt_cut_names() {
    std::size_t width = kNarrowestNames;
    for (const LineRow& row : rows_) width = std::max(width, text::count_code_points(row.name));
    for (std::size_t i = 0; i + 1 < rows_.size(); ++i)
      if (text::count_code_points(rows_[i].name) == width && rows_[i + 1].levels.empty())
        rows_[i].doubtful = rows_[i + 1].doubtful = true;
  }

  const PerformanceWords& words_;
  std::string begun_;
  Texts printed_;
  std::vector<LineRow> rows_;
  bool after_part_ = false;
};

// The levels of each row, carried down; empty when they are printed in the middle of their rows instead of at the
// first.
std::vector<Texts> levels_of(const std::vector<LineRow>& rows, const IndicatorWords& words) {
  std::vector<Texts> levels;
  for (const LineRow& row : rows) {
    Texts own = levels.empty() ? Texts{} : levels.back();
    if (row.levels.size() == 2 || (row.levels.size() == 1 && is_first_level_only(row.levels[0], words)))
      own = row.levels;
    else if (row.levels.size() == 1 && !own.empty())
      own = {own.front(), row.levels[0]};
    const bool parted = row.levels.size() == 1 && own.size() == 2 && !may_be_parts(own[0], own[1], words);
    if (own.size() != 2 || row.levels.size() > 2 || parted) return {};
    levels.push_back(std::move(own));
  }
  return levels;
}

}  // namespace

std::optional<std::size_t> read_line_form(const std::vector<text::DumpLine>& lines, const PerformanceWords& words,
                                          Performance& performance) {
  const auto header =
      std::find_if(lines.begin(), lines.end(), [&](const text::DumpLine& line) { return is_header(line, words); });
  if (header == lines.end()) return std::nullopt;
  Head head(words, performance);
  for (auto line = std::next(lines.begin()); line != header; ++line) head.read(*line);
  name_whole_department(performance, words);
  Rows below(words);
  for (auto line = std::next(header); line != lines.end(); ++line) below.read(*line);
  const std::vector<LineRow> rows = below.take();
  const auto levels = levels_of(rows, words.pieces);
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].doubtful) {
      ++left_out;
      continue;
    }
    Indicator indicator{.levels = levels.empty() ? Texts(2) : levels[i], .page = rows[i].page};
    indicator.levels.push_back(rows[i].name);
    indicator.target = rows[i].target;
    read_target(indicator, words);
    performance.indicators.push_back(std::move(indicator));
  }
  return left_out;
}

}  // namespace yusuan::performance
