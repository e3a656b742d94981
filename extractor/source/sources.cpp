#include "source/sources.h"

#include "source/pdf_source.h"

namespace yusuan::source {
namespace {

struct SourceKind {
  bool (*knows)(std::string_view bytes);
  std::unique_ptr<PageSource> (*open)(std::string_view bytes, const std::optional<std::string>& password);
};

// The last one takes what no other knows, and says what is wrong with it.
constexpr SourceKind kKinds[] = {
    {[](std::string_view) { return true; }, open_pdf},
};

}  // namespace

std::unique_ptr<PageSource> open_source(std::string_view bytes, const std::optional<std::string>& password) {
  const SourceKind* kind = kKinds;
  while (!kind->knows(bytes)) ++kind;
  return kind->open(bytes, password);
}

}  // namespace yusuan::source
