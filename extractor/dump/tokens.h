// The pieces of a table's text, one after the other.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dump/pages.h"
#include "model/decimal.h"

namespace yusuan::dump {

enum class TokenKind : std::uint8_t {
  kText,
  kFigure,  ///< an amount: with decimals, separators, or a 0
  kDigits,  ///< part of a code
  kMark,    ///< a column number or the ※ over a descriptor column
};

struct Token {
  TokenKind kind = TokenKind::kText;
  std::string text;
  Decimal value;  ///< of a figure
  int page = 0;
  std::size_t line = 0;  ///< index of the line it starts on
};

/// Text at spaces and line ends; a figure cut by a line end is put together.
std::vector<Token> tokenise(std::span<const text::DumpLine> lines);

}  // namespace yusuan::dump
