// One document: read in a process of its own, its result put where it belongs.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "commands.h"
#include "process/output.h"

namespace yusuan {

/// From the bytes to the result, which goes to standard output or into the outbox.
using Work = std::function<void(std::string_view bytes, const ExtractOptions& options, const process::Outbox& outbox)>;

/// Reads `request.input` and returns the exit status, after any error line is written. `done`: the exit status when all
/// went well, which the work may change.
int run_document(const Request& request, const Work& work, const Delivery& delivery = {},
                 const int& done = process::kDone);

/// When the input is a folder, under which no document was found: says so and returns the exit status.
std::optional<int> refuse_folder(const Request& request);

/// Says what cannot be written, for the file `input`, and returns the exit status.
int refuse_output(const Request& request, const process::OutputError& error);

}  // namespace yusuan
