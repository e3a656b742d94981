// What stands above the indicators of a dumped 绩效目标表.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "model/document.h"
#include "performance/performance_words.h"
#include "text/dump_line.h"

namespace yusuan::performance {

/// Writes what stands behind labels into a form. Of several labels for one field the file's first counts.
class HeadValues {
 public:
  explicit HeadValues(Performance& performance);
  /// An empty value leaves the field as it is; an amount that is none too.
  void take(const FieldLabel& label, const std::string& value);

 private:
  Performance& performance_;
  std::array<std::size_t, static_cast<std::size_t>(FormField::kIgnored) + 1> ranks_{};
};

/// `pieces` are the text above the indicators, each value behind its label, either in one piece or more.
void read_head(const std::vector<std::string>& pieces, const PerformanceWords& words, Performance& performance);

/// The same where a dump has torn the labels off their values: amounts that add up, and names that `document` says
/// elsewhere. `lines` are the whole form. Fields that cannot be told are null.
void read_torn_head(const std::vector<text::DumpLine>& lines, const PerformanceWords& words, const Document& document,
                    Performance& performance);

}  // namespace yusuan::performance
