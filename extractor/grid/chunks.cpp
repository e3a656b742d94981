#include "grid/chunks.h"

#include <algorithm>
#include <cmath>

#include "grid/page_vocabulary.h"
#include "grid/text_lines.h"
#include "text/amount.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// In line heights. Spaces are .2 to .35 wide, those of justified text up to .8; columns of text stand .9 apart and
// more, columns of figures, whose spaces are never stretched, .45 and more.
constexpr double kTextGap = 0.9;
constexpr double kMixedGap = 0.7;
constexpr double kFigureGap = 0.45;
// In widths of its digits: a figure is set no higher (digits are .5 to .64 em wide), whatever box its font states.
constexpr double kDigitHeight = 2.2;
// In heights of the box of a font, which may be twice those of its letters: what is nearer is never apart.
constexpr double kNeverApart = 0.12;
// In widths of a letter: CJK letters are no higher, whatever their font says; texts of them stand so far apart.
constexpr double kCjkHeight = 1.2;
constexpr double kCjkGap = 0.55;
// In widths of a digit: spaces are half as wide, those of typewriters as wide.
constexpr double kFigureSpace = 0.6;
// In bytes.
constexpr std::size_t kLongestStandIn = 4;
// In line heights: what is nearer is never apart.
constexpr double kTightest = 0.25;
// This many dots in a row are leaders.
constexpr std::size_t kLeaderDots = 3;
// In points: texts of a column of units begin within as much; so many of them show it.
constexpr double kSameStart = 0.5;
constexpr std::ptrdiff_t kFewestUnits = 2;
constexpr std::size_t kLongestDash = 6;  // bytes
// Lines whose figure and text touch at one place.
constexpr std::ptrdiff_t kFewestTouching = 3;
constexpr std::size_t kMostTouching = 2000;  // of a page, beyond which nothing is compared
// A line of running text has this many words (characters, of CJK text) or more.
constexpr std::size_t kProseWords = 5;
constexpr std::size_t kProseCharacters = 18;
bool is_dot(char32_t c) { return c == U'.' || c == U'…' || c == U'·' || c == U'．' || c == U'_'; }

// Where the leader dots at the end of a word begin, as a code point; the number of code points when there are none.
std::size_t leaders_from(const std::u32string& text) {
  std::size_t from = text.size();
  while (from > 0 && is_dot(text[from - 1])) --from;
  const bool ellipsis = from < text.size() && text[from] == U'…' && text.size() - from >= 2;
  return ellipsis || text.size() - from >= kLeaderDots ? from : text.size();
}

bool all_leaders(const Word& word) {
  for (std::size_t at = 0; at < word.text.size();)
    if (!is_dot(text::next_code_point(word.text, at))) return false;
  return true;
}

Rect inked(const Word& word) {
  if (word.text.empty() || !is_dot(text::code_point_before(word.text, word.text.size()))) return word.box;
  if (word.text.find("..") == std::string::npos && word.text.find("…") == std::string::npos &&
      word.text.find("__") == std::string::npos)
    return word.box;
  const std::size_t from = leaders_from(text::decoded(word.text));
  Rect box = word.box;
  if (from > 0 && from < word.chars.size()) box.x1 = word.chars[from - 1].x1;
  return box;
}

bool is_sign(std::string_view text) {
  static constexpr std::string_view kSigns[] = {"$", "%", "€", "£", "¥", "*", "**", "***", "(", ")", "+", "±"};
  return std::ranges::find(kSigns, text) != std::end(kSigns);
}

double widest_digit(const Word& word) {
  double widest = 0;
  std::size_t c = 0;
  for (std::size_t at = 0; at < word.text.size() && c < word.chars.size(); ++c)
    if (text::is_ascii_digit(text::next_code_point(word.text, at)))
      widest = std::max(widest, static_cast<double>(word.chars[c].x1 - word.chars[c].x0));
  return widest;
}

