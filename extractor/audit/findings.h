// Collects what the identities found.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "audit/comparison.h"
#include "audit/copied.h"
#include "audit/slip.h"
#include "audit/wording.h"
#include "model/document.h"

namespace yusuan::audit {

/// What people call an identity, a table, a column or a subject: `name` and `term` entries of audit.toml, and the
/// tables of the document's form by their printed titles.
struct Term {
  std::string id, chinese, english;
  CheckSeverity severity = CheckSeverity::kMoney;  ///< of an identity that fails
};

enum class SkipReason : std::uint8_t {
  kTableAbsent,   ///< the document has no such table
  kColumnAbsent,  ///< the table has no such column
  kRowAbsent,     ///< the table has no such row
  kBlank,         ///< a figure on one side, nothing on the other
  kPartsBlank,    ///< a total without any part
  kUnitUnknown,   ///< units cannot be compared, or the sum does not fit
  kBaseZero,      ///< growth on nothing
  kPartMissing,   ///< some of the parts are not told
  kNotStated,     ///< the prose does not say it
  kNotFullyRead,  ///< not every figure of the table reached a cell
  kOutside,       ///< a filled column is neither in the sum nor known to stand beside it
  kAmbiguous,     ///< the prose may speak of a part of what the table totals
  kUnconfirmed,   ///< most of the table's rows break the rule, so that it is none of this table
  kRowsMissing,   ///< several columns lack the same: rows are not printed, or not read
  kWithheld,      ///< the document says that it withholds some of the parts
};

class Findings {
 public:
  Findings(const Document& document, std::vector<Term> terms) : document_(document), terms_(std::move(terms)) {}

  /// Holds `left` as printed against `right`, neither empty, and keeps the verdict. False when it fails.
  /// `hidden`: rounded figures that the operands are sums of, beyond these themselves.
  bool compare(std::string_view id, const std::vector<Operand>& left, const std::vector<Operand>& right,
               Relation relation = Relation::kEqual, int hidden = 0);
  /// `detail`: what is missing: a word of the document, a term's id, or a selector. `at` may have a table only.
  void skip(std::string_view id, SkipReason reason, const Operand& at, std::string_view detail);
  /// A contradiction that is no difference of sums; `likely` is told in its words already.
  void add_failure(std::string_view id, std::vector<FigureRef> refs, std::string chinese, std::string english,
                   std::optional<Slip> likely = {});
  /// A failure that is told already.
  void adopt(Check failure) { failures_.push_back(std::move(failure)); }
  void add_pass(std::string_view id, const Operand& at);
  /// Figures of tables that an identity confirms, each held against others that are not zero.
  void prove(const std::vector<Operand>& operands);
  /// How many identities confirm the figure of a cell.
  int proved(int table, int row, int column) const;

  /// The amount in a cell that would close both a failure along its row and one down its column, or between tables: the
  /// figure is in its column, and wrong. nullopt where there is none.
  std::optional<Decimal> closes_both_ways(int table, int row, int column) const;

  /// Whether a failure so far is about this statement.
  bool accuses(int statement) const;

  /// Where an operand stands, for readers.
  FigureRef ref(const Operand& operand) const;

  /// Whether what follows is inferred from the table itself; false at first.
  void infer(bool inferred) { inferred_ = inferred; }

  /// Failures first, each cause once (causes.h), then what passed, then what was skipped.
  std::vector<Check> take();

 private:
  struct Skip {
    Check check;
    std::vector<std::string> details;  // the first few
    int others = 0;
  };
  const Term* find(std::string_view id) const;
  std::string title(std::string_view id, Language language) const;
  std::string missing(const std::string& detail, Language language) const;
  std::string why(const Skip& skip, Language language) const;
  std::vector<SlipAt> copied(const std::vector<Operand>& left, const std::vector<Operand>& right,
                             const Outcome& outcome);
  void keep_closings(const std::vector<Operand>& left, const std::vector<Operand>& right, const Outcome& outcome);
  void tell_slip(Check& check, const std::vector<SlipAt>& slips) const;

  const Document& document_;
  bool inferred_ = false;
  std::optional<Totals> totals_;  // once something fails
  std::vector<Term> terms_;
  std::vector<Check> failures_, passes_;
  std::map<std::size_t, std::vector<SlipAt>> slips_;  // by index of the failure
  std::vector<std::vector<int>> proofs_;              // by table, cell by cell
  // By table, row and column: the amounts that close failures along its row, and others.
  std::map<std::tuple<int, int, int>, std::pair<std::vector<Decimal>, std::vector<Decimal>>> closings_;
  std::vector<Skip> skips_;
  std::map<std::tuple<std::string, int, int, std::string>, std::size_t, std::less<>> pass_groups_, skip_groups_;
};

/// The same.
FigureRef ref_of(const Document& document, const Operand& operand);

}  // namespace yusuan::audit
