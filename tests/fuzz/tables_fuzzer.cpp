// Any bytes: tables or an Error, and the tables satisfy their schema.
#include <cstdlib>
#include <string_view>

#include "extract.h"
#include "json/document_json.h"
#include "json/schema.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    for (const bool join : {false, true}) {
      const yusuan::FoundTables found = yusuan::find_tables(bytes, {.join = join});
      if (yusuan::json::schema_violation("tables", yusuan::json::tables_to_json(found.tables))) std::abort();
    }
  } catch (const yusuan::Error&) {
  }
  return 0;
}
