// What the codes of a classification are called.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/pattern_files.h"

namespace yusuan::dump {

/// The code lists of patterns/, and the names that this document has printed beside a code so far. A code may have
/// several names: they change over the years. Names are normalised and closed up.
class CodeNames {
 public:
  explicit CodeNames(const patterns::PatternFiles& files);
  /// Longest first; empty when the code is unknown.
  const std::vector<std::string>& of(const std::string& code) const;
  /// Empty when no code is called that.
  const std::set<std::string>& codes_of(const std::string& name) const;
  void learn(const std::string& code, const std::string& name);

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> names_;
  std::map<std::string, std::set<std::string>, std::less<>> codes_;
};

}  // namespace yusuan::dump
