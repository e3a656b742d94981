// Which documents a command line means.
#pragma once

#include <string>
#include <vector>

namespace yusuan::process {

/// The files that `paths` name, in their order: a file itself; of a folder every *.pdf and *.txt below it, in the order
/// of their names, links to folders not followed; of a pattern (*, ?, [) that is no file what it matches; of "-" the
/// same for each line of standard input. No file twice by the same path. What is not there stays in the list, so that
/// it is reported as a document that cannot be read.
std::vector<std::string> find_documents(const std::vector<std::string>& paths);

/// The same without patterns, which a shell has spelled out; "-" stays as it is, and so does a folder that holds none.
std::vector<std::string> documents_below(const std::vector<std::string>& paths);

}  // namespace yusuan::process
