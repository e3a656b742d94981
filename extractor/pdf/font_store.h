// The metrics of a document's fonts, read once each.
#pragma once

#include <memory>

#include "pdf/font_metrics.h"

class QPDFObjectHandle;

namespace yusuan::pdf {

/// What a font's dictionary says of its codes and widths; Codes::kUnknown where it does not say enough.
FontMetrics read_metrics(const QPDFObjectHandle& font);

class FontStore {
 public:
  FontStore();
  ~FontStore();

  /// Never null; lives as long as the store.
  const FontMetrics* find(const QPDFObjectHandle& font);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yusuan::pdf
