#include "patterns/pattern_sources.h"

#include <algorithm>
#include <array>

#include "patterns/inherit.h"
#include "patterns/packed.h"

namespace yusuan::patterns {
namespace {

constexpr std::array<std::string_view, 8> kSharedFiles = {
    "audit.toml", "common.toml",      "headers.toml", "national.toml", "national-government.toml",
    "page.toml",  "performance.toml", "prose.toml"};

// A form's bases: more than anyone writes, fewer than a circle of them has.
constexpr int kMostBases = 8;

}  // namespace

bool is_form(std::string_view name) {
  return name.ends_with(".toml") && std::find(kSharedFiles.begin(), kSharedFiles.end(), name) == kSharedFiles.end();
}

void PatternSources::add(std::string_view name, std::string_view text) {
  parse_patterns(name, text, sources_[std::string(name)].parsed);
}

PatternSources::Source& PatternSources::base(const PatternValue& based_on, const std::string& name) {
  if (is_form(name)) {
    if (const auto known = sources_.find(name); known != sources_.end()) return known->second;
    if (const std::string_view packed = elsewhere_(name); !packed.empty()) {
      unpack(packed, sources_[name].parsed);
      return sources_[name];
    }
  }
  refuse_pattern(based_on.file, based_on.line, "`based_on`: there is no patterns/" + name);
}

const PatternValue& PatternSources::merged(Source& source, std::string_view name, int depth) {
  if (source.merged) return *source.merged;
  const PatternValue& own = source.parsed.root;
  const auto based_on = std::find_if(own.children.begin(), own.children.end(),
                                     [](const PatternValue& value) { return value.key == "based_on"; });
  if (!is_form(name) || based_on == own.children.end()) return own;
  if (depth == kMostBases) refuse_pattern(based_on->file, based_on->line, "`based_on` goes round in a circle");
  const std::string base_name = std::string(based_on->text) + ".toml";
  const PatternValue& inherited = merged(base(*based_on, base_name), base_name, depth + 1);
  return source.merged.emplace(inherit(inherited, own, source.parsed));
}

}  // namespace yusuan::patterns
