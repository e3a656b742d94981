// `yusuan extract` over one document or many.
#pragma once

#include <string>
#include <vector>

#include "commands.h"

namespace yusuan {

/// One document after the other: into a folder each result as one alone, into a file or to standard output those
/// formats that have room for many. `inputs`: files; folders stand for the *.pdf and *.txt below them; - is standard
/// input. Returns the gravest exit status, after any error line is written.
int run_extract(const Request& request, const std::vector<std::string>& inputs,
                const Delivery& delivery = plain_delivery());

}  // namespace yusuan
