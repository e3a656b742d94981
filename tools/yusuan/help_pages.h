// What shells and man say of the command line, from the same table as --help.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace yusuan {

/// The shells that completion() knows.
const std::vector<std::string>& completion_shells();

/// A script that completes commands, options and their values in that shell.
std::string completion(const CLI::App& app, const std::string& shell);

/// yusuan(1), for man.
std::string man_page(const CLI::App& app);

}  // namespace yusuan
