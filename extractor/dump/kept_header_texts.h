// The texts of a header whose lines a dump keeps, each put together from its lines.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "dump/header_words.h"
#include "dump/kept_names.h"

namespace yusuan::dump {

/// Rows: names whose middles are nearer than this stand at one height. A line more or less moves it by half a row.
constexpr double kSameHeight = 0.6;

/// Put together by their words, and else from the bottom up where they stand below each other.
class HeaderTexts {
 protected:
  HeaderTexts(const std::vector<const KeptLine*>& header, const HeaderWords& words);

  // A line goes on in the next one where it is full.
  static bool goes_on(const HeaderName& text, const KeptWord& word, int row, const KeptWord& top);

  const KeptWord& top_word(const HeaderName& text) const;

  void add(std::size_t line, std::size_t at);

  bool at_height_of_others(const HeaderName& text) const;

  // The first line of a text and the rest of it.
  std::pair<HeaderName, HeaderName> parted(const HeaderName& text) const;

  std::string said(const HeaderName& text) const;

  // Texts of which all but the first line is what another one says: names that are repeated.
  int hidden_names() const;

  // Texts whose first line may stand over the rest: that is at the height of others.
  std::vector<std::size_t> may_part() const;

  // 类 款 项 below the codes that they are parts of.
  bool is_over_code(const HeaderName& text, const HeaderName& part) const;

  bool is_total(const HeaderName& name) const;

  Kinship kin(const HeaderName& over, const HeaderName& name) const;

  using Place = std::pair<std::size_t, std::size_t>;  // line and word
  const std::vector<const KeptLine*>& header_;
  const HeaderWords& words_;
  std::vector<HeaderName> texts_;
  // Of all readings of one header.
  struct Shared {
    std::size_t steps = 0;
    std::map<std::tuple<Place, std::size_t, Place, std::size_t>, Kinship> kin;
  };
  std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
  std::size_t told_ = 0;  // the first of them, which their words told
};

}  // namespace yusuan::dump
