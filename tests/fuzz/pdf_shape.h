// PDFs taken apart into objects and put together again with lengths and a cross-reference table that are right, so that
// what a fuzzer changes is read and not only repaired.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yusuan {

struct ShapedObject {
  int number = 0;
  std::string head;                   ///< a value; a stream's dictionary
  std::optional<std::string> stream;  ///< as it stands, filters and all
};

struct ShapedPdf {
  std::vector<ShapedObject> objects;
  std::string trailer;  ///< "<<…>>"
};

/// nullopt for what is not laid out as put_together() does: objects one after the other, /Length of streams in place.
std::optional<ShapedPdf> taken_apart(std::string_view bytes);

/// /Length where the head has one in place, the cross-reference table and /Size are made new.
std::string put_together(const ShapedPdf& pdf);

/// Whether a stream holds operators, as far as its dictionary says.
bool is_content(const ShapedObject& object);

}  // namespace yusuan
