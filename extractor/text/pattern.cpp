#include "text/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "model/error.h"
#include "text/plain_texts.h"
#include "text/required_texts.h"

namespace yusuan::text {
namespace {

// A document asks some dozens of patterns: RE2's default of 8 MiB each could by itself exceed our bound on memory.
constexpr std::int64_t kMemoryPerPattern = 1 << 20;

re2::StringPiece piece_of(std::string_view text) { return {text.data(), text.size()}; }

std::string_view view_of(const re2::StringPiece& piece) { return {piece.data(), piece.size()}; }

constexpr std::string_view kMeta = "\\.+*?()|[]{}^$";

}  // namespace

struct Pattern::Compiled {
  explicit Compiled(std::string pattern)
      : source(std::move(pattern)),
        at_start(source.starts_with('^')),
        at_end(source.ends_with('$')),
        plain(plain_part(source, at_start, at_end)),
        literal(plain.find_first_of(kMeta) == std::string_view::npos) {}

  // Whether a text holds what all that fit do: most are held against patterns that need other words.
  bool may_fit(std::string_view text) {
    std::call_once(required_once_, [this] { read_required(); });
    if (!text.ends_with(tail_)) return false;
    return std::ranges::all_of(required_, [&](const std::vector<std::string_view>& any) {
      return std::ranges::any_of(any, [&](std::string_view one) { return text.find(one) != std::string_view::npos; });
    });
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

 private:
  static std::string_view plain_part(std::string_view source, bool at_start, bool at_end) {
    if (source.size() < 2) return source;
    return source.substr(at_start, source.size() - at_start - at_end);
  }

  void read_required() {
    required_ = required_texts(source);
    const std::string_view before_end = std::string_view(source).substr(0, source.size() - at_end);
    if (!at_end || required_.empty() || required_.back().size() > 1) return;
    if (required_.back().front().end() != before_end.end()) return;
    tail_ = required_.back().front();
    required_.pop_back();
  }

  std::once_flag texts_once_, required_once_, regex_once_;
  std::vector<std::vector<std::string_view>> required_;  // one of each stands in whatever fits
  std::string_view tail_;                                // what that ends with; empty: anything
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

}  // namespace yusuan::text
