// The tables of a document as a book to look figures up in: by code, by label, by column.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "audit/comparison.h"
#include "model/document.h"
#include "patterns/selector.h"

namespace yusuan::audit {

/// One row as one side of a table prints it.
struct Line {
  int row = 0;
  std::string code;       ///< 3, 5 or 7 digits; empty when there is none
  patterns::Label label;  ///< views into the document
  bool total = false;
  int names = 0;  ///< filled name columns
};

/// Rows that part what the row above them prints, in full: projects named under their 项, with its code and its name.
struct Breakdown {
  int whole = 0;           ///< index into LedgerSide::lines
  std::vector<int> parts;  ///< the same
};

/// One side of a table: a label, maybe a code, and the figures to the right of them. A table with one label column has
/// one side, 收支总表 has two.
struct LedgerSide {
  std::vector<int> figure_columns;
  std::vector<Line> lines;   ///< in printed order; rows where this side is blank are left out
  std::vector<int> by_code;  ///< lines that have a code, sorted by it; no parts of a breakdown
  std::vector<Breakdown> breakdowns;
};

struct LedgerTable {
  const Table* table = nullptr;
  int index = 0;  ///< in Document::tables
  std::vector<LedgerSide> sides;
  bool of_form = false;    ///< it is a table of the document's form, by title and columns
  bool fully_read = true;  ///< see reading.h
  bool gaps = false;       ///< rows are left out, by their own count
  bool open_end = false;   ///< it may go on behind its last row

  std::optional<int> column(std::string_view key) const;
  /// The side that a column stands on; nullptr when it holds no figures.
  const LedgerSide* side_of(int column) const;
  const TableCell& cell(int row, int column) const { return table->rows[row].cells[column]; }
};

class Ledger {
 public:
  /// Keeps views into the document. `of_form`: the ids of the tables that its form knows.
  explicit Ledger(const Document& document, const std::set<std::string>& of_form = {});
  const std::vector<LedgerTable>& tables() const { return tables_; }
  /// The first table with this id, one of the form before any other; nullptr when the document has none.
  const LedgerTable* find(std::string_view id) const;
  /// Whether the document is a text dump, whose lines may part what one paragraph says.
  bool of_text_dump() const;
  /// Whether the document says that it withholds items.
  bool withheld() const { return withheld_; }
  /// The amounts that the prose states of a subject; where several sections do, those of the first.
  std::vector<Operand> stated(std::string_view subject) const;
  /// The first amount that the prose states of `whole`, and behind it those of `parts` before it turns to something
  /// else, or to another whole. Empty where there is none.
  struct Told {
    std::vector<Operand> whole, parts;
  };
  /// What a figure of the prose is of.
  std::string_view subject_of(const Operand& stated) const { return document_.statements[stated.statement].subject; }
  Told told_together(std::string_view whole, const std::vector<std::string>& parts) const;

 private:
  const Document& document_;
  std::vector<LedgerTable> tables_;
  bool withheld_ = false;
};

/// The amount of a statement; nullopt when it has none.
std::optional<Operand> operand_of(const Document& document, int statement);

/// The lines with exactly this code, as a range of `by_code`.
std::pair<std::vector<int>::const_iterator, std::vector<int>::const_iterator> lines_with_code(const LedgerSide& side,
                                                                                              std::string_view code);

}  // namespace yusuan::audit