// `(D)`, `n.a.`: what stands in the place of a figure that is not given.
bool is_stand_in(const std::string& text) {
  return text.size() > 2 && text.size() <= kLongestStandIn && text.find_first_of("(./") != std::string::npos;
}

// Whether a figure has a digit behind a point or comma.
bool is_parted(const std::string& text) {
  const std::size_t sign = text.find_first_of(".,");
  return sign != std::string::npos && sign + 1 < text.size() && text::is_ascii_digit(text[sign + 1]);
}

bool has_digit(const std::string& text) { return text.find_first_of("0123456789") != std::string::npos; }

// Whether two figures stand apart: the spaces in one figure are half as wide as its digits, and come before its points
// and commas.
bool figures_apart(double gap, const Word& left, const Word& right) {
  const bool a = is_figure_text(left.text), b = is_figure_text(right.text);
  if (a && b && is_parted(left.text) && has_digit(right.text)) return true;
  if (!(a && (b || is_stand_in(right.text))) && !(b && is_stand_in(left.text))) return false;
  const double digit = std::max(widest_digit(left), widest_digit(right));
  return digit > 0 && gap > kFigureGap * kDigitHeight * digit;
}

// How many letters a word of nothing but CJK letters has, which are set without spaces between them; 0: another one.
std::size_t cjk_letters(const Word& word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.text.size(); ++letters)
    if (!text::is_cjk(text::next_code_point(word.text, at))) return 0;
  return letters;
}

// The height of a word's letters as far as their widths tell it, whatever box their font states.
double height_of_letters(const Word& word, std::size_t cjk) {
  const double most = cjk > 0                     ? kCjkHeight * word.box.width() / static_cast<double>(cjk)
                      : is_figure_text(word.text) ? kDigitHeight * widest_digit(word)
                                                  : 0;
  return most > 0 ? std::min(word.box.height(), most) : word.box.height();
}

// Whether a gap parts two words in a line so high: most do or do not whatever the words are.
bool stand_apart(double gap, double height, const Word& left, const Word& right) {
  if (gap <= kFigureGap * height) return gap > kTightest * height && figures_apart(gap, left, right);
  if (gap > kTextGap * height) return true;
  const bool a = is_figure_text(left.text), b = is_figure_text(right.text);
  return (a && b && !is_figure_space(gap, left, right)) || (a != b && gap > kMixedGap * height);
}

// Whether a gap parts the texts that two words end and begin.
bool texts_apart(double gap, const Word& left, const Word& right) {
  const double box = std::max(left.box.height(), right.box.height());
  if (gap > kTextGap * box) return true;
  if (gap < kNeverApart * box) return false;
  const std::size_t a = cjk_letters(left), b = cjk_letters(right);
  // Single letters are those of labels that are spaced out.
  if (a > 0 && b > 0 && a + b > 2 &&
      gap > kCjkGap * std::max(left.box.width() / static_cast<double>(a), right.box.width() / static_cast<double>(b)))
    return true;
  return stand_apart(gap, std::max(height_of_letters(left, a), height_of_letters(right, b)), left, right);
}

void finish(Chunk& chunk) {
  chunk.box = inked(*chunk.words.front());
  chunk.figure = is_figure_text(chunk.words.front()->text);
  for (std::size_t i = 1; i < chunk.words.size(); ++i) {
    const Word& word = *chunk.words[i];
    if (!all_leaders(word)) chunk.box = united(chunk.box, inked(word));
    chunk.figure = chunk.figure && is_figure_text(word.text);
  }
}

template <class Parts>
std::vector<Chunk> cut(const std::vector<const Word*>& words, Parts parts) {
  constexpr std::size_t kMostColumns = 16;  // most lines have no more; others take a second turn
  std::vector<Chunk> chunks;
  chunks.reserve(std::min(words.size(), kMostColumns));
  for (const Word* word : words) {
    if (chunks.empty() || parts(*chunks.back().words.back(), *word)) chunks.emplace_back();
    chunks.back().words.push_back(word);
  }
  for (Chunk& chunk : chunks) finish(chunk);
  return chunks;
}

