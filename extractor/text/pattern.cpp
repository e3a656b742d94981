#include "text/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <mutex>
#include <unordered_map>

#include "model/error.h"
#include "text/plain_texts.h"

namespace yusuan {
namespace {

// A document asks some dozens of patterns: RE2's default of 8 MiB each could by itself exceed our bound on memory.
constexpr std::int64_t kMemoryPerPattern = 1 << 20;

re2::StringPiece piece_of(std::string_view text) { return {text.data(), text.size()}; }

std::string_view view_of(const re2::StringPiece& piece) { return {piece.data(), piece.size()}; }

constexpr std::string_view kMeta = "\\.+*?()|[]{}^$";

// Escapes that stand for one character, or for a place, by themselves; \p{…} is known, too.
constexpr std::string_view kWholeEscapes = "bBdDsSwW";

// Where the escape, class or count ends that starts at `at`, its last byte; npos when it is none we know.
std::size_t end_of_unit(std::string_view source, std::size_t at) {
  if (source[at] == '\\') {
    if (at + 1 == source.size()) return std::string_view::npos;
    const char next = source[at + 1];
    if (source.substr(at + 1).starts_with("p{")) return source.find('}', at);
    const bool whole = !std::isalnum(static_cast<unsigned char>(next)) || kWholeEscapes.find(next) != std::string::npos;
    return whole ? at + 1 : std::string_view::npos;
  }
  if (source[at] == '{') {
    const std::size_t end = source.find_first_not_of("0123456789,", at + 1);
    return end != std::string_view::npos && source[end] == '}' ? end : std::string_view::npos;
  }
  for (std::size_t i = at + 1; i < source.size(); ++i) {
    if (source[i] == ']') return i;
    if (source[i] == '\\') ++i;
  }
  return std::string_view::npos;
}

std::string_view without_last_character(std::string_view word) {
  std::size_t end = word.empty() ? 0 : word.size() - 1;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return word.substr(0, end);
}

// The plain words that every match holds one after the other, those outside of groups and classes; none when `source`
// is more than one sequence: with flags, or alternatives beside each other outside of groups.
std::vector<std::string_view> words_of(std::string_view source) {
  std::vector<std::string_view> words;
  int depth = 0;
  for (std::size_t start = 0; start < source.size();) {
    const std::size_t meta = std::min(source.find_first_of(kMeta, start), source.size());
    const char c = meta < source.size() ? source[meta] : '\0';
    std::string_view word = source.substr(start, meta - start);
    if (c == '?' || c == '*' || c == '{') word = without_last_character(word);
    if (depth == 0 && !word.empty()) words.push_back(word);
    start = meta + 1;
    if (c == '\\' || c == '[' || c == '{') {
      const std::size_t last = end_of_unit(source, meta);
      if (last == std::string_view::npos) return {};
      start = last + 1;
    } else if (c == '(') {
      const std::string_view group = source.substr(start);
      if (group.starts_with('?') && !group.starts_with("?:") && !group.starts_with("?P<")) return {};
      ++depth;
    } else if (c == ')') {
      if (--depth < 0) return {};
    } else if (c == ']' || (c == '|' && depth == 0)) {
      return {};
    }
  }
  return depth == 0 ? words : std::vector<std::string_view>();
}

}  // namespace

struct Pattern::Compiled {
  explicit Compiled(std::string pattern)
      : source(std::move(pattern)),
        at_start(source.starts_with('^')),
        at_end(source.ends_with('$')),
        plain(plain_part(source, at_start, at_end)),
        literal(plain.find_first_of(kMeta) == std::string_view::npos),
        words(literal ? std::vector<std::string_view>() : words_of(source)) {
    const std::string_view before_end = std::string_view(source).substr(0, source.size() - at_end);
    if (at_end && !words.empty() && words.back().end() == before_end.end()) tail = words.back();
  }

  // Whether a text holds what all that fit do: most are held against patterns that need other words.
  bool may_fit(std::string_view text) const {
    if (!text.ends_with(tail)) return false;
    std::size_t at = 0;
    for (const std::string_view word : words) {
      at = text.find(word, at);
      if (at == std::string_view::npos) return false;
      at += word.size();
    }
    return true;
  }

  // nullptr: it takes the expression.
  const std::vector<PlainText>* texts() {
    std::call_once(texts_once_, [this] { texts_ = plain_texts(source); });
    return texts_ ? &*texts_ : nullptr;
  }

