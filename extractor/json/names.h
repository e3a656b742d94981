// The words that stand in the JSON for the values of the model's enumerations.
#pragma once

#include "model/diagnostic.h"
#include "model/document.h"
#include "model/error.h"
#include "model/table.h"

namespace yusuan::json {

const char* name_of(DocumentKind kind);
const char* name_of(ColumnType type);
const char* name_of(RowKind kind);
const char* name_of(TableStatus status);
const char* name_of(Severity severity);
const char* name_of(CheckStatus status);
const char* name_of(CheckSeverity severity);
const char* name_of(Direction direction);
const char* name_of(ErrorCode code);  ///< for `--log json`: "encrypted"

}  // namespace yusuan::json
