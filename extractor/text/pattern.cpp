#include "text/pattern.h"

#include <re2/re2.h>

#include <mutex>
#include <unordered_map>

#include "model/error.h"

namespace yusuan {
namespace {

// A document asks some dozens of patterns: RE2's default of 8 MiB each could by itself exceed our bound on memory.
constexpr std::int64_t kMemoryPerPattern = 1 << 20;

re2::StringPiece piece_of(std::string_view text) { return {text.data(), text.size()}; }

std::string_view view_of(const re2::StringPiece& piece) { return {piece.data(), piece.size()}; }

constexpr std::string_view kMeta = "\\.+*?()|[]{}^$";

// Whether every match ends where the source does: no flags, no alternatives beside each other outside of groups, all
// groups and classes closed.
bool is_one_sequence(std::string_view source) {
  int depth = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
    } else if (c == '(') {
      ++depth;
      if (source.substr(i + 1).starts_with('?') && !source.substr(i + 1).starts_with("?:")) return false;
    } else if (c == ')') {
      if (--depth < 0) return false;
    } else if (c == '|' && depth == 0) {
      return false;
    }
  }
  return depth == 0 && !in_class;
}

// The plain words before the $ at the end, which a text has to end with; empty when there are none.
std::string_view tail_of(std::string_view source) {
  if (!source.ends_with('$')) return {};
  source.remove_suffix(1);
  const std::size_t meta = source.find_last_of(kMeta);
  // What follows a backslash may be no word.
  if (meta == std::string_view::npos || source[meta] == '\\' || !is_one_sequence(source)) return {};
  return source.substr(meta + 1);
}

}  // namespace

struct Pattern::Compiled {
  explicit Compiled(std::string pattern)
      : source(std::move(pattern)),
        at_start(source.starts_with('^')),
        at_end(source.ends_with('$')),
        plain(plain_part(source, at_start, at_end)),
        literal(plain.find_first_of(kMeta) == std::string_view::npos),
        tail(tail_of(source)) {}

  // Where a literal stands in `text`; npos when it does not.
  std::size_t find(std::string_view text) const {
    if (at_start && at_end) return text == plain ? 0 : std::string_view::npos;
    if (at_start) return text.starts_with(plain) ? 0 : std::string_view::npos;
    if (at_end) return text.ends_with(plain) ? text.size() - plain.size() : std::string_view::npos;
    return text.find(plain);
  }

  const RE2& regex() {
    std::call_once(once, [this] {
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
  const std::string_view tail;  // what a text ends with that fits; empty: anything

 private:
  static std::string_view plain_part(std::string_view source, bool at_start, bool at_end) {
    if (source.size() < 2) return source;
    return source.substr(at_start, source.size() - at_start - at_end);
  }

  std::once_flag once;
  std::unique_ptr<RE2> regex_;
};

// Forms take their patterns over from each other: nine of ten are the same as one before.
Pattern::Pattern(std::string source) {
  static std::mutex mutex;
  static std::unordered_map<std::string, std::weak_ptr<Compiled>> known;
  const std::scoped_lock lock(mutex);
  std::weak_ptr<Compiled>& same = known[source];
  compiled_ = same.lock();
  if (compiled_) return;
  compiled_ = std::make_shared<Compiled>(std::move(source));
  same = compiled_;
}

const std::string& Pattern::source() const { return compiled_->source; }

void Pattern::check() const {
  if (!compiled_->literal) compiled_->regex();
}

bool Pattern::matches(std::string_view text) const {
  if (compiled_->literal) return compiled_->find(text) != std::string_view::npos;
  return text.ends_with(compiled_->tail) && RE2::PartialMatch(piece_of(text), compiled_->regex());
}

bool Pattern::matches_whole(std::string_view text) const {
  if (compiled_->literal) return text == compiled_->plain;
  return text.ends_with(compiled_->tail) && RE2::FullMatch(piece_of(text), compiled_->regex());
}

std::optional<std::vector<std::string_view>> Pattern::captures(std::string_view text) const {
  if (compiled_->literal) {
    const std::size_t at = compiled_->find(text);
    if (at == std::string_view::npos) return std::nullopt;
    return std::vector{text.substr(at, compiled_->plain.size())};
  }
  if (!text.ends_with(compiled_->tail)) return std::nullopt;
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