// A figure and the text right behind it, as words of one chunk.
struct Touch {
  const Chunk* chunk = nullptr;
  std::size_t behind = 0;  // the text, among the chunk's words
  double end = 0, start = 0;
};

// A whole figure, or the dash that stands for one.
bool fills_place(const std::string& text) {
  if (text.size() > kLongestDash && text.find('.') == std::string::npos) return false;
  return text::is_placeholder(text) || (is_figure_text(text) && text.find('.') != std::string::npos);
}

std::vector<Touch> touches(const std::vector<ChunkLine>& lines) {
  std::vector<Touch> found;
  for (const ChunkLine& line : lines)
    for (const Chunk& chunk : line.chunks)
      for (std::size_t i = 1; i < chunk.words.size(); ++i) {
        const Word &left = *chunk.words[i - 1], &right = *chunk.words[i];
        if (!fills_place(left.text) || is_figure_text(right.text) || all_leaders(right)) continue;
        found.push_back({&chunk, i, left.box.x1, right.box.x0});
      }
  return found;
}

// A figure and the text right behind it are cells of two columns where both their sides are those of the lines above
// and below: sentences break elsewhere in each line.
void part_touching(std::vector<ChunkLine>& lines) {
  std::vector<Touch> found = touches(lines);
  if (found.size() > kMostTouching) return;
  std::erase_if(found, [all = found](const Touch& touch) {
    return std::ranges::count_if(all, [&](const Touch& other) {
             return std::abs(other.end - touch.end) < kSameStart && std::abs(other.start - touch.start) < kSameStart;
           }) < kFewestTouching;
  });
  auto touch = found.begin();
  for (ChunkLine& line : lines) {
    if (touch == found.end()) return;
    std::vector<Chunk> parted;
    for (const Chunk& chunk : line.chunks) {
      std::size_t from = 0;
      for (; touch != found.end() && touch->chunk == &chunk; ++touch) {
        parted.push_back({.words = {chunk.words.begin() + static_cast<std::ptrdiff_t>(from),
                                    chunk.words.begin() + static_cast<std::ptrdiff_t>(touch->behind)},
                          .box = {}});
        from = touch->behind;
      }
      parted.push_back(
          {.words = {chunk.words.begin() + static_cast<std::ptrdiff_t>(from), chunk.words.end()}, .box = {}});
    }
    if (parted.size() == line.chunks.size()) continue;
    for (Chunk& chunk : parted) finish(chunk);
    line.chunks = std::move(parted);
  }
}

// An empty pair of brackets, to be filled in: its inside is no gap between texts.
bool brackets(const Chunk& left, const Chunk& right) {
  const std::string &open = left.words.back()->text, &close = right.words.front()->text;
  return (open.ends_with('(') && close.starts_with(')')) || (open.ends_with('[') && close.starts_with(']')) ||
         (open.ends_with("（") && close.starts_with("）"));
}

// Where texts that are no figures begin, and have their middles, as often as they do.
struct TextPlaces {
  std::vector<double> starts, middles;  // ascending
};

TextPlaces text_places(const std::vector<ChunkLine>& lines) {
  TextPlaces places;
  for (const ChunkLine& line : lines)
    for (const Chunk& chunk : line.chunks) {
      if (chunk.figure) continue;
      places.starts.push_back(chunk.box.x0);
      places.middles.push_back(chunk.box.center_x());
    }
  std::sort(places.starts.begin(), places.starts.end());
  std::sort(places.middles.begin(), places.middles.end());
  return places;
}

bool are_there(const std::vector<double>& places, double x) {
  const auto from = std::lower_bound(places.begin(), places.end(), x - kSameStart);
  return std::upper_bound(from, places.end(), x + kSameStart) - from >= kFewestUnits;
}

