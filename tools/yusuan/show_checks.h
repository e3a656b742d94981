// What the audit found, for people at a terminal.
#pragma once

#include <string>

#include "feed/finding_rows.h"
#include "json/checks_json.h"
#include "model/document.h"

namespace yusuan {

struct CheckView {
  bool english = false;        ///< else Chinese
  bool colour = false;         ///< ANSI colours
  feed::FindingChoice choice;  ///< what is listed
};

/// The document's name, its failing checks: money first, the most at stake at the top, words next, what is but form in
/// a block of its own; and a line that counts.
std::string show_checks(const Document& document, const CheckView& view);

/// 相符 416，不符 1，跳过 0
std::string counts_said(const json::CheckCounts& counts, bool english);

/// Of those that are listed.
bool any_fails(const Document& document, const feed::FindingChoice& choice = {});

}  // namespace yusuan
