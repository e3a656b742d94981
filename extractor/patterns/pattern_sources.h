// The .toml files of one folder, forms merged with what they are `based_on`.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "patterns/pattern_value.h"

namespace yusuan::patterns {

/// Whether a file of patterns/ is a form: not one of those that no form owns, nor a code list.
bool is_form(std::string_view name);

class PatternSources {
 public:
  /// What a file that is not in the folder says, packed; empty when there is none.
  using Elsewhere = std::function<std::string_view(std::string_view name)>;
  explicit PatternSources(Elsewhere elsewhere) : elsewhere_(std::move(elsewhere)) {}

  /// `name`: without folder. Throws Error kBadPattern.
  void add(std::string_view name, std::string_view text);
  /// What the file itself says.
  const PatternValue& own(std::string_view name) const { return sources_.find(name)->second.parsed.root; }
  /// What it says together with what it is based on. Throws Error kBadPattern. Valid as long as this object.
  const PatternValue& merged(std::string_view name) { return merged(sources_.find(name)->second, name, 0); }

 private:
  struct Source {
    ParsedPatterns parsed;
    std::optional<PatternValue> merged;
  };
  const PatternValue& merged(Source& source, std::string_view name, int depth);
  Source& base(const PatternValue& based_on, const std::string& name);

  Elsewhere elsewhere_;
  std::map<std::string, Source, std::less<>> sources_;
};

}  // namespace yusuan::patterns