  // Where a literal stands in `text`; npos when it does not.
  std::size_t find(std::string_view text) const {
    if (at_start && at_end) return text == plain ? 0 : std::string_view::npos;
    if (at_start) return text.starts_with(plain) ? 0 : std::string_view::npos;
    if (at_end) return text.ends_with(plain) ? text.size() - plain.size() : std::string_view::npos;
    return text.find(plain);
  }

  const RE2& regex() {
    std::call_once(regex_once_, [this] {
      RE2::Options options;
      options.set_log_errors(false);
      options.set_max_mem(kMemoryPerPattern);
      regex_ = std::make_unique<RE2>(source, options);
    });
    if (!regex_->ok())
      throw Error(ErrorCode::kBadPattern, "the pattern `" + source + "` is invalid: " + regex_->error());
    return *regex_;
  }

  const std::string source;
  const bool at_start, at_end;
  const std::string_view plain;  // `source` without its anchors
  const bool literal;
  const std::vector<std::string_view> words;  // what a text that fits holds, in this order
  std::string_view tail;                      // what it ends with; empty: anything

 private:
  static std::string_view plain_part(std::string_view source, bool at_start, bool at_end) {
    if (source.size() < 2) return source;
    return source.substr(at_start, source.size() - at_start - at_end);
  }

  std::once_flag texts_once_, regex_once_;
  std::optional<std::vector<PlainText>> texts_;
  std::unique_ptr<RE2> regex_;
};

// Forms take their patterns over from each other: nine of ten are the same as one before. All are kept: the next
// document of a process asks the same ones, and compiling them is a twentieth of its work.
Pattern::Pattern(std::string source) {
  static std::mutex mutex;
  static std::unordered_map<std::string_view, std::shared_ptr<Compiled>> known;
  const std::scoped_lock lock(mutex);
  if (const auto same = known.find(source); same != known.end()) {
    compiled_ = same->second;
    return;
  }
  compiled_ = std::make_shared<Compiled>(std::move(source));
  known.emplace(compiled_->source, compiled_);
}

const std::string& Pattern::source() const { return compiled_->source; }

void Pattern::check() const {
  if (!compiled_->literal) compiled_->regex();
}

bool Pattern::matches(std::string_view text) const {
  if (compiled_->literal) return compiled_->find(text) != std::string_view::npos;
  if (!compiled_->may_fit(text)) return false;
  if (const auto* texts = compiled_->texts())
    return std::any_of(texts->begin(), texts->end(), [&](const PlainText& one) { return one.stands_in(text); });
  return RE2::PartialMatch(piece_of(text), compiled_->regex());
}

bool Pattern::matches_whole(std::string_view text) const {
  if (compiled_->literal) return text == compiled_->plain;
  if (!compiled_->may_fit(text)) return false;
  if (const auto* texts = compiled_->texts())
    return std::any_of(texts->begin(), texts->end(), [&](const PlainText& one) { return one.text == text; });
  return RE2::FullMatch(piece_of(text), compiled_->regex());
}

std::optional<std::vector<std::string_view>> Pattern::captures(std::string_view text) const {
  if (compiled_->literal) {
    const std::size_t at = compiled_->find(text);
    if (at == std::string_view::npos) return std::nullopt;
    return std::vector{text.substr(at, compiled_->plain.size())};
  }
  if (!compiled_->may_fit(text)) return std::nullopt;
  const RE2& regex = compiled_->regex();
  std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(regex.NumberOfCapturingGroups()) + 1);
  if (!regex.Match(piece_of(text), 0, text.size(), RE2::UNANCHORED, pieces.data(), static_cast<int>(pieces.size())))
    return std::nullopt;
  std::vector<std::string_view> groups;
  groups.reserve(pieces.size());
  for (const re2::StringPiece& piece : pieces) groups.push_back(view_of(piece));
  return groups;
}

std::optional<std::map<std::string, std::string_view, std::less<>>> Pattern::named_captures(
    std::string_view text) const {
  const auto groups = captures(text);
  if (!groups) return std::nullopt;
  std::map<std::string, std::string_view, std::less<>> named;
  if (compiled_->literal) return named;
  for (const auto& [name, index] : compiled_->regex().NamedCapturingGroups())
    if (const std::string_view group = (*groups)[static_cast<std::size_t>(index)]; group.data())
      named.emplace(name, group);
  return named;
}

}  // namespace yusuan
