#include "figures_on_page.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

#include "text/printed_figures.h"
#include "text/sentence.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

using Words = std::vector<Word>::const_iterator;

// A word that begins well inside the one before it is set anew: text dumps give it a line of its own, too.
bool on_one_line(const Word& a, const Word& b) {
  constexpr double kMostOverlap = 0.25;  // of the height; punctuation set as narrow as half an ideograph overlaps by .5
  const double height = std::min(a.box.height(), b.box.height());
  return std::abs(a.box.center_y() - b.box.center_y()) < height / 2 && a.box.x0 <= b.box.x0 &&
         b.box.x0 >= a.box.x1 - kMostOverlap * height;
}

// Whether the words of a line say a sentence or a part of one, by its marks or by its length: rows of tables have short
// names and amounts.
bool is_sentence(Words begin, Words end) {
  static constexpr std::string_view kOfAmounts[] = {"万元（", "万元)"};
  constexpr int kFewestHalfWidths = 120;
  std::string line;
  for (Words word = begin; word != end; ++word) line += word->text;
  return text::has_sentence_mark(line) ||
         std::any_of(std::begin(kOfAmounts), std::end(kOfAmounts),
                     [&](std::string_view mark) { return line.find(mark) != std::string::npos; }) ||
         text::half_widths(line) >= kFewestHalfWidths;
}

void collect_from_line(Words begin, Words end, int page, std::vector<FigureOnPage>& figures) {
  const std::size_t before = figures.size();
  for (Words word = begin; word != end; ++word) {
    const bool begins = word == begin, ends = word + 1 == end;
    for (text::FigureInText& figure : text::printed_figures(word->text)) {
      const bool goes_on_as_year = !ends && figure.end == word->text.size() && (word + 1)->text.starts_with("年");
      figures.push_back({.box = word->box,
                         .page = page,
                         .first = begins && figure.begin == 0,
                         .last = ends && figure.end == word->text.size(),
                         .doubtful = text::may_be_number_of(word->text, figure) && (begins || figure.begin > 0),
                         .marks = goes_on_as_year});
      figures.back().digits = std::move(figure.digits);
    }
    for (text::FigureInText& figure : text::numbered_years(word->text))
      figures.push_back({.digits = std::move(figure.digits), .box = word->box, .page = page, .marks = true});
  }
  if (figures.size() == before || !is_sentence(begin, end)) return;
  for (std::size_t i = before; i < figures.size(); ++i) figures[i].in_sentence = true;
}

}  // namespace

void collect_figures(const Page& page, std::vector<FigureOnPage>& figures) {
  for (Words begin = page.words.begin(), end = begin; begin != page.words.end(); begin = end) {
    for (end = begin + 1; end != page.words.end() && on_one_line(*(end - 1), *end);) ++end;
    collect_from_line(begin, end, page.number, figures);
  }
}

}  // namespace yusuan
