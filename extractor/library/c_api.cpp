#include "include/yusuan/c_api.h"

#include <new>
#include <string>
#include <string_view>

#include "include/yusuan/yusuan.h"

struct yusuan_result {
  std::string json, message;
  yusuan_error code = YUSUAN_OK;
};

namespace {

// Both count alike from kUnreadable.
static_assert(static_cast<int>(yusuan::ErrorCode::kUnreadable) + 1 == YUSUAN_UNREADABLE);
static_assert(static_cast<int>(yusuan::ErrorCode::kSchema) + 1 == YUSUAN_SCHEMA);

template <typename Read>
yusuan_result* result_of(const char* password, Read read) {
  yusuan_result* result = new (std::nothrow) yusuan_result;
  if (result == nullptr) return nullptr;
  try {
    yusuan::ExtractOptions options;
    if (password != nullptr) options.password = password;
    result->json = read(options);
  } catch (const yusuan::Error& error) {
    result->code = static_cast<yusuan_error>(static_cast<int>(error.code()) + 1);
    result->message = error.what();
  } catch (const std::bad_alloc&) {
    result->code = YUSUAN_OUT_OF_MEMORY;
  }
  return result;
}

}  // namespace

yusuan_result* yusuan_extract(const char* bytes, size_t size, const char* file_name, const char* password) {
  return result_of(password, [&](const yusuan::ExtractOptions& options) {
    return yusuan::to_json(yusuan::extract(std::string_view(bytes, size), file_name, options));
  });
}

yusuan_result* yusuan_find_tables(const char* bytes, size_t size, const char* password) {
  return result_of(password, [&](const yusuan::ExtractOptions& options) {
    return yusuan::to_json(yusuan::find_tables(std::string_view(bytes, size), options).tables);
  });
}

const char* yusuan_json(const yusuan_result* result) {
  return result->code == YUSUAN_OK ? result->json.c_str() : nullptr;
}

size_t yusuan_json_size(const yusuan_result* result) { return result->json.size(); }

yusuan_error yusuan_error_code(const yusuan_result* result) { return result->code; }

const char* yusuan_error_message(const yusuan_result* result) { return result->message.c_str(); }

void yusuan_free(yusuan_result* result) { delete result; }

const char* yusuan_version(void) { return yusuan::version(); }
