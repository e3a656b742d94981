// Functional classification: from the printed names of 类, 款 and 项 to the code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "patterns/pattern_files.h"

namespace yusuan::prose {

/// Names and codes of the document's own tables, then those of patterns/functional_codes.tsv. Views into both: they
/// must outlive it. Read at first use.
class FunctionCodes {
 public:
  FunctionCodes(const std::vector<Table>& tables, const patterns::PatternFiles& files)
      : tables_(tables), files_(files) {}

  /// The code of the innermost name; empty names are not given. Without a class that of the only item of this name in a
  /// group of that name, without a group, too, that of the only item of this name. nullopt when a name has no code
  /// under the one before.
  std::optional<std::string> find(std::string_view class_name, std::string_view group, std::string_view item);

 private:
  struct Entry {
    std::string_view code, name;
  };
  void read();
  /// Codes of `digits` digits under `prefix` by name.
  std::vector<std::string_view> named(std::string_view name, std::string_view prefix, std::size_t digits) const;

  std::optional<std::string> find_item(std::string_view group, std::string_view item) const;

  const std::vector<Table>& tables_;
  const patterns::PatternFiles& files_;
  std::vector<Entry> entries_;
  bool read_ = false;
};

}  // namespace yusuan::prose
