// The metrics of a document's fonts, read once each.
#pragma once

#define POINTERHOLDER_TRANSITION 4
#include <map>
#include <memory>
#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

#include "pdf/font_metrics.h"

namespace yusuan {

/// What a font's dictionary says of its codes and widths; Codes::kUnknown where it does not say enough.
FontMetrics read_metrics(QPDFObjectHandle font);

class FontStore {
 public:
  /// Never null; lives as long as the store.
  const FontMetrics* find(QPDFObjectHandle font);

 private:
  std::map<QPDFObjGen, std::unique_ptr<const FontMetrics>> fonts_;
  std::vector<std::unique_ptr<const FontMetrics>> direct_;  ///< written where they are used
};

}  // namespace yusuan
