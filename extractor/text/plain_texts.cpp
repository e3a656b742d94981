#include "text/plain_texts.h"

#include <utility>

namespace yusuan::text {
namespace {

using Texts = std::vector<PlainText>;

// More take as long to look for as to compile.
constexpr std::size_t kMostTexts = 40;

class Reader {
 public:
  explicit Reader(std::string_view source) : rest_(source) {}

  std::optional<Texts> read() {
    auto texts = alternatives();
    return texts && rest_.empty() ? std::move(texts) : std::nullopt;
  }

 private:
  std::optional<Texts> alternatives() {
    Texts all;
    while (true) {
      const auto texts = sequence();
      if (!texts || all.size() + texts->size() > kMostTexts) return std::nullopt;
      all.insert(all.end(), texts->begin(), texts->end());
      if (!rest_.starts_with('|')) return all;
      rest_.remove_prefix(1);
    }
  }

  std::optional<Texts> sequence() {
    Texts all{PlainText{}};
    while (!rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      auto texts = piece();
      if (texts && rest_.starts_with('?')) {
        rest_.remove_prefix(1);
        texts->push_back({});
      }
      if (!texts || all.size() * texts->size() > kMostTexts || rest_.find_first_of("?*+{") == 0) return std::nullopt;
      all = joined(all, *texts);
    }
    return all;
  }

  // What follows `$` or comes before `^` fits nothing.
  static Texts joined(const Texts& firsts, const Texts& seconds) {
    Texts all;
    for (const PlainText& first : firsts)
      for (const PlainText& second : seconds) {
        if ((first.at_end && !second.text.empty()) || (second.at_start && !first.text.empty())) continue;
        all.push_back({first.text + second.text, first.at_start || second.at_start, first.at_end || second.at_end});
      }
    return all;
  }

  std::optional<Texts> piece() {
    if (rest_.starts_with("(?:")) {
      rest_.remove_prefix(3);
      auto texts = alternatives();
      if (!texts || !rest_.starts_with(')')) return std::nullopt;
      rest_.remove_prefix(1);
      return texts;
    }
    if (rest_.front() == '[') return one_of();
    const std::string_view c = take_character();
    if (c == "^") return Texts{{.text = {}, .at_start = true}};
    if (c == "$") return Texts{{.text = {}, .at_end = true}};
    if (c.find_first_of("\\.*+?()[]{}|") != std::string_view::npos) return std::nullopt;
    return Texts{{.text = std::string(c)}};
  }

  std::optional<Texts> one_of() {
    Texts texts;
    rest_.remove_prefix(1);
    while (!rest_.empty() && rest_.front() != ']') {
      const std::string_view c = take_character();
      if (c.find_first_of("\\^-[") != std::string_view::npos) return std::nullopt;
      texts.push_back({.text = std::string(c)});
    }
    if (rest_.empty() || texts.empty()) return std::nullopt;
    rest_.remove_prefix(1);
    return texts;
  }

  // A character of UTF-8.
  std::string_view take_character() {
    std::size_t size = 1;
    while (size < rest_.size() && (static_cast<unsigned char>(rest_[size]) & 0xC0) == 0x80) ++size;
    const std::string_view character = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return character;
  }

  std::string_view rest_;
};

}  // namespace

std::optional<std::vector<PlainText>> plain_texts(std::string_view source) {
  if (source.find_first_of("\\.*+{") != std::string_view::npos) return std::nullopt;  // most of those that are no texts
  return Reader(source).read();
}

}  // namespace yusuan::text
