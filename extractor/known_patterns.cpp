#include "known_patterns.h"

namespace yusuan {

std::shared_ptr<const forms::Patterns> known_patterns(const std::optional<std::string>& dir) {
  const auto read = [](const std::optional<std::string>& from) {
    return std::make_shared<const forms::Patterns>(forms::read_patterns(patterns::PatternFiles(from)));
  };
  if (dir) return read(dir);
  static const std::shared_ptr<const forms::Patterns> built_in = read({});
  return built_in;
}

}  // namespace yusuan
