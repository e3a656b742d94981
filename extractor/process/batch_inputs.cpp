#include "process/batch_inputs.h"

#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string_view>
#include <unordered_set>

namespace yusuan::process {
namespace {

namespace fs = std::filesystem;

bool is_document(const fs::path& path) {
  std::string ending = path.extension().string();
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  return ending == ".pdf" || ending == ".txt";
}

class Listing {
 public:
  void add(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) return add_folder(path);
    if (!fs::exists(path, error) && path.find_first_of("*?[") != std::string::npos && add_matches(path)) return;
    add_file(path);
  }

  void add_file_or_folder(const std::string& path) {
    std::error_code error;
    const std::size_t before = files_.size();
    if (path != "-" && fs::is_directory(path, error)) add_folder(path);
    if (files_.size() == before) add_file(path);
  }

  std::vector<std::string> take() { return std::move(files_); }

 private:
  void add_file(std::string path) {
    if (seen_.insert(path).second) files_.push_back(std::move(path));
  }

  void add_folder(const std::string& folder) {
    std::vector<std::string> found;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
      std::error_code gone;
      if (is_document(entry->path()) && entry->is_regular_file(gone)) found.push_back(entry->path().string());
    }
    // A folder that cannot be listed is reported as a document that cannot be read.
    if (error) add_file(folder);
    std::sort(found.begin(), found.end());
    for (std::string& path : found) add_file(std::move(path));
  }

  bool add_matches(const std::string& pattern) {
    glob_t matches{};
    const bool found = glob(pattern.c_str(), 0, nullptr, &matches) == 0;
    for (std::size_t i = 0; found && i < matches.gl_pathc; ++i) {
      std::error_code error;
      const std::string path = matches.gl_pathv[i];
      fs::is_directory(path, error) ? add_folder(path) : add_file(path);
    }
    globfree(&matches);
    return found;
  }

  std::vector<std::string> files_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

std::vector<std::string> find_documents(const std::vector<std::string>& paths) {
  Listing listing;
  for (const std::string& path : paths) {
    if (path != "-") {
      listing.add(path);
      continue;
    }
    for (std::string line; std::getline(std::cin, line);) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (!line.empty()) listing.add(line);
    }
  }
  return listing.take();
}

std::vector<std::string> documents_below(const std::vector<std::string>& paths) {
  Listing listing;
  for (const std::string& path : paths) listing.add_file_or_folder(path);
  return listing.take();
}

}  // namespace yusuan::process
