#include "include/yusuan/yusuan.h"
#include "json/document_json.h"

namespace yusuan {

std::string to_json(const Document& document) { return json::to_json(document); }

std::string to_json(const std::vector<FoundTable>& tables) { return json::tables_to_json(tables); }

const char* version() { return YUSUAN_VERSION; }

}  // namespace yusuan
