#include "json/names.h"

#include <cassert>

namespace yusuan::json {

// No `default`: the compiler names the value that a new enumerator leaves without a word.
const char* name_of(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::kUnknown:
      return "unknown";
    case DocumentKind::kUnitBudget:
      return "unit_budget";
    case DocumentKind::kDepartmentBudget:
      return "department_budget";
    case DocumentKind::kGovernmentBudget:
      return "government_budget";
    case DocumentKind::kUnitFinalAccounts:
      return "unit_final_accounts";
    case DocumentKind::kDepartmentFinalAccounts:
      return "department_final_accounts";
    case DocumentKind::kGovernmentFinalAccounts:
      return "government_final_accounts";
  }
  assert(false);
  return "unknown";
}

const char* name_of(ColumnType type) {
  switch (type) {
    case ColumnType::kCode:
      return "code";
    case ColumnType::kName:
      return "name";
    case ColumnType::kText:
      return "text";
    case ColumnType::kMoney:
      return "money";
    case ColumnType::kNumber:
      return "number";
    case ColumnType::kPercent:
      return "percent";
  }
  assert(false);
  return "text";
}

const char* name_of(RowKind kind) {
  switch (kind) {
    case RowKind::kTotal:
      return "total";
    case RowKind::kClass:
      return "class";
    case RowKind::kGroup:
      return "group";
    case RowKind::kItem:
      return "item";
    case RowKind::kLine:
      return "line";
    case RowKind::kMemo:
      return "memo";
  }
  assert(false);
  return "line";
}

const char* name_of(TableStatus status) {
  switch (status) {
    case TableStatus::kFilled:
      return "filled";
    case TableStatus::kDeclaredEmpty:
      return "declared_empty";
    case TableStatus::kBlank:
      return "blank";
  }
  assert(false);
  return "blank";
}

const char* name_of(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
  }
  assert(false);
  return "warning";
}

const char* name_of(CheckSeverity severity) {
  switch (severity) {
    case CheckSeverity::kMoney:
      return "money";
    case CheckSeverity::kWords:
      return "words";
    case CheckSeverity::kForm:
      return "form";
  }
  assert(false);
  return "money";
}

const char* name_of(CheckStatus status) {
  switch (status) {
    case CheckStatus::kPass:
      return "pass";
    case CheckStatus::kFail:
      return "fail";
    case CheckStatus::kSkipped:
      return "skipped";
  }
  assert(false);
  return "skipped";
}

const char* name_of(Direction direction) {
  switch (direction) {
    case Direction::kIncrease:
      return "increase";
    case Direction::kDecrease:
      return "decrease";
    case Direction::kFlat:
      return "flat";
  }
  assert(false);
  return "flat";
}

const char* name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUnreadable:
      return "unreadable";
    case ErrorCode::kNotPdf:
      return "not_pdf";
    case ErrorCode::kDamaged:
      return "damaged";
    case ErrorCode::kEncrypted:
      return "encrypted";
    case ErrorCode::kNoText:
      return "no_text";
    case ErrorCode::kTooExpensive:
      return "too_expensive";
    case ErrorCode::kBadPattern:
      return "bad_pattern";
    case ErrorCode::kNoSuchPage:
      return "no_such_page";
    case ErrorCode::kSchema:
      return "schema";
  }
  assert(false);
  return "damaged";
}

}  // namespace yusuan::json
