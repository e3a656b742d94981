// What words of running text say by themselves, whatever they are about.
#pragma once

#include <string_view>

namespace yusuan::text {

/// Whether a line says a sentence or a part of one: it holds 。 ， or ；, which rows of tables do not.
bool has_sentence_mark(std::string_view text);

/// 同口径, 可比, 剔除, 扣除: whether the words before a rate say that it leaves out what the amounts hold.
bool is_of_another_base(std::string_view words);

}  // namespace yusuan::text
