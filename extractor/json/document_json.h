// The document as the JSON that people read. schemas/disclosure.json says what each field means.
#pragma once

#include <string>
#include <vector>

#include "model/document.h"
#include "model/found_table.h"

namespace yusuan::json {

/// UTF-8, one table row a line, ends with a line feed. The same document always gives the same bytes. Numbers keep
/// every printed digit (62.80). Fields of stages that did not run are empty arrays or null, never left out.
std::string to_json(const Document& document);

/// `{"tables": [{"page", "pages", "doubt", "doubt_reasons", "cells": [...]}]}` of schemas/tables.json; rows and columns
/// from 0, one cell a line.
std::string tables_to_json(const std::vector<FoundTable>& tables);

}  // namespace yusuan::json
