#include "feed/load_time.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace yusuan::feed {

std::vector<FeedRow> loaded_now(std::vector<FeedRow> documents) {
  const auto now = std::chrono::system_clock::now();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  const auto whole = std::chrono::system_clock::from_time_t(seconds);
  const int milliseconds = static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(now - whole).count());
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 32> day{}, time{};
  if (std::strftime(day.data(), day.size(), "%Y-%m-%dT%H:%M:%S", &utc) == 0) return documents;
  std::snprintf(time.data(), time.size(), ".%03dZ", milliseconds % 1000);
  static const std::size_t field = field_place(kDocuments, "loaded_at");
  for (FeedRow& row : documents) row.at(field) = std::string(day.data()) + time.data();
  return documents;
}

}  // namespace yusuan::feed
