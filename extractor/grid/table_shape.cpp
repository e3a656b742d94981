#include "grid/table_shape.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "grid/text_ends.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// Share of places that hold text, of a table that nothing else shows to be one, and of one with rules.
constexpr double kFilled = 0.5;
constexpr double kFilledTexts = 0.75;
constexpr double kFilledRuled = 0.35;
// Of one whose first line fills each column and whose rows all have a label.
constexpr double kFilledNamed = 0.5;
// Of the long texts, so many go on with the one above where text runs; a long one has so many words.
constexpr double kFlowing = 0.4;
constexpr std::size_t kLongText = 3;
// The axes of a chart have fewer labels, and fewer axes stand beside each other.
constexpr std::size_t kMostLabels = 15;
constexpr int kMostAxes = 2;
// Words in a text on average, from which on a table of figures, and one of words, is running text.
constexpr double kWordyFigures = 8;
constexpr double kWordyTexts = 6;
// Two texts over two others are more often something else.
constexpr std::size_t kFewestPlaces = 6;

// Values of a column of figures, top down; empty when there are too few to tell.
bool is_scale(const std::vector<double>& values) {
  if (values.size() < 3) return false;
  const double step = values[1] - values[0];
  if (step == 0) return false;
  for (std::size_t i = 2; i < values.size(); ++i)
    if (std::abs(values[i] - values[i - 1] - step) > 1e-6 * std::abs(step)) return false;
  return true;
}

double value_of(const Chunk& chunk) {
  std::string digits;
  for (const char c : chunk_text(chunk))
    if ((c >= '0' && c <= '9') || c == '.' || c == '-') digits += c;
  return std::atof(digits.c_str());
}

// Whether the first column counts the rows of texts in several others: 1 2 3, 8:00 9:00 10:00.
bool numbers_rows(const std::vector<BodyLine>& body, const std::vector<double>& first, std::size_t columns) {
  if (columns < 3 || first.size() < 3) return false;
  std::vector<std::size_t> texts(columns, 0);
  for (const BodyLine& line : body)
    for (const Placed& text : line.texts) texts[text.first] += !text.chunk.figure;
  return std::count_if(texts.begin() + 1, texts.end(), [&](std::size_t n) { return 2 * n >= first.size(); }) > 1;
}

// Every column that is mostly figures, the first included, is a scale.
bool scales_only(const std::vector<BodyLine>& body, std::size_t columns) {
  std::vector<std::vector<double>> values(columns);
  std::vector<std::size_t> filled(columns, 0);
  for (const BodyLine& line : body)
    for (const Placed& text : line.texts) {
      ++filled[text.first];
      if (text.chunk.figure) values[text.first].push_back(value_of(text.chunk));
    }
  int scales = 0;
  std::size_t longest = 0;
  for (std::size_t c = 0; c < columns; ++c) {
    if (values[c].size() < 3 || 2 * values[c].size() < filled[c]) continue;
    if (c == 0 && numbers_rows(body, values[c], columns)) continue;
    if (!is_scale(values[c])) {
      if (c > 0 || columns == 1) return false;
      continue;
    }
    ++scales;
    longest = std::max(longest, values[c].size());
  }
  return scales > 0 && (scales <= kMostAxes || longest <= kMostLabels);
}

// Texts of several words that begin with a small letter below an unfinished text of another row.
bool flows_on(const std::vector<BodyLine>& body, const std::vector<int>& rows, std::size_t columns) {
  std::vector<const Placed*> above(columns, nullptr);
  std::vector<int> row_of(columns, -1);
  int texts = 0, flowing = 0;
  for (std::size_t i = 0; i < body.size(); ++i)
    for (const Placed& text : body[i].texts) {
      const Placed* upper = above[text.first];
      const bool next_row = row_of[text.first] != rows[i];
      above[text.first] = &text;
      row_of[text.first] = rows[i];
      if (upper == nullptr || !next_row || text.chunk.words.size() < kLongText) continue;
      ++texts;
      const char last = upper->chunk.words.back()->text.back();
      flowing += starts_small(text.chunk) && last != '.' && upper->chunk.words.size() >= kLongText;
    }
  return texts >= 4 && flowing > kFlowing * texts;
}

