#include "forms/form_parts.h"

namespace yusuan::forms {

std::vector<performance::FormPart> form_parts(const std::vector<GridTable>& tables) {
  std::vector<performance::FormPart> parts;
  for (const GridTable& table : tables) {
    const Caption& caption = table.caption;
    parts.push_back({{caption.number, caption.title, caption.money_unit, caption.skipped, caption.prose},
                     table.grids,
                     table.columns});
  }
  return parts;
}

}  // namespace yusuan::forms
