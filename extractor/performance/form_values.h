// Where the fields of a performance form stand in what is written of it.
#pragma once

#include <optional>
#include <string>

#include "model/prose.h"
#include "performance/performance_words.h"

namespace yusuan::performance {

/// The fields that hold text, and those that hold an amount of the form, in the order in which they are written.
inline constexpr FormField kTextFields[] = {FormField::kProject, FormField::kDepartment, FormField::kExecutingUnit,
                                            FormField::kOwner, FormField::kObjective};
inline constexpr FormField kAmountFields[] = {FormField::kTotal, FormField::kFiscal, FormField::kCarryover,
                                              FormField::kOther};

/// nullptr for a field that holds no text.
std::optional<std::string>* text_field(Performance& form, FormField field);

/// nullptr for a field that holds no amount.
std::optional<Decimal>* amount_field(Performance& form, FormField field);

}  // namespace yusuan::performance
