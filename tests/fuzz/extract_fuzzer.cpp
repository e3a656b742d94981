// Any bytes: a document or an Error, and the document satisfies its schema.
#include <cstdlib>
#include <string_view>

#include "extract.h"
#include "json/document_json.h"
#include "json/schema.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const std::string json = yusuan::json::to_json(yusuan::extract(bytes, "fuzz.pdf"));
    if (yusuan::json::schema_violation("disclosure", json)) std::abort();
  } catch (const yusuan::Error&) {
  }
  return 0;
}
