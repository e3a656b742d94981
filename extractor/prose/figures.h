// Figures with units in running text, and the clauses around them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/decimal.h"
#include "prose/vocabulary.h"

namespace yusuan::prose {

struct Figure {
  std::size_t begin = 0, end = 0;  ///< bytes, unit included
  Decimal value;
  std::string_view unit;  ///< as printed; "%" for every percent sign
  bool money = false;
  bool percent() const { return unit == "%"; }
};

/// Every figure of `text` that counts or measures: no years, dates, list marks, numbers of documents, codes, nothing
/// inside 《》, no threshold that is part of a name (50万元以上设备), no bounds of a range (30元—320元).
std::vector<Figure> find_figures(std::string_view text, const ProseVocabulary& words);

/// What ends a clause.
enum class Closer : std::uint8_t { kComma, kColon, kPart /*；*/, kSentence /*。*/, kBracket };

struct Clause {
  std::size_t begin = 0, end = 0;  ///< bytes, closer excluded
  Closer closer = Closer::kComma;
};

/// Parts `text` at its punctuation. Brackets without a figure, and 《》, stay whole; 、 parts only behind a figure; a
/// colon before a figure does not part.
std::vector<Clause> part_clauses(std::string_view text, const std::vector<Figure>& figures);

}  // namespace yusuan::prose
