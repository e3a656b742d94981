#include "prose/paragraphs.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "text/figure.h"
#include "text/sentence.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::prose {
namespace {

// All in letters, that is line heights.
constexpr double kIndent = 0.9;        // first lines are indented by two, at times by one
constexpr double kFullLine = 1.8;      // a full line ends this near to the margin: hanging punctuation, justification
constexpr double kUnbreakable = 4.5;   // before a long figure, which does not break, a full line may end this early
constexpr double kRoomOfDigit = 0.7;   // half a letter, and what justification leaves
constexpr double kParagraphGap = 2.6;  // between lines of one paragraph at double spacing
constexpr double kTitleInset = 3;
constexpr double kStubLetters = 9;  // what a line end inside a line of the source left over

// Of the page's width.
constexpr double kCentred = 0.035;
constexpr std::size_t kTitleBytes = 150;

bool is_chinese_numeral(char32_t c) {
  return std::u32string_view(U"〇零一二三四五六七八九十百").find(c) != std::u32string_view::npos;
}

bool ends_sentence(std::string_view text) {
  if (text.empty()) return true;
  switch (text::code_point_before(text, text.size())) {
    case U'。':
    case U'；':
    case U'：':
    case U'！':
    case U'？':
    case U'…':
    case U':':
    case U';':
      return true;
    default:
      return false;
  }
}

// A clause goes on, wherever its line ends.
bool ends_in_comma(std::string_view text) {
  return text.ends_with("，") || text.ends_with(",") || text.ends_with("、");
}

// A heading may end with a colon, which holds it apart from what follows as a sentence is.
bool has_mark(std::string_view text) {
  return text::has_sentence_mark(text) || text.find("：") != std::string_view::npos;
}

// No paragraph begins with a mark that closes something, or with a percentage.
bool goes_on(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = 0;
  const char32_t first = text::next_code_point(text, at);
  if (std::u32string_view(U"，、。；：）%％,").find(first) != std::u32string_view::npos) return true;
  const std::size_t figure = text.find_first_not_of("0123456789.");
  return figure != std::string_view::npos && figure > 0 &&
         (text.substr(figure).starts_with("%") || text.substr(figure).starts_with("％"));
}

// Whether one figure stands on both sides of a line's end: in a sentence words part figures.
bool breaks_figure(std::string_view above, std::string_view below) {
  constexpr std::string_view kOfFigure = "0123456789,.";
  const std::size_t head = above.find_last_not_of(kOfFigure) + 1, tail = below.find_first_not_of(kOfFigure);
  const auto is_word = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (head == 0 || head == above.size() || tail == 0 || tail == std::string_view::npos) return false;
  if (!is_word(above[head - 1]) || !(is_word(below[tail]) || below[tail] == '%')) return false;
  return text::is_figure(std::string(above.substr(head)).append(below.substr(0, tail)));
}

double height(const ProseLine& line) { return line.line->box.height(); }
bool indented(const ProseLine& line) { return line.line->box.x0 - line.left > kIndent * height(line); }

// Without room for another digit.
bool is_full(const ProseLine& line) { return line.right - line.line->box.x1 <= kRoomOfDigit * height(line); }

bool centred(const ProseLine& line) {
  const Rect& box = line.line->box;
  const double off =
      std::min(std::abs(box.center_x() - line.page_width / 2), std::abs(box.center_x() - (line.left + line.right) / 2));
  return off < kCentred * line.page_width && box.x0 - line.left > kTitleInset * height(line) &&
         line.line->text.size() < kTitleBytes && !has_mark(line.line->text);
}

bool same_row(const ProseLine& a, const ProseLine& b) {
  return a.line->page == b.line->page && std::abs(a.line->box.center_y() - b.line->box.center_y()) < 0.5 * height(a);
}

class Joiner {
 public:
  std::vector<TextRun> join(const std::vector<ProseLine>& lines) {
    for (const ProseLine& line : lines) {
      if (previous_ == nullptr || !continues(line)) start(line);
      add(line);
      before_ = previous_;
      previous_ = &line;
    }
    finish();
    return std::move(runs_);
  }

