#include "text/pattern.h"

#include <re2/re2.h>

#include <mutex>

#include "model/error.h"

namespace yusuan {
namespace {

// A document asks some dozens of patterns: RE2's default of 8 MiB each could by itself exceed our bound on memory.
constexpr std::int64_t kMemoryPerPattern = 1 << 20;

re2::StringPiece piece_of(std::string_view text) { return {text.data(), text.size()}; }

std::string_view view_of(const re2::StringPiece& piece) { return {piece.data(), piece.size()}; }

}  // namespace

struct Pattern::Compiled {
  explicit Compiled(std::string pattern)
      : source(std::move(pattern)),
        at_start(source.starts_with('^')),
        at_end(source.ends_with('$')),
        plain(plain_part(source, at_start, at_end)),
        literal(plain.find_first_of("\\.+*?()|[]{}^$") == std::string_view::npos) {}

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

 private:
  static std::string_view plain_part(std::string_view source, bool at_start, bool at_end) {
    if (source.size() < 2) return source;
    return source.substr(at_start, source.size() - at_start - at_end);
  }

  std::once_flag once;
  std::unique_ptr<RE2> regex_;
};

Pattern::Pattern(std::string source) : compiled_(std::make_shared<Compiled>(std::move(source))) {}

const std::string& Pattern::source() const { return compiled_->source; }

void Pattern::check() const {
  if (!compiled_->literal) compiled_->regex();
}

bool Pattern::matches(std::string_view text) const {
  if (compiled_->literal) return compiled_->find(text) != std::string_view::npos;
  return RE2::PartialMatch(piece_of(text), compiled_->regex());
}

bool Pattern::matches_whole(std::string_view text) const {
  if (compiled_->literal) return text == compiled_->plain;
  return RE2::FullMatch(piece_of(text), compiled_->regex());
}

std::optional<std::vector<std::string_view>> Pattern::captures(std::string_view text) const {
  if (compiled_->literal) {
    const std::size_t at = compiled_->find(text);
    if (at == std::string_view::npos) return std::nullopt;
    return std::vector{text.substr(at, compiled_->plain.size())};
  }
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