// Whether a sign apart from its figure stands in a column of units: other texts begin where it does, or have their
// middles there.
bool is_unit(const Chunk& figure, const Word& sign, const TextPlaces& texts) {
  return sign.box.x0 - figure.box.x1 >= kTextGap * sign.box.height() &&
         (are_there(texts.starts, sign.box.x0) || are_there(texts.middles, sign.box.center_x()));
}

// A currency sign belongs to the figure it stands before, however far; a per cent sign to the one it stands behind,
// unless it stands among other units.
void join_signs(std::vector<Chunk>& chunks, const TextPlaces& texts) {
  for (std::size_t i = 0; i + 1 < chunks.size(); ++i) {
    const std::string& text = chunks[i].words.back()->text;
    const bool currency = chunks[i].words.size() == 1 && (text == "$" || text == "€" || text == "£" || text == "¥");
    const std::string& next = chunks[i + 1].words.front()->text;
    const bool percent = chunks[i].figure && chunks[i + 1].words.size() == 1 && (next == "%" || next == ")");
    const bool empty = brackets(chunks[i], chunks[i + 1]);
    if (!(currency && chunks[i + 1].figure) && !percent && !empty) continue;
    if (percent && !empty && is_unit(chunks[i], *chunks[i + 1].words.front(), texts)) continue;
    chunks[i].words.insert(chunks[i].words.end(), chunks[i + 1].words.begin(), chunks[i + 1].words.end());
    finish(chunks[i]);
    chunks.erase(chunks.begin() + static_cast<std::ptrdiff_t>(i + 1));
  }
}

// A bullet, or a number in front of running text, belongs to it.
bool is_bullet(const std::string& text) {
  static constexpr std::string_view kBullets[] = {"•", "●", "■", "▪", "◆", "➢", "√", "·", "-", "–",
                                                  "—", "o", "§", "",  "",  "",  "*", "○", "□"};
  if (std::find(std::begin(kBullets), std::end(kBullets), text) != std::end(kBullets)) return true;
  const char last = text.empty() ? ' ' : text.back();
  return text.size() <= 5 && (last == '.' || last == ')') && text.find_first_of("0123456789abcdeivx") <= 1;
}

}  // namespace

bool is_figure_space(double gap, const Word& left, const Word& right) {
  return gap < kFigureSpace * std::max(widest_digit(left), widest_digit(right));
}

bool is_prose(const Chunk& chunk) {
  std::size_t text = 0, characters = 0;
  for (const Word* word : chunk.words) {
    if (is_figure_text(word->text)) continue;
    ++text;
    for (std::size_t at = 0; at < word->text.size();) characters += text::is_cjk(text::next_code_point(word->text, at));
  }
  return (text >= kProseWords && 3 * text >= 2 * chunk.words.size()) || characters >= kProseCharacters;
}

namespace {

void join_bullets(std::vector<Chunk>& chunks) {
  for (std::size_t i = 0; i + 1 < chunks.size(); ++i) {
    const Chunk& bullet = chunks[i];
    if (bullet.words.size() != 1 || !is_bullet(bullet.words.front()->text) || !is_prose(chunks[i + 1])) continue;
    chunks[i].words.insert(chunks[i].words.end(), chunks[i + 1].words.begin(), chunks[i + 1].words.end());
    finish(chunks[i]);
    chunks.erase(chunks.begin() + static_cast<std::ptrdiff_t>(i + 1));
  }
}

}  // namespace