 private:
  bool continues(const ProseLine& line) const {
    const TextLine& above = *previous_->line;
    if (line.after_grid || !stray_mark_.empty()) return false;
    if (same_row(*previous_, line)) return true;
    const bool same_page = above.page == line.line->page;
    if (same_page && line.line->box.y0 - above.box.y1 > kParagraphGap * height(line)) return false;
    if (!same_page && line.line->page != above.page + 1) return false;
    const Mark mark = mark_of(line.line->text).mark;
    if (run_.mark == Mark::kPart && mark != Mark::kNone) return false;
    if (centred(*previous_) && centred(line) && mark == Mark::kNone)
      return same_page && std::abs(height(*previous_) - height(line)) < 0.1 * height(line);
    // 第三部分 … is at times too wide to be seen as centred, its second line is not.
    if (run_.mark == Mark::kPart && centred(line) && mark == Mark::kNone && !has_mark(run_.text)) return same_page;
    if (centred(line) && (ends_sentence(above.text) || centred(*previous_))) return false;
    if (run_.mark == Mark::kTitle && !mark_of(run_.text).bytes) return false;
    return fills_on(line, mark);
  }

  // Whether the line before ran into its right margin and this one goes on.
  bool fills_on(const ProseLine& line, Mark mark) const {
    const TextLine& above = *previous_->line;
    const double em = height(*previous_);
    const double missing = previous_->right - above.box.x1;
    const bool ended = ends_sentence(above.text);
    if (!ended && goes_on(line.line->text)) return true;
    if (mark != Mark::kNone && (ended || missing > kUnbreakable * em || indented(line))) return false;
    if (indented(line) && (ended || (run_.mark != Mark::kNone && !has_mark(run_.text)))) return false;
    if (missing <= kFullLine * em) return true;
    if (ended) return false;
    if (mark == Mark::kNone && !indented(line) && ends_in_comma(above.text)) return true;
    if (missing <= kUnbreakable * em) return true;
    // A line end in the middle of a line of the source.
    const bool stub = above.box.width() < kStubLetters * em && run_.lines.size() > 1 && before_ != nullptr &&
                      before_->right - before_->line->box.x1 <= kUnbreakable * em;
    return stub && has_mark(run_.text);
  }

  void start(const ProseLine& line) {
    finish();
    run_.after_grid = line.after_grid;
    run_.mark = mark_of(stray_mark_.empty() ? line.line->text : stray_mark_).mark;
    if (run_.mark == Mark::kNone && centred(line)) run_.mark = Mark::kTitle;
  }

  void add(const ProseLine& line) {
    run_.lines.push_back(line.line);
    std::string text = std::exchange(stray_mark_, {}) + line.line->text;
    // Justification can push the mark of the next paragraph behind the end of this one.
    if (const std::size_t at = text.rfind("。（"); at != std::string::npos && texts_.size() > 0) {
      const std::size_t mark = at + std::string_view("。").size();
      if (mark_of(std::string_view(text).substr(mark)).bytes == text.size() - mark) {
        stray_mark_ = text.substr(mark);
        text.resize(mark);
      }
    }
    if (!texts_.empty() && is_full(*previous_) && breaks_figure(texts_.back(), text))
      texts_.back() += text;
    else
      texts_.push_back(text);
    run_.text += text;
  }

  void finish() {
    if (!run_.lines.empty()) {
      if (texts_.size() > 1) run_.text = text::join_lines(texts_);
      runs_.push_back(std::move(run_));
    }
    run_ = {};
    texts_.clear();
  }

