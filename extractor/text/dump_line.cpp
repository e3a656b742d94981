#include "text/dump_line.h"

namespace yusuan::text {

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> pieces;
  for (std::size_t from = 0;;) {
    const auto end = text.find(at, from);
    pieces.push_back(text.substr(from, end - from));
    if (end == std::string_view::npos) return pieces;
    from = end + 1;
  }
}

std::vector<std::string> pieces_of(const DumpLine& line) {
  std::vector<std::string> pieces;
  for (const std::string_view piece : split(line.text, ' '))
    if (!piece.empty()) pieces.emplace_back(piece);
  return pieces;
}

}  // namespace yusuan::text
