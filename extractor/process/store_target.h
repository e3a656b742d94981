// A batch into a database. Only yusuan-feed has it: it links the databases' libraries.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "process/batch.h"

namespace yusuan::feed {
class FeedStore;
}  // namespace yusuan::feed

namespace yusuan::process {

/// Opens the database anew; throws FeedError.
using OpenStore = std::function<std::unique_ptr<feed::FeedStore>()>;

/// `name` is what the journal calls the database: no passwords. Opens the database once, to say early what is wrong
/// with it and, when the batch resumes, to ask what `run` has loaded already. Throws OutputError.
BatchTarget store_target(const BatchRequest& request, const std::string& run, const OpenStore& open, std::string name);

}  // namespace yusuan::process
