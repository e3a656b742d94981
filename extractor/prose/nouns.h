// What a noun in front of a figure speaks of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prose/figures.h"
#include "prose/function_codes.h"
#include "prose/vocabulary.h"

namespace yusuan::prose {

/// What a statement speaks of. `key` without `suffix` is what a figure behind it without a noun of its own speaks of.
struct Subject {
  std::string key, suffix;
  std::optional<std::string> name, fund, code;
  bool known() const { return key != "other" && !key.empty(); }
  std::string full_key() const { return suffix.empty() ? key : key + "_" + suffix; }
};

/// A noun and what surrounds it.
struct Noun {
  std::string_view text;   ///< from the figure before, or the clause's start, to the figure
  std::string_view wide;   ///< the same from the figure before or the sentence's start on
  std::string_view right;  ///< from the figure to the clause's end
  std::string_view unit;
  bool money = true;
};

class NounReader {
 public:
  NounReader(const ProseVocabulary& words, FunctionCodes& codes, const std::vector<std::string>& path,
             const std::string& entity)
      : words_(words), codes_(codes), path_(path), entity_(entity) {}

  /// `context`: what a noun that says nothing of its own goes on about; may be null. `previous`: key of the statement
  /// before. The key is "other" when no entry fits and there is no context.
  Subject read(const Noun& noun, const Subject* context, std::string_view previous);

  /// The functional classification that `text` spells out; nullopt when it does not.
  std::optional<Subject> function_in(std::string_view text);

  /// Whether nothing but a verb of execution stands there: 完成.
  bool says_nothing(std::string_view text) const;

  /// Whether a noun, cleaned, goes on about what was spoken of before it.
  bool generic(std::string_view noun) const;

  /// 税收收入完成 and 税收收入 are one name.
  std::string_view without_verb(std::string_view name) const;

  /// Without entity, list mark and the words that open and close a noun.
  std::string_view cleaned(std::string_view text) const;

 private:
  std::string_view take_measure(std::string_view text, std::string_view previous, std::string& suffix) const;
  std::optional<Subject> class_in(std::string_view noun, const Noun& whole);
  const SubjectPattern* entry_for(std::string_view noun, const Noun& whole, std::string_view previous,
                                  bool by_context) const;
  bool unit_fits(const SubjectPattern& entry, const Noun& noun) const;
  std::optional<std::string> fund_of(std::string_view noun) const;
  bool in_headings(const Words& words) const;

  const ProseVocabulary& words_;
  FunctionCodes& codes_;
  const std::vector<std::string>& path_;
  const std::string& entity_;
};

}  // namespace yusuan::prose