bool is_figure_text(const std::string& text) {
  if (text.empty()) return false;
  if (is_sign(text)) return true;
  std::size_t digits = 0, others = 0, misread = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    const bool in_figure = text::is_ascii_digit(before) && at < text.size() && text::is_ascii_digit(text[at]);
    before = c;
    if (text::is_ascii_digit(c))
      ++digits;
    else if ((c == U'，' || c == U' ') && in_figure)  // full-width digits have full-width separators; spaces part, too
      continue;
    else if (c == U'l' || c == U'I' || c == U'o' || c == U'O')
      ++misread;
    else if (std::u32string_view(U".,-−–—+%()/:*$€£¥<>=±'°#△▲").find(c) == std::u32string_view::npos && ++others > 1)
      return false;  // most words say so with their second character
  }
  if (others == 0 && misread > 0) return digits >= 2 * misread;  // the text of a scan: `2016-lo-28`
  others += misread;
  if (others > 0) return digits > 0 && others <= 1 && digits >= 2 * others;
  return digits > 0 || text::is_placeholder(text);
}

bool is_dialled(const Chunk& chunk) {
  const std::string_view first = chunk.words.front()->text;
  return chunk.words.size() > 1 && first.size() > 1 && first[0] == '+' && text::all_digits(first.substr(1)) &&
         std::all_of(chunk.words.begin() + 1, chunk.words.end(),
                     [](const Word* word) { return text::all_digits(word->text); });
}

std::vector<ChunkLine> chunk_lines(const std::vector<const Word*>& words) {
  std::vector<ChunkLine> lines;
  for (const WordLine& whole : word_lines(words)) {
    ChunkLine line;
    line.chunks = cut(whole, [](const Word& left, const Word& right) {
      if (all_leaders(right))
        return right.box.x0 - left.box.x1 > kTextGap * 4 * std::max(left.box.height(), right.box.height());
      return all_leaders(left) || texts_apart(right.box.x0 - inked(left).x1, left, right);
    });
    lines.push_back(std::move(line));
  }
  part_touching(lines);
  const TextPlaces texts = text_places(lines);
  for (ChunkLine& line : lines) {
    join_signs(line.chunks, texts);
    join_bullets(line.chunks);
    line.box = line.chunks.front().box;
    for (const Chunk& chunk : line.chunks) {
      line.box = united(line.box, chunk.box);
      for (const Word* word : chunk.words) line.height = std::max(line.height, word->box.height());
    }
  }
  return lines;
}

std::vector<Chunk> tight_chunks(const Chunk& chunk) {
  return cut(chunk.words, [](const Word& left, const Word& right) {
    if (is_sign(left.text) || is_sign(right.text) || all_leaders(right)) return false;
    const double gap = right.box.x0 - inked(left).x1, height = std::max(left.box.height(), right.box.height());
    if (gap > kFigureGap * height)
      return !(is_figure_text(left.text) && is_figure_text(right.text) && is_figure_space(gap, left, right));
    return gap > kTightest * height && figures_apart(gap, left, right);
  });
}

bool is_single_text(const ChunkLine& line) {
  return line.chunks.size() == 1 && !line.chunks.front().figure && !is_prose(line.chunks.front());
}

double letter_height(const Chunk& chunk) {
  const double digit = chunk.figure ? widest_digit(*chunk.words.back()) : 0;
  return digit > 0 ? std::min(chunk.box.height(), kDigitHeight * digit) : chunk.box.height();
}

std::string chunk_text(const Chunk& chunk) { return line_text(chunk.words); }

bool ends_with_colon(const Chunk& chunk) {
  const std::string& word = chunk.words.back()->text;
  return word.ends_with(':') || word.ends_with("：");
}

bool ends_with_leaders(const Chunk& chunk) {
  const std::u32string text = text::decoded(chunk.words.back()->text);
  return leaders_from(text) < text.size();
}

bool is_note(const ChunkLine& line) {
  const std::string& first = line.chunks.front().words.front()->text;
  const bool marked = line.chunks.size() == 1 || first.find_first_of(":.") != std::string::npos || first.size() > 6;
  return marked && starts_with_any_of(page_vocabulary().note, first);
}

}  // namespace yusuan::grid
