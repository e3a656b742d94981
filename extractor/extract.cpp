#include "extract.h"

#include <memory>

#include "digest/sha256.h"
#include "dump/dump.h"
#include "json/document_json.h"
#include "json/schema.h"
#include "known_patterns.h"
#include "read_dump.h"
#include "read_source.h"
#include "source/sources.h"

namespace yusuan {
namespace {

Document read(std::string_view bytes, const std::string& file_name, const ExtractOptions& options) {
  const std::shared_ptr<const forms::Patterns> known = known_patterns(options.patterns_dir);
  const forms::Patterns& patterns = *known;
  Document document;
  document.source = {.file = file_name, .sha256 = digest::sha256_hex(bytes), .bytes = bytes.size()};
  if (dump::is_text_dump(bytes))
    read_dump(bytes, patterns, patterns.files, options.most_pages, document);
  else
    read_source(*source::open_source(bytes, options.password), options, patterns, document);
  return document;
}

}  // namespace

Document extract(std::string_view bytes, const std::string& file_name, const ExtractOptions& options) {
  Document document = read(bytes, file_name, options);
  if (options.validate) json::require_valid("disclosure", json::to_json(document));
  return document;
}

}  // namespace yusuan
