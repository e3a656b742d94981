#include "text/sentence.h"

namespace yusuan::text {

bool has_sentence_mark(std::string_view text) {
  for (const std::string_view mark : {"。", "，", "；"})
    if (text.find(mark) != std::string_view::npos) return true;
  return false;
}

bool is_of_another_base(std::string_view words) {
  for (const std::string_view word : {"口径", "可比", "剔除", "扣除"})
    if (words.find(word) != std::string_view::npos) return true;
  return false;
}

}  // namespace yusuan::text
