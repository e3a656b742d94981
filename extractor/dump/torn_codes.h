// The codes of a classification among the pieces of a table, put together where a dump has torn them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dump/code_names.h"
#include "dump/runs.h"
#include "dump/tokens.h"

namespace yusuan::dump {

struct PrintedCode {
  std::vector<std::string> parts;  ///< 类, 款, 项, or all in one
  std::size_t first = 0, end = 0;  ///< the tokens that stand together
  std::vector<std::size_t> torn;   ///< tokens of the last parts, where they stand elsewhere
  Run name;                        ///< behind torn parts; else nowhere
  std::string full() const;
};

/// Codes taken off the names that they are printed without a space in front of: 30207邮电费.
std::vector<Token> with_codes_apart(std::vector<Token> tokens, const CodeNames& names);

/// The longest name of the code lists whose pieces follow each other from token `at` on, before `end`.
Run code_name_at(const std::vector<Token>& tokens, std::size_t at, std::size_t end, const CodeNames& names);

bool any_codes(const std::vector<Token>& tokens);

/// In printed order. A code of three digits may go on in further cells, up to `most_parts`: at once or, where a name of
/// the lists says so, elsewhere.
std::vector<PrintedCode> printed_codes(const std::vector<Token>& tokens, std::size_t most_parts,
                                       const CodeNames& names);

}  // namespace yusuan::dump
