// 200 documents for batch_stub, some of which end badly.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>

namespace yusuan::process {

#if defined(YUSUAN_SANITIZED)
constexpr bool kMemoryIsBounded = false;
#else
constexpr bool kMemoryIsBounded = true;
#endif

/// Returns the file name of each with the journal's error code, empty for a good one. In rounds 1 and 2 the batch is
/// killed, in round 3 interrupted.
inline std::map<std::string, std::string> write_fault_documents(const std::filesystem::path& folder) {
  std::map<int, std::pair<std::string, std::string>> special = {
      {5, {"crash", "crashed"}},    {11, {"abort", "crashed"}},    {13, {"liar", "changed"}},
      {17, {"forger", "crashed"}},  {23, {"hang", "timeout"}},     {41, {"exit", "crashed"}},
      {42, {"damaged", "damaged"}}, {43, {"killed", "killed"}},    {60, {"assassin 1", ""}},
      {77, {"strange", "crashed"}}, {110, {"crash", "crashed"}},   {120, {"assassin 2", ""}},
      {121, {"killed", "killed"}},  {150, {"damaged", "damaged"}}, {160, {"interrupt 3", ""}},
      {170, {"hang", "timeout"}},   {180, {"crash", "crashed"}},   {199, {"damaged", "damaged"}},
  };
  if (kMemoryIsBounded) special[100] = {"hungry", "memory"};
  std::filesystem::create_directories(folder);
  std::map<std::string, std::string> expected;
  for (int i = 0; i < 200; ++i) {
    const std::string name = std::to_string(1000 + i) + ".txt";
    const auto found = special.find(i);
    const std::string what = found != special.end() ? found->second.first : "good";
    // Each has bytes of its own; a good one says its number.
    std::ofstream(folder / name) << what << (what == "good" ? " " : "\n") << i << "\n";
    expected[name] = found != special.end() ? found->second.second : "";
  }
  return expected;
}

}  // namespace yusuan::process
