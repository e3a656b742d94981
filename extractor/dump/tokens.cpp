#include "dump/tokens.h"

#include <algorithm>

#include "text/amount.h"
#include "text/figure.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

constexpr int kMoneyDecimals = 2;
// In front of a separator or the point.
constexpr std::size_t kMostLeadingDigits = 3;

std::optional<Decimal> money(const std::string& text) {
  if (text::all_digits(text) && text != "0") return std::nullopt;
  const auto amount = text::parse_amount(text);
  if (!amount || amount->percent) return std::nullopt;
  return amount->value;
}

// Whether a line end cut a figure between these two.
bool cut_figure(const std::string& head, const std::string& tail) {
  const bool figures =
      std::all_of(tail.begin(), tail.end(), [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == '.'; });
  if (!figures || head.find_first_of(",.") == std::string::npos ||
      head.find_first_not_of("-0123456789,.") != std::string::npos)
    return false;
  const auto whole = money(head + tail);
  if (!whole || whole->scale() != kMoneyDecimals) return false;
  const auto alone = money(head);
  return !alone || alone->scale() < kMoneyDecimals;
}

// Whether the digits at the end of the last line are the first of a figure: 1 / 51.43. Behind digits they are part of a
// code or a column number.
bool cut_in_front_of_point(const std::vector<Token>& tokens, const std::string& tail) {
  const Token& head = tokens.back();
  // Nobody prints 0 and .00.
  if (head.text == "0" && tail.starts_with('.'))
    return tail.size() > 1 && tail.find_first_not_of('0', 1) == std::string::npos;
  if ((head.kind != TokenKind::kDigits && head.kind != TokenKind::kMark) || !text::all_digits(head.text)) return false;
  if (head.text.size() > kMostLeadingDigits || head.text.starts_with('0')) return false;
  if (tail.starts_with('.')) return money(head.text + tail).has_value();
  if (tokens.size() < 2 || tokens[tokens.size() - 2].line != head.line) return false;
  const TokenKind before = tokens[tokens.size() - 2].kind;
  if (before != TokenKind::kText && before != TokenKind::kFigure) return false;
  const auto whole = money(head.text + tail);
  const auto point = std::min(tail.find('.'), tail.find(','));
  return whole && whole->scale() == kMoneyDecimals && head.text.size() + point <= 3;
}

Token classified(std::string text, const text::DumpLine& line, std::size_t index) {
  Token token{.text = std::move(text), .page = line.page, .line = index};
  if (const auto value = money(token.text)) {
    token.kind = TokenKind::kFigure;
    token.value = *value;
  } else if (token.text == "※" || token.text == "*" || token.text == "＊") {
    token.kind = TokenKind::kMark;
  } else if (text::all_digits(token.text)) {
    token.kind = token.text.size() == 1 ? TokenKind::kMark : TokenKind::kDigits;
  }
  return token;
}

}  // namespace

std::vector<Token> tokenise(std::span<const text::DumpLine> lines) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& text = lines[i].text;
    for (std::size_t from = 0; from < text.size();) {
      const auto end = std::min(text.find(' ', from), text.size());
      if (end > from) {
        std::string piece = text.substr(from, end - from);
        const bool starts_line = from == 0;
        if (starts_line && !tokens.empty() &&
            (cut_figure(tokens.back().text, piece) || cut_in_front_of_point(tokens, piece)))
          tokens.back() = classified(tokens.back().text + piece, lines[tokens.back().line], tokens.back().line);
        else
          tokens.push_back(classified(std::move(piece), lines[i], i));
      }
      from = end + 1;
    }
  }
  return tokens;
}

}  // namespace yusuan::dump
