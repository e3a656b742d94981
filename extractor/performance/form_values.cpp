#include "performance/form_values.h"

namespace yusuan::performance {

std::optional<std::string>* text_field(Performance& form, FormField field) {
  switch (field) {
    case FormField::kProject:
      return &form.project;
    case FormField::kDepartment:
      return &form.department;
    case FormField::kExecutingUnit:
      return &form.executing_unit;
    case FormField::kOwner:
      return &form.owner;
    case FormField::kObjective:
      return &form.objective;
    default:
      return nullptr;
  }
}

std::optional<Decimal>* amount_field(Performance& form, FormField field) {
  switch (field) {
    case FormField::kTotal:
      return &form.total;
    case FormField::kFiscal:
      return &form.fiscal;
    case FormField::kCarryover:
      return &form.carryover;
    case FormField::kOther:
      return &form.other;
    default:
      return nullptr;
  }
}

}  // namespace yusuan::performance
