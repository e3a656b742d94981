// The pieces of text below the header of a performance form that a dump has torn into columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "performance/performance_words.h"
#include "text/dump_line.h"

namespace yusuan::performance {

enum class PieceKind : std::uint8_t { kWords, kTarget, kBasis, kWeight };

struct IndicatorPiece {
  PieceKind kind = PieceKind::kWords;
  std::string text;
  int page = 0;
  std::size_t line = 0;   ///< counts the lines that hold any of these pieces
  std::size_t block = 0;  ///< lines without a blank line between them
  bool used = false;
  std::vector<std::string> levels;  ///< printed in front of it on its line
  std::size_t basis_end = 0;        ///< of a basis whose rest stands elsewhere: the piece behind that
  int rule = -1;                    ///< the scoring rule whose two pieces stand around it: the row is one of two lines
};

/// A scoring rule that was cut in two.
struct CutRule {
  std::string scoring;
  bool whole = false;                 ///< both pieces were found
  std::vector<std::string> evidence;  ///< between its pieces
};

PieceKind kind_of_piece(const std::string& text, const IndicatorWords& words);

/// Names, targets, bases, what was before, weights; levels, scoring rules and evidence are taken out.
struct IndicatorPieces {
  std::vector<IndicatorPiece> all;
  std::vector<CutRule> rules;
  std::map<std::string, std::size_t> scoring, evidence;  ///< how often each is printed

  IndicatorPieces(const std::vector<text::DumpLine>& body, const IndicatorWords& words);

  const IndicatorPiece& operator[](std::size_t i) const { return all[i]; }
  std::size_t size() const { return all.size(); }
  bool same_line(std::size_t a, std::size_t b) const { return all[a].line == all[b].line; }
  bool same_block(std::size_t a, std::size_t b) const { return all[a].block == all[b].block; }
  bool alone_on_line(std::size_t i) const;
  /// Words that nothing has used yet.
  bool is_free(std::size_t i) const;
  /// Whether a target stands behind this piece on its line.
  bool starts_row(std::size_t i) const;
  const std::string& use(std::size_t i);
};

}  // namespace yusuan::performance