  std::vector<TextRun> runs_;
  TextRun run_;
  std::vector<std::string> texts_;
  std::string stray_mark_;
  const ProseLine* previous_ = nullptr;
  const ProseLine* before_ = nullptr;
};

bool starts_with_year(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  return (text.starts_with("19") || text.starts_with("20")) && text::all_digits(text.substr(0, kDigits)) &&
         text.size() > kDigits && text.substr(kDigits).starts_with("年");
}

std::size_t ink(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

}  // namespace

MarkAt mark_of(std::string_view text) {
  std::size_t at = 0;
  if (text.empty()) return {};
  char32_t c = text::next_code_point(text, at);
  if (c == U'第') {
    std::size_t numerals = 0;
    while (at < text.size() && is_chinese_numeral(c = text::next_code_point(text, at))) ++numerals;
    if (numerals > 0 && (text.substr(at).starts_with("分") || c == U'章'))
      return {Mark::kPart, c == U'章' ? at : at + 3};
    return {};
  }
  const bool bracket = c == U'（' || c == U'(';
  if (bracket && at < text.size()) c = text::next_code_point(text, at);
  if (c >= U'①' && c <= U'⑳') return {Mark::kBracketedDigit, at};
  const bool digits = text::is_ascii_digit(c), chinese = is_chinese_numeral(c);
  if (!digits && !chinese) return {};
  std::size_t count = 1, end = at;
  while (at < text.size()) {
    c = text::next_code_point(text, at);
    if (digits ? !text::is_ascii_digit(c) : !is_chinese_numeral(c)) break;
    ++count, end = at;
  }
  if (end == text.size() || count > 3 || (digits && count > 2)) return {};
  if (c == U'）' || c == U')') return {digits || !bracket ? Mark::kBracketedDigit : Mark::kBracketed, at};
  if (bracket) return {};
  if (chinese) return c == U'、' || c == U'．' || c == U'.' ? MarkAt{Mark::kChinese, at} : MarkAt{};
  if (c != U'、' && c != U'.' && c != U'．') return {};
  // 2.02万元 has none, 2.2026年国防支出 has.
  if (at < text.size() && text::is_ascii_digit(static_cast<unsigned char>(text[at])) &&
      !starts_with_year(text.substr(at)))
    return {};
  return {Mark::kDigit, at};
}

LinesOfRun::LinesOfRun(const TextRun& run) : lines_(run.lines) {
  for (std::size_t at = run.text.find(' '); at != std::string::npos; at = run.text.find(' ', at + 1))
    spaces_.push_back(at);
  std::size_t at = 0;
  for (const TextLine* line : lines_) {
    ink_ahead_.push_back(at);
    at += ink(line->text);
  }
}

std::size_t LinesOfRun::ink_before(std::size_t byte) const {
  return byte - static_cast<std::size_t>(std::lower_bound(spaces_.begin(), spaces_.end(), byte) - spaces_.begin());
}

Paragraph LinesOfRun::place_of(std::size_t begin, std::size_t end) const {
  Paragraph place;
  if (lines_.empty()) return place;
  const std::size_t from = ink_before(begin), to = std::max(ink_before(end), from + 1);
  const auto next = std::upper_bound(ink_ahead_.begin(), ink_ahead_.end(), from);
  std::size_t i = static_cast<std::size_t>(next - ink_ahead_.begin()) - 1;
  const bool held = from < ink_ahead_[i] + ink(lines_[i]->text);
  const TextLine& first = held ? *lines_[i] : *lines_.front();
  place.page = first.page;
  place.box = first.box;
  if (!held) return place;
  for (++i; i < lines_.size() && ink_ahead_[i] < to && lines_[i]->page == place.page; ++i)
    place.box = united(place.box, lines_[i]->box);
  return place;
}

Paragraph TextRun::place_of(std::size_t begin, std::size_t end) const { return LinesOfRun(*this).place_of(begin, end); }

std::vector<TextRun> rejoin(const std::vector<ProseLine>& lines) { return Joiner().join(lines); }

}  // namespace yusuan::prose
