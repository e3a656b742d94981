#include "extract.h"

#include <memory>

#include "digest/sha256.h"
#include "dump/dump.h"
#include "figure_account.h"
#include "json/document_json.h"
#include "json/schema.h"
#include "judge.h"
#include "known_patterns.h"
#include "pdf/reader.h"
#include "read_dump.h"
#include "read_pages.h"

namespace yusuan {
namespace {

Document read(std::string_view bytes, const std::string& file_name, const ExtractOptions& options) {
  const std::shared_ptr<const Patterns> known = known_patterns(options.patterns_dir);
  const Patterns& patterns = *known;
  const PatternFiles& files = patterns.files;
  Document document;
  document.source = {.file = file_name, .sha256 = sha256_hex(bytes), .bytes = bytes.size()};
  if (is_text_dump(bytes)) {
    read_dump(bytes, patterns, files, options.most_pages, document);
    return document;
  }
  PdfReader reader(bytes, options.password);
  document.source.pages = reader.pages();
  document.source.producer = reader.producer();
  Pages pages = read_pages(reader, options, TableSearch::kConfident, true);
  if (!pages.any_text) refuse_without_text(pages);
  read_layouts(pages.layouts, patterns, files, document);
  account_for_figures(pages.figures, document);
  judge(files, document);
  auto complaints = reader.take_diagnostics();
  document.diagnostics.insert(document.diagnostics.end(), complaints.begin(), complaints.end());
  return document;
}

}  // namespace

Document extract(std::string_view bytes, const std::string& file_name, const ExtractOptions& options) {
  Document document = read(bytes, file_name, options);
  if (options.validate) require_valid("disclosure", to_json(document));
  return document;
}

}  // namespace yusuan
