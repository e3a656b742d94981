// The command line's help in Chinese.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace yusuan {

/// Whether the words of a command line (`--lang zh`), else LC_ALL, LC_MESSAGES or LANG (zh_CN.UTF-8) ask for Chinese.
bool wants_chinese(const std::vector<std::string>& words);

/// Puts Chinese descriptions into the commands and options of `app`; what has none keeps its English one.
void translate(CLI::App& app);

}  // namespace yusuan
