// The identities that a form promises, as its file in patterns/ says them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/pattern_files.h"
#include "patterns/selector.h"

namespace yusuan::patterns {

/// `table[row].column`, `table.column`, or a statement of the prose `@subject`; see patterns/audit.toml.
struct Reference {
  std::string table, column, subject;
  Selector row;          ///< empty: every row
  bool by_code = false;  ///< written without a row: in a statement's figure, the row of its code
};

enum class IdentityKind : std::uint8_t {
  kRowSum,     ///< Σ `total_columns` = Σ `part_columns` in every row of `tables`
  kSum,        ///< the row `total` = Σ the rows `parts`, in each of `columns` of `tables`
  kEqual,      ///< Σ `left` = Σ `right`
  kAtLeast,    ///< Σ `left` >= Σ `right`
  kStatement,  ///< what the prose states of `subject` is Σ `left`, its share is of Σ `right`
  kRate,       ///< the percentage `total_columns` is what the first of `part_columns` is of the second, in every row
  kSame,       ///< `left` = `right` for every row of left that right has too, by code or by name
};

/// Where the parts of a sum stand: anywhere in the table, above the total row, or below it down to the row `until`.
enum class Span : std::uint8_t { kAll, kAbove, kBelow };

struct Identity {
  IdentityKind kind = IdentityKind::kEqual;
  std::string id;
  std::vector<std::string> tables;
  // kRowSum
  std::vector<std::string> total_columns, part_columns;
  // kSum
  Selector total_row, part_rows, until;
  Span span = Span::kAll;
  std::vector<std::string> columns;
  // kEqual, kAtLeast, kSame
  std::vector<Reference> left, right;
  bool by_name = false;
  bool optional = false;  ///< not every place that uses the form prints the tables
  // kStatement; `fund` empty: any
  std::string subject, fund;
  // Holds only where these are equal too; empty: always.
  std::vector<Reference> when_left, when_right;
};

/// What `text` of `node` refers to. Throws Error kBadPattern.
Reference read_reference(std::string_view text, const PatternNode& node);

/// The `sums` of one [[table]]. Throws Error kBadPattern that names file and line.
std::vector<Identity> read_row_sums(const PatternNode& table);

/// The `sums` of the tables and the [[identity]] entries of a form's file. Throws Error kBadPattern that names file and
/// line.
std::vector<Identity> read_identities(const PatternNode& root);

}  // namespace yusuan::patterns
