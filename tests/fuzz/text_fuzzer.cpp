// Any text: normalisation settles at once, and a figure that was read prints and reads back as itself.
#include <cstdlib>
#include <string_view>

#include "text/amount.h"
#include "text/date.h"
#include "text/normalise.h"
#include "text/spacing.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = yusuan::text::normalise(bytes);
  if (yusuan::text::normalise(text) != text) std::abort();
  const std::string closed = yusuan::text::closed_up(text);
  if (yusuan::text::closed_up(closed) != closed) std::abort();
  yusuan::text::find_date(text);
  if (const auto amount = yusuan::text::parse_amount(text))
    if (yusuan::Decimal::parse(amount->value.to_string()) != amount->value) std::abort();
  return 0;
}
