// What `check` finds in many documents, a finding a row.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feed/feed_rows.h"
#include "model/document.h"

namespace yusuan::feed {

/// Which checks are worth a line.
struct FindingChoice {
  bool all = false;                   ///< passed and skipped ones, too
  std::optional<Decimal> least_yuan;  ///< no failures with less, or no, money at stake
};

bool is_listed(const Check& check, const FindingChoice& choice);

/// The fields of a row, in their order.
enum FindingField : std::size_t {
  kFindingFile,
  kFindingEntity,
  kFindingYear,
  kFindingStatus,
  kFindingSeverity,
  kFindingStake,
  kFindingMessageZh,
  kFindingMessageEn,
  kFindingTable,
  kFindingRow,
  kFindingColumn,
  kFindingPage,
  kFindingX0,
  kFindingY0,
  kFindingX1,
  kFindingY1,
  kFindingPages,
  kFindingExpected,
  kFindingActual,
  kFindingDifference,
  kFindingUnit,
  kFindingCheckId,
  kFindingInferred,
  kFindingSha256,
  kFindingFieldCount
};

const std::vector<Field>& finding_fields();

/// What one check of the document says.
FeedRow finding_row(const Document& document, const std::string& file, const Check& check);

/// Page and box are those of the first figure, table, row and column of the first that stands in a table; `pages` names
/// all: "8;11". `file` is what the finding's file is called.
std::vector<FeedRow> finding_rows(const Document& document, const std::string& file, const FindingChoice& choice);

/// The gravest first: failures by severity and money at stake, then what was skipped, then what passed. Rows with other
/// fields than finding_rows() gives them are taken out.
void sort_findings(std::vector<FeedRow>& rows);

}  // namespace yusuan::feed
