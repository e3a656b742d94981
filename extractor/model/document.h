// Everything that is known of one disclosure: what json/ writes and audit/ checks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/check.h"
#include "model/diagnostic.h"
#include "model/figure_account.h"
#include "model/prose.h"
#include "model/table.h"

namespace yusuan {

/// The bytes that were read.
struct Source {
  std::string file;    ///< name without folders
  std::string sha256;  ///< lower-case hex
  std::uint64_t bytes = 0;
  int pages = 0;
  std::string producer;  ///< as the PDF says it; often empty
  std::string input = "pdf";
  std::optional<std::string> text_kind;         ///< of a text dump: what its tables were read by, "places" or "order"
  std::optional<std::string> text_kind_reason;  ///< and why
  std::vector<int> ocr_pages;
};

enum class DocumentKind : std::uint8_t {
  kUnknown,
  kUnitBudget,
  kDepartmentBudget,
  kGovernmentBudget,
  kUnitFinalAccounts,
  kDepartmentFinalAccounts,
  kGovernmentFinalAccounts,
};

/// What the disclosure says of itself.
struct DocumentFacts {
  std::optional<std::string> title;
  std::optional<std::string> entity;
  std::optional<int> fiscal_year;
  DocumentKind kind = DocumentKind::kUnknown;
  std::optional<std::string> published_on;  ///< ISO 8601 date
  std::optional<std::string> form;          ///< name of the pattern file that matched
};

struct ContentsEntry {
  std::string title;
  std::optional<std::string> part;  ///< the part it stands under: 第二部分 …
  std::optional<int> ordinal;
};

struct Document {
  Source source;
  DocumentFacts facts;
  std::vector<ContentsEntry> contents;
  std::vector<Table> tables;
  std::vector<Section> sections;
  std::optional<Overview> overview;
  std::optional<Staffing> staffing;
  std::vector<Statement> statements;
  std::vector<Project> projects;
  std::vector<Performance> performance;
  std::vector<GlossaryEntry> glossary;
  std::vector<PageFigures> figures;  ///< of the pages of a PDF that print any, by page; empty for text dumps
  std::vector<Check> checks;
  std::vector<Diagnostic> diagnostics;
};

}  // namespace yusuan