// Whether one line has a text in each column, above rows that all begin in the first one.
bool names_rows(const std::vector<BodyLine>& body, const std::vector<int>& rows, std::size_t columns) {
  std::vector<bool> labelled(rows.empty() ? 0 : static_cast<std::size_t>(rows.back()) + 1, false);
  for (std::size_t i = 0; i < body.size(); ++i)
    if (!body[i].texts.empty() && body[i].texts.front().first == 0) labelled[static_cast<std::size_t>(rows[i])] = true;
  return !body.empty() && body.front().texts.size() == columns && std::ranges::find(labelled, false) == labelled.end();
}

}  // namespace

Shape shape_of(const std::vector<BodyLine>& body, const std::vector<int>& rows, std::size_t columns) {
  Shape shape{.columns = columns, .rows = rows.empty() ? 0 : rows.back() + 1};
  const auto figures = figure_columns(body, columns);
  shape.figure_columns = static_cast<int>(std::count(figures.begin(), figures.end(), true));
  std::vector<bool> place(static_cast<std::size_t>(shape.rows) * columns, false);
  std::size_t texts = 0, words = 0, short_first = 0, firsts = 0, leaders = 0;
  double last = -1;
  bool ascending = columns == 2;
  for (std::size_t i = 0; i < body.size(); ++i)
    for (const Placed& text : body[i].texts) {
      for (int c = text.first; c <= text.last; ++c) place[static_cast<std::size_t>(rows[i]) * columns + c] = true;
      ++texts;
      words += text.chunk.words.size();
      if (text.first == 0) {
        ++firsts;
        const std::string& word = text.chunk.words.front()->text;
        short_first += text.chunk.words.size() == 1 && word.size() <= 5 &&
                       (word.find_first_not_of("0123456789.()ivxIVX") == std::string::npos || word.size() <= 3);
        leaders += text.chunk.words.back()->text.ends_with("...") || text.chunk.words.back()->text.ends_with("…");
      } else if (columns == 2) {
        const std::string number = chunk_text(text.chunk);
        ascending = ascending && number.size() <= 4 && text::all_digits(number) && std::atof(number.c_str()) >= last;
        last = std::atof(number.c_str());
      }
    }
  shape.filled = static_cast<double>(std::count(place.begin(), place.end(), true)) /
                 static_cast<double>(std::max<std::size_t>(1, place.size()));
  shape.words = static_cast<double>(words) / static_cast<double>(std::max<std::size_t>(1, texts));
  shape.contents = columns == 2 && (ascending || 2 * leaders > firsts) && shape.figure_columns == 1 && ascending;
  shape.named = names_rows(body, rows, columns);
  shape.scales = scales_only(body, columns);
  shape.flows = shape.figure_columns == 0 && flows_on(body, rows, columns);
  shape.numbered = columns == 2 && firsts > 0 && 5 * short_first >= 4 * firsts;
  return shape;
}

Objections objections_to(const Shape& shape, bool announced, bool headed, Evidence evidence) {
  Objections found;
  const auto object = [&](bool holds, Objection objection) {
    if (holds) found.add(objection);
  };
  object(shape.columns < 2 || shape.rows < 2 || static_cast<std::size_t>(shape.rows) * shape.columns < kFewestPlaces,
         Objection::kSmall);
  object(shape.contents || shape.numbered, Objection::kList);
  object(shape.scales, Objection::kScale);
  object(shape.flows, Objection::kRunningText);
  if (announced && shape.filled >= kFilledRuled && (shape.figure_columns > 0 || shape.words < kWordyFigures))
    return found;
  object(evidence == Evidence::kRules, Objection::kNoRules);
  if (shape.figure_columns > 0) {
    object(shape.rows < 3, Objection::kSmall);
    object(shape.filled < kFilled, Objection::kSparse);
    object(shape.words >= kWordyFigures, Objection::kWordy);
  } else {
    object(shape.columns < 3 || shape.rows < (headed ? 3 : 4), Objection::kSmall);
    object(shape.filled < (shape.named && shape.words < 2 ? kFilledNamed : kFilledTexts), Objection::kSparse);
    object(shape.words >= kWordyTexts, Objection::kWordy);
  }
  return found;
}

}  // namespace yusuan::grid
