// What speaks against a reading of a part of a page as a table.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace yusuan::grid {

enum class Objection : std::uint8_t {
  kAmountsInHeader,  ///< names of columns are amounts
  kNoNames,          ///< the texts of the header name no columns
  kNoRows,           ///< no rows that the columns explain stand below the header
  kNotToTheEnd,      ///< rows go on, or a rule follows, where the reading ends
  kAcrossBorders,    ///< texts lie across borders of columns
  kCutWords,         ///< borders cut words
  kSharedColumns,    ///< several texts of a line stand in one column
  kSmall,            ///< too few rows or columns
  kSparse,           ///< too few places hold a text
  kNoFigures,        ///< too few figures for so few rows
  kWordy,            ///< long texts
  kList,             ///< numbers or bullets before a text, page numbers behind it
  kScale,            ///< figures that count up in equal steps: an axis
  kRunningText,      ///< texts go on from row to row
  kUnclearHeader,    ///< the header does not read without contradiction
  kLinesLeftOut,     ///< lines of the region are not in the table
  kNoRules,          ///< no rules across
};

inline constexpr std::array kObjections{
    Objection::kAmountsInHeader, Objection::kNoNames,     Objection::kNoRows,        Objection::kNotToTheEnd,
    Objection::kAcrossBorders,   Objection::kCutWords,    Objection::kSharedColumns, Objection::kSmall,
    Objection::kSparse,          Objection::kNoFigures,   Objection::kWordy,         Objection::kList,
    Objection::kScale,           Objection::kRunningText, Objection::kUnclearHeader, Objection::kLinesLeftOut,
    Objection::kNoRules};

/// A set of them.
class Objections {
 public:
  void add(Objection objection) { set_ |= bit(objection); }
  bool has(Objection objection) const { return (set_ & bit(objection)) != 0; }
  bool any() const { return set_ != 0; }

 private:
  static std::uint32_t bit(Objection objection) { return std::uint32_t{1} << static_cast<unsigned>(objection); }
  std::uint32_t set_ = 0;
};

/// Its code, stable: `across_borders`.
std::string_view code_of(Objection objection);

/// In the order of kObjections.
std::vector<std::string_view> codes_of(const Objections& objections);

/// Which readings a finder gives.
enum class Asked : std::uint8_t {
  kBest,  ///< of each part of a page the first without an objection
  kAll,   ///< all, also those that something speaks against: to see what there was to choose from
};

}  // namespace yusuan::grid
