#include "process/prune.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "process/batch_inputs.h"
#include "process/origins.h"

namespace yusuan::process {
namespace {

namespace fs = std::filesystem;

std::string place_of(const std::string& path) {
  std::string text = source_path(fs::current_path().string(), path);
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

// A folder without a document may be one whose disk is not there.
std::vector<std::string> places_to_look(const std::vector<std::string>& paths) {
  std::vector<std::string> places;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (path != "-" && (!fs::is_directory(path, ignored) || !find_documents({path}).empty()))
      places.push_back(place_of(path));
  }
  return places;
}

bool lies_in(const std::string& file, const std::vector<std::string>& places) {
  return std::any_of(places.begin(), places.end(), [&](const std::string& place) {
    return file == place || file.starts_with(place == "/" ? place : place + '/');
  });
}

}  // namespace

std::size_t prune(feed::FeedStore& store, const std::vector<std::string>& paths) {
  const std::vector<std::string> places = places_to_look(paths);
  const std::vector<feed::LoadedFile> files = store.loaded_files();
  std::unordered_map<std::string, std::string> latest;
  for (const feed::LoadedFile& file : files) latest[file.path] = std::max(latest[file.path], file.loaded_at);
  std::vector<std::string> gone;
  for (const feed::LoadedFile& file : files) {
    std::error_code error;
    const bool there = fs::exists(file.path, error) || error;
    if (lies_in(file.path, places) && (!there || file.loaded_at < latest[file.path])) gone.push_back(file.sha256);
  }
  store.remove(gone);
  return gone.size();
}

}  // namespace yusuan::process
