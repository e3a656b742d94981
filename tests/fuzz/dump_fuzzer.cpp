// Any text, as it is and as a dump that keeps its places: a document or an Error, and the document satisfies its
// schema.
#include <cstdlib>
#include <string>

#include "extract.h"
#include "json/document_json.h"
#include "json/schema.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.find("%PDF") != std::string::npos) return 0;  // the other fuzzers' work
  try {
    const std::string json = yusuan::json::to_json(yusuan::extract(bytes, "fuzz.txt"));
    if (yusuan::json::schema_violation("disclosure", json)) std::abort();
  } catch (const yusuan::Error&) {
  }
  return 0;
}
